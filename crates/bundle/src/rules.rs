//! The statements of a stylesheet one by one, and what an `@import` among them says.

use std::ops::Range;

use guichet_core::css::{Apart, Brackets, Edge, Gap, Printer, Token, Tokens};

/// A statement of a stylesheet that another one can follow.
pub struct Rule {
    /// Of one with `@`, in lower case.
    pub name: Option<String>,
    pub range: Range<usize>,
    /// Without comments and indents.
    pub compact: String,
    pub has_block: bool,
    /// It has its block or its semicolon; otherwise it ended with the file.
    pub ends: bool,
}

/// The rules of a stylesheet, but those that browsers drop because of a stray `}` or `;` before their block. Within a
/// block, these would be the end of something else. `None` if its end leaves something open (`css::complete`).
pub fn rules(css: &str) -> Option<Vec<Rule>> {
    let mut rules = Vec::new();
    let mut brackets = Brackets::default();
    let mut rule: Option<Rule> = None;
    let mut printer = Printer::default();
    let mut is_broken = false;
    let mut is_whole = !css.ends_with('\\');
    for (gap, token, range) in Apart::new(css) {
        let outside = brackets.depth() == 0;
        if rule.is_none() {
            let name = match &token {
                Token::CDO | Token::CDC => continue,
                Token::AtKeyword(name) => Some(name.to_ascii_lowercase()),
                _ => None,
            };
            printer = Printer::default();
            rule = Some(Rule { name, range: range.clone(), compact: String::new(), has_block: false, ends: false });
        }
        let Some(open) = &mut rule else { continue };
        printer.push_on_lines(if open.range == range { Gap::None } else { gap }, &token, &css[range.clone()]);
        open.range.end = range.end;
        let edge = brackets.take(&token);
        open.has_block |= outside && token == Token::CurlyBracketBlock;
        open.ends = match token {
            Token::Semicolon if outside => open.name.is_some(),
            Token::CloseCurlyBracket => open.has_block && edge == Edge::Closes && brackets.depth() == 0,
            _ => false,
        };
        is_broken |= outside && (edge == Edge::Stray || token == Token::Semicolon && !open.ends);
        if open.ends {
            open.compact = std::mem::take(&mut printer.out);
            rules.extend(rule.take().filter(|_| !is_broken));
            is_broken = false;
        }
        // Only of the last token of all it is not known whether it has an end of its own.
        let may_be_open = matches!(token, Token::QuotedString(_) | Token::UnquotedUrl(_) | Token::BadUrl(_));
        is_whole &= !(may_be_open && range.end == css.len());
    }
    // Without a block, a rule is one only if it has an `@`.
    if let Some(mut rule) = rule.filter(|rule| !is_broken && rule.name.is_some()) {
        rule.compact = printer.out;
        rules.push(rule);
    }
    (is_whole && brackets.depth() == 0).then_some(rules)
}

pub struct Import {
    pub file: String,
    /// Blocks to put it into, from the innermost.
    pub conditions: Vec<String>,
}

/// What a rule imports, if it is a file beside the stylesheet under conditions that a block can have too.
pub fn import(rule: &str) -> Option<Import> {
    let is_blank = |token: &Token<'_>| matches!(token, Token::WhiteSpace(_) | Token::Comment(_));
    let mut tokens = Tokens::new(rule).skip(1).filter(|(token, _)| !is_blank(token)).peekable();
    let target = match tokens.next()?.0 {
        Token::QuotedString(target) | Token::UnquotedUrl(target) => target,
        Token::Function(name) if name.eq_ignore_ascii_case("url") => {
            let Token::QuotedString(target) = tokens.next()?.0 else { return None };
            tokens.next().filter(|(token, _)| *token == Token::CloseParenthesis)?;
            target
        }
        _ => return None,
    };
    let target = target.trim();
    let target = target.strip_prefix("./").unwrap_or(target);
    if target.is_empty() || target.contains(['/', '\\', ';', '?', '#', ':']) {
        return None;
    }
    let mut conditions = Vec::new();
    if let Some((Token::Ident(_), _)) =
        tokens.next_if(|(token, _)| matches!(token, Token::Ident(name) if name.eq_ignore_ascii_case("layer")))
    {
        conditions.push("@layer".to_owned());
    }
    for name in ["layer", "supports"] {
        let is_it = |token: &Token<'_>| matches!(token, Token::Function(it) if it.eq_ignore_ascii_case(name));
        let Some((_, opening)) = tokens.next_if(|(token, _)| is_it(token)) else { continue };
        let mut depth = 1;
        let close = tokens.find(|(token, _)| {
            match token {
                Token::Function(_) | Token::ParenthesisBlock => depth += 1,
                Token::CloseParenthesis => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let inside = compact(&rule[opening.end..close?.1.start]);
        conditions.push(match name {
            "layer" => format!("@layer {inside}"),
            // What is a declaration has to be in brackets, and everything else may be.
            _ => format!("@supports ({inside})"),
        });
    }
    match tokens.peek() {
        None | Some((Token::Semicolon, _)) => {}
        // A condition of later days.
        Some((Token::Function(_), _)) => return None,
        Some((_, media)) => {
            let media = compact(&rule[media.start..]);
            conditions.push(format!("@media {}", media.trim_end_matches(';').trim_end()));
        }
    }
    Some(Import { file: target.to_owned(), conditions })
}

/// Without comments, blank lines and indents.
pub fn compact(css: &str) -> String {
    let mut printer = Printer::default();
    for (gap, token, range) in Apart::new(css) {
        printer.push_on_lines(gap, &token, &css[range]);
    }
    printer.out
}
