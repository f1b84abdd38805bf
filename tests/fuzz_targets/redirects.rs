//! `redirects.yaml` over a small site: nothing panics, circles and chains come to an end, and what is left leads from a
//! path of the site to an address that may be published, in one step.

use std::sync::Arc;

use guichet_site::resolve::parse_redirects;

use super::small;
use super::told::{self, Texts};

pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let file: Arc<str> = Arc::from("redirects.yaml");
    let redirects = parse_redirects(&file, &text);
    let texts = Texts::from([(Arc::clone(&file), text.into_owned())]);
    told::check(&redirects.diags, &texts);
    for redirect in &redirects.value {
        assert!(
            texts[&file].get(redirect.span.clone()).is_some() && texts[&file].get(redirect.target.clone()).is_some()
        );
    }
    let resolved = small::resolve("---\ntitle: A\naliases: [old/a]\n---\n## Top {#top}\n", redirects.value, None);
    told::check(&resolved.site.diags, &texts);
    small::check_redirects(&resolved);
}
