//! `source:` in the front matter of a translation: which version of its original it matches.
//!
//! ```yaml
//! source:
//!   locale: en
//!   hash: "5f2b9a01c3d4e6f7"
//!   blocks: { "_": "0c1d…", "": "77aa…", "fees": "91bc…" }
//! ```

use guichet_core::model::Locale;
use guichet_core::yaml::{self, Value};
use guichet_markdown::front_matter::{split, with_keys};

use crate::sections::{Section, earlier_hash_of_all, hash_of_all};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub locale: Locale,
    /// Of all sections.
    pub hash: String,
    /// Ids of sections, each with its hash, in the order of the original.
    pub blocks: Vec<(String, String)>,
    /// Stands for the translation, if it is what has come from translators: nobody has edited it here for as long as it is the same.
    pub imported: Option<String>,
    /// Files for translators that it has come from: what stands for a path, and behind a `-` what stands for what the file had then.
    /// Whoever works in another has not seen these words, and a file that still has the same says nothing new.
    pub from: Vec<String>,
    /// Of a section that is translated in part: ids of texts that say what another version of the original said, as files for
    /// translators have them. Sections with such texts keep the hash of before in `blocks`.
    pub open: Vec<String>,
    /// That version, if it is known: its [`Stamp::hash`].
    pub since: Option<String>,
}

impl Stamp {
    /// For an original as it is now.
    pub fn of(locale: &Locale, sections: &[Section]) -> Self {
        let blocks = sections.iter().map(|section| (section.id.clone(), section.hash.clone()));
        Stamp {
            locale: locale.clone(),
            hash: hash_of_all(sections),
            blocks: blocks.collect(),
            imported: None,
            from: Vec::new(),
            open: Vec::new(),
            since: None,
        }
    }

    /// For an original in which nothing has changed that a translator works from but where links lead: what matched `before`
    /// matches `after`, section by section.
    pub fn moved(&self, before: &[Section], after: &[Section]) -> Self {
        let mut moved = self.clone();
        if before.len() != after.len() {
            return moved;
        }
        // In the form that the stamp has.
        if self.hash == hash_of_all(before) {
            moved.hash = hash_of_all(after);
        } else if self.hash == earlier_hash_of_all(before) {
            moved.hash = earlier_hash_of_all(after);
        }
        for (id, hash) in &mut moved.blocks {
            let at = before.iter().position(|section| section.id == *id && section.is(hash));
            let Some(at) = at.filter(|at| after[*at].id == *id) else { continue };
            let same_form = if before[at].hash == *hash { Some(&after[at].hash) } else { after[at].earlier.first() };
            if let Some(after) = same_form {
                hash.clone_from(after);
            }
        }
        moved
    }

    /// It has come from other files than this one.
    pub fn is_from_others(&self, file: &str) -> bool {
        self.from.iter().any(|from| path_of(from) != path_of(file))
    }

    /// All that is finished in a file has come in.
    pub fn has_taken(&self, file: &str) -> bool {
        file.contains('-') && self.from.iter().any(|from| from == file)
    }

    /// The one in a file's front matter.
    pub fn read(text: &str) -> Option<Self> {
        let yaml = split(text).yaml?;
        let Value::Map(entries) = yaml::parse(text, yaml).ok()?.value else { return None };
        let Value::Map(source) = &entries.iter().find(|(key, _)| key.name == "source")?.1.value else { return None };
        let field = |name: &str| source.iter().find(|(key, _)| key.name == name).map(|(_, node)| &node.value);
        let text = |value: &Value| match value {
            Value::Str(text) => Some(text.clone()),
            // Somebody has taken the quotes away.
            Value::Int(number) => Some(number.to_string()),
            _ => None,
        };
        let list = |name: &str| match field(name) {
            Some(Value::Seq(ids)) => ids.iter().filter_map(|id| text(&id.value)).collect(),
            _ => Vec::new(),
        };
        let Value::Map(blocks) = field("blocks")? else { return None };
        let blocks = blocks.iter().filter_map(|(key, node)| Some((key.name.clone(), text(&node.value)?)));
        Some(Stamp {
            locale: Locale::new(&text(field("locale")?)?),
            hash: text(field("hash")?)?,
            blocks: blocks.collect(),
            imported: field("imported").and_then(text),
            from: list("from"),
            open: list("open"),
            since: field("since").and_then(text),
        })
    }

    /// A file with this stamp in place of the one that it has. The rest stays as it is, byte for byte.
    pub fn put_into(&self, text: &str) -> String {
        with_keys(text, &[("source", Some(self.value()))])
    }

    fn value(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let blocks: Vec<String> =
            self.blocks.iter().map(|(id, hash)| format!("{}: {}", quoted(id), quoted(hash))).collect();
        let (hash, blocks) = (quoted(&self.hash), blocks.join(", "));
        let imported = self.imported.as_ref().map(|hash| format!("\n  imported: {}", quoted(hash))).unwrap_or_default();
        let list = |name: &str, ids: &[String]| match ids {
            [] => String::new(),
            ids => format!("\n  {name}: [{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", ")),
        };
        let (from, open) = (list("from", &self.from), list("open", &self.open));
        let since = self.since.as_ref().map(|hash| format!("\n  since: {}", quoted(hash))).unwrap_or_default();
        format!("\n  locale: {}\n  hash: {hash}\n  blocks: {{ {blocks} }}{imported}{from}{open}{since}", self.locale)
    }
}

/// Of an entry of [`Stamp::from`].
pub fn path_of(from: &str) -> &str {
    from.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections;

    const ORIGINAL: &str = "---\ntitle: Fees\n---\nIntro.\n\n## What it costs\n\nMuch.\n\n## \"Yes\": no\n\nNo.\n";

    fn stamp() -> Stamp {
        Stamp::of(&Locale::new("en"), &sections::of(ORIGINAL))
    }

    #[test]
    fn what_is_written_is_read() {
        for text in [
            "---\ntitle: Frais\n---\nTexte.\n",
            "---\ntitle: Frais\nsource:\n  locale: en\n  hash: \"1\"\n  blocks: { \"_\": \"2\" }\norder: 2\n---\nTexte.\n",
            "# Frais\n\nTexte.\n",
            "---\r\ntitle: Frais\r\n---\r\nTexte.\r\n",
        ] {
            let stamped = stamp().put_into(text);
            assert_eq!(Stamp::read(&stamped), Some(stamp()), "{stamped}");
            assert_eq!(stamp().put_into(&stamped), stamped, "{stamped}");
            assert!(stamped.ends_with("Texte.\n") || stamped.ends_with("Texte.\r\n"), "{stamped}");
        }
        let again = stamp()
            .put_into("---\nsource:\n  locale: en\n  blocks:\n    {\n      \"_\": \"2\",\n    }\ntitle: Frais\n---\n");
        assert!(again.starts_with("---\ntitle: Frais\nsource:\n") && again.matches("blocks").count() == 1, "{again}");
    }

    #[test]
    fn links_that_have_moved_leave_nothing_behind() {
        let [before, after] =
            ["../a.md", "b.md"].map(|to| sections::of(&ORIGINAL.replace("Much.", &format!("[Much]({to})."))));
        let moved = Stamp::of(&Locale::new("en"), &before).moved(&before, &after);
        assert_eq!(moved, Stamp::of(&Locale::new("en"), &after));
        // What did not match is still behind.
        let behind = stamp().moved(&before, &after);
        assert_eq!(crate::compare::compare(&behind, &after).len(), 1);
        assert_eq!(stamp().moved(&before, &[]), stamp());
        // One of the first form stays one.
        let first = |sections: &[Section]| Stamp {
            hash: earlier_hash_of_all(sections),
            blocks: sections.iter().filter_map(|one| Some((one.id.clone(), one.earlier.first()?.clone()))).collect(),
            ..stamp()
        };
        assert_eq!(first(&before).moved(&before, &after), first(&after));
        assert_eq!(crate::compare::compare(&first(&after), &after), []);
    }

    #[test]
    fn a_file_without_one_has_none() {
        for text in [
            "",
            "# A\n",
            "---\ntitle: A\n---\n",
            "---\nsource: en\n---\n",
            "---\nsource: { locale: en }\n---\n",
            "---\n[\n---\n",
        ] {
            assert_eq!(Stamp::read(text), None, "{text}");
        }
    }
}
