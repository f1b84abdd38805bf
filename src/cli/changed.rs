//! Which of a site's problems belong to a change: what has changed since a commit, as git knows it.

mod git;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::OnceLock;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::paths::join;

use super::Failure;
use git::Git;

/// What a change consists of.
#[derive(Debug, Default)]
pub struct Changed {
    /// Paths from the site's root, those that are gone included.
    files: BTreeSet<String>,
    /// What messages call an article: its path below its locale, without `.md`.
    articles: BTreeSet<String>,
    /// Asked for only where it is needed: it may be long.
    lines: OnceLock<Lines>,
    git: Option<Git>,
    /// The clone doesn't know where the two branches went apart.
    pub is_cut_off: bool,
}

/// Lines that the change has taken away or brought.
#[derive(Debug, Default)]
struct Lines {
    /// What is not there any more, in all files.
    removed: String,
    /// What articles may rely on: removed from what is not content, such as settings, or new in lists of words.
    of_settings: String,
}

impl Changed {
    /// Since `since` and this branch went apart, or since `since` where git can't tell (a shallow clone); and what git doesn't know yet.
    ///
    /// # Errors
    /// No git, no repository, no such commit.
    pub fn since(root: &Path, since: &str) -> Result<Self, Failure> {
        let git = Git::open(root, since)?;
        let tracked = git.diff(&["--name-only", "-z"])?;
        let untracked = git.untracked()?;
        let changed = Changed::of(tracked.split('\0').chain(untracked.split('\0')));
        Ok(Changed { is_cut_off: git.is_cut_off, git: Some(git), ..changed })
    }

    fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut changed = Changed::default();
        for path in paths.filter(|path| !path.is_empty()) {
            changed.articles.extend(guichet_markdown::place(path).map(|(_, rel)| rel.to_owned()));
            changed.files.insert(path.to_owned());
        }
        changed
    }

    pub fn has(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// What of a diagnostic belongs to the change. That is one about a file that has changed, wherever it comes from; one about another
    /// file or the whole site only if it names what has changed; and settings that are wrong always, since nothing else counts then.
    pub fn own(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        if diagnostic.code == codes::OUT010 {
            return self.own_files(diagnostic);
        }
        let is_here = match &diagnostic.file {
            // Its file is only a guess: what the article may be called now.
            _ if diagnostic.code == codes::RED005 => false,
            Some(file) => self.has(file),
            None => diagnostic.code.is_of_settings(),
        };
        (is_here || self.is_orphaned(&diagnostic) || self.is_its_cause(&diagnostic)).then_some(diagnostic)
    }

    /// A translation whose original is gone, which its message can't name.
    fn is_orphaned(&self, diagnostic: &Diagnostic) -> bool {
        let file = diagnostic.file.as_deref().filter(|_| diagnostic.code == codes::I18N016);
        let rel = file.and_then(|file| file.strip_prefix("content/")?.split_once('/')?.1.strip_suffix(".md"));
        rel.is_some_and(|rel| self.articles.contains(rel))
    }

    /// The note on files that nothing links to, on those of them that are new, or that something linked to before the change.
    fn own_files(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        let name = |file: &str| file.rsplit('/').next().unwrap_or(file).to_owned();
        let about = diagnostic.about.iter();
        let own = about.filter(|file| self.has(file) || self.lines().removed.contains(&name(file)));
        let own: Vec<Arc<str>> = own.cloned().collect();
        (!own.is_empty()).then(|| match own.len() == diagnostic.about.len() {
            true => diagnostic,
            false => Diagnostic { severity: diagnostic.severity, ..guichet_site::resolve::unlinked_files(&own) },
        })
    }

    /// Its words name an article or a file that has changed or is gone, an address of one, or what has changed in the settings.
    fn is_its_cause(&self, diagnostic: &Diagnostic) -> bool {
        let mut names = diagnostic.message.split('`').skip(1).step_by(2).filter(|name| !name.is_empty());
        let folder = diagnostic.file.as_deref().and_then(|file| file.rsplit_once('/')).map_or("", |(folder, _)| folder);
        names.any(|name| {
            self.articles.contains(name)
                || self.has(name)
                || self.has_path(folder, name)
                || diagnostic.code == codes::RED005 && self.had_address(name)
                || diagnostic.file.is_some() && has_word(&self.lines().of_settings, name)
        })
    }

    /// A path as articles write it: `shot.png`, `../b.pdf`, `/assets/logo.svg`.
    fn has_path(&self, folder: &str, written: &str) -> bool {
        match written.strip_prefix('/') {
            Some(rooted) => ["content", "static"].iter().any(|folder| self.has(&format!("{folder}/{rooted}"))),
            None => join(folder, written).is_some_and(|path| self.has(&path)),
        }
    }

    /// `/en/guide/start/` was an address of something that has changed: of its file, by its slug, among its aliases, in redirects.yaml.
    fn had_address(&self, address: &str) -> bool {
        let whole = address.trim_matches('/');
        let slug = whole.rsplit('/').next().unwrap_or(whole);
        // The default language may have no locale in its addresses.
        let below = whole.split_once('/').map(|(_, below)| below);
        let mut paths = [Some(whole), below].into_iter().flatten();
        let is_of = |path: &str| {
            let is_in = |rel: &String| rel.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
            // A single word stands in many lines.
            let is_named = || path.contains('/') && self.lines().removed.contains(path);
            self.articles.contains(path) || self.articles.iter().any(is_in) || is_named()
        };
        let mut slugs = self.lines().removed.lines().filter_map(|line| line.trim_start().strip_prefix("slug:"));
        paths.any(is_of) || slugs.any(|rest| has_word(rest, slug))
    }

    fn lines(&self) -> &Lines {
        let read = || Some(Lines::of(&self.git.as_ref()?.diff(&["--unified=0", "--no-color"]).ok()?));
        self.lines.get_or_init(|| read().unwrap_or_default())
    }
}

impl Lines {
    /// Of a diff as git prints it.
    fn of(diff: &str) -> Self {
        let mut lines = Lines::default();
        let (mut file, mut in_head) = ("", true);
        for line in diff.lines() {
            if let Some(paths) = line.strip_prefix("diff --git ") {
                // The same path twice, since nothing is renamed.
                (file, in_head) = (paths.trim_start_matches('"').trim_start_matches("a/"), true);
                continue;
            }
            if line.starts_with("@@ ") {
                in_head = false;
                continue;
            }
            let (removed, new) = (line.strip_prefix('-'), line.strip_prefix('+'));
            if let Some(text) = removed.or(new).filter(|_| !in_head) {
                let is_list = file.starts_with("glossary.yaml") || file.starts_with("ui-labels/");
                let is_relied_on = !file.starts_with("content/") && (removed.is_some() || is_list);
                let kept = [(removed.is_some(), &mut lines.removed), (is_relied_on, &mut lines.of_settings)];
                for (_, kept) in kept.into_iter().filter(|(wanted, _)| *wanted) {
                    kept.push_str(text);
                    kept.push('\n');
                }
            }
        }
        lines
    }
}

/// `name` stands in a text, and not within a longer word.
fn has_word(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(file: &str, message: &str) -> Diagnostic {
        Diagnostic::new(codes::LNK001, message).in_file(&Arc::from(file))
    }

    #[test]
    fn what_a_change_breaks_elsewhere_is_its_concern() {
        let changed = Changed::of(["content/en/guide/gone.md", "content/en/guide/shot.png", "site.yaml"].into_iter());
        let owns = |diagnostic: Diagnostic| changed.own(diagnostic).is_some();
        assert!(owns(at("content/en/guide/gone.md", "no article `x`")));
        assert!(owns(at("content/en/guide/old.md", "no article `guide/gone`")));
        assert!(owns(at("content/en/guide/old.md", "no heading or anchor `#x` on `content/en/guide/gone.md`")));
        assert!(owns(at("content/en/guide/old.md", "no image `shot.png`")));
        assert!(owns(at("content/en/other.md", "no image `guide/shot.png`")));
        assert!(!owns(at("content/en/other.md", "no image `shot.png`")));
        assert!(!owns(at("content/en/guide/old.md", "no article `guide/other`")));
        assert!(owns(Diagnostic::new(codes::CFG001, "no areas")));
        let orphan = |file: &str| Diagnostic::new(codes::I18N016, "the original is gone").in_file(&Arc::from(file));
        assert!(owns(orphan("content/fr/guide/gone.md")) && !owns(orphan("content/fr/guide/other.md")));
        let gone = |address: &str| {
            owns(Diagnostic::new(codes::RED005, format!("`{address}` was published, and leads nowhere now")))
        };
        assert!(gone("/en/guide/gone/") && gone("/en/guide/"));
        assert!(!gone("/en/guide/other/") && !gone("/en/gui/"));
    }

    #[test]
    fn lines_of_a_change() {
        let diff = "diff --git a/content/en/a.md b/content/en/a.md\nindex 1..2\n--- a/content/en/a.md\n+++ b/content/en/a.md\n\
                    @@ -2 +2 @@\n-slug: start\n+slug: begin\n--- x\ndiff --git a/site.yaml b/site.yaml\n--- a/site.yaml\n\
                    +++ b/site.yaml\n@@ -1 +0,0 @@\n-price: 9\n+prize: 9\n";
        let lines = Lines::of(diff);
        assert_eq!(lines.removed, "slug: start\n-- x\nprice: 9\n");
        assert_eq!(lines.of_settings, "price: 9\n");
        let changed = Changed { lines: OnceLock::from(lines), ..Changed::default() };
        let gone = Diagnostic::new(codes::RED005, "`/en/guide/start/` was published, and leads nowhere now");
        assert!(changed.own(gone).is_some());
        assert!(changed.own(at("content/en/b.md", "no variable `price`")).is_some());
        assert!(changed.own(at("content/en/b.md", "no variable `cost`")).is_none());
    }

    #[test]
    fn files_that_nothing_links_to_are_those_of_the_change() {
        let changed = Changed::of(["content/en/new.png"].into_iter());
        let changed = Changed {
            lines: OnceLock::from(Lines { removed: "![x](shots/old.png)\n".to_owned(), ..Lines::default() }),
            ..changed
        };
        let files = ["content/en/a.png", "content/en/new.png", "content/en/shots/old.png"].map(Arc::from);
        let told = changed.own(guichet_site::resolve::unlinked_files(&files)).unwrap();
        assert_eq!(told.message, "nothing links to 2 files in `content/en/`: `new.png`, `shots/old.png`");
        assert!(changed.own(guichet_site::resolve::unlinked_files(&files[..1])).is_none());
    }
}
