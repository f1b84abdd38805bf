//! Every diagnostic code, a file for each family, and what `guichet explain CODE` says of it.

mod cfg;
mod con;
mod fm;
mod gate;
mod i18n;
mod img;
mod lnk;
mod md;
mod nav;
mod out;
mod red;
mod seal;
mod src;
mod time;

pub struct Code {
    pub code: &'static str,
    pub title: &'static str,
    /// What it means, why it matters and how to fix it: a few sentences.
    pub explanation: &'static str,
}

const FAMILIES: [&[Code]; 14] = [
    cfg::CODES,
    con::CODES,
    fm::CODES,
    gate::CODES,
    i18n::CODES,
    img::CODES,
    lnk::CODES,
    md::CODES,
    nav::CODES,
    out::CODES,
    red::CODES,
    seal::CODES,
    src::CODES,
    time::CODES,
];

/// Sorted by code.
pub fn all() -> impl Iterator<Item = &'static Code> {
    FAMILIES.into_iter().flatten()
}

const fn code(code: &'static str, title: &'static str, explanation: &'static str) -> Code {
    Code { code, title, explanation }
}

pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.code.eq_ignore_ascii_case(name))
}

/// `LNK001`, or `LNK` for all of them.
pub fn is_code_or_family(name: &str) -> bool {
    const LATER_FAMILIES: [&str; 1] = ["A11Y"];
    LATER_FAMILIES.contains(&name)
        || all().any(|code| code.code == name || code.code.trim_end_matches(|c: char| c.is_ascii_digit()) == name)
}

#[cfg(test)]
mod tests {
    use super::all;

    /// One sentence can't say what it means, why it matters and how to fix it.
    #[test]
    fn an_explanation_is_more_than_a_title() {
        for code in all() {
            let sentences = code.explanation.matches(". ").count() + 1;
            assert!(sentences > 1 && code.explanation.ends_with('.'), "{}: {}", code.code, code.explanation);
            assert!(!code.title.ends_with('.') && !code.title.is_empty(), "{}: {}", code.code, code.title);
        }
    }

    #[test]
    fn codes_are_sorted_and_stand_in_the_file_of_their_family() {
        let codes: Vec<&str> = all().map(|code| code.code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        for family in super::FAMILIES {
            let of = |code: &super::Code| code.code.trim_end_matches(|c: char| c.is_ascii_digit());
            assert!(family.iter().all(|code| of(code) == of(&family[0])), "{}", family[0].code);
        }
    }
}
