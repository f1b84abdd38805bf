//! A site's file of messages (`.ftl`) over a theme's: the first line of an input names the locale.
//!
//! Nothing panics or grows without end, mistakes point into the file, and every message can be printed.

use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_l10n::{Arg, FtlSource, Localizer, Origin};

use super::told::{self, Texts};

const THEME: &str = "search = Search\nnotice-fallback = This article is not available in { $language }\nresults = { $count ->\n    [one] { $count } result\n   *[other] { $count } results\n}\nplan-free = Free\nhome = { plan-free } { search }\n";

/// No message that somebody would read is as long; what a site's own words come to must stay near what was written.
const LONGEST: usize = 1 << 20;

pub fn run(data: &[u8]) {
    super::on_a_small_stack(|| check(data));
}

fn check(data: &[u8]) {
    let input = String::from_utf8_lossy(data);
    let (tag, text) = super::headed(&input);
    let locale = Locale::new(if guichet_l10n::is_valid_tag(tag) { tag } else { "en" });
    let file: Arc<str> = Arc::from("locales/site.ftl");
    let source = |origin, locale: &Locale, file: &Arc<str>, text: &str| FtlSource {
        origin,
        locale: locale.clone(),
        file: Arc::clone(file),
        text: Arc::from(text),
    };
    let sources = [
        source(Origin::Site, &locale, &file, text),
        source(Origin::Theme, &Locale::new("en"), &Arc::from("themes/default/locales/en.ftl"), THEME),
    ];
    let outcome = Localizer::new(&locale, &sources);
    told::check(&outcome.diags, &Texts::from([(file, text.to_owned())]));
    let l = outcome.value;
    for printed in l.plain_messages().values() {
        assert!(printed.len() <= LONGEST, "{} bytes of {text:?}", printed.len());
    }
    let named = text.lines().chain(THEME.lines()).filter_map(|line| line.split_once('=')).map(|(id, _)| id.trim());
    for id in named.filter(|id| l.has(id)) {
        for count in [0.0, 1.0, 2.0, 1e15, -1.5] {
            let args = [("count", Arg::Num(count)), ("language", Arg::Str("français")), ("x", Arg::Str("{ $x }"))];
            let printed = l.message(id, &args);
            assert!(printed.len() <= LONGEST, "{} bytes of {text:?}", printed.len());
        }
    }
    assert_eq!(l.message("no-such-message-anywhere", &[]), "no-such-message-anywhere");
    l.list_and(&[tag, "b", "c"]);
    l.language_name(tag);
    l.sort_key(text);
    let items: Vec<&str> = text.lines().take(8).collect();
    let grouped: usize = l.index_groups(items.clone(), |item| item).iter().map(|(_, items)| items.len()).sum();
    assert_eq!(grouped, items.len());
}
