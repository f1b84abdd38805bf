//! The sample help centre, with a desk: a copy of it, built by the program that builds help centres.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use guichet_seal::{KEY_VARIABLE, Keys, MasterKey};
use serde_json::Value;

use super::PATH;
use crate::keys::DeskKey;

/// What a help centre is made of. Everything else in the repository is not the sample's.
const PARTS: [&str; 9] = [
    "site.yaml",
    "contacts.yaml",
    "redirects.yaml",
    "queries.tsv",
    "seal.lock",
    "content",
    "locales",
    "static",
    "synonyms",
];

/// The number of the sample's sealed channel.
const PHONE: &str = "+1 555 010 4477";

pub struct Built {
    /// What is published.
    pub public: PathBuf,
    /// Of its passes.
    pub keys: Keys,
}

/// # Errors
/// A sentence about what is missing or wrong.
pub fn build(sample: &Path, guichet: Option<&Path>, data: &Path, origin: &str) -> Result<Built, String> {
    let copy = data.join("sample");
    let contacts = std::fs::read_to_string(sample.join("contacts.yaml")).ok();
    let site = std::fs::read_to_string(sample.join("site.yaml")).ok();
    let (Some(contacts), Some(site)) = (contacts, site) else {
        return Err(format!(
            "the sample help centre is not in `{}`: run this in a checkout of Guichet's repository, or name one with `--sample`",
            sample.display()
        ));
    };
    let written = |path: &Path, error: std::io::Error| format!("`{}` can't be written: {error}", path.display());
    if copy.exists() {
        std::fs::remove_dir_all(&copy).map_err(|error| written(&copy, error))?;
    }
    std::fs::create_dir_all(&copy).map_err(|error| written(&copy, error))?;
    for part in PARTS {
        copy_all(&sample.join(part), &copy.join(part)).map_err(|error| written(&copy.join(part), error))?;
    }
    let put = |name: &str, text: String| {
        std::fs::write(copy.join(name), text).map_err(|error| written(&copy.join(name), error))
    };
    put("contacts.yaml", with_desk(&contacts))?;
    put("site.yaml", with_insights(&site))?;
    let key = own_key(&data.join("seal.key"))?;
    let public = data.join("public");
    let base = format!("{origin}{}", path_of(&site));
    run(&program(guichet), &copy, &public, &base, &key)?;
    Ok(Built { keys: keys(&public, &key)?, public })
}

/// The same key every time, so that passes are still good.
fn own_key(file: &Path) -> Result<String, String> {
    if let Ok(key) = std::fs::read_to_string(file) {
        return Ok(key);
    }
    // As long as one of the desk's own: 32 bytes in base64url.
    let key = DeskKey::fresh()?;
    std::fs::write(file, &key).map_err(|error| format!("`{}` can't be written: {error}", file.display()))?;
    Ok(key)
}

/// The inbox is the desk's, in the place of the one that the sample says is in the product. Comments stay.
fn with_desk(contacts: &str) -> String {
    let desk = format!("desk: {PATH}");
    let mut found = false;
    let mut lines: Vec<&str> = Vec::new();
    for line in contacts.lines() {
        let is_inbox = line.starts_with("inbox:");
        let is_desk = line.starts_with("desk:");
        if (is_inbox || is_desk) && !found {
            found = true;
            lines.push(&desk);
        } else if !is_inbox && !is_desk {
            lines.push(line);
        }
    }
    if !found {
        lines.push(&desk);
    }
    lines.join("\n") + "\n"
}

fn with_insights(site: &str) -> String {
    if site.lines().any(|line| line.starts_with("insights:")) {
        return site.to_owned();
    }
    format!("{}\n\ninsights: true\n", site.trim_end())
}

/// The path of `base_url`, with a slash at both ends.
fn path_of(site: &str) -> String {
    let line = site.lines().find_map(|line| line.strip_prefix("base_url:"));
    let url = line.and_then(|url| url::Url::parse(url.trim().trim_matches(['"', '\''])).ok());
    let path = url.map_or_else(|| "/".to_owned(), |url| url.path().to_owned());
    if path.ends_with('/') { path } else { path + "/" }
}

/// The one that was named, else the one that was built together with this program, else what the PATH has.
fn program(given: Option<&Path>) -> PathBuf {
    if let Some(given) = given {
        return given.to_owned();
    }
    let name = format!("guichet{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().ok().and_then(|own| Some(own.parent()?.join(&name)));
    beside.filter(|beside| beside.is_file()).unwrap_or_else(|| name.into())
}

fn run(guichet: &Path, root: &Path, public: &Path, base: &str, key: &str) -> Result<(), String> {
    let mut command = Command::new(guichet);
    command.args(["build", "--quiet", "--base-url", base, "--root"]).arg(root).arg("--output").arg(public);
    command.env(KEY_VARIABLE, key).env("SUPPORT_PHONE", PHONE).stdin(Stdio::null()).stdout(Stdio::null());
    let ended = command.status().map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!(
            "the program `{}` is not there, which builds the help centre: build both with `cargo build --release --workspace`, or name it with `--guichet`",
            guichet.display()
        ),
        _ => format!("`{}` can't be run: {error}", guichet.display()),
    })?;
    if ended.success() { Ok(()) } else { Err(format!("`{} build` failed: {ended}", guichet.display())) }
}

/// Keys for passes, as the published site says whose they are.
fn keys(public: &Path, key: &str) -> Result<Keys, String> {
    let own = public.join("_guichet");
    let entries = std::fs::read_dir(&own).map_err(|error| format!("`{}`: {error}", own.display()))?.flatten();
    let texts = entries.filter_map(|entry| std::fs::read_to_string(entry.path().join("sealed.json")).ok());
    let sealed = texts.filter_map(|text| serde_json::from_str::<Value>(&text).ok()).next().unwrap_or_default();
    let (Some(site), Some(epoch)) = (sealed["site"].as_str(), sealed["epoch"].as_u64()) else {
        return Err("the help centre was built without a key: passes can't be made".to_owned());
    };
    let epoch = u32::try_from(epoch).unwrap_or(1);
    Ok(Keys::new(&MasterKey::parse(key).map_err(|error| format!("`seal.key` {error}"))?, site, epoch))
}

/// A file, or a folder with all that is in it; nothing, if it isn't there.
fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    if from.is_dir() {
        std::fs::create_dir_all(to)?;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            copy_all(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else if from.is_file() {
        std::fs::copy(from, to)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_get_a_desk_and_keep_their_comments() {
        let contacts = "# Plans.\nplans: [free]\n# Earlier conversations.\ninbox: https://x.example/\n\nchannels: {}\n";
        assert_eq!(
            with_desk(contacts),
            "# Plans.\nplans: [free]\n# Earlier conversations.\ndesk: /desk/\n\nchannels: {}\n"
        );
        assert_eq!(with_desk("plans: [free]\ndesk: https://d.example/\n"), "plans: [free]\ndesk: /desk/\n");
        assert_eq!(with_desk("plans: [free]"), "plans: [free]\ndesk: /desk/\n");
        assert_eq!(with_insights("title: A # b\n"), "title: A # b\n\ninsights: true\n");
        assert_eq!(with_insights("insights: false\n"), "insights: false\n");
        assert_eq!(path_of("title: A\nbase_url: https://help.example.com/kb\n"), "/kb/");
        assert_eq!(path_of("base_url: \"https://help.example.com/\"\n"), "/");
    }
}
