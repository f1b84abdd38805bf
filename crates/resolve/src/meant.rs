//! What a link that leads nowhere can only mean: the path in another case, one that the article had before, one with the slashes of
//! Windows. What is merely near is for `missing` to propose.

use std::sync::Arc;

use super::lookup::Found;
use super::resolver::{Base, From, Resolver};
use super::site::Redirect;
use guichet_core::address::as_destination;
use guichet_core::diag::Fix;
use guichet_core::model::{Span, Spanned};
use guichet_core::paths::{join, relative};
use guichet_load::kinds;
use guichet_markdown::front_matter::HeadKind;

pub(super) const SLASHES: &str = "paths are written with `/`, on Windows too";

/// Another path.
pub(super) struct Meant {
    /// Decoded; a full address where it leads out of the site.
    pub to: String,
    /// Where the usual help is of no help.
    pub why: Option<String>,
}

/// `..\..\a.png` has come here as `....\a.png`: Markdown takes `\.` for a dot.
fn with_slashes(path: &str) -> String {
    let slashed = path.replace('\\', "/");
    let dots = slashed.bytes().take_while(|byte| *byte == b'.').count();
    let is_above = dots > 2 && dots.is_multiple_of(2) && slashed[dots..].starts_with('/');
    if is_above { "../".repeat(dots / 2) + &slashed[dots + 1..] } else { slashed }
}

impl Resolver<'_> {
    pub(super) fn meant(&self, from: &From, base: &Base, path: &str) -> Option<Meant> {
        let plain = |to: String| Meant { to, why: None };
        if let Some(address) = elsewhere(path) {
            return Some(plain(address));
        }
        if let Some(to) = self.turned(from, base, path) {
            return Some(Meant { to, why: Some(SLASHES.to_owned()) });
        }
        self.unquoted(from, base, path)
            .map(|to| Meant { to, why: Some("the quotes around it are those of print".to_owned()) })
            .or_else(|| self.only_in_case(from, base, path).map(plain))
            .or_else(|| self.introduced(from, base, path).map(plain))
            .or_else(|| self.had_before(from, base, path))
    }

    /// Backslashes as slashes, if that leads somewhere.
    pub(super) fn turned(&self, from: &From, base: &Base, path: &str) -> Option<String> {
        let to = path.contains('\\').then(|| with_slashes(path))?;
        self.is_there(from, base, &to).then_some(to)
    }

    /// Without the quotes that word processors set, which are a part of the address: `<a href=“a.md”>`.
    pub(super) fn unquoted(&self, from: &From, base: &Base, path: &str) -> Option<String> {
        let to = path.strip_prefix(['“', '„', '”', '«'])?.strip_suffix(['”', '“', '»'])?;
        self.is_there(from, base, to).then(|| to.to_owned())
    }

    /// The one article or file whose path has the same letters.
    pub(super) fn only_in_case(&self, from: &From, base: &Base, path: &str) -> Option<String> {
        let rooted = path.strip_prefix('/');
        let full = match rooted {
            Some(path) => join("", path)?,
            None => join(base.folder, path)?,
        };
        let lower = full.to_lowercase();
        let locale = base.locale.as_str();
        let below = lower.strip_prefix(&*format!("{}/", locale.to_lowercase()));
        let articles = self.catalog.paths.get(locale).into_iter().flatten().filter_map(|(rel, _)| {
            let wanted = below?.strip_suffix(".md")?;
            (rel.len() == wanted.len() && rel.to_lowercase() == wanted).then(|| format!("{locale}/{rel}.md"))
        });
        let files = self.assets.keys().filter(|asset| asset.len() == lower.len() && asset.to_lowercase() == lower);
        let mut found: Vec<String> = articles.chain(files.cloned()).collect();
        found.sort();
        found.dedup();
        let [only] = &found[..] else { return None };
        let to = match rooted {
            Some(_) => format!("/{only}"),
            None => relative(base.folder, only),
        };
        (to != path && self.is_there(from, base, &to)).then_some(to)
    }

    /// `guide/index.md`, where the folder has a page.
    fn introduced(&self, from: &From, base: &Base, path: &str) -> Option<String> {
        let (folder, name) = path.trim_end_matches(".md").rsplit_once('/')?;
        let to = format!("{folder}/");
        (kinds::is_index_elsewhere(name) && path.ends_with(".md") && self.is_there(from, base, &to)).then_some(to)
    }

    /// The path that an article has now which was here before: `guichet mv` leaves it among the aliases, and in the id.
    fn had_before(&self, from: &From, base: &Base, path: &str) -> Option<Meant> {
        let full = join(base.folder, path.strip_suffix(".md")?)?;
        let rel = full.strip_prefix(base.locale.as_str())?.strip_prefix('/')?;
        let is_it = |file: &usize| {
            let file = &self.input.files[*file];
            let has_alias = || file.head.aliases.iter().any(|alias| alias.value.trim_matches('/') == rel);
            let has_id = || file.head.id.as_ref().is_some_and(|id| id.value == rel);
            file.locale == base.locale && file.kind == HeadKind::Article && (has_alias() || has_id())
        };
        let mut found = (0..self.input.files.len()).filter(is_it);
        let file = found.next().filter(|_| found.next().is_none())?;
        let to = relative(base.folder, &format!("{}/{}.md", base.locale, self.input.files[file].rel));
        let why = Some("the article has another path now".to_owned());
        self.is_there(from, base, &to).then_some(Meant { to, why })
    }

    fn is_there(&self, from: &From, base: &Base, path: &str) -> bool {
        matches!(self.find(from, base, path), Found::Page { .. } | Found::Address(_))
            || self.find_asset(from, base, path).is_some()
    }

    /// Another path in place of the one at `span`. What stands behind it stays.
    pub(super) fn address_fix(&self, file: &Arc<str>, span: &Span, old: &str, new: &str) -> Option<Fix> {
        let (start, written) = self.written(file, span)?;
        let end = written.find(['?', '#']).unwrap_or(written.len());
        let read = percent_encoding::percent_decode_str(&written[..end]).decode_utf8().ok()?;
        // Escapes of Markdown or HTML, or a definition far away.
        let is_as_read = guichet_core::nfc::into_nfc(read.into_owned()) == old;
        let is_full = new.contains("://") || new.starts_with("mailto:");
        let new = if is_full { new.to_owned() } else { as_destination(new) };
        is_as_read.then(|| Fix::new(format!("write `{new}`"), start..start + end, new))
    }

    /// The one id that has the same letters as an entry of `related`, or the path that the article has now.
    pub(super) fn related_fix(&self, from: &From, name: &Spanned<String>) -> Option<Fix> {
        let written = self.input.texts.read(&from.file.path).ok()?.text;
        let lower = name.value.to_lowercase();
        let mut same = from.site.ids().into_iter().filter(|id| id.to_lowercase() == lower);
        let only = same.next().filter(|_| same.next().is_none()).map(str::to_owned);
        let to = only.or_else(|| {
            let is_path = name.value.ends_with(".md") && !name.value.starts_with('/');
            is_path.then(|| self.meant(from, &Base::of(from, None), &name.value)).flatten().map(|meant| meant.to)
        })?;
        let is_plain = to.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.'));
        (is_plain && written.get(name.span.clone()) == Some(&name.value))
            .then(|| Fix::new(format!("write `{to}`"), name.span.clone(), to))
    }

    /// A line of redirects.yaml that has nothing but a redirect, deleted.
    pub(super) fn without_line(&self, redirect: &Redirect) -> Option<Fix> {
        let text = self.input.texts.read(&redirect.file).ok()?.text;
        let start = text.get(..redirect.span.start)?.rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
        let is_one = text[start..redirect.span.start].trim().is_empty()
            && (redirect.span.end..end).contains(&redirect.target.start)
            && redirect.target.end <= end
            && text[redirect.target.end..end].trim().is_empty();
        is_one.then(|| Fix::new("remove the line", start..end, ""))
    }

    /// Another id behind the `#` of the address at `span`.
    pub(super) fn fragment_fix(&self, file: &Arc<str>, span: &Span, old: &str, new: &str) -> Option<Fix> {
        let (start, written) = self.written(file, span)?;
        let at = written.find('#')? + 1;
        let read = percent_encoding::percent_decode_str(&written[at..]).decode_utf8().ok()?;
        let is_as_read = guichet_core::nfc::into_nfc(read.into_owned()) == old;
        let place = start + at..start + written.len();
        is_as_read.then(|| Fix::new(format!("write `#{new}`"), place, as_destination(new)))
    }

    /// The address at a span, without brackets around it.
    fn written(&self, file: &Arc<str>, span: &Span) -> Option<(usize, String)> {
        let text = self.input.texts.read(file).ok()?.text;
        let written = text.get(span.clone())?;
        let inside = written.strip_prefix('<').and_then(|inside| inside.strip_suffix('>'));
        Some(match inside {
            Some(inside) => (span.start + 1, inside.to_owned()),
            None => (span.start, written.to_owned()),
        })
    }
}

/// The full address that is meant by one without a scheme: `www.example.com`, `help@example.com`.
pub(super) fn elsewhere(path: &str) -> Option<String> {
    let host = path.split('/').next().unwrap_or_default();
    let lower = path.to_ascii_lowercase();
    if let Some(rest) = ["https/", "http/"].iter().find_map(|slip| lower.strip_prefix(slip)) {
        return Some(format!("{}://{}", &path[..host.len()], &path[path.len() - rest.len()..].trim_start_matches('/')));
    }
    if lower.starts_with("www.") {
        return Some(format!("https://{path}"));
    }
    let (user, domain) = path.split_once('@')?;
    let plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+'));
    (!user.is_empty() && domain.contains('.') && plain(user) && plain(domain)).then(|| format!("mailto:{path}"))
}
