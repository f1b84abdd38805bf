//! Plugins for docs: a site may have several, each with a folder, a route and sidebars of its own.

use guichet_core::paths::join;
use serde_json::Value;

use crate::js;
use crate::source::{Source, joined};
use crate::values::as_text;

/// One of them. The first is that of the preset.
#[derive(Debug, Default, PartialEq)]
pub struct Instance {
    /// `default` for the first.
    pub id: String,
    /// The folder of its texts.
    pub path: String,
    /// What its addresses begin with.
    pub route: String,
    /// The file of its sidebars, if it names one.
    pub sidebar: Option<String>,
}

const DEFAULT: &str = "default";

fn of(options: &Value, home: &str) -> Instance {
    let text = |key: &str| options.get(key).and_then(as_text).filter(|text| !text.is_empty());
    // What is above the source is not there, but has a name.
    let plain = |path: String| join(home, &path).unwrap_or(path);
    Instance {
        id: text("id").unwrap_or_else(|| DEFAULT.to_owned()),
        path: text("path").map_or_else(|| joined(home, "docs"), plain),
        route: text("routeBasePath").map_or_else(|| "docs".to_owned(), |route| route.trim_matches('/').to_owned()),
        sidebar: text("sidebarPath").map(plain),
    }
}

/// All of them, the first first. A site without a word of it has one.
pub fn read(config: &str, source: &Source, home: &str) -> Vec<Instance> {
    let preset = js::value_of(config, "docs").filter(Value::is_object);
    let mut all: Vec<Instance> = preset.iter().map(|options| of(options, home)).collect();
    for rest in config.split("plugin-content-docs").skip(1) {
        let options = rest.trim_start_matches(|c: char| c.is_whitespace() || "'\"`,)".contains(c));
        if options.starts_with('{') {
            all.push(of(&js::literal_in(config, options), home));
        }
    }
    let docs = joined(home, "docs");
    if all.is_empty() || preset.is_none() && source.has_folder(&docs) && !all.iter().any(|one| one.path == docs) {
        all.insert(0, of(&Value::Null, home));
    }
    if !source.has_folder(&all[0].path) && !all[0].path.starts_with("../") {
        all[0].path = if source.has_folder(&docs) { docs } else { home.to_owned() };
    }
    all.sort_by_key(|one| one.id != DEFAULT);
    let mut seen: Vec<String> = Vec::new();
    for one in std::mem::take(&mut all) {
        if !seen.contains(&one.path) {
            seen.push(one.path.clone());
            all.push(one);
        }
    }
    all
}

impl Instance {
    /// The folder of its texts in another language.
    pub fn translated(&self, code: &str) -> String {
        let plugin = "docusaurus-plugin-content-docs";
        let plugin = if self.id == DEFAULT { plugin.to_owned() } else { format!("{plugin}-{}", self.id) };
        format!("i18n/{code}/{plugin}/current")
    }

    /// Where its articles go, below the locale: those of the first are at the top.
    pub fn below(&self) -> String {
        if self.id == DEFAULT { String::new() } else { crate::names::path(&self.id) }
    }

    /// The folder of its older versions.
    pub fn versions(&self) -> String {
        if self.id == DEFAULT { "versioned_docs".to_owned() } else { format!("{}_versioned_docs", self.id) }
    }

    /// Files in which its sidebars may be.
    pub fn sidebars(&self, home: &str) -> Vec<String> {
        let own = self.sidebar.iter().cloned();
        if self.id != DEFAULT {
            return own.collect();
        }
        let ends = ["js", "ts", "json", "cjs", "mjs"].map(|end| joined(home, &format!("sidebars.{end}")));
        own.chain(ends).chain([joined(home, "docs/sidebars.js")]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_plugin_is_one() {
        let mut source = Source::default();
        ["docs/a.md", "community/b.md", "sdk/c.md"].iter().for_each(|path| source.add(path, Some(String::new())));
        let config = "const sdk = 'sdk'; module.exports = { presets: [['classic', { docs: { routeBasePath: 'help', sidebarPath: './sidebars.js' } }]],\n\
            plugins: [['@docusaurus/plugin-content-docs', { id: 'community', path: './community/', routeBasePath: '/team' }],\n\
            [require.resolve('@docusaurus/plugin-content-docs'), { id: sdk, path: sdk, routeBasePath: sdk, sidebarPath: false }], '@docusaurus/plugin-content-docs'] }";
        let all = read(config, &source, "");
        let short: Vec<_> = all.iter().map(|one| (one.id.as_str(), one.path.as_str(), one.route.as_str())).collect();
        assert_eq!(short, [("default", "docs", "help"), ("community", "community", "team"), ("sdk", "sdk", "sdk")]);
        assert_eq!(all[1].translated("fr"), "i18n/fr/docusaurus-plugin-content-docs-community/current");
        assert_eq!(read("", &source, "").len(), 1);
        assert_eq!(read("", &Source::default(), "")[0].path, "");
    }
}
