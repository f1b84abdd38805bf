//! What a page may load, and from where: the Content-Security-Policy. The header, which speaks for the whole site, and the
//! `<meta>` of each page, which speaks for what is on it, are written here and nowhere else.
//!
//! What gets into a policy is a [`HostSource`], which only a parser makes.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::config::theme::{Script, Src};
use guichet_core::host::HostSource;
use guichet_markdown::body::{ImageSource, ImageUse, Outline};

/// Bytes of a header's value. Cloudflare Pages takes lines of 2,000 characters, and browsers refuse pages whose headers
/// have more than some hundred kilobytes.
const LONGEST_HEADER: usize = 1_800;

/// What pages ask for beyond their own host.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ContentPolicy {
    /// Of other hosts, which the site's owner adds.
    scripts: BTreeSet<HostSource>,
    pictures: BTreeSet<HostSource>,
    media: BTreeSet<HostSource>,
    frames: BTreeSet<HostSource>,
    /// Frames of the site's own pages, in raw HTML of trusted writers.
    own_frames: bool,
    /// Where the contact form's script sends to.
    connect: BTreeSet<HostSource>,
    /// Where the contact form goes without a script.
    submit: BTreeSet<HostSource>,
    /// It goes to an e-mail program.
    submit_mail: bool,
}

impl ContentPolicy {
    /// What a body shows.
    pub fn add_body(&mut self, body: &Outline) {
        for ImageUse { source, is_media, .. } in &body.images {
            if let ImageSource::Remote(url) = source {
                let hosts = if *is_media { &mut self.media } else { &mut self.pictures };
                hosts.extend(HostSource::of_url(url));
            }
        }
        self.media.extend(body.media.iter().cloned());
        self.frames.extend(body.frames.iter().cloned());
        self.own_frames |= body.own_frames;
    }

    /// The owner's scripts, with what they say that they need.
    pub fn add_scripts(&mut self, scripts: &[Script]) {
        for script in scripts {
            if let Src::Remote(_, host) = &script.src {
                self.scripts.insert(host.clone());
            }
            self.scripts.extend(script.load.iter().cloned());
            self.connect.extend(script.connect.iter().cloned());
            self.pictures.extend(script.images.iter().cloned());
            self.frames.extend(script.frames.iter().cloned());
        }
    }

    /// The contact form's endpoint: `https://…`, a path of the same host, or `mailto:`.
    pub fn add_form(&mut self, target: &str) {
        if target == "mailto:" {
            self.submit_mail = true;
        } else if let Some(host) = HostSource::of_url(target) {
            self.connect.insert(host.clone());
            self.submit.insert(host);
        }
    }

    /// Where the inbox reads conversations, with the pictures in them: `https://…`, or a path of the same host.
    pub fn add_desk(&mut self, desk: &str) {
        if let Some(host) = HostSource::of_url(desk) {
            self.connect.insert(host.clone());
            self.pictures.insert(host);
        }
    }

    /// Where pages send what readers look for: `https://…`, or a path of the same host.
    pub fn add_insights(&mut self, desk: &str) {
        self.connect.extend(HostSource::of_url(desk));
    }

    /// The header's value. Only a header can say who may frame a page.
    ///
    /// Every page gets it, and browsers and hosts take lines of some length only. Where it has too many hosts, it names the
    /// schemes of pictures and media instead; each page's own policy still names its hosts.
    pub fn header(&self) -> String {
        let exact = self.directives("; ", false);
        let policy = if exact.len() > LONGEST_HEADER { self.directives("; ", true) } else { exact };
        policy + "; frame-ancestors 'none'"
    }

    /// The value of `<meta http-equiv="Content-Security-Policy">`; for an attribute in double quotes as it is.
    pub fn meta(&self) -> String {
        self.directives(";", false)
    }

    fn directives(&self, between: &str, by_scheme: bool) -> String {
        let mut policy = String::with_capacity(256);
        policy.push_str("default-src 'none'");
        let mut directive = |name: &str, keywords: &[&str], hosts: &BTreeSet<HostSource>| {
            let _ = write!(policy, "{between}{name}");
            for keyword in keywords {
                let _ = write!(policy, " {keyword}");
            }
            if by_scheme && matches!(name, "img-src" | "media-src") {
                let schemes: BTreeSet<&str> =
                    hosts.iter().filter_map(|host| host.as_str().split("//").next()).collect();
                schemes.iter().for_each(|scheme| policy.extend([" ", scheme]));
            } else {
                hosts.iter().for_each(|host| policy.extend([" ", host.as_str()]));
            }
        };
        const OWN: &[&str] = &["'self'"];
        let none = BTreeSet::new();
        directive("script-src", OWN, &self.scripts);
        directive("style-src", OWN, &none);
        directive("img-src", OWN, &self.pictures);
        directive("media-src", OWN, &self.media);
        directive("font-src", OWN, &none);
        directive("connect-src", OWN, &self.connect);
        if self.own_frames || !self.frames.is_empty() {
            directive("frame-src", if self.own_frames { OWN } else { &[] }, &self.frames);
        }
        directive("form-action", if self.submit_mail { &["'self'", "mailto:"] } else { OWN }, &self.submit);
        directive("base-uri", &["'none'"], &none);
        policy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_what_is_used() {
        let mut policy = ContentPolicy::default();
        assert_eq!(
            policy.meta(),
            "default-src 'none';script-src 'self';style-src 'self';img-src 'self';media-src 'self';font-src 'self';connect-src 'self';form-action 'self';base-uri 'none'"
        );
        policy.add_form("https://api.example.com/support");
        policy.add_form("https://a;script-src *");
        policy.add_form("mailto:");
        policy.frames.extend(HostSource::of_host("player.example.com"));
        assert!(policy.header().contains("; connect-src 'self' https://api.example.com; frame-src https://player.example.com; form-action 'self' mailto: https://api.example.com; base-uri 'none'; frame-ancestors 'none'"), "{}", policy.header());
    }

    /// Every page gets the header: however many pictures an article shows, browsers and hosts have to take it.
    #[test]
    fn a_header_does_not_grow_without_end() {
        let mut policy = ContentPolicy::default();
        policy.pictures.extend((0..20).filter_map(|at| HostSource::of_url(&format!("https://h{at}.example/a.png"))));
        assert!(policy.header().contains(" https://h7.example "));
        policy.pictures.extend((0..9_000).filter_map(|at| HostSource::of_url(&format!("https://h{at}.example/a.png"))));
        policy.media.extend(HostSource::of_url("http://films.example/a.mp4"));
        let header = policy.header();
        assert!(header.len() < 2_000, "{} bytes", header.len());
        assert!(header.contains("img-src 'self' https:; media-src 'self' http:; "), "{header}");
        // A page still names its own.
        assert!(policy.meta().contains(" https://h8999.example"));
    }
}
