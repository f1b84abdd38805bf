//! A plan table that somebody wrote by hand, and that says something else than contacts.yaml: CON013 at the cell.
//!
//! It must be right whenever it speaks, so it speaks only of cells whose row, column and mark it is sure of: a column
//! headed by a plan's name and a row by a channel's (or the other way round), in any of the site's languages, and a mark
//! that means yes or no by itself. Everything else (numbers, "on request", a sign that means yes here and no there) is
//! left alone.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::input::ResolveInput;
use super::marks::{Marks, without_remarks};
use super::site::LocaleSite;
use guichet_contacts::{Channel, Policy, channel_name, plan_name};
use guichet_core::diag::{Diagnostic, codes};
use guichet_markdown::ParsedFile;
use guichet_markdown::body::{CellText, TableText};

/// The mistakes of everything that is published.
pub fn check(input: &ResolveInput, locales: &[LocaleSite]) -> Vec<Diagnostic> {
    if input.policy.plans.len() < 2 || input.policy.channels.is_empty() {
        return Vec::new();
    }
    let bodies = locales.iter().flat_map(LocaleSite::bodies);
    let files: BTreeSet<usize> =
        bodies.map(|body| body.file).filter(|file| !input.files[*file].body.tables.is_empty()).collect();
    if files.is_empty() {
        return Vec::new();
    }
    let names = Names::of(input);
    let marks = Marks::of(input.localizers);
    files.into_iter().flat_map(|file| check_file(input.policy, &names, &marks, &input.files[file])).collect()
}

fn check_file(policy: &Policy, names: &Names, marks: &Marks, file: &ParsedFile) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    for table in &file.body.tables {
        let place = table.snippet.as_ref().unwrap_or(&file.path);
        for (diagnostic, cell) in check_table(policy, names, marks, table, file.locale.as_str()) {
            let mut diagnostic = diagnostic.at(place, cell.span.clone());
            diagnostic.locale = Some(file.locale.clone());
            diagnostic.article = Some(Arc::clone(&file.rel));
            diags.push(diagnostic);
        }
    }
    diags
}

/// Where in the policy a name leads.
struct Names {
    plans: FxHashMap<String, usize>,
    channels: FxHashMap<String, usize>,
}

impl Names {
    /// In every language of the site: an article may well call a plan by its English name.
    fn of(input: &ResolveInput) -> Self {
        let (mut plans, mut channels) = (Vec::new(), Vec::new());
        for l in input.localizers {
            plans.extend(input.policy.plans.iter().enumerate().map(|(at, plan)| (plan_name(l, plan), at)));
            channels.extend(input.policy.channels.iter().enumerate().map(|(at, it)| (channel_name(l, &it.id), at)));
        }
        // An id is how an author may call a plan. `email` or `chat` may be much else than a way to reach support.
        plans.extend(input.policy.plans.iter().enumerate().map(|(at, plan)| (plan.as_str().to_owned(), at)));
        Names { plans: unambiguous(plans), channels: unambiguous(channels) }
    }

    fn plans(&self, cells: &[Option<&CellText>]) -> Vec<Option<usize>> {
        let mut name = String::new();
        let mut plan = |cell: &Option<&CellText>| {
            fold(&cell.as_ref()?.text, &mut name);
            self.plans.get(&*name).or_else(|| self.plans.get(without_plan_word(&name))).copied()
        };
        cells.iter().map(&mut plan).collect()
    }

    fn channels(&self, cells: &[Option<&CellText>]) -> Vec<Option<usize>> {
        cells.iter().map(|cell| self.channels.get(&folded(&cell.as_ref()?.text)).copied()).collect()
    }
}

/// A name that two of them have, in whatever languages, names neither.
fn unambiguous(names: Vec<(String, usize)>) -> FxHashMap<String, usize> {
    let mut found: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (name, at) in names {
        let known = found.entry(folded(&name)).or_insert(Some(at));
        if *known != Some(at) {
            *known = None;
        }
    }
    found.into_iter().filter_map(|(name, at)| Some((name, at?))).filter(|(name, _)| !name.is_empty()).collect()
}

/// Letters alone: case, width, invisible signs, and remarks in brackets or behind asterisks make no other name.
fn folded(text: &str) -> String {
    let mut name = String::new();
    fold(text, &mut name);
    name
}

/// The same, in the space of the name before: most tables are about something else, and there are many.
fn fold(text: &str, name: &mut String) {
    name.clear();
    let plain: Cow<str> = if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        text.nfkc().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}')).collect()
    };
    for word in without_remarks(&plain).split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    if name.is_ascii() {
        name.make_ascii_lowercase();
    } else {
        *name = name.to_lowercase();
    }
}

/// `pro plan`, `plan pro`, `プロプラン`: the word for a plan before or behind its name.
fn without_plan_word(name: &str) -> &str {
    const WORDS: [&str; 15] = [
        "plan",
        "plano",
        "piano",
        "tarif",
        "abonnement",
        "forfait",
        "formule",
        "offre",
        "abonnemang",
        "プラン",
        "套餐",
        "方案",
        "플랜",
        "요금제",
        "خطة",
    ];
    let cut = |word: &&str| name.strip_suffix(*word).or_else(|| name.strip_prefix(*word));
    WORDS.iter().find_map(cut).map_or(name, |rest| rest.trim_matches([' ', '-', ':']))
}

fn check_table<'t>(
    policy: &Policy,
    names: &Names,
    marks: &Marks,
    table: &'t TableText,
    locale: &str,
) -> Vec<(Diagnostic, &'t CellText)> {
    let head: Vec<Option<&CellText>> = table.rows[0].iter().map(Some).collect();
    let side: Vec<Option<&CellText>> = table.rows.iter().map(|row| row.first()).collect();
    // Most tables are about something else: no more is read of one than tells.
    let above = names.plans(&head);
    let (plans, channels, turned) = if is_list_of_plans(&above) {
        (above, names.channels(&side), false)
    } else {
        let beside = names.plans(&side);
        if !is_list_of_plans(&beside) {
            return Vec::new();
        }
        (beside, names.channels(&head), true)
    };
    let mut found = Vec::new();
    for (y, row) in table.rows.iter().enumerate().skip(1) {
        let some_yes = row.iter().skip(1).any(|cell| marks.read(&cell.text, locale) == Some(true));
        for (x, cell) in row.iter().enumerate().skip(1) {
            let (plan, channel) = if turned { (y, x) } else { (x, y) };
            let (Some(Some(plan)), Some(Some(channel))) = (plans.get(plan), channels.get(channel)) else { continue };
            // Nothing, beside a yes, is a no.
            let says = if cell.text.is_empty() && some_yes { Some(false) } else { marks.read(&cell.text, locale) };
            let (heading, label) = (&table.rows[0][x].text, side[y].map_or("", |cell| cell.text.as_str()));
            let (plan_text, channel_text) = if turned { (label, heading.as_str()) } else { (heading.as_str(), label) };
            if let Some(says) = says
                && contradicts(policy, *plan, &policy.channels[*channel], says)
            {
                found.push((disagreement(plan_text, channel_text, &policy.channels[*channel].id, says), cell));
            }
        }
    }
    found
}

/// Two plans at least, none of them twice.
fn is_list_of_plans(cells: &[Option<usize>]) -> bool {
    if cells.iter().flatten().nth(1).is_none() {
        return false;
    }
    let named: Vec<usize> = cells.iter().flatten().copied().collect();
    named.iter().collect::<BTreeSet<_>>().len() == named.len()
}

/// What an add-on gives, or a condition takes, may be said either way.
fn contradicts(policy: &Policy, plan: usize, channel: &Channel, says: bool) -> bool {
    let plan = &policy.plans[plan];
    let included = channel.plans.contains(plan);
    let sold = |id: &String| policy.addons.iter().any(|addon| addon.id == *id && addon.plans.contains(plan));
    match (says, included) {
        (true, false) => !channel.addons.iter().any(sold),
        (false, true) => channel.conditions.is_empty(),
        _ => false,
    }
}

fn disagreement(plan: &str, channel: &str, id: &str, says: bool) -> Diagnostic {
    let message = if says {
        format!("this cell says that `{plan}` includes `{channel}`, but contacts.yaml says that it does not")
    } else {
        format!("this cell says that `{plan}` does not include `{channel}`, but contacts.yaml says that it does")
    };
    Diagnostic::new(codes::CON013, message).help(format!(
        "correct the cell, or `plans` of channel `{id}`; `{{{{ support_matrix() }}}}` in place of the table is always right"
    ))
}
