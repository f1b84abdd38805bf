//! Where an article can be: the names of folders and files that a site can have, and the addresses that it keeps for itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guichet_core::model::{INBOX_PAGE, OWN_PAGES};
use guichet_site::config::SiteConfig;
use guichet_site::load::kinds::is_index_elsewhere;
use guichet_site::resolve::is_portable;

use crate::cli::Failure;

const CONTACTS: &str = "contacts.yaml";

/// Bytes in a name, less the `.md`.
const LONGEST: usize = 250;

/// # Errors
/// No article can be there.
pub fn check_path(path: &str, config: &SiteConfig, has_inbox_page: bool) -> Result<(), Failure> {
    Place::parse(path)?.check(config, has_inbox_page)
}

/// Whether contacts.yaml says that there is a desk whose page of conversations the site has. What is wrong there is for `check` to say.
pub(super) fn has_inbox_page(root: &Path, config: &SiteConfig) -> bool {
    let Ok(text) = fs::read_to_string(root.join(CONTACTS)) else { return false };
    guichet_contacts::parse_contacts(&Arc::from(CONTACTS), &text, &config.schemes).value.has_inbox_page()
}

/// Where an article goes below its locale: an area, any number of categories, a slug.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place(Vec<String>);

impl Place {
    pub(super) fn parse(text: &str) -> Result<Place, Failure> {
        let bare = [".md", ".mdx", ".markdown"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
        if bare.trim().is_empty() {
            return Err(Failure::usage(
                "no article is named; write its area and its name, like `contacts/import-contacts`",
            ));
        }
        let parts: Vec<String> = bare.split('/').map(str::to_owned).collect();
        if let Some(part) = parts.iter().find(|part| !usable(part)) {
            let why = match part.as_str() {
                "" => "a part of it is empty".to_owned(),
                _ => format!("`{part}` can't be the name of a folder or an article"),
            };
            return Err(Failure::usage(format!("`{text}`: {why}; write it like `contacts/import-contacts`")));
        }
        if let Some(part) = parts.iter().find(|part| part.len() > LONGEST) {
            let length = part.len();
            return Err(Failure::usage(format!("a name of {length} bytes is too long: disks allow {LONGEST}")));
        }
        if OWN_PAGES.contains(&parts[0].to_ascii_lowercase().as_str()) {
            let message =
                format!("`{}` can't be an area: every locale has a page of its own at that address", parts[0]);
            return Err(Failure::usage(message));
        }
        if parts.len() < 2 {
            return Err(Failure::usage(format!("`{text}` names no area; write it like `getting-started/{bare}`")));
        }
        Ok(Place(parts))
    }

    /// Names that an article could have, and of which a build would warn: they mean something else elsewhere.
    ///
    /// # Errors
    /// It has one.
    pub(super) fn check(&self, config: &SiteConfig, has_inbox_page: bool) -> Result<(), Failure> {
        if has_inbox_page && self.area().eq_ignore_ascii_case(INBOX_PAGE) {
            return Err(Failure::usage(format!(
                "`{}` can't be an area: with a desk in contacts.yaml, every locale has its page of conversations at that address",
                self.area()
            )));
        }
        if let Some(part) = self.0.iter().find(|part| !is_portable(part)) {
            let message = format!("`{part}` can't be the name of a file or folder on Windows; choose another name");
            return Err(Failure::usage(message));
        }
        let (slug, folder) = (self.slug(), self.0[..self.0.len() - 1].join("/"));
        if is_index_elsewhere(slug) {
            return Err(Failure::usage(format!(
                "`{slug}` would be an article here; the page of a folder is `_index.md` in it: \
                 write `content/{}/{folder}/_index.md`, or choose another name",
                config.default_locale
            )));
        }
        let suffixed = slug.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
        let locale = |suffix: &str| config.locales.keys().find(|locale| locale.as_str().eq_ignore_ascii_case(suffix));
        if let Some((stem, locale)) = suffixed.and_then(|(stem, suffix)| Some((stem, locale(suffix)?))) {
            return Err(Failure::usage(format!(
                "`{slug}`: the folder says the language; write `content/{locale}/{folder}/{stem}.md`"
            )));
        }
        Ok(())
    }

    pub(super) fn area(&self) -> &str {
        &self.0[0]
    }

    pub(super) fn slug(&self) -> &str {
        &self.0[self.0.len() - 1]
    }

    pub(super) fn file(&self) -> PathBuf {
        let mut file = self.0.iter().collect::<PathBuf>().into_os_string();
        file.push(".md");
        PathBuf::from(file)
    }
}

/// The name becomes part of a path and of a URL. Names with `.` or `_` in front mean something else to the loader.
fn usable(part: &str) -> bool {
    let bad = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '\\' | '?' | '#' | '%' | '"' | '<' | '>' | '|' | '*' | ':')
    };
    !part.is_empty() && !part.starts_with(['.', '_']) && !part.contains(bad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Exit;

    #[test]
    fn paths_that_leave_the_locale_are_refused() {
        for path in [
            "",
            "slug",
            "/area/slug",
            "../slug",
            "area/../../x",
            "area//x",
            "area/",
            "area/_index",
            ".git/x",
            "a/b c",
            "c:/x",
            "search/x",
            "Contact/x",
        ] {
            assert_eq!(Place::parse(path).map_err(|failure| failure.exit), Err(Exit::Usage), "{path}");
        }
        let place = Place::parse("contacts/import/csv.md").unwrap();
        assert_eq!(
            (place.area(), place.slug(), place.file()),
            ("contacts", "csv", PathBuf::from("contacts/import/csv.md"))
        );
    }
}
