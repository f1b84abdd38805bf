//! `guichet serve`: shows the site on this machine, and reads it again when a file changes.
//!
//! One thread reads and checks, a small runtime answers requests; between them stands one `State` that is replaced as a whole.
//! Pages are made when they are asked for, and what follows from all articles in the background. Whatever goes wrong is said,
//! here and on the open pages, and the last good site stays.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Instant;

use tokio::runtime::Runtime;
use tokio::sync::watch as channel;

use super::args::{Global, Serve};
use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_core::diag::{Diagnostic, Severity, report};
use guichet_site::load::SourceTree;

mod builder;
mod connections;
mod editor;
mod events;
mod file;
mod headers;
mod late;
mod pages;
mod partial;
mod rest;
mod server;
mod site;
mod stored;
mod watch;

use builder::{Attempt, Builder, Settings};
use connections::Limits;
use editor::Editor;
use server::Server;
use site::Site;
use watch::Watch;

/// What the server shows at this moment.
#[derive(Clone, Default)]
struct State {
    site: Option<Arc<Site>>,
    /// Why the site is not the one that the files make, if it is not.
    problems: Option<Problems>,
}

type Sender = Arc<channel::Sender<State>>;

impl State {
    /// Counts the sites that were shown; 0 before the first.
    fn build(&self) -> u64 {
        self.site.as_ref().map_or(0, |site| site.number)
    }

    fn problems(&self) -> Option<&Problems> {
        self.problems.as_ref().or_else(|| self.site.as_ref()?.problems())
    }
}

#[derive(Clone, Debug)]
struct Problems {
    errors: usize,
    /// The diagnostics as the terminal shows them.
    text: String,
}

impl Problems {
    fn of(diags: &[Diagnostic], tree: &SourceTree) -> Self {
        let mut reporter = report::Reporter::new(tree, false);
        let of = |severity: Severity| diags.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let errors = of(Severity::Error);
        Problems {
            // Under --strict warnings alone can be in the way.
            errors: if errors == 0 { of(Severity::Warning) } else { errors },
            text: diags.iter().map(|diagnostic| reporter.text(diagnostic)).collect(),
        }
    }
}

pub fn run(command: &Serve, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let running = start(command, global, console)?;
    console::print(&format!("{}\n", running.url));
    if let Some(editor) = &running.editor {
        console.say(&format!("the editor is at {editor}"));
    }
    console.say("watching for changes; press Ctrl-C to stop");
    if command.open
        && let Err(error) = open::that_detached(&running.url)
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
    /// Where the editor is, if the site has one.
    editor: Option<String>,
    runtime: Runtime,
}

fn start(command: &Serve, global: &Global, console: &Console) -> Result<Running, Failure> {
    start_within(Limits::default(), command, global, console)
}

fn start_within(limits: Limits, command: &Serve, global: &Global, console: &Console) -> Result<Running, Failure> {
    let options = super::build::options(&command.source, !command.no_drafts)?;
    let fault = |error: io::Error| Failure::fault(format!("can't serve on this machine: {error}"));
    let listener = bind(command.port, console)?;
    let origin = format!("http://{}", listener.local_addr().map_err(fault)?);
    let settings = Settings {
        root: global.root.clone(),
        config: global.config.clone(),
        options,
        origin: origin.clone(),
        strict: command.source.strict,
        jobs: command.source.jobs,
    };
    let (sender, receiver) = channel::channel(State::default());
    let sender = Arc::new(sender);
    let console = Arc::new(Console::new(global));
    let mut builder = Builder::new(settings, Arc::clone(&console), Arc::clone(&sender))?;
    // Before the first build, so that no change falls between the two.
    let watch = Watch::start(&global.root, global.config.as_deref());

    let started = Instant::now();
    let first = builder.build()?;
    if let Some(plan) = &command.plan {
        check_plan(plan, &first)?;
    }
    let url = first_page(&origin, &first, command.plan.as_deref());
    show(Ok(first), started, &sender, &console);
    builder.keep();

    // Files are read by threads of their own; those for one browser are few.
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).max_blocking_threads(16).enable_all().build().map_err(fault)?;
    let server = Server::new(receiver, command.plan.clone(), limits);
    listener.set_nonblocking(true).map_err(fault)?;
    let entered = runtime.enter();
    let next = listener.local_addr().map_err(fault)?.port().saturating_add(1);
    let listener = tokio::net::TcpListener::from_std(listener).map_err(fault)?;
    runtime.spawn(server.run(listener));
    let editor = match Editor::find(global.root.join(super::editor::FOLDER)) {
        Some(editor) => Some(editor.start(bind(next, &console)?, limits).map_err(fault)?),
        None => None,
    };
    drop(entered);

    match watch {
        Ok(watch) => {
            std::thread::spawn(move || rebuild(watch, builder, &sender, &console));
        }
        Err(error) => {
            console.error(&format!("changes will not be noticed: {error}"));
            // The pages follow the sender's end of the channel, so it has to live as long as they do.
            runtime.spawn(async move { sender.closed().await });
        }
    }
    Ok(Running { url, editor, runtime })
}

/// Builds after every change, until nobody is left to show the site to.
fn rebuild(mut watch: Watch, mut builder: Builder, sender: &Sender, console: &Console) {
    while watch.wait() && !sender.is_closed() {
        let started = Instant::now();
        show(builder.build(), started, sender, console);
    }
}

/// Says how a build went, and makes it the one that is shown if it can be.
fn show(attempt: Result<Attempt, Failure>, started: Instant, sender: &Sender, console: &Console) {
    let mut attempt = match attempt {
        Ok(attempt) => attempt,
        Err(failure) => {
            console.error(&failure.message);
            sender.send_modify(|state| state.problems = Some(Problems { errors: 1, text: failure.message }));
            return;
        }
    };
    let count = console::count(&attempt.diags);
    // Shown first: there may be many warnings to print.
    let said = match attempt.site.take() {
        Some(site) => {
            let verb = if site.number == 1 { "built" } else { "rebuilt" };
            let before = sender.send_replace(State { site: Some(Arc::new(site)), problems: None });
            let took = started.elapsed().as_millis();
            if let Some(site) = before.site {
                site.end();
            }
            format!("{verb} in {took} ms, {count}")
        }
        None => {
            let problems = attempt.problems();
            let kept = if sender.borrow().site.is_some() { "; the pages stay as they were" } else { "" };
            sender.send_modify(|state| state.problems = Some(problems));
            format!("not built, {count}{kept}")
        }
    };
    console.diagnostics(&attempt.diags, &*attempt.tree);
    console.say(&said);
}

/// The wanted port of the loopback interface, or the next one that is free. Port 0 takes any.
fn bind(port: u16, console: &Console) -> Result<TcpListener, Failure> {
    const TRIES: u16 = 20;
    let last = port.saturating_add(TRIES);
    for candidate in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Ok(listener) => {
                if candidate != port {
                    console.say(&format!("port {port} is taken; using {candidate}"));
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(Failure::fault(format!("can't listen on port {candidate}: {error}"))),
        }
    }
    Err(Failure::usage(format!("ports {port} to {last} are all taken; choose another with --port")))
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
fn first_page(origin: &str, attempt: &Attempt, plan: Option<&str>) -> String {
    let base = format!("{origin}{}", attempt.base);
    match (plan, &attempt.facts) {
        (Some(plan), Some(facts)) => format!("{base}{}/contact/?plan={plan}", facts.default_locale),
        _ => base,
    }
}

#[cfg(test)]
mod tests;
