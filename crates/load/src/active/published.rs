//! Which of the site's files are published, and how.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ActiveFiles, Activity, KINDS, Kind};
use crate::Asset;
use guichet_core::diag::{Diagnostic, codes};

/// The files that are published, and how.
#[derive(Debug, Default)]
pub struct Published {
    pub assets: BTreeMap<Arc<str>, Asset>,
    /// Drawings that are not published as they are.
    pub cleaned: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// Files that are not published, and why: for whoever links to one.
    pub refused: BTreeMap<Arc<str>, &'static str>,
}

/// What of the site's files may be published.
pub fn publish(assets: &BTreeMap<Arc<str>, Asset>, allowed: &ActiveFiles) -> (Published, Vec<Diagnostic>) {
    let mut published = Published::default();
    let mut diags = Vec::new();
    for (path, asset) in assets {
        let (kind, refused) = match &asset.activity {
            Activity::None => (None, None),
            Activity::Active(kind) => {
                (Some(*kind), Some((what(*kind).to_owned(), "it would run at the site's own address")))
            }
            Activity::Drawing(_) => (Some(Kind::Svg), None),
            Activity::Broken(why) => (
                Some(Kind::Svg),
                Some((format!("a drawing that can't be read: {why}"), "it can't be read as a drawing")),
            ),
        };
        let free = kind.is_none_or(|kind| allowed.has(kind));
        match (refused, &asset.activity) {
            (Some((what, why)), _) if !free => {
                let word = KINDS.iter().find(|(_, known)| kind == Some(*known)).map_or("", |(word, _)| word);
                let diagnostic = Diagnostic::new(codes::OUT007, format!("{what}, so it is not published"));
                let help = match asset.activity {
                    Activity::Broken(_) => "save it again as plain SVG in UTF-8, or publish it as a PNG".to_owned(),
                    _ => format!(
                        "move it to `static/`, pack it as a .zip, or write `markdown: {{ active_files: [{word}] }}` in site.yaml if you trust every writer"
                    ),
                };
                diags.push(diagnostic.help(help).in_file(path));
                published.refused.insert(Arc::clone(path), why);
                continue;
            }
            (_, Activity::Drawing(cleaned)) if !free => {
                let message = format!("{} removed from the drawing that is published", cleaned.what());
                diags.push(
                    Diagnostic::new(codes::OUT008, message)
                        .help("save the drawing without it, or move the file to `static/` if you trust it")
                        .in_file(path),
                );
                published.cleaned.insert(Arc::clone(path), Arc::clone(&cleaned.bytes));
            }
            _ => {}
        }
        published.assets.insert(Arc::clone(path), asset.clone());
    }
    (published, diags)
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Html => "a page of its own would run at the site's address",
        Kind::Xml => "XML may hold a script that runs at the site's address",
        Kind::Svg => "a compressed drawing can't be checked",
        Kind::Script => "a script would run as one of the site's own",
        Kind::Program => "a program may run on the server or in the browser",
    }
}
