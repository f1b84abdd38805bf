//! nginx: directives for a `server` block whose `root` is the output folder.
//!
//! Headers are variables, which are set by address before a location is chosen: `add_header` of one location forgets those of the
//! one around it. What stands in an old address comes from the request as it was sent, so that nothing of it is decoded into a header.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::patterns::{decoded, literal, regex, target};
use super::rules::{Rules, TYPES};
use guichet_core::addresses::Style;

pub const FILE: &str = ".host/nginx.conf";

const COMPRESSED: &str = "text/css text/plain text/markdown text/javascript application/javascript application/json \
     application/xml application/atom+xml application/manifest+json image/svg+xml";
const CHARSET: &str = "text/css text/plain text/xml text/markdown text/javascript application/javascript application/json \
     application/xml application/atom+xml";

pub fn text(rules: &Rules) -> String {
    let mut text = String::from(
        "# For a `server { … }` whose `root` is the folder that this site was built to:\n\
         #     include /path/to/the/site/.host/nginx.conf;\n\n\
         # Behind a proxy, nginx knows neither the scheme nor the port that readers see.\n\
         absolute_redirect off;\n\n\
         location ^~ /.host/ {\n\treturn 404;\n}\n\n",
    );
    let mut line = |words: String| {
        let _ = writeln!(text, "{words}");
    };
    // The page that says that there is none, by locale.
    if let Some((all, locales)) = rules.not_found.split_last() {
        line(format!("set $guichet_not_found {};", quoted(&decoded(&all.1))));
        for (start, page) in locales {
            line(format!("if ($uri ~ {}) {{\n\tset $guichet_not_found {};\n}}", begins(start), quoted(&decoded(page))));
        }
    }
    let mut variables: BTreeMap<String, String> = BTreeMap::new();
    let mut names: Vec<&str> = Vec::new();
    for (name, value) in rules.headers.iter().flat_map(|scope| &scope.headers) {
        let key = name.to_ascii_lowercase();
        if !variables.contains_key(&key) && !value.contains('$') {
            variables.insert(key, format!("$guichet_header_{}", names.len() + 1));
            names.push(name);
        }
    }
    for name in &names {
        line(format!("set {} \"\";", variables[&name.to_ascii_lowercase()]));
    }
    for scope in &rules.headers {
        let set = scope.headers.iter().filter(|(_, value)| !value.contains('$'));
        let set: Vec<String> = set
            .filter_map(|(name, value)| {
                Some(format!("\tset {} {};", variables.get(&name.to_ascii_lowercase())?, quoted(value)))
            })
            .collect();
        if !set.is_empty() {
            let fits = quoted(&format!("^{}$", regex(&decoded(&scope.pattern), false)));
            line(format!("if ($uri ~ {fits}) {{\n{}\n}}", set.join("\n")));
        }
    }
    line(String::new());
    let (patterns, single): (Vec<_>, Vec<_>) = rules.leads.iter().partition(|lead| lead.is_pattern());
    // Those that a pattern would answer come before it; all others are looked up at once.
    for lead in single {
        let meant =
            patterns.iter().any(|pattern| crate::host_files::redirects::answers(&[(*pattern).clone()], &lead.from));
        for from in lead.spellings() {
            let (from, to) = (quoted(&decoded(&from)), quoted(&sent(&lead.to)));
            if meant {
                line(format!("if ($uri = {from}) {{\n\treturn {} {to};\n}}", lead.status));
            } else {
                line(format!("location = {from} {{\n\treturn {} {to};\n}}", lead.status));
            }
        }
    }
    for lead in patterns {
        for from in lead.spellings() {
            let to = target(&from, &sent(&lead.to), |at| format!("${at}"));
            let fits = quoted(&format!("^{}(?:\\?|$)", regex(&from, true)));
            line(format!("if ($request_uri ~ {fits}) {{\n\treturn {} {};\n}}", lead.status, quoted(&to)));
        }
    }
    let base = decoded(&rules.base);
    if base != "/" {
        let bare = quoted(base.trim_end_matches('/'));
        line(format!("location = {bare} {{\n\treturn 301 {};\n}}", quoted(&rules.base)));
    }
    if rules.style == Style::Html {
        // From the request as it was sent, if there is such a page.
        line("set $guichet_html $request_uri;".to_owned());
        line("if (!-f $request_filename.html) {\n\tset $guichet_html \"\";\n}".to_owned());
        let fits = quoted(&format!("^({}[^?]*[^?/])(?:\\?|$)", literal(&rules.base)));
        line(format!("if ($guichet_html ~ {fits}) {{\n\treturn 301 $1.html$is_args$args;\n}}"));
    }
    if rules.style != Style::Slash {
        // Home pages are folders, whatever the style.
        for (home, _) in rules.not_found.iter().filter(|(home, _)| *home != rules.base) {
            let bare = quoted(decoded(home).trim_end_matches('/'));
            line(format!("if ($uri = {bare}) {{\n\treturn 301 {};\n}}", quoted(&sent(home))));
        }
    }
    line(format!("\nlocation {} {{", quoted(&base)));
    if rules.style != Style::Slash {
        let page = if rules.style == Style::NoSlash { "$uri.html " } else { "" };
        line(format!("\ttry_files $uri {page}$uri/index.html =404;"));
        line("\tlocation ~ \"/$\" {".to_owned());
        line("\t\ttry_files \"${uri}index.html\" @guichet_no_slash;\n\t}".to_owned());
    }
    line("\tindex index.html;\n\terror_page 403 404 =404 $guichet_not_found;".to_owned());
    line(format!("\tcharset utf-8;\n\tcharset_types {CHARSET};"));
    line(format!("\tgzip on;\n\tgzip_vary on;\n\tgzip_types {COMPRESSED};"));
    for name in names {
        line(format!("\tadd_header {name} {} always;", variables[&name.to_ascii_lowercase()]));
    }
    for (extension, kind) in TYPES {
        let kind = kind.split(';').next().unwrap_or(kind);
        let fits = quoted(&format!("\\.{}$", literal(extension)));
        line(format!("\tlocation ~ {fits} {{\n\t\ttypes {{}}\n\t\tdefault_type {kind};\n\t}}"));
    }
    line("}".to_owned());
    if rules.style != Style::Slash {
        line("location @guichet_no_slash {".to_owned());
        line("\tif ($request_uri ~ \"^([^?]+[^?/])/+(?:\\?|$)\") {\n\t\treturn 301 $1$is_args$args;\n\t}\n\treturn 404;\n}".to_owned());
    }
    text
}

/// An address that begins so.
fn begins(start: &str) -> String {
    quoted(&format!("^{}", literal(&decoded(start))))
}

fn quoted(text: &str) -> String {
    // A backslash stays one before anything but a quote.
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// In what is sent, `$` would begin a variable. A query is passed on, where the target leaves room for one.
fn sent(to: &str) -> String {
    let query = if to.contains(['?', '#']) { "" } else { "$is_args$args" };
    to.replace('$', "%24") + query
}
