//! Files that are published as they are: each keeps its address, if its name can be kept.

use crate::draft::Draft;
use crate::names::{self, Taken};
use crate::source::Source;

/// Files that a build writes: that of the old site would be in their way, or say what was true of the old site.
const OWN: [&str; 6] = ["manifest.json", "404.html", "index.html", "sitemap.xml", "llms.txt", "opensearch.xml"];

/// The files of a source's `static/`, whatever that is called there.
pub fn carry(source: &Source, folder: &str, draft: &mut Draft) {
    let mut taken = Taken::default();
    for (path, below) in source.below(folder) {
        // Names with a dot are published only where hosts ask for them.
        let mut parts = below.split('/');
        if below.split('/').any(|part| part.starts_with('.') && part != ".well-known") {
            continue;
        }
        if OWN.iter().any(|own| below.eq_ignore_ascii_case(own)) {
            draft.report.changed(
                "a file that every site makes itself",
                "left out: the new site has its own there",
                path,
            );
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
