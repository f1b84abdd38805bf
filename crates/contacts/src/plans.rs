//! Plans, and the expressions that choose some of them: `all`, `basic`, `basic, pro`, `>=basic`. The same in
//! contacts.yaml, in front matter and in `:::plans`.

use guichet_core::diag::{Diagnostic, Fix, Outcome, codes};
use guichet_core::yaml;
use std::sync::Arc;

pub use guichet_core::model::PlanId;
use guichet_core::model::{Span, Spanned};

const HOW_TO_WRITE: &str = "write `all`, plans such as `[basic, pro]`, or `\">=basic\"` for a plan and those above it";

/// Some of the plans, each once, in the order of contacts.yaml. The default is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct PlanSet(Vec<PlanId>);

/// How a sentence can best say which plans are in a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    None,
    All,
    /// This plan and every plan above it; at least two, not all.
    From(PlanId),
    Some,
}

impl PlanSet {
    pub fn all(plans: &[PlanId]) -> Self {
        PlanSet(plans.to_vec())
    }

    /// Plans by their ids.
    ///
    /// # Errors
    /// A sentence without final stop about an id that is not among `plans`.
    pub(super) fn of(ids: &[String], plans: &[PlanId]) -> Result<Self, String> {
        if let Some(unknown) = ids.iter().find(|id| !plans.iter().any(|plan| plan.as_str() == **id)) {
            return Err(format!("no plan `{unknown}`"));
        }
        let chosen = plans.iter().filter(|plan| ids.iter().any(|id| plan.as_str() == *id));
        Ok(PlanSet(chosen.cloned().collect()))
    }

    /// One expression. What is wrong in it is left out of the set and reported, without a place, as CON001.
    pub fn parse(expression: &str, plans: &[PlanId]) -> Outcome<PlanSet> {
        if let Some(typed) = typed(expression) {
            let mut outcome = PlanSet::parse(&typed, plans);
            let message = format!("`{expression}` is not a valid choice of plans: the sign is written `>=`");
            outcome.diags.insert(0, Diagnostic::new(codes::CON001, message).help(format!("write `{typed}`")));
            return outcome;
        }
        let mut chosen = vec![false; plans.len()];
        let mut diags = Vec::new();
        let terms = terms(expression);
        if terms.is_empty() {
            diags.push(Diagnostic::new(codes::CON001, "no plan is named").help(HOW_TO_WRITE));
        }
        for term in terms {
            let position = |id: &str| plans.iter().position(|plan| plan.as_str() == id);
            match term {
                Term::All => chosen.fill(true),
                Term::AtLeast(id) => match position(id) {
                    Some(lowest) => chosen[lowest..].fill(true),
                    None => diags.push(unknown(id, plans)),
                },
                Term::One(id) => match position(id) {
                    Some(plan) => chosen[plan] = true,
                    None => diags.push(unknown(id, plans)),
                },
                Term::Unreadable(text) => {
                    diags.push(
                        Diagnostic::new(codes::CON001, format!("`{text}` is not a valid choice of plans"))
                            .help(HOW_TO_WRITE),
                    );
                }
            }
        }
        let value = plans.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(plan, _)| plan.clone()).collect();
        Outcome { value: PlanSet(value), diags }
    }

    /// A YAML value as `texts` reads it: the expressions' union, every mistake at its own item. `text` is that of the file, for whoever
    /// fixes them.
    pub fn read(
        expressions: &[Spanned<String>],
        plans: &[PlanId],
        file: &Arc<str>,
        text: Option<&str>,
    ) -> Outcome<PlanSet> {
        let mut union = PlanSet::default();
        let mut diags = Vec::new();
        for expression in expressions {
            let mut outcome = PlanSet::parse(&expression.value, plans);
            if let (Some(typed), Some(told)) = (typed(&expression.value), outcome.diags.first_mut()) {
                let quoted = yaml::in_quotes(&typed);
                told.help = Some(format!("write `{quoted}`"));
                told.fixes.extend(text.and_then(|text| instead(text, expression, quoted)));
            }
            union.0.extend(outcome.value.0);
            diags.extend(outcome.diags.into_iter().map(|diagnostic| diagnostic.at(file, expression.span.clone())));
        }
        let value = plans.iter().filter(|plan| union.contains(plan)).cloned().collect();
        Outcome { value: PlanSet(value), diags }
    }

    /// What an expression in a text that is no YAML is fixed by, if its sign is another one than those that are typed: `≥pro`. `span` has
    /// the expression in it, once.
    pub fn sign_fix(expression: &str, text: &str, span: Span) -> Option<Fix> {
        let typed = typed(expression)?;
        let mut places = text.get(span.clone())?.match_indices(expression);
        let at = span.start + places.next().filter(|_| places.next().is_none())?.0;
        Some(Fix::new(format!("write `{typed}`"), at..at + expression.len(), typed))
    }

    pub fn contains(&self, plan: &PlanId) -> bool {
        self.0.contains(plan)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, PlanId> {
        self.0.iter()
    }

    pub fn reach(&self, plans: &[PlanId]) -> Reach {
        match self.0.as_slice() {
            [] => Reach::None,
            own if own.len() == plans.len() => Reach::All,
            [lowest, _, ..] if plans.ends_with(&self.0) => Reach::From(lowest.clone()),
            _ => Reach::Some,
        }
    }
}

enum Term<'a> {
    All,
    AtLeast(&'a str),
    One(&'a str),
    Unreadable(&'a str),
}

/// Terms stand between commas; plain names may also stand between spaces, as in `:::plans basic pro`.
fn terms(expression: &str) -> Vec<Term<'_>> {
    let mut terms = Vec::new();
    for part in expression.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(rest) = part.strip_prefix(">=") {
            let id = rest.trim();
            terms.push(if is_name(id) { Term::AtLeast(id) } else { Term::Unreadable(part) });
            continue;
        }
        terms.extend(part.split_whitespace().map(|word| match word {
            "all" => Term::All,
            word if is_name(word) => Term::One(word),
            word => Term::Unreadable(word),
        }));
    }
    terms
}

/// Not empty, no blank, none of the characters of other comparisons: an attempt at an expression is not an odd plan name.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || "<>=!".contains(c))
}

/// With the sign that comparisons have, where an expression has the mathematical one, or its two characters the wrong way round.
fn typed(expression: &str) -> Option<String> {
    const AT_LEAST: [&str; 5] = ["≥", "⩾", "≧", "＞＝", "=>"];
    let is_one = |part| AT_LEAST.iter().find_map(|sign| str::trim_start(part).strip_prefix(sign));
    let mut is_other = false;
    let parts = expression.split(',').map(|part| match is_one(part) {
        Some(rest) => {
            is_other = true;
            let margin = &part[..part.len() - part.trim_start().len()];
            format!("{margin}>={rest}")
        }
        None => part.to_owned(),
    });
    let typed = parts.collect::<Vec<_>>().join(",");
    is_other.then_some(typed)
}

/// A value of YAML in place of one that stands where it says, with or without quotes.
fn instead(text: &str, old: &Spanned<String>, new: String) -> Option<Fix> {
    let written = text.get(old.span.clone())?;
    let is_here = written.trim_matches(['"', '\'']) == old.value;
    is_here.then(|| Fix::new(format!("write `{new}`"), old.span.clone(), new))
}

fn unknown(id: &str, plans: &[PlanId]) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::CON001, format!("no plan `{id}` in contacts.yaml"));
    let names: Vec<String> = plans.iter().map(|plan| format!("`{plan}`")).collect();
    match guichet_core::diag::nearest(id, plans.iter().map(PlanId::as_str)) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None if plans.is_empty() => diagnostic.help("contacts.yaml lists the plans: `plans: [free, pro]`"),
        None => diagnostic.help(format!("the plans are {}", names.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plans() -> Vec<PlanId> {
        ["free", "starter", "basic", "pro", "enterprise"].map(PlanId::new).to_vec()
    }

    fn ids(set: &PlanSet) -> String {
        set.iter().map(PlanId::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn expressions() {
        let cases = [
            ("all", "free starter basic pro enterprise"),
            (">=basic", "basic pro enterprise"),
            (" >= pro ", "pro enterprise"),
            ("enterprise", "enterprise"),
            ("pro, free", "free pro"),
            ("pro free,pro", "free pro"),
            ("free, >=pro", "free pro enterprise"),
        ];
        for (expression, expected) in cases {
            let outcome = PlanSet::parse(expression, &plans());
            assert_eq!((ids(&outcome.value).as_str(), outcome.diags.len()), (expected, 0), "{expression}");
        }
    }

    #[test]
    fn mistakes_keep_the_rest() {
        let cases = [
            ("baisc, pro", "pro", "no plan `baisc` in contacts.yaml", "did you mean `basic`?"),
            (
                ">=gold",
                "",
                "no plan `gold` in contacts.yaml",
                "the plans are `free`, `starter`, `basic`, `pro`, `enterprise`",
            ),
            (
                "≥pro",
                "pro enterprise",
                "`≥pro` is not a valid choice of plans: the sign is written `>=`",
                "write `>=pro`",
            ),
            (
                "free, ≥ pro",
                "free pro enterprise",
                "`free, ≥ pro` is not a valid choice of plans: the sign is written `>=`",
                "write `free, >= pro`",
            ),
            (
                "=>pro",
                "pro enterprise",
                "`=>pro` is not a valid choice of plans: the sign is written `>=`",
                "write `>=pro`",
            ),
            ("<=basic", "", "`<=basic` is not a valid choice of plans", HOW_TO_WRITE),
            (">basic", "", "`>basic` is not a valid choice of plans", HOW_TO_WRITE),
            (">=", "", "`>=` is not a valid choice of plans", HOW_TO_WRITE),
            (" , ", "", "no plan is named", HOW_TO_WRITE),
            ("", "", "no plan is named", HOW_TO_WRITE),
        ];
        for (expression, kept, message, help) in cases {
            let outcome = PlanSet::parse(expression, &plans());
            assert_eq!(ids(&outcome.value), kept, "{expression}");
            let diagnostic = &outcome.diags[0];
            assert_eq!(
                (diagnostic.code, diagnostic.message.as_str(), diagnostic.help.as_deref()),
                (codes::CON001, message, Some(help))
            );
        }
        assert_eq!(
            PlanSet::parse("pro", &[]).diags[0].help.as_deref(),
            Some("contacts.yaml lists the plans: `plans: [free, pro]`")
        );
    }

    #[test]
    fn a_yaml_list_points_at_the_wrong_item() {
        let items = [("pro", 10..13), ("bsic", 15..19), ("free", 21..25)]
            .map(|(text, span)| Spanned::new(text.to_owned(), span));
        let outcome = PlanSet::read(&items, &plans(), &Arc::from("contacts.yaml"), None);
        assert_eq!(ids(&outcome.value), "free pro");
        assert_eq!(outcome.diags[0].span, Some(15..19));
    }

    #[test]
    fn reach() {
        let reach = |expression| PlanSet::parse(expression, &plans()).value.reach(&plans());
        assert_eq!(reach("all"), Reach::All);
        assert_eq!(reach("pro enterprise"), Reach::From(PlanId::new("pro")));
        assert_eq!(reach("enterprise"), Reach::Some);
        assert_eq!(reach("free, pro"), Reach::Some);
        assert_eq!(reach("nothing"), Reach::None);
    }

    proptest! {
        /// Any choice of plans, written out in any order and with any repetition, reads back as itself.
        #[test]
        fn lists_round_trip(chosen in prop::collection::vec(0usize..5, 1..9)) {
            let all = plans();
            let expression = chosen.iter().map(|i| all[*i].as_str()).collect::<Vec<_>>().join(", ");
            let outcome = PlanSet::parse(&expression, &all);
            prop_assert!(outcome.diags.is_empty());
            for (i, plan) in all.iter().enumerate() {
                prop_assert_eq!(outcome.value.contains(plan), chosen.contains(&i));
            }
            let places: Vec<_> = outcome.value.iter().map(|plan| all.iter().position(|other| other == plan)).collect();
            prop_assert!(places.is_sorted());
        }

        /// `>=x` is the list of x and all that follow, and raising x never adds a plan.
        #[test]
        fn at_least_is_an_upper_part(lowest in 0usize..5) {
            let all = plans();
            let set = |i: usize| PlanSet::parse(&format!(">={}", all[i]), &all).value;
            let (lower, higher) = (set(lowest), set((lowest + 1).min(4)));
            prop_assert_eq!(lower.iter().collect::<Vec<_>>(), all[lowest..].iter().collect::<Vec<_>>());
            prop_assert!(higher.iter().all(|plan| lower.contains(plan)));
        }

        /// Whatever is written: no panic, and an empty set never goes unexplained.
        #[test]
        fn any_text(expression in "[a-z>=<, ]{0,12}|\\PC{0,12}") {
            let outcome = PlanSet::parse(&expression, &plans());
            prop_assert!(!outcome.value.is_empty() || !outcome.diags.is_empty());
        }
    }
}
