//! Which name was meant by one that there is not.

/// What to write instead of a name that is not one of these: the nearest one, or any if they are few.
pub fn instead<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const FEW: usize = 12;
    let names: Vec<&str> = names.into_iter().collect();
    // Word processors put their quotes around it.
    let name = name.trim_matches(['“', '”', '„', '‘', '’', '«', '»']);
    if names.contains(&name) {
        return Some(format!("write `{name}`"));
    }
    if let Some(near) = nearest(name, names.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let choice = if names.len() == 1 { "" } else { "one of " };
    (1..=FEW).contains(&names.len()).then(|| format!("use {choice}`{}`", names.join("`, `")))
}

/// The only one of a closed list of names that `name` can mean: it differs in nothing but its letters' case, or in one slip
/// (a letter more, less or another one, two swapped), and no other name is as near.
pub fn one_slip<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Of shorter words, one letter in another's place makes another word.
    const SHORTEST: usize = 4;
    let lower = name.to_lowercase();
    let names: Vec<&str> = names.into_iter().filter(|candidate| *candidate != name).collect();
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut fitting = names.iter().copied().filter(|candidate| fits(candidate));
        fitting.next().filter(|first| fitting.all(|other| other == *first))
    };
    if let Some(same) = only(&|candidate| candidate.to_lowercase() == lower) {
        return Some(same);
    }
    let length = lower.chars().count();
    if length < SHORTEST {
        return None;
    }
    only(&|candidate| candidate.chars().count().abs_diff(length) < 2 && strsim::osa_distance(&lower, candidate) == 1)
}

/// The name closest to `name` by edits and swaps of neighbours (optimal string alignment); `None` when more than a third
/// of it would have to change.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let limit = (length / 3).max(1);
    let names: Vec<&str> = names.into_iter().collect();
    let lower = name.to_lowercase();
    // Nothing is nearer than the same name in other letters: `OK` and `ok`, though every letter differs.
    if let Some(same) =
        names.iter().find(|candidate| candidate.len() == name.len() && candidate.to_lowercase() == lower)
    {
        return Some(same);
    }
    names
        .into_iter()
        // Most names are ruled out by their length alone, and there may be thousands.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit)
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::one_slip;

    #[test]
    fn one_slip_means_one_name() {
        let names = ["title", "toc", "top", "draft", "order", "aliases", "search"];
        for (name, meant) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("TOC", Some("toc")),
            ("serach", Some("search")),
            ("alias", None),
            ("tip", None),
            ("drat", Some("draft")),
            ("colour", None),
        ] {
            assert_eq!(one_slip(name, names), meant, "{name}");
        }
        // Two are as near.
        assert_eq!(one_slip("serv", ["serve", "server", "serva"]), None);
    }
}
