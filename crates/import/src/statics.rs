//! Files that are published as they are: each keeps its address, if its name can be kept.

use crate::draft::Draft;
use crate::names::{self, Taken};
use crate::source::Source;

/// The files of a source's `static/`, whatever that is called there.
pub fn carry(source: &Source, folder: &str, draft: &mut Draft) {
    let mut taken = Taken::default();
    for (path, below) in source.below(folder) {
        // Names with a dot are published only where hosts ask for them.
        let mut parts = below.split('/');
        if below.split('/').any(|part| part.starts_with('.') && part != ".well-known") {
            continue;
        }
        let name = if parts.all(|part| part == ".well-known" || names::is_safe(part)) {
            below.to_owned()
        } else {
            draft.report.changed("a name that not every disk takes", "the file has another name and address", path);
            names::path(below)
        };
        draft.file_addresses.insert(format!("/{below}"), path.to_owned());
        draft.files.insert(path.to_owned(), taken.unique(&format!("static/{name}")));
    }
}
