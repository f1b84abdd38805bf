//! Where nothing may be written: a site that is published among its own sources would be a source of the next one.

use std::path::Path;

use super::Failure;

/// `instead`: what to choose instead, and with which option.
///
/// # Errors
/// The output is in one of these folders of the site.
pub fn outside_of(folders: &[&str], output: &Path, root: &Path, instead: &str) -> Result<(), Failure> {
    let Ok(output) = std::path::absolute(output) else { return Ok(()) };
    // What does not exist yet is where the nearest folder above it is that does.
    let there = output.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        Some(real.join(output.strip_prefix(above).ok()?))
    });
    let (Some(output), Ok(root)) = (there, root.canonicalize()) else { return Ok(()) };
    match folders.iter().find(|folder| output.starts_with(root.join(folder))) {
        None => Ok(()),
        Some(folder) => Err(Failure::usage(format!(
            "`{}` is in `{folder}/`, which holds the site's sources; {instead}",
            output.display()
        ))),
    }
}
