//! The site as a host needs it: where its files are in the output (`layout`), and what the host is told of headers, old addresses
//! and pages that are missing. All of that is one table (`rules`), which a file for each host writes in the host's own language; what
//! hosts take no more of is in `limits`.
//!
//! | host | what it is told by | file |
//! |---|---|---|
//! | Cloudflare Pages, Netlify | `_headers`, `_redirects` | `crate::host_files` |
//! | GitLab Pages | `_redirects` | `crate::host_files` |
//! | Vercel | `vercel.json` | `vercel` |
//! | GitHub Pages | `.nojekyll`; old addresses are pages | |
//! | S3 with CloudFront | `.host/cloudfront-function.js`, `.host/cloudfront-headers.json` | `cloudfront` |
//! | nginx | `.host/nginx.conf` | `nginx` |
//! | Caddy | `.host/Caddyfile` | `caddy` |
//! | Apache | `.htaccess`, and one at the root | `apache` |

mod apache;
mod caddy;
pub mod check;
mod cloudfront;
mod layout;
mod lead;
mod limits;
mod nginx;
mod patterns;
mod rules;
mod vercel;

pub use layout::{Layout, Placed};
pub use lead::Lead;
use rules::Rules;
pub use rules::{leads, scopes, told};

use crate::analysis::Analysis;
use crate::config::Host;
use guichet_load::host_files;

/// Files for the host beside those that every site has, as paths of the site.
pub fn files(analysis: &Analysis, assets: &str) -> Vec<(String, String)> {
    let Some(host) = analysis.config.outputs.host else { return Vec::new() };
    let one = |name: &str, text: String| vec![(name.to_owned(), text)];
    let rules = || Rules::of(analysis, host, assets);
    match host {
        Host::CloudflarePages | Host::Netlify | Host::GitlabPages => Vec::new(),
        Host::GithubPages if analysis.site().assets.contains_key(NO_JEKYLL) => Vec::new(),
        Host::GithubPages => one(NO_JEKYLL, String::new()),
        Host::Vercel => one(vercel::FILE, vercel::text(&rules(), host_files::own(&analysis.host_files, vercel::FILE))),
        Host::S3 => cloudfront::files(&rules()),
        Host::Nginx => one(nginx::FILE, nginx::text(&rules())),
        Host::Caddy => one(caddy::FILE, caddy::text(&rules())),
        Host::Apache => {
            let own = host_files::own(&analysis.host_files, apache::FILE);
            let rules = rules();
            let mut files = one(apache::FILE, apache::text(&rules, own));
            if rules.base != "/" {
                files.push((apache::AT_THE_TOP.to_owned(), apache::at_the_top(&rules.base)));
            }
            files
        }
    }
}

const NO_JEKYLL: &str = ".nojekyll";

/// Whether a file of `static/` of this name is published as a part of the build's own.
pub fn is_joined(host: Option<Host>, name: &str) -> bool {
    host_files::NAMES.contains(&name)
        || matches!((host, name), (Some(Host::Vercel), vercel::FILE) | (Some(Host::Apache), apache::FILE))
}
