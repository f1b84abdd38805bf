//! Settings by their place: what a sidebar, a plugin or a language calls the same is not a setting of the site.

use serde_json::Value;

use crate::js;

/// What exports the settings of VitePress, Docusaurus and their like.
const MARKS: [&str; 4] = ["defineConfig(", "const config", "module.exports =", "export default"];

/// A setting of the site; of settings that can't be read as a whole, the first of that name.
pub fn value(config: &str, key: &str) -> Option<Value> {
    match js::exported(config, &MARKS) {
        Some(Value::Object(all)) if !all.is_empty() => all.get(key).filter(|value| !value.is_null()).cloned(),
        _ => js::value_of(config, key),
    }
}

/// The same; where it is not at the top, it may be said elsewhere.
pub fn value_or_any(config: &str, key: &str) -> Option<Value> {
    value(config, key).or_else(|| js::value_of(config, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_the_site_are_not_those_of_its_parts() {
        let config = "const side = { base: '/guide/', title: 'Side' }\nexport default defineConfig({ themeConfig: { sidebar: [side], title: 'Theme' }, lang: 'en' })";
        assert_eq!((value(config, "base"), value(config, "lang")), (None, Some("en".into())));
        assert_eq!(value_or_any(config, "title"), Some("Side".into()));
        assert_eq!(value("export default make({ base: '/x/' })", "base"), Some("/x/".into()));
    }
}
