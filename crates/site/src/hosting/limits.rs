//! What hosts take no more of. The figures are those of their free plans, as their documentation has them; where a host only advises
//! against more, it is a note.

use super::lead::Lead;
use super::patterns::{Part, parts};
use crate::config::Host;

#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    pub files: Option<u64>,
    /// Bytes of one file.
    pub file: Option<u64>,
    /// Bytes of the site.
    pub site: Option<u64>,
    /// Old addresses with one line each, those with `*` or `:name`, and all of them.
    pub single: Option<usize>,
    pub patterns: Option<usize>,
    pub all: Option<usize>,
    /// Bytes of all that is said of old addresses.
    pub bytes: Option<usize>,
    /// Characters of one line about an old address.
    pub line: Option<usize>,
    /// More old addresses than this are served, but slowly.
    pub advised: Option<usize>,
    /// Rules for headers, and characters of a line of them.
    pub headers: Option<usize>,
    pub header_line: Option<usize>,
}

/// What servers read of groups in a regular expression.
const GROUPS: usize = 9;
const MIB: u64 = 1 << 20;

impl Limits {
    pub fn of(host: Host) -> Limits {
        match host {
            Host::CloudflarePages => Limits {
                files: Some(20_000),
                file: Some(25 * MIB),
                single: Some(2_000),
                patterns: Some(100),
                line: Some(1_000),
                headers: Some(100),
                header_line: Some(2_000),
                ..Limits::default()
            },
            Host::Netlify => Limits { advised: Some(10_000), ..Limits::default() },
            Host::Vercel => Limits { files: Some(15_000), all: Some(1_024), line: Some(4_096), ..Limits::default() },
            Host::GithubPages => Limits { file: Some(100 * MIB), site: Some(1_024 * MIB), ..Limits::default() },
            Host::GitlabPages => Limits {
                files: Some(200_000),
                site: Some(1_024 * MIB),
                all: Some(1_000),
                bytes: Some(64 << 10),
                ..Limits::default()
            },
            // A function of CloudFront's has at most 10 KB, of which its own text needs some.
            Host::S3 => Limits { bytes: Some(8 << 10), ..Limits::default() },
            Host::Nginx | Host::Caddy | Host::Apache => Limits::default(),
        }
    }

    /// What it takes of lines about old addresses, in words.
    pub fn of_leads(&self) -> String {
        let said = [
            self.single.map(|most| format!("{most} lines for one address")),
            self.patterns.map(|most| format!("{most} with `*` or `:name`")),
            self.all.map(|most| format!("{most} lines in all")),
            self.bytes.map(|most| format!("{} KiB of them", most >> 10)),
            self.line.map(|most| format!("lines of {most} characters")),
        ];
        let said: Vec<String> = said.into_iter().flatten().chain([format!("{GROUPS} names in a line")]).collect();
        said.join(", ")
    }

    /// As many old addresses as the host takes, `taken` of them being there already: single ones first, in their order.
    pub fn fitting(&self, leads: Vec<Lead>, taken: usize) -> Vec<Lead> {
        let (mut single, mut patterns, mut all, mut bytes) = (taken, 0, taken, 0);
        let within = |count: usize, most: Option<usize>| most.is_none_or(|most| count <= most);
        let mut fits = |lead: &Lead| {
            let spellings: Vec<usize> = lead.spellings().map(|from| from.len() + lead.to.len() + 6).collect();
            let count = spellings.len();
            let size: usize = spellings.iter().sum();
            let is_pattern = lead.is_pattern();
            let (of_kind, most) = if is_pattern { (&mut patterns, self.patterns) } else { (&mut single, self.single) };
            let groups = parts(&lead.from).into_iter().filter(|part| !matches!(part, Part::Text(_))).count();
            let fit = within(*of_kind + count, most)
                && within(all + count, self.all)
                && within(bytes + size, self.bytes)
                && spellings.iter().all(|line| within(*line, self.line))
                && groups <= GROUPS;
            if fit {
                *of_kind += count;
                all += count;
                bytes += size;
            }
            fit
        };
        leads.into_iter().filter(|lead| fits(lead)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(from: String) -> Lead {
        Lead { slash: !from.ends_with('*'), from, to: "/to/".to_owned(), status: 301, page: None }
    }

    #[test]
    fn what_fits() {
        let single = (0..1_500).map(|at| lead(format!("/old/{at}")));
        let patterns = (0..150).map(|at| lead(format!("/old-{at}/*")));
        let fitting = Limits::of(Host::CloudflarePages).fitting(single.chain(patterns).collect(), 0);
        let patterns = fitting.iter().filter(|lead| lead.is_pattern()).count();
        // Each single one is two lines.
        assert_eq!((fitting.len() - patterns, patterns), (1_000, 100));
        let long = lead(format!("/{}", "a".repeat(990)));
        assert!(Limits::of(Host::CloudflarePages).fitting(vec![long.clone()], 0).is_empty());
        assert_eq!(Limits::of(Host::Netlify).fitting(vec![long], 0).len(), 1);
    }
}
