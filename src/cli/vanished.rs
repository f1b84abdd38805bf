//! Dead links (LNK001) to what readers had once: what has become of it, as far as `published.json` and redirects say so. The resolver
//! knows nothing of earlier builds.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::paths::join;
use guichet_markdown::ParsedFile;
use guichet_markdown::body::LinkUse;
use guichet_site::analysis::Analysis;

use super::published::Published;

/// Help that is said of any dead link, and in whose place something better stands here.
const GENERAL: [&str; 2] = ["links are relative paths between", "link to an article by the relative path"];

impl Published {
    /// Adds to messages about dead links what was published there.
    pub fn tell_of_links(&self, diags: &mut [Diagnostic], analysis: &Analysis) {
        if self.is_empty() || diags.iter().all(|diagnostic| diagnostic.code != codes::LNK001) {
            return;
        }
        let links = analysis.files.iter().flat_map(|file| file.body.links.iter().map(move |link| (file, link)));
        let links: BTreeMap<(&str, usize), (&Arc<ParsedFile>, &LinkUse)> = links
            .map(|(file, link)| ((&**link.snippet.as_ref().unwrap_or(&file.path), link.span.start), (file, link)))
            .collect();
        for diagnostic in diags.iter_mut().filter(|diagnostic| diagnostic.code == codes::LNK001) {
            let place = diagnostic.file.as_deref().zip(diagnostic.span.as_ref());
            let link = place.and_then(|(file, span)| links.get(&(file, span.start)));
            let Some(address) = link.and_then(|(file, link)| self.address(file, link, analysis)) else { continue };
            let now = analysis.site().redirects.iter().find(|old| old.from.trim_matches('/') == address);
            let (became, help) = match now {
                Some(redirect) => {
                    (format!("leads to `{}` now", redirect.to), format!("link to what is at `{}`", redirect.to))
                }
                None => {
                    ("has been removed".to_owned(), "link to what has taken its place, or remove the link".to_owned())
                }
            };
            diagnostic.message = format!("{}: `/{address}/` was published, and {became}", diagnostic.message);
            let is_general = |help: &String| GENERAL.iter().any(|general| help.starts_with(general));
            if diagnostic.help.as_ref().is_none_or(is_general) {
                diagnostic.help = Some(help);
            }
        }
    }

    /// The address that readers of the file's language had for what a link leads to.
    fn address(&self, file: &ParsedFile, link: &LinkUse, analysis: &Analysis) -> Option<String> {
        let config = &analysis.config;
        let path = link.path.trim_end_matches('/');
        let path = path.strip_suffix(".md").unwrap_or(path);
        let chain = config.chain(&file.locale);
        let (written, below) = match path.strip_prefix('/') {
            // As it stands there, or as the site's settings have addresses.
            Some(rooted) => {
                let rooted = join("", rooted)?;
                (vec![rooted.clone(), config.base_url.addresses.path_of(&rooted)], rooted)
            }
            None => {
                let from = link.snippet.as_ref().unwrap_or(&file.path);
                let full = join(from.strip_prefix("content/")?.rsplit_once('/')?.0, path)?;
                let below = full.split_once('/')?.1.to_owned();
                (vec![full], below)
            }
        };
        // What a language lacks, its readers had from another.
        let borrowed = chain.iter().map(|locale| format!("{locale}/{below}"));
        written.into_iter().chain(borrowed).find(|address| self.has(address))
    }
}
