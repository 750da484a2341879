//! Pages, scripts and styles as they travel: without the comments and the indentation that only people read. Nothing within a
//! line is touched, so that no string or pattern can be mistaken for a comment.

/// The text without comments that stand on lines of their own, without indentation and without blank lines.
/// A script with a literal over several lines stays as it is.
pub(crate) fn compact(script: &str) -> String {
    let code = without_comments(script);
    if code.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut compact = String::with_capacity(code.len());
    for line in code.lines().map(str::trim).filter(|it| !it.is_empty()) {
        compact.push_str(line);
        compact.push('\n');
    }
    compact
}

/// A page without indentation and without comments that have a line of their own; it holds no text whose blanks count.
pub(crate) fn compact_page(html: &str) -> String {
    let is_comment =
        |line: &str| line.starts_with("<!--") && line.ends_with("-->") && line.matches("-->").count() == 1;
    let lines = html.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn without_comments(script: &str) -> String {
    let mut code = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines() {
        let begin = line.trim();
        let opens = !is_comment && begin.starts_with("/*");
        if is_comment || opens {
            // A comment that ends before code is left to stand.
            let Some((_, after)) = begin.split_once("*/") else {
                is_comment = true;
                continue;
            };
            is_comment = false;
            code.push_str(after);
        } else if !begin.starts_with("//") {
            code.push_str(line);
        }
        code.push('\n');
    }
    code
}

#[cfg(test)]
mod tests {
    use super::{compact, compact_page};

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "// Says what it is.\n\nconst a = 'x // y'; // stays\n/** Of b.\n * More.\n */\nfunction b() {\n  /* short */ return `${a} /* z */`;\n}\n";
        assert_eq!(
            compact(script),
            "const a = 'x // y'; // stays\nfunction b() {\nreturn `${a} /* z */`;\n}\n"
        );
    }

    #[test]
    fn a_page_keeps_its_lines_and_loses_what_only_people_read() {
        let page = "<p>\n  <!-- Says what. -->\n\n  one\n  <b>two</b> <!-- stays -->\n</p>\n";
        assert_eq!(compact_page(page), "<p>\none\n<b>two</b> <!-- stays -->\n</p>\n");
    }

    #[test]
    fn a_text_over_several_lines_is_left_alone() {
        let script = "const a = `one\n  // two`;\n";
        assert_eq!(compact(script), script);
    }
}
