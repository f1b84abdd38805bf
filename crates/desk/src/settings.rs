//! Settings, from flags, the environment or a file: the first of them that says something counts.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use toml::de::{DeTable, DeValue};
use url::Url;

use crate::age::Age;
use crate::files::SCHEMES;
use crate::http::limits::Rates;
use crate::mail::settings as mail;
use crate::reachable::is_this_machine;
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
    /// A bucket for attachments: `s3://…`, `gs://…` or `az://…` [default: the data folder]
    #[arg(long, global = true, env = "GUICHET_DESK_ATTACHMENTS", value_name = "URL")]
    pub attachments: Option<String>,
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
    /// Specialists sign in there: an OpenID Connect provider's issuer [default: by links of `agents link`]
    #[arg(long, global = true, env = "GUICHET_DESK_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// What the provider calls this desk
    #[arg(long, global = true, env = "GUICHET_DESK_OIDC_CLIENT_ID", value_name = "ID")]
    pub oidc_client_id: Option<String>,
    /// What the provider knows it by
    #[arg(long, global = true, env = "GUICHET_DESK_OIDC_CLIENT_SECRET", value_name = "SECRET", hide_env_values = true)]
    pub oidc_client_secret: Option<String>,
    /// Tickets that were closed for longer are deleted: `30d`, `8w`, `6m`, `2y` [default: none are]
    #[arg(long, global = true, env = "GUICHET_DESK_KEEP_CLOSED", value_name = "TIME")]
    pub keep_closed: Option<String>,
    /// Where to answer `/metrics`, `/health` and `/ready` for those who watch the desk [default: nowhere]
    #[arg(long, global = true, env = "GUICHET_DESK_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<String>,
    /// What e-mails are from: `Support <support@example.com>` [default: there is no e-mail]
    #[arg(long, global = true, env = "GUICHET_DESK_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// The server that sends them: `smtps://name:password@host`, or `smtp://…` with STARTTLS
    #[arg(long, global = true, env = "GUICHET_DESK_MAIL_SMTP", value_name = "URL", hide_env_values = true)]
    pub mail_smtp: Option<String>,
    /// The mailbox that answers come into: `imaps://name:password@host/INBOX`, or `imap://…` with STARTTLS
    #[arg(long, global = true, env = "GUICHET_DESK_MAIL_IMAP", value_name = "URL", hide_env_values = true)]
    pub mail_imap: Option<String>,
    /// How addresses are written that answers are sent to: `support@example.com`, to which `+…` is added, or `reply-{token}@example.com` [default: that of `mail-from`]
    #[arg(long, global = true, env = "GUICHET_DESK_MAIL_REPLY_TO", value_name = "FORM")]
    pub mail_reply_to: Option<String>,
    /// What a mail service hands mails in with, at `inbound` of the desk
    #[arg(long, global = true, env = "GUICHET_DESK_MAIL_INBOUND_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub mail_inbound_token: Option<String>,
    /// Which specialists are written to: `all` of them until somebody has the ticket, `assigned`, `none` [default: all]
    #[arg(long, global = true, env = "GUICHET_DESK_MAIL_SPECIALISTS", value_name = "WHICH")]
    pub mail_specialists: Option<String>,
    /// A certificate in PEM that signs those of the mail servers, beside those that the system knows
    #[arg(long, global = true, env = "GUICHET_DESK_MAIL_CA", value_name = "FILE")]
    pub mail_ca: Option<PathBuf>,
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
    /// A bucket; none: attachments are in the data folder.
    pub attachments: Option<String>,
    pub listen: SocketAddr,
    pub url: Option<Url>,
    /// With a slash at both ends; none: the site's.
    pub path: Option<String>,
    pub with_site: bool,
    pub behind_proxy: bool,
    pub rates: Rates,
    pub webhooks: Vec<webhooks::Given>,
    pub oidc: Option<Provider>,
    /// None: closed tickets are kept for good.
    pub keep_closed: Option<Age>,
    pub metrics_listen: Option<SocketAddr>,
    pub mail: Option<mail::Settings>,
}

/// An OpenID Connect provider, as the settings name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// As it calls itself, to the letter.
    pub issuer: String,
    pub client_id: String,
    /// A provider may do without, thanks to PKCE.
    pub client_secret: Option<String>,
}

impl Given {
    /// From a TOML file: what can be read of it, and a message for each setting that can't, with its line.
    pub fn file(path: &Path) -> (Given, Vec<String>) {
        let told = |error: &dyn std::fmt::Display| format!("`{}`: {}", path.display(), error.to_string().trim_end());
        let mut text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return (Given::default(), vec![told(&error)]),
        };
        let mut wrong = Vec::new();
        loop {
            let error = match toml::from_str(&text) {
                Ok(given) => return (given, wrong),
                Err(error) => error,
            };
            wrong.push(told(&error));
            // Without it, the next one is found.
            match error.span().and_then(|span| without(&text, span.start)) {
                Some(rest) => text = rest,
                None => return (Given::default(), wrong),
            }
        }
    }

    /// What is not said here is as `other` says.
    pub fn or(self, other: Given) -> Given {
        Given {
            site: self.site.or(other.site),
            data: self.data.or(other.data),
            database: self.database.or(other.database),
            attachments: self.attachments.or(other.attachments),
            listen: self.listen.or(other.listen),
            url: self.url.or(other.url),
            path: self.path.or(other.path),
            with_site: self.with_site.or(other.with_site),
            behind_proxy: self.behind_proxy.or(other.behind_proxy),
            reads_per_minute: self.reads_per_minute.or(other.reads_per_minute),
            writes_per_minute: self.writes_per_minute.or(other.writes_per_minute),
            oidc_issuer: self.oidc_issuer.or(other.oidc_issuer),
            oidc_client_id: self.oidc_client_id.or(other.oidc_client_id),
            oidc_client_secret: self.oidc_client_secret.or(other.oidc_client_secret),
            keep_closed: self.keep_closed.or(other.keep_closed),
            metrics_listen: self.metrics_listen.or(other.metrics_listen),
            mail_from: self.mail_from.or(other.mail_from),
            mail_smtp: self.mail_smtp.or(other.mail_smtp),
            mail_imap: self.mail_imap.or(other.mail_imap),
            mail_reply_to: self.mail_reply_to.or(other.mail_reply_to),
            mail_inbound_token: self.mail_inbound_token.or(other.mail_inbound_token),
            mail_specialists: self.mail_specialists.or(other.mail_specialists),
            mail_ca: self.mail_ca.or(other.mail_ca),
            webhooks: if self.webhooks.is_empty() { other.webhooks } else { self.webhooks },
        }
    }

    fn texts(&mut self) -> [&mut Option<String>; 16] {
        [
            &mut self.database,
            &mut self.attachments,
            &mut self.listen,
            &mut self.url,
            &mut self.path,
            &mut self.oidc_issuer,
            &mut self.oidc_client_id,
            &mut self.oidc_client_secret,
            &mut self.keep_closed,
            &mut self.metrics_listen,
            &mut self.mail_from,
            &mut self.mail_smtp,
            &mut self.mail_imap,
            &mut self.mail_reply_to,
            &mut self.mail_inbound_token,
            &mut self.mail_specialists,
        ]
    }

    /// With the defaults.
    ///
    /// # Errors
    /// Every value that can't be used, in a sentence each.
    pub fn settle(mut self) -> Result<Settings, Vec<String>> {
        let mut wrong = Vec::new();
        // A variable that is set to nothing says nothing.
        for text in self.texts() {
            if text.as_ref().is_some_and(String::is_empty) {
                *text = None;
            }
        }
        let listen = socket("listen", self.listen.as_deref().unwrap_or("127.0.0.1:8090"));
        let metrics_listen = self.metrics_listen.as_deref().map(|text| socket("metrics-listen", text)).transpose();
        let keep_closed = self.keep_closed.map(|text| text.parse().map_err(|why| format!("`keep-closed`: {why}")));
        let mail = mail::Given {
            from: self.mail_from,
            smtp: self.mail_smtp,
            imap: self.mail_imap,
            reply_to: self.mail_reply_to,
            inbound_token: self.mail_inbound_token,
            specialists: self.mail_specialists,
            ca: self.mail_ca,
        };
        let mail = mail.settle().unwrap_or_else(|errors| {
            wrong.extend(errors);
            None
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
        let oidc = provider(self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret);
        let mut keep = |error: String| wrong.push(error);
        let listen = listen.map_err(&mut keep).ok();
        let url = url.map_err(&mut keep).ok();
        let database = database.transpose().map_err(&mut keep).ok();
        let path = path.transpose().map_err(&mut keep).ok();
        let oidc = oidc.map_err(&mut keep).ok();
        let keep_closed = keep_closed.transpose().map_err(&mut keep).ok();
        let metrics_listen = metrics_listen.map_err(&mut keep).ok();
        let default = Rates::default();
        let rate = |given: Option<u32>, default| given.map_or(default, NonZeroU32::new);
        if let Some(address) = &self.attachments {
            let is_bucket =
                Url::parse(address).is_ok_and(|url| SCHEMES.contains(&url.scheme()) && url.host().is_some());
            if !is_bucket {
                wrong.push(format!(
                    "`attachments`: `{address}` is not a valid bucket; write `s3://bucket/folder`, `gs://…` or `az://…`"
                ));
            }
        }
        for (at, webhook) in self.webhooks.iter().enumerate() {
            if let Err(errors) = Webhook::new(webhook) {
                wrong.extend(errors);
            }
            if self.webhooks[..at].iter().any(|other| other.name == webhook.name) {
                wrong.push(format!("webhook `{}`: the name is duplicated", webhook.name));
            }
        }
        match (listen, url, database, path, oidc, keep_closed.zip(metrics_listen)) {
            (Some(listen), Some(url), Some(database), Some(path), Some(oidc), Some((keep_closed, metrics_listen)))
                if wrong.is_empty() =>
            {
                Ok(Settings {
                    site: self.site.unwrap_or_else(|| "public".into()),
                    data: self.data.unwrap_or_else(|| "desk".into()),
                    database,
                    attachments: self.attachments,
                    listen,
                    url,
                    path,
                    with_site: self.with_site.unwrap_or(false),
                    behind_proxy: self.behind_proxy.unwrap_or(false),
                    rates: Rates {
                        reads: rate(self.reads_per_minute, default.reads),
                        writes: rate(self.writes_per_minute, default.writes),
                    },
                    oidc,
                    keep_closed,
                    metrics_listen,
                    mail,
                    webhooks: self.webhooks,
                })
            }
            _ => Err(wrong),
        }
    }
}

/// The text of a TOML file with spaces for the setting that a place is in. `None`: the text is no TOML, or there is no such setting.
fn without(text: &str, at: usize) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let whole = setting_at(table.get_ref(), at)?;
    let blank: String = text[whole.clone()].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
    let rest = format!("{}{blank}{}", &text[..whole.start], &text[whole.end..]);
    (rest != text).then_some(rest)
}

/// From the key to the end of the value, in the innermost table that has it.
fn setting_at(table: &DeTable<'_>, at: usize) -> Option<Range<usize>> {
    table.iter().find_map(|(key, value)| match value.get_ref() {
        DeValue::Array(rows) if rows.iter().any(|row| matches!(row.get_ref(), DeValue::Table(_))) => {
            rows.iter().find_map(|row| setting_at(row.get_ref().as_table()?, at))
        }
        DeValue::Table(inner) => setting_at(inner, at),
        _ => Some(key.span().start..value.span().end).filter(|whole| whole.contains(&at)),
    })
}

/// Without encryption, only on this machine: to try it out.
fn provider(
    issuer: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
) -> Result<Option<Provider>, String> {
    let (issuer, client_id) = match (issuer, client_id) {
        (None, None) if client_secret.is_none() => return Ok(None),
        (Some(issuer), Some(client_id)) => (issuer, client_id),
        _ => return Err("`oidc-issuer` and `oidc-client-id` are set together, or not at all".to_owned()),
    };
    let fits = Url::parse(&issuer).is_ok_and(|url| match url.scheme() {
        "https" => url.host().is_some(),
        "http" => url.host_str().is_some_and(is_this_machine),
        _ => false,
    });
    if !fits {
        return Err(format!("`oidc-issuer`: `{issuer}` is not a valid issuer; write `https://login.example.com`"));
    }
    Ok(Some(Provider { issuer, client_id, client_secret }))
}

fn socket(name: &str, text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        format!("`{name}`: `{text}` is not a valid address; write an IP address and a port, such as `127.0.0.1:8090` or `[::]:8090`")
    })
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
    fn every_mistake_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.toml");
        let text = "listen = 8090\nlisten-to = [\n  1,\n]\ndata = \"kept\"\n\n[[webhooks]]\nname = \"crm\"\nurl = 7\ncolour = \"red\"\n";
        std::fs::write(&path, text).unwrap();
        let (_, wrong) = Given::file(&path);
        let lines: Vec<&str> = wrong.iter().filter_map(|told| told.split_once(" at ")?.1.split(',').next()).collect();
        assert_eq!(lines[..3], ["line 1", "line 2", "line 10"], "{wrong:#?}");
        std::fs::write(&path, "data = \"kept\"\nwith-site = \"yes\"\nurl = 1").unwrap();
        let (given, wrong) = Given::file(&path);
        assert_eq!((given.data, wrong.len()), (Some("kept".into()), 2), "{wrong:#?}");
        std::fs::write(&path, "data = \"kept").unwrap();
        assert_eq!(Given::file(&path).1.len(), 1);
    }

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
            attachments: Some("/srv/files".into()),
            keep_closed: Some("2 years".into()),
            metrics_listen: Some("9100".into()),
            ..Given::default()
        };
        let wrong = given.settle().unwrap_err();
        assert_eq!(wrong.len(), 7);
        assert!(wrong.iter().all(|message| message.contains("is not a") && !message.contains("secret")), "{wrong:?}");
        let error = toml::from_str::<Given>("listn = \"a\"").unwrap_err().to_string();
        assert!(error.contains("listn") && error.contains("listen"), "{error}");
    }

    #[test]
    fn a_provider_is_named_as_a_whole() {
        let given = |issuer: Option<&str>, id: Option<&str>| {
            Given { oidc_issuer: issuer.map(str::to_owned), oidc_client_id: id.map(str::to_owned), ..Given::default() }
                .settle()
        };
        assert_eq!(given(None, None).unwrap().oidc, None);
        assert!(given(Some("https://login.example.com"), Some("desk")).unwrap().oidc.is_some());
        assert!(given(Some("http://127.0.0.1:8080"), Some("desk")).unwrap().oidc.is_some());
        for (issuer, id) in [
            (Some("https://login.example.com"), None),
            (None, Some("desk")),
            (Some("http://login.example.com"), Some("desk")),
            (Some("http://localhost.example.com"), Some("desk")),
            (Some("login.example.com"), Some("desk")),
        ] {
            assert_eq!(given(issuer, id).unwrap_err().len(), 1, "{issuer:?}");
        }
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
