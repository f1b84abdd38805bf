//! Where an address may lead, by the words of the guarantee and the URL standard (the `url` crate reads addresses as
//! browsers do). Nothing of `guichet` is used here: this is the second opinion on its own judge.

use url::Url;

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// `href` of a link, where a form goes, where a page sends its readers, a picture, a film.
    Link,
    /// What is shown as a page of its own.
    Frame,
}

/// Schemes that a link may have without the site's saying so.
const SCHEMES: [&str; 5] = ["https", "http", "mailto", "tel", "sms"];

/// Why an address on a page must not be published, if so.
pub fn wrong(address: &str, page: &Url, what: Use) -> Option<&'static str> {
    if address.contains(|c: char| c.is_control()) {
        return Some("it holds a control character, which browsers drop");
    }
    let Ok(url) = page.join(address) else { return Some("no browser can read it") };
    match url.scheme() {
        "http" | "https" => {
            // Whoever leads away says so: `\\host` and `/\host` look like paths to everyone but a browser.
            let says_so = address.starts_with("//") || Url::parse(address).is_ok();
            (!says_so && url.origin() != page.origin()).then_some("it leaves the host and looks like a path")
        }
        scheme if what != Use::Frame && SCHEMES.contains(&scheme) => None,
        _ => Some("its scheme is not allowed here"),
    }
}
