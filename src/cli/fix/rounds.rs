//! Which fixes are made: in rounds, as long as there are any, each round checked before it counts. Touches no disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use guichet_core::diag::fix::{apart, applied};
use guichet_core::diag::{Code, Diagnostic, Fix, Severity, codes};

/// Files by their paths from the site's root, as they will be.
pub type Texts = BTreeMap<Arc<str>, Arc<str>>;

/// Fixes that touch each other are made one after the other; more than a few in one place are hardly ever found.
const ROUNDS: usize = 12;

/// Checks in all, while those are looked for that do harm.
const CHECKS: usize = 120;

pub struct Checked {
    pub diags: Vec<Diagnostic>,
    pub whole: bool,
}

/// A site that can be checked with other texts than its own.
pub trait Site {
    /// Every mistake by itself, sorted; and whether the settings were good enough to look at all files.
    fn check(&self, texts: &Texts) -> Checked;

    /// A file as it is on disk.
    fn text(&self, file: &str) -> Option<Arc<str>>;

    /// It is one of those that are to be fixed.
    fn wants(&self, diagnostic: &Diagnostic) -> bool;
}

/// One that was made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Made {
    pub file: Arc<str>,
    pub code: Code,
    pub title: String,
}

pub struct Done {
    pub texts: Texts,
    /// In the order in which they were made.
    pub made: Vec<Made>,
    /// What is still wrong.
    pub left: Checked,
}

pub fn fixed(site: &impl Site) -> Done {
    let mut done = Done { texts: Texts::new(), made: Vec::new(), left: site.check(&Texts::new()) };
    let mut refused = BTreeSet::new();
    let mut checks = 0;
    for _ in 0..ROUNDS {
        let candidates = candidates(site, &done, &refused);
        if candidates.is_empty() {
            break;
        }
        let mut round = Round { site, texts: &done.texts, before: &done.left, made: Vec::new(), after: None, checks };
        round.settle(&candidates, &mut refused);
        checks = round.checks;
        let Round { made, after, .. } = round;
        let Some((texts, left)) = after else { continue };
        done.made.extend(made.iter().map(|one| Made {
            file: Arc::clone(&one.file),
            code: one.code,
            title: one.fix.title.clone(),
        }));
        done.texts = texts;
        done.left = left;
    }
    // What comes to the same in the end was no change.
    done.texts.retain(|file, text| site.text(file).is_none_or(|old| old != *text));
    done
}

/// A fix and the mistake that it is for.
#[derive(Clone)]
struct Candidate {
    file: Arc<str>,
    code: Code,
    message: String,
    at: usize,
    fix: Fix,
}

/// A fix that was tried and does harm: it is not tried again where lines have moved.
type Refused = BTreeSet<(Arc<str>, Code, String, String)>;

fn candidates(site: &impl Site, done: &Done, refused: &Refused) -> Vec<Candidate> {
    // A text that was not read as it is written can't be written back.
    let garbled: BTreeSet<_> =
        done.left.diags.iter().filter(|d| d.code == codes::FM005).map(|d| d.file.clone()).collect();
    let mut by_file: BTreeMap<Arc<str>, Vec<Candidate>> = BTreeMap::new();
    for diagnostic in done.left.diags.iter().filter(|diagnostic| site.wants(diagnostic)) {
        let Some(file) = diagnostic.file.as_ref().filter(|_| !garbled.contains(&diagnostic.file)) else { continue };
        for fix in &diagnostic.fixes {
            let one = Candidate {
                file: Arc::clone(file),
                code: diagnostic.code,
                message: diagnostic.message.clone(),
                at: diagnostic.span.as_ref().map_or(0, |span| span.start),
                fix: fix.clone(),
            };
            if !refused.contains(&one.name()) {
                by_file.entry(Arc::clone(file)).or_default().push(one);
            }
        }
    }
    // What keeps a file from being read comes first, by itself: what shows then is known when the rest is tried.
    let hides = |one: &Candidate| one.code.hides_others();
    if by_file.values().flatten().any(hides) {
        by_file.values_mut().for_each(|all| all.retain(hides));
    }
    let mut chosen = Vec::new();
    for (file, mut all) in by_file {
        let Some(text) = done.texts.get(&file).cloned().or_else(|| site.text(&file)) else { continue };
        let fixes: Vec<&Fix> = all.iter().map(|one| &one.fix).collect();
        let mut order = apart(&text, &fixes);
        order.sort_unstable();
        let mut order = order.into_iter().peekable();
        let mut at = 0;
        all.retain(|_| {
            at += 1;
            order.next_if_eq(&(at - 1)).is_some()
        });
        chosen.extend(all);
    }
    chosen
}

impl Candidate {
    fn name(&self) -> (Arc<str>, Code, String, String) {
        (Arc::clone(&self.file), self.code, self.message.clone(), self.fix.title.clone())
    }
}

struct Round<'r, S> {
    site: &'r S,
    texts: &'r Texts,
    before: &'r Checked,
    made: Vec<Candidate>,
    after: Option<(Texts, Checked)>,
    checks: usize,
}

impl<S: Site> Round<'_, S> {
    /// Makes those of `chunk` that do no harm, together with those that were made before.
    fn settle(&mut self, chunk: &[Candidate], refused: &mut Refused) {
        if chunk.is_empty() {
            return;
        }
        self.checks += 1;
        if self.checks > CHECKS {
            refused.extend(chunk.iter().map(Candidate::name));
            return;
        }
        let trial: Vec<Candidate> = self.made.iter().chain(chunk).cloned().collect();
        let texts = self.with(&trial);
        let after = self.site.check(&texts);
        if is_better(self.before, &after, &trial) {
            self.made = trial;
            self.after = Some((texts, after));
        } else if let [one] = chunk {
            refused.insert(one.name());
        } else {
            let (first, second) = chunk.split_at(chunk.len() / 2);
            self.settle(first, refused);
            self.settle(second, refused);
        }
    }

    fn with(&self, made: &[Candidate]) -> Texts {
        let mut by_file: BTreeMap<&Arc<str>, Vec<&Fix>> = BTreeMap::new();
        for one in made {
            by_file.entry(&one.file).or_default().push(&one.fix);
        }
        let mut texts = self.texts.clone();
        for (file, fixes) in by_file {
            let text = texts.get(file).cloned().or_else(|| self.site.text(file)).unwrap_or_default();
            texts.insert(Arc::clone(file), Arc::from(applied(&text, fixes)));
        }
        texts
    }
}

/// Each mistake that was fixed is gone, and there is none that was not there before, but for notes. What a file could not be read for shows when it can:
/// that was there before, too.
fn is_better(before: &Checked, after: &Checked, made: &[Candidate]) -> bool {
    let of_settings = |one: &Candidate| one.code.hides_others() && !one.file.starts_with("content/");
    let whole_site = !before.whole || made.iter().any(of_settings);
    let (before, after) = (&before.diags, &after.diags);
    let uncovered: BTreeSet<&str> = made.iter().filter(|one| one.code.hides_others()).map(|one| &*one.file).collect();
    let is_uncovered = |file: Option<&str>| whole_site || file.is_some_and(|file| uncovered.contains(file));
    // A remark on what is right now is no harm: that a translation differs from its original, once its key has the right name.
    let is_remark = |diagnostic: &Diagnostic| {
        diagnostic.severity == Severity::Note && made.iter().all(|one| one.code != diagnostic.code)
    };
    let count = |diags: &[Diagnostic]| {
        let mut counts: BTreeMap<(Option<Arc<str>>, Code), usize> = BTreeMap::new();
        for diagnostic in diags.iter().filter(|diagnostic| !is_remark(diagnostic)) {
            *counts.entry((diagnostic.file.clone(), diagnostic.code)).or_default() += 1;
        }
        counts
    };
    let mut most = count(before);
    for one in made {
        if let Some(count) = most.get_mut(&(Some(Arc::clone(&one.file)), one.code)) {
            *count = count.saturating_sub(1);
        }
    }
    let all_known = count(after)
        .into_iter()
        .all(|(key, count)| is_uncovered(key.0.as_deref()) || count <= most.get(&key).copied().unwrap_or_default());
    // Where more may show, the mistake itself must still be gone: what is like it is further on.
    all_known
        && made.iter().filter(|one| is_uncovered(Some(&one.file))).all(|one| {
            let same = |found: &&Diagnostic| {
                found.code == one.code
                    && found.file.as_ref() == Some(&one.file)
                    && found.message == one.message
                    && found.span.as_ref().map_or(0, |span| span.start) <= one.at
            };
            after.iter().filter(same).count() < before.iter().filter(same).count()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every `bad` is a mistake that `good` fixes, `odd` one whose fix is a mistake itself, `deep` one that two rounds fix; `shut`
    /// hides what is behind it.
    struct Words(&'static str);

    impl Site for Words {
        fn check(&self, texts: &Texts) -> Checked {
            let file: Arc<str> = Arc::from("a.md");
            let text = texts.get(&file).map_or(self.0, |text| &**text);
            let mut at = 0;
            let mut found = Vec::new();
            for word in text.split_inclusive(' ') {
                let span = at..at + word.trim().len();
                at += word.len();
                let (code, new) = match word.trim() {
                    "bad" => (codes::MD012, Some("good")),
                    "odd" => (codes::MD011, Some("worse")),
                    "deep" => (codes::MD002, Some("bad")),
                    "worse" => (codes::MD013, None),
                    "same" => (codes::MD014, Some("same")),
                    "shut" => (codes::FM001, Some("open")),
                    _ => continue,
                };
                let fix = new.map(|new| Fix::new(format!("write {new}"), span.clone(), new));
                found.push(Diagnostic::new(code, word.trim()).fix(fix).at(&file, span));
                if code == codes::FM001 {
                    break;
                }
            }
            Checked { diags: found, whole: true }
        }

        fn text(&self, _: &str) -> Option<Arc<str>> {
            Some(Arc::from(self.0))
        }

        fn wants(&self, _: &Diagnostic) -> bool {
            true
        }
    }

    fn fixed(text: &'static str) -> (String, Vec<String>, usize) {
        let done = super::fixed(&Words(text));
        let text = done.texts.values().next().map_or(text, |text| &**text).to_owned();
        (text, done.left.diags.into_iter().map(|left| left.message).collect(), done.made.len())
    }

    #[test]
    fn harm_is_not_done() {
        assert_eq!(fixed("bad odd bad"), ("good odd good".to_owned(), vec!["odd".to_owned()], 2));
        let many: &str = "odd bad odd odd bad x bad odd bad";
        assert_eq!(fixed(many), ("odd good odd odd good x good odd good".to_owned(), vec!["odd".to_owned(); 4], 4));
        assert_eq!(fixed("same"), ("same".to_owned(), vec!["same".to_owned()], 0));
        // Its fix would make a mistake of another kind.
        assert_eq!(fixed("deep"), ("deep".to_owned(), vec!["deep".to_owned()], 0));
    }

    #[test]
    fn what_was_hidden_is_no_harm() {
        assert_eq!(fixed("shut bad shut odd"), ("open good open odd".to_owned(), vec!["odd".to_owned()], 3));
    }

    #[test]
    fn only_what_is_wanted() {
        struct Half;
        impl Site for Half {
            fn check(&self, texts: &Texts) -> Checked {
                Words("bad shut").check(texts)
            }
            fn text(&self, file: &str) -> Option<Arc<str>> {
                Words("bad shut").text(file)
            }
            fn wants(&self, diagnostic: &Diagnostic) -> bool {
                diagnostic.code == codes::MD012
            }
        }
        let done = super::fixed(&Half);
        assert_eq!(done.texts.values().map(|text| &**text).collect::<Vec<_>>(), ["good shut"]);
        assert_eq!(done.left.diags.len(), 1);
    }
}
