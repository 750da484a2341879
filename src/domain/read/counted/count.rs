//! The count of a line of a list, before or behind what it counts.

/// True for a line such as `6 x jumper`.
pub(crate) fn is_counted(line: &str) -> bool {
    count_ahead(bullet(line)).is_some()
}

/// The line without the sign or the number before it.
pub(in crate::domain::read) fn bullet(line: &str) -> &str {
    let bare = line.trim().trim_start_matches(['-', '*', '•', '+', ' ', '\t']);
    number(bare)
        .and_then(|it| it.1.strip_prefix(". ").or_else(|| it.1.strip_prefix(") ")))
        .map_or(bare, str::trim_start)
}

/// The number before an `x` or a word for pieces, and what is counted.
pub(in crate::domain::read) fn count_ahead(line: &str) -> Option<(&str, &str)> {
    let Some((count, rest)) = number(line) else {
        // `x4 100nF`
        let (count, rest) = number(line.strip_prefix(['x', 'X', '×'])?)?;
        return Some((count, rest.strip_prefix(' ')?.trim()));
    };
    let rest = rest.trim_start();
    let after = match rest.strip_prefix(['x', 'X', '×', '*']) {
        Some(after) if rest.starts_with('*') => starred(after)?,
        Some(after) => glued(after)?,
        // `2  @  12-pin header`; `5 @ $3` is a price.
        None if rest.starts_with('@') => {
            rest.strip_prefix("@ ").map(str::trim_start).filter(|it| it.starts_with(char::is_alphanumeric))?
        }
        None => match rest.strip_prefix("- ") {
            // `63 - MX switches`; `1 - 2` is a range.
            Some(after) if after.contains(char::is_alphabetic) => after,
            _ => pieces(rest)?.strip_prefix([' ', '\t', ':', ',', '-'])?,
        },
    };
    let after = after.trim_start_matches('-').trim();
    (!after.is_empty()).then_some((count, after))
}

/// What stands behind the sign of a count: `x LM317`, and glued to it `xPush button`, `x4pin header`.
fn glued(after: &str) -> Option<&str> {
    if let Some(rest) = after.strip_prefix([' ', '\u{a0}']) {
        return Some(rest);
    }
    let name = after.trim_start_matches(|it: char| it.is_ascii_digit());
    let is_word = name.bytes().take_while(u8::is_ascii_alphabetic).count() > 2;
    (is_word && (name.len() == after.len() || name.starts_with("pin"))).then_some(after)
}

/// What stands behind `10*`: of `74*27` the star stands for letters of a family.
fn starred(after: &str) -> Option<&str> {
    let name = after.trim_start_matches(|it: char| it.is_ascii_digit());
    (name.trim_start().starts_with(char::is_alphabetic) || after.starts_with(' ')).then_some(after)
}

/// `-2-AC0603FR-104K75L`.
pub(super) fn count_in_hyphens(line: &str) -> Option<(&str, &str)> {
    let (count, rest) = number(line.trim().strip_prefix('-')?)?;
    let rest = rest.strip_prefix('-')?.trim();
    (!rest.is_empty()).then_some((count, rest))
}

/// What is counted, and the number behind a dash, a sign or an `x`: `LM2596 module --- 2pcs`, `74HC00 - 1`.
pub(super) fn count_behind(line: &str) -> Option<(&str, &str)> {
    let at =
        [" -", "\t-", " x", " ×", " *", ": ", " =", "--"].iter().filter_map(|it| line.rfind(it)).max()?;
    let (text, rest) = line.split_at_checked(at)?;
    let rest = rest.trim_start_matches(['-', '=', ':', 'x', '×', '*', ' ', '\t']);
    let text = text.trim_end_matches(['-', '=', ':', ' ', '\t']);
    let Some((count, rest)) = number(rest) else {
        // "Kilka szt.", "some pcs": how many nobody says.
        let (words, unit) = rest.rsplit_once(' ')?;
        let is_vague = pieces(unit) == Some("") && !unit.starts_with("set") && unit != "pack";
        return (is_vague && !words.contains(' ') && text.len() > 2).then_some(("?", text));
    };
    let rest = pieces(rest.trim_start()).unwrap_or(rest).trim_start();
    // Behind a comma stands a remark, or the decimals of an amount.
    let is_amount = rest.strip_prefix(',').is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let ends = rest.is_empty() || rest.starts_with(['(', ',']) && !is_amount || rest.starts_with("or ");
    (ends && text.len() > 2 && text.contains(char::is_alphabetic) && !text.contains("://"))
        .then_some((count, text))
}

/// `100nF         12x`: the count stands in a column of its own.
pub(super) fn count_apart(line: &str) -> Option<(&str, &str)> {
    let at = line.rfind("  ").max(line.rfind('\t'))?;
    let (text, count) = line.split_at_checked(at)?;
    let count = count.trim().strip_suffix(['x', '×'])?;
    let text = text.trim_end();
    (number(count)?.1.is_empty() && !count.contains('?') && !text.is_empty()).then_some((count, text))
}

/// `push button (2)`, `LED (x4)`, `coin cell (2 pcs)`.
pub(super) fn count_in_brackets(line: &str) -> Option<(&str, &str)> {
    let (text, inside) = line.strip_suffix(')')?.rsplit_once('(')?;
    let inside = inside.trim();
    let (count, rest) = number(inside.strip_prefix(['x', 'X', '×']).unwrap_or(inside))?;
    let is_counted = matches!(rest, "" | "x" | "X" | "×") || pieces(rest.trim_start()) == Some("");
    let text = text.trim_end();
    // "U1,LM358,DIP (8)" is a row of a table.
    let is_row = text.contains(['\t', ';']) || text.split(',').skip(1).any(|it| !it.starts_with(' '));
    (is_counted
        && !is_row
        && count.len() < 4
        && !count.contains('?')
        && text.len() > 2
        && text.contains(char::is_alphabetic))
    .then_some((count, text))
}

/// `jack (x2/pcs)・・・ST-005-G (shop)`: the count stands in brackets within the text, which stays whole.
pub(super) fn count_within(line: &str) -> Option<(&str, &str)> {
    if line.contains("(x") || line.contains("(×") { count_inside(line) } else { None }
}

#[inline(never)]
fn count_inside(line: &str) -> Option<(&str, &str)> {
    let mut brackets = line.split('(').skip(1).filter_map(|it| it.split_once(')'));
    brackets.find_map(|(inside, behind)| {
        let times = inside.trim().strip_prefix(['x', '×'])?;
        let (count, unit) = number(times)?;
        let is_unit = unit.is_empty() || pieces(unit.trim_start_matches(['/', ' '])) == Some("");
        (is_unit && count.len() < 4 && !count.contains('?') && !behind.trim().is_empty())
            .then_some((count, line))
    })
}

/// The digits that the text starts with, or the signs for a number that nobody knows, and what follows them.
pub(in crate::domain::read) fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '?').unwrap_or(text.len());
    if (1..=6).contains(&end) { text.split_at_checked(end) } else { None }
}

/// What stands behind a word for pieces.
fn pieces(text: &str) -> Option<&str> {
    const WORDS: [&str; 19] = [
        "pieces", "piece", "pcs.", "pcs", "pc.", "pc", "stück", "stk.", "stk", "szt.", "szt", "ks", "шт.",
        "шт", "个", "個", "pack", "sets", "set",
    ];
    WORDS.iter().find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        (head.to_lowercase() == *word).then_some(rest)
    })
}
