//! Diagnostics for the programs that show them: a file for each format. Pure; `console` prints what they return.

pub mod github;
pub mod gitlab;
pub mod junit;
pub mod sarif;

use std::collections::BTreeMap;

use guichet_core::diag::report::{Reporter, Told};
use guichet_core::diag::{Code, Diagnostic, Severity};

use super::numbers::number;

/// Of many the worst, as many as are wanted, in the order that they were in: errors before warnings before notes, and of those
/// the first of each code in each file, then the second. A mistake that is made a thousand times doesn't hide another one.
pub fn worst(diags: &[Diagnostic], most: usize) -> Vec<&Diagnostic> {
    if diags.len() <= most {
        return diags.iter().collect();
    }
    let mut seen: BTreeMap<(Code, Option<&str>), usize> = BTreeMap::new();
    let mut nth = |diagnostic: &'_ Diagnostic, file| {
        let nth = seen.entry((diagnostic.code, file)).or_default();
        *nth += 1;
        *nth
    };
    let keys = diags.iter().map(|diagnostic| (diagnostic.severity, nth(diagnostic, diagnostic.file.as_deref())));
    let mut order: Vec<_> = keys.enumerate().map(|(at, key)| (key, at)).collect();
    order.sort_unstable();
    let mut kept: Vec<usize> = order.into_iter().take(most).map(|(_, at)| at).collect();
    kept.sort_unstable();
    kept.into_iter().map(|at| &diags[at]).collect()
}

/// How many there are of each code, the worst first, then the most frequent.
pub fn totals(diags: &[Diagnostic]) -> Vec<(Severity, Code, usize)> {
    let mut counts: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    for diagnostic in diags {
        *counts.entry((diagnostic.severity, diagnostic.code)).or_default() += 1;
    }
    let mut totals: Vec<_> = counts.into_iter().map(|((severity, code), count)| (severity, code, count)).collect();
    totals.sort_by_key(|(severity, _, count)| (*severity, std::cmp::Reverse(*count)));
    totals
}

/// The same as a table for people.
pub fn table(diags: &[Diagnostic]) -> String {
    let totals = totals(diags);
    let counts: Vec<String> = totals.iter().map(|(severity, _, count)| number(*count, severity.name())).collect();
    let width = counts.iter().map(String::len).max().unwrap_or_default();
    let lines =
        totals.iter().zip(&counts).map(|((_, code, _), count)| format!("{count:>width$}  {code:7} {}", code.title()));
    lines.collect::<Vec<_>>().join("\n")
}

/// The same problem keeps its name when lines move: code, file, words, and which of several alike it is.
#[derive(Default)]
struct Names(BTreeMap<String, usize>);

impl Names {
    fn of(&mut self, told: &Told) -> String {
        use sha2::{Digest, Sha256};
        let key = format!("{}\0{}\0{}", told.code, told.file.as_deref().unwrap_or_default(), told.message);
        let nth = self.0.entry(key.clone()).or_default();
        *nth += 1;
        let digest = Sha256::digest(format!("{key}\0{nth}"));
        digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Where a problem is that is in no file: what every site has.
const WHOLE_SITE: &str = "site.yaml";

/// Message and help in one text.
fn words(told: &Told) -> String {
    match &told.help {
        Some(help) => format!("{}\nhelp: {help}", told.message),
        None => told.message.clone().into_owned(),
    }
}

/// The path from the repository's root.
fn path(root: &str, told: &Told) -> String {
    format!("{root}{}", told.file.as_deref().unwrap_or(WHOLE_SITE))
}

fn told<'d>(diags: &'d [Diagnostic], reporter: &mut Reporter) -> Vec<Told<'d>> {
    diags.iter().map(|diagnostic| reporter.told(diagnostic)).collect()
}

#[cfg(test)]
mod tests;
