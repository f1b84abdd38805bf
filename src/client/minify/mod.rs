//! Smaller scripts: no spaces that the language doesn't need, and short names for what a file keeps to itself.
//!
//! It is made for our own modules, not for all JavaScript: they end statements with semicolons, have no labels, no
//! `eval` and no `with`. A name is shortened everywhere in a file or nowhere, so that scopes need not be understood: it
//! has to be declared in the file, and not be one that browsers declare too. Properties keep their names.
//! `docs/decisions/0017-minifying.md` has the reasons.

use std::collections::{BTreeMap, BTreeSet};

mod names;
mod tokens;

use tokens::{Kind, Token};

pub fn minify(module: &str) -> String {
    let tokens = tokens::tokens(module);
    let renamed = names::choose(&tokens);
    let mut out = String::with_capacity(module.len() / 2);
    let mut before: Option<&Token> = None;
    for (at, token) in tokens.iter().enumerate() {
        let text = match renamed.get(token.text) {
            Some(short) if token.kind == Kind::Word => match names::role(&tokens, at) {
                names::Role::Name => short.clone(),
                names::Role::Shorthand => format!("{}:{short}", token.text),
                names::Role::Key => token.text.to_owned(),
            },
            _ => token.text.to_owned(),
        };
        if let Some(before) = before {
            out.push_str(gap(before, token, &out, &text));
        }
        out.push_str(&text);
        before = Some(token);
    }
    out.push('\n');
    out
}

/// What has to stand between two tokens.
fn gap(before: &Token, token: &Token, out: &str, text: &str) -> &'static str {
    let (Some(last), Some(first)) = (out.chars().last(), text.chars().next()) else { return "" };
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '#');
    if token.newline_before && !continues(before, token) {
        return "\n";
    }
    let glued = word(last) && word(first)
        || matches!((last, first), ('+', '+') | ('-', '-') | ('/', '/' | '*'))
        || before.kind == Kind::Regex && word(first)
        || before.kind == Kind::Number && first == '.';
    if glued { " " } else { "" }
}

/// Whether a statement can't end between the two, so that the end of the line meant nothing.
fn continues(before: &Token, token: &Token) -> bool {
    let open_end = before.kind == Kind::Punct && !matches!(before.text, ")" | "]" | "}" | "++" | "--");
    let no_start = token.kind == Kind::Punct
        && !matches!(token.text, "(" | "[" | "{" | "++" | "--" | "+" | "-" | "!" | "~" | "*" | "..." | "/");
    open_end || no_start
}

/// Names that `export` hands out.
fn exported<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Word || token.text != "export" {
            continue;
        }
        let rest = &tokens[at + 1..];
        if rest.first().is_some_and(|next| next.text == "{") {
            names.extend(rest.iter().take_while(|token| token.text != "}").map(|token| token.text));
        } else {
            let declared = rest.iter().find(|token| {
                !matches!(token.text, "async" | "function" | "const" | "let" | "class" | "default" | "*")
            });
            names.extend(declared.map(|token| token.text));
        }
    }
    names
}

/// How often each word stands there.
fn counts<'a>(tokens: &[Token<'a>]) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for token in tokens.iter().filter(|token| token.kind == Kind::Word) {
        *counts.entry(token.text).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn only_needed_spaces_stay() {
        for (long, short) in [
            ("export const a = 1;\nexport const b = 2;\n", "export const a=1;export const b=2;\n"),
            ("f(a + +b, c - -d, e++ + g);\n", "f(a+ +b,c- -d,e++ +g);\n"),
            (
                "export function f() {\n  return `a ${ x + `b ${y}` } c`;\n}\nf();\n",
                "export function f(){return`a ${x+`b ${y}`} c`;}\nf();\n",
            ),
            ("x = /[/\"]+ {2}/g.test(y) ? 4 / 2 / z : \"a  b\";\n", "x=/[/\"]+ {2}/g.test(y)?4/2/z:\"a  b\";\n"),
            ("a\n  ?.b\n  .c();\n", "a?.b.c();\n"),
            ("// gone\nx(/* gone */ 1); // gone\n", "x(1);\n"),
            ("if (typeof a in b) { c(); }\n", "if(typeof a in b){c();}\n"),
        ] {
            assert_eq!(minify(long), short);
        }
    }

    #[test]
    fn own_names_are_short_and_those_of_others_stay() {
        for (long, short) in [
            // Keys and properties are what others see; a shorthand has both.
            (
                "const { alpha, beta: gamma = document } = given;\nsend({ alpha, gamma: gamma.alpha, alpha() {} });\n",
                "const{alpha:a,beta:b=document}=given;send({alpha:a,gamma:b.alpha,alpha(){}});\n",
            ),
            (
                "function outer(first, { second = first, third: [fourth] }, ...rest) { return first ? second : fourth(rest); }\n",
                "function b({}){}\n",
            ),
            ("export function kept(value) { return value; }\n", "export function kept(a){return a;}\n"),
            ("const kept = 1;\nexport { kept };\n", "const kept=1;export{kept};\n"),
            // A block is no object, and a ternary is no key.
            ("let depth;\nif (x) { depth = 1; }\ny = x ? depth : z;\n", "let a;if(x){a=1;}\ny=x?a:z;\n"),
            (
                "class Index {\n  #kept = new Map();\n  constructor(root) { this.root = root; }\n  root() { return Index; }\n}\n",
                "class b{#kept=new Map();constructor(a){this.root=a;}\nroot(){return b;}}\n",
            ),
            ("const make = x({ class: \"a\" });\ny({ make });\n", "const a=x({class:\"a\"});y({make:a});\n"),
            // What a browser calls so too is left alone.
            ("const location = 1;\nx(location, y => y);\n", "const location=1;x(location,a=>a);\n"),
            ("for (const [key, value] of list) x(key, value);\n", "for(const[a,b]of list)x(a,b);\n"),
            ("try { x(); } catch (error) { y(error); }\n", "try{x();}catch(a){y(a);}\n"),
            ("x(async (one, two) => one(two));\n", "x(async(a,b)=>a(b));\n"),
        ] {
            if short.contains("{}") && short.contains("function b") {
                // Names by how often they stand there: told in parts, for the reader's sake.
                let out = minify(long);
                assert!(!out.contains("first") && !out.contains("rest") && !out.contains("fourth"), "{out}");
                assert!(out.contains("second:") && out.contains("third:["), "{out}");
                continue;
            }
            assert_eq!(minify(long), short);
        }
    }
}
