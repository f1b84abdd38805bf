//! `guichet deploy`: sends a built site to where readers get it. What it sends and in which order is `emit::deploy`'s business.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};

use super::args::{Deploy, Global};
use super::console::{self, Console};
use super::{Exit, Failure, places, start};
use guichet_core::hex;
use guichet_site::config;
use guichet_site::emit::deploy::{Keep, NOTE, Note, Plan, SENT, Standing, There, cache_control};
use guichet_site::emit::{MANIFEST, Manifest, ManifestFile};
use guichet_store::{About, Place, SiteFolder, at_once, folder_of};

/// Bytes of a list that is read.
const MOST: u64 = 1 << 30;
/// Files between two notes of how far it has come.
const AT_A_TIME: usize = 200;
/// How often it is looked what is there, if others send to the same place.
const MOST_ROUNDS: u32 = 5;

/// Where to.
enum Target {
    Folder(SiteFolder),
    Bucket(Box<dyn Place>),
}

impl Target {
    fn place(&self) -> &dyn Place {
        match self {
            Target::Folder(folder) => folder,
            Target::Bucket(bucket) => &**bucket,
        }
    }
}

pub fn run(command: &Deploy, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let folder = &command.output.folder(global);
    let mut target = match folder_of(&command.to) {
        Some(to) => {
            apart(folder, &to)?;
            Target::Folder(SiteFolder::new(to))
        }
        None => Target::Bucket(places::bucket(&command.to)?),
    };
    let site = built(folder)?;
    let keep = Keep { builds: keep(global), date: start::now()? };
    let by = run_name()?;
    let mut count = 0;
    for round in 0..MOST_ROUNDS {
        let there = there(target.place(), &command.to)?;
        if there.note.is_some() && round == 0 {
            console.say("going on from a deployment that was interrupted");
        }
        let mut plan = Plan::of(&there, &site, keep);
        plan.note.by.clone_from(&by);
        target = match target {
            Target::Folder(folder) => Target::Folder(folder.of(there.ours())),
            bucket => bucket,
        };
        nothing_in_the_way(&target, &plan)?;
        count += plan.turns.iter().map(Vec::len).sum::<usize>();
        let sending = Sending { folder, target: &target, site: &site.folder, to: &command.to };
        let would = if command.dry_run { "would be " } else { "" };
        if command.dry_run {
            say_plan(&plan);
        } else if sending.all(&plan, &there, console)? == Ended::PlanAgain {
            console.say("another deployment was sending to the same place; looking again at what is there");
            continue;
        }
        console.say(&format!(
            "{} {would}sent, {} unchanged, {} deleted, {} of older builds kept",
            console::number(count, "file"),
            plan.unchanged,
            plan.delete.len(),
            plan.kept
        ));
        return Ok(Exit::Clean);
    }
    Err(Failure::fault(format!(
        "others go on sending to `{}`, one after the other; run the same command again when they are done",
        command.to
    )))
}

/// A name that no other run has.
fn run_name() -> Result<String, Failure> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::fault(format!("the system can't provide random numbers: {error}")))?;
    Ok(hex(&bytes))
}

fn nothing_in_the_way(target: &Target, plan: &Plan) -> Result<(), Failure> {
    let Target::Folder(to) = target else { return Ok(()) };
    let in_the_way = plan.turns.iter().flatten().find_map(|file| Some((file, to.in_the_way(&file.path)?)));
    in_the_way.map_or(Ok(()), |(file, by)| {
        Err(Failure::usage(format!(
            "`{}` is in the way of `{}`, and guichet did not put it there; nothing was sent",
            by.display(),
            file.path
        )))
    })
}

/// The manifest of the site in a folder.
fn built(folder: &Path) -> Result<Manifest, Failure> {
    let Some(site) = Manifest::read(&folder.join(MANIFEST)) else {
        return Err(Failure::usage(format!(
            "there is no built site in `{}`; run `guichet build` first",
            folder.display()
        )));
    };
    if let Some(label) = &site.shard {
        return Err(Failure::usage(format!(
            "`{}` is part {} of a site; put all parts together with `guichet merge` first",
            folder.display(),
            label.part
        )));
    }
    Ok(site)
}

/// A site that is sent into itself would never end.
fn apart(folder: &Path, to: &Path) -> Result<(), Failure> {
    let real = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).ok();
    match (real(folder), real(to)) {
        (Some(folder), Some(to)) if folder.starts_with(&to) || to.starts_with(&folder) => Err(Failure::usage(format!(
            "`{}` and `{}` are one folder, or one is in the other; deploy to another one",
            folder.display(),
            to.display()
        ))),
        _ => Ok(()),
    }
}

/// How many builds older files stay for, as the site's settings say.
fn keep(global: &Global) -> u32 {
    let path = global.config.clone().unwrap_or_else(|| global.root.join("site.yaml"));
    let settings = fs::read_to_string(path).ok().and_then(|text| config::parse_site(&"site.yaml".into(), &text).value);
    settings.map_or_else(config::Outputs::default, |settings| settings.outputs).keep
}

/// What is there already.
fn there(place: &dyn Place, to: &str) -> Result<There, Failure> {
    let get = |name: &str| place.get(name, MOST).map_err(|error| Failure::fault(format!("can't read `{to}`: {error}")));
    let manifest = get(MANIFEST)?;
    let note = get(NOTE)?.and_then(|note| Note::parse(&note));
    let parsed = manifest.as_deref().and_then(Manifest::parse);
    let all = place.list("").map_err(|error| Failure::fault(format!("can't read `{to}`: {error}")))?;
    if parsed.is_none() && note.is_none() {
        let first = all.iter().find(|object| !object.name.starts_with(".guichet-deploy/"));
        if let Some(first) = first {
            let why = match manifest {
                Some(_) => format!("its `{MANIFEST}` is not a list of guichet's"),
                None => format!("it has no `{MANIFEST}`, but `{}`", first.name),
            };
            return Err(Failure::usage(format!(
                "`{to}` is not empty, and no site that guichet has sent ({why}); nothing was changed. Choose an empty place, or \
                 empty it yourself"
            )));
        }
    }
    let sent = |note: &Note| -> Result<usize, Failure> {
        let sent = get(SENT)?.and_then(|text| serde_json::from_slice::<(String, usize)>(&text).ok());
        let of_this = sent.filter(|(of, _)| *of == name_of(note));
        Ok(of_this.map_or(0, |(_, count)| count))
    };
    let note = match note {
        Some(note) => {
            let sent = sent(&note)?;
            Some((note, sent))
        }
        None => None,
    };
    let sizes = all.into_iter().map(|object| (object.name, object.bytes)).collect();
    Ok(There { manifest: parsed, note, sizes: Some(sizes) })
}

/// What tells a note from others.
fn name_of(note: &Note) -> String {
    hex(&Sha256::digest(note.json())[..8])
}

fn say_plan(plan: &Plan) {
    for file in plan.turns.iter().flatten() {
        console::print(&format!("send {}\n", file.path));
    }
    for path in &plan.delete {
        console::print(&format!("delete {path}\n"));
    }
}

/// What came of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Done,
    /// What is there is no longer what the plan was made of.
    PlanAgain,
}

struct Sending<'a> {
    folder: &'a Path,
    target: &'a Target,
    /// Where the site is in the folder.
    site: &'a str,
    to: &'a str,
}

impl Sending<'_> {
    fn all(&self, plan: &Plan, there: &There, console: &Console) -> Result<Ended, Failure> {
        let place = self.target.place();
        let fault = |error: std::io::Error| {
            let to = self.to;
            Failure::fault(format!("can't write to `{to}`: {error}; run the same command again to go on from here"))
        };
        let manifest = plan.manifest.json();
        let is_listed = there.manifest.as_ref().is_some_and(|there| there.json() == manifest);
        if let Target::Folder(folder) = self.target {
            folder.clear_drafts().map_err(fault)?;
        }
        if plan.is_done() && there.note.is_none() && is_listed {
            return Ok(Ended::Done);
        }
        let name = name_of(&plan.note);
        let sent = |count: usize| place.put(SENT, serde_json::to_vec(&(&name, count)).unwrap_or_default());
        // Before anything else is written: from now on it is known what may be there.
        sent(0).and_then(|()| place.put(NOTE, plan.note.json())).map_err(fault)?;
        // Whoever begins from now on finds the note. Whoever ended before has left another list.
        let listed = place.get(MANIFEST, MOST).map_err(fault)?.and_then(|bytes| Manifest::parse(&bytes));
        if listed.map(|listed| listed.json()) != there.manifest.as_ref().map(Manifest::json) {
            return Ok(Ended::PlanAgain);
        }
        let bar = console.bar(plan.note.send.len(), "files");
        let done = AtomicUsize::new(0);
        let mut count = 0;
        for turn in &plan.turns {
            for some in turn.chunks(AT_A_TIME) {
                let results = at_once(some, |file| {
                    let result = self.send(file);
                    bar.set_position(done.fetch_add(1, Ordering::Relaxed) as u64 + 1);
                    result
                });
                results.into_iter().collect::<Result<(), Failure>>()?;
                count += some.len();
                if self.standing(&plan.note)? == Ended::PlanAgain {
                    bar.finish_and_clear();
                    return Ok(Ended::PlanAgain);
                }
                sent(count).map_err(fault)?;
            }
        }
        bar.finish_and_clear();
        if self.standing(&plan.note)? == Ended::PlanAgain {
            return Ok(Ended::PlanAgain);
        }
        place.put_about(MANIFEST, manifest, &self.about(MANIFEST)).map_err(fault)?;
        // Pages before what they show: each of these is waited for.
        for some in plan.delete.chunk_by(|a, b| is_page(a) == is_page(b)) {
            at_once(some, |path| place.delete(path)).into_iter().collect::<std::io::Result<()>>().map_err(fault)?;
        }
        for note in [NOTE, SENT] {
            place.delete(note).map_err(fault)?;
        }
        if let Target::Folder(folder) = self.target {
            folder.clear_drafts().map_err(fault)?;
        }
        Ok(Ended::Done)
    }

    /// Whether nobody else sends to the target: the one that began last goes on, and looks at what the others have left.
    fn standing(&self, ours: &Note) -> Result<Ended, Failure> {
        let fault = |error: std::io::Error| Failure::fault(format!("can't write to `{}`: {error}", self.to));
        let place = self.target.place();
        let found = place.get(NOTE, MOST).map_err(fault)?.and_then(|note| Note::parse(&note));
        match ours.standing(found) {
            Standing::Alone => Ok(Ended::Done),
            Standing::PlanAgain => Ok(Ended::PlanAgain),
            Standing::GiveWay(both) => {
                place.put(NOTE, both.json()).map_err(fault)?;
                Err(Failure::fault(format!(
                    "another deployment to `{}` has begun meanwhile, and its site is the one that will be there; run this one again \
                     afterwards if it should be this",
                    self.to
                )))
            }
        }
    }

    fn send(&self, file: &ManifestFile) -> Result<(), Failure> {
        let path = self.folder.join(&file.path);
        let wrong = |why: String| Failure::fault(format!("`{}`: {why}", path.display()));
        let bytes = fs::read(&path).map_err(|error| wrong(error.to_string()))?;
        if hex(&Sha256::digest(&bytes)) != file.hash {
            return Err(wrong("it is not the file that was built; build the site again, then deploy".to_owned()));
        }
        let put = self.target.place().put_about(&file.path, bytes, &self.about(&file.path));
        put.map_err(|error| {
            Failure::fault(format!(
                "can't write `{}` to `{}`: {error}; run the same command again to go on from here",
                file.path, self.to
            ))
        })
    }

    fn about(&self, path: &str) -> About {
        About { content_type: content_type(path), cache_control: cache_control(self.site, path).to_owned() }
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".md")
}

/// What browsers are to take a file for.
fn content_type(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let guessed = match name.split_once('.').map_or("", |(_, extension)| extension) {
        "d.ts" => "text/plain".to_owned(),
        _ if name.ends_with(".md") => "text/markdown".to_owned(),
        _ => mime_guess::from_path(name).first_or_octet_stream().essence_str().to_owned(),
    };
    let is_text = guessed.starts_with("text/")
        || matches!(guessed.as_str(), "application/json" | "application/javascript" | "application/xml");
    if is_text { guessed + "; charset=utf-8" } else { guessed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_files() {
        for (path, expected) in [
            ("en/index.html", "text/html; charset=utf-8"),
            ("en/a/index.md", "text/markdown; charset=utf-8"),
            ("_guichet/panel.d.ts", "text/plain; charset=utf-8"),
            ("_guichet/panel.js", "text/javascript; charset=utf-8"),
            ("en/feed.xml", "text/xml; charset=utf-8"),
            ("_guichet/search/en/manifest.bin", "application/octet-stream"),
            ("a/b.svg", "image/svg+xml"),
            ("_headers", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }
}
