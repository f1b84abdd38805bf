//! What a host takes no more of, or does not read.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::limits::Limits;
use super::patterns::decoded;
use super::rules;
use super::vercel;
use crate::analysis::Analysis;
use crate::config::Host;
use crate::host_files::{own, redirects};
use guichet_core::addresses::Style;
use guichet_core::diag::{Diagnostic, codes};

/// What is wrong with the site for this host; `sizes` are its files with their bytes.
pub fn check(analysis: &Analysis, host: Host, sizes: &[(String, u64)]) -> Vec<Diagnostic> {
    let limits = Limits::of(host);
    let mut diags = of_files(host, &limits, sizes);
    diags.extend(of_leads(analysis, host, &limits));
    diags.extend(of_patterns(analysis, host));
    diags.extend(of_headers(analysis, host, &limits));
    diags.extend(not_read(analysis, host));
    if host == Host::CloudflarePages && analysis.config.outputs.addresses == Style::Html {
        let message = "Cloudflare Pages leads every address that ends in `.html` on to the one without".to_owned();
        let help = "set `addresses: no-slash`: then pages have the address that readers see there, and old links with `.html` lead on";
        diags.push(limit(message, help));
    }
    diags
}

fn limit(message: String, help: &str) -> Diagnostic {
    Diagnostic::new(codes::OUT011, message).help(help).in_file(&Arc::from("site.yaml"))
}

fn of_files(host: Host, limits: &Limits, sizes: &[(String, u64)]) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    let name = host.name();
    let count = sizes.len() as u64;
    if let Some(most) = limits.files.filter(|most| count > *most) {
        let message = format!("the site has {count} files, and {name} takes {most}");
        let help = "leave out what nobody needs (`outputs: { markdown: false }` halves the pages), publish each language on its own, or choose a host that takes more";
        diags.push(limit(message, help));
    }
    if let Some(most) = limits.file {
        let large: Vec<_> = sizes.iter().filter(|(_, bytes)| *bytes > most).collect();
        if let Some((path, bytes)) = large.first() {
            let others = if large.len() > 1 { format!(", as are {} others", large.len() - 1) } else { String::new() };
            let message = format!(
                "`{path}` is {} large{others}, and {name} takes files of up to {}",
                mebibytes(*bytes),
                mebibytes(most)
            );
            diags.push(limit(message, "make it smaller, or link to where else it is"));
        }
    }
    let bytes: u64 = sizes.iter().map(|(_, bytes)| bytes).sum();
    if let Some(most) = limits.site.filter(|most| bytes > *most) {
        let message = format!("the site is {} large, and {name} takes {}", mebibytes(bytes), mebibytes(most));
        diags.push(limit(message, "make pictures and downloads smaller, or choose a host that takes more"));
    }
    diags
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

fn of_leads(analysis: &Analysis, host: Host, limits: &Limits) -> Option<Diagnostic> {
    let all = rules::leads(&analysis.config, analysis.site());
    let told = rules::told(analysis, host);
    let count = |leads: &[super::Lead]| leads.iter().map(|lead| lead.spellings().count()).sum::<usize>();
    let known: BTreeSet<String> = told.iter().map(|lead| decoded(&lead.from)).collect();
    let is_left = |lead: &&super::Lead| rules::reads(host, &lead.from) && !known.contains(&decoded(&lead.from));
    let left: Vec<_> = all.iter().filter(is_left).collect();
    let own = own(&analysis.host_files, "_redirects");
    let is_own = |from: &str| own.is_some_and(|own| redirects::answers(&redirects::leads(own), from));
    let left: Vec<_> = left.into_iter().filter(|lead| host != Host::GithubPages && !is_own(&lead.from)).collect();
    if let Some(first) = left.first() {
        let many = left.iter().filter(|lead| lead.is_pattern()).count();
        let become_pages = match left.len() - many {
            0 => String::new(),
            single => format!("; {single} of them are pages that lead on"),
        };
        let lead_nowhere = match many {
            0 => String::new(),
            many => format!("; {many} stand for many addresses, which lead nowhere where there is no page"),
        };
        let message = format!(
            "{} takes {}, and the site has {} lines about old addresses: {} are left out, the first is `{}`{become_pages}{lead_nowhere}",
            host.name(),
            limits.of_leads(),
            count(&all),
            left.len(),
            shortened(&first.from),
        );
        return Some(limit(
            message,
            "write one line with `*` or `:name` for many addresses, or remove those that nobody asks for any more",
        ));
    }
    let lines = count(&told);
    limits.advised.filter(|most| lines > *most).map(|most| {
        let message =
            format!("{lines} lines about old addresses are more than the {most} that {} advises", host.name());
        limit(message, "write one line with `*` or `:name` for many addresses").as_note()
    })
}

/// Lines for many addresses that the host would read otherwise, and is not told therefore.
fn of_patterns(analysis: &Analysis, host: Host) -> Option<Diagnostic> {
    let all = rules::leads(&analysis.config, analysis.site());
    let unread: Vec<_> = all.iter().filter(|lead| lead.is_pattern() && !rules::reads(host, &lead.from)).collect();
    let first = unread.first()?;
    let others = match unread.len() {
        1 => String::new(),
        2 => " and another line".to_owned(),
        count => format!(" and {} other lines", count - 1),
    };
    let message = format!(
        "to {}, `:name` and `*` are all of a part between two slashes, so it is not told `{}`{others}: where there is no page at the old address, it leads nowhere",
        host.name(),
        shortened(&first.from)
    );
    Some(limit(
        message,
        "list the old addresses that are still asked for, each on a line of its own, or choose a host that reads such lines",
    ))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 80 { text.to_owned() } else { text.chars().take(80).chain(['…']).collect() }
}

fn of_headers(analysis: &Analysis, host: Host, limits: &Limits) -> Vec<Diagnostic> {
    let own = own(&analysis.host_files, "_headers");
    let own: Vec<_> = own.into_iter().flat_map(crate::host_files::headers::scopes).collect();
    let ours = rules::scopes(analysis, Some(host), "0123456789");
    let mut diags = Vec::new();
    let count = own.len() + ours.len();
    if let Some(most) = limits.headers.filter(|most| count > *most) {
        let message = format!("`_headers` has {count} rules, and {} takes {most}", host.name());
        diags.push(limit(message, "put headers of several addresses under one, with `*` at its end"));
    }
    let long =
        |(name, value): &&(String, String)| limits.header_line.is_some_and(|most| name.len() + value.len() + 4 > most);
    if let Some((name, _)) = own.iter().chain(&ours).flat_map(|scope| &scope.headers).find(long) {
        let message = format!("the header `{name}` is longer than the line that {} takes", host.name());
        diags.push(limit(message, "make its value shorter"));
    }
    diags
}

/// Files of the site's own that the host does not read, and lines of them that it can't be told in its own language.
fn not_read(analysis: &Analysis, host: Host) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    let name = host.name();
    let told = |message: String, help: &str| Diagnostic::new(codes::OUT012, message).help(help);
    if let (Host::GithubPages | Host::GitlabPages, Some(own)) = (host, own(&analysis.host_files, "_headers")) {
        let message = format!("{name} does not read `_headers`: what this file says of headers is lost");
        let help = "remove it; pages have a content security policy of their own anyway";
        diags.push(told(message, help).in_file(own.path));
    }
    if let Some(file) = own(&analysis.host_files, "_redirects") {
        let base = &analysis.config.base_url.path;
        let unread = redirects::read(file).into_iter().filter(|line| match host {
            Host::CloudflarePages | Host::GitlabPages => line.lead.is_none() && line.status != Some(200),
            Host::Apache => line.lead.as_ref().is_none_or(|lead| !lead.from.starts_with(base.as_str())),
            _ => line.lead.is_none(),
        });
        match host {
            Host::GithubPages => {
                let message = format!("{name} does not read `_redirects`: the old addresses in this file lead nowhere");
                diags.push(told(message, "move them to redirects.yaml, which makes pages of them").in_file(file.path));
            }
            Host::Netlify => {}
            _ => diags.extend(unread.map(|line| {
                let (message, help) = match line.lead {
                    Some(_) => (
                        format!("this line leads on from outside of `{base}`, where the `.htaccess` is"),
                        "write it into the server's own settings",
                    ),
                    None if host == Host::CloudflarePages => (
                        format!("{name} does not read this line"),
                        "write `/old /new 301`, without a condition; it knows 200, 301, 302, 303, 307 and 308",
                    ),
                    None => (
                        format!("this line can't be told {name}"),
                        "write `/old /new 301`, without a condition; addresses begin with `/`",
                    ),
                };
                told(message, help).at(file.path, line.at)
            })),
        }
    }
    if let (Host::Vercel, Some(file)) = (host, own(&analysis.host_files, vercel::FILE))
        && serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(file.text).is_err()
    {
        let message = "this file is not a JSON object, so only what the build says is published".to_owned();
        diags.push(told(message, "mend it, or remove it").in_file(file.path));
    }
    diags
}
