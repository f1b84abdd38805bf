//! `guichet serve`: shows the site on this machine, and reads it again when a file changes.
//!
//! One thread reads and checks, a small runtime answers requests; between them stands one `State` that is replaced as a whole.
//! Pages are made when they are asked for, and what follows from all articles in the background. Whatever goes wrong is said,
//! here and on the open pages, and pages that can be made are shown all the same.

use std::io::{self, IsTerminal};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use tokio::runtime::Runtime;
use tokio::sync::watch as channel;

use super::args::{Global, Serve};
use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_core::diag::Diagnostic;
use guichet_site::preview::about::page_of;

mod about;
mod access;
mod builder;
mod connections;
mod editor;
mod events;
mod file;
mod headers;
mod late;
mod network;
mod open;
mod pages;
mod partial;
mod problems;
mod response;
mod rest;
mod server;
mod site;
mod stored;
mod told;
mod view;
mod watch;

use about::Preview;
use access::Access;
use builder::{Attempt, Builder, Settings};
use connections::Limits;
use editor::Editor;
use open::Program;
use problems::Problems;
use server::Server;
use site::Site;
use told::{News, Told};
use view::{Chosen, View};
use watch::Watch;

/// What the server shows at this moment.
#[derive(Clone, Default)]
struct State {
    site: Option<Arc<Site>>,
    /// When it was shown first.
    since: Option<Instant>,
    /// What is wrong with the files.
    problems: Arc<Problems>,
}

type Sender = Arc<channel::Sender<State>>;

impl State {
    /// Counts the sites that were shown; 0 before the first.
    fn build(&self) -> u64 {
        self.site.as_ref().map_or(0, |site| site.number)
    }

    /// What has turned out to be wrong since.
    fn late(&self) -> Option<&Arc<Problems>> {
        self.site.as_ref()?.problems()
    }

    fn errors(&self) -> usize {
        self.problems.errors() + self.late().map_or(0, |late| late.errors())
    }
}

pub fn run(command: &Serve, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let running = start(command, global, console)?;
    console::print(&format!("{}\n", running.url));
    if let Some(url) = &running.network {
        if *url != running.url {
            console::print(&format!("{url}\n"));
        }
        if std::io::stdout().is_terminal() {
            let mut page = console.page();
            network::draw(&mut page, url);
            page.print();
        }
        let drafts = if command.no_drafts { "" } else { ", drafts included" };
        console.say(&format!("everybody in this network can read the site there{drafts}"));
    }
    if let Some(editor) = &running.editor {
        console.say(&format!("the editor is at {editor}"));
    }
    console.say("watching for changes; press Ctrl-C to stop");
    if command.open
        && let Err(error) = ::open::that_detached(&running.url)
    {
        console.error(&format!("can't open a browser: {error}"));
    }
    running
        .runtime
        .block_on(tokio::signal::ctrl_c())
        .map_err(|error| Failure::fault(format!("can't wait for Ctrl-C: {error}")))?;
    // Pages that follow the events would keep an orderly shutdown waiting for ever.
    running.runtime.shutdown_background();
    Ok(Exit::Clean)
}

/// A server at work. It ends with its runtime.
struct Running {
    /// The page to look at first.
    url: String,
    /// The same for others in this network, if it is for them.
    network: Option<String>,
    /// Where the editor is, if the site has one.
    editor: Option<String>,
    runtime: Runtime,
}

fn start(command: &Serve, global: &Global, console: &Console) -> Result<Running, Failure> {
    start_within(Limits::default(), command, global, console)
}

fn start_within(limits: Limits, command: &Serve, global: &Global, console: &Console) -> Result<Running, Failure> {
    let options = super::start::options(&command.source, !command.no_drafts)?;
    let access = access(command)?;
    let host = command.host.unwrap_or(Ipv4Addr::LOCALHOST.into());
    let listener = network::bind(host, command.port, console)?;
    let port = listener.local_addr().map_err(fault)?.port();
    let own = if host.is_unspecified() { Ipv4Addr::LOCALHOST.into() } else { host };
    let origin = format!("http://{}", SocketAddr::new(own, port));
    // Before the first build, so that no change falls between the two.
    let watch = Watch::start(&global.root, global.config.as_deref());
    let view = View { date: command.source.date.is_some().then_some(options.date), drafts: options.drafts };
    let chosen = Chosen::new(view, watch.as_ref().ok().map(Watch::poke));
    let settings = Settings {
        root: global.root.clone(),
        config: global.config.clone(),
        options,
        origin: origin.clone(),
        strict: command.source.strict,
        jobs: command.source.jobs,
        chosen: chosen.clone(),
    };
    let (sender, receiver) = channel::channel(State::default());
    let sender = Arc::new(sender);
    let console = Arc::new(Console::new(global));
    let builder = Builder::new(settings, Arc::clone(&console), Arc::clone(&sender))?;
    let mut round = Round { builder, sender, console, told: Told::default(), besides: Vec::new(), origin };

    let started = Instant::now();
    let first = round.builder.build()?;
    check_locales(&command.source.locale, &first)?;
    if let Some(plan) = &command.plan {
        check_plan(plan, &first)?;
    }
    let first_page = first_page(&first, command.plan.as_deref());
    let url = format!("{}{first_page}", round.origin);
    round.show(Ok(first), &[], started);

    // Files are read by threads of their own; those for one browser are few.
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).max_blocking_threads(16).enable_all().build().map_err(fault)?;
    let preview = preview(command, global, chosen);
    let server = Server::new(receiver, preview, access, limits);
    listener.set_nonblocking(true).map_err(fault)?;
    let entered = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener).map_err(fault)?;
    runtime.spawn(server.run(listener));
    let editor = match Editor::find(global.root.join(super::editor::FOLDER)) {
        Some(editor) => {
            let listener = network::bind(Ipv4Addr::LOCALHOST.into(), port.saturating_add(1), &round.console)?;
            Some(editor.start(listener, limits).map_err(fault)?)
        }
        None => None,
    };
    drop(entered);
    let network =
        network::address(host).map(|address| format!("http://{}{first_page}", SocketAddr::new(address, port)));
    match watch {
        Ok(watch) => {
            std::thread::spawn(move || round.follow(watch));
        }
        Err(error) => {
            round.console.error(&format!("changes will not be noticed: {error}"));
            // The pages follow the sender's end of the channel, so it has to live as long as they do.
            runtime.spawn(async move { round.sender.closed().await });
        }
    }
    Ok(Running { url, network, editor, runtime })
}

fn fault(error: io::Error) -> Failure {
    Failure::fault(format!("can't serve on this machine: {error}"))
}

/// # Errors
/// `--allow-host` with something else than the name of a host.
fn access(command: &Serve) -> Result<Access, Failure> {
    let name = |host: &String| {
        access::allowed(host).ok_or_else(|| {
            Failure::usage(format!("--allow-host: `{host}` is not the name of a host; write it like my-laptop.local"))
        })
    };
    let hosts = command.allow_host.iter().map(name).collect::<Result<_, _>>()?;
    Ok(Access { network: command.host.is_some_and(|host| !host.is_loopback()), hosts })
}

fn preview(command: &Serve, global: &Global, chosen: Chosen) -> Preview {
    let absolute = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let editors = ["VISUAL", "EDITOR"].iter().filter_map(|name| std::env::var(name).ok());
    Preview {
        root: absolute(&global.root),
        config: global.config.as_ref().map(absolute),
        program: Program::of(editors),
        chosen,
        plan: command.plan.clone(),
    }
}

/// What is done after each change: the site is built, shown, and what is new of it is said.
struct Round {
    builder: Builder,
    sender: Sender,
    console: Arc<Console>,
    told: Told,
    /// What was wrong with the site for readers only, in the last build.
    besides: Vec<Diagnostic>,
    /// `http://127.0.0.1:4000`
    origin: String,
}

impl Round {
    /// Builds after every change, until nobody is left to show the site to.
    fn follow(mut self, mut watch: Watch) {
        while let Some(files) = watch.wait() {
            if self.sender.is_closed() {
                return;
            }
            let started = Instant::now();
            let attempt = self.builder.build();
            self.show(attempt, &files, started);
            watch.follow_links();
        }
    }

    /// Makes a build the one that is shown, if it can be, and says how it went.
    fn show(&mut self, attempt: Result<Attempt, Failure>, files: &[String], started: Instant) {
        let mut attempt = match attempt {
            Ok(attempt) => attempt,
            Err(failure) => {
                self.console.error(&failure.message);
                self.sender
                    .send_modify(|state| state.problems = Arc::new(Problems::failure(failure.message).of_old_pages()));
                return;
            }
        };
        // What was told of the site for readers still holds, most likely; it is found out again when the pages are shown.
        let problems = attempt.problems(self.builder.strict).with_published(self.besides.clone());
        let whole = attempt.site.is_some();
        // Shown first: there may be many warnings to print, and the rest of the problems to find.
        let (said, problems) = match attempt.site.take() {
            Some(site) => {
                let verb = if site.number == 1 { "built" } else { "rebuilt" };
                let (since, problems) = (Some(Instant::now()), Arc::new(problems));
                let shown = State { site: Some(Arc::new(site)), since, problems: Arc::clone(&problems) };
                let before = self.sender.send_replace(shown);
                let took = started.elapsed().as_millis();
                if let Some(site) = before.site {
                    site.end();
                }
                (format!("{verb} in {took} ms"), problems)
            }
            None => {
                let kept = if self.sender.borrow().site.is_some() { "; the pages stay as they were" } else { "" };
                let problems = Arc::new(problems.of_old_pages());
                self.sender.send_modify(|state| state.problems = Arc::clone(&problems));
                (format!("not built{kept}"), problems)
            }
        };
        self.builder.keep();
        let besides = self.builder.problems_as_published(&attempt);
        if besides != self.besides {
            let problems = problems.with_published(besides.clone());
            self.sender.send_modify(|state| state.problems = Arc::new(problems));
        }
        self.say(&said, (&attempt, whole), &besides, files);
        self.besides = besides;
    }

    /// Only what was not said before, and what is no longer wrong. `whole`: all of the site was looked at.
    fn say(&mut self, said: &str, (attempt, whole): (&Attempt, bool), besides: &[Diagnostic], files: &[String]) {
        let all = [attempt.diags.as_slice(), besides].concat();
        let News { new, solved } = self.told.news(&all, whole);
        self.console.diagnostics(&new, &*attempt.tree);
        if let Some(solved) = told::solved(&solved) {
            self.console.say(&solved);
        }
        let files = self.in_folders(files);
        let files = files.as_slice();
        let changed = told::changed(files).map_or_else(String::new, |changed| format!("{changed}; "));
        let address = self.address(files).map_or_else(String::new, |address| format!(": {address}"));
        self.console.say(&format!("{changed}{said}, {}{address}", console::count(&all)));
    }

    /// Where a folder has come, what is in it: articles first.
    fn in_folders(&self, files: &[String]) -> Vec<String> {
        let site = self.sender.borrow().site.clone();
        let Some(analysis) = site.as_ref().and_then(|site| site.analysis()) else { return files.to_vec() };
        let mut named = Vec::with_capacity(files.len());
        for name in files {
            let below = |path: &str| path.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('/'));
            let mut inside: Vec<&str> =
                analysis.files.iter().map(|file| &*file.path).filter(|path| below(path)).collect();
            inside.sort_by_key(|path| (path.ends_with("/_index.md"), *path));
            match inside.is_empty() {
                true => named.push(name.clone()),
                false => named.extend(inside.into_iter().map(str::to_owned)),
            }
        }
        named.sort_by_key(|name| name.ends_with("/_index.md"));
        named.dedup();
        named
    }

    /// The page of the file that has changed, to look at.
    fn address(&self, files: &[String]) -> Option<String> {
        let site = self.sender.borrow().site.clone()?;
        let path = files.iter().find_map(|file| page_of(site.analysis()?, file))?;
        Some(format!("{}{}", self.origin, site.address(&path)))
    }
}

fn check_locales(named: &[String], attempt: &Attempt) -> Result<(), Failure> {
    let Some(facts) = &attempt.facts else { return Ok(()) };
    let known = || facts.locales.iter().map(String::as_str);
    match named.iter().find(|name| !known().any(|known| known == name.as_str())) {
        Some(name) => Err(Failure::unknown(&format!("--locale: no locale `{name}` in this site"), name, known())),
        None => Ok(()),
    }
}

fn check_plan(plan: &str, attempt: &Attempt) -> Result<(), Failure> {
    let Some(facts) = &attempt.facts else { return Ok(()) };
    let known = || facts.plans.iter().map(String::as_str);
    if known().any(|name| name == plan) {
        return Ok(());
    }
    Err(Failure::unknown(&format!("--plan: no plan `{plan}` in contacts.yaml"), plan, known()))
}

/// The site's root; with `--plan` the contact page, which is where a plan shows.
fn first_page(attempt: &Attempt, plan: Option<&str>) -> String {
    let base = &attempt.base;
    match (plan, &attempt.facts) {
        (Some(plan), Some(facts)) => format!("{base}{}/contact/?plan={plan}", facts.default_locale),
        _ => base.clone(),
    }
}

#[cfg(test)]
mod tests;
