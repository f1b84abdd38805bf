//! One build of the site for this machine's address: it is read and checked as a whole, and what has not changed since the build
//! before is taken from there. Its files are made later.

use std::collections::HashSet;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rayon::ThreadPool;

use super::Sender;
use super::late::Late;
use super::pages::{Analyzed, Pages};
use super::problems::Problems;
use super::rest::{Files, Rest};
use super::site::{Made, Site};
use super::view::{Chosen, View};
use crate::cli::Failure;
use crate::cli::build::of_host;
use crate::cli::cache::Cache;
use crate::cli::checkout;
use crate::cli::console::Console;
use crate::cli::published::Published;
use crate::cli::start::{now, pool};
use crate::cli::whereabouts::no_site;
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::{Code, Diagnostic};
use guichet_core::model::{OutPath, Span};
use guichet_memo::{Clock, Memo};
use guichet_site::analysis::{self, Analysis, BuildOptions};
use guichet_site::config;
use guichet_site::load::{self, SourceTree};
use guichet_site::output::{Content, Memory, Sink};
use guichet_site::parse::{Before, Follows};
use guichet_site::preview::Frame;
use guichet_site::preview::about::Compared;
use guichet_site::render::RenderOptions;
use guichet_site::sealing::secrets;

/// What the builds of one run may add to the memo in memory. Then it is opened anew.
const MOST_IN_MEMORY: usize = 64 << 20;

pub struct Builder {
    root: PathBuf,
    config: Option<PathBuf>,
    options: BuildOptions,
    /// `http://127.0.0.1:4000`
    origin: String,
    pub strict: bool,
    pool: Arc<ThreadPool>,
    /// For what nobody waits for: half of the threads, so that the next build has the others.
    behind: Arc<ThreadPool>,
    console: Arc<Console>,
    sender: Sender,
    memo: Option<Arc<Memo>>,
    analysis: Option<Arc<Analysis>>,
    /// The site as it would be built for readers, where that is not the one that is shown.
    as_published: Option<Analysis>,
    compared: Arc<Compared>,
    chosen: Chosen,
    frame: Option<Arc<Frame>>,
    rest: Option<Arc<Rest>>,
    /// Of sites so far.
    built: u64,
}

/// What is the same mistake: its code and its place, which may be told in other words ("is not published before" a day, and "is not yet
/// published"); without a place, its words.
type Mistake<'d> = (Code, &'d Option<Arc<str>>, &'d Option<Span>, Option<&'d String>);

fn mistake(told: &Diagnostic) -> Mistake<'_> {
    (told.code, &told.file, &told.span, told.span.is_none().then_some(&told.message))
}

/// What the command line says of all builds.
pub struct Settings {
    pub root: PathBuf,
    pub config: Option<PathBuf>,
    pub options: BuildOptions,
    pub origin: String,
    pub strict: bool,
    pub jobs: Option<usize>,
    /// What is shown.
    pub chosen: Chosen,
}

/// How a build went.
pub struct Attempt {
    pub tree: Arc<SourceTree>,
    pub diags: Vec<Diagnostic>,
    /// The base path, `/` if the settings can't be read.
    pub base: String,
    pub facts: Option<Facts>,
    /// `None` when something is so wrong that there are no pages.
    pub site: Option<Site>,
    /// What the site was read with.
    options: BuildOptions,
}

/// What the command line's flags are checked against.
pub struct Facts {
    pub plans: Vec<String>,
    pub locales: Vec<String>,
    pub default_locale: String,
}

impl Builder {
    /// # Errors
    /// The flags'.
    pub fn new(settings: Settings, console: Arc<Console>, sender: Sender) -> Result<Self, Failure> {
        let Settings { root, config, options, origin, strict, jobs, chosen } = settings;
        let all = pool(jobs)?;
        let behind = pool(Some(all.current_num_threads().div_ceil(2)))?;
        Ok(Builder {
            root,
            config,
            options: BuildOptions { live_reload: true, ..options },
            origin,
            strict,
            pool: Arc::new(all),
            behind: Arc::new(behind),
            console,
            sender,
            memo: None,
            analysis: None,
            as_published: None,
            compared: Arc::default(),
            chosen,
            frame: None,
            rest: None,
            built: 0,
        })
    }

    /// # Errors
    /// The environment's: no such folder.
    pub fn build(&mut self) -> Result<Attempt, Failure> {
        let pool = Arc::clone(&self.pool);
        pool.install(|| self.build_here())
    }

    fn build_here(&mut self) -> Result<Attempt, Failure> {
        let (memo, clock) = self.memo();
        let config = self.config.as_deref();
        let loaded = load::load(&self.root, config).map_err(|error| no_site(&self.root, config, &error.to_string()))?;
        let mut tree = loaded.value;
        tree.secrets = secrets::in_tree(&tree, &self.options.environment);
        let (checkout, unknown) = checkout::ask(&self.root, &tree);
        tree.checkout = checkout;
        let mut diags = loaded.diags;
        diags.extend(unknown);
        diags.extend(load::secrets_in_assets(&tree));
        let tree = Arc::new(tree);
        let base = self.base_path(&tree);
        let base_url = BaseUrl {
            origin: self.origin.clone(),
            path: base.clone(),
            addresses: guichet_core::addresses::Addresses::default(),
        };
        let View { date, drafts } = self.chosen.now();
        let date = date.map_or_else(now, Ok)?;
        let options = BuildOptions { base_url: Some(base_url), date, drafts, ..self.options.clone() };
        let follows = Follows::Next { before: self.analysis.as_deref().map(Analysis::before), clock };
        let analyzed = analysis::analyze_following(follows, &tree, diags, &options, memo);
        let mut attempt = Attempt { tree, diags: analyzed.diags, base, facts: None, site: None, options };
        let options = &attempt.options;
        let Some(analysis) = analyzed.value.map(Arc::new) else { return Ok(attempt) };
        if let Ok(Some(published)) = Published::kept(&self.root) {
            published.tell_of_links(&mut attempt.diags, &analysis);
        }
        self.analysis = Some(Arc::clone(&analysis));
        attempt.facts = Some(Facts::of(&analysis));
        let render = RenderOptions { drafts: options.drafts, live_reload: options.live_reload };
        let frame = match Frame::of(&analysis, self.frame.as_ref(), render) {
            Ok(frame) => {
                attempt.diags.extend(frame.mistakes_of_kinds.iter().cloned());
                frame
            }
            Err(mistakes) => {
                attempt.diags.extend(mistakes);
                return Ok(attempt);
            }
        };
        attempt.site = Some(self.site(&attempt, analysis, frame, render)?);
        Ok(attempt)
    }

    /// What `check` and `build` would say besides, of the site as readers get it: drafts are shown here, and a link to one leads
    /// nowhere there. What has not changed is taken from the attempt, and from the one before.
    pub fn problems_as_published(&mut self, attempt: &Attempt) -> Vec<Diagnostic> {
        let Some(shown) = self.analysis.clone() else { return Vec::new() };
        // Pages are asked for at this moment.
        let pool = Arc::clone(&self.behind);
        pool.install(|| self.as_published(attempt, &shown))
    }

    fn as_published(&mut self, attempt: &Attempt, shown: &Analysis) -> Vec<Diagnostic> {
        let Attempt { tree, diags, options, .. } = attempt;
        let mut found = Vec::new();
        let analysis = if options.drafts {
            let options = BuildOptions { drafts: false, ..options.clone() };
            let resolved = self.as_published.as_ref().map_or(&shown.resolved, |before| &before.resolved);
            let before = Some(Before { resolved, ..shown.before() });
            let Some(memo) = self.memo.clone() else { return found };
            let follows = Follows::Next { before, clock: None };
            let analyzed = analysis::analyze_following(follows, tree, Vec::new(), &options, memo);
            found.extend(analyzed.diags);
            self.as_published = analyzed.value;
            self.as_published.as_ref()
        } else {
            Some(shown)
        };
        if let Some(analysis) = analysis {
            // A list that can't be read is for `check` to say.
            if let Ok(Some(published)) = Published::kept(&self.root) {
                published.tell_of_links(&mut found, analysis);
                found.extend(published.gone(analysis, &[]));
            }
            if let Some(host) = analysis.config.outputs.host {
                found.extend(of_host(analysis, host, &[]));
            }
        }
        let known: HashSet<_> = diags.iter().map(mistake).collect();
        found.retain(|found| !known.contains(&mistake(found)));
        found
    }

    fn site(
        &mut self,
        attempt: &Attempt,
        analysis: Arc<Analysis>,
        frame: Arc<Frame>,
        options: RenderOptions,
    ) -> Result<Site, Failure> {
        let at_hand = Memory::default();
        frame
            .at_hand(&analysis, &attempt.tree, options.drafts, &Lenient(&at_hand))
            .map_err(|error| Failure::fault(format!("can't build the site: {error}")))?;
        let root = self.root.canonicalize();
        let root = root.map_err(|error| Failure::fault(format!("can't find the site again: {error}")))?;
        let (tree, console) = (Arc::clone(&attempt.tree), Arc::clone(&self.console));
        let late = Late::new(&frame.mistakes_of_kinds, tree, console, Arc::downgrade(&self.sender));
        let addresses = analysis.config.base_url.addresses.clone();
        let is_new_frame = self.frame.as_ref().is_none_or(|before| !Arc::ptr_eq(before, &frame));
        // What is known already need not be found out on all pages.
        let is_new_frame = is_new_frame && frame.mistakes_of_kinds.is_empty();
        let of = Analyzed { analysis: Arc::clone(&analysis), frame: Arc::clone(&frame), options, late: late.clone() };
        let pages = Pages::start(of.clone(), Arc::clone(&self.pool));
        let before = self.rest.take().map_or_else(Arc::<Files>::default, |rest| rest.latest());
        let rest = Arc::new(Rest::start(of, is_new_frame, before, Arc::clone(&self.behind)));
        (self.frame, self.rest) = (Some(frame), Some(Arc::clone(&rest)));
        self.built += 1;
        let made = Made { pages, rest, late, analysis, compared: Arc::clone(&self.compared), marks: OnceLock::new() };
        let site = Site::new(self.built, &attempt.base, root, at_hand.into_files(), Some(made));
        Ok(site.with(addresses))
    }

    /// That of all builds of this run, unless it has grown too large.
    fn memo(&mut self) -> (Arc<Memo>, Option<Clock>) {
        let cache = Cache::open(&self.root);
        if let Some(memo) = self.memo.as_ref().filter(|memo| memo.in_memory_bytes() < MOST_IN_MEMORY) {
            return (Arc::clone(memo), cache.clock);
        }
        let memo = cache.memo(true);
        (self.analysis, self.as_published) = (None, None);
        self.memo = Some(Arc::clone(&memo));
        (memo, cache.clock)
    }

    /// Leaves what is known of articles to the next run: after the first build, what is the most of it.
    pub fn keep(&self) {
        if let Some(memo) = self.memo.as_ref().filter(|_| self.built == 1) {
            // It costs the next start time if this fails, and nothing else.
            let _ = memo.keep();
        }
    }

    /// What is wrong with the settings is reported by the analysis; here only the path is wanted.
    fn base_path(&self, tree: &SourceTree) -> String {
        if let Some(base_url) = &self.options.base_url {
            return base_url.path.clone();
        }
        let settings = tree.texts.get_key_value("site.yaml");
        let settings = settings.and_then(|(file, text)| config::parse_site(file, text).value);
        settings.map_or_else(|| "/".to_owned(), |config| config.base_url.path)
    }
}

impl Facts {
    fn of(analysis: &Analysis) -> Self {
        Facts {
            plans: analysis.policy.plans.iter().map(ToString::to_string).collect(),
            locales: analysis.config.locales.keys().map(ToString::to_string).collect(),
            default_locale: analysis.config.default_locale.to_string(),
        }
    }
}

impl Attempt {
    pub fn problems(&self, strict: bool) -> Problems {
        Problems::new(self.diags.clone(), Arc::clone(&self.tree), strict)
    }
}

/// Of two files of one path it has one: that there are two is an error of the site, which is told.
struct Lenient<'a>(&'a Memory);

impl Sink for Lenient<'_> {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        // It has nothing else to complain of.
        let _ = self.0.put(path, content);
        Ok(())
    }
}
