//! Which name was meant by one that there is not.

/// What to write instead of a name that is not one of these: the nearest one, or any if they are few.
pub fn instead<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const FEW: usize = 12;
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(near) = nearest(name, names.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let choice = if names.len() == 1 { "" } else { "one of " };
    (1..=FEW).contains(&names.len()).then(|| format!("use {choice}`{}`", names.join("`, `")))
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
