//! `guichet-desk`: the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use guichet_desk::commands::{agents, audit, backup, demo, export, forget, outbox, report, restore};
use guichet_desk::service::Desk;
use guichet_desk::settings::{Given, Settings};
use guichet_desk::site::Site;
use guichet_desk::{http, log, mail, opening, retention};
use jiff::Timestamp;
use tokio::net::TcpListener;
use url::Url;

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
    /// Say what is wrong with the settings: everything is opened and asked that `serve` needs
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
        verb: outbox::Verb,
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
    /// What was done that is in no ticket's history: sign-ins, exports, deletions, backups
    Audit {
        #[command(flatten)]
        options: audit::Options,
        #[command(flatten)]
        settings: Given,
    },
    /// Delete what has been closed for longer than `keep-closed` says; a running desk does it once a day
    Retain {
        #[command(flatten)]
        options: retention::Options,
        #[command(flatten)]
        settings: Given,
    },
    /// Everything of one customer, for themselves
    Export {
        #[command(flatten)]
        options: export::Options,
        #[command(flatten)]
        settings: Given,
    },
    /// Delete one customer, with everything that was written to them and by them
    Forget {
        #[command(flatten)]
        options: forget::Options,
        #[command(flatten)]
        settings: Given,
    },
    /// Copy everything into a folder, while the desk runs
    Backup {
        /// A new folder, or one with an earlier backup, which it replaces
        to: PathBuf,
        #[command(flatten)]
        settings: Given,
    },
    /// Bring a backup back into an empty data folder
    Restore {
        /// What `backup` made
        from: PathBuf,
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
    let is_check = matches!(command.verb, Verb::Check { .. });
    let settle = |given: Given| -> Result<Settings, Vec<String>> {
        let (file, mut wrong) = command.config.as_deref().map(Given::file).unwrap_or_default();
        let given = given.or(file);
        let site = given.site.clone().unwrap_or_else(|| "public".into());
        match given.settle() {
            Ok(settings) if wrong.is_empty() => return Ok(settings),
            Ok(_) => {}
            Err(errors) => wrong.extend(errors),
        }
        // What doesn't hang on the rest is told as well; its address may be what is wrong.
        if is_check && let Err(error) = Site::load(&site, Url::parse("https://help.example.com/").ok().as_ref()) {
            wrong.push(error);
        }
        Err(wrong)
    };
    match command.verb {
        Verb::Serve { settings } => serve(&settle(settings)?).await,
        Verb::Check { settings } => check(&settle(settings)?).await,
        Verb::Agents { verb, settings } => agents::run(verb, &settle(settings)?).await.map_err(|error| vec![error]),
        Verb::Outbox { verb, settings } => outbox::run(verb, &settle(settings)?).await.map_err(|error| vec![error]),
        Verb::Report { options, settings } => {
            report::run(options, &settle(settings)?).await.map_err(|error| vec![error])
        }
        Verb::Audit { options, settings } => audit::run(options, &settle(settings)?).await.map_err(|error| vec![error]),
        Verb::Retain { options, settings } => {
            retention::run(options, &settle(settings)?).await.map_err(|error| vec![error])
        }
        Verb::Export { options, settings } => {
            export::run(options, &settle(settings)?).await.map_err(|error| vec![error])
        }
        Verb::Forget { options, settings } => {
            forget::run(options, &settle(settings)?).await.map_err(|error| vec![error])
        }
        Verb::Backup { to, settings } => backup::run(&to, &settle(settings)?).await.map_err(|error| vec![error]),
        Verb::Restore { from, settings } => restore::run(&from, &settle(settings)?).await,
        Verb::Demo { options } => demo::run(options, asked_to_stop()).await,
        Verb::Openapi => {
            let json = http::document().to_pretty_json().map_err(|error| vec![error.to_string()])?;
            println!("{json}");
            Ok(())
        }
    }
}

async fn serve(settings: &Settings) -> Result<(), Vec<String>> {
    log::begin();
    let desk = Desk::open(settings, Timestamp::now).await?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| vec![format!("`{}` can't be listened on: {error}", settings.listen)])?;
    desk.serve(listener, asked_to_stop()).await.map_err(|error| vec![error.to_string()])
}

/// What is opened is closed again; a database that isn't there yet is made.
async fn check(settings: &Settings) -> Result<(), Vec<String>> {
    let (desk, mail) = tokio::join!(Desk::open(settings, Timestamp::now), async {
        match &settings.mail {
            Some(mail) => mail::check(mail).await,
            None => Ok(()),
        }
    });
    let desk = match (desk, mail) {
        (Ok(desk), Ok(())) => desk,
        (desk, mail) => {
            let mut wrong: Vec<String> = desk.err().into_iter().chain(mail.err()).flatten().collect();
            // Of a certificate that can't be read, both tell.
            wrong.dedup();
            return Err(wrong);
        }
    };
    let site = desk.app.site.get();
    println!("help centre  {} ({} locales)", site.base, site.words.len());
    if let Some(asked) = site.desk_path().filter(|asked| *asked != desk.app.path) {
        println!("path         {}, but the help centre's pages ask {asked}: set `desk:` or `path`", desk.app.path);
    }
    println!("channels     {}", site.channels.join(", "));
    match &site.passes {
        Some(_) => println!("passes       are verified"),
        None => println!(
            "passes       none: the help centre was built without GUICHET_SEAL_KEY, so that nobody can be known"
        ),
    }
    println!("database     {}", if settings.database.is_some() { "PostgreSQL" } else { "SQLite" });
    if let Some(mail) = &settings.mail {
        println!("e-mail       from {}", mail.from.address);
    }
    drop(opening::store(settings).await.map_err(|error| vec![error])?);
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
