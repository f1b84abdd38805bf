//! Where the files of a site are in the output. Everything that makes files calls them by their path from the site's base; hosts
//! publish the output at the root of a host name, so the base path has to be there as a folder, and a few files beside it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;

use super::rules;
use crate::analysis::Analysis;
use crate::config::Host;
use crate::output::{Content, Earlier, Sink};
use guichet_core::addresses::Addresses;
use guichet_core::content_hash::Key;
use guichet_core::model::OutPath;

/// Where files go, and which do not.
#[derive(Default)]
pub struct Layout {
    /// `kb/`, or nothing.
    pub folder: String,
    host: Option<Host>,
    needless: BTreeSet<String>,
    addresses: Addresses,
    /// Files that are published as they are; only known where addresses are no paths.
    assets: BTreeSet<String>,
}

impl Layout {
    /// As the site's settings say.
    pub fn of(analysis: &Analysis) -> Layout {
        let base = &analysis.config.base_url;
        let host = analysis.config.outputs.host;
        let assets = &analysis.site().assets;
        Layout {
            folder: host.map_or_else(String::new, |host| host.folder(base)),
            host,
            needless: host.map_or_else(BTreeSet::new, |host| rules::needless_pages(analysis, host)),
            addresses: base.addresses.clone(),
            assets: if base.addresses.is_plain() { BTreeSet::new() } else { assets.keys().cloned().collect() },
        }
    }

    /// The path in the output of a file of the site; `None` if this host has no use for it.
    fn place(&self, path: &str) -> Option<String> {
        let file = |path: &str| match self.assets.contains(path) {
            true => Some(self.addresses.asset(path).to_owned()),
            // Where the site brings a `404.html` of its own, that is the one.
            false => self.addresses.file(path).map(Cow::into_owned).filter(|file| !self.assets.contains(file)),
        };
        let Some(host) = self.host else { return file(path) };
        let reads_headers = matches!(host, Host::CloudflarePages | Host::Netlify);
        let is_needless = match path {
            "_headers" => !reads_headers,
            "_redirects" => !reads_headers && host != Host::GitlabPages,
            _ => self.needless.contains(path),
        };
        match () {
            () if is_needless => None,
            () if path == super::apache::AT_THE_TOP => Some(super::apache::FILE.to_owned()),
            () => file(path).map(|file| if is_at_root(host, &file) { file } else { format!("{}{file}", self.folder) }),
        }
    }
}

/// Whether hosts and robots look for a file at the root of the host name.
fn is_at_root(host: Host, path: &str) -> bool {
    let is_server = matches!(host, Host::S3 | Host::Nginx | Host::Caddy | Host::Apache);
    match path {
        "robots.txt" | "_headers" | "_redirects" | "vercel.json" | "netlify.toml" | ".nojekyll" | "CNAME"
        | ".domains" | "_worker.js" | "_routes.json" => true,
        // A server of one's own is told where it is.
        "404.html" => !is_server,
        path => path.starts_with(".well-known/") || path.starts_with(".host/"),
    }
}

/// Puts the files of a site where they are in the output.
pub struct Placed<'a> {
    pub sink: &'a dyn Sink,
    pub layout: &'a Layout,
}

impl Sink for Placed<'_> {
    fn put(&self, path: OutPath, content: Content) -> io::Result<()> {
        match self.layout.place(path.as_str()) {
            Some(place) => self.sink.put(OutPath::new(place), content),
            None => Ok(()),
        }
    }

    fn put_made(&self, path: OutPath, made_of: Key, make: &mut dyn FnMut() -> Option<Vec<u8>>) -> io::Result<()> {
        match self.layout.place(path.as_str()) {
            Some(place) => self.sink.put_made(OutPath::new(place), made_of, make),
            None => Ok(()),
        }
    }

    fn wants(&self, path: &str) -> bool {
        self.layout.place(path).is_some_and(|place| self.sink.wants(&place))
    }

    fn earlier(&self) -> Option<&dyn Earlier> {
        self.sink.earlier().map(|_| self as &dyn Earlier)
    }
}

impl Earlier for Placed<'_> {
    fn state(&self, name: &str) -> Option<Vec<u8>> {
        self.sink.earlier()?.state(name)
    }

    fn leave(&self, name: &str, state: Option<&[u8]>) {
        if let Some(earlier) = self.sink.earlier() {
            earlier.leave(name, state);
        }
    }

    fn has(&self, path: &str) -> bool {
        let place = self.layout.place(path);
        place.is_some_and(|place| self.sink.earlier().is_some_and(|earlier| earlier.has(&place)))
    }

    fn keep(&self, path: OutPath) -> io::Result<bool> {
        match (self.layout.place(path.as_str()), self.sink.earlier()) {
            (None, _) => Ok(true),
            (Some(place), Some(earlier)) => earlier.keep(OutPath::new(place)),
            (Some(_), None) => Ok(false),
        }
    }
}
