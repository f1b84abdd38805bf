//! `slug` and `id`: texts that are a path, or a part of one.

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::FileDiags;

/// A slug becomes part of a URL and of a file name; an id is whatever the path of an article can be, since it often was one.
pub(super) fn check(name: &str, text: &Spanned<String>, slashes: bool, file: &mut FileDiags) -> bool {
    let value = text.value.as_str();
    if is_path(value, slashes) {
        return true;
    }
    let allowed = if slashes { "letters, digits, `-` and `/`" } else { "letters, digits and `-`" };
    let help = of_a_whole_address(value, file.file).filter(|_| !slashes);
    let help = help.unwrap_or_else(|| format!("use {allowed}"));
    file.push(Diagnostic::new(file.wrong_value, format!("`{name}` can't be `{value}`")).help(help), &text.span);
    false
}

fn is_path(value: &str, slashes: bool) -> bool {
    // Names that begin with a dot are for the host: with a folder `.htaccess` in it, Apache shows nothing of a site.
    let bad_part = |part: &str| matches!(part, "" | "." | "..") || part.starts_with('.') && !slashes;
    let bad_char = |c: char| {
        c.is_control()
            || c == '\\'
            || !slashes && matches!(c, '/' | '?' | '#' | '%' | '"' | '<' | '>' | '|' | '*' | ':')
    };
    !value.split('/').any(bad_part) && !value.contains(bad_char) && value.trim() == value
}

/// `slug: /guide/start`, as Docusaurus has it: the whole address of the page. `file` is the path of the article.
fn of_a_whole_address(slug: &str, file: &str) -> Option<String> {
    let path = slug.trim_matches('/');
    if path.is_empty() && !slug.is_empty() {
        return Some(
            "remove it: the page of a folder is the `_index.md` in it, and a slug is the last part of an address"
                .to_owned(),
        );
    }
    let (folder, last) = path.rsplit_once('/').unwrap_or(("", path));
    if !slug.contains('/') || !is_path(last, false) || !is_path(path, true) {
        return None;
    }
    // Below `content/` and the locale.
    let own = file.splitn(3, '/').nth(2).and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    Some(match folder == own {
        true => format!("write `slug: {last}`: the folder says the rest"),
        false => format!(
            "write `slug: {last}`, the last part of the address: the folder says the rest. To keep the whole one, write `aliases: [{path}]` as well"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_addresses_as_slugs() {
        let of = |slug| of_a_whole_address(slug, "content/en/guide/start/a.md").unwrap_or_default();
        assert_eq!(of("/guide/start/b"), "write `slug: b`: the folder says the rest");
        assert!(of("/old/b/").ends_with("write `aliases: [old/b]` as well"), "{}", of("/old/b/"));
        assert!(of("/").starts_with("remove it: the page of a folder is the `_index.md` in it"));
        for other in ["", "a?b", "/a/b#c", ".htaccess", "a/../b", "a//b", "/a/.b"] {
            assert_eq!(of(other), "", "{other}");
        }
        assert!(of_a_whole_address("/b", "a.md").is_some());
    }
}
