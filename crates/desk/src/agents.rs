//! `guichet-desk agents`: who answers.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::Timestamp;

use crate::files::{Files, is_picture};
use crate::keys::random_id;
use crate::service;
use crate::settings::Settings;
use crate::store::Agent;

/// Bytes of a picture.
const LARGEST: u64 = 1 << 20;

#[derive(Subcommand)]
pub enum Verb {
    /// Add a specialist, or change the one with this e-mail address
    Add {
        /// As customers see it
        name: String,
        email: String,
        /// PNG, JPEG, GIF or WebP
        #[arg(long, value_name = "FILE")]
        picture: Option<PathBuf>,
    },
    /// List them
    List,
}

/// # Errors
/// A sentence about what can't be done.
pub async fn run(verb: Verb, settings: &Settings) -> Result<(), String> {
    let store = service::store(settings).await?;
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
                Some(path) => Some(keep_picture(settings, &path)?),
                None => None,
            };
            let agent = Agent { id: random_id()?, name, email: email.to_lowercase(), picture, left: false };
            let at = Timestamp::now().as_millisecond();
            let id = store.write(move |session| agent.save(session, at)).await.map_err(|error| error.to_string())?;
            println!("{id}");
        }
        Verb::List => {
            for agent in store.read(Agent::all).await.map_err(|error| error.to_string())? {
                println!("{}  {} <{}>{}", agent.id, agent.name, agent.email, if agent.left { " (left)" } else { "" });
            }
        }
    }
    Ok(())
}

fn keep_picture(settings: &Settings, path: &std::path::Path) -> Result<String, String> {
    let told = |error: String| format!("`{}`: {error}", path.display());
    let size = std::fs::metadata(path).map_err(|error| told(error.to_string()))?.len();
    if size > LARGEST {
        return Err(told(format!("{size} bytes are too many for a picture: {LARGEST} at most")));
    }
    let bytes = std::fs::read(path).map_err(|error| told(error.to_string()))?;
    if !infer::get(&bytes).is_some_and(|kind| is_picture(kind.mime_type())) {
        return Err(told("is not a PNG, JPEG, GIF or WebP picture".to_owned()));
    }
    let id = random_id()?;
    let files = Files::open(&settings.data)?;
    std::fs::write(files.picture(&id), bytes).map_err(|error| told(error.to_string()))?;
    Ok(id)
}
