//! What of a site's own stylesheets the help panel can't have.

use std::sync::Arc;

use crate::load::SourceTree;
use crate::theme::Theme;
use guichet_bundle::panel;
use guichet_bundle::styles::{self, Left};
use guichet_core::diag::{Diagnostic, codes};

/// CFG013 for imports in the site's own stylesheets that can't be joined into the panel's.
pub fn of_the_panel(theme: &Theme, tree: &SourceTree) -> Vec<Diagnostic> {
    let own = |path: &&Arc<str>| {
        (path.starts_with("templates/assets/") || path.starts_with("themes/")) && path.ends_with(".css")
    };
    if !tree.texts.keys().any(|path| own(&path)) {
        return Vec::new();
    }
    let file = |name: &str| match name {
        "panel" => Some(panel::PARTS.to_owned()),
        name => Some(String::from_utf8_lossy(theme.assets.get(name)?).into_owned()),
    };
    let mut left = Vec::new();
    styles::join_all("panel", &file, &mut left);
    let diagnostic = |Left { file, import }: &Left| {
        let (path, at) = tree
            .texts
            .outside_content()
            .filter(|(path, _)| own(path) && path.rsplit('/').next() == Some(file))
            .find_map(|(path, text)| Some((path, text.find(import.as_str())?)))?;
        Some(
            Diagnostic::new(codes::CFG013, "the help panel can't use what this imports")
                .help("the panel's stylesheets are joined from the files of one folder: copy the file into this folder, and import it by its name")
                .at(path, at..at + import.len()),
        )
    };
    left.iter().filter_map(diagnostic).collect()
}
