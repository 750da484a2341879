//! What a material declaration proves of a part: restricted substances against their limits, one homogeneous material
//! at a time, compounds counted as their element (docs/compliance.md#declarations).
//!
//! Promise: what is not declared is unknown. A part is compliant only where all ten substances are declared below
//! their limits, where its materials are declared in full, or where the supplier answers that it complies; and only
//! where nothing in the declaration speaks against believing it ([`doubt::Doubt`]).

pub mod answers;
pub mod doubt;
pub mod judging;
pub mod listed;
pub mod lists;
mod materials;
pub mod whole;

use rust_decimal::Decimal;

use super::RohsStatement;
use super::substances::names::folded;
use super::substances::{Restricted, by_cas, by_name, is_cas, mend_cas};

/// One declared substance, category or answer, as the texts of its row.
#[derive(Debug, Clone, Copy)]
pub struct Declared<'a> {
    /// The words of the question where it is an answer.
    pub substance: &'a str,
    pub cas: &'a str,
    /// Blank where the content is that of the whole part.
    pub material: &'a str,
    pub percent: Option<Decimal>,
    /// The declared answer to "above the limit?".
    pub above: Option<bool>,
    /// What that answer is held against, in percent.
    pub threshold: Option<Decimal>,
    /// Identity of the list that the category stands in: `EUROHS-1907`, `EUREACH-0624`.
    pub list: &'a str,
    pub exemptions: &'a str,
    /// Tells materials of one name apart; 0 where there is none.
    pub material_number: u32,
    pub material_mass: Option<Decimal>,
    pub part_mass: Option<Decimal>,
    /// `yes`, `no` or `none`; blank where the row is no question.
    pub answer: &'a str,
    /// The category that the substance stands in.
    pub category: &'a str,
    /// The day of the declaration as it is written.
    pub date: &'a str,
}

/// A number and a name that do not belong together, or a number that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberTrouble {
    /// The form or the check digit is wrong.
    NotACas,
    /// The number is that of another substance than the name.
    OtherName,
}

/// What one row says, in words, and the statement that follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub statement: RohsStatement,
    /// "Lead 92.5 % of High-Pb solder, limit 0.1 %, exemption 7(a)".
    pub text: String,
}

/// Texts that stand for content which is kept back: those that say it anywhere, and those that are the whole name.
const KEPT_BACK: &str = "proprietary|trade secret|confidential|undisclosed|not disclosed|non-disclosed|withheld|secret|\
    unknown|unspecified|not specified|not declared|miscellaneous|vertraulich|geheimnis|nicht offengelegt|\
    nicht deklariert|sonstige|non divulgué|confidentiel|confidencial|riservato|segreto|保密|机密|機密|商业秘密|营业秘密|營業秘密|\
    未公开|未披露|不公开|其他|其它|その他|非開示|開示不可|企業秘密|社外秘|営業秘密|비공개|영업비밀|기타";
const KEPT_BACK_WHOLE: &str = "other|others|other substances|rest|balance|bal.|remainder|misc|misc.|additive|additives|\
    impurities|residual|autres|otros|altro|altri|outros|n/a|na|n.a.|tbd|?|-|--|system|substance|substances|x|xxx|none|nil";

/// Substances that nobody needs a number for: the name says it all.
const PLAIN: &str = "tin|copper|silver|gold|nickel|palladium|platinum|aluminium|aluminum|silicon|iron|zinc|titanium|\
    tungsten|tantalum|chromium|chrome|cobalt|manganese|magnesium|phosphorus|carbon|sulfur|sulphur|bismuth|antimony|\
    indium|germanium|gallium|ruthenium|molybdenum|boron|silica|silicon dioxide|fused silica|alumina|aluminium oxide|\
    aluminum oxide|barium titanate|titanium dioxide|ruthenium dioxide|carbon black|zinc oxide|magnesium oxide|\
    nickel oxide|zinn|kupfer|silber|nickel|eisen|zink|étain|cuivre|argent|锡|铜|银|金|镍|铁|锌|铝|硅|錫|銅|銀|ニッケル|鉄|亜鉛";

/// Numbers of mixtures whose makers do not say what is in them: frits, brass, steel, bronze.
const MIXTURES: [&str; 4] = ["65997-18-4", "12597-71-6", "12597-69-2", "12597-70-5"];

fn is_one_of(list: &str, text: &str) -> bool {
    list.split('|').any(|it| it == text)
}

impl Declared<'_> {
    /// The name without the number that some files add: "Cadmium chloride [10108-64-2]".
    fn name(&self) -> &str {
        self.substance.split('[').next().unwrap_or("").trim()
    }

    /// Nothing is named.
    fn is_blank(&self) -> bool {
        self.substance.is_empty() && self.cas.is_empty()
    }

    /// The number as the table writes it; empty where it is none.
    fn number(&self) -> String {
        if is_cas(self.cas) { self.cas.to_owned() } else { mend_cas(self.cas) }
    }

    /// What stands in the field of the number is meant as one.
    fn has_number(&self) -> bool {
        self.cas.chars().any(|it| it.is_numeric())
    }

    /// Holds the number against its check digit and against the name.
    pub fn number_trouble(&self) -> Option<NumberTrouble> {
        if !self.has_number() {
            return None;
        }
        if !is_cas(self.cas) {
            return Some(NumberTrouble::NotACas);
        }
        let named = by_name(self.name()).next()?;
        (named.cas != self.cas && !by_name(self.name()).any(|it| it.cas == self.cas))
            .then_some(NumberTrouble::OtherName)
    }

    /// The restricted groups that it counts for, with the share of the element. By number and name alike: where they
    /// differ neither is trusted, and both count. A compound that the table does not know counts in full.
    fn groups(&self) -> Vec<(Restricted, Decimal)> {
        let number = self.number();
        let mut groups: Vec<(Restricted, Decimal)> =
            by_cas(&number).filter_map(|it| Some((it.group?, it.share))).collect();
        let known = by_name(self.name()).filter_map(|it| Some((it.group?, it.share)));
        let named: Vec<_> = known.collect();
        let by_word = Restricted::from_name(self.name()).filter(|_| named.is_empty());
        let share = |it: Restricted| super::substances::names::share_in_alloy(self.name(), it.code());
        let by_word = by_word.map(|it| (it, share(it).unwrap_or(Decimal::ONE)));
        for (group, share) in named.into_iter().chain(by_word) {
            if !groups.iter().any(|it| it.0 == group) {
                groups.push((group, share));
            }
        }
        // What stands in the category of lead is lead, whatever it is called.
        if groups.is_empty() {
            groups.extend(Restricted::from_name(self.category).map(|it| (it, Decimal::ONE)));
        }
        groups
    }

    /// The name takes something out: "PBDE (except decaBDE)". What is below then is not all of the group.
    fn has_exception(&self) -> bool {
        let name = folded(self.substance);
        ["except", "exclud", "other than", "ohne", "außer", "ausgenommen", "sauf", "除", "以外"]
            .iter()
            .any(|it| name.contains(it))
    }

    /// The content is kept back: no name and no number, or words that say so.
    fn is_kept_back(&self) -> bool {
        let says = |text: &str| {
            let text = folded(text.trim());
            is_one_of(KEPT_BACK_WHOLE, &text) || KEPT_BACK.split('|').any(|it| text.contains(it))
        };
        if self.is_blank() {
            return self.percent.is_some();
        }
        let is_named = !self.name().is_empty();
        (is_named && says(self.name()))
            || (!self.has_number() && (says(self.cas) || !is_named && self.cas.is_empty()))
    }

    /// Nobody can tell what it is: neither by a number nor by a name that is known here.
    fn is_unidentified(&self) -> bool {
        let number = self.number();
        if MIXTURES.contains(&number.as_str()) {
            return true;
        }
        number.is_empty()
            && self.groups().is_empty()
            && !is_one_of(PLAIN, &folded(self.name()))
            && by_name(self.name()).next().is_none()
    }

    /// The category stands in a list of REACH, whose limit is 0.1 % of the article.
    pub fn is_of_reach_list(&self) -> bool {
        let list = self.list.to_ascii_uppercase();
        list.contains("REACH") || list.contains("SVHC")
    }

    /// Its share of the whole part in percent, where the masses tell it.
    fn percent_of_part(&self) -> Option<Decimal> {
        if self.material.is_empty() {
            return self.percent;
        }
        let whole = self.part_mass.filter(|it| !it.is_zero())?;
        self.percent?.checked_mul(self.material_mass?)?.checked_div(whole)
    }

    /// It is a substance of very high concern, stated or worked out above 0.1 % of the part.
    pub fn is_svhc_above(&self) -> bool {
        if self.is_of_reach_list() && self.above.is_some() {
            return self.above == Some(true);
        }
        let number = self.number();
        let is_svhc = by_cas(&number).chain(by_name(self.name())).any(|it| it.is_svhc);
        is_svhc && self.percent_of_part().is_some_and(|it| it > Decimal::new(1, 1))
    }
}
