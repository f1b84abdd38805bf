//! A formula in the language of TeX → MathML Core (<https://w3c.github.io/mathml-core/>), which browsers set without a script.
//!
//! The library writes what of TeX there is no MathML for as inline styles, which pages' policy refuses; those that matter become classes.
//! Nothing else of what it writes passes than is listed here, whatever strangers have written.

use std::ops::Range;
use std::sync::LazyLock;

use guichet_html::escape::{escape_attribute, escape_text};
use guichet_html::tokens::{self, Token};
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// In bytes. A longer text is none that people read as a formula.
const LONGEST: usize = 4_000;

/// The parser goes down a level for each of these at most; on a stack of its own beyond that.
const LEVELS: usize = 60;

/// Enough for as many levels as [`LONGEST`] can have, 20 KB each.
const STACK: usize = 128 << 20;

/// What MathML Core has, as far as it is written.
const ELEMENTS: [&str; 26] = [
    "annotation",
    "math",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

const ATTRIBUTES: [&str; 22] = [
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "width",
];

/// Styles that say how a table is read, and the class of each in the theme (blocks.css).
const STYLES: [(&str, &str, &str); 10] = [
    ("text-align", "left", "m-left"),
    ("text-align", "right", "m-right"),
    ("padding-left", "0", "m-close-left"),
    ("padding-right", "0", "m-close-right"),
    ("padding-left", "1em", "m-apart"),
    ("width", "100%", "m-wide"),
    ("width", "50%", "m-half"),
    ("border-top", "0.05em solid currentcolor", "m-line-top"),
    ("border-right", "0.05em solid currentcolor", "m-line-right"),
    ("border-left", "0.05em solid currentcolor", "m-line-left"),
];

/// A formula as pages have it.
#[derive(Debug, PartialEq, Eq)]
pub struct Formula {
    /// One `<math>`.
    pub html: String,
    /// Its letters and signs, for search.
    pub text: String,
}

/// Why there is none.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the formula, in bytes.
    pub place: Range<usize>,
    /// The end of a sentence.
    pub why: String,
}

/// `block`: on a line of its own, with signs as large as that allows.
///
/// # Errors
/// It is none, or has what the library doesn't know.
pub fn formula(tex: &str, block: bool) -> Result<Formula, Problem> {
    if tex.len() > LONGEST {
        return Err(Problem { place: 0..0, why: format!("it has more than {LONGEST} characters") });
    }
    if tex.trim().is_empty() {
        return Err(Problem { place: 0..0, why: "there is nothing in it".to_owned() });
    }
    let levels = tex.bytes().filter(|byte| matches!(byte, b'\\' | b'{' | b'[' | b'^' | b'_')).count();
    let written = if levels > LEVELS { on_a_large_stack(tex, block) } else { convert(tex, block) };
    Ok(kept(&written?))
}

fn convert(tex: &str, block: bool) -> Result<String, Problem> {
    static CONVERTER: LazyLock<Option<LatexToMathML>> =
        LazyLock::new(|| LatexToMathML::new(MathCoreConfig::default()).ok());
    let failed = |place: Range<usize>, why: &str| Problem { place, why: lowered(why.trim_end_matches('.')) };
    let Some(converter) = CONVERTER.as_ref() else { return Err(failed(0..0, "formulas can't be read")) };
    let display = if block { MathDisplay::Block } else { MathDisplay::Inline };
    match converter.convert_with_local_state(tex, display) {
        Ok(result) => Ok(result.mathml),
        Err(error) => Err(failed(error.0.clone(), &error.error_message())),
    }
}

fn on_a_large_stack(tex: &str, block: bool) -> Result<String, Problem> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || convert(tex, block));
        let outcome = thread.ok().and_then(|thread| thread.join().ok());
        outcome.unwrap_or_else(|| Err(Problem { place: 0..0, why: "it is nested too deeply".to_owned() }))
    })
}

/// The library's messages are sentences, with names in double quotes.
fn lowered(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase()).into_iter();
    first.chain(chars).map(|c| if c == '"' { '`' } else { c }).collect()
}

/// What may stand in a page.
fn kept(written: &str) -> Formula {
    let mut formula = Formula { html: String::with_capacity(written.len()), text: String::new() };
    let mut at = 0;
    while at < written.len() {
        let (token, end) = tokens::next(written, at);
        match token {
            Token::Text(text) => {
                let text = tokens::decode_entities(text);
                escape_text(&mut formula.html, &text);
                formula.text.push_str(&text);
            }
            Token::Open { name, attributes } if ELEMENTS.contains(&name.as_str()) => {
                formula.html.push('<');
                formula.html.push_str(&name);
                let mut classes: Vec<&str> = Vec::new();
                for attribute in attributes {
                    if attribute.name == "style" {
                        classes.extend(classes_of(&attribute.value));
                    } else if ATTRIBUTES.contains(&attribute.name.as_str()) {
                        formula.html.push(' ');
                        formula.html.push_str(&attribute.name);
                        formula.html.push_str("=\"");
                        escape_attribute(&mut formula.html, &attribute.value);
                        formula.html.push('"');
                    }
                }
                if !classes.is_empty() {
                    formula.html.push_str(&format!(" class=\"{}\"", classes.join(" ")));
                }
                let is_empty = written[..end].ends_with("/>");
                formula.html.push('>');
                if is_empty {
                    formula.html.push_str(&format!("</{name}>"));
                }
            }
            Token::Close { name } if ELEMENTS.contains(&name.as_str()) => {
                formula.html.push_str(&format!("</{name}>"));
                if matches!(name.as_str(), "mtd" | "mtext") && !formula.text.ends_with(' ') {
                    formula.text.push(' ');
                }
            }
            Token::Open { .. } | Token::Close { .. } | Token::Comment => {}
        }
        at = end;
    }
    formula.text = formula.text.trim().replace(['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}'], "");
    formula
}

fn classes_of(style: &str) -> impl Iterator<Item = &'static str> {
    style.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let known = STYLES.iter().find(|(known, kept, _)| *known == property.trim() && *kept == value.trim());
        known.map(|(_, _, class)| *class)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_mathml() {
        let of = |tex: &str| formula(tex, false).unwrap();
        assert_eq!(of("a^2").html, "<math><msup><mi>a</mi><mn>2</mn></msup></math>");
        assert!(formula("a", true).unwrap().html.starts_with("<math display=\"block\">"));
        let revenue = of(r"\text{MRR} = \text{ARPU} \times \text{Kunden}");
        assert_eq!(revenue.text, "MRR =ARPU ×Kunden");
        assert_eq!(of("売上 = 単価 \\times 数量").text, "売上=単価×数量");
        let cases = of(r"\begin{cases} x & \text{if } x>0 \\ -x & \text{else}\end{cases}");
        assert!(cases.html.contains("<mtd class=\"m-left m-close-right m-apart\">"), "{}", cases.html);
        // Colours and sizes are those of the theme.
        assert!(!of(r"\color{red} a").html.contains("style"));
        assert_eq!(
            of(r"\text{<script>alert(1)</script>}").html,
            "<math><mtext>&lt;script&gt;alert(1)&lt;/script&gt;</mtext></math>"
        );
        assert!(of(r"a\,b").html.contains("<mspace width=\"0.16666667em\"></mspace>"));
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        for (tex, place, why) in [
            (r"x + \foo", 4..8, "unknown command `\\foo`"),
            (r"x^{", 3..3, "expected closing token `}`, but reached end of input"),
            (r"\href{javascript:alert(1)}{x}", 0..5, "unknown command `\\href`"),
            ("  ", 0..0, "there is nothing in it"),
        ] {
            assert_eq!(formula(tex, false), Err(Problem { place, why: why.to_owned() }), "{tex}");
        }
        assert!(formula(&"x+".repeat(3_000), false).unwrap_err().why.contains("4000"));
    }

    /// However deep it is, on the small stack of a thread that renders pages.
    #[test]
    fn depth_ends_nothing() {
        let deep = [
            r"\sqrt ".repeat(660) + "x",
            "{".repeat(1_990) + "x" + &"}".repeat(1_990),
            r"\frac a".repeat(570) + "x",
            r"\hat".repeat(990) + " x",
            "x_{".repeat(990) + "y" + &"}".repeat(990),
            r"\left(".repeat(660),
            r"\begin{matrix}".repeat(280),
            r"\sqrt[".repeat(660),
        ];
        let small = std::thread::Builder::new().stack_size(1 << 20);
        small.spawn(move || deep.iter().for_each(|tex| drop(formula(tex, true)))).unwrap().join().unwrap();
    }

    proptest! {
        /// Whatever is written: what comes of it is MathML alone, and well formed.
        #[test]
        fn nothing_else_comes_of_it(tex in r#"([a-z0-9 +=<>&"'{}^_#$%~@|()\[\]]|\\(frac|sqrt|text|left|right|begin\{(matrix|cases|align|array|x)\}|end\{(matrix|cases|align|array)\}|sum|color|mathbb|class|style|href|not|middle|limits|operatorname|substack|[a-z!,;%{}]{1,6})){0,40}"#, block: bool) {
            let Ok(found) = formula(&tex, block) else { return Ok(()) };
            let mut open: Vec<String> = Vec::new();
            let mut at = 0;
            while at < found.html.len() {
                let (token, end) = tokens::next(&found.html, at);
                match token {
                    Token::Open { name, attributes } => {
                        prop_assert!(ELEMENTS.contains(&name.as_str()));
                        prop_assert!(attributes.iter().all(|one| one.name == "class" || ATTRIBUTES.contains(&one.name.as_str())));
                        open.push(name);
                    }
                    Token::Close { name } => prop_assert_eq!(open.pop(), Some(name)),
                    Token::Text(_) => prop_assert!(!open.is_empty(), "{}", found.html),
                    Token::Comment => prop_assert!(false, "{}", found.html),
                }
                at = end;
            }
            prop_assert!(open.is_empty() && found.html.starts_with("<math"), "{}", found.html);
        }
    }
}
