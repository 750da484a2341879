//! The names of columns: one header row, two of them, or a row of sellers above or below.

use super::header::HeaderGuess;
use super::lexicon::lexicon;
use super::role::Role;
use crate::domain::read::Table;

/// The names of the columns: the header row's cells, trimmed.
pub(crate) fn names_of(table: &Table, header: Option<HeaderGuess>, width: usize) -> Vec<String> {
    (0..width)
        .map(|column| header.map_or_else(String::new, |it| name_of(table.cell(it.row, column)).to_owned()))
        .collect()
}

/// Headers of two rows: "Manufacturer" above "Name | Part No", or a word that only stands in the upper row of a
/// merged cell. The names for telling roles are put together; the header row stays the lower one.
pub(crate) fn joined_names(table: &Table, header: Option<HeaderGuess>, names: &[String]) -> Vec<String> {
    let mut joined = names.to_vec();
    let Some(above) = header.and_then(|it| it.row.checked_sub(1)) else { return joined };
    let lexicon = lexicon();
    let is_known = |cell: &str| {
        !lexicon.is_seller(cell)
            && cell.chars().count() < 40
            && lexicon.name_scores(cell, false).best().is_some_and(|it| it.1 >= 0.8)
    };
    let filled = table.row(above).filter(|it| !it.trim().is_empty()).count();
    let known = table.row(above).filter(|it| is_known(it.trim())).count();
    if known == 0 || known * 2 < filled {
        return joined;
    }
    let mut group = "";
    for (column, name) in joined.iter_mut().enumerate() {
        let cell = table.trimmed(above, column);
        if !cell.is_empty() {
            group = cell;
        }
        if name.is_empty() {
            // Beside words for columns another word is one, too: "Anzahl benötigt".
            if is_known(cell) || cell.chars().count() < 40 && !cell.bytes().any(|it| it.is_ascii_digit()) {
                cell.clone_into(name);
            }
            continue;
        }
        if group.is_empty() {
            continue;
        }
        let both = format!("{group} {name}");
        let alone = lexicon.name_scores(name, false).best();
        if let Some((role, score)) = lexicon.name_scores(&both, false).best()
            && score >= 0.9
            && alone.is_none_or(|it| {
                it.1 < 0.9
                    || (it.0 != role && matches!(it.0, Role::Item | Role::CustomerPn | Role::Description))
            })
        {
            *name = both;
        }
    }
    joined
}

/// A header cell without byte-order mark and blanks. In lists aligned by blanks several headers may share a cell
/// where the columns below are empty: the first one names the column.
fn name_of(cell: &str) -> &str {
    let cell = cell.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
    match cell.find("   ") {
        Some(end) if !cell.contains('\n') => cell.get(..end).unwrap_or(cell),
        _ => cell,
    }
}

/// The words of a row above or below the header that name sets of columns, spread to the right over blanks.
pub(crate) fn groups_of(table: &Table, header: Option<HeaderGuess>, width: usize) -> (Vec<String>, bool) {
    let mut groups = vec![String::new(); width];
    let Some(header) = header else { return (groups, false) };
    let sellers = |row: usize| table.row(row).filter(|it| lexicon().is_seller(it)).count();
    if let Some(above) = header.row.checked_sub(1)
        && sellers(above) >= 1
        && table.row(above).filter(|it| !it.trim().is_empty()).count() * 2 <= width
    {
        let mut current = String::new();
        for (column, group) in groups.iter_mut().enumerate() {
            let cell = table.trimmed(above, column);
            if !cell.is_empty() {
                current = cell.to_owned();
            }
            group.clone_from(&current);
        }
        return (groups, false);
    }
    let below = header.row + 1;
    let filled = table.row(below).filter(|it| !it.trim().is_empty()).count();
    if filled >= 2 && sellers(below) * 10 >= filled * 6 {
        for (column, group) in groups.iter_mut().enumerate() {
            group.push_str(table.trimmed(below, column));
        }
        return (groups, true);
    }
    (groups, false)
}

#[cfg(test)]
mod tests {
    use super::{groups_of, joined_names, names_of};
    use crate::domain::read::Table;
    use crate::domain::recognise::header::HeaderGuess;

    #[test]
    fn a_header_of_two_rows_is_read_together() {
        let table = Table::from_rows([
            ["Qty", "Manufacturer", "", "Supplier", ""],
            ["", "Name", "Part Number", "Name", "Part Number"],
        ]);
        let header = Some(HeaderGuess { row: 1, score: 3.0, share: 1.0 });
        let names = names_of(&table, header, 5);
        assert_eq!(
            joined_names(&table, header, &names),
            ["Qty", "Manufacturer Name", "Manufacturer Part Number", "Supplier Name", "Supplier Part Number"]
        );
    }

    #[test]
    fn sellers_above_span_their_columns() {
        let table = Table::from_rows([
            ["", "Mouser", "", "Farnell", ""],
            ["Ref", "Stock", "Price", "Stock", "Price"],
        ]);
        let header = Some(HeaderGuess { row: 1, score: 3.0, share: 1.0 });
        assert_eq!(groups_of(&table, header, 5).0, ["", "Mouser", "Mouser", "Farnell", "Farnell"]);
    }
}
