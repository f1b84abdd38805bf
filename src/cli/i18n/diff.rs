//! `guichet i18n diff`: what has changed in the original since a translation was stamped, section by section and word by word.

use guichet_translations::compare::{Change, Finding};
use guichet_translations::sections::{self, Section, name};
use guichet_translations::words::{Run, diff};

use super::moves::Moves;
use super::pairs::Pairs;
use super::store;
use crate::cli::args::{Global, I18nDiff};
use crate::cli::console::{Console, Page};
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &I18nDiff, global: &Global, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let pairs = Pairs::read(site);
    // A variant has what another one has, and is behind where that is.
    let mut named = pairs.borrowed(&command.translation);
    named.retain(|at| !pairs.is_original(*at));
    match pairs.named(&command.translation) {
        Ok(own) => named.extend(own),
        Err(failure) if named.is_empty() => {
            return Err(pairs.why_not_there(&command.translation).unwrap_or(failure));
        }
        Err(_) => {}
    }
    let translations: Vec<(usize, usize)> =
        pairs.of.iter().map(|(at, of)| (*at, *of)).filter(|(at, _)| named.contains(at)).collect();
    if translations.is_empty() {
        let file = &pairs.all[named[0]];
        return Err(Failure::usage(format!(
            "`{}` is not a translation; name one, such as `fr/contacts/import`",
            file.path
        )));
    }
    let mut page = console.page();
    let moves = Moves::of(site);
    let mut behind = 0;
    for (translation, original) in &translations {
        let Some((stamp, findings)) = pairs.behind(*translation, *original) else {
            if translations.len() == 1 {
                return Err(Failure::usage(format!(
                    "`{0}` has no stamp: nobody has said which version of `{1}` it matches; `guichet i18n stamp {0}` does",
                    pairs.all[*translation].path, pairs.all[*original].path
                )));
            }
            continue;
        };
        if findings.is_empty() {
            continue;
        }
        behind += 1;
        let path = pairs.all[*original].path;
        // What only moves have changed is no difference.
        let then = store::find(&global.root, path, &stamp.hash, |_| true);
        let then = then.map(|text| sections::of(&moves.bring_version(&text, path, &pairs.text(*original))));
        page.bold(&format!("{}\n", pairs.all[*translation].path));
        page.dim(&format!("what has changed in {path} since\n"));
        if then.is_none() {
            page.dim(
                "neither the history nor i18n/originals/ has the text as it was: sections are shown as they are now\n",
            );
        }
        for finding in &findings {
            show(&mut page, finding, then.as_deref(), &pairs.sections(*original));
        }
        page.text("\n");
    }
    if behind == 0 {
        page.text("Nothing has changed since.\n");
    }
    page.print();
    Ok(Exit::Clean)
}

fn show(page: &mut Page, finding: &Finding, then: Option<&[Section]>, now: &[Section]) {
    let of = |sections: &[Section]| {
        sections.iter().find(|section| section.id == finding.id).map(|section| section.source.clone())
    };
    let was = then.and_then(of);
    let is = of(now).unwrap_or_default();
    let word = match finding.change {
        Change::Changed => "changed",
        Change::Added => "new",
        Change::Removed => "gone",
    };
    page.text("\n");
    page.bold(&format!("{word}: {}\n", name(&finding.id, &finding.heading)));
    match (finding.change, was) {
        (Change::Changed, Some(was)) => {
            for run in diff(&was, &is) {
                match run {
                    Run::Same(text) => page.text(&text),
                    Run::Gone(text) => page.gone(&text),
                    Run::New(text) => page.new_text(&text),
                }
            }
        }
        (Change::Removed, Some(was)) => page.gone(&was),
        (Change::Added, _) => page.new_text(&is),
        (_, None) => page.text(&is),
    }
    page.text("\n");
}
