//! Stamps of translations, where a move has changed the links of their originals: what matched still does, since the links of the
//! translations have moved as well. The version that a stamp names stays the one that the history has.

use std::collections::BTreeMap;

use guichet_exchange::merge::without_stamp;
use guichet_translations::sections;
use guichet_translations::stamp::Stamp;

use super::Edits;
use crate::cli::i18n::Pairs;
use crate::cli::whole::Whole;

/// Adds to `edits` what translations say of their originals. `renamed`: files that are somewhere else then, by their old paths.
pub fn follow(site: &Whole, edits: &mut Edits, renamed: &BTreeMap<String, String>) {
    let pairs = Pairs::read(site);
    let now = |path: &str| renamed.get(path).map_or(path, String::as_str).to_owned();
    for (translation, original) in &pairs.of {
        let [translation, original] = [translation, original].map(|at| pairs.all[*at].path);
        let Some(after) = edits.get(&now(original)) else { continue };
        let (before, after) = (sections::of(&site.text(original)), sections::of(after));
        let old = site.text(translation);
        let text = edits.get(&now(translation)).unwrap_or(&old);
        let Some(stamp) = Stamp::read(text) else { continue };
        let mut moved = Stamp { hash: stamp.hash.clone(), ..stamp.moved(&before, &after) };
        if stamp.imported.as_deref() == Some(&*without_stamp(&old)) {
            moved.imported = Some(without_stamp(text));
        }
        if moved != stamp {
            let text = moved.put_into(text);
            edits.insert(now(translation), text);
        }
    }
}
