//! The words of the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use bomlight::domain::compliance::category::Category;
use bomlight::domain::finding::Severity;
use bomlight::domain::language::{Catalog, Language, speak};
use bomlight::domain::money::Currency;
use bomlight::domain::profile::embedded;
use bomlight::domain::reference::PriceLevel;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::ExportKind;
use lexopt::prelude::*;

mod reference;
mod values;

pub(crate) use self::reference::ReferenceTask;
use self::reference::reference_task;
use self::values::{
    formats, one_of, read_boards, read_date, read_dialect, read_fail_on, read_format, read_money,
    read_phases, read_policy, read_price_age, read_regimes, read_severity, read_waiver, read_yield, today,
};

/// What `--help` prints, once the formats stand in it.
const HELP: &str = "\
Checks an electronics bill of materials: compliance, cost at every volume, supply, errors in the file.

usage: bomlight check FILE... [options]
       bomlight compare OLD NEW [FILE...] [options]
                                        what differs between two revisions; further files are part data
       bomlight profile                 prints the embedded profile, as a start for your own
       bomlight catalog build PRICES... -o DIR [--date YYYY-MM-DD] [--name NAME]
                                        part data as static files for a site of your own (docs/config.md)
       bomlight reference build PRICES... -o FILE [--date YYYY-MM-DD] [--name NAME] [--western OFFERS]
                                        your prices as a table that estimates others (docs/reference.md);
                                        `measure` in place of `build` prints how well it does
       bomlight config FILE             what of a site's config.json cannot be used

FILE is a BOM, part data (prices, stock, lead times) or a material declaration (IPC-1752, IEC 62474,
chemSHERPA, Granta); several are sorted by what they are.
`-` is standard input.

  --boards 100,1,10     numbers of boards to cost, the one that leads a quote first
                        (default 1,10,100,1000,10000,100000)
  --date YYYY-MM-DD     the day of the check (default: today, UTC)
  --order-date, --build-start YYYY-MM-DD
                        when the parts are ordered (default: the day of the check) and assembly is to start; with
                        them and --ship-date the plan tells by when to order what
  --ship-date YYYY-MM-DD  the day the product is placed on the market (default: the day of the check)
  --category 1..11      RoHS category of the product, also 8-ivd and 9-industrial
  --regimes LIST        eu-rohs,uk-rohs,cn-rohs,reach-svhc,halogen-free,conflict-minerals,tsca,pfas,
                        pops,annex-xvii,prop-65,batteries (default eu-rohs,reach-svhc)
  --severity CODE=LEVEL how bad a finding is: error, warning or note; may be repeated
  --waive CODE:PART=WHY accepts a finding for a part number, with the reason; may be repeated
  --currency USD        currency of the totals (default: that of most prices)
  --rates FILE          exchange rates with their date, JSON or CSV (currency, rate, base, date)
  --profile FILE|none   what an assembler charges and loses, as JSON; none: the parts alone
                        (default: two embedded processes, prototype and production)
  --process NAME        that process of the profile for all volumes (default: the cheaper one of each)
  --policy POLICY       in-stock-first, cheapest, one-seller or shortest-lead-time (default in-stock-first)
  --target PRICE        what a good board may cost; more is a finding
  --excess-limit MONEY  what may be left over of a part before it is a finding
  --yield PERCENT       good boards, such as 99, in place of the process's own
  --no-estimates        do not estimate lines without a price (by reference prices, apart from the totals)
  --reference FILE      the same by a table of your own (bomlight reference build)
  --price-level LEVEL   china or west: where parts without a price are bought (default: by the locale)
  --price-age 30,90     days up to which a price is fresh, and from which on it is stale
  --phases 100,9999     up to how many boards it is a prototype, and up to how many a pilot
  --format FORMAT       {formats} (default text);
                        compare: text or json; lists of parts for sellers are for the first number of boards;
                        sarif, junit: findings for a CI (docs/ci.md), which finds files by the paths as named here;
                        jsonl: the JSON of large reports, a line at a time; cyclonedx: hardware as CycloneDX 1.6;
                        ipc1752: what is stated of substances as IPC-1752B, class C, a draft to complete
  --csv semicolon,exact of a csv: semicolon between cells and comma in numbers; exact: texts that a spreadsheet
                        would run as formulas stay as they are (default: comma and point, guarded)
  --audience WHO        internal, customer (no purchase prices, margins, sellers) or summary
  --language LANGUAGE   en, de or zh: the language of the report (default en); json and csv are always English
  -o, --output FILE     write to FILE and not to standard output
  --fail-on LEVEL       error, warning or never: exit 1 where a finding is that bad (default never)
  --version, --help

Exit: 0 done, 1 findings at or above --fail-on, 2 could not read.
";

/// A check as asked for on the command line.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) files: Vec<OsString>,
    pub(crate) settings: Settings,
    /// The arguments as given: a saved project is read before them.
    pub(crate) args: Vec<OsString>,
    /// A file of exchange rates.
    pub(crate) rates: Option<OsString>,
    /// A file that replaces the embedded profile.
    pub(crate) profile: Option<OsString>,
    /// A table of reference prices in the place of the product's own.
    pub(crate) reference: Option<OsString>,
    pub(crate) format: ExportKind,
    /// Who the report is for.
    pub(crate) audience: Audience,
    pub(crate) output: Option<PathBuf>,
    pub(crate) fail_on: Option<Severity>,
}

/// A catalogue as asked for on the command line.
#[derive(Debug)]
pub(crate) struct CatalogTask {
    pub(crate) files: Vec<OsString>,
    pub(crate) folder: PathBuf,
    /// The day of the prices that state none.
    pub(crate) date: String,
    pub(crate) name: String,
}

#[derive(Debug)]
pub(crate) enum Task {
    Check(Box<Check>),
    /// The first two files are the revisions.
    Compare(Box<Check>),
    Catalog(CatalogTask),
    Reference(ReferenceTask),
    /// Checks the config of a site.
    Config(OsString),
    Print(String),
}

/// Reads the arguments, the program's name left out. The error is one sentence for the user.
pub(crate) fn read_args(args: impl IntoIterator<Item = OsString>) -> Result<Task, String> {
    let settings = Settings { price_level: level_of(&locale()), ..Settings::new(today()) };
    read_over(args.into_iter().collect(), settings)
}

/// The locale of amounts, such as `de_DE.UTF-8`; empty where none is set.
fn locale() -> String {
    let set = ["LC_ALL", "LC_MONETARY", "LANG"].into_iter().filter_map(|it| std::env::var(it).ok());
    set.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

/// Who has a locale outside of China buys at western distributors; without one the level is that of the table.
fn level_of(locale: &str) -> PriceLevel {
    let language = locale.split(['_', '.', '@']).next().unwrap_or_default();
    if matches!(language, "" | "C" | "POSIX" | "zh") { PriceLevel::China } else { PriceLevel::West }
}

/// The same over the settings of a saved project: only what the arguments name takes their place.
pub(crate) fn read_over(args: Vec<OsString>, mut settings: Settings) -> Result<Task, String> {
    let mut parser = lexopt::Parser::from_args(args.clone());
    let mut check = Check {
        files: Vec::new(),
        settings: settings.clone(),
        args,
        rates: None,
        profile: None,
        reference: None,
        format: ExportKind::Text,
        audience: Audience::Internal,
        output: None,
        fail_on: None,
    };
    let mut command = None;
    let mut name = None;
    let (mut dialect, mut western, mut date) = (None, None, None);
    while let Some(arg) = parser.next().map_err(sentence)? {
        match arg {
            Long("help") | Short('h') => return Ok(Task::Print(help())),
            Long("version") | Short('V') => {
                return Ok(Task::Print(format!("bomlight {}\n", env!("CARGO_PKG_VERSION"))));
            }
            Long("language") => {
                let tag = text(&mut parser)?;
                let language = Language::from_tag(&tag).ok_or_else(|| {
                    format!(
                        "--language: found “{tag}”, expected {}",
                        one_of(Language::ALL.iter().map(|it| it.code()))
                    )
                })?;
                speak(language, Catalog::embedded(language));
            }
            Long("boards") => settings.set_boards(&read_boards(&text(&mut parser)?)?),
            Long("date") => {
                settings.date = read_date("--date", &text(&mut parser)?)?;
                date = Some(settings.date.clone());
            }
            Long("western") => western = Some(parser.value().map_err(sentence)?),
            Long("order-date") => {
                settings.plan.order_date = Some(read_date("--order-date", &text(&mut parser)?)?);
            }
            Long("build-start") => {
                settings.plan.build_start = Some(read_date("--build-start", &text(&mut parser)?)?);
            }
            Long("ship-date") => {
                settings.ship_date = Some(read_date("--ship-date", &text(&mut parser)?)?);
            }
            Long("category") => {
                let code = text(&mut parser)?;
                settings.category = Some(Category::from_code(&code).ok_or_else(|| {
                    format!(
                        "--category: found “{code}”, expected a number from 1 to 11, 8-ivd or 9-industrial"
                    )
                })?);
            }
            Long("regimes") => settings.set_regimes(&read_regimes(&text(&mut parser)?)?),
            Long("severity") => {
                let (code, severity) = read_severity(&text(&mut parser)?)?;
                settings.severities.insert(code, severity);
            }
            Long("waive") => read_waiver(&text(&mut parser)?, &mut settings)?,
            Long("currency") => {
                let code = text(&mut parser)?;
                settings.currency = Some(Currency::from_code(&code).ok_or_else(|| {
                    format!(
                        "--currency: found “{code}”, expected a currency code of ISO 4217 such as USD or EUR"
                    )
                })?);
            }
            Long("profile") => {
                let profile = parser.value().map_err(sentence)?;
                if profile == "none" {
                    settings.profile = None;
                    check.profile = None;
                } else {
                    check.profile = Some(profile);
                }
            }
            Long("rates") => check.rates = Some(parser.value().map_err(sentence)?),
            Long("process") => settings.process = Some(text(&mut parser)?),
            Long("policy") => settings.policy = read_policy(&text(&mut parser)?)?,
            Long("target") => settings.target_price = Some(read_money("--target", &text(&mut parser)?)?),
            Long("excess-limit") => {
                settings.excess_limit = Some(read_money("--excess-limit", &text(&mut parser)?)?);
            }
            Long("yield") => settings.good = Some(read_yield(&text(&mut parser)?)?),
            Long("estimates") => settings.estimates = true,
            Long("no-estimates") => settings.estimates = false,
            Long("reference") => {
                check.reference = Some(parser.value().map_err(sentence)?);
                settings.estimates = true;
            }
            Long("price-level") => {
                let word = text(&mut parser)?;
                settings.price_level = PriceLevel::from_code(&word)
                    .ok_or_else(|| format!("--price-level: found “{word}”, expected china or west"))?;
            }
            Long("phases") => settings.phases = Some(read_phases(&text(&mut parser)?)?),
            Long("name") => name = Some(text(&mut parser)?),
            Long("price-age") => settings.price_age = read_price_age(&text(&mut parser)?)?,
            Long("format") => check.format = read_format(&text(&mut parser)?)?,
            Long("csv") => dialect = Some(read_dialect(&text(&mut parser)?)?),
            Long("audience") => {
                let word = text(&mut parser)?;
                check.audience = Audience::from_code(&word).ok_or_else(|| {
                    format!("--audience: found “{word}”, expected internal, customer or summary")
                })?;
            }
            Long("output") | Short('o') => check.output = Some(parser.value().map_err(sentence)?.into()),
            Long("fail-on") => check.fail_on = read_fail_on(&text(&mut parser)?)?,
            Value(word) if command.is_none() => command = Some(word),
            Value(file) => check.files.push(file),
            other => return Err(sentence(other.unexpected())),
        }
    }
    if let Some(dialect) = dialect {
        if check.format != ExportKind::Csv {
            return Err("--csv: it goes with --format csv".to_owned());
        }
        check.format = dialect.kind();
    }
    match command.as_deref().and_then(|it| it.to_str()) {
        Some("profile") => Ok(Task::Print(embedded::profile_text().to_owned())),
        Some("catalog") => catalog_task(check, settings.date, name),
        Some("reference") => reference_task(check, settings.currency, western, date, name),
        Some("config") => match check.files.as_slice() {
            [file] => Ok(Task::Config(file.clone())),
            _ => Err("one config is checked; try: bomlight config config.json".to_owned()),
        },
        Some("check") if check.files.is_empty() => {
            Err("no file is named; try: bomlight check board.csv".to_owned())
        }
        Some("compare") if check.files.len() < 2 => {
            Err("two revisions are needed; try: bomlight compare old.csv new.csv".to_owned())
        }
        Some("compare") if !matches!(check.format, ExportKind::Text | ExportKind::Json) => {
            Err("--format: compare writes text or json".to_owned())
        }
        Some("compare") => Ok(Task::Compare(Box::new(Check { settings, ..check }))),
        Some("check") => Ok(Task::Check(Box::new(Check { settings, ..check }))),
        Some(other) => Err(format!("“{other}” is not a command; try: bomlight check board.csv")),
        None => Ok(Task::Print(help())),
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(sentence)
}

fn sentence(error: lexopt::Error) -> String {
    format!("{error}; see bomlight --help")
}

/// `build PRICES... -o DIR`.
fn catalog_task(check: Check, date: String, name: Option<String>) -> Result<Task, String> {
    let wrong = "try: bomlight catalog build prices.csv -o catalog";
    let mut files = check.files.into_iter();
    if files.next().is_none_or(|it| it != "build") {
        return Err(format!("catalog: expected “build”; {wrong}"));
    }
    let files: Vec<OsString> = files.collect();
    if files.is_empty() {
        return Err(format!("no file is named; {wrong}"));
    }
    let folder = check.output.ok_or_else(|| format!("no folder is named; {wrong}"))?;
    let name = name.unwrap_or_else(|| "Catalogue".to_owned());
    Ok(Task::Catalog(CatalogTask { files, folder, date, name }))
}

fn help() -> String {
    // In lines of a terminal's width.
    let mut width = 0;
    let formats: String = formats()
        .split_inclusive(' ')
        .map(|word| {
            width += word.len();
            let gap = if width > 88 { "\n                        " } else { "" };
            width = if gap.is_empty() { width } else { word.len() };
            [gap, word].concat()
        })
        .collect();
    HELP.replace("{formats}", &formats)
}

#[cfg(test)]
mod tests {
    use bomlight::engine::protocol::ExportKind;

    use super::{PriceLevel, Task, help, level_of, read_args};

    fn read(words: &[&str]) -> Result<Task, String> {
        read_args(words.iter().map(Into::into))
    }

    #[test]
    fn the_price_level_follows_the_locale() {
        for (locale, level) in [
            ("", PriceLevel::China),
            ("C.UTF-8", PriceLevel::China),
            ("zh_CN.UTF-8", PriceLevel::China),
            ("de_DE.UTF-8", PriceLevel::West),
            ("en_US", PriceLevel::West),
        ] {
            assert_eq!(level_of(locale), level, "{locale}");
        }
    }

    #[test]
    fn options_are_read() {
        let Ok(Task::Check(check)) =
            read(&["check", "a.csv", "--boards", "100, 5", "--date", "2026-02-28", "--currency", "eur"])
        else {
            panic!("not a check");
        };
        assert_eq!(check.settings.boards, [5, 100]);
        assert_eq!(check.settings.date, "2026-02-28");
        assert_eq!(check.settings.currency.map(|it| it.to_string()).as_deref(), Some("EUR"));
    }

    #[test]
    fn a_csv_has_the_signs_of_its_reader() {
        let Ok(Task::Check(check)) =
            read(&["check", "a.csv", "--csv", "semicolon, exact", "--format", "csv"])
        else {
            panic!("not a check");
        };
        assert_eq!(check.format, ExportKind::CsvSemicolonExact);
    }

    #[test]
    fn every_format_is_read_and_named_in_the_help_and_where_one_is_refused() {
        let help = help();
        let readme = include_str!("../../../README.md");
        let refused = read(&["check", "a.csv", "--format", "pdf"]).expect_err("no format");
        let mut offered = Vec::new();
        for kind in ExportKind::ALL {
            let code = kind.exporter().code;
            let is_offered = kind.exporter().is_on_command_line;
            let format = match read(&["check", "a.csv", "--format", code]) {
                Ok(Task::Check(check)) => Some(check.format),
                _ => None,
            };
            assert_eq!(format, is_offered.then_some(*kind), "{code}");
            let is_named =
                |text: &str| text.split(|it: char| !it.is_alphanumeric() && it != '-').any(|it| it == code);
            if is_offered {
                assert!(is_named(&help) && is_named(&refused), "{code}");
                assert!(readme.contains(&format!("`{code}`")), "{code} is not in the README");
                offered.push(code);
            }
        }
        // Nothing else is named: what the help lists is what there is, in its order.
        let (_, after) = help.split_once("--format FORMAT").expect("the option");
        let (listed, _) = after.split_once("(default text)").expect("the default");
        let listed: Vec<&str> =
            listed.split([',', ' ', '\n']).filter(|it| !["", "or"].contains(it)).collect();
        assert_eq!(listed, offered);
        assert!(offered.len() > 20);
        for line in help.lines() {
            assert!(line.chars().count() <= 120, "too wide for a terminal: {line}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_in_one_sentence() {
        for words in [
            &["check"][..],
            &["chek", "a.csv"],
            &["check", "a.csv", "--boards", "0"],
            &["check", "a.csv", "--boards", "ten"],
            &["check", "a.csv", "--date", "2026-02-30"],
            &["check", "a.csv", "--date", "22.11.2026"],
            &["check", "a.csv", "--format", "pdf"],
            &["check", "a.csv", "--format", "csv", "--csv", "colon"],
            &["check", "a.csv", "--csv", "semicolon"],
            &["check", "a.csv", "--audience", "everyone"],
            &["check", "a.csv", "--ship-date", "2027-02-29"],
            &["compare", "a.csv"],
            &["compare", "a.csv", "b.csv", "--format", "html"],
            &["check", "a.csv", "--currency", "dollars"],
            &["check", "a.csv", "--currency", "QQQ"],
            &["check", "a.csv", "--policy", "dearest"],
            &["check", "a.csv", "--yield", "0"],
            &["check", "a.csv", "--yield", "101"],
            &["check", "a.csv", "--price-age", "90,30"],
            &["check", "a.csv", "--price-age", "30"],
            &["check", "a.csv", "--phases", "100"],
            &["check", "a.csv", "--phases", "100,50"],
            &["catalog", "prices.csv", "-o", "out"],
            &["catalog", "build", "-o", "out"],
            &["catalog", "build", "prices.csv"],
            &["config"],
            &["check", "a.csv", "--category", "12"],
            &["check", "a.csv", "--ship-date", "2026-06-31"],
            &["check", "a.csv", "--regimes", "eu-rohs,mars-rohs"],
            &["check", "a.csv", "--severity", "rohs.unknown=dire"],
            &["check", "a.csv", "--severity", "rohs.nonsense=error"],
            &["check", "a.csv", "--waive", "rohs.unknown:A1"],
            &["check", "a.csv", "--waive", "rohs.unknown=because"],
            &["check", "a.csv", "--nonsense"],
        ] {
            let message = read(words).expect_err("must be refused");
            assert!(!message.is_empty() && !message.contains('\n'), "{words:?}: {message}");
        }
    }
}
