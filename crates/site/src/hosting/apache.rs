//! Apache: an `.htaccess` in the site's folder, for `AllowOverride FileInfo Indexes`.

use std::fmt::Write;

use super::patterns::{decoded, literal, regex, target};
use super::rules::{Rules, TYPES};
use guichet_core::addresses::Style;
use guichet_load::host_files::OwnFile;

pub const FILE: &str = ".htaccess";
/// The one at the root of the host name, if the site is in a folder.
pub const AT_THE_TOP: &str = ".host/.htaccess";

const TEXTS: &str = ".css .js .mjs .json .md .txt .xml .svg .webmanifest";
const COMPRESSED: &str = "text/html text/css text/plain text/markdown text/javascript application/javascript application/json \
     application/xml application/atom+xml application/manifest+json image/svg+xml";

/// The site's own directives come last, so that they count.
pub fn text(rules: &Rules, own: Option<OwnFile<'_>>) -> String {
    let mut text =
        String::from("# Needs `AllowOverride FileInfo Indexes` for this folder, with mod_rewrite and mod_headers.\n\n");
    let mut line = |words: &str| {
        let _ = writeln!(text, "{words}");
    };
    // With pages such as `guide.html` beside `guide/`, the slash is a matter of the rules below.
    let slash = if rules.style == Style::Slash { "On" } else { "Off" };
    line(&format!("DirectoryIndex index.html\nDirectorySlash {slash}\nAddDefaultCharset utf-8"));
    let base = decoded(&rules.base);
    if slash == "Off" && base != "/" {
        // Rules of a folder don't see its own address without a slash.
        let fits = expression(&format!("^{}$", literal(base.trim_end_matches('/'))));
        line(&format!("<If \"%{{REQUEST_URI}} =~ {fits}\">\nDirectorySlash On\n</If>"));
    }
    line(&format!("AddCharset utf-8 {TEXTS}"));
    for (extension, kind) in TYPES {
        line(&format!("AddType {} .{}", quoted(kind), extension.rsplit('.').next().unwrap_or(extension)));
    }
    line(&format!("<IfModule mod_deflate.c>\nAddOutputFilterByType DEFLATE {COMPRESSED}\n</IfModule>\n"));
    if let Some((all, locales)) = rules.not_found.split_last() {
        line(&format!("ErrorDocument 404 {}", decoded(&all.1)));
        for (start, page) in locales {
            let fits = expression(&format!("^{}", literal(&decoded(start))));
            line(&format!("<If \"%{{REQUEST_URI}} =~ {fits}\">\nErrorDocument 404 {}\n</If>", decoded(page)));
        }
    }
    line("\n<IfModule mod_headers.c>");
    for scope in &rules.headers {
        let fits = expression(&format!("^{}$", regex(&decoded(&scope.pattern), false)));
        for (name, value) in &scope.headers {
            let value = quoted(&value.replace('\\', "\\\\").replace('%', "%%"));
            line(&format!("Header always set {name} {value} \"expr=%{{REQUEST_URI}} =~ {fits}\""));
        }
    }
    line("</IfModule>\n\n<IfModule mod_rewrite.c>\nRewriteEngine On");
    for lead in &rules.leads {
        let to = lead.to.replace('\\', "%5C").replace('%', "\\%").replace('$', "\\$");
        let flags = format!("[R={},L,NE]", lead.status);
        if lead.is_pattern() {
            let slash = if lead.slash { "/?" } else { "" };
            // As it was sent, so that nothing of it is decoded into a header.
            let fits = format!("^\\S+\\s{}{slash}(?:\\?\\S*)?\\s", regex(&lead.from, true).replace("[^?]", "[^?\\s]"));
            let fits = fits.replace("[^/?]", "[^/?\\s]");
            line(&format!("RewriteCond %{{THE_REQUEST}} {}", quoted(&fits)));
            line(&format!("RewriteRule ^ {} {flags}", quoted(&target(&lead.from, &to, |at| format!("%{at}")))));
        } else {
            let slash = if lead.slash { "/?" } else { "" };
            let fits = format!("^{}{slash}$", literal(&decoded(&lead.from)));
            line(&format!("RewriteCond %{{REQUEST_URI}} {}", quoted(&fits)));
            line(&format!("RewriteRule ^ {} {flags}", quoted(&to)));
        }
    }
    if rules.style != Style::Slash {
        let bare = "^\\S+\\s([^?\\s]+[^?\\s/])/+[?\\s]";
        line(&format!(
            "RewriteCond %{{REQUEST_FILENAME}}/index.html !-f\nRewriteCond %{{THE_REQUEST}} {}",
            quoted(bare)
        ));
        line("RewriteRule /$ %1 [R=301,L,NE]");
        let flags = if rules.style == Style::Html { "[R=301,L]" } else { "[L]" };
        // Of `guide/start/index.html`, that is `guide/start`, and the rest is behind it.
        line(&format!(
            "RewriteCond %{{PATH_INFO}} ^$\nRewriteCond %{{REQUEST_FILENAME}}.html -f\nRewriteRule [^/]$ %{{REQUEST_URI}}.html {flags}"
        ));
        line("RewriteCond %{REQUEST_FILENAME}/index.html -f\nRewriteRule [^/]$ %{REQUEST_URI}/ [R=301,L]");
    }
    line("</IfModule>");
    match own {
        Some(own) => guichet_load::host_files::append(&text, own.text),
        None => text,
    }
}

/// In the folder that the site's folder is in: nothing else is there.
pub fn at_the_top(base: &str) -> String {
    format!("<IfModule mod_rewrite.c>\nRewriteEngine On\nRewriteRule ^$ {} [R=302,L,NE]\n</IfModule>\n", quoted(base))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// A regular expression in one of Apache's expressions, between signs that no address holds as they are.
fn expression(regex: &str) -> String {
    format!("m#{}#", regex.replace('"', "\\x22"))
}
