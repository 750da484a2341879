//! What an ordering code says of the finish, by manufacturer (docs/compliance.md#ordering-codes).
//!
//! Promise: a mark speaks only for a known maker, or where its form is unmistakable; an absent mark proves nothing
//! unless the table says so; a code speaks of the finish and is never the sole ground of a green line.

use std::sync::LazyLock;

use crate::domain::hash::QuickMap;
use crate::domain::spelling::manufacturer_key;

/// One row a mark: maker keys (`*`: unmistakable), first letters of part numbers, test, reading, grade, exemption that it
/// implies, what it says, source. Where several rows fit, the first of them speaks.
const TABLE: &str = include_str!("ordering_codes.tsv");

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finish {
    LeadFree,
    /// Lead-free outside, lead inside under an exemption.
    ByExemption,
    Leaded,
}

/// How far a mark can be trusted: the maker states it; usual with known gaps; weak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    A,
    B,
    C,
}

/// One mark of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    makers: &'static str,
    starts: Vec<&'static str>,
    test: Test,
    pub finish: Finish,
    pub grade: Grade,
    /// Exemption that the maker names for it; empty: none.
    pub exemption: &'static str,
    /// One sentence without a full stop.
    pub says: &'static str,
    pub source: &'static str,
}

/// Where the mark stands: one of these texts.
#[derive(Debug, PartialEq, Eq)]
enum Test {
    Ends(Vec<&'static str>),
    EndsNot(Vec<&'static str>),
    Has(Vec<&'static str>),
    /// Position counted from 0.
    At(usize, Vec<&'static str>),
    /// The first letters say it all.
    Starts,
}

impl Mark {
    fn is_of(&self, maker: &str) -> bool {
        let same = |it: &str| it == maker || (it.len() >= 4 && maker.starts_with(it));
        self.makers == "*" || self.makers.split(',').any(same)
    }

    fn is_on(&self, code: &str) -> bool {
        let ends = |texts: &[&str]| texts.iter().any(|it| ends(code, it));
        let begins = |code: &str, texts: &[&str]| texts.iter().any(|it| code.starts_with(it));
        (self.starts.is_empty() || begins(code, &self.starts))
            && match &self.test {
                Test::Ends(texts) => ends(texts),
                Test::EndsNot(texts) => !ends(texts),
                Test::Has(texts) => texts.iter().any(|it| has(code.as_bytes(), it.as_bytes())),
                Test::At(position, texts) => code.get(*position..).is_some_and(|rest| begins(rest, texts)),
                Test::Starts => true,
            }
    }

    /// A grade-A mark of lead in the finish is a statement against the part.
    pub fn speaks_against(&self) -> bool {
        self.finish == Finish::Leaded && self.grade == Grade::A
    }
}

/// Whether the code has the text. Hardly one has its first sign, so that is looked for.
fn has(code: &[u8], text: &[u8]) -> bool {
    let is_here = |at| code.get(at..).is_some_and(|rest| rest.starts_with(text));
    text.first().is_some_and(|first| memchr::memchr_iter(*first, code).any(is_here))
}

/// Whether the code ends with the text. Hardly one has its last sign, so that is looked at first.
fn ends(code: &str, text: &str) -> bool {
    code.as_bytes().last() == text.as_bytes().last() && code.ends_with(text)
}

/// All marks of the table.
pub fn marks() -> &'static [Mark] {
    static MARKS: LazyLock<Vec<Mark>> = LazyLock::new(|| TABLE.lines().filter_map(read_row).collect());
    &MARKS
}

fn read_row(row: &'static str) -> Option<Mark> {
    let mut fields = row.split('\t');
    Some(Mark {
        makers: fields.next()?,
        starts: fields.next()?.split(',').filter(|it| !it.is_empty()).collect(),
        test: read_test(fields.next()?)?,
        finish: match fields.next()? {
            "free" => Finish::LeadFree,
            "exempt" => Finish::ByExemption,
            "leaded" => Finish::Leaded,
            _ => return None,
        },
        grade: match fields.next()? {
            "A" => Grade::A,
            "B" => Grade::B,
            "C" => Grade::C,
            _ => return None,
        },
        exemption: fields.next()?,
        says: fields.next()?,
        source: fields.next()?,
    })
}

fn read_test(text: &'static str) -> Option<Test> {
    let Some((name, texts)) = text.split_once(':') else {
        return text.is_empty().then_some(Test::Starts);
    };
    let texts = texts.split('|').collect();
    match name {
        "end" => Some(Test::Ends(texts)),
        "notend" => Some(Test::EndsNot(texts)),
        "has" => Some(Test::Has(texts)),
        _ => {
            let position: usize = name.strip_prefix("at")?.parse().ok()?;
            Some(Test::At(position.checked_sub(1)?, texts))
        }
    }
}

/// Reads ordering codes; the marks of a maker are looked up once for all lines that name it.
#[derive(Debug, Default)]
pub struct OrderingCodes {
    by_maker: QuickMap<Box<str>, Vec<&'static Mark>>,
}

impl OrderingCodes {
    /// The mark on a part number. `manufacturer` as in the file; blank: only unmistakable marks speak.
    pub fn read(&mut self, manufacturer: &str, mpn: &str) -> Option<&'static Mark> {
        if mpn.is_empty() {
            return None;
        }
        if !self.by_maker.contains_key(manufacturer) {
            let key = manufacturer_key(manufacturer);
            let own = marks().iter().filter(|it| it.is_of(&key)).collect();
            self.by_maker.insert(manufacturer.into(), own);
        }
        let own = self.by_maker.get(manufacturer)?;
        if mpn.bytes().any(|it| it.is_ascii_lowercase()) {
            let code = mpn.to_ascii_uppercase();
            return own.iter().copied().find(|it| it.is_on(&code));
        }
        own.iter().copied().find(|it| it.is_on(mpn))
    }
}
