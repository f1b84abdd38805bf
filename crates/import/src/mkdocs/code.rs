//! Lines of code that are indented, as Python-Markdown reads them: by four spaces more than the text around them, below an empty line.
//! What looks like a mark in them is code.

#[derive(Debug)]
pub struct Indented {
    /// How far a line of code is indented here.
    least: usize,
    after_empty: bool,
    is_code: bool,
}

impl Default for Indented {
    fn default() -> Indented {
        Indented { least: 4, after_empty: true, is_code: false }
    }
}

impl Indented {
    /// Takes the next line that is not between fences. Whether it is code.
    pub fn holds(&mut self, line: &str) -> bool {
        if line.trim().is_empty() {
            self.after_empty = true;
            return false;
        }
        let bare = line.trim_start_matches([' ', '\t']);
        let indent: usize = line[..line.len() - bare.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        self.is_code = (self.is_code || self.after_empty) && indent >= self.least;
        if !self.is_code {
            if is_item(bare) {
                self.least = indent / 4 * 4 + 8;
            } else if self.after_empty && (indent == 0 || indent >= 4) {
                self.least = self.least.min(indent / 4 * 4 + 4);
            }
            self.after_empty = false;
        }
        self.is_code
    }

    /// The code of an item that begins at `lines[0]`, between fences, and how many lines it is: how far an item is indented is counted
    /// otherwise here, and each line would begin with spaces of it.
    pub fn fenced(&self, lines: &[&str]) -> Option<(String, usize)> {
        let is_code =
            |line: &&&str| line.trim().is_empty() || line.len() - line.trim_start_matches(' ').len() >= self.least;
        let count = lines.iter().take_while(is_code).count();
        let count = count - lines[..count].iter().rev().take_while(|line| line.trim().is_empty()).count();
        if self.least < 8 || count == 0 {
            return None;
        }
        let code: Vec<&str> = lines[..count].iter().map(|line| line.get(self.least..).unwrap_or_default()).collect();
        let indent = " ".repeat(self.least - 4);
        let made = crate::blocks::code("", &code.join("\n"));
        let made = made.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
        Some((made.collect::<Vec<_>>().join("\n"), count))
    }

    /// A line was here that is looked at otherwise, or a block. It is not indented code.
    pub fn passed(&mut self) -> bool {
        (self.after_empty, self.is_code) = (true, false);
        false
    }
}

/// Whether a line begins something that goes on in lines that are indented: an item, a meaning, a footnote.
fn is_item(bare: &str) -> bool {
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = digits.len() < bare.len() && digits.starts_with(['.', ')']) && digits[1..].starts_with([' ', '\t']);
    let is_note = bare.starts_with("[^") && bare.contains("]:");
    let is_bullet = bare.starts_with(['-', '*', '+', ':']) && bare[1..].starts_with([' ', '\t']);
    is_number || is_bullet || is_note
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_an_item_is_between_fences() {
        let mut indented = Indented::default();
        for line in ["- a", "", "        b"] {
            indented.holds(line);
        }
        let lines = ["        b", "", "          c", "", "d"];
        assert_eq!(indented.fenced(&lines), Some(("    ```\n    b\n\n      c\n    ```".to_owned(), 3)));
        assert_eq!(Indented::default().fenced(&["    a"]), None);
    }

    #[test]
    fn code_is_indented_by_four_more_than_its_text() {
        for (text, code) in [
            ("a\n\n    b\n\n    c\n\nd", "0010100"),
            ("a\n    b", "00"),
            ("- a\n\n    b\n\n        c\n\n    d\n\ne\n\n    f", "00001000001"),
            ("    a\nb", "10"),
            ("1. a\n\n    - b\n\n        c\n\n            d", "0000001"),
            ("[^1]: a\n\n    b", "000"),
            (":   a\n\n    b\n\n        c", "00001"),
        ] {
            let mut indented = Indented::default();
            let found: String = text.split('\n').map(|line| if indented.holds(line) { '1' } else { '0' }).collect();
            assert_eq!(found, code, "{text}");
        }
    }
}
