//! The panel's stylesheet, made of the theme's: what a site changes in its tokens or in how articles look shows in the
//! panel too.
//!
//! In a shadow tree there is no `:root`, `rem` is the size of whatever page is around it, and the width that matters is
//! the panel's and not the window's. So these three are rewritten; everything else is the same text.

use std::fmt::Write;

/// The parts in order; the last is the panel's own.
pub const PARTS: &str =
    "@import \"tokens.css\";\n@import \"support.css\";\n@import \"content.css\";\n@import \"panel.css\";\n";

/// Pixels of the keyword `medium`, by which the widths of `@media` are counted.
const REM: f64 = 16.0;

pub fn adapt(css: &str) -> String {
    let mut out = String::with_capacity(css.len() + css.len() / 4);
    for line in css.lines() {
        match line.strip_prefix("@media (width ").and_then(|rest| rest.split_once("rem)")) {
            // The panel's own are about the window, and ask for its height too.
            Some((condition, rest)) if rest.starts_with(" {") => {
                let (operator, number) = condition.split_once(' ').unwrap_or(("<", condition));
                let pixels = number.parse::<f64>().unwrap_or_default() * REM;
                let _ = write!(out, "@container (inline-size {operator} {pixels}px)");
                rems(rest, &mut out);
            }
            _ if line.starts_with("@media") => match line.split_once('{') {
                Some((query, rest)) => {
                    out.push_str(query);
                    out.push('{');
                    rems(rest, &mut out);
                }
                None => out.push_str(line),
            },
            // And it lies one folder deeper.
            _ => rems(&deeper(&line.replace(":root", ".root")), &mut out),
        }
        out.push('\n');
    }
    tight(&out)
}

/// Without the tokens that are only for pages: nothing in the panel, nor in the form that it loads later, uses them.
pub fn without_unused_tokens(css: &str, later: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_used = |line: &&str| {
        let line = line.trim();
        let declared = line.strip_prefix("--").and_then(|rest| rest.strip_suffix(';')?.split_once(':'));
        let Some((name, _)) = declared.filter(|(_, value)| !value.contains(';')) else { return true };
        let use_of_it = format!("var(--{name}");
        [css, later].iter().any(|sheet| {
            sheet.match_indices(&use_of_it).any(|(at, _)| !sheet[at + use_of_it.len()..].starts_with(is_name))
        })
    };
    css.lines().filter(is_used).flat_map(|line| [line, "\n"]).collect()
}

/// Relative addresses, quoted or not, lead one folder up; `data:`, `#id`, `/path` and `https:` stay.
fn deeper(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let address = at + "url(".len();
        let spaces = rest[address..].len() - rest[address..].trim_start().len();
        let mut start = address + spaces;
        start += usize::from(rest[start..].starts_with(['"', '\'']));
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let scheme = rest.split(['/', '?', '#', ')', '"', '\'']).next().is_some_and(|first| first.contains(':'));
        if !scheme && !rest.starts_with(['/', '#', ')']) && !rest.is_empty() {
            out.push_str("../");
        }
        // The address itself is not looked into: a drawing in `data:` has `url(#a)`.
        let end = rest.find([')', '"', '\'']).unwrap_or(rest.len());
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Without the spaces that part what is parted anyhow; strings and escapes stay as they are.
pub fn tight(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut quote = None;
    let mut parted = true;
    let mut chars = css.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                out.push(c);
                out.extend(chars.next());
                parted = false;
            }
            _ if quote.is_some() => {
                out.push(c);
                quote = quote.filter(|open| *open != c);
                parted = false;
            }
            _ if c.is_ascii_whitespace() => {
                if !parted {
                    out.push(' ');
                    parted = true;
                }
            }
            _ => {
                if matches!(c, '{' | '}') && out.ends_with(' ') {
                    out.pop();
                }
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                if matches!(c, '"' | '\'') {
                    quote = Some(c);
                }
                out.push(c);
                parted = matches!(c, '{' | '}' | ';' | ',' | ':');
            }
        }
    }
    out
}

/// `1.5rem` → `calc(1.5*var(--rem))`, `1rem` → `var(--rem)`.
fn rems(css: &str, out: &mut String) {
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let before = &rest[..at];
        let number = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let start = at - number;
        let negative = rest[..start].ends_with('-') && !rest[..start].ends_with("--");
        let after = rest[at + 3..].chars().next();
        let unit = number > 0 && !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
        if unit {
            let number = &rest[start..at];
            let number = number.strip_prefix('0').filter(|fraction| fraction.starts_with('.')).unwrap_or(number);
            let sign = if negative { "-" } else { "" };
            out.push_str(&rest[..start - sign.len()]);
            if (sign, number) == ("", "1") {
                out.push_str("var(--rem)");
            } else {
                let _ = write!(out, "calc({sign}{number}*var(--rem))");
            }
        } else {
            out.push_str(&rest[..at + 3]);
        }
        rest = &rest[at + 3..];
    }
    out.push_str(rest);
}

/// The declarations of some tokens, for the button, which is there before any stylesheet is.
pub fn tokens(css: &str, names: &[&str]) -> String {
    let declared = |name: &&str| {
        let line = css.lines().map(str::trim).find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        let value = line.split(';').next()?.trim();
        // Into a template literal it goes.
        let plain = !value.contains(['`', '\\', '$', '{', '}']);
        plain.then(|| format!("{name}:{value}"))
    };
    names.iter().filter_map(declared).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_rem_and_width_mean_the_panel() {
        let css = ":root[data-theme=\"dark\"] { color-scheme: dark; }\n\
                   a { margin: -0.5rem 1rem; --gap: 2rem; }\n\
                   .remark { mask: url(\"note.svg\") }\n\
                   @media (width < 44rem) { p { padding: 1rem } }\n\
                   @media (hover: none) {\n";
        assert_eq!(
            adapt(css),
            ".root[data-theme=\"dark\"]{color-scheme:dark}\
             a{margin:calc(-.5*var(--rem)) var(--rem);--gap:calc(2*var(--rem))}\
             .remark{mask:url(\"../note.svg\")}\
             @container (inline-size < 704px){p{padding:var(--rem)}}\
             @media (hover:none){"
        );
    }

    #[test]
    fn tokens_of_pages_stay_with_the_pages() {
        let css = ":root {\n  --a: 1;\n  --ab: 2;\n  --c: var(--a);\n  --d: 3; --e: 4;\n}\n.x { top: var(--ab) }\n";
        assert_eq!(without_unused_tokens(css, ".y { left: var(--c, 0) }"), css);
        assert_eq!(without_unused_tokens(css, ".y { left: var(--cc) }"), css.replace("  --c: var(--a);\n", ""));
    }

    #[test]
    fn addresses_lead_one_folder_up() {
        for (written, deep) in [
            ("url(\"a.svg\")", "url(\"../a.svg\")"),
            ("url(a.svg) url( 'b.svg' )", "url(../a.svg) url( '../b.svg' )"),
            ("url(data:image/png;base64,AAAA)", "url(data:image/png;base64,AAAA)"),
            ("url(\"https://x.example/a.svg\")", "url(\"https://x.example/a.svg\")"),
            ("url(/kb/a.svg) url(#a)", "url(/kb/a.svg) url(#a)"),
        ] {
            assert_eq!(deeper(written), deep);
        }
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        for (loose, small) in [
            ("a  b ,\n.c > d:hover ,e :focus { margin : 0  1px ; }\n", "a b ,.c > d:hover ,e :focus{margin :0 1px }"),
            ("a::before { content: \"; }  \\\" { \" ; }\n", "a::before{content:\"; }  \\\" { \" }"),
            (".a\\: b { left: calc(1px + 2px); }", ".a\\: b{left:calc(1px + 2px)}"),
            ("@media (width < 3px) and (hover: none) { a { b: c } }", "@media (width < 3px) and (hover:none){a{b:c}}"),
        ] {
            assert_eq!(tight(loose), small);
        }
    }

    #[test]
    fn tokens_are_picked_by_name() {
        let css = ":root {\n  --accent: light-dark(#000, #fff);\n  --accent-strong: red;\n  --bad: `x`;\n}\n";
        assert_eq!(
            tokens(css, &["--accent-strong", "--accent", "--bad", "--none"]),
            "--accent-strong:red;--accent:light-dark(#000, #fff)"
        );
    }
}
