//! Numbers in sentences.

/// `1 page`, `1,204 pages`.
pub fn number(count: usize, noun: &str) -> String {
    let plural = match count {
        1 => "",
        _ if noun.ends_with('s') => "es",
        _ => "s",
    };
    format!("{} {noun}{plural}", grouped(count))
}

/// `1,204`.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(1, "page"), "1 page");
        assert_eq!(number(1204, "article"), "1,204 articles");
        assert_eq!(number(100, "error"), "100 errors");
        assert_eq!(number(0, "error"), "0 errors");
    }
}
