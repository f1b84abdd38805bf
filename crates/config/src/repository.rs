//! `repository`: where a site's sources are kept, so that readers can propose a change and articles have the day of theirs.

use std::borrow::Cow;

use guichet_core::base_url::encode_path;
use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};
use url::Url;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// Where a file is edited: an address with `{branch}` and `{path}`, the branch filled in. `None`: nowhere.
    edit: Option<String>,
    /// Where the site is in it, `help/` for instance, if the settings say so.
    folder: Option<String>,
    /// Articles that say no day have that of their last change.
    pub dates: bool,
}

impl Repository {
    /// Where an article is edited. `path` is that from the site's root; `folder`, where the checkout says that the site is in it.
    pub fn edit_url(&self, folder: &str, path: &str) -> Option<String> {
        let folder = self.folder.as_deref().unwrap_or(folder);
        let path = format!("{folder}{path}");
        self.edit.as_ref().map(|edit| edit.replace("{path}", &encode_path(&path)))
    }
}

/// What hosts of repositories call the page on which a file is edited. By a part of their names, so that a host of one's own that says
/// what it runs is known, too.
const FORGES: [(&str, &str); 6] = [
    ("github", "/edit/{branch}/{path}"),
    ("gitlab", "/-/edit/{branch}/{path}"),
    ("codeberg", "/_edit/{branch}/{path}"),
    ("gitea", "/_edit/{branch}/{path}"),
    ("forgejo", "/_edit/{branch}/{path}"),
    ("bitbucket", "/src/{branch}/{path}?mode=edit"),
];

const EXAMPLE: &str = "write where a file is edited, such as `edit: \"https://git.example.com/acme/help/edit/{branch}/{path}\"`, or \
                       `edit: false`";

/// `None` if there is something wrong with it, which is said then.
pub(crate) fn read(node: &Node, file: &mut FileDiags) -> Option<Repository> {
    let mut fields = Fields::of_keys("repository", "url", node, file)?;
    let url = fields.require("url").and_then(|node| file.text("url", node));
    let branch = fields.text("branch", file).map_or(Cow::Borrowed("main"), |branch| Cow::Owned(branch.value));
    let folder = fields.text("folder", file).map(|folder| in_folder(&folder.value));
    let dates = fields.flag("dates", file).unwrap_or(true);
    let edit = fields.take("edit");
    fields.finish(file);
    let url = url?;
    let Some(address) = address(&url.value) else {
        let message = format!("`{}` is not the address of a repository's page", url.value);
        let diagnostic = Diagnostic::new(file.wrong_value, message)
            .help("write it as browsers open it, such as `https://github.com/acme/help`");
        file.push(diagnostic, &url.span);
        return None;
    };
    let template = match edit.map(|node| (node, &node.value)) {
        Some((_, Value::Bool(false))) => None,
        None | Some((_, Value::Bool(true))) => Some(of_forge(&address).or_else(|| {
            let host = address.host_str().unwrap_or_default();
            let message = format!("how files are edited at `{host}` is not known");
            file.push(Diagnostic::new(file.wrong_value, message).help(EXAMPLE), &url.span);
            None
        })?),
        Some((node, _)) => Some(own(&file.text("edit", node)?, file)?),
    };
    let branch = encode_path(&branch);
    let edit = template.map(|template| template.replace("{branch}", &branch));
    Some(Repository { edit, folder, dates })
}

fn address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http") && url.host_str().is_some())
}

fn of_forge(address: &Url) -> Option<String> {
    let host = address.host_str()?;
    let (_, way) = FORGES.iter().find(|(name, _)| host.contains(name))?;
    let mut address = address.clone();
    address.set_query(None);
    address.set_fragment(None);
    let base = address.as_str().trim_end_matches('/').trim_end_matches(".git");
    Some(format!("{base}{way}"))
}

/// One that the site writes itself.
fn own(text: &Spanned<String>, file: &mut FileDiags) -> Option<String> {
    if text.value.contains("{path}") && address(&text.value).is_some() {
        return Some(text.value.clone());
    }
    let message = format!("`{}` is not an address with `{{path}}` in it", text.value);
    file.push(Diagnostic::new(file.wrong_value, message).help(EXAMPLE), &text.span);
    None
}

/// Ends in `/`, unless it is the repository as a whole.
fn in_folder(text: &str) -> String {
    let text = text.trim_matches('/').trim_start_matches("./");
    if matches!(text, "" | ".") { String::new() } else { format!("{text}/") }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use guichet_core::diag::codes;
    use guichet_core::yaml;

    use super::*;

    fn of(text: &str) -> Result<Option<String>, String> {
        let node = yaml::parse(text, 0..text.len()).expect("YAML");
        let mut file = FileDiags {
            file: &Arc::from("site.yaml"),
            text,
            unknown_key: codes::CFG003,
            wrong_value: codes::CFG004,
            missing: codes::CFG002,
            diags: Vec::new(),
        };
        let read = read(&node, &mut file);
        match (read, file.diags.into_iter().next()) {
            (Some(repository), None) => Ok(repository.edit_url("kb/", "content/ja/設定/a b.md")),
            (_, diag) => Err(diag.map_or_else(String::new, |diag| diag.message)),
        }
    }

    #[test]
    fn a_file_is_edited_where_its_host_edits_files() {
        const FILE: &str = "kb/content/ja/%E8%A8%AD%E5%AE%9A/a%20b.md";
        let cases = [
            ("url: https://github.com/acme/help", "https://github.com/acme/help/edit/main/"),
            (
                "{url: https://github.com/acme/help.git/, branch: 2.x, edit: true}",
                "https://github.com/acme/help/edit/2.x/",
            ),
            ("url: https://gitlab.acme.example/docs/help", "https://gitlab.acme.example/docs/help/-/edit/main/"),
            ("{url: https://codeberg.org/a/b, branch: fix/x}", "https://codeberg.org/a/b/_edit/fix/x/"),
        ];
        for (text, base) in cases {
            assert_eq!(of(text), Ok(Some(format!("{base}{FILE}"))), "{text}");
        }
        let own = of("{url: https://git.example.com/a, edit: \"https://git.example.com/w?f={path}&b={branch}\"}");
        assert_eq!(own, Ok(Some(format!("https://git.example.com/w?f={FILE}&b=main"))));
        let elsewhere = of("{url: https://github.com/a/b, folder: ./docs/}").map(Option::unwrap);
        assert!(elsewhere.unwrap().starts_with("https://github.com/a/b/edit/main/docs/content/"));
        assert_eq!(of("{url: https://github.com/a/b, edit: false}"), Ok(None));
    }

    #[test]
    fn what_is_not_an_address_is_said() {
        for (text, part) in [
            ("url: git@github.com:acme/help", "is not the address of a repository's page"),
            ("url: https://git.example.com/a", "how files are edited at `git.example.com` is not known"),
            ("{url: https://git.example.com/a, edit: \"javascript:{path}\"}", "is not an address with `{path}`"),
            ("{branch: main}", "`url`"),
        ] {
            let message = of(text).unwrap_err();
            assert!(message.contains(part), "{text}: {message}");
        }
    }
}
