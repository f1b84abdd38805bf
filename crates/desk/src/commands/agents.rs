//! `guichet-desk agents`: who answers.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::Timestamp;
use serde_json::json;

use crate::files::is_picture;
use crate::keys::{self, random_id};
use crate::opening;
use crate::settings::Settings;
use crate::site::Site;
use crate::store::{self, Agent, Failure, Store, audit};

/// Bytes of a picture.
const LARGEST: u64 = 1 << 20;

#[derive(Subcommand)]
pub enum Verb {
    /// Add a specialist, or change the one with this e-mail address, and print a link to sign in with
    Add {
        /// As customers see it
        name: String,
        email: String,
        /// PNG, JPEG, GIF or WebP
        #[arg(long, value_name = "FILE")]
        picture: Option<PathBuf>,
    },
    /// Print another link to sign in with: good for 24 hours, and once
    Link { email: String },
    /// They sign in no more, and their tickets are nobody's; what they wrote stays
    Leave { email: String },
    /// List them
    List,
}

/// # Errors
/// A sentence about what can't be done.
pub async fn run(verb: Verb, settings: &Settings) -> Result<(), String> {
    // A team may be added before the desk is first started.
    let store = match verb {
        Verb::Add { .. } => opening::store(settings).await?,
        _ => opening::known(settings).await?,
    };
    match verb {
        Verb::Add { name, email, picture } => {
            let name = guichet_tickets::one_line(&name, 100);
            if name.is_empty() || !email.contains('@') {
                return Err(
                    "a specialist has a name and an e-mail address: `agents add \"Ana Silva\" ana@example.com`"
                        .to_owned(),
                );
            }
            let picture = match picture {
                Some(path) => Some(keep_picture(settings, &path).await?),
                None => None,
            };
            let agent = Agent { id: random_id()?, name, email: email.to_lowercase(), picture, left: false };
            let at = Timestamp::now().as_millisecond();
            let saved = store.write(move |session| {
                let id = agent.save(session, at)?;
                audit::record(session, at, audit::OPERATOR, "agent-saved", &json!({ "agent": &id }))?;
                Ok(id)
            });
            let id = saved.await.map_err(|error| error.to_string())?;
            println!("{id}");
            println!("{}", link(settings, &store, id).await?);
        }
        Verb::Link { email } => {
            let agent = find(&store, email).await?;
            println!("{}", link(settings, &store, agent.id).await?);
        }
        Verb::Leave { email } => {
            let agent = find(&store, email).await?;
            let at = Timestamp::now().as_millisecond();
            let left = store.write(move |session| {
                agent.leave(session, at)?;
                audit::record(session, at, audit::OPERATOR, "agent-left", &json!({ "agent": agent.id }))
            });
            left.await.map_err(|error| error.to_string())?;
        }
        Verb::List => {
            let agents = store.read(Agent::all).await.map_err(|error| error.to_string())?;
            if agents.is_empty() {
                eprintln!("no specialists; `guichet-desk agents add \"Ana Silva\" ana@example.com` adds one");
            }
            for agent in agents {
                println!("{}  {} <{}>{}", agent.id, agent.name, agent.email, if agent.left { " (left)" } else { "" });
            }
        }
    }
    Ok(())
}

async fn find(store: &Store, email: String) -> Result<Agent, String> {
    let sought = email.clone();
    store.read(move |session| Agent::by_email(session, &sought)).await.map_err(|error| match error {
        Failure::Missing => format!("`{email}` is not a specialist; `guichet-desk agents list` shows who is"),
        error => error.to_string(),
    })
}

/// A link that signs somebody in. The token is behind the `#`, which browsers don't send, so that it gets into no log.
async fn link(settings: &Settings, store: &Store, agent: String) -> Result<String, String> {
    Ok(format!("{}agent/sign-in#{}", desk_url(settings), sign_in_token(store, agent).await?))
}

/// What signs somebody in, once.
///
/// # Errors
/// A sentence about what can't be done.
pub async fn sign_in_token(store: &Store, agent: String) -> Result<String, String> {
    let (token, hash) = keys::token()?;
    let at = Timestamp::now().as_millisecond();
    let keep = store.write(move |session| {
        store::new_link(session, &hash, &agent, at)?;
        audit::record(session, at, audit::OPERATOR, "sign-in-link", &json!({ "agent": agent }))
    });
    keep.await.map_err(|error| error.to_string())?;
    Ok(token)
}

/// Where the desk is for browsers, as far as the built help centre says; else where it listens.
fn desk_url(settings: &Settings) -> String {
    let path = |known: Option<String>| known.unwrap_or_else(|| "/desk/".to_owned());
    match Site::load(&settings.site, settings.url.as_ref()) {
        Ok(site) => {
            let path = path(settings.path.clone().or_else(|| site.desk_path()));
            site.desk_url(&path).into()
        }
        Err(_) => format!("http://{}{}", settings.listen, path(settings.path.clone())),
    }
}

async fn keep_picture(settings: &Settings, path: &std::path::Path) -> Result<String, String> {
    let told = |error: String| format!("`{}`: {error}", path.display());
    let size = std::fs::metadata(path).map_err(|error| told(error.to_string()))?.len();
    if size > LARGEST {
        return Err(told(format!("{size} bytes are too many for a picture: {LARGEST} at most")));
    }
    let bytes = std::fs::read(path).map_err(|error| told(error.to_string()))?;
    if !infer::get(&bytes).is_some_and(|kind| is_picture(kind.mime_type())) {
        return Err(told("is not a PNG, JPEG, GIF or WebP picture".to_owned()));
    }
    opening::files(settings)?.keep_picture(&bytes).await.map_err(|error| told(error.to_string()))
}
