//! What fuzzing holds (tests/fuzz_targets/), over the seeds and over every input that once broke something; and that it
//! would notice.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use url::Url;

use crate::fuzz_targets::address::{Use, wrong};
use crate::fuzz_targets::{TARGETS, archive, html};
use guichet_test_support::Work;

/// A debug build is some twenty times as slow as the fuzzer's, which gives up after ten seconds.
const SOON: f64 = 20.0;

fn inputs(folder: &str, target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder).join(target);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn replay(target: &str) {
    let run = TARGETS.iter().find(|(name, _)| *name == target).expect("a target").1;
    let seeds = inputs("seeds", target);
    assert!(!seeds.is_empty(), "no seeds for {target}");
    for path in seeds.into_iter().chain(inputs("regressions", target)) {
        let bytes = std::fs::read(&path).expect("an input");
        let work = Work::start();
        let outcome = catch_unwind(|| run(&bytes));
        assert!(outcome.is_ok(), "{} breaks it", path.display());
        assert!(work.seconds() < SOON, "{} takes {} s", path.display(), work.seconds());
    }
}

macro_rules! replays {
    ($($target:ident)*) => {
        $(#[test]
        fn $target() {
            replay(stringify!($target));
        })*

        const REPLAYED: &[&str] = &[$(stringify!($target)),*];
    };
}

replays!(css exchange index links mail markdown messages redirects seal settings site);

#[test]
fn every_target_has_a_program_and_is_replayed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let programs = std::fs::read_dir(root.join("fuzz_targets")).expect("programs").map(|entry| {
        let path = entry.expect("an entry").path();
        path.file_stem().expect("a name").to_string_lossy().into_owned()
    });
    let programs: BTreeSet<String> = programs.collect();
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("its manifest");
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(programs, targets);
    assert_eq!(REPLAYED.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), targets);
    for target in &targets {
        assert!(manifest.contains(&format!("name = \"{target}\"\n")), "{target} is not built");
    }
}

#[test]
fn the_second_judge_of_addresses_can_tell() {
    let page = Url::parse("https://help.example.com/kb/en/guide/a/").unwrap();
    for good in [
        "",
        "#top",
        "?q=1",
        "b/",
        "../b/",
        "/kb/en/",
        "https://example.org/",
        "http://example.org:8080/x?y#z",
        "mailto:a@b.example",
        "tel:+1555",
        "sms:+1555",
        "HTTPS://EXAMPLE.ORG/",
        "./javascript:x",
        "https://help.example.com/",
        "//help.example.com/x",
        "//example.org/x",
    ] {
        assert_eq!(wrong(good, &page, Use::Link), None, "{good:?}");
    }
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,AA",
        "file:///etc/passwd",
        "blob:https://x/y",
        "//",
        " \\\\evil.example/",
        "\\\\evil.example/",
        "/\\evil.example/",
        "https://",
        "https://[",
        "https://a b/",
        "https://exa\u{0}mple.org/",
        "view-source:x",
        "intent://x",
        "https:\nevil",
    ] {
        assert!(wrong(bad, &page, Use::Link).is_some(), "{bad:?}");
    }
    for bad in ["data:image/png,x", "mailto:a@b.example", "javascript:x"] {
        assert!(wrong(bad, &page, Use::Frame).is_some(), "{bad:?}");
    }
}

#[test]
fn the_second_reader_of_html_can_tell() {
    let page = Url::parse("https://help.example.com/kb/en/guide/a/").unwrap();
    let passes = |html: &str| catch_unwind(|| html::check_body(html, &page)).is_ok();
    assert!(passes(
        "<p class=\"a\">x <a href=\"b/\" rel=\"noopener\">y</a> <img src=\"c.png\" alt=\"\"> <kbd>k</kbd></p>"
    ));
    for bad in [
        "<script>x</script>",
        "<p onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<img src=x onerror=x>",
        "<svg></svg>",
        "<iframe>",
        "<p style=\"color:red\">",
        "<form action=\"/\">",
        "<a href=\"&#106;avascript:x\">",
        "<video src=\"data:x,y\"></video>",
        "<math><mtext></mtext></math>",
        "<meta http-equiv=refresh>",
        "<style></style>",
        "<p data-anything=1>",
        "<base href=x>",
        "<noscript><p title=\"</noscript><img src=x onerror=x>\">",
    ] {
        assert!(!passes(bad), "{bad}");
    }
    let page_passes = |html: &str| catch_unwind(|| html::check_page(html, &page, "/kb/_guichet/")).is_ok();
    let frame = |inside: &str| {
        format!(
            "<!doctype html><html><head><script src=\"/kb/_guichet/1/main.js\"></script></head><body>{inside}</body></html>"
        )
    };
    assert!(page_passes(&frame("<main><form action=\"/kb/en/search/\"><input name=\"q\"></form></main>")));
    for bad in [
        "<script>x</script>",
        "<script src=\"//evil.example/x.js\"></script>",
        "<script src=\"/kb/_guichet/x.js\">x</script>",
        "<button formaction=\"javascript:x\">",
        "<p onfocus=x>",
        "<iframe src=\"/kb/\">",
        "<svg><a xlink:href=\"javascript:x\">",
        "<meta http-equiv=\"refresh\" content=\"0; url=javascript:x\">",
        "<img srcset=\"a.png 1x, javascript:x 2x\">",
        "<style>",
    ] {
        assert!(!page_passes(&frame(bad)), "{bad}");
    }
}

#[test]
fn an_archive_is_cut_at_its_names() {
    let files = archive::files("before\n-- a.md --\nA\n\n-- b%0A.md --\n-- c/d --\nno end");
    assert_eq!(files, [("a.md".to_owned(), "A\n\n"), ("b\n.md".to_owned(), ""), ("c/d".to_owned(), "no end")]);
    assert_eq!(archive::files("nothing"), []);
}
