//! The panel's stylesheet, made of the theme's: what a site changes in its tokens or in how articles look shows in the
//! panel too.
//!
//! In a shadow tree there is no `:root` and no `html`, `rem` is the size of whatever page is around it, and the width that
//! matters is the panel's and not the window's; addresses would be looked up from that page. So these are rewritten;
//! everything else is the same text.

use guichet_core::css::{self, Apart, Gap, Piece, Place, Printer, Token};
use std::collections::BTreeSet;

/// The parts in order; the last is the panel's own.
pub const PARTS: &str =
    "@import \"tokens.css\";\n@import \"support.css\";\n@import \"content.css\";\n@import \"panel.css\";\n";

/// Pixels of the keyword `medium`, by which the widths of `@media` are counted.
const REM: f64 = 16.0;

pub fn adapt(css: &str) -> String {
    let pieces = css::pieces(css);
    let mut printer = Printer::default();
    // By the brackets that are open: whether a text in them is an address.
    let mut addresses = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let Piece { gap, token, range, place, .. } = piece;
        let written = &css[range.clone()];
        let next = pieces.get(at + 1);
        at += 1;
        match token {
            Token::AtKeyword(_) if *place == Place::Media => {
                if let Some((query, end)) = width_query(css, &pieces[at..]) {
                    printer.push(*gap, token, &query);
                    at += end;
                    continue;
                }
            }
            Token::Colon if *place == Place::Selector => {
                if let Some(Piece { gap: Gap::None, token: root @ Token::Ident(name), .. }) = next
                    && name.eq_ignore_ascii_case("root")
                {
                    printer.push(*gap, root, ".root");
                    at += 1;
                    continue;
                }
            }
            Token::Ident(name) if *place == Place::Selector && name.eq_ignore_ascii_case("html") => {
                let before = at.checked_sub(2).map(|before| &pieces[before]);
                if is_element(before, piece, next) {
                    printer.push(*gap, token, ".root");
                    continue;
                }
            }
            Token::Dimension { unit, value, .. } if unit.eq_ignore_ascii_case("rem") => match place {
                Place::Declaration => {
                    printer.push(*gap, token, &rems(written, *value));
                    continue;
                }
                // No variable can stand there.
                Place::Container => {
                    printer.push(*gap, token, &format!("{}px", number(written, *value) * REM));
                    continue;
                }
                _ => {}
            },
            Token::UnquotedUrl(address) if *place == Place::Declaration => {
                if let Some(address) = moved(address) {
                    printer.push(*gap, token, &format!("url({address})"));
                    continue;
                }
            }
            Token::Function(name) if *place == Place::Declaration => {
                let name = name.to_ascii_lowercase();
                addresses.push(name.ends_with("image-set"));
                // `url("…")` and nothing else in it; browsers know nothing else yet.
                if name == "url"
                    && let Some(Piece { token: Token::QuotedString(address), .. }) = next
                    && pieces.get(at + 1).is_some_and(|piece| piece.token == Token::CloseParenthesis)
                {
                    let address =
                        moved(address).or_else(|| kept(address, &css[next.map_or(0..0, |next| next.range.clone())]));
                    if let Some(address) = address {
                        printer.push(*gap, &Token::CloseParenthesis, &format!("url({address})"));
                        addresses.pop();
                        at += 2;
                        continue;
                    }
                }
            }
            Token::QuotedString(address) if addresses.last() == Some(&true) => {
                if let Some(address) = moved(address) {
                    printer.push(*gap, &Token::CloseParenthesis, &format!("url({address})"));
                    continue;
                }
            }
            Token::ParenthesisBlock => addresses.push(false),
            Token::CloseParenthesis => {
                addresses.pop();
            }
            // Whatever is still open is so by mistake.
            Token::Semicolon | Token::CloseCurlyBracket => addresses.clear(),
            _ => {}
        }
        printer.push(*gap, token, written);
    }
    printer.out
}

/// `(width < 44rem)` of `@media`, if that is all that it asks for: as the panel is asked. The panel's own are about the window,
/// and ask for its height too.
fn width_query(css: &str, prelude: &[Piece<'_>]) -> Option<(String, usize)> {
    let [open, name, operator, rest @ ..] = prelude else { return None };
    let is_width = matches!(&name.token, Token::Ident(name) if name.eq_ignore_ascii_case("width"));
    let sign = match operator.token {
        Token::Delim(sign @ ('<' | '>')) => sign,
        _ => return None,
    };
    let (equals, rest) = match rest {
        [Piece { gap: Gap::None, token: Token::Delim('='), .. }, rest @ ..] => ("=", rest),
        _ => ("", rest),
    };
    let [width, close, block, ..] = rest else { return None };
    let Token::Dimension { unit, value, .. } = &width.token else { return None };
    let is_all = open.token == Token::ParenthesisBlock
        && close.token == Token::CloseParenthesis
        && block.token == Token::CurlyBracketBlock;
    if !is_width || !is_all || !unit.eq_ignore_ascii_case("rem") {
        return None;
    }
    let pixels = number(&css[width.range.clone()], *value) * REM;
    let query = format!("@container (inline-size {sign}{equals} {pixels}px)");
    Some((query, 5 + equals.len()))
}

/// Whether a name in a selector is that of an element.
fn is_element(before: Option<&Piece<'_>>, name: &Piece<'_>, next: Option<&Piece<'_>>) -> bool {
    let is_bar = |piece: &&Piece<'_>| piece.token == Token::Delim('|');
    let part_of_more = |before: &Piece<'_>| {
        name.gap == Gap::None && matches!(before.token, Token::Delim('.' | '|') | Token::Colon)
            || matches!(&before.token, Token::SquareBracketBlock | Token::AtKeyword(_))
            || matches!(&before.token, Token::Function(name) if name.eq_ignore_ascii_case("lang"))
    };
    !before.is_some_and(part_of_more) && next.filter(is_bar).is_none()
}

/// Without the tokens that are only for pages: nothing in the panel, nor in what it loads later, uses them.
pub fn without_unused_tokens(css: &str, later: &str) -> String {
    let pieces = css::pieces(css);
    let declared = css::custom_properties(css, &pieces);
    let mut used: BTreeSet<String> = BTreeSet::new();
    for pieces in [&pieces, &css::pieces(later)] {
        let names = pieces.iter().filter(|piece| !piece.is_first || piece.place != Place::Declaration);
        used.extend(names.filter_map(|piece| match &piece.token {
            Token::Ident(name) if name.starts_with("--") => Some(name.to_string()),
            _ => None,
        }));
    }
    let mut out = String::with_capacity(css.len());
    let mut from = 0;
    for declared in declared.iter().filter(|it| it.is_alone && !used.contains(&it.name)) {
        out.push_str(css[from..declared.range.start].trim_end());
        from = declared.range.end;
    }
    out + &css[from..]
}

/// A relative address as it is written one folder deeper; `data:`, `#id`, `/path` and `https:` stay. In double quotes,
/// which is what the panel looks for to know where from.
fn moved(address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.starts_with(['/', '#', '\\']) || has_scheme(address) {
        return None;
    }
    let mut out = String::new();
    // A quote in it would be the end of it to the panel; in an address it has another spelling.
    cssparser::serialize_string(&format!("../{}", address.replace('"', "%22")), &mut out).ok()?;
    Some(out)
}

/// An address that stays, in other quotes if the panel would take it for a relative one.
fn kept(address: &str, written: &str) -> Option<String> {
    let is_left = ["data:", "http:", "https:"].iter().any(|scheme| address.starts_with(scheme));
    if is_left || address.is_empty() || !written.starts_with('"') {
        return None;
    }
    Some(format!("'{}'", written[1..written.len() - 1].replace('\'', "\\'")))
}

fn has_scheme(address: &str) -> bool {
    address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'))
}

/// Without the spaces that part what is parted anyhow; strings and escapes stay as they are.
pub fn tight(css: &str) -> String {
    let mut printer = Printer::default();
    for (gap, token, range) in Apart::new(css) {
        printer.push(gap, &token, &css[range]);
    }
    printer.out
}

/// `1.5rem` → `calc(1.5*var(--rem))`, `1rem` → `var(--rem)`.
fn rems(written: &str, value: f32) -> String {
    let number = without_unit(written).map_or_else(|| value.to_string(), str::to_owned);
    let number = number.strip_prefix('+').unwrap_or(&number);
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |number| ("-", number));
    let number = number.strip_prefix('0').filter(|fraction| fraction.starts_with('.')).unwrap_or(number);
    match (sign, number) {
        ("", "1") => "var(--rem)".to_owned(),
        _ => format!("calc({sign}{number}*var(--rem))"),
    }
}

/// What is written before the unit, unless that is written with escapes.
fn without_unit(written: &str) -> Option<&str> {
    let (number, unit) = written.split_at_checked(written.len().checked_sub("rem".len())?)?;
    (unit.eq_ignore_ascii_case("rem") && number.parse::<f64>().is_ok()).then_some(number)
}

fn number(written: &str, value: f32) -> f64 {
    without_unit(written).and_then(|number| number.parse().ok()).unwrap_or(f64::from(value))
}

/// The declarations of some tokens, for the button, which is there before any stylesheet is.
pub fn tokens(css: &str, names: &[&str]) -> String {
    let declared = css::custom_properties(css, &css::pieces(css));
    let declared = |name: &&str| {
        // What comes later holds.
        let found = declared.iter().rfind(|it| it.name == *name)?;
        // Into a template literal it goes.
        let plain = found.is_whole && !found.value.contains(['`', '\\', '$', '{', '}']);
        plain.then(|| format!("{name}:{}", found.value))
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
        assert_eq!(without_unused_tokens(css, ".y { left: var( /**/ --c ) }"), css);
        assert_eq!(without_unused_tokens(css, ".y { left: \"var(--c)\" }"), css.replace("  --c: var(--a);\n", ""));
    }

    /// The panel knows addresses of its own by `url("`, and looks for nothing else.
    #[test]
    fn addresses_lead_one_folder_up() {
        for (written, deep) in [
            ("url(\"a.svg\")", "url(\"../a.svg\")"),
            ("url(a.svg) url( 'b.svg' )", "url(\"../a.svg\") url(\"../b.svg\")"),
            ("URL( a\\ b\\(1\\).svg )", "url(\"../a b(1).svg\")"),
            ("url('a\"b\\a .svg')", "url(\"../a%22b\\a .svg\")"),
            (
                "image-set(\"a.png\" 1x, 'b.png' type(\"image/png\") 2x)",
                "image-set(url(\"../a.png\") 1x,url(\"../b.png\") type(\"image/png\") 2x)",
            ),
            ("url(data:image/png;base64,AAAA)", "url(data:image/png;base64,AAAA)"),
            (
                "url(\"data:image/svg+xml;,<a b='url(#c)'>{;}</a>\")",
                "url(\"data:image/svg+xml;,<a b='url(#c)'>{;}</a>\")",
            ),
            ("url(\"https://x.example/a.svg\")", "url(\"https://x.example/a.svg\")"),
            ("url(/kb/a.svg) url(#a)", "url(/kb/a.svg) url(#a)"),
            ("url(\"/kb/a'.svg\") url(\"#a\") url(\"\")", "url('/kb/a\\'.svg') url('#a') url(\"\")"),
            ("\"url(a.svg)\" url(a b)", "\"url(a.svg)\" url(a b)"),
        ] {
            assert_eq!(adapt(&format!("a{{b:{written}}}")), format!("a{{b:{deep}}}"));
        }
    }

    #[test]
    fn only_what_means_it_is_rewritten() {
        for (written, adapted) in [
            ("a{content:\"1rem :root url(a)\"}", "a{content:\"1rem :root url(a)\"}"),
            ("a{b:var(--gap-2rem)}", "a{b:var(--gap-2rem)}"),
            ("a{b:+1REM 1e1rem .5rem 1\\rem}", "a{b:var(--rem) calc(1e1*var(--rem)) calc(.5*var(--rem)) var(--rem)}"),
            ("a{--b:{c:1rem};--d: ;--e:[;]}", "a{--b:{c:var(--rem)};--d:;--e:[;]}"),
            ("a{b:c!important;d:e ! important}", "a{b:c!important;d:e ! important}"),
            ("a{view-transition-name:root}", "a{view-transition-name:root}"),
            ("a{:ROOT &{b:c}}", "a{.root &{b:c}}"),
            (":is(html,body)>:not(:root) .html[html]{b:c}", ":is(.root,body)>:not(.root) .html[html]{b:c}"),
            ("html.dark svg|html a:html{b:c}", ".root.dark svg|html a:html{b:c}"),
            ("@scope (:root) to (.a){b{c:d}}", "@scope (.root) to (.a){b{c:d}}"),
            ("@media\n(width<=44rem)\n{a{b:c}}", "@container (inline-size <= 704px){a{b:c}}"),
            ("@media (width <\n44rem) and (hover){a{b:1rem}}", "@media (width < 44rem) and (hover){a{b:var(--rem)}}"),
            ("@media (width < 44em){a{b:c}}", "@media (width < 44em){a{b:c}}"),
            ("@container (width < 2.5rem){a{b:1rem}}", "@container (width < 40px){a{b:var(--rem)}}"),
            (
                "@media print{@supports (a:1rem){:root{b:1rem}}}",
                "@media print{@supports (a:1rem){.root{b:var(--rem)}}}",
            ),
            (
                "@font-face{src:url(a.woff2) format(\"woff2\"),local(\"b\")}",
                "@font-face{src:url(\"../a.woff2\") format(\"woff2\"),local(\"b\")}",
            ),
        ] {
            assert_eq!(adapt(written), adapted);
        }
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        for (loose, small) in [
            ("a  b ,\n.c > d:hover ,e :focus { margin : 0  1px ; }\n", "a b ,.c > d:hover ,e :focus{margin :0 1px }"),
            ("a::before { content: \"; }  \\\" { \" ; }\n", "a::before{content:\"; }  \\\" { \" }"),
            (".a\\: b { left: calc(1px + 2px); }", ".a\\: b{left:calc(1px + 2px)}"),
            ("@media (width < 3px) and (hover: none) { a { b: c } }", "@media (width < 3px) and (hover:none){a{b:c}}"),
            (".a\\ { b: c\\; }", ".a\\ {b:c\\;}"),
            (".a\\  { b: url( c;d ) ; }", ".a\\ {b:url( c;d ) }"),
            ("a { b: \"c\n}\nd { e: f }", "a{b:\"c\n}d{e:f}"),
            ("a{b:c;/* d */}/**/e{}", "a{b:c}e{}"),
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
        let css =
            "/* --a: none; */ p { content: \"\\a --a: none;\"; --a:url(data:;b) ; --b: c(; } :root { --c: 'd\n; --d: e";
        assert_eq!(tokens(css, &["--a", "--b", "--c", "--d"]), "--a:url(data:;b)");
    }
}
