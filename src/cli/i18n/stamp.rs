//! `guichet i18n stamp`: this translation matches its original as it is now.

use std::collections::BTreeSet;
use std::fs;

use guichet_translations::stamp::Stamp;

use super::pairs::Pairs;
use super::store;
use crate::cli::args::{Global, I18nStamp};
use crate::cli::console::{self, Console};
use crate::cli::rewrite;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &I18nStamp, global: &Global, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let pairs = Pairs::read(site);
    let originals = &pairs.of;
    let mut wanted: BTreeSet<usize> = BTreeSet::new();
    for name in &command.translations {
        let named = pairs.named(name).map_err(|failure| pairs.why_not_there(name).unwrap_or(failure))?;
        let some: Vec<usize> = named.iter().copied().filter(|at| originals.contains_key(at)).collect();
        if some.is_empty() {
            let file = &pairs.all[named[0]];
            let why = if pairs.is_original(named[0]) {
                format!("`{}` is in the site's default language: it is an original", file.path)
            } else {
                format!("`{}` has no original in `{}`", file.path, site.analysis.config.default_locale)
            };
            return Err(Failure::usage(format!("{why}; stamp its translations")));
        }
        wanted.extend(some);
    }
    if command.unstamped {
        wanted.extend(originals.keys().filter(|at| Stamp::read(&pairs.text(**at)).is_none()));
    }
    let now = |at: &usize| {
        fs::read_to_string(global.root.join(pairs.all[*at].path))
            .ok()
            .and_then(|text| Stamp::read(&text))
            .map(|stamp| stamp.hash)
    };
    let before: BTreeSet<String> = originals.keys().filter_map(now).collect();
    let mut stamped = 0;
    for at in &wanted {
        let (translation, original) = (&pairs.all[*at], &pairs.all[originals[at]]);
        // Whatever it matches, the files that it has come from stay the same.
        let from = Stamp::read(&pairs.text(*at)).map(|stamp| stamp.from).unwrap_or_default();
        let stamp = Stamp { from, ..Stamp::of(&original.locale, &pairs.sections(originals[at])) };
        store::keep(&global.root, original.path, &pairs.text(originals[at]), &stamp.hash)?;
        let before = pairs.text(*at);
        let after = stamp.put_into(&before);
        if after != before {
            let disk = site.tree.texts.disk(translation.path);
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
