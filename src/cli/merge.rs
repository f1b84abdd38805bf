//! `guichet merge`: the parts of a site that several machines have built become one, as if one had built it.

use std::fs;

use sha2::{Digest, Sha256};

use super::args::{Global, Merge};
use super::build::emit_failure;
use super::cache::Cache;
use super::console::{self, Console};
use super::start::now;
use super::{Exit, Failure, signals};
use guichet_core::hex;
use guichet_core::model::OutPath;
use guichet_site::emit::{Ending, How, Parts, Remembering, SPARE_FROM, Staging};
use guichet_site::output::{Content, Sink};

pub fn run(command: &Merge, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let parts = Parts::read(&command.parts).map_err(Failure::usage)?;
    let ending = Ending::default();
    signals::end_at_signals(&ending, console.is_quiet())?;
    let waiting = || console.say("another build is writing to this folder; waiting for it to finish");
    let how = How { date: now()?, keep: parts.keep, durable: command.durable, spare_from: SPARE_FROM, anew: false };
    let output = &command.output.folder(global);
    let record = Cache::open(&global.root).record(output);
    let remembering = record.as_deref().map(|folder| Remembering { folder, trust: true });
    let staging = Staging::open(output, how, remembering, &ending, &waiting).map_err(emit_failure)?;
    let staging = staging.with_texts(parts.texts).in_folder(parts.folder);
    let count = parts.files.len();
    for (path, (from, file)) in parts.files {
        let fault =
            |why: String| Failure::fault(format!("`{}`: {why}; the published site is as it was", from.display()));
        let bytes = fs::read(&from).map_err(|error| fault(error.to_string()))?;
        if bytes.len() as u64 != file.bytes || hex(&Sha256::digest(&bytes)) != file.hash {
            return Err(fault("it is not the file that was built; build this part again".to_owned()));
        }
        staging.put(OutPath::new(path), Content::Bytes(bytes)).map_err(|error| fault(error.to_string()))?;
    }
    staging.publish().map_err(emit_failure)?;
    console.say(&format!("{} of {}", console::number(count, "file"), console::number(command.parts.len(), "part")));
    Ok(Exit::Clean)
}
