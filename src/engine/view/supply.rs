//! Stock against need, sources and risk as the screen shows them: one row a part, riskiest first.

use serde::{Deserialize, Serialize};

use crate::domain::bom::house::only_house;
use crate::domain::known::Mark;
use crate::domain::language::tr;
use crate::domain::parts::supply::{Cover, PartSupply};
use crate::domain::report::Report;
use crate::domain::settings::lead_time::LeadGrade;
use crate::domain::settings::risk::{Factor, RiskWeights};
use crate::domain::sorting::{sort_by, sort_by_key};
use crate::domain::supply::part::{index_of_lines, parts_of};
use crate::domain::supply::risk::{BomRisk, Grade, LineRisk};
use crate::domain::supply::sources::{Makers, maker_of};
use crate::domain::supply::usual::usual_of;
use crate::domain::supply::wait::Wait;
use crate::domain::words::{coverage, gap, list, names, numbers, plan_words, supply_words as words};
use crate::engine::view::attention::Attention;
use crate::engine::view::part_group::PartGroups;

/// A window of the parts of a report at one volume.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupplyWindow {
    pub revision: u32,
    pub boards: u32,
    pub boards_text: String,
    pub phase: String,
    pub total: u32,
    pub start: u32,
    pub rows: Vec<SupplyRow>,
    /// Parts by cover: short, little to spare, covered, covered twice, not stated; none where the stock is not told.
    pub covers: Vec<CoverCount>,
    /// How the stock is marked at this volume.
    pub mark: Mark,
    /// For how many boards the stated stock is enough, with the lines that it rests on in front.
    pub stock: String,
    /// The parts that cap it, the scarcest first.
    pub capping: Vec<CappingPart>,
    /// Parts that one maker, one seller or one house's order code stands behind, by what they stand on, riskiest first:
    /// "1 maker, 2 sellers", "named by the order code of LCSC alone".
    pub single: PartGroups,
    /// Parts of which no source says anything, listed or not.
    pub silent_count: u32,
    /// Parts that nobody has to look at, listed or not.
    pub calm_count: u32,
    /// Parts of which nobody knows who else makes or sells them.
    pub sources_unknown: u32,
    pub risk: RiskView,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CoverCount {
    /// `short`, `low`, `fair`, `ample`, `unknown`.
    pub code: String,
    pub label: String,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CappingPart {
    pub line: u32,
    pub title: String,
    /// "412 boards".
    pub boards: String,
}

/// The risk of the BOM.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RiskView {
    /// `None`: no line is fitted.
    pub grade: Option<Grade>,
    /// "High".
    pub grade_text: String,
    /// The grade with the approved alternates.
    pub reachable: Option<Grade>,
    pub reachable_text: String,
    /// Percent of the weights that rest on data.
    pub known_percent: u32,
    /// Lines by grade, as they are and with the approved alternates: high, unknown, medium, low.
    pub counts: Vec<GradeCount>,
    /// The weights in use, to be changed and sent back with `Command::SetRiskWeights`.
    pub weights: RiskWeights,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GradeCount {
    pub grade: Grade,
    pub label: String,
    pub actual: u32,
    pub reachable: u32,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupplyRow {
    /// The first line of the part.
    pub line: u32,
    pub attention: Attention,
    pub title: String,
    /// Empty where it is not stated.
    pub lifecycle: String,
    /// "16 weeks"; empty where it is not stated.
    pub lead_time: String,
    /// The usual lead time of the kind, where none is stated: a hint that counts nowhere.
    pub lead_time_hint: String,
    /// `normal`, `watch`, `amber`, `long`, `critical`; empty where it is not stated.
    pub lead_time_grade: String,
    pub need: String,
    pub on_hand: String,
    pub at_sellers: String,
    pub cover: String,
    /// `short`, `low`, `fair`, `ample`, `unknown`.
    pub cover_code: String,
    /// "500 to order on lead time".
    pub advice: String,
    /// "1 maker, 2 sellers".
    pub sources: String,
    /// Only this house's order code names the part; empty where a maker's number does.
    pub only_house: String,
    pub grade: Grade,
    pub grade_text: String,
    /// "45"; "20–65" where something is not known.
    pub points: String,
    /// The points that are sure, and those that it may have, of 100.
    pub least: u32,
    pub most: u32,
    /// What makes most of them: "Lifecycle not known".
    pub cause: String,
    /// "Lead time 20, lifecycle not known 30".
    pub because: String,
    /// The grade with the best approved alternate, where that is better: "Low with CRCW040210K0FKED".
    pub reachable: String,
}

/// The parts at one volume; `None` where there is no such volume.
pub fn supply(report: &Report, volume: usize, start: u32, count: u32, revision: u32) -> Option<SupplyWindow> {
    let boards = *report.settings.boards.get(volume)?;
    let parts = parts_of(report);
    let risk = BomRisk::of_parts(report, &parts, boards);
    let of_line = |line: u32| {
        risk.lines.binary_search_by_key(&line, |it| it.line).ok().and_then(|at| risk.lines.get(at)).copied()
    };
    let mut order: Vec<(usize, LineRisk)> =
        parts.iter().enumerate().filter_map(|(at, part)| Some((at, of_line(part.line)?))).collect();
    // What is known to be bad comes before what is not known.
    let weight = |it: &LineRisk| (it.actual.grade() == Grade::High, it.actual.least, it.actual.points);
    sort_by(&mut order, |one, other| weight(&other.1).cmp(&weight(&one.1)).then(one.0.cmp(&other.0)));
    let makers = makers_of_parts(report, parts.len());
    let makers_at = |at: usize| makers.get(at).copied().unwrap_or(0);
    let ranked = order.iter().filter_map(|(at, risk)| Some((parts.get(*at)?, risk)));
    let asked: Vec<_> = ranked.map(|(part, risk)| Attention::of(report, part, risk, boards)).collect();
    let asks = |wanted| u32::try_from(asked.iter().filter(|it| **it == wanted).count()).unwrap_or(u32::MAX);
    let rows = order.iter().zip(&asked).skip(start as usize).take(count as usize);
    let rows = rows
        .filter_map(|((at, risk), asked)| row(report, parts.get(*at)?, makers_at(*at), risk, boards, *asked));
    let rows = rows.collect();
    let sources = Factor::ALL.iter().position(|it| *it == Factor::Sources).unwrap_or(0);
    let points = |risk: &LineRisk| risk.actual.factors.get(sources).copied().flatten();
    let sources_unknown = order.iter().filter(|it| points(&it.1).is_none()).count();
    let single = order.iter().filter(|it| points(&it.1).is_some_and(|it| it > 0));
    let single = single.filter_map(|(at, _)| {
        let part = parts.get(*at)?;
        Some((part, stands_on(report, part, makers_at(*at))))
    });
    let mut scarce: Vec<(u64, &PartSupply)> =
        parts.iter().filter_map(|it| Some((it.boards_from_stock()?, it))).collect();
    sort_by_key(&mut scarce, |it| it.0);
    let not_made = plan_words::not_made(report, &parts, &Wait::of(&parts, boards).not_made, boards);
    let mark = if not_made.is_empty() { report.stock_mark(boards) } else { Mark::Warning };
    let mut stock = vec![not_made, coverage::stock(report)];
    stock.retain(|it| !it.is_empty());
    let stock = stock.join(gap());
    let boards_word = |boards: u64| numbers::number_of(boards, "{} board", "{} boards");
    Some(SupplyWindow {
        revision,
        boards,
        boards_text: numbers::count(boards.into()),
        phase: names::phase(report.settings.phase(boards)).to_owned(),
        total: u32::try_from(order.len()).unwrap_or(u32::MAX),
        start,
        rows,
        covers: if report.supply.stock_unknown.is_some() { covers(&parts, boards) } else { Vec::new() },
        mark,
        stock,
        capping: scarce
            .iter()
            .take(10)
            .map(|(boards, part)| CappingPart {
                line: part.line,
                title: plan_words::part_title(report, part),
                boards: boards_word(*boards),
            })
            .collect(),
        single: PartGroups::of(report, single),
        silent_count: asks(Attention::Silent),
        calm_count: asks(Attention::Calm),
        sources_unknown: u32::try_from(sources_unknown).unwrap_or(u32::MAX),
        risk: risk_view(report, &risk),
    })
}

/// What a part with one source stands on.
fn stands_on(report: &Report, part: &PartSupply, makers: u32) -> String {
    let line = report.lines.get(part.line as usize);
    let house = line.and_then(|it| only_house(&it.line));
    // How parts of the kind are stocked is told to one's own house, as their lead times are.
    let usual = line.and_then(|it| it.usual.copied()).filter(|_| report.audience.sees_purchase());
    let mut why = vec![
        house.map_or_else(|| words::sources(makers, part.sellers), |it| words::only_house(&it)),
        words::rarely_stocked(usual),
    ];
    why.retain(|it| !it.is_empty());
    list(why)
}

fn covers(parts: &[PartSupply], boards: u32) -> Vec<CoverCount> {
    let all = [Cover::Short, Cover::Low, Cover::Fair, Cover::Ample, Cover::Unknown];
    let mut counts = [0_u32; 5];
    for part in parts {
        if let Some(count) = counts.get_mut(part.cover(boards) as usize) {
            *count += 1;
        }
    }
    all.into_iter()
        .zip(counts)
        .map(|(it, count)| CoverCount {
            code: it.code().to_owned(),
            label: words::cover(it).to_owned(),
            count,
        })
        .collect()
}

fn risk_view(report: &Report, risk: &BomRisk) -> RiskView {
    let grade = risk.grade();
    let text = |it: Option<Grade>| it.map_or_else(|| tr("Not known"), words::grade).to_owned();
    RiskView {
        grade: grade.map(|it| it.0),
        grade_text: text(grade.map(|it| it.0)),
        reachable: grade.map(|it| it.1),
        reachable_text: text(grade.map(|it| it.1)),
        known_percent: risk.known_percent(),
        counts: [Grade::High, Grade::Unknown, Grade::Medium, Grade::Low]
            .map(|it| {
                let (actual, reachable) = risk.count(it);
                GradeCount { grade: it, label: words::grade(it).to_owned(), actual, reachable }
            })
            .into(),
        weights: report.settings.risk,
    }
}

/// For each part how many makers can deliver it or an approved alternate of one of its lines.
fn makers_of_parts(report: &Report, parts: usize) -> Vec<u32> {
    let part_of_line = index_of_lines(report);
    let mut names: Vec<Vec<&str>> = vec![Vec::new(); parts];
    let mut add = |line: usize, name| {
        let part = part_of_line.get(line).copied().flatten();
        if let Some(it) = part.and_then(|it| names.get_mut(it as usize)) {
            it.push(name);
        }
    };
    for (at, line) in report.lines.iter().enumerate() {
        add(at, maker_of(line));
    }
    for alternate in report.prepared.alternates.iter().filter(|it| it.is_approved) {
        add(alternate.line as usize, alternate.part.line.manufacturer.as_str());
    }
    let mut makers = Makers::default();
    names.iter().map(|it| makers.count(it.iter().copied())).collect()
}

fn row(
    report: &Report,
    part: &PartSupply,
    makers: u32,
    risk: &LineRisk,
    boards: u32,
    attention: Attention,
) -> Option<SupplyRow> {
    let line = report.lines.get(part.line as usize)?;
    let number = |it: Option<rust_decimal::Decimal>| it.map(numbers::decimal).unwrap_or_default();
    let cover = part.cover(boards);
    let is_told = part.lead_time_days.is_none() && !part.is_in_stock && report.audience.sees_purchase();
    let hint = usual_of(line).filter(|_| is_told);
    let alternate = risk.by.and_then(|it| report.prepared.alternates.get(it as usize));
    let grade = risk.actual.grade();
    Some(SupplyRow {
        line: part.line,
        attention,
        title: plan_words::part_title(report, part),
        lifecycle: part.lifecycle.map(names::lifecycle).unwrap_or_default().to_owned(),
        lead_time: part.lead_time_days.map(numbers::lead_time).unwrap_or_default(),
        lead_time_hint: hint.and_then(|it| it.lead_time).map(words::usual_weeks).unwrap_or_default(),
        lead_time_grade: part
            .lead_time_days
            .map(|it| LeadGrade::of(it, &report.settings.lead_time).code())
            .unwrap_or_default()
            .to_owned(),
        need: number(part.need(boards)),
        on_hand: number(part.on_hand),
        at_sellers: number(part.at_sellers),
        cover: words::cover(cover).to_owned(),
        cover_code: cover.code().to_owned(),
        advice: words::cover_advice(part, boards),
        sources: words::sources(makers, part.sellers),
        only_house: only_house(&line.line).unwrap_or_default(),
        grade,
        grade_text: words::grade(grade).to_owned(),
        points: words::points(&risk.actual),
        least: risk.actual.least,
        most: risk.actual.points,
        cause: words::cause(&risk.actual, |it| report.settings.risk.of(it)),
        because: words::because(&risk.actual, |it| report.settings.risk.of(it)),
        reachable: alternate
            .map(|it| tr!("{} with {}", words::grade(risk.reachable.grade()), it.part.line.mpn))
            .unwrap_or_default(),
    })
}
