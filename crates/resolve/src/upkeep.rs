//! What a site gathers over the years: articles whose day comes, copies of files, translations that nobody needs any more.

use rustc_hash::{FxHashMap, FxHashSet};

use super::catalog::Catalog;
use super::input::ResolveInput;
use super::originals::Originals;
use super::strays::Stray;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::HeadKind;

/// NAV008 for published articles whose names say that they are copies of others, which are there, too.
pub fn copies(input: &ResolveInput, catalog: &Catalog) -> Vec<Diagnostic> {
    let articles = input
        .files
        .iter()
        .enumerate()
        .filter(|(at, file)| file.kind == HeadKind::Article && catalog.why_hidden(*at).is_none());
    let copy = |(_, file): (usize, &std::sync::Arc<ParsedFile>)| {
        let (folder, name) = file.rel.rsplit_once('/').unwrap_or(("", &file.rel));
        let original = copied(name)?.into_iter().find(|original| {
            let path = if folder.is_empty() { original.clone() } else { format!("{folder}/{original}") };
            path != *file.rel && catalog.by_path(&file.locale, &path).is_some()
        })?;
        let message = format!("`{name}.md` is published beside `{original}.md`, and its name says that it is a copy");
        let help = "delete it, or give it a name and a title of its own";
        Some(Diagnostic::new(codes::NAV008, message).help(help).in_file(&file.path))
    };
    articles.filter_map(copy).collect()
}

/// What a name may be a copy of: `import copy 2` of `import`. The words are those of Windows, macOS, Google Drive and Dropbox in the
/// languages that the theme speaks most.
fn copied(name: &str) -> Option<Vec<String>> {
    const BEFORE: [&str; 10] = [
        "copy of",
        "copy-of",
        "copie de",
        "copie-de",
        "kopie von",
        "kopie-von",
        "copia de",
        "cópia de",
        "copia di",
        "kopia av",
    ];
    const BEHIND: [&str; 9] = ["copy", "copie", "kopie", "copia", "cópia", "kopia", "のコピー", "コピー", "副本"];
    let lower = name.to_lowercase();
    if lower.len() != name.len() {
        return None;
    }
    let is_joint = |c: char| matches!(c, ' ' | '-' | '_' | '.');
    let mut all = Vec::new();
    if let Some(start) = BEFORE.iter().find(|start| lower.starts_with(**start)) {
        all.push(name[start.len()..].trim_start_matches(is_joint).to_owned());
    }
    // `(1)` is a download's; a number without parentheses is anybody's.
    let is_numbered = lower.ends_with(')')
        && lower.rfind('(').is_some_and(|at| {
            let inside = &lower[at + 1..lower.len() - 1];
            !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit())
        });
    let without_number = match lower.rfind('(').filter(|_| is_numbered) {
        Some(at) => lower[..at].trim_end_matches(is_joint),
        None => lower.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(is_joint),
    };
    if is_numbered && !without_number.is_empty() {
        all.push(name[..without_number.len()].to_owned());
    }
    if let Some(end) = BEHIND.iter().find(|end| without_number.ends_with(**end)) {
        let stem = &without_number[..without_number.len() - end.len()];
        let bare = stem.trim_end_matches(is_joint);
        if (bare.len() < stem.len() || !end.is_ascii()) && !bare.is_empty() {
            all.push(name[..bare.len()].to_owned());
        }
    }
    (!all.is_empty()).then_some(all)
}

/// I18N016 for published texts that say of themselves that they are translations, of nothing, and for those that an original without a
/// translation may have lost. A page in one language only is fine.
pub fn orphans(input: &ResolveInput, catalog: &Catalog, originals: &Originals, strays: &[Stray]) -> Vec<Diagnostic> {
    let default = &input.config.default_locale;
    let has_texts: FxHashSet<&str> = input.files.iter().map(|file| file.locale.as_str()).collect();
    // A site that is written in another language has nothing but those.
    if !has_texts.contains(default.as_str()) {
        return Vec::new();
    }
    let orphan = |at: usize| {
        let file = &input.files[at];
        let stray = strays.iter().find(|stray| stray.text == at);
        let says_so = file.own_head().is_stamped || file.own_head().translation.is_some();
        let is_one = file.kind == HeadKind::Article
            && file.locale != *default
            && catalog.why_hidden(at).is_none()
            && (says_so || stray.is_some())
            && originals.get(at).is_none();
        is_one.then(|| {
            let message = format!("no text in `{default}` has the path or the id of this one");
            let Some(stray) = stray else {
                return Diagnostic::new(codes::I18N016, message)
                    .help("rename it as its original is called now, give both the same `id`, or delete it")
                    .in_file(&file.path);
            };
            let original = &input.files[stray.original];
            let message = format!(
                "{message}; `{}`, which {}, has no translation into `{}`",
                original.path,
                stray.sign.said(),
                file.locale
            );
            let name = format!("content/{}/{}.md", file.locale, original.rel);
            let help = format!(
                "if it is its translation, rename it to `{name}`, as `guichet mv` would have done, or give both the same `id`"
            );
            let diagnostic = Diagnostic::new(codes::I18N016, message).in_file(&file.path);
            match says_so {
                true => diagnostic.help(help),
                false => diagnostic.help(format!("{help}; if it is none, an `id` of its own says so")).as_note(),
            }
        })
    };
    (0..input.files.len()).filter_map(orphan).collect()
}

/// A picture of a translation that may be the original's, byte for byte: paths of both, and what to say if it is. They are as long as
/// each other, and as large.
pub struct Twin {
    pub own: String,
    pub original: String,
    pub diagnostic: Diagnostic,
}

/// I18N015, as far as it can be known without reading pictures.
pub fn twins(input: &ResolveInput) -> Vec<Twin> {
    /// Smaller ones are icons, in pixels.
    const SMALL: u32 = 128;
    let originals = Originals::of(input.config, input.files);
    let mut found: FxHashMap<String, Twin> = FxHashMap::default();
    for (at, file) in input.files.iter().enumerate() {
        let Some(original) = originals.get(at).map(|original| &input.files[original]) else { continue };
        let start = format!("content/{}/", file.locale);
        for (own, span) in pictures(file).into_iter().filter(|(path, _)| path.starts_with(&start)) {
            let Some(asset) = input.assets.get(own.as_str()) else { continue };
            let there = format!("content/{}/{}", original.locale, &own[start.len()..]);
            let Some(other) = input.assets.get(there.as_str()) else { continue };
            let is_large = asset.size.is_some_and(|(width, height)| width.max(height) >= SMALL);
            if asset.len != other.len || asset.size != other.size || !is_large || found.contains_key(&own) {
                continue;
            }
            let message = format!("`{own}` is the very picture of the original, `{there}`");
            let diagnostic = Diagnostic::new(codes::I18N015, message)
                .help("take it in this language; or delete the file, and the original's is shown")
                .at(&file.path, span);
            found.insert(own.clone(), Twin { own, original: there, diagnostic });
        }
    }
    let mut found: Vec<Twin> = found.into_values().collect();
    found.sort_by(|a, b| a.own.cmp(&b.own));
    found
}

/// Pictures beside articles that a text itself shows, from the site's root, and where it does.
fn pictures(file: &ParsedFile) -> Vec<(String, Span)> {
    use guichet_markdown::body::ImageSource;
    let folder =
        file.path.strip_prefix("content/").and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let images = file.body.images.iter().filter(|image| image.snippet.is_none() && !image.is_media);
    let path = |path: &str| match path.strip_prefix('/') {
        Some(from_root) => guichet_core::paths::join("", from_root),
        None => guichet_core::paths::join(folder, path),
    };
    images
        .filter_map(|image| match &image.source {
            ImageSource::File(file) => Some((format!("content/{}", path(file)?), image.span.clone())),
            ImageSource::Remote(_) | ImageSource::Embedded(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::copied;

    #[test]
    fn names_of_copies() {
        for (name, original) in [
            ("import copy", "import"),
            ("import-copy-2", "import"),
            ("import (1)", "import"),
            ("import - Copy (2)", "import"),
            ("Copy of import", "import"),
            ("import - Kopie", "import"),
            ("importのコピー", "import"),
        ] {
            assert!(
                copied(name).is_some_and(|all| all.iter().any(|one| one == original)),
                "{name}: {:?}",
                copied(name)
            );
        }
        for name in ["import", "import-2", "photocopy", "copy", "copy-contacts", "hardcopy", "plan (b)", "()"] {
            assert_eq!(copied(name), None, "{name}");
        }
    }
}
