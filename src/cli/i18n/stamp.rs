//! `guichet i18n stamp`: this translation matches its original as it is now.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use guichet_translations::stamp::Stamp;

use super::store;
use crate::cli::args::{Global, I18nStamp};
use crate::cli::console::{self, Console};
use crate::cli::rewrite;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &I18nStamp, global: &Global, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let files = site.files();
    let pairs = site.pairs();
    let originals: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let mut wanted: BTreeSet<usize> = BTreeSet::new();
    for name in &command.translations {
        let named = site.named(name).map_err(|failure| site.why_not_there(name, &pairs).unwrap_or(failure))?;
        let some: Vec<usize> = named.iter().copied().filter(|at| originals.contains_key(at)).collect();
        if some.is_empty() {
            let file = &files[named[0]];
            let why = if site.is_default(&file.locale) {
                format!("`{}` is in the site's default language: it is an original", file.path)
            } else {
                format!("`{}` has no original in `{}`", file.path, site.analysis.config.default_locale)
            };
            return Err(Failure::usage(format!("{why}; stamp its translations")));
        }
        wanted.extend(some);
    }
    if command.unstamped {
        wanted.extend(originals.keys().filter(|at| Stamp::read(&site.text(&files[**at].path)).is_none()));
    }
    let now = |at: &usize| {
        let file = &files[*at];
        fs::read_to_string(global.root.join(&*file.path))
            .ok()
            .and_then(|text| Stamp::read(&text))
            .map(|stamp| stamp.hash)
    };
    let before: BTreeSet<String> = originals.keys().filter_map(now).collect();
    let mut stamped = 0;
    for at in &wanted {
        let (translation, original) = (&files[*at], &files[originals[at]]);
        let text = site.text(&original.path);
        let stamp = Stamp::of(&original.locale, &site.sections(original));
        store::keep(&global.root, &original.path, &text, &stamp.hash)?;
        let before = site.text(&translation.path);
        let after = stamp.put_into(&before);
        if after != before {
            let disk = site.tree.texts.disk(&translation.path);
            rewrite::write(&global.root, &disk, &before, &after).map_err(|refusal| {
                Failure::fault(format!("`{}` was left as it is: {}", translation.path, refusal.why()))
            })?;
            console::print(&format!("{}\n", translation.path));
            stamped += 1;
        }
    }
    // Those of other translations stay.
    store::tidy(&global.root, &before, &originals.keys().filter_map(now).collect());
    let rest = wanted.len() - stamped;
    let already =
        if rest == 0 { String::new() } else { format!("; {} had it already", console::number(rest, "translation")) };
    console.say(&format!("stamped {}{already}", console::number(stamped, "translation")));
    Ok(Exit::Clean)
}
