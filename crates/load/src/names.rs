//! Names that are nearly those of a site's files. Everything else in the folder is left alone, so a slip in a name would
//! leave a file out without a word.

use std::path::Path;
use std::sync::Arc;

use super::kinds;
use guichet_core::diag::{Diagnostic, codes};

/// Files at the root that make up a site, beside its folders.
pub const FILES: [&str; 6] =
    ["contacts.yaml", "seal.lock", "redirects.yaml", "queries.tsv", "glossary.yaml", "site.yaml"];

/// Formats of the files in `ui-labels/`.
pub const LABELS: &[&str] = &["json", "yaml", "yml", "txt"];

/// Files that hosts look for by these names, below `static/`. Other names that begin with a dot are skipped.
const FOR_HOSTS: [&str; 4] = [".well-known", ".nojekyll", ".htaccess", ".domains"];

pub fn for_hosts(path: &str) -> bool {
    let top = path.strip_prefix("static/").and_then(|below| below.split('/').next());
    top.is_some_and(|name| FOR_HOSTS.contains(&name))
}

/// A file at the root that was probably meant to be `name`.
pub fn alike(root: &Path, name: &str) -> Option<String> {
    let wanted = name.to_ascii_lowercase();
    let mut found: Vec<String> = std::fs::read_dir(root)
        .ok()?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|other| other != name && means(other) == wanted)
        .collect();
    found.sort();
    found.into_iter().next()
}

/// CFG012 for files at the root that are nearly of the site: `contacts.yml`, `Redirects.yaml`.
pub fn not_read(root: &Path, site_elsewhere: bool) -> Vec<Diagnostic> {
    let Ok(entries) = std::fs::read_dir(root) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    let named = |name: &String| {
        let meant = means(name);
        if meant == "synonyms.yaml" {
            return Some(unread(name, "synonyms are in a file for each locale: `synonyms/en.yaml`".to_owned()));
        }
        let plural = meant.rsplit_once('.').map(|(stem, extension)| format!("{stem}s.{extension}"));
        let is_meant = |file: &&&str| **file == meant || plural.as_deref() == Some(**file);
        let wanted = FILES.iter().find(is_meant).filter(|file| *file != name)?;
        if *wanted == "site.yaml" && site_elsewhere {
            return None;
        }
        let there = names.iter().any(|other| other == wanted);
        Some(unread(
            name,
            match there {
                true => format!("`{wanted}` is read: move what is missing there into it, and delete this file"),
                false => format!("rename it to `{wanted}`"),
            },
        ))
    };
    names.iter().filter_map(named).collect()
}

/// The same for `locales/`, `synonyms/` and `ui-labels/`, where each file is named after its locale.
pub fn not_of_its_folder(path: &str) -> Option<Diagnostic> {
    let (folder, below) = path.split_once('/')?;
    let extensions: &[&str] = match folder {
        "locales" => &["ftl"],
        "synonyms" => &["yaml"],
        "ui-labels" => LABELS,
        _ => return None,
    };
    let (stem, own) = below.rsplit_once('.').unwrap_or((below, ""));
    // Products have folders for languages, or for their parts; which of the names is a language is found out by whoever reads them.
    if folder == "ui-labels" && extensions.contains(&own) {
        return None;
    }
    let note = ["README", "LICENSE", "LICENCE"].iter().any(|name| stem.eq_ignore_ascii_case(name));
    if note || own.eq_ignore_ascii_case("md") || (extensions.contains(&own) && !below.contains('/')) {
        return None;
    }
    let locale = below.split(['/', '.']).next().unwrap_or_default();
    let extension = extensions[0];
    Some(unread(path, format!("files in `{folder}/` are named after their locale: `{folder}/{locale}.{extension}`")))
}

fn unread(name: &str, help: String) -> Diagnostic {
    Diagnostic::new(codes::CFG012, format!("`{name}` is not read")).help(help).in_file(&Arc::from(name))
}

/// The name in lower case, with the usual spelling of its extension.
fn means(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    if kinds::of(&name) != kinds::Kind::Content {
        return name;
    }
    match name.strip_suffix(".yml") {
        Some(stem) => format!("{stem}.yaml"),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_right_are_reported() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "site.yaml",
            "contacts.yml",
            "Redirects.yaml",
            "queries.TSV",
            "site.yml",
            "glossary.yml",
            "redirect.yaml",
            "synonyms.yml",
            "mkdocs.yml",
            "docker-compose.yml",
            "README.md",
        ] {
            std::fs::write(dir.path().join(name), "").unwrap();
        }
        let reported = |elsewhere| -> Vec<String> {
            not_read(dir.path(), elsewhere).iter().map(|d| d.file.as_deref().unwrap_or_default().to_owned()).collect()
        };
        assert_eq!(
            reported(false),
            [
                "Redirects.yaml",
                "contacts.yml",
                "glossary.yml",
                "queries.TSV",
                "redirect.yaml",
                "site.yml",
                "synonyms.yml"
            ]
        );
        assert_eq!(
            reported(true),
            ["Redirects.yaml", "contacts.yml", "glossary.yml", "queries.TSV", "redirect.yaml", "synonyms.yml"]
        );
        assert_eq!(alike(dir.path(), "site.yaml").as_deref(), Some("site.yml"));
    }

    #[test]
    fn files_of_locales() {
        for (path, reported) in [
            ("locales/en.ftl", false),
            ("locales/README.md", false),
            ("synonyms/en.yaml", false),
            ("static/en.yml", false),
            ("synonyms/en.yml", true),
            ("locales/en.FTL", true),
            ("locales/en/main.ftl", true),
            ("locales/en.json", true),
            ("ui-labels/en.json", false),
            ("ui-labels/en.yml", false),
            ("ui-labels/app/en.json", false),
            ("ui-labels/en/app.json", false),
            ("ui-labels/en.po", true),
        ] {
            assert_eq!(not_of_its_folder(path).is_some(), reported, "{path}");
        }
    }

    #[test]
    fn files_that_hosts_look_for() {
        for (path, published) in [
            ("static/.well-known", true),
            ("static/.well-known/security.txt", true),
            ("static/.nojekyll", true),
            ("static/.git", false),
            ("static/.env", false),
            ("content/.well-known", false),
        ] {
            assert_eq!(for_hosts(path), published, "{path}");
        }
    }
}
