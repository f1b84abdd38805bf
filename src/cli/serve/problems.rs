//! What is wrong with a site as it is shown: for its open pages as JSON, for a page that is not there as text.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::cli::build::fails;
use guichet_core::diag::{Diagnostic, Severity, report};
use guichet_site::load::SourceTree;

/// Of the whole site on one page; nobody reads more there.
const MOST: usize = 200;

#[derive(Clone, Debug, Default)]
pub struct Problems {
    tree: Arc<SourceTree>,
    /// What is wrong with what is shown.
    diags: Vec<Diagnostic>,
    /// What is wrong only with what readers would get: a link to a draft, most of all.
    as_published: Vec<Diagnostic>,
    /// What keeps everything from being read.
    failure: Option<String>,
    /// The pages are those of before.
    are_old: bool,
    strict: bool,
}

/// Where the files of diagnostics are, for one page and whoever looks at it.
pub struct Places<'a> {
    /// The file that the page shows is one of these.
    pub here: &'a [Arc<str>],
    /// The address of the page that shows a file.
    pub page: &'a dyn Fn(&str) -> Option<String>,
    /// The address that opens a line and column of a file in an editor.
    pub editor: Option<&'a Opens<'a>>,
}

/// A file, a line and a column → an address.
pub type Opens<'a> = dyn Fn(&str, usize, usize) -> String + 'a;

impl Problems {
    pub fn new(diags: Vec<Diagnostic>, tree: Arc<SourceTree>, strict: bool) -> Self {
        Problems { tree, diags, strict, ..Problems::default() }
    }

    pub fn failure(message: String) -> Self {
        Problems { failure: Some(message), ..Problems::default() }
    }

    pub fn of_old_pages(self) -> Self {
        Problems { are_old: true, ..self }
    }

    /// With what is wrong besides once the site is built for readers.
    pub fn with_published(&self, as_published: Vec<Diagnostic>) -> Self {
        Problems { as_published, ..self.clone() }
    }

    /// How many keep the site from being built for readers.
    pub fn errors(&self) -> usize {
        let fail = self.all().filter(|(diagnostic, _)| self.fails(diagnostic)).count();
        fail + usize::from(self.failure.is_some())
    }

    pub fn knows(&self, file: &str) -> bool {
        self.tree.texts.contains_key(file) || self.tree.host_files.contains_key(file)
    }

    /// As the terminal shows them.
    pub fn text(&self) -> String {
        let mut reporter = report::Reporter::new(&*self.tree, false);
        let text: String = self.diags.iter().map(|diagnostic| reporter.text(diagnostic)).collect();
        self.failure.iter().cloned().chain([text]).collect()
    }

    fn fails(&self, diagnostic: &Diagnostic) -> bool {
        fails(std::slice::from_ref(diagnostic), self.strict)
    }

    /// Each with whether it is only told of what is published.
    fn all(&self) -> impl Iterator<Item = (&Diagnostic, bool)> {
        let shown = self.diags.iter().map(|diagnostic| (diagnostic, false));
        shown.chain(self.as_published.iter().map(|diagnostic| (diagnostic, true)))
    }

    /// Those of one page, and those of all others: the worst first. Together with `late`, which has shown since.
    pub fn json(&self, late: Option<&Problems>, places: &Places) -> Value {
        let (mut here, mut elsewhere): (Vec<_>, Vec<_>) = [Some(self), late]
            .into_iter()
            .flatten()
            .flat_map(|problems| problems.all().map(move |(diagnostic, published)| (problems, diagnostic, published)))
            .partition(|(_, diagnostic, _)| diagnostic.file.as_ref().is_some_and(|file| places.here.contains(file)));
        let worst = |(problems, diagnostic, _): &(&Problems, &Diagnostic, bool)| {
            (!problems.fails(diagnostic), diagnostic.severity == Severity::Note)
        };
        here.sort_by_key(worst);
        elsewhere.sort_by_key(worst);
        let left = elsewhere.len().saturating_sub(MOST);
        elsewhere.truncate(MOST);
        let mut codes = BTreeMap::new();
        for (_, diagnostic, _) in here.iter().chain(&elsewhere) {
            let code = diagnostic.code;
            let example = code
                .example()
                .sides()
                .map(|side| json!({ "word": side.word, "place": side.given.place(), "text": side.given.shown() }));
            let example: Vec<Value> = example.collect();
            codes.insert(code.name(), json!({ "title": code.title(), "text": code.explanation(), "example": example }));
        }
        let list = |list: &[(&Problems, &Diagnostic, bool)]| -> Vec<Value> {
            list.iter().map(|(problems, diagnostic, published)| problems.one(diagnostic, *published, places)).collect()
        };
        let failure = self.failure.as_ref().or_else(|| late?.failure.as_ref());
        json!({
            "old": self.are_old,
            "failure": failure,
            "errors": self.errors() + late.map_or(0, Problems::errors),
            "here": list(&here),
            "elsewhere": list(&elsewhere),
            "left": left,
            "codes": codes,
        })
    }

    fn one(&self, diagnostic: &Diagnostic, published: bool, places: &Places) -> Value {
        let mut reporter = report::Reporter::new(&*self.tree, false);
        let told = reporter.told(diagnostic);
        let at = told.at.map(|at| (at.line, at.column));
        let excerpt = reporter.excerpt(diagnostic).map(|excerpt| {
            json!({ "line": excerpt.line, "before": excerpt.before, "marked": excerpt.marked, "after": excerpt.after })
        });
        let (line, column) = at.unwrap_or((1, 1));
        let file = diagnostic.file.as_deref();
        let known = file.filter(|file| self.knows(file));
        json!({
            "code": told.code,
            "severity": told.severity.name(),
            "fails": self.fails(diagnostic),
            "published": published,
            "message": told.message,
            "help": told.help,
            "file": told.file,
            "line": at.map(|(line, _)| line),
            "column": at.map(|(_, column)| column),
            "excerpt": excerpt,
            "page": file.and_then(places.page),
            "editor": known.zip(places.editor).map(|(file, address)| address(file, line, column)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guichet_core::diag::codes;

    #[test]
    fn a_page_has_its_own_problems_first() {
        let (one, two): (Arc<str>, Arc<str>) = ("content/en/a/one.md".into(), "content/en/a/two.md".into());
        let texts = [&one, &two].map(|file| (Arc::clone(file), Arc::from("one\ntwo [x](x.md) three\n")));
        let tree = Arc::new(SourceTree::of_texts(texts));
        let broken = |file: &Arc<str>| Diagnostic::new(codes::LNK001, "no article `x`").at(file, 12..16);
        let note = Diagnostic::new(codes::TIME002, "due").at(&one, 0..1);
        let problems = Problems::new(vec![note, broken(&one), broken(&two)], tree, false);
        assert_eq!(problems.errors(), 2);
        let places = Places {
            here: std::slice::from_ref(&one),
            page: &|file| Some(format!("/{file}")),
            editor: Some(&|file, line, column| format!("{file}:{line}:{column}")),
        };
        let json = problems.json(None, &places);
        assert_eq!(json["here"][0]["code"], "LNK001");
        assert_eq!(json["here"][0]["editor"], "content/en/a/one.md:2:9");
        assert_eq!(json["here"][0]["excerpt"]["before"], "two [x](");
        assert_eq!(json["here"][0]["excerpt"]["marked"], "x.md");
        assert_eq!(json["here"][1]["code"], "TIME002");
        assert_eq!(json["elsewhere"][0]["page"], "/content/en/a/two.md");
        assert!(json["codes"]["LNK001"]["text"].as_str().unwrap().len() > 20);
    }
}
