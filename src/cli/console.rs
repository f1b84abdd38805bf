//! Printing: results to stdout, talk and progress to stderr, color where it is wanted. Nothing else in the program writes
//! to either, and whatever people read goes through `diag::printable` here, so that no new print can forget it.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{ColorChoice, Format, Global};
use super::formats::{self, github, gitlab, junit, sarif};
pub use super::numbers::{grouped, number};
use super::whereabouts::Whereabouts;
use guichet_core::diag::{Diagnostic, Severity, printable, report};

pub struct Console {
    pub format: Format,
    quiet: bool,
    pub verbose: bool,
    color_out: bool,
    color_err: bool,
    /// The site's folder.
    root: PathBuf,
}

/// Nobody reads more in a terminal.
const MOST: usize = 500;

impl Console {
    pub fn new(global: &Global) -> Self {
        Console {
            format: global.format,
            quiet: global.quiet,
            verbose: global.verbose,
            color_out: color(global.color, std::io::stdout().is_terminal()),
            color_err: color(global.color, std::io::stderr().is_terminal()),
            root: global.root.clone(),
        }
    }

    /// Talk: what is going on, how it ended. Silent under `--quiet`.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr(), "{}", printable::lines(text));
        }
    }

    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    pub fn error(&self, text: &str) {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        let label = if self.color_err { format!("{style}error{style:#}") } else { "error".to_owned() };
        let _ = writeln!(std::io::stderr(), "{label}: {}", printable::lines(text));
    }

    pub fn diagnostics(&self, diags: &[Diagnostic], sources: &dyn report::Sources) {
        self.diagnostics_up_to(None, diags, sources);
    }

    /// Diagnostics are a command's result: those for programs go to stdout as one document, text to stderr so that it mixes
    /// with the talk in the right order. `most` is how many of them; 0 is all, and so is `None` but for text.
    pub fn diagnostics_up_to(&self, most: Option<usize>, all: &[Diagnostic], sources: &dyn report::Sources) {
        let most = match (most, self.format) {
            (None, Format::Text) => MOST,
            (None | Some(0), _) => usize::MAX,
            (Some(most), _) => most,
        };
        let mut reporter = report::Reporter::new(sources, self.color_err && self.format == Format::Text);
        let kept: Vec<Diagnostic>;
        let diags = if all.len() > most && self.format != Format::Text {
            kept = formats::worst(all, most).into_iter().cloned().collect();
            &kept
        } else {
            all
        };
        let site = Whereabouts::of(&self.root);
        let root = &site.in_repository;
        match self.format {
            Format::Text => self.as_text(most, diags, reporter.from(&site.from_here)),
            Format::Json => {
                let list: Vec<_> = diags.iter().map(|diagnostic| reporter.json(diagnostic)).collect();
                print_json(&serde_json::to_string_pretty(&list).unwrap_or_default());
            }
            Format::Gitlab => {
                let report = gitlab::report(diags, &mut reporter, root);
                print_json(&serde_json::to_string_pretty(&report).unwrap_or_default());
            }
            Format::Sarif => {
                let log = sarif::log(diags, &mut reporter, root);
                print_json(&serde_json::to_string_pretty(&log).unwrap_or_default());
            }
            Format::Junit => print(&(junit::report(diags, reporter, root) + "\n")),
            Format::Github => self.on_github(diags, reporter, &site),
        }
    }

    fn as_text(&self, most: usize, diags: &[Diagnostic], mut reporter: report::Reporter) {
        let wanted: Vec<Diagnostic>;
        let diags = if self.quiet {
            wanted = diags.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).cloned().collect();
            &wanted
        } else {
            diags
        };
        let mut err = std::io::BufWriter::new(std::io::stderr().lock());
        for diagnostic in formats::worst(diags, most) {
            let _ = err.write_all(reporter.text(diagnostic).as_bytes());
        }
        if let Some(left) = diags.len().checked_sub(most).filter(|left| *left > 0) {
            let _ = writeln!(err, "and {} more; `guichet check --most 0` prints all", grouped(left));
        }
    }

    /// Annotations, what GitHub would not show as such as text, and all in the step's summary.
    fn on_github<'a>(&self, diags: &[Diagnostic], mut reporter: report::Reporter<'a>, site: &'a Whereabouts) {
        let root = &site.in_repository;
        let (annotations, left) = github::annotations(diags, &mut reporter, root);
        print(&annotations);
        let summary = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty() && !diags.is_empty());
        if let Some(path) = summary {
            let summary = github::summary(diags, &mut reporter, root);
            let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
            if let Err(error) = file.and_then(|mut file| file.write_all(summary.as_bytes())) {
                self.error(&format!("can't write the summary of the step: {error}"));
            }
        }
        if left > 0 {
            self.say(&format!("GitHub annotates no more; all {} are here:", number(diags.len(), "problem")));
            self.as_text(usize::MAX, diags, reporter.from(&site.from_here));
        }
    }

    /// A bar that only a terminal sees; scripts and CI get the plain lines.
    pub fn bar(&self, total: usize, what: &'static str) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        }
        let style = ProgressStyle::with_template("{msg:>10} [{bar:32}] {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .progress_chars("=> ");
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr_with_hz(10));
        bar.set_style(style);
        bar.set_message(what);
        bar
    }

    /// A result with emphasis in it.
    pub fn page(&self) -> Page {
        Page { text: String::new(), color: self.color_out }
    }
}

/// A result for people, composed piece by piece: no text can bring a style of its own.
pub struct Page {
    text: String,
    color: bool,
}

impl Page {
    pub fn text(&mut self, text: &str) {
        self.text.push_str(&printable::lines(text));
    }

    pub fn bold(&mut self, text: &str) {
        self.styled(anstyle::Style::new().bold(), text);
    }

    pub fn dim(&mut self, text: &str) {
        self.styled(anstyle::Style::new().dimmed(), text);
    }

    /// Words that were there: red and struck through, or in brackets where there is no colour.
    pub fn gone(&mut self, text: &str) {
        self.marked(anstyle::AnsiColor::Red.on_default().strikethrough(), ("[-", "-]"), text);
    }

    /// Words that are new: green, or in braces.
    pub fn new_text(&mut self, text: &str) {
        self.marked(anstyle::AnsiColor::Green.on_default(), ("{+", "+}"), text);
    }

    /// White space around the words stays outside.
    fn marked(&mut self, style: anstyle::Style, (open, close): (&str, &str), text: &str) {
        let words = text.trim();
        let (before, rest) = text.split_at(text.len() - text.trim_start().len());
        self.text(before);
        if self.color {
            self.styled(style, words);
        } else if !words.is_empty() {
            self.text(&format!("{open}{words}{close}"));
        }
        self.text(&rest[words.len()..]);
    }

    /// Part of a drawing in black on white, whatever the terminal's colours are; without colours, white on black as most have it.
    pub fn ink(&mut self, black: &str, white: &str) {
        let style = anstyle::Ansi256Color(16).on(anstyle::Ansi256Color(231));
        if self.color { self.styled(style, black) } else { self.text(white) }
    }

    fn styled(&mut self, style: anstyle::Style, text: &str) {
        let text = printable::lines(text);
        if self.color && !text.is_empty() {
            self.text.push_str(&format!("{style}{text}{style:#}"));
        } else {
            self.text.push_str(&text);
        }
    }

    pub fn print(&self) {
        write_out(&self.text);
    }
}

/// `--color`, then `NO_COLOR` and `CLICOLOR`/`CLICOLOR_FORCE` as they are commonly understood.
fn color(choice: ColorChoice, terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR") => false,
        ColorChoice::Auto if set("CLICOLOR_FORCE") => true,
        ColorChoice::Auto => terminal && std::env::var_os("CLICOLOR").is_none_or(|value| value != "0"),
    }
}

/// A result for people.
pub fn print(text: &str) {
    write_out(&printable::lines(text));
}

/// A result for programs, as one JSON document.
pub fn print_json(json: &str) {
    write_out(&(printable::json(json) + "\n"));
}

/// Differences between files: byte for byte for `git apply`, and for a terminal as everything else.
pub fn print_diff(diff: &str) {
    let is_read = std::io::stdout().is_terminal();
    if is_read { print(&diff.replace("\r\n", "\n").replace('\u{feff}', "")) } else { write_out(diff) }
}

/// A script for shells, which is all our own text: printed byte for byte.
pub fn print_script(script: &str) {
    write_out(script);
}

/// A reader that has gone away (`| head`) is not an error.
fn write_out(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// `3 errors, 1 warning`.
pub fn count(diags: &[Diagnostic]) -> String {
    let of = |severity: Severity| diags.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    format!("{}, {}", number(of(Severity::Error), "error"), number(of(Severity::Warning), "warning"))
}
