//! The default theme, inside the program: `themes/default/` of the repository. What a site replaces of it is decided
//! by `guichet_site::theme`.

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../themes/default/"]
struct Files;

include!(concat!(env!("OUT_DIR"), "/scripts.rs"));

/// Every file: its path below the theme's folder (`templates/article.html`) and its bytes. Scripts are as they are written.
pub fn files() -> impl Iterator<Item = (Cow<'static, str>, Cow<'static, [u8]>)> {
    Files::iter().filter_map(|path| {
        let data = Files::get(&path)?.data;
        Some((path, data))
    })
}

/// A script as readers get it: without comments, with short names. `search-box.js`.
pub fn script(name: &str) -> Option<&'static str> {
    let at = SCRIPTS.binary_search_by(|(other, _)| (*other).cmp(name)).ok()?;
    Some(SCRIPTS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_is_minified() {
        let written: Vec<String> = files()
            .filter_map(|(path, _)| Some(path.strip_prefix("assets/")?.to_owned()).filter(|name| name.ends_with(".js")))
            .collect();
        assert!(written.len() > 5);
        for name in written {
            let small = script(&name).unwrap_or_else(|| panic!("{name} is missing"));
            assert!(!small.contains("\n  "), "{name} doesn't parse");
        }
    }
}
