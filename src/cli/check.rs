//! `guichet check`: every diagnostic, no output.

use std::sync::Arc;

use super::args::{Check, Global, HostName};
use super::cache::Cache;
use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_core::diag::{Diagnostic, report};
use guichet_site::analysis::{self, Analysis, BuildOptions};
use guichet_site::build;
use guichet_site::hosting::{Layout, Placed};
use guichet_site::load::SourceTree;
use guichet_site::output::{Silent, Sizes};

pub fn run(command: &Check, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let options = super::build::options(&command.source, command.drafts)?;
    super::build::in_pool(command.source.jobs, || {
        let memo = Cache::open(&global.root).memo(true);
        let loaded = super::build::load_to_publish(global)?;
        let tree = loaded.value;
        let mut analyzed = analysis::analyze_with(&tree, loaded.diags, &options, Arc::clone(&memo));
        // It costs the next time if this fails, and nothing else.
        let _ = memo.keep();
        let mut diags = analyzed.diags;
        if let Some(analysis) = &mut analyzed.value {
            diags.extend(templates(analysis, &tree, &diags));
            if !analysis::has_errors(&diags) {
                diags.extend(of_host(analysis, &tree, &options, command.host)?);
            }
            report::sort(&mut diags);
        }
        console.diagnostics(&diags, &tree);
        console.say(&console::count(&diags));
        Ok(match () {
            () if analyzed.value.is_none() || analysis::has_wrong_settings(&diags) => Exit::Usage,
            () if super::build::fails(&diags, command.source.strict) => Exit::Problems,
            () => Exit::Clean,
        })
    })
}

/// What the host takes no more of. How many files there are, and how large, is only known when they are made: for the host that is
/// asked about on the command line.
fn of_host(
    analysis: &mut Analysis,
    tree: &SourceTree,
    options: &BuildOptions,
    asked: Option<HostName>,
) -> Result<Vec<Diagnostic>, Failure> {
    let Some(HostName(asked)) = asked else {
        let host = analysis.config.outputs.host;
        return Ok(host.map_or_else(Vec::new, |host| super::build::of_host(analysis, host, &[])));
    };
    analysis.config.outputs.host = Some(asked);
    let layout = Layout::of(analysis);
    let sizes = Sizes::default();
    let made = build::produce(analysis, tree, options, &Placed { sink: &sizes, layout: &layout }, &Silent);
    let mut diags = made.map_err(|error| Failure::fault(format!("can't make the site: {error}")))?.diags;
    diags.extend(super::build::of_host(analysis, asked, &sizes.sorted()));
    Ok(diags)
}

/// What is wrong with the theme. The one inside the program is known to work; a site's own templates are run, since
/// most of what can be wrong with them only shows then.
fn templates(analysis: &Analysis, tree: &SourceTree, diags: &[Diagnostic]) -> Vec<Diagnostic> {
    let tera = match guichet_site::render::engine(&analysis.theme) {
        Ok(tera) => tera,
        Err(diagnostic) => return vec![*diagnostic],
    };
    let own = tree.texts.keys().any(|path| path.starts_with("templates/") || path.starts_with("themes/"));
    if !own || analysis::has_errors(diags) {
        return Vec::new();
    }
    guichet_site::render::mistakes(analysis, &tera)
}
