//! What to say of a link that leads nowhere: what was probably meant, or what to write instead.

use std::sync::Arc;

use super::meant::{Meant, SLASHES, elsewhere};
use super::paths::{is_file, parent};
use super::renamed::Guess;
use super::resolver::{Base, From, Resolver};
use super::site::PageAt;
use guichet_core::address;
use guichet_core::diag::{Code, Diagnostic, codes, nearest};
use guichet_core::model::Locale;
use guichet_core::paths::{join, relative};
use guichet_load::kinds::{self, Kind};
use guichet_markdown::body::{Heading, LinkUse};

impl Resolver<'_> {
    /// What to say of a link to something that is not there.
    pub(super) fn missing(&self, from: &From, base: &Base, link: &LinkUse) -> Diagnostic {
        let path = link.path.as_str();
        let told = self.told(from, base, path);
        let meant = self.meant(from, base, path);
        let help = match &meant {
            Some(Meant { to, why: Some(why) }) => Some(format!("write `{}`: {why}", address::as_destination(to))),
            // Whatever it looks like, the file is there.
            Some(Meant { to, why: None }) if !to.contains("://") && to.to_lowercase() == path.to_lowercase() => {
                Some(format!("did you mean `{}`?", address::as_destination(to)))
            }
            None if path.contains('\\') => Some(SLASHES.to_owned()),
            _ => None,
        };
        let fix = meant.and_then(|meant| self.address_fix(base.path, &link.span, path, &meant.to));
        let told = told.fix(fix);
        match help {
            Some(help) => told.help(help),
            None => told,
        }
    }

    fn told(&self, from: &From, base: &Base, path: &str) -> Diagnostic {
        if let Some(diagnostic) = self.refused(codes::LNK001, base, path) {
            return diagnostic;
        }
        if path.starts_with('/') {
            return Diagnostic::new(codes::LNK001, format!("no page `{path}` on this site")).help(
                "link to an article by the relative path of its file; write a full URL for a page of another site",
            );
        }
        if path.contains("{{") {
            return Diagnostic::new(codes::LNK001, format!("`{path}` is not a valid address")).help(
                "Guichet leaves braces that are not one of its shortcodes as they are: write the address itself",
            );
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        if let Some(meant) = elsewhere(path) {
            return Diagnostic::new(codes::LNK001, format!("no file `{path}`"))
                .help(format!("did you mean `{meant}`?"));
        }
        if is_file(path) || kinds::of(name) != Kind::Content {
            return Diagnostic::new(codes::LNK001, format!("no file `{path}`")).help(self.help_with_file(path));
        }
        let diagnostic = |name: &str| Diagnostic::new(codes::LNK001, format!("no article `{name}`"));
        let Some(full) = join(base.folder, path) else {
            return diagnostic(path).help("the path leads out of `content/`");
        };
        let rel = full.split_once('/').map_or(full.as_str(), |(_, rel)| rel);
        let rel = rel.strip_suffix(".md").unwrap_or(rel);
        let folder = base.folder.split_once('/').map_or("", |(_, folder)| folder);
        // What introduces a folder elsewhere.
        let introduced = match rel.rsplit_once('/') {
            Some((above, name)) if kinds::is_index_elsewhere(name) => above,
            _ => rel,
        };
        if self.folders[from.at].contains_key(introduced) {
            return diagnostic(rel).help(format!("did you mean `{}/`?", relative(folder, introduced)));
        }
        match self.suggestion(from, rel) {
            Some((near, why)) => {
                let near = address::as_destination(&relative(folder, near));
                let why = why.map_or_else(String::new, |why| format!(", {why}"));
                diagnostic(rel).help(format!("did you mean `{near}.md`{why}?"))
            }
            None => diagnostic(rel).help(match self.in_another_language(rel) {
                Some(file) => format!("only `{file}` is there, which readers of this language don't get"),
                None => "links are relative paths between files of `content/`".to_owned(),
            }),
        }
    }

    /// The first text of an article that no language of the reader's has.
    fn in_another_language(&self, rel: &str) -> Option<&Arc<str>> {
        let mut locales = self.input.config.locales.keys();
        locales.find_map(|locale| self.catalog.by_path(locale, rel)).map(|file| &self.input.files[file].path)
    }

    /// A file that is there, and that readers don't get.
    pub(super) fn refused(&self, code: Code, base: &Base, path: &str) -> Option<Diagnostic> {
        let below = match path.strip_prefix('/') {
            Some(path) => join("", path)?,
            None => join(base.folder, path)?,
        };
        let (file, why) = self.input.refused.get_key_value(format!("content/{below}").as_str())?;
        Some(
            Diagnostic::new(code, format!("`{file}` is not published: {why}"))
                .help("remove the link, or see the diagnostic about the file"),
        )
    }

    /// Where the old address leads; else a file of the same name elsewhere, one that is about what the name says, or one of nearly that
    /// name in the same folder. With why, where the name doesn't say it.
    fn suggestion(&self, from: &From, rel: &str) -> Option<(&str, Option<String>)> {
        let own = [&from.file.locale];
        let known = |Guess { rel, why }| (rel, Some(why));
        let redirected = self.redirected(from, rel).map(known);
        redirected
            .or_else(|| own.into_iter().chain(&from.site.chain).find_map(|locale| self.suggestion_in(locale, rel)))
    }

    fn suggestion_in(&self, locale: &Locale, rel: &str) -> Option<(&str, Option<String>)> {
        let (folder, name) = rel.rsplit_once('/').unwrap_or(("", rel));
        let names = self.catalog.names.get(locale.as_str())?;
        if let Some(same) = names.get(name) {
            return same.iter().copied().min().map(|same| (same, None));
        }
        let known = |Guess { rel, why }| (rel, Some(why));
        let siblings = self.catalog.siblings.get(locale.as_str()).and_then(|folders| folders.get(folder));
        let near = siblings.and_then(|siblings| nearest(name, siblings.iter().copied()));
        let near = near.and_then(|near| names[near].iter().copied().find(|path| parent(path) == folder));
        // Where the name says it already, the title need not.
        let says_name =
            |titled: &Guess| near == Some(titled.rel) || near.is_some_and(|near| near.eq_ignore_ascii_case(rel));
        let titled = self.titled(locale, rel).filter(|titled| !says_name(titled)).map(known);
        titled.or(near.map(|near| (near, None))).or_else(|| self.of_the_same_words(locale, rel).map(known))
    }

    /// Where a file of that name is, whatever its case; else where files may be.
    pub(super) fn help_with_file(&self, path: &str) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        match kinds::of(name) {
            Kind::Content => {}
            Kind::Lookalike(_) => {
                return format!("only articles are read, in files like `{}`", kinds::article_name(name));
            }
            Kind::Leftover | Kind::Conflict => {
                return "files with such names are leftovers of other programs, and are not published: rename it"
                    .to_owned();
            }
        }
        let same = |asset: &&String| asset.rsplit('/').next().is_some_and(|other| other.eq_ignore_ascii_case(name));
        match self.assets.keys().find(same) {
            Some(asset) => format!("did you mean `/{}`?", address::as_destination(asset)),
            None => "paths are relative to the article, or begin with `/` for `content/` and `static/`".to_owned(),
        }
    }

    pub(super) fn no_anchor(
        &self,
        from: &From,
        base: &Base,
        link: &LinkUse,
        (locale, page): (usize, PageAt),
        there: Option<(usize, &Heading)>,
    ) -> Diagnostic {
        let fragment = link.fragment.as_deref().unwrap_or_default();
        let file = self.locales[locale].file_of(page).map(|at| &self.input.files[at]);
        let place = match file {
            _ if (locale, page) == (from.at, from.page) => "this page".to_owned(),
            Some(file) => format!("`{}`", file.path),
            None => format!("`/{}`, which has no text of its own", self.locales[locale].url_of(page)),
        };
        let diagnostic = Diagnostic::new(codes::LNK002, format!("no heading or anchor `#{fragment}` on {place}"));
        if let Some((original, heading)) = there {
            let help = format!(
                "in `{}` it is the heading `{}`: write `{{#{fragment}}}` behind the heading here that says the same",
                self.input.files[original].path, heading.text,
            );
            return diagnostic.help(help);
        }
        // Every broken link of a page is compared with them.
        const COMPARED: usize = 500;
        let anchors = file.into_iter().flat_map(|file| file.body.anchors.iter().take(COMPARED));
        let anchors: Vec<String> = anchors.map(|anchor| format!("#{anchor}")).collect();
        let same = |anchor: &&String| anchor[1..].to_lowercase() == fragment.to_lowercase();
        let mut same = anchors.iter().filter(same);
        let fix = same.next().filter(|_| same.next().is_none());
        let fix = fix.and_then(|anchor| self.fragment_fix(base.path, &link.span, fragment, &anchor[1..]));
        diagnostic
            .fix(fix)
            .help("link to the page as a whole, or to the id of one of its headings")
            .did_you_mean(&format!("#{fragment}"), anchors.iter().map(String::as_str))
    }
}
