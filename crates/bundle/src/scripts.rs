//! Scripts as pages load them: `main.js`, which every page has, and one for each kind of page, each with the modules that
//! it imports inside. They are published under the names that they are written under, so that a theme replaces modules,
//! templates name scripts, and neither knows of the other. `docs/decisions/0041-scripts-of-pages.md` has the reasons.
//!
//! A module becomes a function that is called once and returns what the module exports. Nobody's names change, so a site's
//! own module is joined as it is written. What that can't express (imports in a circle, an export that is assigned to later,
//! a module of another site) is left alone: the script that leads to it is published as it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use part::Part;

use super::files::Files;
use guichet_core::paths::relative;

mod part;

/// What every page loads first. Others import from it what it has inside anyway, so that a page has it once.
pub const EVERYWHERE: &str = "main.js";

/// What the help panel loads of what pages have, in pages of others: `main.js` is not for them.
const OF_THE_PANEL: [&str; 3] = ["contacts/form.js", "inbox/attach.js", "seal/pass.js"];

type Parts = BTreeMap<String, Part>;

/// `is_spare` says of a script whether only other scripts may ask for it.
pub fn join(files: &mut Files, is_spare: &dyn Fn(&str) -> bool) {
    let scripts = files.iter().filter(|(name, _)| name.ends_with(".js"));
    let parts: Parts =
        scripts.map(|(name, bytes)| (name.clone(), Part::read(name, &String::from_utf8_lossy(bytes), files))).collect();
    let joiner = Joiner::new(&parts);
    let of_pages = parts.keys().map(String::as_str).filter(|name| !name.contains('/'));
    let joined: Vec<(String, String)> =
        of_pages.chain(OF_THE_PANEL).filter_map(|name| Some((name.to_owned(), joiner.published(name)?))).collect();
    files.extend(joined.into_iter().map(|(name, text)| (name, Arc::from(text.into_bytes()))));
    let spare = |name: &str| !OF_THE_PANEL.contains(&name) && is_spare(name);
    remove_what_is_inside(files, &parts, &spare);
}

/// Spare modules that no script asks for any more.
fn remove_what_is_inside(files: &mut Files, parts: &Parts, is_spare: &dyn Fn(&str) -> bool) {
    let mut next: Vec<String> = parts.keys().filter(|name| !is_spare(name)).cloned().collect();
    // Which file a script asks for may be decided in the browser: then any of them may be needed.
    let decides_later = |name: &String| !name.contains('/') && parts[name].late.iter().any(|late| late.name.is_none());
    if next.iter().any(decides_later) {
        return;
    }
    let mut asked: BTreeSet<String> = BTreeSet::new();
    while let Some(name) = next.pop() {
        if let Some(bytes) = files.get(&name).filter(|_| asked.insert(name.clone())) {
            next.extend(Part::read(&name, &String::from_utf8_lossy(bytes), files).asks_for().map(str::to_owned));
        }
    }
    files.retain(|name, _| !name.ends_with(".js") || !is_spare(name) || asked.contains(name));
}

struct Joiner<'p> {
    parts: &'p Parts,
    /// What a module is called where it has become a value: this, and its number.
    prefix: String,
    numbers: BTreeMap<&'p str, usize>,
    /// What `main.js` has inside and gives to others.
    hosted: BTreeSet<&'p str>,
}

impl<'p> Joiner<'p> {
    fn new(parts: &'p Parts) -> Joiner<'p> {
        let mut prefix = "$m".to_owned();
        while parts.values().any(|part| part.text.contains(&prefix)) {
            prefix.push('m');
        }
        let numbers = parts.keys().enumerate().map(|(number, name)| (name.as_str(), number)).collect();
        let mut joiner = Joiner { parts, prefix, numbers, hosted: BTreeSet::new() };
        let everywhere = joiner.inside(EVERYWHERE).unwrap_or_default();
        let others = parts.keys().filter(|name| !name.contains('/') && !everywhere.contains(&name.as_str()));
        let mut shared: BTreeSet<&str> = others.filter_map(|name| joiner.inside(name)).flatten().collect();
        // What is only asked for when it is needed is still to be there once.
        shared.extend(parts.values().flat_map(|part| part.late.iter()).filter_map(|late| late.name.as_deref()));
        joiner.hosted = everywhere.into_iter().filter(|name| *name != EVERYWHERE && shared.contains(name)).collect();
        if joiner.published(EVERYWHERE).is_none() {
            joiner.hosted.clear();
        }
        joiner
    }

    /// A module and all that it imports, each after what it imports. `None` if one of them can't be joined.
    fn inside(&self, name: &str) -> Option<Vec<&'p str>> {
        let mut order = Vec::new();
        self.visit(name, &mut Vec::new(), &mut order).then_some(order)
    }

    fn visit(&self, name: &str, above: &mut Vec<&'p str>, order: &mut Vec<&'p str>) -> bool {
        let Some((name, part)) = self.parts.get_key_value(name) else { return false };
        if order.contains(&name.as_str()) {
            return true;
        }
        if above.contains(&name.as_str()) || !(part.is_whole || above.is_empty() && part.imports_are_ours) {
            return false;
        }
        above.push(name);
        let all = part.imports.iter().all(|import| self.visit(&import.name, above, order));
        above.pop();
        order.push(name);
        all
    }

    fn value(&self, name: &str) -> String {
        format!("{}{}", self.prefix, self.numbers.get(name).copied().unwrap_or_default())
    }

    /// A script with what it imports inside; `None` where it stays as it is.
    fn published(&self, name: &str) -> Option<String> {
        let order = self.inside(name)?;
        if order.len() == 1 && !self.hosted.contains(name) {
            return None;
        }
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let here = |other: &str| folder.is_empty() && name != EVERYWHERE && self.hosted.contains(other);
        if here(name) {
            return Some(self.handed_on(name));
        }
        let (given, inside): (Vec<&str>, Vec<&str>) = order.into_iter().partition(|other| here(other));
        let mut out = String::new();
        let named: BTreeSet<&str> =
            inside.iter().flat_map(|other| &self.parts[*other].imports).map(|import| import.name.as_str()).collect();
        if !given.is_empty() {
            let values: Vec<String> =
                given.iter().filter(|other| named.contains(*other)).map(|other| self.value(other)).collect();
            let _ = write!(out, "import{{{}}}from\"./{EVERYWHERE}\";", values.join(","));
        }
        let value = |other: &str| self.value(other);
        for other in inside.into_iter().filter(|other| *other != name) {
            let part = &self.parts[other];
            let export = if name == EVERYWHERE && self.hosted.contains(other) { "export " } else { "" };
            let address = relative(folder, other);
            let (body, exports) = (part.body(&address, folder, &value), part.exported());
            let _ = writeln!(out, "{export}const {}=(()=>{{{body}\nreturn{{{exports}}}}})();", self.value(other));
        }
        out.push_str(&self.parts[name].with_imports_given(&value));
        part::parses(&out).then_some(out)
    }

    /// A module that is in `main.js`, for whoever asks for it by its own name.
    fn handed_on(&self, name: &str) -> String {
        let value = self.value(name);
        let part = &self.parts[name];
        let names: Vec<&str> = part.exports.iter().map(|(exported, _)| exported.as_str()).collect();
        let (default, named): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| *name == "default");
        let default = if default.is_empty() { String::new() } else { format!("export default {value}.default;") };
        format!("import{{{value}}}from\"./{EVERYWHERE}\";export const{{{}}}={value};{default}\n", named.join(","))
    }
}

#[cfg(test)]
mod tests;
