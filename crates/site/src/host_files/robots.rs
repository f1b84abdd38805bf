//! `robots.txt`: the site's own rules, and the line that names the site map.

use crate::config::SiteConfig;
use guichet_core::diag::Outcome;
use guichet_load::host_files::OwnFile;

/// The site's own file, with the line about the site map if it has a place there. A file that keeps robots out of the help
/// centre gets none: it would name every page that they are not to read.
pub fn joined(own: OwnFile<'_>, config: &SiteConfig) -> Outcome<String> {
    let base = &config.base_url;
    let sitemap = base.absolute("sitemap.xml");
    let names_it = fields(own.text).any(|(name, value)| name == "sitemap" && value == sitemap);
    if !config.outputs.sitemap || names_it || is_closed(own.text, &base.path) {
        return Outcome { value: own.text.to_owned(), diags: Vec::new() };
    }
    let line = format!("Sitemap: {sitemap}");
    let message = format!("`{}` does not name the site map, so the build adds `{line}`", own.path);
    let help = "write the line where you want it, or switch the site map off: `outputs: { sitemap: false }`";
    // A rule ends at the next `User-agent`, so an empty line makes no difference to robots; people see it.
    let end = if own.text.ends_with('\n') || own.text.is_empty() { "\n" } else { "\n\n" };
    Outcome { value: format!("{}{end}{line}\n", own.text), diags: vec![own.note(0..0, message, help)] }
}

/// Whether most robots may not read what is at `path`. Of two rules the longer one counts (RFC 9309).
fn is_closed(text: &str, path: &str) -> bool {
    let mut agents_end = true;
    let mut applies = false;
    let mut longest = (0, false);
    for (name, value) in fields(text) {
        match name.as_str() {
            "user-agent" => {
                applies = value == "*" || applies && !agents_end;
                agents_end = false;
            }
            "allow" | "disallow" => {
                agents_end = true;
                let prefix = value.trim_end_matches('*');
                let closes = name == "disallow";
                if applies && !value.is_empty() && path.starts_with(prefix) && prefix.len() >= longest.0 {
                    // Of two that are as long, the one that lets robots in.
                    longest = (prefix.len(), closes && (prefix.len() > longest.0 || longest.1));
                }
            }
            _ => {}
        }
    }
    longest.1
}

/// Names in lower case, with their values.
fn fields(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.lines().filter_map(|line| {
        let line = line.split('#').next().unwrap_or_default();
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_kept_out() {
        for (text, closed) in [
            ("User-agent: *\nDisallow: /\n", true),
            ("user-agent: Googlebot\nUSER-AGENT: *\ndisallow: /kb\n", true),
            ("User-agent: *\nDisallow: /*\n", true),
            ("User-agent: *\nDisallow: /\nAllow: /kb/\n", false),
            ("User-agent: *\nAllow: /kb/\nDisallow: /\n", false),
            ("User-agent: *\nAllow: /\nDisallow: /kb/ # all of it\n", true),
            ("User-agent: *\nDisallow:\n", false),
            ("User-agent: *\nDisallow: /admin/\n", false),
            ("User-agent: *\nDisallow: /kb/en/private/\n", false),
            ("User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n", false),
            ("User-agent: GPTBot\nDisallow: /\n", false),
            ("Sitemap: https://help.example.com/other.xml\n", false),
            ("", false),
        ] {
            assert_eq!(is_closed(text, "/kb/"), closed, "{text}");
        }
    }
}
