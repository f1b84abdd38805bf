//! Every diagnostic code, a file for each family: what `guichet explain CODE` and docs/diagnostics.md say of it. A code is
//! added by adding it to the table of its family.

use std::borrow::Cow;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::code::Code;
use super::family::Family;

pub(super) mod entry;
pub(super) mod example;

/// A family and its codes: a constant for each, and the list of them.
macro_rules! family {
    ($family:ident: $title:literal, $description:literal; $($code:ident: $entry:expr;)+) => {
        pub const $family: &$crate::diag::family::Family = {
            static FAMILY: $crate::diag::family::Family = $crate::diag::family::Family { name: stringify!($family), title: $title, description: $description };
            &FAMILY
        };
        $(
            pub const $code: $crate::diag::code::Code = {
                static ENTRY: Entry = $entry.called(stringify!($code), $family);
                $crate::diag::code::Code(&ENTRY)
            };
        )+
        pub(super) const CODES: &[$crate::diag::code::Code] = &[$($code),+];
    };
}

/// The files of the families, in the order of their names.
macro_rules! families {
    ($($file:ident: $family:ident;)+) => {
        $(
            mod $file;
            pub use $file::*;
        )+
        const FAMILIES: &[(&Family, &[Code])] = &[$(($family, $file::CODES)),+];
    };
}

families! {
    a11y: A11Y;
    cfg: CFG;
    con: CON;
    fm: FM;
    gate: GATE;
    i18n: I18N;
    img: IMG;
    lnk: LNK;
    md: MD;
    nav: NAV;
    out: OUT;
    red: RED;
    seal: SEAL;
    src: SRC;
    text: TEXT;
    time: TIME;
}

pub use entry::Told;
pub use example::{Example, Fixture, Given, Side};

/// Each family with its codes; sorted, as the codes are.
pub fn families() -> impl Iterator<Item = (&'static Family, &'static [Code])> {
    FAMILIES.iter().copied()
}

pub fn all() -> impl Iterator<Item = Code> {
    FAMILIES.iter().flat_map(|(_, codes)| codes.iter().copied())
}

/// In any case of letters.
pub fn find(name: &str) -> Option<Code> {
    all().find(|code| code.name().eq_ignore_ascii_case(name))
}

/// `LNK001`, or `LNK` for all of them.
pub fn is_code_or_family(name: &str) -> bool {
    families().any(|(family, _)| family.name == name) || all().any(|code| code.name() == name)
}

impl Code {
    /// It is about the settings, or about how the program was called: not about content.
    pub fn is_of_settings(self) -> bool {
        *self.family() == *CFG && !self.0.of_content
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <Cow<str>>::deserialize(deserializer)?;
        find(&name).ok_or_else(|| D::Error::custom("no such code"))
    }
}

#[cfg(test)]
mod tests {
    use super::{all, families};

    /// One sentence can't say what it means, why it matters and how to fix it.
    #[test]
    fn an_explanation_is_more_than_a_title() {
        for code in all() {
            let (title, explanation) = (code.title(), code.explanation());
            let sentences = explanation.matches(". ").count() + 1;
            assert!(sentences > 1 && explanation.ends_with('.'), "{code}: {explanation}");
            assert!(!title.ends_with('.') && !title.is_empty(), "{code}: {title}");
        }
        for (family, _) in families() {
            assert!(!family.title.ends_with('.') && family.description.ends_with('.'), "{family:?}");
        }
    }

    #[test]
    fn codes_are_sorted_and_stand_in_the_file_of_their_family() {
        let codes: Vec<&str> = all().map(|code| code.name()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        for (family, codes) in families() {
            for code in codes {
                let number = code.name().strip_prefix(family.name).unwrap_or_default();
                assert!(number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
                assert_eq!(code.family(), family);
            }
        }
    }
}
