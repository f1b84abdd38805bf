//! Caddy: directives for a site block whose `root` is the output folder.
//!
//! All is in one `route`, which keeps the order: elsewhere, Caddy sorts directives by how exactly they match.

use std::fmt::Write;

use super::patterns::{decoded, is_pattern, literal, regex, target};
use super::rules::{Rules, TYPES};
use guichet_core::addresses::Style;

pub const FILE: &str = ".host/Caddyfile";

pub fn text(rules: &Rules) -> String {
    let mut text = String::from(
        "# For a site block with the folder that this site was built to as its `root`:\n\
         #     root * /path/to/the/site\n\
         #     import /path/to/the/site/.host/Caddyfile\n\
         # What else the site block answers goes into `handle` blocks, which come first.\n\n",
    );
    let mut line = |depth: usize, words: &str| {
        let _ = writeln!(text, "{}{words}", "\t".repeat(depth));
    };
    let base = &rules.base;
    line(0, "route {");
    line(1, "error /.host/* 404");
    // With its question mark, where there is one.
    line(1, "map {http.request.uri.query} {guichet_query} {");
    line(2, "~^(.+)$ \"?${1}\"");
    line(2, "default \"\"");
    line(1, "}");
    if base != "/" {
        line(1, &format!("redir {} {} 301", quoted(base.trim_end_matches('/')), quoted(&with_query(base))));
    }
    line(1, "encode zstd gzip");
    let mut matchers = 0;
    let mut name = || {
        matchers += 1;
        format!("@guichet_{matchers}")
    };
    for scope in &rules.headers {
        let matcher = name();
        let fits = quoted(&format!("^{}$", regex(&decoded(&scope.pattern), false)));
        line(1, &format!("{matcher} path_regexp {fits}"));
        for (header, value) in &scope.headers {
            line(1, &format!("header {matcher} {header} {}", quoted(value)));
        }
    }
    for (extension, kind) in TYPES {
        let matcher = name();
        line(
            1,
            &format!(
                "{matcher} path_regexp {}",
                quoted(&format!("^{}.*\\.{}$", literal(&decoded(base)), literal(extension)))
            ),
        );
        line(1, &format!("header {matcher} Content-Type {}", quoted(kind)));
    }
    for lead in &rules.leads {
        let matcher = name();
        if !is_pattern(&lead.from) {
            let spellings: Vec<String> = lead.spellings().map(|from| quoted(&from)).collect();
            line(1, &format!("{matcher} path {}", spellings.join(" ")));
            line(1, &format!("redir {matcher} {} {}", quoted(&with_query(&lead.to)), lead.status));
            continue;
        }
        let group = matcher.trim_start_matches('@').to_owned();
        let slash = if lead.slash { "/?" } else { "" };
        let fits = quoted(&format!("^{}{slash}(?:\\?|$)", regex(&lead.from, true)));
        let to = target(&lead.from, &with_query(&lead.to), |at| format!("{{re.{group}.{at}}}"));
        line(1, &format!("{matcher} vars_regexp {group} {{http.request.uri}} {fits}"));
        line(1, &format!("redir {matcher} {} {}", quoted(&to), lead.status));
    }
    if rules.style != Style::Slash {
        line(1, "@guichet_slash {");
        line(2, "not file {http.request.uri.path}index.html");
        let fits = format!("^({}[^?]*[^?/])/+(?:\\?|$)", literal(base));
        line(2, &format!("vars_regexp guichet_slash {{http.request.uri}} {}", quoted(&fits)));
        line(1, "}");
        line(1, "redir @guichet_slash {re.guichet_slash.1}{guichet_query} 301");
        line(1, "@guichet_html {");
        line(2, "file {http.request.uri.path}.html");
        let fits = format!("^({}[^?]*[^?/])(?:\\?|$)", literal(base));
        line(2, &format!("vars_regexp guichet_html {{http.request.uri}} {}", quoted(&fits)));
        if rules.style == Style::Html {
            line(1, "}");
            line(1, "redir @guichet_html {re.guichet_html.1}.html{guichet_query} 301");
        } else {
            line(1, "}");
            line(1, "rewrite @guichet_html {http.request.uri.path}.html");
        }
    }
    if rules.style == Style::Slash {
        // The file server leads on by itself, but forgets the query.
        line(1, "@guichet_folder {");
        line(2, "file {http.request.uri.path}/index.html");
        let fits = format!("^({}[^?]*[^?/])(?:\\?|$)", literal(base));
        line(2, &format!("vars_regexp guichet_folder {{http.request.uri}} {}", quoted(&fits)));
        line(1, "}");
        line(1, "redir @guichet_folder {re.guichet_folder.1}/{guichet_query} 301");
    }
    line(1, "file_server");
    line(0, "}");
    line(0, "handle_errors {");
    line(1, "route {");
    if let Some((all, locales)) = rules.not_found.split_last() {
        for (start, page) in locales {
            let matcher = name();
            line(2, &format!("{matcher} path {}", quoted(&format!("{start}*"))));
            line(2, &format!("rewrite {matcher} {}", quoted(page)));
        }
        let matcher = name();
        let known: Vec<String> = rules.not_found.iter().map(|(_, page)| quoted(page)).collect();
        line(2, &format!("{matcher} not path {}", known.join(" ")));
        line(2, &format!("rewrite {matcher} {}", quoted(&all.1)));
    }
    line(2, "file_server");
    line(1, "}");
    line(0, "}");
    text
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// Braces would be a placeholder. A query is passed on, where the target leaves room for one.
fn with_query(to: &str) -> String {
    let query = if to.contains(['?', '#']) { "" } else { "{guichet_query}" };
    to.replace('{', "%7B").replace('}', "%7D") + query
}
