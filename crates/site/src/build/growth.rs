//! Sites of many categories, areas and locales cost what their size costs: counted in steps, which do not depend on the
//! machine. `benches/shapes.mjs` makes larger ones.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::analysis::{self, BuildOptions};
use crate::output::{Nowhere, Silent};
use crate::steps;
use guichet_seal::Environment;

/// One area of so many categories with five articles in each, or so many areas; each text links to twelve others.
fn site(root: &Path, folders: usize, folder: impl Fn(usize) -> String, locales: &[&str]) {
    let put = |path: String, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let names: String = locales.iter().fold(String::new(), |mut names, locale| {
        let _ = writeln!(names, "  {locale}: {{}}");
        names
    });
    put(
        "site.yaml".to_owned(),
        format!("title: T\nbase_url: https://help.example.com/\nlocales:\n{names}search: false\n"),
    );
    for locale in locales {
        for at in 0..folders {
            let up = folder(at).split('/').map(|_| "../").collect::<String>();
            let links: String = (0..12)
                .map(|nth| format!("[to](./{up}{}/{}.md)\n\n", folder((at * 7 + nth * 13) % folders), nth % 5))
                .collect();
            put(format!("content/{locale}/{}/_index.md", folder(at)), format!("---\ntitle: F{at}\n---\n{links}"));
            for article in 0..5 {
                let text = format!("---\ntitle: A{at} {article}\n---\n## One\n\n{links}");
                put(format!("content/{locale}/{}/{article}.md", folder(at)), text);
            }
        }
    }
}

fn steps(folders: usize, folder: impl Fn(usize) -> String, locales: &[&str]) -> usize {
    let dir = tempfile::tempdir().unwrap();
    site(dir.path(), folders, folder, locales);
    let options = BuildOptions {
        date: jiff::Timestamp::UNIX_EPOCH,
        base_url: None,
        drafts: false,
        locales: Vec::new(),
        live_reload: false,
        environment: Environment::default(),
    };
    let loaded = crate::load::load(dir.path(), None).unwrap();
    let analysis = analysis::analyze(&loaded.value, loaded.diags, &options);
    assert_eq!(analysis.diags.iter().map(|diag| &diag.message).collect::<Vec<_>>(), Vec::<&String>::new());
    let analysis = analysis.value.unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        steps::taken();
        super::produce(&analysis, &loaded.value, &options, &Nowhere, &Silent).unwrap();
        steps::taken()
    })
}

#[test]
fn categories_and_areas_cost_what_they_hold() {
    for folder in [|at: usize| format!("area/category-{at}"), |at: usize| format!("area-{at}")] {
        let (few, many) = (steps(12, folder, &["en"]), steps(48, folder, &["en"]));
        assert!(few > 1_000, "{few} steps: they are not counted");
        assert!(many < few * 9 / 2, "{}: {few} steps, and {many} for four times as many", folder(0));
    }
}

/// Each page names the page in every locale; everything else is done once for each.
#[test]
fn locales_cost_what_they_hold() {
    let folder = |at: usize| format!("area-{at}");
    let (few, many) = (steps(6, folder, &["en", "fr"]), steps(6, folder, &["en", "fr", "de", "es"]));
    assert!(many < few * 3, "{few} steps, and {many} for twice as many");
}
