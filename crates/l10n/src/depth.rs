//! How deep a file of messages nests, before its parser sees it: that parser calls itself for each level, and would run out
//! of stack.

/// Levels of nested braces and calls, at most. A choice within a choice within a choice has three.
pub(super) const DEEPEST: usize = 100;

/// Where the text first nests deeper than [`DEEPEST`], if it does.
///
/// Only the parser knows what is a text between quotes. Strings end with their line, so everything before the first quote of
/// a line is structure; after it, only what opens is counted. That may count a level too many for each such line of a
/// message, and never one too few.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    // For each open brace, the calls open in it.
    let mut open: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // A message begins, or what stood before it is broken: either way nothing is open.
        if begins_message(line) {
            open.clear();
            depth = 0;
        }
        let mut quoted = false;
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'"' => quoted = true,
                b'{' => {
                    open.push(0);
                    depth += 1;
                }
                b'(' => {
                    if let Some(calls) = open.last_mut() {
                        *calls += 1;
                        depth += 1;
                    }
                }
                b'}' if !quoted => depth -= open.pop().map_or(0, |calls| calls + 1),
                b')' if !quoted => {
                    if let Some(calls) = open.last_mut().filter(|calls| **calls > 0) {
                        *calls -= 1;
                        depth -= 1;
                    }
                }
                _ => {}
            }
            if depth > DEEPEST {
                return Some(start + at);
            }
        }
        start += line.len();
    }
    None
}

/// `name =` or `-name =` at the margin, which nothing within braces can be.
fn begins_message(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=')
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

    use super::*;

    /// Whatever passes is parsed and dropped without running out of stack, on a thread's.
    fn survives(text: &str) {
        let text = text.to_owned();
        std::thread::Builder::new()
            .stack_size(1 << 20)
            .spawn(move || {
                if too_deep(&text).is_none() {
                    let _ = FluentResource::try_new(text);
                }
            })
            .unwrap()
            .join()
            .unwrap();
    }

    #[test]
    fn nesting_is_counted_wherever_it_hides() {
        const MANY: usize = 20_000;
        for level in [
            "{",
            "{ ",
            "{\n",
            "{ F(",
            "F(",
            "F(\n",
            "F(\"})\", ",
            "F(\"}\\\"})\",\n",
            "F(x: ",
            "{ $x ->\n *[a] ",
            "{ $x ->\n *[a] \" ",
            "{ $x ->\n *[a] ) ) ",
            "{ $x ->\n *[a] \"})\" { F(\"})\") ->\n *[a] ",
            "{ F(F(F(F($x)))) ->\n *[a] )))) ",
            "{ -t(a: ",
            "b { \"{\" } {",
        ] {
            for opening in ["a = {", "a =\n    ", "a = \" {", "a = \"{\" { \"", "a = {\nb = "] {
                let text = format!("{opening}{}", level.repeat(MANY));
                survives(&text);
                survives(&format!("{text}\n{}", "}".repeat(MANY)));
            }
        }
    }

    #[test]
    fn deep_and_not_too_deep() {
        let nested = |depth: usize| format!("a = {} {} {}\n", "{".repeat(depth), "\"x\"", "}".repeat(depth));
        assert_eq!(too_deep(&nested(DEEPEST)), None);
        assert_eq!(too_deep(&nested(DEEPEST + 1)), Some("a = ".len() + DEEPEST));
        survives(&nested(DEEPEST));
        // Line by line, nothing adds up.
        let line = "a = { $n ->\n    [one] \"{ $x }\" { \"{\" }\n   *[other] { NUMBER($x, style: \"percent\") }\n }\n";
        assert_eq!(too_deep(&line.repeat(1000)), None);
        assert_eq!(too_deep(&"a = { unclosed\n".repeat(1000)), None);
        assert_eq!(too_deep(&"a = smile :( and ( {\"(\"}\n".repeat(1000)), None);
        assert_eq!(too_deep("# { { {\na = }}}} ))\n"), None);
    }
}
