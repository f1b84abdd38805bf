//! Removes a published site: what its manifest lists, and nothing else.

use std::fs;
use std::path::Path;

use super::ending::Ending;
use super::error::EmitError;
use super::folders::Real;
use super::folders::real_path;
use super::in_place;
use super::manifest::{MANIFEST, Manifest, Texts};
use super::place::Place;
use super::remove::remove_dir;

/// Removes the site that an earlier build wrote to `out`, and nothing else.
///
/// # Errors
/// The folder is somebody else's, or the disk's error.
pub fn clean(out: &Path, ending: &Ending, waiting: &dyn Fn()) -> Result<usize, EmitError> {
    if !out.exists() {
        return Ok(0);
    }
    let out = real_path(out)?;
    if Manifest::read(&out.join(MANIFEST)).is_none() {
        return Err(EmitError::NotOurs(out));
    }
    let place = Place::beside(&out, ending, waiting)?;
    place.settle(&out).map_err(|(path, error)| EmitError::Io(path, error))?;
    remove_dir(&place.spare()).map_err(|error| EmitError::Io(place.spare(), error))?;
    let Some(manifest) = Manifest::read(&out.join(MANIFEST)) else { return Ok(0) };
    let real = Real::below(out.clone());
    let mut removed = 0;
    let mut left = Vec::new();
    for path in manifest.files.iter().map(|file| file.path.as_str()) {
        let _going = ending.going();
        match in_place::remove(&out, &real, path) {
            Ok(there) => removed += usize::from(there),
            Err(error) => left.push((out.join(path), error)),
        }
    }
    // The list of what is ours goes last.
    if !left.is_empty() {
        return Err(EmitError::NotCleaned(left));
    }
    let list_failed = |error| EmitError::NotCleaned(vec![(out.join(MANIFEST), error)]);
    removed += usize::from(in_place::remove(&out, &real, MANIFEST).map_err(list_failed)?);
    if fs::remove_dir(&out).is_err() {
        // Files of others stay, and so does the sign that the next build may publish beside them.
        let empty = Manifest::new(Vec::new(), Texts::new());
        fs::write(out.join(MANIFEST), empty.json()).map_err(list_failed)?;
    }
    Ok(removed)
}
