//! What is declared of a line's substances. A substance is below its threshold only where all that is stated says so of
//! all ten; what is not declared is unknown, and is left out.

use crate::domain::assess::compliance::svhc;
use crate::domain::compliance::exemptions::find;
use crate::domain::compliance::regimes::{Answer, SVHC_LIST_DATE};
use crate::domain::compliance::substances::{Restricted, by_name};
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::source::SourceRole;

/// The list of the ten substances of Directive 2011/65/EU with (EU) 2015/863, as IPC names it: of July 2019.
pub(super) const ROHS_LIST: &str = "EUROHS-1907";

const OF_MATERIAL: &str = "0.1% by weight of homogeneous material";
const CADMIUM_OF_MATERIAL: &str = "0.01% by weight of homogeneous material";
const OF_ARTICLE: &str = "0.1 mass% of article";

/// A list of categories with what is declared of each.
pub(super) struct List {
    /// `EUROHS-1907`, `EUREACH-0226`.
    pub(super) identity: String,
    pub(super) categories: Vec<Category>,
}

/// A substance or group of substances.
pub(super) struct Category {
    pub(super) name: String,
    pub(super) is_above: bool,
    pub(super) threshold: &'static str,
    /// Entries of Annex III: `7(c)-I`.
    pub(super) exemptions: Vec<String>,
}

/// How much of the ten RoHS substances of a line is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Extent {
    #[default]
    Nothing,
    Part,
    All,
}

/// The lists of a line, none of them empty.
pub(super) fn lists(report: &Report, line: &ReportLine) -> Vec<List> {
    let rohs = List { identity: ROHS_LIST.to_owned(), categories: rohs(report, line) };
    let reach = List { identity: reach_list(), categories: reach(line) };
    [rohs, reach].into_iter().filter(|it| !it.categories.is_empty()).collect()
}

/// How much of the ten is among the lists of a line.
pub(super) fn extent(lists: &[List]) -> Extent {
    let rohs = lists.iter().find(|it| it.identity == ROHS_LIST);
    match rohs.map_or(0, |it| it.categories.len()) {
        0 => Extent::Nothing,
        all if all == Restricted::ALL.len() => Extent::All,
        _ => Extent::Part,
    }
}

/// All ten below, or those that are stated above. "Compliant" of a source without a word for exemptions leaves open which of
/// the ten are above by one, and evidence from before the phthalates would look new here: both declare nothing.
fn rohs(report: &Report, line: &ReportLine) -> Vec<Category> {
    let rohs = &line.rohs;
    let above = match rohs.status {
        _ if rohs.is_early => return Vec::new(),
        RohsStatus::Compliant => {
            let is_known = rohs.answer() == Answer::Meets
                && rohs.exemption_use == ExemptionUse::None
                && names_ten(report, line);
            return if is_known { below(line) } else { Vec::new() };
        }
        RohsStatus::ByExemption => by_exemption(&rohs.exemptions),
        RohsStatus::NonCompliant => declared_above(report, line),
        RohsStatus::NotApplicable | RohsStatus::Unknown => return Vec::new(),
    };
    let category = |(group, exemptions): (Restricted, Vec<String>)| category(group, true, exemptions);
    above.into_iter().map(category).collect()
}

/// A declaration names the substances, and so does the directive of the four phthalates; "RoHS6" and a plain "Yes" leave open
/// whether they are meant.
fn names_ten(report: &Report, line: &ReportLine) -> bool {
    line.rohs.evidence.iter().any(|it| {
        let source = report.sources.get(usize::from(it.source.0));
        let text = it.text.to_lowercase();
        source.is_some_and(|it| it.role == SourceRole::Declaration)
            || ["2015/863", "rohs 3", "rohs3", "rohs-3"].iter().any(|it| text.contains(it))
    })
}

/// All ten, but for what is stated as a substance of very high concern: the two contradict each other.
fn below(line: &ReportLine) -> Vec<Category> {
    let contains = svhc(line);
    if contains == Some("") {
        return Vec::new();
    }
    let contradicted: Vec<Restricted> =
        contains.into_iter().flat_map(substances).filter_map(Restricted::from_name).collect();
    let left = Restricted::ALL.into_iter().filter(|it| !contradicted.contains(it));
    left.map(|it| category(it, false, Vec::new())).collect()
}

/// The substances that the entries allow. An entry for several does not say which of them is there.
fn by_exemption(entries: &[String]) -> Vec<(Restricted, Vec<String>)> {
    let mut above: Vec<(Restricted, Vec<String>)> = Vec::new();
    for entry in entries {
        let Some(group) = find(entry).and_then(|it| Restricted::from_code(it.substances)) else { continue };
        match above.iter_mut().find(|it| it.0 == group) {
            Some(known) => known.1.push(entry.clone()),
            None => above.push((group, vec![entry.clone()])),
        }
    }
    above
}

/// The substances that a declaration names as above; a word in a list says only that the part does not comply.
fn declared_above(report: &Report, line: &ReportLine) -> Vec<(Restricted, Vec<String>)> {
    let mut above: Vec<(Restricted, Vec<String>)> = Vec::new();
    for (evidence, stated) in line.rohs.evidence.iter().zip(&line.rohs.stated) {
        let source = report.sources.get(usize::from(evidence.source.0));
        let is_declared = source.is_some_and(|it| it.role == SourceRole::Declaration);
        let group = (is_declared && *stated == RohsStatus::NonCompliant).then(|| group_in(&evidence.text));
        if let Some(group) = group.flatten()
            && !above.iter().any(|it| it.0 == group)
        {
            above.push((group, Vec::new()));
        }
    }
    above
}

/// The group of "Sn63Pb37 as Lead 37 % of solder, limit 0.1 %" and of "Lead above the limit of the part, limit 0.1 %".
fn group_in(text: &str) -> Option<Restricted> {
    let (said, _) = text.split_once(" above the limit").or_else(|| text.split_once(" % of "))?;
    let as_group = said.rsplit_once(" as ").and_then(|it| Restricted::from_name(it.1));
    as_group.or_else(|| Restricted::from_name(said))
}

fn category(group: Restricted, is_above: bool, exemptions: Vec<String>) -> Category {
    let name = match group {
        Restricted::Lead => "Lead/Lead Compounds",
        Restricted::Mercury => "Mercury/Mercury Compounds",
        Restricted::Cadmium => "Cadmium/Cadmium Compounds",
        Restricted::HexavalentChromium => "Chromium (VI) Compounds",
        Restricted::Pbb => "Polybrominated Biphenyls (PBB)",
        Restricted::Pbde => "Polybrominated Diphenyl Ethers (PBDE)",
        Restricted::Dehp => "Bis(2-ethylhexyl) phthalate (DEHP)",
        Restricted::Bbp => "Benzyl butyl phthalate (BBP)",
        Restricted::Dbp => "Dibutyl phthalate (DBP)",
        Restricted::Dibp => "Diisobutyl phthalate (DIBP)",
    };
    let threshold = if group == Restricted::Cadmium { CADMIUM_OF_MATERIAL } else { OF_MATERIAL };
    Category { name: name.to_owned(), is_above, threshold, exemptions }
}

/// The substances of very high concern that are named. That there are none cannot be declared without all names of the list.
fn reach(line: &ReportLine) -> Vec<Category> {
    let named = svhc(line).into_iter().flat_map(substances);
    let category = |name: &str| Category {
        name: name.to_owned(),
        is_above: true,
        threshold: OF_ARTICLE,
        exemptions: Vec::new(),
    };
    named.map(category).collect()
}

/// Names between commas where each is known, else the text as it is: there are commas inside of names, too.
fn substances(text: &str) -> Vec<&str> {
    let names: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    let is_known = |it: &&str| by_name(it).next().is_some() || Restricted::from_name(it).is_some();
    if names.iter().all(is_known) {
        return names;
    }
    if text.is_empty() { Vec::new() } else { vec![text] }
}

/// The Candidate List that is known here, which holds all of the older ones: `EUREACH-0624` is that of June 2024.
fn reach_list() -> String {
    let date = SVHC_LIST_DATE;
    let (year, month) = (date.get(2..4).unwrap_or_default(), date.get(5..7).unwrap_or_default());
    ["EUREACH-", month, year].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_declared_words() {
        for (text, group) in [
            ("Lead/Lead Compounds above the limit of the part, limit 0.1 %", Some(Restricted::Lead)),
            ("Sn63Pb37 as Lead 37 % of lead wire, limit 0.1 %", Some(Restricted::Lead)),
            ("Cadmium oxide 8.754 % of AgCdO, limit 0.01 %", Some(Restricted::Cadmium)),
            ("Diisobutyl phthalate 3 % of jacket in 2 amounts added up, limit 0.1 %", Some(Restricted::Dibp)),
            ("“Product complies”: no", None),
            ("Copper 90 % of lead frame, limit 0.1 %", None),
        ] {
            assert_eq!(group_in(text), group, "{text}");
        }
    }

    #[test]
    fn names_with_commas_stay_whole() {
        assert_eq!(substances("Lead, Lead monoxide"), ["Lead", "Lead monoxide"]);
        assert_eq!(substances("Silicic acid, barium salt"), ["Silicic acid, barium salt"]);
        assert!(substances("").is_empty());
    }

    #[test]
    fn an_entry_for_several_substances_names_none() {
        let entries = ["7(c)-I", "7(a)", "13(b)", "8(b)"].map(str::to_owned);
        let above = by_exemption(&entries);
        let told: Vec<_> = above.iter().map(|it| (it.0, it.1.join(" "))).collect();
        assert_eq!(
            told,
            [(Restricted::Lead, "7(c)-I 7(a)".to_owned()), (Restricted::Cadmium, "8(b)".to_owned())]
        );
    }
}
