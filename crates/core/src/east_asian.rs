//! Letters of East Asian scripts, for every rule that is about them outside of the search, whose own list is a part of its format
//! (`index/tokenize.rs`).

/// Chinese characters, whatever language they are in.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Letters of scripts that set nothing apart with spaces, or, in Korean, no particles; also Latin ones as wide as these.
pub fn is_letter(c: char) -> bool {
    // Most characters are below all of them.
    c >= '\u{3005}'
        && (is_han(c)
            || matches!(c,
                '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{AC00}'..='\u{D7AF}' | '\u{FF10}'..='\u{FF19}'
                | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{FF66}'..='\u{FFDC}'))
}
