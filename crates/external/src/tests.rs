//! What is asked, in which order, and what answers mean; then the same with a server that does not behave.

mod client;
mod inquiry;
mod memory;
mod rules;
mod run;
mod verdict;

use std::time::Duration;

use globset::{Glob, GlobBuilder};
use url::Url;

use crate::rules::Rules;

fn rules(ignore: &[&str], allow: &[&str]) -> Rules {
    let glob = |text: &&str| -> Glob { GlobBuilder::new(text).literal_separator(true).build().unwrap() };
    let ignore: Vec<Glob> = ignore.iter().map(glob).collect();
    let allow: Vec<String> = allow.iter().map(|host| (*host).to_owned()).collect();
    Rules::new(&ignore, &allow, Duration::from_secs(20)).unwrap()
}

fn url(text: &str) -> Url {
    text.parse().unwrap()
}
