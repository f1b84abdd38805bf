//! The theme's stylesheet of colours and measures, with other values.

use std::fmt::Write;

use guichet_core::colour::Colour;
use guichet_core::css;

/// The declarations of a stylesheet with these values in the place of their own. What it declares several times, or not at all,
/// is declared once more at its end.
pub fn with(css: &str, values: &[(&str, String)]) -> String {
    let pieces = css::pieces(css);
    let declared = css::custom_properties(css, &pieces);
    let mut out = String::with_capacity(css.len());
    let mut from = 0;
    for custom in declared.iter().filter(|custom| custom.is_whole) {
        let Some((_, value)) = values.iter().find(|(name, _)| *name == custom.name) else { continue };
        if declared.iter().filter(|other| other.name == custom.name).count() > 1 {
            continue;
        }
        let ends = if css[custom.range.clone()].ends_with(';') { ";" } else { "" };
        let _ = write!(out, "{}{}: {value}{ends}", &css[from..custom.range.start], custom.name);
        from = custom.range.end;
    }
    out.push_str(&css[from..]);
    let is_set = |name: &str| declared.iter().filter(|custom| custom.name == name && custom.is_whole).count() == 1;
    let missing: Vec<_> = values.iter().filter(|(name, _)| !is_set(name)).collect();
    if !missing.is_empty() {
        out = css::complete(&out).into_owned();
        out.push_str("\n:root {\n");
        for (name, value) in missing {
            let _ = writeln!(out, "  {name}: {value};");
        }
        out.push_str("}\n");
    }
    out
}

/// The colour that a stylesheet gives a token in the light scheme, if it is written as one.
pub fn light(css: &str, token: &str) -> Option<Colour> {
    let pieces = css::pieces(css);
    let declared = css::custom_properties(css, &pieces);
    let value = declared.iter().rfind(|custom| custom.name == token && custom.is_whole)?.value.trim();
    let light = value.strip_prefix("light-dark(").and_then(|pair| pair.split(',').next());
    Colour::parse(light.unwrap_or(value))
}

/// Every declaration of a list of font families with this one before them.
pub fn with_family(css: &str, token: &str, family: &str) -> String {
    let pieces = css::pieces(css);
    let mut out = String::with_capacity(css.len());
    let mut from = 0;
    for custom in css::custom_properties(css, &pieces).iter().filter(|custom| custom.name == token && custom.is_whole) {
        let ends = if css[custom.range.clone()].ends_with(';') { ";" } else { "" };
        let _ = write!(out, "{}{token}: {family}, {}{ends}", &css[from..custom.range.start], custom.value);
        from = custom.range.end;
    }
    out + &css[from..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_they_stood() {
        let css = ":root {\n  --a: 1; /* one */\n  --b: 2;\n  --c: 3\n}\n.x { --b: 4 }\n";
        let values = [("--a", "x".to_owned()), ("--c", "y".to_owned())];
        assert_eq!(with(css, &values), ":root {\n  --a: x; /* one */\n  --b: 2;\n  --c: y}\n.x { --b: 4 }\n");
        let values = [("--b", "x".to_owned()), ("--d", "y".to_owned())];
        assert_eq!(with(css, &values), format!("{css}\n:root {{\n  --b: x;\n  --d: y;\n}}\n"));
        assert_eq!(with("a { b: c", &[("--a", "x".to_owned())]), "a { b: c}\n:root {\n  --a: x;\n}\n");
    }

    #[test]
    fn a_family_goes_before_all_others() {
        let css = ":root, [lang] { --sans: Arial, sans-serif; }\n:lang(ja) { --sans: Meiryo }";
        let with = with_family(css, "--sans", "\"Inter\"");
        assert_eq!(
            with,
            ":root, [lang] { --sans: \"Inter\", Arial, sans-serif; }\n:lang(ja) { --sans: \"Inter\", Meiryo}"
        );
    }
}
