//! `outputs.host`: who publishes the site, and in which folder of the output the site is for them.

use guichet_core::base_url::BaseUrl;

/// A host, or a web server of one's own, that the output is laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Host {
    CloudflarePages,
    Netlify,
    Vercel,
    GithubPages,
    GitlabPages,
    S3,
    Nginx,
    Caddy,
    Apache,
}

impl Host {
    /// As site.yaml and the command line write them, with what to call each in a sentence.
    pub const ALL: [(Host, &'static str, &'static str); 9] = [
        (Host::CloudflarePages, "cloudflare-pages", "Cloudflare Pages"),
        (Host::Netlify, "netlify", "Netlify"),
        (Host::Vercel, "vercel", "Vercel"),
        (Host::GithubPages, "github-pages", "GitHub Pages"),
        (Host::GitlabPages, "gitlab-pages", "GitLab Pages"),
        (Host::S3, "s3", "S3 with CloudFront"),
        (Host::Nginx, "nginx", "nginx"),
        (Host::Caddy, "caddy", "Caddy"),
        (Host::Apache, "apache", "Apache"),
    ];

    pub fn of_word(word: &str) -> Option<Host> {
        Host::ALL.iter().find(|(_, known, _)| *known == word).map(|(host, ..)| *host)
    }

    pub fn words() -> impl Iterator<Item = &'static str> {
        Host::ALL.iter().map(|(_, word, _)| *word)
    }

    pub fn word(self) -> &'static str {
        self.row().1
    }

    /// In a sentence.
    pub fn name(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Host, &'static str, &'static str) {
        // `ALL` has them in the order of the type; a test holds it.
        &Host::ALL[self as usize]
    }

    /// The folder of the output that the site is in, `kb/`, or nothing: hosts publish the output at the root of a host name, so the
    /// base path has to be there as a folder. What GitHub and GitLab put in front by themselves has not: the name of the project.
    pub fn folder(self, base: &BaseUrl) -> String {
        let path = base.path.trim_start_matches('/');
        let host = base.origin.split_once("://").map_or("", |(_, host)| host);
        let of_project = match self {
            Host::GithubPages if host.ends_with(".github.io") => path.split_inclusive('/').next().unwrap_or_default(),
            // Projects may be in groups of groups.
            Host::GitlabPages if host.ends_with(".gitlab.io") => path,
            _ => "",
        };
        let folder = path.strip_prefix(of_project).unwrap_or(path);
        percent_encoding::percent_decode_str(folder).decode_utf8_lossy().into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_the_order_of_the_type() {
        for (host, word, _) in Host::ALL {
            assert_eq!(host.word(), word);
            assert_eq!(Host::of_word(word), Some(host));
        }
    }

    #[test]
    fn where_the_site_is() {
        for (host, base, folder) in [
            (Host::CloudflarePages, "https://help.example.com/kb/", "kb/"),
            (Host::Netlify, "https://help.example.com/", ""),
            (Host::Nginx, "https://example.com/a/deep%20path/", "a/deep path/"),
            (Host::GithubPages, "https://acme.github.io/help/", ""),
            (Host::GithubPages, "https://acme.github.io/help/kb/", "kb/"),
            (Host::GithubPages, "https://help.example.com/kb/", "kb/"),
            (Host::GitlabPages, "https://acme.gitlab.io/docs/help/", ""),
            (Host::GitlabPages, "https://help.example.com/kb/", "kb/"),
        ] {
            assert_eq!(host.folder(&BaseUrl::parse(base).unwrap()), folder, "{host:?} {base}");
        }
    }
}
