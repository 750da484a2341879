//! What the tokens of a statement do to each other: a "not" turns what it stands by, "contains" takes its substance.
//! After it the class of each token says what it contributes by itself.
//!
//! Classes that only arise here: `h` contains halogens, `z` none and nothing else; every other is one of the lexicon's.

use super::tokens::{SIGN, Text, Token, UNKNOWN};

/// Tokens that a "not" looks past.
const LIGHT: &str = "Wpqt";
const NOUNS: &str = "RVHlsSg";

impl Text {
    /// Brings the tokens to what each contributes.
    pub(super) fn resolve(&mut self) {
        self.answer_question();
        let tokens = self.tokens.as_mut_slice();
        name_papers(tokens);
        for at in 0..tokens.len() {
            match class(tokens, at) {
                'N' | 'n' | 'Z' => negate(tokens, at),
                _ => {}
            }
        }
        for at in 0..tokens.len() {
            if matches!(class(tokens, at), 'C' | 'c') {
                contain(tokens, at);
            }
        }
        confirm(tokens);
        settle(tokens);
    }

    /// "RoHS compliant? No": the mark asks, it doubts nothing.
    fn answer_question(&mut self) {
        if let [.., sign, answer] = self.tokens.as_mut_slice()
            && sign.class == SIGN
            && self.original.get(sign.start) == Some(&'?')
            && "YyNnZ".contains(answer.class)
        {
            sign.class = 'W';
            answer.part = sign.part;
        }
    }

    /// One of these classes is among the tokens.
    pub(super) fn has(&self, classes: &str) -> bool {
        self.tokens.iter().any(|it| classes.contains(it.class))
    }

    /// Every token is of one of these classes.
    pub(super) fn is_only(&self, classes: &str) -> bool {
        self.tokens.iter().all(|it| classes.contains(it.class))
    }

    /// The words of tokens as they stand in the cell; what stood apart is separated by commas.
    pub(super) fn words_of(&self, blocks: impl Fn(&Token) -> bool) -> String {
        let mut words = String::new();
        let mut end = 0;
        for token in self.tokens.iter().filter(|it| blocks(it)) {
            let between: String = self.original.get(end..token.start).unwrap_or_default().iter().collect();
            if !words.is_empty() {
                words.push_str(if between.trim().is_empty() { &between } else { ", " });
            }
            words.push_str(&self.words(token));
            end = token.end;
        }
        words
    }
}

fn class(tokens: &[Token], at: usize) -> char {
    tokens.get(at).map_or(UNKNOWN, |it| it.class)
}

fn set(tokens: &mut [Token], at: usize, class: char) {
    if let Some(token) = tokens.get_mut(at) {
        token.class = class;
    }
}

/// The tokens before (`-1`) or behind `at` in its part of the cell, from near to far.
fn around(tokens: &[Token], at: usize, behind: bool) -> impl Iterator<Item = (usize, char)> + '_ {
    let part = tokens.get(at).map(|it| it.part);
    let (start, end) = if behind { (at + 1, tokens.len()) } else { (0, at) };
    let places = (start..end).map(move |it| if behind { it } else { start + end - 1 - it });
    let in_part = move |it: &usize| tokens.get(*it).map(|it| it.part) == part;
    places.take_while(in_part).map(|it| (it, class(tokens, it)))
}

/// "Certificate of compliance", "compliance statement": names of papers, in which "compliance" says nothing.
fn name_papers(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let is_paper = |behind| {
            let next = around(tokens, at, behind).find(|it| !"WRpqw".contains(it.1));
            next.is_some_and(|it| it.1 == 'P')
        };
        if class(tokens, at) == 'M' && (is_paper(true) || is_paper(false)) {
            set(tokens, at, 'W');
        }
    }
}

/// A "not", "no" or "false" takes what stands behind it, else what stands before it.
fn negate(tokens: &mut [Token], at: usize) {
    let own = class(tokens, at);
    let behind: Vec<(usize, char)> =
        around(tokens, at, true).filter(|it| !LIGHT.contains(it.1)).take(6).collect();
    let head = behind.iter().find(|it| !NOUNS.contains(it.1)).copied();
    let noun = behind.first().filter(|it| NOUNS.contains(it.1)).copied();
    // "No lead RoHS compliant" denies the lead; "no SVHC data" the data.
    let takes_noun = |it: (usize, char)| {
        let next = behind.get(1).map_or(' ', |it| it.1);
        own == 'n' && "lsgSH".contains(it.1) && !"PekUMC!?".contains(next) && !(it.1 == 'H' && next == 'A')
    };
    let target = match (noun, head) {
        _ if own == 'Z' => None,
        (Some(noun), _) if takes_noun(noun) => Some(noun),
        (_, Some(head)) if "Nn".contains(head.1) && noun.is_none() => {
            // "N'est pas": the next one does it; "no non-RoHS parts" denies nothing.
            return set(tokens, at, if own == 'n' { 'U' } else { 'W' });
        }
        (_, Some(head)) if !"NnZ".contains(head.1) => Some(head),
        (noun, _) => noun,
    };
    match target {
        Some(target) => turn(tokens, at, target, own == 'n'),
        None => turn_before(tokens, at),
    }
}

fn turn(tokens: &mut [Token], at: usize, (place, what): (usize, char), is_none: bool) {
    let (own, target) = match what {
        'A' | 'i' | 'M' | 'Y' => ('W', 'D'),
        // "Exemption no. 7(a)".
        '#' if around(tokens, at, false).next().is_some_and(|it| it.1 == 'X') => ('W', '#'),
        'X' | '#' if is_none => ('W', '0'),
        'C' => ('W', 'c'),
        'L' => ('W', 'd'),
        'd' => ('W', 'L'),
        'G' => ('W', 'h'),
        'F' => ('W', 'f'),
        'H' => ('W', 'f'),
        'a' => ('W', 'W'),
        'l' if is_none => ('W', 'L'),
        's' if is_none => ('W', 'W'),
        'g' if is_none => ('W', 'G'),
        'S' if is_none => ('W', 'A'),
        'R' | 'V' => {
            // "Voldoet niet aan RoHS": the verb stands before.
            let verb = around(tokens, at, false).find(|it| "AM".contains(it.1)).map(|it| it.0);
            if let Some(verb) = verb {
                set(tokens, verb, 'W');
            }
            ('D', what)
        }
        _ => ('U', what),
    };
    set(tokens, at, own);
    set(tokens, place, target);
}

/// "RoHS: no", "uyumlu değil", 対応していません.
fn turn_before(tokens: &mut [Token], at: usize) {
    // Of the words for "none" this one is an answer, too.
    let is_no = tokens.get(at).is_some_and(|it| it.end - it.start == 2);
    let mut before: Vec<(usize, char)> =
        around(tokens, at, false).filter(|it| !LIGHT.contains(it.1)).collect();
    if before.is_empty() && at > 0 && at + 1 == tokens.len() {
        // "RoHS compliant - NO".
        let part = tokens.get(at - 1).map_or(0, |it| it.part);
        if let Some(token) = tokens.get_mut(at) {
            token.part = part;
        }
        before = around(tokens, at, false).filter(|it| !LIGHT.contains(it.1)).collect();
    }
    // "Compliant or not": what is not understood is not denied either.
    let unread = before.iter().find(|it| it.1 == UNKNOWN);
    let said = unread.or(before.iter().find(|it| "AMD".contains(it.1))).or(before.first()).copied();
    let Some((place, what)) = said else {
        return set(tokens, at, if class(tokens, at) == 'n' && !is_no { 'z' } else { 'Z' });
    };
    let (own, target) = match what {
        'A' | 'M' => ('W', 'D'),
        'D' | 'f' | 'c' | '0' => ('W', what),
        'R' | 'V' => ('D', what),
        'X' => ('W', '0'),
        'C' => ('W', 'c'),
        'H' | 'F' => ('W', 'f'),
        'l' | 'd' => ('W', 'L'),
        'L' => ('W', 'd'),
        'G' => ('W', 'h'),
        'g' => ('W', 'G'),
        _ => ('U', what),
    };
    set(tokens, at, own);
    set(tokens, place, target);
}

/// "Contains lead", "free of restricted substances": the substance stands behind, in some languages before.
fn contain(tokens: &mut [Token], at: usize) {
    let is_free = class(tokens, at) == 'c';
    let named = |behind| around(tokens, at, behind).find(|it| "lsgSHdR".contains(it.1));
    let Some((place, what)) = named(true).or_else(|| named(false)) else {
        // "Free" under "SVHC": the header names the substance.
        return;
    };
    let says = match (what, is_free) {
        ('l', true) => 'L',
        ('l' | 'd', false) => 'd',
        ('s', true) => 'W',
        ('g', true) => 'G',
        ('g', false) => 'h',
        ('S', true) => 'A',
        ('S', false) => 'D',
        ('H', true) => 'f',
        ('H', false) => 'F',
        _ => 'U',
    };
    set(tokens, at, 'W');
    set(tokens, place, says);
}

/// "Compliant to 2024": a date is that of the statement only where it stands alone or after "of", "dated", "since".
fn settle(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let before = around(tokens, at, false).next().map(|it| it.1);
        if class(tokens, at) == 't' && matches!(before, Some('W' | 'p' | 'U' | UNKNOWN)) {
            set(tokens, at, 'U');
        }
    }
    let mut before = ' ';
    let last = tokens.len().saturating_sub(1);
    for (at, token) in tokens.iter_mut().enumerate() {
        let is_demand = at == 0 || at == last && before == 'R';
        before = token.class;
        token.class = match token.class {
            'q' => 'W',
            // "Comply with RoHS", "RoHS erfüllen".
            'i' if is_demand => 'U',
            'i' => 'A',
            class => class,
        };
    }
}

/// "Compliance confirmed", "compliance: yes".
fn confirm(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if class(tokens, at) != 'M' {
            continue;
        }
        let is_told = |it: &(usize, char)| "eEAY".contains(it.1);
        let says = around(tokens, at, true).chain(around(tokens, at, false)).find(is_told).map(|it| it.1);
        match says {
            Some('A' | 'Y') => set(tokens, at, 'W'),
            Some(_) => set(tokens, at, 'A'),
            None => {}
        }
    }
}
