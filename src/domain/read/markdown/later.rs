//! Tables further down a page that go on with the list of the first under other columns: each of their columns is moved
//! below the one of the same name, and those that the first has not stand behind its own.

use super::{cells, is_rule};

/// Headers of tables that are looked at, and columns of all of them together.
const MOST_TABLES: usize = 200;
const MOST_COLUMNS: usize = 48;

/// Where the cells of the tables of a page belong.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Places {
    /// Line of a first header, and the names that stand behind its own.
    more_names: Vec<(usize, Vec<String>)>,
    /// Line of a later header, and the place of each of its columns.
    moved: Vec<(usize, Vec<usize>)>,
}

impl Places {
    /// Looks at all headers of the text.
    pub(super) fn of(text: &str) -> Self {
        let mut heads: Vec<(usize, Vec<String>)> = Vec::new();
        let mut above = "";
        for (index, line) in text.lines().enumerate() {
            if is_rule(line) && above.contains('|') && heads.len() < MOST_TABLES {
                heads.push((index - 1, cells(above.trim())));
            }
            above = line;
        }
        let mut places = Self::default();
        // The first table of each list.
        let mut lists: Vec<List> = Vec::new();
        for (line, later) in heads {
            let known = lists.iter_mut().find_map(|it| it.place(&later));
            match known {
                Some(moved) => places.moved.extend(moved.map(|it| (line, it))),
                None => lists.push(List { line, own: later.len(), names: later }),
            }
        }
        let more = lists.into_iter().filter(|it| it.names.len() > it.own);
        places.more_names = more.map(|mut it| (it.line, it.names.split_off(it.own))).collect();
        places
    }

    /// The names that stand behind those of the header in this line.
    pub(super) fn behind(&self, line: usize) -> &[String] {
        self.more_names.iter().find(|it| it.0 == line).map_or(&[], |it| &it.1)
    }

    /// Where the columns of the table belong whose header stands in this line; `None`: where they stand.
    pub(super) fn of_header(&self, line: usize) -> Option<&[usize]> {
        self.moved.iter().find(|it| it.0 == line).map(|it| it.1.as_slice())
    }
}

/// A list, as its first table names its columns.
struct List {
    /// That of the header.
    line: usize,
    /// Those of the header, then what later tables have besides.
    names: Vec<String>,
    /// How many are of the header.
    own: usize,
}

impl List {
    /// Where the columns of a later table stand among the names, which grow by what they lack; `Some(None)`: where they
    /// are; `None`: it is another list.
    fn place(&mut self, later: &[String]) -> Option<Option<Vec<usize>>> {
        let place = |it: &String| self.names.iter().position(|name| is_one(name, it));
        let mut found: Vec<Option<usize>> = later.iter().map(place).collect();
        let shared = found.iter().flatten().count();
        // What "?" stands for tells its place.
        for (at, name) in later.iter().enumerate().filter(|it| !it.1.contains(char::is_alphanumeric)) {
            let own = Some(at).filter(|it| *it < self.own && !found.contains(&Some(*it)));
            found.get_mut(at).filter(|_| !name.contains('#')).into_iter().for_each(|it| *it = own);
        }
        // What the parts are called stands in front.
        let leads = |at: usize| found.get(at).copied().flatten().is_some_and(|it| it < 2);
        let is_led = leads(0) || leads(1) && shared * 3 >= later.len() * 2;
        // Number and name in front say more than other columns.
        let least = if leads(0) && leads(1) { shared * 5 / 2 } else { shared * 2 };
        if shared == 0 || least < later.len() || !is_led || self.names.len() + later.len() > MOST_COLUMNS {
            return None;
        }
        // Some of as many columns may be called otherwise.
        let stays = found.iter().enumerate().all(|(at, it)| it.is_none_or(|it| it == at));
        if stays && (shared == later.len() || later.len() == self.own) {
            return Some(None);
        }
        let mut places = Vec::with_capacity(later.len());
        for (name, place) in later.iter().zip(found) {
            places.push(place.unwrap_or_else(|| {
                self.names.push(name.clone());
                self.names.len() - 1
            }));
        }
        Some(Some(places))
    }
}

fn is_one(name: &str, other: &str) -> bool {
    !name.is_empty() && name.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Places;

    const RULE: &str = "|---|---|";

    fn places(heads: &[&str]) -> Places {
        let tables: Vec<String> = heads.iter().map(|it| format!("{it}\n{RULE}\n| a | b |\n\n")).collect();
        Places::of(&tables.concat())
    }

    #[test]
    fn later_columns_stand_below_their_names() {
        let found =
            places(&["| No | Part | Model | Qty | Price |", "| No | Part | Estimate |", "| Part | Qty |"]);
        assert_eq!(found.behind(0), ["Estimate"]);
        assert_eq!(found.of_header(4), Some([0, 1, 5].as_slice()));
        assert_eq!(found.of_header(8), Some([1, 3].as_slice()));
        assert_eq!((found.of_header(0), found.behind(4).len()), (None, 0));
    }

    #[test]
    fn the_same_columns_and_other_lists_stay_where_they_are() {
        for later in
            ["| Part | Qty | Use |", "| Part | Qty |", "| Pin | Signal | Note |", "| Signal | Part |"]
        {
            let found = places(&["| Part | Qty | Notes |", later]);
            assert_eq!(found, Places::default(), "{later}");
        }
    }
}
