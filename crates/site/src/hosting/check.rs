//! What a host takes no more of, or does not read.

use std::sync::Arc;

use super::limits::Limits;
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
    let left: Vec<_> = all.iter().filter(|lead| !told.iter().any(|one| one.from == lead.from)).collect();
    let own = own(&analysis.host_files, "_redirects");
    let is_own = |from: &str| own.is_some_and(|own| redirects::answers(&redirects::leads(own).0, from));
    let left: Vec<_> = left.into_iter().filter(|lead| host != Host::GithubPages && !is_own(&lead.from)).collect();
    if let Some(first) = left.first() {
        let message = format!(
            "{} takes no more than a part of the {} lines about old addresses, or none as long as that: `{}` is a page that leads on, or nothing if it stands for many{}",
            host.name(),
            count(&all),
            shortened(&first.from),
            if left.len() > 1 { format!(", and so are {} others", left.len() - 1) } else { String::new() }
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
        let (leads, others) = redirects::leads(file);
        match host {
            Host::GithubPages => {
                let message = format!("{name} does not read `_redirects`: the old addresses in this file lead nowhere");
                diags.push(told(message, "move them to redirects.yaml, which makes pages of them").in_file(file.path));
            }
            Host::CloudflarePages | Host::Netlify => {}
            Host::Apache if leads.iter().any(|lead| !lead.from.starts_with(&analysis.config.base_url.path)) => {
                let message = format!(
                    "a line leads on from outside of `{}`, where the `.htaccess` is",
                    analysis.config.base_url.path
                );
                diags.push(told(message, "write it into the server's own settings").in_file(file.path));
            }
            _ => diags.extend(others.into_iter().map(|span| {
                let message = format!("this line can't be told {name}");
                told(message, "write `/old /new 301`, without a condition; addresses begin with `/`")
                    .at(file.path, span)
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
