//! `guichet-desk`: the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use guichet_desk::service::{self, Desk};
use guichet_desk::settings::{Given, Settings};
use guichet_desk::{agents, demo, http, report, undelivered};
use jiff::Timestamp;
use tokio::net::TcpListener;

/// Thousands of small answers a second: the system's allocator takes a tenth of them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The support desk behind a help centre.
#[derive(Parser)]
#[command(name = "guichet-desk", version)]
struct Command {
    #[command(subcommand)]
    verb: Verb,
    /// Settings in TOML
    #[arg(long, global = true, env = "GUICHET_DESK_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Verb {
    /// Answer requests until stopped
    Serve {
        #[command(flatten)]
        settings: Given,
    },
    /// Say what is wrong with the settings, and change nothing
    Check {
        #[command(flatten)]
        settings: Given,
    },
    /// Specialists: who answers
    Agents {
        #[command(subcommand)]
        verb: agents::Verb,
        #[command(flatten)]
        settings: Given,
    },
    /// What waits to be sent to others, and what was given up
    Outbox {
        #[command(subcommand)]
        verb: undelivered::Verb,
        #[command(flatten)]
        settings: Given,
    },
    /// What readers couldn't find, and what they then asked
    Report {
        #[command(flatten)]
        options: report::Options,
        #[command(flatten)]
        settings: Given,
    },
    /// Serve the sample help centre with a desk, customers and a specialist, to click through
    Demo {
        #[command(flatten)]
        options: demo::Options,
    },
    /// Print the API as OpenAPI 3.1
    Openapi,
}

fn main() -> ExitCode {
    let command = Command::parse();
    let runtime = tokio::runtime::Runtime::new();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(run(command)),
        Err(error) => Err(vec![format!("no threads can be started: {error}")]),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(errors) => {
            for error in errors {
                eprintln!("error: {error}");
            }
            ExitCode::from(2)
        }
    }
}

async fn run(command: Command) -> Result<(), Vec<String>> {
    let settle = |given: Given| -> Result<Settings, Vec<String>> {
        let file = match &command.config {
            Some(path) => Given::file(path).map_err(|error| vec![error])?,
            None => Given::default(),
        };
        given.or(file).settle()
    };
    match command.verb {
        Verb::Serve { settings } => serve(&settle(settings)?).await,
        Verb::Check { settings } => check(&settle(settings)?).await,
        Verb::Agents { verb, settings } => agents::run(verb, &settle(settings)?).await.map_err(|error| vec![error]),
        Verb::Outbox { verb, settings } => {
            undelivered::run(verb, &settle(settings)?).await.map_err(|error| vec![error])
        }
        Verb::Report { options, settings } => {
            report::run(options, &settle(settings)?).await.map_err(|error| vec![error])
        }
        Verb::Demo { options } => demo::run(options, asked_to_stop()).await,
        Verb::Openapi => {
            let json = http::document().to_pretty_json().map_err(|error| vec![error.to_string()])?;
            println!("{json}");
            Ok(())
        }
    }
}

async fn serve(settings: &Settings) -> Result<(), Vec<String>> {
    log();
    let desk = Desk::open(settings, Timestamp::now).await?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| vec![format!("`{}` can't be listened on: {error}", settings.listen)])?;
    let address = listener.local_addr().unwrap_or(settings.listen);
    tracing::info!(%address, site = %settings.site.display(), "ready");
    desk.serve(listener, asked_to_stop()).await.map_err(|error| vec![error.to_string()])
}

/// What is opened is closed again; a database that isn't there yet is made.
async fn check(settings: &Settings) -> Result<(), Vec<String>> {
    let desk = Desk::open(settings, Timestamp::now).await?;
    let site = desk.app.site.get();
    println!("help centre  {} ({} locales)", site.base, site.words.len());
    println!("channels     {}", site.channels.join(", "));
    match &site.passes {
        Some(_) => println!("passes       are verified"),
        None => println!(
            "passes       none: the help centre was built without GUICHET_SEAL_KEY, so that nobody can be known"
        ),
    }
    println!("database     {}", if settings.database.is_some() { "PostgreSQL" } else { "SQLite" });
    drop(service::store(settings).await.map_err(|error| vec![error])?);
    Ok(())
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}

/// One JSON object a line. What customers write is in none.
fn log() {
    let level = tracing_subscriber::EnvFilter::try_from_env("GUICHET_DESK_LOG").unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt().json().with_env_filter(level).with_writer(std::io::stderr).init();
}
