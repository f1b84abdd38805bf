//! `guichet check`: every diagnostic, no output.

mod external;

use std::path::Path;
use std::sync::Arc;

use super::args::{Check, Format, Global, HostName};
use super::below::Below;
use super::cache::Cache;
use super::changed::Changed;
use super::console::{self, Console};
use super::published::Published;
use super::{Exit, Failure, formats};
use guichet_core::diag::{Code, Diagnostic, codes, report};
use guichet_site::analysis::{self, Analysis, BuildOptions};
use guichet_site::build;
use guichet_site::elsewhere;
use guichet_site::hosting::{Layout, Placed};
use guichet_site::load::SourceTree;
use guichet_site::output::{Silent, Sizes};

pub fn run(command: &Check, global: &Global, console: &Console) -> Result<Exit, Failure> {
    if command.external {
        external::is_possible()?;
    }
    let options = super::start::options(&command.source, command.drafts)?;
    let wanted = Wanted::of(command, &global.root)?;
    if wanted.changed.as_ref().is_some_and(|changed| changed.is_cut_off) {
        console.say(
            "this clone has only the newest commits, so what others have changed meanwhile counts as changed here, too; \
             `fetch-depth: 0` of `actions/checkout`, or `git fetch --unshallow`, brings the rest",
        );
    }
    let published = Published::kept(&global.root)?;
    super::start::in_pool(command.source.jobs, || {
        let memo = Cache::open(&global.root).memo(true);
        let loaded = super::start::load_to_publish(global)?;
        let tree = loaded.value;
        let files = || tree.texts.keys().chain(tree.assets.keys()).map(|path| &**path);
        if let Some(nothing) = wanted.below.without(files) {
            return Err(Failure::usage(format!(
                "nothing of `{nothing}` is part of the site; articles are in `content/`, settings in site.yaml and the files beside it"
            )));
        }
        let mut analyzed = analysis::analyze_with(&tree, loaded.diags, &options, Arc::clone(&memo));
        // It costs the next time if this fails, and nothing else.
        let _ = memo.keep();
        let mut diags = analyzed.diags;
        if let Some(analysis) = &mut analyzed.value {
            diags.extend(of_templates(analysis, &tree, &diags));
            if let Some(published) = &published {
                published.tell_of_links(&mut diags, analysis);
            }
            if let Some(published) = published.as_ref().filter(|_| !command.drafts) {
                diags.extend(published.gone(analysis, &[]));
            }
            if !analysis::has_errors(&diags) {
                diags.extend(of_host(analysis, &tree, &options, command.host)?);
            }
            report::sort(&mut diags);
        }
        let mut out_of_reach = None;
        // By settings that are wrong, somebody would be asked who is not to be.
        if let (Some(analysis), true) = (&analyzed.value, command.external && !analysis::has_wrong_settings(&diags)) {
            let mut addresses = elsewhere::all(analysis, &tree);
            addresses.retain(|address| wanted.concerns_file(&address.file));
            let (found, failure) = external::ask(&addresses, &analysis.config.external, &global.root, console)?;
            diags.extend(analysis.config.diagnostics.apply(found));
            out_of_reach = failure;
            report::sort(&mut diags);
        }
        // A site that can't be read for its settings is not checked, whatever was asked for.
        if analyzed.value.is_some() {
            diags = wanted.keep(diags);
        }
        console.diagnostics_up_to(command.most, &diags, &tree);
        say_totals(&diags, console);
        console.say(&console::count(&diags));
        say_fixable(&diags, console);
        if let Some(analysis) = analyzed.value.as_ref().filter(|_| !command.drafts) {
            say_drafts(analysis, console);
        }
        if let Some(failure) = out_of_reach {
            return Err(failure);
        }
        Ok(match () {
            () if analyzed.value.is_none() || analysis::has_wrong_settings(&diags) => Exit::Usage,
            () if super::build::fails(&diags, command.source.strict) => Exit::Problems,
            () => Exit::Clean,
        })
    })
}

/// Whoever has just begun an article would take it for right.
fn say_drafts(analysis: &Analysis, console: &Console) {
    let drafts = analysis.files.iter().filter(|file| file.head.draft).count();
    if drafts > 0 {
        let them = if drafts == 1 { "it, too" } else { "them, too" };
        console.say(&format!(
            "{} not checked: `guichet check --drafts` checks {them}",
            if drafts == 1 { "1 draft is".to_owned() } else { format!("{drafts} drafts are") }
        ));
    }
}

/// What of the diagnostics was asked for.
struct Wanted<'c> {
    only: &'c [String],
    ignore: &'c [String],
    below: Below,
    changed: Option<Changed>,
}

impl<'c> Wanted<'c> {
    /// # Errors
    /// A code or a path that doesn't exist; a commit that git doesn't know.
    fn of(command: &'c Check, root: &Path) -> Result<Self, Failure> {
        names_are_known(&command.only)?;
        names_are_known(&command.ignore)?;
        let changed = command.changed_since.as_deref().map(|since| Changed::since(root, since)).transpose()?;
        let below = Below::of(&command.paths, root)?;
        Ok(Wanted { only: &command.only, ignore: &command.ignore, below, changed })
    }

    /// Whether a diagnostic about a file could be kept.
    fn concerns_file(&self, file: &str) -> bool {
        self.below.has(file) && self.changed.as_ref().is_none_or(|changed| changed.has(file))
    }

    fn keep(&self, diags: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let is_asked_for = |diagnostic: &Diagnostic| {
            (self.only.is_empty() || names(self.only, diagnostic.code))
                && !names(self.ignore, diagnostic.code)
                && self.below.concerns(diagnostic)
        };
        let asked_for = diags.into_iter().filter(is_asked_for);
        match &self.changed {
            Some(changed) => asked_for.filter_map(|diagnostic| changed.own(diagnostic)).collect(),
            None => asked_for.collect(),
        }
    }
}

/// # Errors
/// A code that doesn't exist.
pub fn names_are_known(names: &[String]) -> Result<(), Failure> {
    let unknown = names.iter().find(|name| !codes::is_code_or_family(&name.to_ascii_uppercase()));
    unknown.map_or(Ok(()), |name| {
        let known = codes::all().map(|code| code.name()).chain(codes::all().map(|code| code.family().name));
        Err(Failure::unknown(&format!("no diagnostic is called `{name}`"), &name.to_uppercase(), known))
    })
}

/// A code is in a list of codes and families.
pub fn names(list: &[String], code: Code) -> bool {
    list.iter().any(|name| name.eq_ignore_ascii_case(code.name()) || name.eq_ignore_ascii_case(code.family().name))
}

/// Where there are more than a look takes in: how many of each code.
fn say_totals(diags: &[Diagnostic], console: &Console) {
    const FEW: usize = 10;
    if diags.len() <= FEW || console.format != Format::Text {
        return;
    }
    console.say(&format!("\n{}\n", formats::table(diags)));
}

fn say_fixable(diags: &[Diagnostic], console: &Console) {
    let count = diags.iter().filter(|diagnostic| !diagnostic.fixes.is_empty()).count();
    // What is made over and over in a file is told once there, and fixed everywhere.
    let places: usize = diags.iter().map(|diagnostic| diagnostic.fixes.len()).sum();
    if count == 0 || console.format != Format::Text {
        return;
    }
    let what = match diags.len() {
        1 => "`guichet fix` can fix this".to_owned(),
        _ => format!("{} of these can be fixed by `guichet fix`", console::grouped(count)),
    };
    console.say(&match places > count {
        true => format!("{what}, in {}", console::number(places, "place")),
        false => what,
    });
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
pub fn of_templates(analysis: &Analysis, tree: &SourceTree, diags: &[Diagnostic]) -> Vec<Diagnostic> {
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
