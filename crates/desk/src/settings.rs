//! Settings, from flags, the environment or a file: the first of them that says something counts.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use url::Url;

use crate::http::Rates;
use crate::webhooks::{self, Webhook};

/// As somebody wrote them.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Given {
    /// The built help centre [default: public]
    #[arg(long, global = true, env = "GUICHET_DESK_SITE", value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// Where tickets and attachments are kept [default: desk]
    #[arg(long, global = true, env = "GUICHET_DESK_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// `postgres://…`, for several desks behind one address [default: SQLite in the data folder]
    #[arg(long, global = true, env = "GUICHET_DESK_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Where to listen [default: 127.0.0.1:8090]
    #[arg(long, global = true, env = "GUICHET_DESK_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// The help centre's address, if its sitemap doesn't say
    #[arg(long, global = true, env = "GUICHET_DESK_URL", value_name = "URL")]
    pub url: Option<String>,
    /// The path of the API [default: that of `desk:` in contacts.yaml, or /desk/]
    #[arg(long, global = true, env = "GUICHET_DESK_PATH", value_name = "PATH")]
    pub path: Option<String>,
    /// Serve the help centre as well
    #[arg(long, global = true, env = "GUICHET_DESK_WITH_SITE", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    pub with_site: Option<bool>,
    /// Believe the `X-Forwarded-For` of the proxy in front
    #[arg(long, global = true, env = "GUICHET_DESK_BEHIND_PROXY", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    pub behind_proxy: Option<bool>,
    /// Requests that one customer may make in a minute; 0: any number [default: 600]
    #[arg(long, global = true, env = "GUICHET_DESK_READS_PER_MINUTE", value_name = "NUMBER")]
    pub reads_per_minute: Option<u32>,
    /// Tickets, answers and the like that one customer may send in a minute; 0: any number [default: 60]
    #[arg(long, global = true, env = "GUICHET_DESK_WRITES_PER_MINUTE", value_name = "NUMBER")]
    pub writes_per_minute: Option<u32>,
    /// Who is told of what happens; in a file only
    #[arg(skip)]
    #[serde(default)]
    pub webhooks: Vec<webhooks::Given>,
}

/// As they hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub site: PathBuf,
    pub data: PathBuf,
    /// None: SQLite in the data folder.
    pub database: Option<String>,
    pub listen: SocketAddr,
    pub url: Option<Url>,
    /// With a slash at both ends; none: the site's.
    pub path: Option<String>,
    pub with_site: bool,
    pub behind_proxy: bool,
    pub rates: Rates,
    pub webhooks: Vec<webhooks::Given>,
}

impl Given {
    /// From a TOML file.
    ///
    /// # Errors
    /// It can't be read, or has something in it that is no setting; with the line.
    pub fn file(path: &Path) -> Result<Given, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
        toml::from_str(&text).map_err(|error| format!("`{}`: {}", path.display(), error.to_string().trim_end()))
    }

    /// What is not said here is as `other` says.
    pub fn or(self, other: Given) -> Given {
        Given {
            site: self.site.or(other.site),
            data: self.data.or(other.data),
            database: self.database.or(other.database),
            listen: self.listen.or(other.listen),
            url: self.url.or(other.url),
            path: self.path.or(other.path),
            with_site: self.with_site.or(other.with_site),
            behind_proxy: self.behind_proxy.or(other.behind_proxy),
            reads_per_minute: self.reads_per_minute.or(other.reads_per_minute),
            writes_per_minute: self.writes_per_minute.or(other.writes_per_minute),
            webhooks: if self.webhooks.is_empty() { other.webhooks } else { self.webhooks },
        }
    }

    /// With the defaults.
    ///
    /// # Errors
    /// Every value that can't be used, in a sentence each.
    pub fn settle(self) -> Result<Settings, Vec<String>> {
        let mut wrong = Vec::new();
        let listen = self.listen.as_deref().unwrap_or("127.0.0.1:8090");
        let listen = listen.parse().map_err(|_| {
            format!("`listen`: `{listen}` is not a valid address; write an IP address and a port, such as `127.0.0.1:8090` or `[::]:8090`")
        });
        let url = self.url.as_deref().map(address).transpose();
        let database = self.database.map(|url| {
            if url.starts_with("postgres://") || url.starts_with("postgresql://") {
                Ok(url)
            } else {
                // It may have a password in it.
                Err("`database` is not a `postgres://` URL; leave it out for SQLite in the data folder".to_owned())
            }
        });
        let path = self.path.map(|path| path_of(&path));
        let mut keep = |error: String| wrong.push(error);
        let listen = listen.map_err(&mut keep).ok();
        let url = url.map_err(&mut keep).ok();
        let database = database.transpose().map_err(&mut keep).ok();
        let path = path.transpose().map_err(&mut keep).ok();
        let default = Rates::default();
        let rate = |given: Option<u32>, default| given.map_or(default, NonZeroU32::new);
        for (at, webhook) in self.webhooks.iter().enumerate() {
            if let Err(errors) = Webhook::new(webhook) {
                wrong.extend(errors);
            }
            if self.webhooks[..at].iter().any(|other| other.name == webhook.name) {
                wrong.push(format!("webhook `{}`: the name is duplicated", webhook.name));
            }
        }
        match (listen, url, database, path) {
            (Some(listen), Some(url), Some(database), Some(path)) if wrong.is_empty() => Ok(Settings {
                site: self.site.unwrap_or_else(|| "public".into()),
                data: self.data.unwrap_or_else(|| "desk".into()),
                database,
                listen,
                url,
                path,
                with_site: self.with_site.unwrap_or(false),
                behind_proxy: self.behind_proxy.unwrap_or(false),
                rates: Rates {
                    reads: rate(self.reads_per_minute, default.reads),
                    writes: rate(self.writes_per_minute, default.writes),
                },
                webhooks: self.webhooks,
            }),
            _ => Err(wrong),
        }
    }
}

/// The address of a help centre, with a slash at its end.
fn address(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "https" | "http") && url.host().is_some())
        .ok_or_else(|| format!("`url`: `{text}` is not a valid address; write `https://help.example.com/kb/`"))?;
    url.set_query(None);
    url.set_fragment(None);
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// `/desk/`, however many slashes were written around it.
fn path_of(text: &str) -> Result<String, String> {
    let inner = text.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '/');
    if inner.is_empty() || !inner.chars().all(plain) || inner.contains("//") {
        return Err(format!("`path`: `{text}` is not a valid path; write `/desk/`"));
    }
    Ok(format!("/{inner}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_first_counts() {
        let flags = Given { listen: Some("[::]:1".into()), ..Given::default() };
        let file: Given =
            toml::from_str("listen = \"127.0.0.1:2\"\ndata = \"/var/lib/desk\"\nwrites-per-minute = 0").unwrap();
        let settings = flags.or(file).settle().unwrap();
        assert_eq!(
            (settings.listen.port(), settings.data.to_str(), settings.site.to_str()),
            (1, Some("/var/lib/desk"), Some("public"))
        );
        assert_eq!((settings.rates.writes, settings.rates.reads), (None, NonZeroU32::new(600)));
    }

    #[test]
    fn all_mistakes_at_once() {
        let given = Given {
            listen: Some("localhost".into()),
            url: Some("help.example.com".into()),
            database: Some("mysql://root:secret@db/".into()),
            path: Some("/".into()),
            ..Given::default()
        };
        let wrong = given.settle().unwrap_err();
        assert_eq!(wrong.len(), 4);
        assert!(wrong.iter().all(|message| message.contains("is not a") && !message.contains("secret")), "{wrong:?}");
        let error = toml::from_str::<Given>("listn = \"a\"").unwrap_err().to_string();
        assert!(error.contains("listn") && error.contains("listen"), "{error}");
    }

    #[test]
    fn addresses_end_with_a_slash() {
        let given = Given {
            url: Some("https://help.example.com/kb?x#y".into()),
            path: Some("desk".into()),
            ..Given::default()
        };
        let settings = given.settle().unwrap();
        assert_eq!(settings.url.unwrap().as_str(), "https://help.example.com/kb/");
        assert_eq!(settings.path.as_deref(), Some("/desk/"));
    }
}
