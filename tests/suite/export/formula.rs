//! A small spreadsheet: computes the formulas of a workbook that this product wrote, so that a test can change a cell
//! and compare what follows with the engine.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

/// A value of a formula.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Number(f64),
    Text(String),
    Range(Vec<f64>),
}

impl Value {
    pub(crate) fn number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Range(list) if list.len() == 1 => list[0],
            other => panic!("not a number: {other:?}"),
        }
    }

    fn list(self) -> Vec<f64> {
        match self {
            Self::Range(list) => list,
            other => vec![other.number()],
        }
    }
}

/// A cell: sheet, column and row, counted from 0.
type Cell = (String, usize, usize);

/// The cells of a workbook with its formulas.
pub(crate) struct Workbook {
    cells: HashMap<Cell, Value>,
    formulas: HashMap<Cell, String>,
    names: HashMap<String, Cell>,
    pub(crate) sheets: Vec<String>,
}

impl Workbook {
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook");
        let sheets = book.sheet_names();
        let (mut cells, mut formulas) = (HashMap::new(), HashMap::new());
        for sheet in &sheets {
            let range = book.worksheet_range(sheet).expect("a sheet");
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, cell) in range.cells() {
                let at = (sheet.clone(), column + left as usize, row + top as usize);
                match cell {
                    Data::Float(number) => cells.insert(at, Value::Number(*number)),
                    Data::Int(number) => cells.insert(at, Value::Number(*number as f64)),
                    Data::DateTime(date) => cells.insert(at, Value::Number(date.as_f64())),
                    Data::String(text) => cells.insert(at, Value::Text(text.clone())),
                    _ => None,
                };
            }
            let range = book.worksheet_formula(sheet).expect("a sheet");
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, text) in range.cells().filter(|it| !it.2.is_empty()) {
                formulas.insert((sheet.clone(), column + left as usize, row + top as usize), text.clone());
            }
        }
        let names = book
            .defined_names()
            .iter()
            .filter(|it| !it.0.starts_with("_xlnm"))
            .filter_map(|(name, place)| {
                Some((name.clone(), place.replace('$', "").split_once('!').map(|(s, c)| cell(s, c))?))
            })
            .collect();
        Self { cells, formulas, names, sheets }
    }

    /// The stored value of a cell such as `B2`; `None` where it is empty.
    pub(crate) fn stored(&self, sheet: &str, name: &str) -> Option<&Value> {
        self.cells.get(&cell(sheet, name))
    }

    pub(crate) fn formula(&self, sheet: &str, name: &str) -> Option<&str> {
        self.formulas.get(&cell(sheet, name)).map(String::as_str)
    }

    pub(crate) fn formula_count(&self) -> usize {
        self.formulas.len()
    }

    /// Every cell with a formula, with its stored value.
    pub(crate) fn computed(&self) -> impl Iterator<Item = (&Cell, Option<&Value>)> {
        self.formulas.keys().map(|it| (it, self.cells.get(it)))
    }

    /// The texts of a column, by its heading in the first row.
    pub(crate) fn column(&self, sheet: &str, heading: &str) -> Vec<Option<&Value>> {
        let rows = self.cells.keys().filter(|it| it.0 == sheet).map(|it| it.2).max().unwrap_or(0);
        let find = |column: &usize| {
            self.cells.get(&(sheet.to_owned(), *column, 0)) == Some(&Value::Text(heading.to_owned()))
        };
        let column = (0..200).find(find).unwrap_or_else(|| panic!("no column {heading}"));
        (1..=rows).map(|row| self.cells.get(&(sheet.to_owned(), column, row))).collect()
    }

    /// All that stands in the workbook, formulas too.
    pub(crate) fn all_text(&self) -> String {
        let mut lines: Vec<String> = self.formulas.values().cloned().collect();
        lines.extend(self.cells.values().map(|it| match it {
            Value::Text(text) => text.clone(),
            other => other.number().to_string(),
        }));
        lines.join("\n")
    }

    pub(crate) fn set(&mut self, sheet: &str, name: &str, number: f64) {
        self.cells.insert(cell(sheet, name), Value::Number(number));
    }

    /// The value of a cell, computed where it is a formula.
    pub(crate) fn value(&self, at: &Cell) -> f64 {
        match self.formulas.get(at) {
            Some(text) => {
                let mut reader = Formula { book: self, sheet: &at.0, rest: text };
                let value = reader.comparison().number();
                assert_eq!(reader.rest, "", "of {text}");
                value
            }
            None => self.cells.get(at).map_or(0.0, Value::number),
        }
    }

    pub(crate) fn compute(&self, sheet: &str, name: &str) -> f64 {
        self.value(&cell(sheet, name))
    }
}

fn cell(sheet: &str, name: &str) -> Cell {
    let digits = name.find(|it: char| it.is_ascii_digit()).expect("a row");
    let column = name[..digits].bytes().fold(0, |sum, it| sum * 26 + usize::from(it - b'A') + 1);
    (sheet.to_owned(), column - 1, name[digits..].parse::<usize>().expect("a row") - 1)
}

struct Formula<'a> {
    book: &'a Workbook,
    sheet: &'a str,
    rest: &'a str,
}

impl<'a> Formula<'a> {
    fn take(&mut self, sign: &str) -> bool {
        let found = self.rest.strip_prefix(sign);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn comparison(&mut self) -> Value {
        let left = self.sum();
        if self.take("<=") {
            let right = self.sum();
            return Value::Number(f64::from(u8::from(left.number() <= right.number())));
        }
        left
    }

    fn sum(&mut self) -> Value {
        let mut value = self.product();
        loop {
            if self.take("+") {
                value = Value::Number(value.number() + self.product().number());
            } else if self.take("-") {
                value = Value::Number(value.number() - self.product().number());
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> Value {
        let mut value = self.atom();
        loop {
            if self.take("*") {
                value = Value::Number(value.number() * self.atom().number());
            } else if self.take("/") {
                value = Value::Number(value.number() / self.atom().number());
            } else {
                return value;
            }
        }
    }

    fn atom(&mut self) -> Value {
        if self.take("(") {
            let value = self.comparison();
            assert!(self.take(")"));
            return value;
        }
        let end = self
            .rest
            .find(|it: char| !it.is_ascii_alphanumeric() && !"$!.:".contains(it))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if self.take("(") {
            let mut args = vec![self.comparison()];
            while self.take(",") {
                args.push(self.comparison());
            }
            assert!(self.take(")"), "after {word}: {}", self.rest);
            return call(word, args);
        }
        if let Ok(number) = word.parse() {
            return Value::Number(number);
        }
        if let Some(at) = self.book.names.get(word) {
            return Value::Number(self.book.value(at));
        }
        let plain = word.replace('$', "");
        let (sheet, range) = plain.split_once('!').unwrap_or((self.sheet, &plain));
        let (from, to) = range.split_once(':').unwrap_or((range, range));
        let (from, to) = (cell(sheet, from), cell(sheet, to));
        let mut list = Vec::new();
        for row in from.2..=to.2 {
            for column in from.1..=to.1 {
                list.push(self.book.value(&(sheet.to_owned(), column, row)));
            }
        }
        Value::Range(list)
    }
}

fn call(name: &str, mut args: Vec<Value>) -> Value {
    // Away from zero, as spreadsheets round; a sum such as 0.1 + 0.2 is first cut to 15 digits, as they do.
    let clean = |it: f64| format!("{it:.14e}").parse::<f64>().expect("a number");
    let round = |it: f64, places: f64, how: fn(f64) -> f64| {
        let scale = 10_f64.powf(places);
        how(clean(it * scale)) / scale
    };
    let number = |args: &[Value], at: usize| args[at].number();
    Value::Number(match name {
        "SUM" => args.into_iter().flat_map(Value::list).sum(),
        "MAX" => args.into_iter().flat_map(Value::list).fold(f64::MIN, f64::max),
        "MIN" => args.into_iter().flat_map(Value::list).fold(f64::MAX, f64::min),
        "IF" => return if number(&args, 0) == 0.0 { args.remove(2) } else { args.remove(1) },
        "ROUND" => round(number(&args, 0), number(&args, 1), f64::round),
        "ROUNDUP" => round(number(&args, 0), number(&args, 1), f64::ceil),
        "ROUNDDOWN" => round(number(&args, 0), number(&args, 1), f64::floor),
        "MATCH" => {
            let wanted = number(&args, 0);
            let list = args.remove(1).list();
            (list.iter().position(|it| *it == wanted).expect("a match") + 1) as f64
        }
        "INDEX" => {
            let at = number(&args, 1) as usize;
            args.remove(0).list()[at - 1]
        }
        "LOOKUP" => {
            let wanted = number(&args, 0);
            let results = args.remove(2).list();
            let keys = args.remove(1).list();
            let at = keys.iter().rposition(|it| *it <= wanted).expect("a key at or below");
            results[at]
        }
        other => panic!("{other} is not a function of this product's formulas"),
    })
}
