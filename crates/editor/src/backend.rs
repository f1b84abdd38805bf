//! `backend.yml`: where changes go. It is written once and is the owner's from then on, who may add how people sign in.

use guichet_core::host::HostSource;
use guichet_core::yaml::{self, Node, Value};
use serde::Serialize;

use crate::config;

/// A host of repositories that the editor can commit to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    GitHub,
    GitLab,
    Gitea,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::GitHub, Kind::GitLab, Kind::Gitea];

    pub const fn name(self) -> &'static str {
        match self {
            Kind::GitHub => "github",
            Kind::GitLab => "gitlab",
            Kind::Gitea => "gitea",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What the editor asks, where the settings name no other host.
    const fn hosts(self) -> &'static [&'static str] {
        match self {
            Kind::GitHub => &["https://api.github.com"],
            Kind::GitLab => &["https://gitlab.com"],
            Kind::Gitea => &["https://gitea.com"],
        }
    }

    /// The path of its interface on a host of one's own.
    const fn api(self) -> &'static str {
        match self {
            Kind::GitHub => "/api/v3",
            Kind::GitLab => "/api/v4",
            Kind::Gitea => "/api/v1",
        }
    }
}

/// As the command line says it.
#[derive(Clone, Debug)]
pub struct Backend {
    pub kind: Kind,
    /// `acme/help`; what is not known is left to be filled in.
    pub repo: Option<String>,
    /// Without one, the repository's own default.
    pub branch: Option<String>,
    /// Of one's own, where it is not the public one.
    pub host: Option<HostSource>,
}

const NO_REPO: &str = "your-organization/your-repository";

#[derive(Serialize)]
struct File<'a> {
    backend: Settings<'a>,
}

#[derive(Serialize)]
struct Settings<'a> {
    name: &'static str,
    repo: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    branch: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_root: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<&'a str>,
    auth_methods: [&'static str; 1],
}

impl Backend {
    /// From the address that a repository is cloned from: `git@github.com:acme/help.git`, `https://gitlab.com/acme/help`.
    pub fn of_remote(url: &str) -> Option<Self> {
        let rest = ["https://", "ssh://", "http://", "git://"].iter().find_map(|scheme| url.strip_prefix(scheme));
        let (host, path) = match rest {
            Some(rest) => rest.split_once('/')?,
            None => url.split_once(':')?,
        };
        let host = host.rsplit('@').next().unwrap_or(host);
        let path = path.trim_matches('/');
        let repo = path.strip_suffix(".git").unwrap_or(path);
        let known = |name: &&Kind| host == format!("{}.com", name.name());
        let (kind, own) = match Kind::ALL.iter().find(known) {
            Some(kind) => (*kind, None),
            None if host == "codeberg.org" => (Kind::Gitea, HostSource::of_host(host)),
            None => return None,
        };
        let plain = repo.contains('/') && repo.split('/').all(|part| !part.is_empty());
        plain.then(|| Backend { kind, repo: Some(repo.to_owned()), branch: None, host: own })
    }

    /// The file's text.
    ///
    /// # Errors
    /// Of the library that writes YAML, which has no reason for one here.
    pub fn text(&self) -> Result<String, String> {
        let host = self.host.as_ref().map(HostSource::as_str);
        let settings = Settings {
            name: self.kind.name(),
            repo: self.repo.as_deref().unwrap_or(NO_REPO),
            branch: self.branch.as_deref(),
            api_root: host.map(|host| format!("{host}{}", self.kind.api())),
            base_url: host,
            auth_methods: ["token"],
        };
        let missing = match &self.repo {
            Some(_) => "",
            None => {
                "# Fill in `repo`, and `branch: main` below it. On your own computer the editor works without that.\n"
            }
        };
        Ok(format!(
            "# Where the editor keeps changes. This file is yours: `guichet editor` reads it and leaves it as it is.\n\
             {missing}{}\
             # People sign in with an access token of their own. For a button \"Sign in\" in its place, remove `auth_methods`, and name\n\
             # the service that signs them in as `base_url`, with `app_id` where it has one; then run `guichet editor` again.\n",
            config::yaml(&File { backend: settings })?
        ))
    }
}

/// The hosts that a `backend.yml` lets the editor speak with.
///
/// # Errors
/// A sentence without final stop that says what is wrong with the file.
pub fn hosts(text: &str) -> Result<Vec<HostSource>, String> {
    let node = yaml::parse(text, 0..text.len()).map_err(|_| "it is not valid YAML".to_owned())?;
    let backend = entry(&node, "backend").ok_or("it has no `backend`")?;
    let name = entry(backend, "name").and_then(text_of).ok_or("its `backend` has no `name`")?;
    let kind = Kind::parse(name).ok_or_else(|| {
        let names = Kind::ALL.map(Kind::name).join("`, `");
        format!("its backend is `{name}`, and Guichet knows `{names}`")
    })?;
    let own = |key: &str| entry(backend, key).and_then(text_of).map(|url| (key.to_owned(), url.to_owned()));
    let given: Vec<(String, String)> =
        ["api_root", "graphql_api_root", "base_url"].into_iter().filter_map(own).collect();
    let mut hosts = Vec::new();
    for (key, url) in &given {
        hosts.push(HostSource::of_url(url).ok_or_else(|| format!("its `{key}` is not an address: `{url}`"))?);
    }
    if !given.iter().any(|(key, _)| key == "api_root") {
        hosts.extend(kind.hosts().iter().filter_map(|host| HostSource::of_url(host)));
    }
    hosts.sort();
    hosts.dedup();
    Ok(hosts)
}

fn entry<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|(name, _)| name.name == key).map(|(_, value)| value),
        _ => None,
    }
}

fn text_of(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Str(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backend(kind: Kind, host: Option<&str>) -> Backend {
        let host = host.and_then(HostSource::of_host);
        Backend { kind, repo: Some("acme/help".to_owned()), branch: Some("main".to_owned()), host }
    }

    fn names(text: &str) -> Vec<String> {
        hosts(text).unwrap().iter().map(|host| host.as_str().to_owned()).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (kind, public) in [
            (Kind::GitHub, "https://api.github.com"),
            (Kind::GitLab, "https://gitlab.com"),
            (Kind::Gitea, "https://gitea.com"),
        ] {
            let text = backend(kind, None).text().unwrap();
            assert!(text.contains("  repo: acme/help\n  branch: main\n"), "{text}");
            assert_eq!(names(&text), [public]);
            let own = backend(kind, Some("git.example.com")).text().unwrap();
            assert_eq!(names(&own), ["https://git.example.com"]);
        }
    }

    #[test]
    fn what_is_not_known_is_left_to_be_filled_in() {
        let text = Backend { repo: None, branch: None, ..backend(Kind::GitHub, None) }.text().unwrap();
        assert!(
            text.contains("# Fill in `repo`") && text.contains("  repo: your-organization/your-repository\n"),
            "{text}"
        );
        assert!(!text.contains("branch: main\n"), "{text}");
    }

    #[test]
    fn remotes_that_git_knows() {
        for (url, expected) in [
            ("git@github.com:acme/help.git", Some((Kind::GitHub, "acme/help"))),
            ("https://github.com/acme/help", Some((Kind::GitHub, "acme/help"))),
            ("https://user:secret@gitlab.com/acme/docs/help.git/", Some((Kind::GitLab, "acme/docs/help"))),
            ("ssh://git@codeberg.org/acme/help.git", Some((Kind::Gitea, "acme/help"))),
            ("git@git.example.com:acme/help.git", None),
            ("../help.git", None),
            ("https://github.com/acme", None),
            ("", None),
        ] {
            let found = Backend::of_remote(url);
            assert_eq!(found.as_ref().and_then(|found| Some((found.kind, found.repo.as_deref()?))), expected, "{url}");
        }
    }

    #[test]
    fn settings_of_ones_own_add_their_hosts() {
        let text = "backend:\n  name: gitlab\n  repo: a/b\n  base_url: https://auth.example.com/x\n";
        assert_eq!(names(text), ["https://auth.example.com", "https://gitlab.com"]);
    }

    #[test]
    fn what_is_wrong_with_the_file() {
        for (text, expected) in [
            ("a: [", "it is not valid YAML"),
            ("media_folder: x\n", "it has no `backend`"),
            ("backend: { repo: a/b }\n", "its `backend` has no `name`"),
            ("backend: { name: svn }\n", "its backend is `svn`, and Guichet knows `github`, `gitlab`, `gitea`"),
            ("backend: { name: github, api_root: \"x;y\" }\n", "its `api_root` is not an address: `x;y`"),
        ] {
            assert_eq!(hosts(text).unwrap_err(), expected);
        }
    }
}
