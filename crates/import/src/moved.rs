//! Old addresses that a source itself leads on: lists in its settings, and the files that hosts read (`_redirects`, netlify.toml,
//! vercel.json).

use serde_json::Value;

use crate::draft::{Draft, Kind};
use crate::lookup::normal;
use crate::source::{Source, joined};
use crate::values::{as_text, as_texts, json, toml};

/// A map of old addresses to new ones, or a list of `{ from, to }`, where `from` may be a list.
pub fn list(redirects: &Value, draft: &mut Draft) {
    match redirects {
        Value::Object(all) => {
            for (from, to) in all.iter().filter(|(from, _)| !from.starts_with("...")) {
                let to = as_text(to).or_else(|| to.get("destination").and_then(as_text));
                lead(from, to.as_deref().unwrap_or_default(), draft);
            }
        }
        Value::Array(all) => {
            for one in all {
                let to = one.get("to").and_then(as_text).unwrap_or_default();
                let from = one.get("from").map(as_texts).unwrap_or_default();
                from.iter().for_each(|from| lead(from, &to, draft));
            }
        }
        _ => {}
    }
}

/// One old address. `/old/*` → `/new/:splat` is an address for each page that `/new/…` has.
pub fn lead(from: &str, to: &str, draft: &mut Draft) {
    let rooted =
        |path: &str| if path.contains("://") { path.to_owned() } else { format!("/{}", path.trim_start_matches('/')) };
    let (from, to) = (rooted(from), rooted(to));
    if let (Some(start), Some(target)) = (from.strip_suffix("/*"), to.strip_suffix("/:splat")) {
        let is_plain = |path: &str| !path.contains([':', '*', '[']);
        if is_plain(start) && is_plain(target) {
            let below = normal(target);
            let pages = draft.pages.iter().filter(|page| page.kind != Kind::Snippet && !page.address.is_empty());
            let moved: Vec<(String, String)> = pages
                .filter_map(|page| {
                    let address = normal(&page.address);
                    let rest = if below == "/" { Some(address.as_str()) } else { address.strip_prefix(&below) };
                    let rest = rest.filter(|rest| rest.starts_with('/') || rest.is_empty())?;
                    Some((format!("{start}{rest}/"), page.address.clone()))
                })
                .collect();
            draft.redirects.extend(moved);
            return;
        }
    }
    let is_pattern = |path: &str| path.contains(['*', '[', '(']) || path.contains("/:");
    if is_pattern(&from) || is_pattern(&to) || to == "/" && from == "/" {
        let note = "not carried: write it in redirects.yaml";
        draft.report.left("a pattern of old addresses", note, &format!("{from} → {to}"));
    } else {
        draft.redirects.push((from, to));
    }
}

/// What the files for hosts say. They are not published: their targets are addresses of the old site.
pub fn of_hosts(source: &Source, draft: &mut Draft) {
    let published = |to: &String| to == "static/_redirects";
    let mut files: Vec<String> =
        draft.files.iter().filter(|(_, to)| published(to)).map(|(from, _)| from.clone()).collect();
    files.extend(
        ["_redirects", "netlify.toml", "vercel.json"]
            .into_iter()
            .flat_map(|name| [name.to_owned(), joined(&draft.home, name)])
            .filter(|path| source.has(path)),
    );
    files.sort();
    files.dedup();
    for path in files {
        let Some(text) = source.text(&path) else { continue };
        draft.files.remove(&path);
        let settings = if path.ends_with(".toml") { toml(text) } else { json(text) };
        let mut lines: Vec<(String, String)> = Vec::new();
        for one in
            settings.as_ref().and_then(|all| all.get("redirects")).and_then(Value::as_array).into_iter().flatten()
        {
            let of = |keys: [&str; 2]| keys.iter().find_map(|key| one.get(*key).and_then(as_text));
            lines.extend(of(["from", "source"]).zip(of(["to", "destination"])));
        }
        if path.ends_with("_redirects") {
            // A status of 200 shows another page at the address: it is no redirect.
            let words =
                text.lines().map(|line| line.split('#').next().unwrap_or_default().split_whitespace().collect());
            let redirects = words.filter(|words: &Vec<&str>| words.len() >= 2 && !words.contains(&"200"));
            lines.extend(redirects.map(|words| (words[0].to_owned(), words[1].to_owned())));
        }
        for (from, to) in lines {
            lead(&from, &to, draft);
        }
    }
}
