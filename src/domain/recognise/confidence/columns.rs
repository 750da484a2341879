//! What the columns make unsure: meanings on weak feet, full columns without a meaning, words that nobody knows.

use crate::domain::recognise::columns::column::Column;
use crate::domain::recognise::columns::foreign::is_foreign;
use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::lines::ReadLines;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;

/// What a full column of "not fitted" takes away where it has no meaning.
const LEFT_OUT_DOUBT: f32 = 0.12;

/// What a full column of texts takes away that is not used.
const IDLE_DOUBT: f32 = 0.1;

/// What a column takes away that holds things of two kinds.
const MIXED_DOUBT: f32 = 0.1;

/// Columns whose meaning stands on weak feet.
pub(super) fn role_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let mut doubt = 0.0;
    for (at, column) in plan.columns.iter().enumerate() {
        let Some(role) = column.role.filter(|_| !column.content.is_blank()) else { continue };
        // Marks of a DNP column that nobody understands.
        if role == Role::Dnp
            && column.content.filled > 1
            && column.content.flags < 0.5
            && !read.lines.iter().any(|it| it.dnp)
        {
            doubt += 0.12;
        }
        // Designators are so plain that their cells prove the column under any word.
        let is_proved = role == Role::Designator && column.content.designators > 0.95;
        let weakness = (0.8 - column.confidence).max(0.0) * if is_proved { 0.5 } else { 1.0 };
        doubt += weight(role) * weakness;
        if role == Role::SupplierPn && is_perhaps_own_number(plan, column) {
            doubt += 0.1;
        }
        if role == Role::Mpn {
            doubt = number_doubt(doubt, column);
        }
        if is_mixed_number(plan, at, column, role) {
            doubt += MIXED_DOUBT;
        }
        if role == Role::Mpn {
            doubt = words_doubt(doubt, column);
        }
        doubt += if stands_in(plan, column, role) { 0.1 } else { 0.0 };
    }
    doubt
}

/// How much hangs on the meaning of a column.
fn weight(role: Role) -> f32 {
    match role {
        Role::Designator => 0.5,
        Role::Quantity | Role::Mpn => 0.3,
        Role::Value | Role::Description | Role::Footprint => 0.1,
        Role::UnitPrice | Role::SupplierPn | Role::Dnp => 0.12,
        _ => 0.0,
    }
}

/// "Stock Code" above plain numbers, and nothing names a shop: perhaps the company's own.
fn is_perhaps_own_number(plan: &Plan<'_>, column: &Column) -> bool {
    column.content.integers > 0.8
        && column.content.seller_codes < 0.2
        && plan.offers.is_empty()
        && plan.fields.supplier.is_empty()
        && plan.fields.supplier_pn.iter().all(|it| it.seller.is_none())
        && plan.columns.iter().any(|it| it.role == Some(Role::Mpn))
}

/// Part numbers that look like something else; added one by one, for the order of sums shows in their last digits.
fn number_doubt(mut doubt: f32, column: &Column) -> f32 {
    let content = &column.content;
    let is_weak_word = column.names.of(Role::Mpn) < 0.9;
    // "Part Number" above numbers such as RM-0042, and nobody's name beside it: perhaps the company's own.
    if is_weak_word && content.house > 0.7 && content.filled > 1 {
        doubt += 0.1;
    }
    // Names of one word under "Part" or "Model" are as likely a value or a description.
    if is_weak_word
        && content.filled > 2
        && content.part_numbers < 0.3
        && content.names.max(content.words) > 0.3
    {
        doubt += 0.1;
    }
    // Values under "MPN": "10k 1%".
    if content.values * content.filled as f32 > 1.5 && content.values > 0.25 {
        doubt += MIXED_DOUBT;
    }
    doubt
}

/// The same of footprints and words where part numbers should be.
fn words_doubt(mut doubt: f32, column: &Column) -> f32 {
    let content = &column.content;
    // Footprints under "MPN".
    if content.filled > 2 && content.packages > 0.6 {
        doubt += MIXED_DOUBT;
    }
    // "any", "see drawing": words without a digit where the numbers should be.
    if content.filled > 3 && content.names > 0.5 && content.part_numbers < 0.5 {
        doubt += MIXED_DOUBT;
    }
    // Descriptions under "MPN": "0603 100nF X7R 16V".
    if content.filled > 3 && content.words > 0.4 && content.part_numbers < 0.6 {
        doubt += 0.1;
    }
    doubt
}

/// Sellers' codes among numbers of another make, and neither the header nor a column says which is whose.
fn is_mixed_number(plan: &Plan<'_>, at: usize, column: &Column, role: Role) -> bool {
    let codes = column.content.seller_codes;
    let count = codes * column.content.filled as f32;
    let is_mixed = (0.15..0.85).contains(&codes) && count > 1.5;
    match role {
        Role::Mpn => is_mixed,
        Role::SupplierPn => {
            let is_named = plan.fields.supplier_pn.iter().any(|it| it.number == at && it.names_seller());
            is_mixed && !is_named && plan.fields.mpn.is_empty()
        }
        _ => false,
    }
}

/// A column that stands for another meaning which the table lacks: part numbers under "Part" read as values, values
/// under "Spec" read as descriptions.
fn stands_in(plan: &Plan<'_>, column: &Column, role: Role) -> bool {
    let lacks = |role: Role| !plan.columns.iter().any(|it| it.role == Some(role));
    let lacks_numbers = || lacks(Role::Mpn) && lacks(Role::SupplierPn);
    let content = &column.content;
    match role {
        Role::Value => column.names.of(role) < 0.9 && is_no_value(plan, column, &lacks),
        // Part numbers under "Remarks".
        Role::Notes => {
            lacks_numbers() && content.part_numbers > 0.5 && content.mean_length > 8.0 && content.filled > 1
        }
        // "Code" and "Component": the company's own numbers, in a table that names its parts in no other way?
        Role::CustomerPn => {
            lacks_numbers()
                && content.is_mostly_filled()
                && (content.part_numbers > 0.25 && content.house < 0.5
                    || lacks(Role::Description) && content.words.max(content.names) > 0.3)
        }
        // An "AVL" that names all parts of the line, and nothing else does.
        Role::AlternateMpn => lacks_numbers() && content.is_mostly_filled(),
        // "Vendor" beside numbers that no shop makes: is the vendor the maker?
        Role::Supplier => {
            lacks(Role::Manufacturer)
                && content.sellers < 0.2
                && content.names > 0.5
                && plan.columns.iter().any(|it| {
                    it.role == Some(Role::SupplierPn)
                        && it.content.part_numbers > 0.6
                        && it.content.seller_codes < 0.2
                })
        }
        // Whose number is it, where neither a seller's name nor its make says so?
        Role::SupplierPn => {
            lacks(Role::Mpn)
                && lacks(Role::Supplier)
                && lacks(Role::UnitPrice)
                && content.part_numbers > 0.8
                && content.seller_codes < 0.2
                && plan.fields.supplier_pn.iter().all(|it| it.seller.is_none())
        }
        Role::Description => is_no_description(column, &lacks),
        _ => false,
    }
}

/// A column of values whose cells are numbers or texts that stand nowhere else.
fn is_no_value(plan: &Plan<'_>, column: &Column, lacks: &dyn Fn(Role) -> bool) -> bool {
    let content = &column.content;
    let is_number = lacks(Role::Mpn)
        && column.names.of(Role::Mpn) >= 0.5
        && content.part_numbers > 0.4
        && content.values < 0.3;
    let is_text = lacks(Role::Description)
        && column.names.of(Role::Description) >= 0.6
        && content.values < 0.15
        && content.part_numbers < 0.5;
    // "Item Name" with 10k and PIC16F1503 below, beside the makers: the makers' numbers are in it.
    let has_makers =
        || plan.columns.iter().any(|it| it.role == Some(Role::Manufacturer) && it.content.is_mostly_filled());
    let is_either =
        lacks(Role::Mpn) && lacks(Role::SupplierPn) && content.part_numbers > 0.15 && has_makers();
    // A word that hardly speaks for values, above cells that are none.
    let is_weak = lacks(Role::Mpn) && column.names.of(Role::Value) < 0.6 && content.values < 0.1;
    is_number || is_text || is_either || is_weak
}

/// A column of descriptions whose cells are values or numbers that stand nowhere else.
fn is_no_description(column: &Column, lacks: &dyn Fn(Role) -> bool) -> bool {
    let content = &column.content;
    let is_value = lacks(Role::Value)
        && column.names.of(Role::Description) < 0.9
        && content.values > 0.4
        && content.words < 0.6;
    let lacks_numbers = lacks(Role::Mpn) && lacks(Role::SupplierPn);
    let is_number = lacks_numbers && content.part_numbers > 0.7 && content.words < 0.3;
    // Names and part numbers by turns, in a list without places.
    let is_mixed = lacks_numbers
        && lacks(Role::CustomerPn)
        && lacks(Role::Value)
        && lacks(Role::Designator)
        && content.filled > 3
        && content.part_numbers * content.filled as f32 > 1.5
        && (0.25..=0.75).contains(&content.part_numbers);
    is_value || is_number || is_mixed
}

/// Columns with a known word and without a meaning, whose cells look like something that the table has nowhere else.
pub(super) fn unused_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role));
    let most = plan.columns.iter().map(|it| it.content.filled).max().unwrap_or(0);
    let (mut doubt, mut is_unread) = (0.0f32, false);
    for column in plan.columns.iter().filter(|it| it.role.is_none()) {
        let content = &column.content;
        // Designators that nobody asked for are a bad sign; angles ("R90") are few and come again and again.
        if content.designators > 0.8
            && content.filled > 1
            && content.filled * 2 > content.rows
            && content.distinct > 0.6
        {
            doubt += 0.15;
        }
        // "Part Nr." in some lines, and the table has no other number.
        let names_number = column.names.of(Role::Mpn).max(column.names.of(Role::SupplierPn)) >= 0.3
            || lexicon().ends_in_number(&column.header);
        if names_number
            && content.filled > 2
            && content.filled * 10 < content.rows * 7
            && content.part_numbers.max(content.seller_codes) > 0.3
            && !has(Role::Mpn)
            && !has(Role::SupplierPn)
        {
            doubt += 0.1;
        }
        // A plain word for what matters above all, and what stands below it is read nowhere.
        let is_plain = |role: &Role| column.names.of(*role) >= 0.8 && !has(*role);
        let asked = [Role::Mpn, Role::SupplierPn, Role::UnitPrice, Role::Quantity];
        is_unread |= content.filled > 0 && asked.iter().any(is_plain);
        if content.filled * 10 < most * 7 || content.filled < 2 {
            continue;
        }
        // Where the lines themselves say what is left out, another column with such words adds nothing.
        if content.left_out > 0.1 && !has(Role::Dnp) && !read.lines.iter().any(|it| it.dnp) {
            doubt += LEFT_OUT_DOUBT;
            continue;
        }
        // Amounts with fractions, and nothing says what a piece costs.
        let is_amount = content.money > 0.8
            && content.integers < 0.3
            && content.mean_length < 10.0
            && column.names.0.is_empty()
            && !has(Role::UnitPrice)
            && !has(Role::ExtendedPrice)
            && plan.breaks.columns.is_empty()
            && plan.breaks.pairs.is_empty()
            && !lexicon().is_neutral(&column.header);
        let is_code = content.seller_codes > 0.7 && content.designators < 0.3 && !has(Role::SupplierPn);
        // "Preferred Part": a word for a part number, and the table has none.
        let is_hint = column.names.of(Role::Mpn) >= 0.3
            && !has(Role::Mpn)
            && content.part_numbers > 0.25
            && content.distinct > 0.5
            && content.numbers < 0.3
            && content.words < 0.6;
        let is_number = content.part_numbers > 0.8
            && content.mean_length > 8.0
            && (column.names.of(Role::Mpn) >= 0.5
                || content.packages < 0.3
                    && !has(Role::Mpn)
                    && (!has(Role::SupplierPn) || content.distinct > 0.8)
                    && !lexicon().is_neutral(&column.header));
        // "Number" above whole numbers, and nothing else counts the pieces.
        let is_count = column.names.of(Role::Quantity) >= 0.3
            && !has(Role::Quantity)
            && content.integers > 0.9
            && !content.counting;
        let is_seller = content.sellers > 0.8 && !has(Role::Supplier) && has(Role::SupplierPn);
        if is_code || is_number || is_amount || is_hint || is_count || is_seller {
            doubt += 0.1;
        }
    }
    if is_unread { doubt.max(0.1) } else { doubt }
}

/// Full columns under a word that nobody knows that hold a text of their own in nearly every line; and columns of
/// crosses, as files have them for variants.
pub(super) fn idle_doubt(plan: &Plan<'_>) -> f32 {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0);
    // Words for the part itself count where the table says nowhere else which part it is.
    let lacks_part = !has(Role::Mpn) && !has(Role::Value) && !has(Role::SupplierPn);
    let names_part = |it: &Column| {
        let named = it.names.of(Role::Mpn).max(it.names.of(Role::Value)).max(it.names.of(Role::Designator));
        lacks_part && it.role.is_none() && named >= 0.5
    };
    let idle = || {
        let columns = plan.columns.iter().enumerate();
        columns
            .filter(|it| !plan.breaks.holds(it.0) && (is_foreign(it.1) || names_part(it.1)))
            .map(|it| &it.1.content)
    };
    let is_text = |it: &ColumnContent| {
        it.is_mostly_filled()
            && it.distinct > 0.5
            && it.mean_length >= 3.0
            && it.integers < 0.5
            && it.urls.max(it.dates).max(it.flags) < 0.5
    };
    let is_cross = |it: &ColumnContent| it.flags > 0.8 && it.numbers < 0.1 && it.mean_length < 1.5;
    if idle().any(is_text) || idle().filter(|it| is_cross(it)).count() > 1 { IDLE_DOUBT } else { 0.0 }
}

/// A filled column under an unknown word, in a table that lacks something such a column may be.
pub(super) fn foreign_doubt(plan: &Plan<'_>) -> f32 {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0);
    // The name of a part is asked for above all; a maker or a package may well be missing.
    let lacks_name = !has(Role::Mpn) || !has(Role::Description) && !has(Role::Value);
    let lacks_such = |it: &ColumnContent| {
        !has(Role::Manufacturer) && it.names > 0.4
            || !has(Role::Footprint) && it.packages > 0.2
            || !has(Role::Description) && it.words > 0.3
    };
    let lacks_count = !has(Role::Quantity) && !has(Role::Designator);
    let mut doubt = 0.0f32;
    for (_, column) in
        plan.columns.iter().enumerate().filter(|it| !plan.breaks.holds(it.0) && is_foreign(it.1))
    {
        let content = &column.content;
        if content.filled * 4 < content.rows
            || content.urls > 0.5
            || content.dates > 0.5
            || content.flags > 0.8
        {
            continue;
        }
        let is_count = content.integers > 0.9 && !content.counting;
        let is_text = content.numbers < 0.3;
        // What is the same in all lines tells none of them apart ("PCS").
        let may_be_more = is_text
            && content.distinct > 0.1
            && content.distinct * content.filled as f32 > 1.5
            && lacks_such(content);
        doubt = doubt.max(if is_text && lacks_name && content.distinct > 0.3 || is_count && lacks_count {
            0.12
        } else if may_be_more {
            0.09
        } else {
            0.0
        });
    }
    doubt
}
