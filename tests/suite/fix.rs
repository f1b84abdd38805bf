//! `guichet fix`: what has exactly one right answer is done, and nothing else.

use std::collections::BTreeMap;
use std::fs;

use guichet_core::diag::codes;
use rayon::prelude::*;
use serde_json::Value;

use crate::diagnostics::site_of;
use crate::site::{SiteTest, files};

/// Sources of a site, without what builds and checks leave.
fn sources(test: &SiteTest) -> BTreeMap<String, Vec<u8>> {
    let mut all = files(test.root());
    all.retain(|path, _| !path.starts_with(".guichet/") && !path.starts_with("public/"));
    all
}

/// `code` of everything that is still wrong.
fn wrong(test: &SiteTest) -> Vec<String> {
    let outcome = test.run(&["check", "--drafts", "--format", "json"]);
    let Ok(found) = serde_json::from_str::<Value>(&outcome.stdout) else { return vec![outcome.stderr] };
    found.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

fn article(body: &str) -> SiteTest {
    let test = SiteTest::new().article("content/en/guide/other.md", "Other");
    test.file("content/en/guide/a.md", format!("---\ntitle: A\n---\n{body}"))
}

/// The body of the article after `fix`, and that there is nothing left to say of it.
fn fixed(body: &str) -> String {
    let test = article(body);
    test.run(&["fix"]).code(0);
    assert_eq!(wrong(&test), [""; 0], "{body}\n{}", text(&test));
    text(&test)
}

fn text(test: &SiteTest) -> String {
    let text = fs::read_to_string(test.root().join("content/en/guide/a.md")).unwrap();
    text.strip_prefix("---\ntitle: A\n---\n").unwrap_or(&text).to_owned()
}

/// Which words were meant is not certain, so nothing is done.
#[test]
fn marks_within_marks_are_left_alone() {
    let body = "Press **Save **text and ** Close** now.\n";
    let test = article(body);
    test.run(&["fix"]);
    assert_eq!(text(&test), body);
}

/// What a file could not be read for is fixed first: what shows then is no excuse for a fix that makes an error.
#[test]
fn a_fix_behind_broken_front_matter_is_tried_as_any_other() {
    let test = SiteTest::new()
        .article("content/en/guide/other.md", "Other")
        .file("content/en/guide/a.md", "---\ntitle: Re: A\n---\nSee [Other] (nowhere.md) and [b](OTHER.md).\n");
    test.run(&["fix"]);
    let text = fs::read_to_string(test.root().join("content/en/guide/a.md")).unwrap();
    assert!(text.contains("title: \"Re: A\"") && text.contains("[b](other.md)"), "{text}");
    assert!(!wrong(&test).contains(&"LNK001".to_owned()), "{text}");
}

/// A key under its right name may say something else than the original does, which is a note.
#[test]
fn a_note_keeps_nothing_from_being_fixed() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\norder: 3\n---\nText.\n")
        .file("content/fr/guide/a.md", "---\ntitle: A\nweight: 2\n---\nTexte.\n");
    test.run(&["fix"]).code(0);
    assert!(fs::read_to_string(test.root().join("content/fr/guide/a.md")).unwrap().contains("order: 2"));
}

/// Of every code: a second run changes nothing, what was fixed is gone, nothing is new, and where the entry shows how it is right, that is
/// what comes out.
#[test]
fn examples_are_fixed_once_and_for_all() {
    let failures: Vec<String> = codes::all()
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map_iter(|code| {
            let test = site_of(&code.example().with_mistake());
            let before = (sources(&test), wrong(&test));
            let outcome = test.run(&["fix"]);
            let after = (sources(&test), wrong(&test));
            test.run(&["fix"]);
            let mut failures = Vec::new();
            let mut fail = |what: &str| failures.push(format!("{code}: {what}\n{}{}", outcome.stdout, outcome.stderr));
            if sources(&test) != after.0 {
                fail("a second run changes something");
            }
            let is_changed = before.0 != after.0;
            if is_changed && after.1.len() >= before.1.len() {
                fail(&format!("{:?} became {:?}", before.1, after.1));
            }
            if is_changed && code.can_fix().is_none() {
                fail("it is fixed, and its entry doesn't say so");
            }
            failures
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn examples_that_come_out_right() {
    for name in ["FM001", "FM007", "LNK001", "MD003", "MD011", "MD012", "MD013", "MD015", "MD020", "MD022", "I18N011"] {
        let code = codes::find(name).unwrap();
        let test = site_of(&code.example().with_mistake());
        let outcome = test.run(&["fix"]);
        let right = site_of(&code.example().without_mistake().unwrap());
        if name == "MD003" || name == "LNK001" {
            // A name that is merely near may be another one.
            assert_eq!(outcome.stdout, "", "{name}");
            continue;
        }
        let text = |test: &SiteTest| -> BTreeMap<String, String> {
            let texts = sources(test).into_iter();
            texts
                .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap().replace("\n\n</div>", "\n</div>")))
                .collect()
        };
        assert_eq!(text(&test), text(&right), "{name}\n{}", outcome.stdout);
    }
}

#[test]
fn what_is_nearly_markdown() {
    for (wrong, right) in [
        ("[Save] (https://app.example.com/)\n", "[Save](https://app.example.com/)\n"),
        ("[Save](my file.md) and `x`\n", "[Save](my file.md) and `x`\n"),
        ("Click ** Save** now.\n", "Click **Save** now.\n"),
        ("Click **Save **now.\n", "Click **Save** now.\n"),
        ("##Title\n\nText.\n", "## Title\n\nText.\n"),
        ("##\u{a0}Title\n\nText.\n", "## Title\n\nText.\n"),
        ("> [!REMARQUE]\n> Texte.\n", "> [!NOTE]\n> Texte.\n"),
        ("> [!NOTE\n> Text.\n", "> [!NOTE]\n> Text.\n"),
        ("[!TIP]\nOne.\nTwo.\n", "> [!TIP]\n> One.\n> Two.\n"),
        (":::détails Plus\nTexte.\n:::\n", ":::details Plus\nTexte.\n:::\n"),
        (":::Details More\nText.\n:::\n", ":::details More\nText.\n:::\n"),
        (
            ":::Details More `code`, **words** and more\nText.\n:::\n",
            ":::details More `code`, **words** and more\nText.\n:::\n",
        ),
        ("：：：details More\nText.\n：：：\n", ":::details More\nText.\n：：：\n"),
        ("Do this:\n• One\n• Two\n", "Do this:\n- One\n- Two\n"),
        ("＃ 見出し\n\n＊＊太字＊＊\n", "# 見出し\n\n**太字**\n"),
        ("It is ==new== and H~2~O.\n", "It is <mark>new</mark> and H<sub>2</sub>O.\n"),
        ("Done :tada:\n", "Done 🎉\n"),
        (":::warning Careful\nText.\n:::\n", "> [!WARNING] Careful\n> Text.\n"),
        ("!!! note \"Save\"\n    Text.\n", "> [!NOTE] Save\n> Text.\n"),
        ("%% later %%\n\nText.\n", "<!-- later -->\n\nText.\n"),
        ("| A | B |\n|—|—|\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n"),
        ("| A | B |\n\n|---|---|\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n"),
        (
            "| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n\n|---|---|\n\n| 3 | 4 |\n",
            "| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n|---|---|\n| 3 | 4 |\n",
        ),
        (
            "| A | B |\n\n|---|---|\n\n| 1 | 2 |\n\n| C | D |\n\n|---|---|\n\n| 3 | 4 |\n",
            "| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n|---|---|\n| 3 | 4 |\n",
        ),
        ("- [x]done\n- []open\n", "- [x] done\n- [ ] open\n"),
        ("Plan\tPrice\nFree\t0\nPro\t9\n", "| Plan | Price |\n| --- | --- |\n| Free | 0 |\n| Pro | 9 |\n"),
        ("[How](#How long)\n\n## How long\n", "[How](#how-long)\n\n## How long\n"),
        ("[Other](Other.md)\n", "[Other](other.md)\n"),
        ("[Other](..\\guide\\other.md#top)\n", "[Other](../guide/other.md#top)\n"),
        ("[Us](www.example.com)\n", "[Us](https://www.example.com)\n"),
        ("[How](#How-Long)\n\n## How long\n", "[How](#how-long)\n\n## How long\n"),
    ] {
        if wrong == right {
            let test = article(wrong);
            test.run(&["fix"]);
            assert_eq!(text(&test), right);
            continue;
        }
        assert_eq!(fixed(wrong), right, "{wrong}");
    }
}

#[test]
fn front_matter() {
    for (wrong_text, right) in [
        ("---\ntitle: Refunds: how to\n---\n", "---\ntitle: \"Refunds: how to\"\n---\n"),
        ("---\ntitel: A\n---\n", "---\ntitle: A\n---\n"),
        ("---\ntitle:A\n---\n", "---\ntitle: A\n---\n"),
        ("---\ntitle: A\nweight: 3\nlastmod: 2026-01-02\n---\n", "---\ntitle: A\norder: 3\nupdated: 2026-01-02\n---\n"),
        ("---\ntitle: A\nweight: '10'\n---\n", "---\ntitle: A\norder: 10\n---\n"),
        ("---\ntitle: A\npublished: true\nhidden: false\n---\n", "---\ntitle: A\n---\n"),
        ("---\ntitle: A\npublished: false\n---\n", "---\ntitle: A\ndraft: true\n---\n"),
        ("---\ntitle: A\nnav_exclude: true\n---\n", "---\ntitle: A\nunlisted: true\n---\n"),
        ("---\ntitle: A\npagefind: false\n---\n", "---\ntitle: A\nsearch: false\n---\n"),
        ("---\ntitle: A\ntranslationKey: a-page\n---\n", "---\ntitle: A\nid: a-page\n---\n"),
        ("---\ntitle: A\nlast_update:\n  date: 2026-01-02\n---\n", "---\ntitle: A\nupdated: 2026-01-02\n---\n"),
        ("---\ntitle: A\nupdated: 31.12.2025\n---\n", "---\ntitle: A\nupdated: 2025-12-31\n---\n"),
        ("---\ntitle: A\nunlisted: yes\n---\n", "---\ntitle: A\nunlisted: true\n---\n"),
        ("---\ntitle: A\nsearch:\n\tboost: 2\n---\n", "---\ntitle: A\nsearch:\n  boost: 2\n---\n"),
        ("---\ntitle: A\n\nText.\n", "---\ntitle: A\n---\n\nText.\n"),
        ("title: A\n---\n\nText.\n", "---\ntitle: A\n---\n\nText.\n"),
        ("---\ntitle: A\nplans: >=pro\n---\n", "---\ntitle: A\nplans: \">=pro\"\n---\n"),
        ("---\ntitle: Issue #5\n---\n", "---\ntitle: \"Issue #5\"\n---\n"),
        (
            "---\ntitle: A: b\ndescription: c: d\ntags: [a]\n---\n",
            "---\ntitle: \"A: b\"\ndescription: \"c: d\"\ntags: [a]\n---\n",
        ),
    ] {
        let test =
            SiteTest::new().article("content/en/guide/other.md", "Other").file("content/en/guide/a.md", wrong_text);
        test.run(&["fix"]);
        let text = fs::read_to_string(test.root().join("content/en/guide/a.md")).unwrap();
        assert_eq!(text, right, "{wrong_text}");
    }
}

/// Two readings, or none: by hand.
#[test]
fn what_is_not_certain_stays() {
    for body in [
        "[x](othr.md)\n",
        "## One {#a}\n\n## Two {#a}\n",
        "```sh\na\n\nText.\n",
        "```sh\na\n\nText.\n\n```sh\nb\n```\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n|---|---|\n| 3 | 4 |\n",
        ":::question\nText.\n:::\n",
        "<form>a</form>\n",
        "> [!QUESTION]\n> Text.\n",
        "Name:\tJo\nPlan:\tPro\nSince:\tMay\n",
        // It would lead nowhere.
        "[Save] (nowhere.md)\n",
    ] {
        let test = article(body);
        let outcome = test.run(&["fix"]);
        assert_eq!(text(&test), body);
        assert!(outcome.stderr.contains("nothing to fix\n\nleft to do by hand:\n"), "{body}\n{}", outcome.stderr);
    }
    for day in ["03/04/2026", "2026", "31.02.2026"] {
        let test = SiteTest::new().file("content/en/guide/a.md", format!("---\ntitle: A\nupdated: {day}\n---\n"));
        assert_eq!(test.run(&["fix"]).code(1).stdout, "", "{day}");
    }
}

#[test]
fn files_stay_as_editors_write_them() {
    let test = article("").file("content/en/guide/a.md", "\u{feff}---\r\ntitle: A\r\n---\r\n[!TIP]\r\nOne.\r\nTwo.");
    test.run(&["fix"]).code(0);
    let bytes = fs::read_to_string(test.root().join("content/en/guide/a.md")).unwrap();
    assert_eq!(bytes, "\u{feff}---\r\ntitle: A\r\n---\r\n> [!TIP]\r\n> One.\r\n> Two.");
    assert!(fs::read_dir(test.root().join("content/en/guide")).unwrap().count() == 2, "nothing is left behind");
}

#[test]
fn translations_snippets_and_settings_too() {
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/fr/guide/a.md", "---\ntitle: A\n---\n> [!REMARQUE]\n> Texte. {{ snippet(name=\"s\") }}\n")
        .file("content/fr/_snippets/s.md", "Les ** choix**.\n")
        .file("locales/fr.ftl", "serach-label = Chercher\n");
    let site = fs::read_to_string(test.root().join("site.yaml")).unwrap();
    test.write("site.yaml", site.replace("areas", "aeras"));
    let outcome = test.run(&["fix"]).code(0);
    assert_eq!(
        outcome.stdout,
        "content/fr/_snippets/s.md: put the space outside of `**` (MD012)\n\
         content/fr/guide/a.md: write `[!NOTE]` (MD012)\n\
         locales/fr.ftl: call it `search-label` (I18N011)\n\
         site.yaml: call it `areas` (CFG003)\n",
        "{}",
        outcome.stderr
    );
    assert_eq!(fs::read_to_string(test.root().join("site.yaml")).unwrap(), site);
    assert_eq!(wrong(&test), [""; 0]);
}

#[test]
fn a_dry_run_writes_nothing_and_prints_a_diff() {
    let test = article("Click ** Save** now.\n");
    let before = sources(&test);
    let outcome = test.run(&["fix", "--dry-run"]).code(0);
    assert_eq!(
        outcome.stdout,
        "--- a/content/en/guide/a.md\n+++ b/content/en/guide/a.md\n@@ -1,4 +1,4 @@\n ---\n title: A\n ---\n-Click ** Save** now.\n+Click **Save** now.\n"
    );
    assert!(outcome.stderr.contains("would fix 1 place in 1 file; nothing was written"), "{}", outcome.stderr);
    assert_eq!(sources(&test), before);
}

/// As editors of Windows write them, with and without an end of the last line: a diff has only lines that change, `git apply` makes of
/// the files what `fix` does, and that is what was meant.
#[test]
fn marks_and_line_breaks_stay() {
    let (wrong, right) =
        ("Click ** Save** now.\n\nText\n\nMore :tada:\nEnd", "Click **Save** now.\n\nText\n\nMore 🎉\nEnd");
    for (mark, end, last) in [
        ("", "\n", ""),
        ("\u{feff}", "\n", "\n"),
        ("", "\r\n", "\r\n"),
        ("\u{feff}", "\r\n", ""),
        ("\u{feff}", "\r\n", "\r\n"),
    ] {
        let of = |body: &str| format!("{mark}{}{last}", format!("---\ntitle: A\n---\n{body}").replace('\n', end));
        let (before, after) = (of(wrong), of(right));
        let test = SiteTest::new().article("content/en/guide/other.md", "Other").file("content/en/guide/a.md", &before);
        let diff = test.run(&["fix", "--dry-run"]).code(0).stdout;
        let changed = diff.lines().filter(|line| line.starts_with(['-', '+'])).count();
        assert_eq!(changed, 2 + 2 * 2, "{before:?}\n{diff}");
        let read = || fs::read_to_string(test.root().join("content/en/guide/a.md")).unwrap();
        assert_eq!(read(), before);
        let patch = test.root().join("fix.patch");
        fs::write(&patch, &diff).unwrap();
        let applied = std::process::Command::new("git")
            .args(["apply", "-p1"])
            .arg(&patch)
            .current_dir(test.root())
            .output()
            .unwrap();
        assert!(applied.status.success(), "{before:?}\n{diff}\n{}", String::from_utf8_lossy(&applied.stderr));
        assert_eq!(read(), after);
        test.write("content/en/guide/a.md", &before);
        test.run(&["fix"]).code(0);
        assert_eq!(read(), after);
    }
    // Of old Macs, and of several programs.
    for (before, after) in [
        ("---\rtitle: A\r---\rClick ** Save** now.\r", "---\rtitle: A\r---\rClick **Save** now.\r"),
        (
            "---\r\ntitle: A\n---\nText\r\rClick ** Save** now.\r\n",
            "---\r\ntitle: A\n---\nText\r\rClick **Save** now.\r\n",
        ),
    ] {
        let test = SiteTest::new().file("content/en/guide/a.md", before);
        let diff = test.run(&["fix", "--dry-run"]).code(0).stdout;
        assert_eq!(diff.lines().filter(|line| line.starts_with(['-', '+'])).count(), 4, "{diff}");
        test.run(&["fix"]).code(0);
        assert_eq!(fs::read_to_string(test.root().join("content/en/guide/a.md")).unwrap(), after);
    }
}

/// What every fix makes of a file does not depend on what its lines end with.
#[test]
fn examples_of_windows_are_fixed_as_all_others() {
    let failures: Vec<String> = codes::all()
        .filter(|code| code.can_fix().is_some())
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|code| {
            let [unix, windows] = [false, true].map(|is_windows| {
                let test = site_of(&code.example().with_mistake());
                let texts: Vec<(String, String)> = sources(&test)
                    .into_iter()
                    .filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml") || path.ends_with(".ftl"))
                    .filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)))
                    .collect();
                for (path, text) in texts.iter().filter(|(_, text)| is_windows && !text.contains('\r')) {
                    test.write(path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
                }
                test.run(&["fix"]);
                let read =
                    |(path, _): &(String, String)| fs::read_to_string(test.root().join(path)).unwrap_or_default();
                texts.iter().map(read).collect::<Vec<String>>()
            });
            let expected: Vec<String> =
                unix.iter().map(|text| text.replace("\r\n", "\n").replace('\n', "\r\n")).collect();
            let found: Vec<String> =
                windows.iter().map(|text| text.trim_start_matches('\u{feff}').to_owned()).collect();
            (expected != found).then(|| format!("{code}\n{expected:?}\n{found:?}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_format_is_that_of_what_is_left() {
    let test = article("Click ** Save** now, and [x](nowhere.md).\n");
    let refused = test.run(&["fix", "--dry-run", "--format", "json"]).code(2);
    assert!(refused.stderr.contains("`--dry-run` prints a diff"), "{}", refused.stderr);
    let outcome = test.run(&["fix", "--format", "json"]).code(1);
    let left: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((left.as_array().unwrap().len(), &left[0]["code"]), (1, &Value::from("LNK001")));
    assert!(
        outcome.stderr.contains("content/en/guide/a.md: put the space outside of `**` (MD012)"),
        "{}",
        outcome.stderr
    );
    assert!(text(&test).starts_with("Click **Save** now"));
}

#[test]
fn only_some_codes_and_some_paths() {
    let both = "Click ** Save**. Done :tada:\n";
    let test = article(both).file("content/en/guide/b/c.md", format!("---\ntitle: C\n---\n{both}"));
    test.run(&["fix", "--only", "MD011", "content/en/guide/a.md"]).code(0);
    assert_eq!(text(&test), "Click ** Save**. Done 🎉\n");
    test.run(&["fix", "content/en/guide/b"]).code(0);
    let c = fs::read_to_string(test.root().join("content/en/guide/b/c.md")).unwrap();
    assert!(c.ends_with("Click **Save**. Done 🎉\n"), "{c}");
    assert_eq!(text(&test), "Click ** Save**. Done 🎉\n");
    assert!(test.run(&["fix", "nowhere"]).code(2).stderr.contains("can't read `nowhere`"));
    assert!(test.run(&["fix", "/"]).code(2).stderr.contains("is not in the site's folder"));
    assert!(test.run(&["fix", "--only", "MD999"]).code(2).stderr.contains("no diagnostic is called `MD999`"));
}

#[test]
fn links_follow_articles_that_have_moved() {
    let test = article("See [b](b.md#how) and <a href=\"b.md\">b</a>.\n")
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## How\n");
    test.run(&["mv", "guide/b", "guide/deep/c"]).code(0);
    // As if somebody had not known.
    test.write(
        "content/en/guide/a.md",
        "---\ntitle: A\nrelated: [Guide/Other]\n---\nSee [b](b.md#how) and <a href=\"b.md\">b</a>.\n",
    );
    let told = test.run(&["check"]).code(1).stderr;
    assert!(told.contains("write `deep/c.md`: the article has another path now"), "{told}");
    assert!(
        told.ends_with("3 of these can be fixed by `guichet fix`\n") || told.contains("of these can be fixed"),
        "{told}"
    );
    test.run(&["fix"]).code(0);
    let text = fs::read_to_string(test.root().join("content/en/guide/a.md")).unwrap();
    assert!(
        text.ends_with("related: [guide/other]\n---\nSee [b](deep/c.md#how) and <a href=\"deep/c.md\">b</a>.\n"),
        "{text}"
    );
}

/// `check` tells once in a file what is the same mistake there, and says in how many places it can be fixed; `fix` counts those.
#[test]
fn check_and_fix_count_the_same() {
    let test = article("{% if a %} Done :tada: :tada:\n\nMore :tada: {% if b %}\n\n[x](othr.md)\n");
    let told = test.run(&["check"]).stderr;
    assert!(told.ends_with("1 of these can be fixed by `guichet fix`, in 3 places\n"), "{told}");
    let dry = test.run(&["fix", "--dry-run"]).stderr;
    assert!(dry.contains("would fix 3 places in 1 file; nothing was written"), "{dry}");
    let fixed = test.run(&["fix"]).stderr;
    let left = fixed.split_once("left to do by hand:\n").unwrap().1.to_owned();
    let left: usize = left.lines().filter_map(|line| line.split(' ').next()?.parse::<usize>().ok()).sum();
    assert_eq!(left, wrong(&test).len(), "{fixed}");
}

#[test]
fn programs_are_told() {
    let test = article("Click ** Save** now.\n\n[x](othr.md)\n");
    let outcome = test.run(&["check", "--format", "json"]);
    let found: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(
        found[0]["fix"],
        serde_json::json!({
            "title": "put the space outside of `**`",
            "edits": [{ "line": 4, "column": 9, "end_line": 4, "end_column": 10, "text": "" }],
        }),
        "{found}"
    );
    assert_eq!(found[1]["fix"], Value::Null);
    let sarif: Value = serde_json::from_str(&test.run(&["check", "--format", "sarif"]).stdout).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"], result["locations"][0]["physicalLocation"]["artifactLocation"]);
    assert_eq!(
        change["replacements"],
        serde_json::json!([{
            "deletedRegion": { "startLine": 4, "startColumn": 9, "endLine": 4, "endColumn": 10 },
            "insertedContent": { "text": "" },
        }])
    );
    assert_eq!(sarif["runs"][0]["results"][1]["fixes"], Value::Null);
    assert!(test.run(&["check"]).stderr.ends_with("1 of these can be fixed by `guichet fix`\n"));
}

#[test]
#[cfg(unix)]
fn links_out_of_the_site_are_left_alone() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.md"), "---\ntitle: A\n---\nClick ** Save**.\n").unwrap();
    let test = SiteTest::new().article("content/en/guide/other.md", "Other");
    std::os::unix::fs::symlink(outside.path().join("a.md"), test.root().join("content/en/guide/a.md")).unwrap();
    test.run(&["fix"]);
    assert!(fs::read_to_string(outside.path().join("a.md")).unwrap().contains("** Save"));
}
