//! `guichet docs [TOPIC]`: the pages of docs/ as they were when this program was built, without a network.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use rust_embed::RustEmbed;

use super::console::{self, Console};
use super::{Exit, Failure};

/// What is for those who change Guichet itself stays where it is.
#[derive(RustEmbed)]
#[folder = "docs/"]
#[include = "*.md"]
#[exclude = "architecture.md"]
#[exclude = "releasing.md"]
#[exclude = "decisions/*"]
#[exclude = "performance/*"]
struct Pages;

pub fn run(topic: Option<&str>, console: &Console) -> Result<Exit, Failure> {
    let Some(topic) = topic else {
        console::print(&list());
        console.say("`guichet docs TOPIC` shows a page; a link in it to `gating.md` is `guichet docs gating`");
        return Ok(Exit::Clean);
    };
    let text = find(topic)?;
    if !paged(&text) {
        console::print(&text);
    }
    Ok(Exit::Clean)
}

/// A topic may be written as a link has it: `docs/writing.md#tabs`.
fn find(topic: &str) -> Result<String, Failure> {
    let name = topic.trim_start_matches("docs/");
    let name = name.split('#').next().unwrap_or_default().trim_end_matches(".md").to_ascii_lowercase();
    page(&name).ok_or_else(|| {
        let known: Vec<String> = topics().collect();
        Failure::unknown(&format!("there is no page `{topic}`"), &name, known.iter().map(String::as_str))
    })
}

fn topics() -> impl Iterator<Item = String> {
    let mut topics: Vec<String> =
        Pages::iter().filter_map(|file| file.strip_suffix(".md").map(str::to_owned)).collect();
    topics.sort();
    topics.into_iter()
}

fn page(topic: &str) -> Option<String> {
    let file = Pages::get(&format!("{topic}.md"))?;
    Some(String::from_utf8_lossy(&file.data).into_owned())
}

/// Each topic with the title of its page.
fn list() -> String {
    let width = topics().map(|topic| topic.len()).max().unwrap_or_default();
    let lines = topics().map(|topic| {
        let text = page(&topic).unwrap_or_default();
        let title = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default().to_owned();
        format!("{topic:width$}  {title}\n")
    });
    lines.collect()
}

/// Shown page by page, if somebody reads it on a terminal that can do that.
fn paged(text: &str) -> bool {
    if !std::io::stdout().is_terminal() {
        return false;
    }
    let pager = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next() else { return false };
    let child = Command::new(program)
        .args(words)
        // `less` ends by itself where a page fits, and leaves it on the screen.
        .env("LESS", std::env::var("LESS").unwrap_or_else(|_| "FRX".to_owned()))
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Whoever has read enough closes it.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_for_users_is_there() {
        let list = list();
        for line in ["writing        Writing\n", "contact-form   The contact form\n"] {
            assert!(list.contains(line), "{list}");
        }
        assert!(topics().all(|topic| !["architecture", "releasing"].contains(&topic.as_str()) && !topic.contains('/')));
        for line in list.lines() {
            let (topic, title) = line.split_once("  ").unwrap();
            assert!(!title.trim().is_empty(), "{topic} has no title");
        }
    }

    #[test]
    fn a_page_is_found_as_a_link_has_it() {
        for topic in ["writing", "writing.md", "docs/writing.md", "Writing", "writing.md#tabs"] {
            assert!(find(topic).unwrap().starts_with("# Writing\n"), "{topic}");
        }
        let failure = find("writting").unwrap_err();
        assert_eq!(failure.message, "there is no page `writting`; did you mean `writing`?");
    }
}
