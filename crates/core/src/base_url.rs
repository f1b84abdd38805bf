//! The address that the site is published at: absolute links need all of it, everything else only its path.

use crate::addresses::Addresses;

/// `https://help.example.com/kb/` cut into origin and path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// `https://help.example.com`, no final slash.
    pub origin: String,
    /// `/kb/`: begins and ends with a slash.
    pub path: String,
    /// Which address each page has below it.
    pub addresses: Addresses,
}

impl BaseUrl {
    /// # Errors
    /// A sentence without final stop when `text` is not an absolute http(s) URL, has a host that cannot exist, a query or a
    /// fragment, or would make paths of the site lead elsewhere.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = url::Url::parse(text).map_err(|_| format!("`{text}` is not an absolute URL"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("`{text}` should begin with https:// or http://"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(format!("`{text}` should have neither `?` nor `#`"));
        }
        let is_name = |host: &str| host.chars().all(|c| c.is_ascii_alphanumeric() || "-._[:]".contains(c));
        if !url.host_str().is_some_and(is_name) {
            return Err(format!("the host of `{text}` is not a name that can exist"));
        }
        // A path of the site that begins with two slashes would lead to another host.
        if url.path().contains("//") {
            return Err(format!("`{text}` should not have `//` in its path"));
        }
        let mut path = url.path().to_owned();
        if !path.ends_with('/') {
            path.push('/');
        }
        Ok(BaseUrl { origin: url.origin().ascii_serialization(), path, addresses: Addresses::default() })
    }

    /// What of an address is below the base, with a slash in front and what stands behind it: of a full URL with the site's host, or
    /// of a path that begins with the base. `None` of any other.
    pub fn below(&self, address: &str) -> Option<String> {
        let own = url::Url::parse(&self.origin).ok()?;
        let path = match address.contains("://") {
            true => {
                let url = url::Url::parse(address).ok()?;
                // A browser may have been led from http to https.
                let port = |url: &url::Url| url.port();
                let is_own = matches!(url.scheme(), "http" | "https")
                    && url.host_str() == own.host_str()
                    && port(&url) == port(&own);
                is_own.then(|| url[url::Position::BeforePath..].to_owned())?
            }
            false => address.to_owned(),
        };
        let rest = path.strip_prefix(self.path.trim_end_matches('/'))?;
        match rest.chars().next() {
            None | Some('?' | '#') => Some(format!("/{rest}")),
            Some('/') => Some(rest.to_owned()),
            Some(_) => None,
        }
    }

    /// The URL path of an output path or directory: `fr/contacts/` → `/kb/fr/contacts/`.
    pub fn url(&self, path: &str) -> String {
        joined("", &self.path, &self.addresses.of(path))
    }

    /// The same of an address that is meant as it is written: an old one, which no page has.
    pub fn as_written(&self, address: &str) -> String {
        joined("", &self.path, address)
    }

    /// The same with scheme and host, for sitemaps, feeds and canonical links.
    pub fn absolute(&self, path: &str) -> String {
        joined(&self.origin, &self.path, &self.addresses.of(path))
    }
}

/// Every link of every page is made here.
fn joined(origin: &str, base: &str, path: &str) -> String {
    let mut url = String::with_capacity(origin.len() + base.len() + path.len());
    url.push_str(origin);
    url.push_str(base);
    url.extend(percent_encoding::utf8_percent_encode(path, IN_PATH));
    url
}

/// What stands in the paths of our URLs as it is.
pub const IN_PATH: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'!')
    .remove(b'*')
    .remove(b'(')
    .remove(b')')
    .remove(b',')
    .remove(b'=')
    .remove(b'@')
    .remove(b'+')
    .remove(b':');

/// Percent-encodes what a URL path may not hold; letters of every script are encoded too, `/` is not. Only for what
/// stands behind a slash or `#`: a first part with a colon would be a scheme (`address::relative`).
pub fn encode_path(path: &str) -> String {
    percent_encoding::utf8_percent_encode(path, IN_PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_base_path() {
        for (text, origin, path) in [
            ("https://help.example.com", "https://help.example.com", "/"),
            ("https://help.example.com/kb", "https://help.example.com", "/kb/"),
            ("http://localhost:8080/a/b/", "http://localhost:8080", "/a/b/"),
        ] {
            let base = BaseUrl::parse(text).unwrap();
            assert_eq!((base.origin.as_str(), base.path.as_str()), (origin, path));
        }
        assert!(BaseUrl::parse("help.example.com").is_err());
        assert!(BaseUrl::parse("ftp://help.example.com/").is_err());
        assert!(
            BaseUrl::parse("https://help.example.com//other.example/kb").is_err(),
            "links would lead to other.example"
        );
        assert!(BaseUrl::parse("https://help.example.com/kb//").is_err());
        for host in ["a\"b", "a;b", "a'b", "a,b.example", "a*"] {
            assert!(BaseUrl::parse(&format!("https://{host}/")).is_err(), "{host}");
        }
        for host in ["hilfe.m\u{fc}nchen.example", "localhost:8080", "127.0.0.1", "[::1]:80", "a_b.example"] {
            assert!(BaseUrl::parse(&format!("https://{host}/")).is_ok(), "{host}");
        }
    }

    #[test]
    fn addresses_of_the_site_are_known() {
        let base = BaseUrl::parse("https://h.example/kb/").unwrap();
        for (address, below) in [
            ("https://h.example/kb/en/a/?q=x#y", Some("/en/a/?q=x#y")),
            ("http://h.example/kb", Some("/")),
            ("HTTPS://H.example:443/kb/en/", Some("/en/")),
            ("https://h.example/kbase/a/", None),
            ("https://h.example/en/a/", None),
            ("https://h.example:8080/kb/en/", None),
            ("https://other.example/kb/en/", None),
            ("ftp://h.example/kb/en/", None),
            ("/kb/en/a/", Some("/en/a/")),
            ("/kb", Some("/")),
            ("/en/a/", None),
            ("en/a", None),
        ] {
            assert_eq!(base.below(address).as_deref(), below, "{address}");
        }
        let base = BaseUrl::parse("http://localhost:4000").unwrap();
        assert_eq!(base.below("http://localhost:4000/en/#x").as_deref(), Some("/en/#x"));
        assert_eq!(base.below("/en/").as_deref(), Some("/en/"));
        assert_eq!(base.below("en/a"), None);
    }

    #[test]
    fn paths_are_encoded_but_slashes_stay() {
        let base = BaseUrl::parse("https://h.example/kb/").unwrap();
        assert_eq!(base.url("ja/連絡先/"), "/kb/ja/%E9%80%A3%E7%B5%A1%E5%85%88/");
    }
}
