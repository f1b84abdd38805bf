//! Signs around words: `==marked==`, `++inserted++`.

/// What is between two signs, made into something else where that can be. `make` is given what stands before the first sign, and the
/// words between the two, which neither begin nor end with a space.
pub fn between(text: &str, sign: &str, make: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(from) = rest.find(sign) {
        let (before, after) = (&rest[..from], &rest[from + sign.len()..]);
        let inner = after.find(sign).map(|end| &after[..end]);
        let inner = inner.filter(|inner| !inner.is_empty() && !inner.starts_with(' ') && !inner.ends_with(' '));
        made.push_str(before);
        match inner.and_then(|inner| Some((inner.len(), make(before, inner)?))) {
            Some((length, new)) => {
                made.push_str(&new);
                rest = &after[length + sign.len()..];
            }
            None => {
                made.push_str(sign);
                rest = after;
            }
        }
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_around_words_only() {
        let marked = |text: &str| between(text, "==", |_, words| Some(format!("<mark>{words}</mark>")));
        assert_eq!(marked("a ==b c== d ==e=="), "a <mark>b c</mark> d <mark>e</mark>");
        for text in ["a == b == c", "a ==b", "====", "a"] {
            assert_eq!(marked(text), text);
        }
        assert_eq!(between("[==a== ==b==", "==", |before, _| (!before.ends_with('[')).then(String::new)), "[==a== ");
    }
}
