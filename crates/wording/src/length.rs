//! How much room a text takes on a line, where other programs cut it.

use guichet_core::diag::{Diagnostic, codes};

/// How much of a text other programs show, in columns: a character of Chinese, Japanese or Korean takes two.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// About as much as is seen: Google cuts titles at 600 pixels, which is some 60 to 70 Latin letters, and descriptions at two lines.
    shown: usize,
    /// More than this is told: letters differ in width, and a word more or less is nobody's mistake.
    most: usize,
}

pub const TITLE: Limit = Limit { shown: 65, most: 75 };
pub const DESCRIPTION: Limit = Limit { shown: 160, most: 200 };

/// Columns of a text, as a terminal counts them.
pub fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{33ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{a000}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3ffff}' => 2,
        _ => 1,
    }
}

/// FM008 for a title or description, `what`, that is too long.
pub fn too_long(what: &str, text: &str, limit: Limit) -> Option<Diagnostic> {
    // Nearly every text is shorter than that in bytes.
    if text.len() <= limit.most || columns(text) <= limit.most {
        return None;
    }
    let count = text.chars().count();
    let mut columns = 0;
    let fit = text.chars().take_while(|c| {
        columns += width(*c);
        columns <= limit.shown
    });
    let fit = fit.count();
    let message = format!("{what} has {count} characters; search engines and the help panel cut it after about {fit}");
    let help = match what {
        "the title" => "say the essential in fewer words; details belong into `description` or into the text",
        _ => "begin with what readers look for, and leave the rest to the text",
    };
    Some(Diagnostic::new(codes::FM008, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_takes_twice_the_room() {
        assert_eq!((columns("abc"), columns("日本語"), columns("e\u{301}")), (3, 6, 1));
        assert!(too_long("the title", &"a".repeat(75), TITLE).is_none());
        assert!(too_long("the title", &"é".repeat(75), TITLE).is_none());
        let told = too_long("the title", &"あ".repeat(38), TITLE).unwrap();
        assert!(told.message.ends_with("has 38 characters; search engines and the help panel cut it after about 32"));
    }
}
