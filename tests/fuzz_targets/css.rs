//! A theme's stylesheets: an input is cut at lines `@@` into files that a stylesheet imports one after the other, and a
//! last one that is whole.
//!
//! Whatever the others hold, the rules of the last one are read as if it stood alone; what was joined is closed, and stays
//! the same when it is made tight once more; and the panel's stylesheet is closed too.

use cssparser::{AtRuleParser, CowRcStr, ParseError, Parser, ParserState, QualifiedRuleParser, StyleSheetParser};
use guichet_bundle::{panel, styles};
use guichet_core::css::{Brackets, Tokens};

/// Its last rule can't be taken for one of the others'.
const LAST: &str = ".the-last{top:1px}";

pub fn run(data: &[u8]) {
    let input = String::from_utf8_lossy(data).into_owned();
    let parts: Vec<&str> = input.split("\n@@\n").take(4).collect();
    let conditions = ["", " print", " layer(a)", " supports(top: 0) (width > 1rem)"];
    let mut sheet = String::new();
    for (number, condition) in (0..parts.len()).zip(conditions) {
        sheet += &format!("@import \"{number}.css\"{condition};\n");
    }
    sheet += "@import 'last.css';";
    let file = |name: &str| match name {
        "theme.css" => Some(sheet.clone()),
        "last.css" => Some(LAST.to_owned()),
        _ => parts.get(name.strip_suffix(".css")?.parse::<usize>().ok()?).map(|part| (*part).to_owned()),
    };
    let joined = styles::join_all("theme.css", &file, &mut Vec::new());
    check(&joined);
    let tight = panel::tight(&joined);
    check(&tight);
    assert_eq!(panel::tight(&tight), tight);
    check(&panel::adapt(&panel::without_unused_tokens(&joined, LAST)));
    if let Some(strict) = styles::join("theme.css", &file) {
        assert_eq!(strict, joined);
    }
    panel::tokens(parts[0], &["--accent", "--a"]);
}

/// Every bracket is closed, and the last rule is the last one.
fn check(css: &str) {
    let mut brackets = Brackets::default();
    for (token, _) in Tokens::new(css) {
        brackets.take(&token);
    }
    assert_eq!(brackets.depth(), 0, "{css:?}");
    let mut parser = Parser::new(css);
    let rules = StyleSheetParser::new(&mut parser, &mut Selectors).filter_map(Result::ok).last();
    assert_eq!(rules.as_deref(), Some(".the-last"), "{css:?}");
}

/// What stands before the block of each rule.
struct Selectors;

impl<'i> QualifiedRuleParser<'i> for Selectors {
    type Prelude = String;
    type QualifiedRule = String;
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<String, ParseError<()>> {
        let start = input.position();
        while input.next().is_ok() {}
        Ok(input.slice_from(start).trim().to_owned())
    }

    fn parse_block(
        &mut self,
        prelude: String,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<String, ParseError<()>> {
        while input.next().is_ok() {}
        Ok(prelude)
    }
}

impl<'i> AtRuleParser<'i> for Selectors {
    type Prelude = String;
    type AtRule = String;
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Result<String, ParseError<()>> {
        while input.next().is_ok() {}
        Ok(format!("@{name}"))
    }

    fn rule_without_block(&mut self, prelude: String, _: &ParserState) -> Result<String, ()> {
        Ok(prelude)
    }

    fn parse_block(
        &mut self,
        prelude: String,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<String, ParseError<()>> {
        while input.next().is_ok() {}
        Ok(prelude)
    }
}
