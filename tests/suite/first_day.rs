//! What somebody who doesn't program gets wrong on the first day, and what is said then: the place, and the next step in words that
//! can be followed.

use crate::site::SiteTest;

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>\n";

/// A mistake: the file that has it, and what else there is.
struct Mistake {
    file: &'static str,
    text: &'static str,
    beside: &'static [(&'static str, &'static str)],
    /// `file:line:column code` of what is said, and the words of the next step; nothing where it is no mistake.
    said: &'static [(&'static str, &'static str)],
    /// `guichet fix` does it.
    is_fixed: bool,
}

const A: &str = "content/en/guide/a.md";

const fn mistake(text: &'static str, said: &'static [(&'static str, &'static str)], is_fixed: bool) -> Mistake {
    Mistake { file: A, text, beside: &[], said, is_fixed }
}

const fn of_file(file: &'static str, text: &'static str, said: &'static [(&'static str, &'static str)]) -> Mistake {
    Mistake { file, text, beside: &[], said, is_fixed: false }
}

impl Mistake {
    const fn with(self, beside: &'static [(&'static str, &'static str)]) -> Self {
        Mistake { beside, ..self }
    }
}

const MISTAKES: &[Mistake] = &[
    // Quotes within quotes of the same kind.
    mistake(
        "---\ntitle: 'It's nice'\n---\nText.\n",
        &[("content/en/guide/a.md:2:8 FM001", "write `title: \"It's nice\"`")],
        true,
    ),
    // A tab before a key of its own.
    mistake(
        "---\ntitle: A\n\tdescription: x\n---\nText.\n",
        &[("content/en/guide/a.md:3:1 FM001", "help: delete it\n")],
        true,
    ),
    // Front matter that is one line, with other signs in place of the colon.
    mistake(
        "---\ntitle:Refunds\n---\nText.\n",
        &[("content/en/guide/a.md:2:1 FM004", "put a space after `title:`")],
        true,
    ),
    mistake(
        "---\ntitle = A\n---\nText.\n",
        &[("content/en/guide/a.md:2:1 FM004", "write `title: `, with a colon")],
        true,
    ),
    mistake(
        "---\n- title: A\n---\nText.\n",
        &[("content/en/guide/a.md:2:1 FM004", "delete the `-` before each key")],
        false,
    ),
    // Another generator's key keeps its value.
    mistake(
        "---\ntitle: A\nweight: 30\n---\nText.\n",
        &[("content/en/guide/a.md:3:1 FM003", "write `order: 30`")],
        true,
    ),
    // A number to call.
    mistake(
        "---\ntitle: A\n---\n[Call us](+33 1 23 45 67)\n",
        &[("content/en/guide/a.md:4:1 MD012", "write `[Call us](tel:+331234567)`")],
        true,
    ),
    // Dashes as a list.
    mistake("---\ntitle: A\n---\n– one\n– two\n", &[("content/en/guide/a.md:4:1 MD012", "- one")], true),
    // The second line of front matter is indented.
    mistake(
        "---\ntitle: A\n  description: How to pay.\n---\nText.\n",
        &[("content/en/guide/a.md:3:1 FM001", "delete the spaces before `description`")],
        true,
    ),
    // What belongs below a key is not indented.
    mistake(
        "---\ntitle: A\nsearch:\nboost: 2\n---\nText.\n",
        &[("content/en/guide/a.md:4:1 FM003", "write `boost` with two spaces before it, below `search:`")],
        false,
    ),
    // No line above, none below, neither of them.
    mistake(
        "title: A\ndescription: How.\n---\n\nText.\n",
        &[("content/en/guide/a.md:1:1 FM002", "put a line `---` above `title:`")],
        true,
    ),
    mistake(
        "---\ntitle: A\n\nText.\n",
        &[(
            "content/en/guide/a.md:1:1 FM001",
            "write a line `---` below its last line, before the text of the article",
        )],
        true,
    ),
    mistake(
        "title: A\n\nText.\n",
        &[("content/en/guide/a.md:1:1 FM002", "and another one below the last of these lines")],
        true,
    ),
    mistake(
        "---\ntitle: Export: how to\n---\nText.\n",
        &[("content/en/guide/a.md:2:8 FM001", "write `title: \"Export: how to\"`")],
        true,
    ),
    // Umlauts in names are no mistake.
    Mistake {
        file: "content/en/guide/Häufige Fragen.md",
        text: "---\ntitle: FAQ\n---\nText.\n",
        beside: &[(A, "---\ntitle: A\n---\n[FAQ](<Häufige Fragen.md>)\n")],
        said: &[],
        is_fixed: false,
    },
    mistake(
        "---\ntitle: A\n---\n[Prices](my prices.md)\n",
        &[("content/en/guide/a.md:4:1 MD012", "write `[Prices](my%20prices.md)` or `[Prices](<my prices.md>)`")],
        true,
    )
    .with(&[("content/en/guide/my prices.md", "---\ntitle: Prices\n---\nText.\n")]),
    of_file(
        "content/en/guide/prices.docx",
        "PK",
        &[("note OUT010", "`guichet import content/en/guide/prices.docx` makes an article of it")],
    ),
    mistake(
        "---\ntitle: A\n---\n![Menu](pictures\\menu.svg)\n",
        &[(
            "content/en/guide/a.md:4:9 IMG001",
            "write `pictures/menu.svg`: paths are written with `/`, on Windows too",
        )],
        true,
    )
    .with(&[("content/en/guide/pictures/menu.svg", PICTURE)]),
    mistake(
        "---\ntitle: A\n---\n![Menu](C:\\Users\\Jo\\menu.png)\n",
        &[("content/en/guide/a.md:4:9 LNK005", "copy the file into the folder of the article, and write `menu.png`")],
        false,
    ),
    mistake(
        "---\ntitle: A\n---\n[How](ok.md#How to export)\n",
        &[("content/en/guide/a.md:4:1 MD012", "a heading is linked by its id: write `[How](ok.md#how-to-export)`")],
        true,
    ),
    mistake(
        "---\ntitle: A\n---\n[How](ok.md#how_to-export)\n",
        &[("content/en/guide/a.md:4:7 LNK002", "did you mean `#how-to-export`?")],
        false,
    ),
    mistake(
        "---\ntitle: A\ndescription: “How: a guide”\n---\nText.\n",
        &[("content/en/guide/a.md:3:14 FM001", "write `description: \"How: a guide\"`")],
        true,
    ),
    mistake(
        "---\ntitle: A\nslug: ok\n---\nText.\n",
        &[("content/en/guide/ok.md:1:1 OUT001", "give one of the two another `slug:` or file name")],
        false,
    ),
    of_file(
        "content/en/a.md",
        "---\ntitle: A\n---\nText.\n",
        &[("content/en/a.md NAV001", "move it to the folder of an area, such as `content/en/guide/a.md`")],
    ),
    of_file(
        "content/a.md",
        "---\ntitle: A\n---\nText.\n",
        &[("content/a.md CFG011", "move it to the folder of its locale and area: `content/en/<area>/a.md`")],
    ),
    of_file(
        "content/de/guide/a.md",
        "---\ntitle: A\n---\nText.\n",
        &[("content/de/guide/a.md CFG011", "add `de: {}` under `locales` in site.yaml, or remove the files")],
    ),
    of_file(
        "content/english/guide/a.md",
        "---\ntitle: A\n---\nText.\n",
        &[("content/english/guide/a.md CFG011", "articles are in the folder of their locale: `content/en/`")],
    ),
    mistake(
        "---\ntitle: A\nupdated: 31.12.2025\n---\nText.\n",
        &[("content/en/guide/a.md:3:10 FM004", "write `updated: 2025-12-31`: the year, the month, the day")],
        true,
    ),
    mistake(
        "---\ntitle: A\nupdated: 03/04/2025\n---\nText.\n",
        &[("content/en/guide/a.md:3:10 FM004", "write the year, the month and the day, `2026-11-22`")],
        false,
    ),
    mistake("---\ntitle: A\ntoc: no\n---\nText.\n", &[("content/en/guide/a.md:3:6 FM004", "write `toc: false`")], true),
    mistake(
        "---\ntitle: A\nsearch:\n\tboost: 2\n---\nText.\n",
        &[("content/en/guide/a.md:4:1 FM001", "delete it, and press the space bar twice")],
        true,
    ),
    mistake(
        "",
        &[(
            "content/en/guide/a.md:1:1 FM002",
            "begin it with the title, `# The title`, and write the text below; or delete the file",
        )],
        false,
    ),
    // The heading is that of the page, and the title is not shown a second time.
    mistake("---\ntitle: Export\n---\n# Export\n\nText.\n", &[], false),
    mistake("---\ntitle: A\n---\n> [!NOTE\n> Text.\n", &[("content/en/guide/a.md:4:3 MD012", "write `[!NOTE]`")], true),
    mistake(
        "---\ntitle: A\n---\n:::details More\n\nText.\n\nOther.\n",
        &[("content/en/guide/a.md:4:1 MD002", "put `:::` on a line of its own")],
        false,
    ),
    mistake(
        "---\ntitle: A\n---\nPlan\tPrice\nFree\t0\nPro\t9\n",
        &[("content/en/guide/a.md:4:1 MD022", "write a table: `| Plan | Price |`, below it `| --- | --- |`")],
        true,
    ),
    mistake(
        "---\ntitle: A\n---\n[Export](OK.md)\n",
        &[("content/en/guide/a.md:4:10 LNK001", "did you mean `ok.md`?")],
        true,
    ),
    mistake(
        "---\ntitle: A\n---\n![Menu](Menu.SVG)\n",
        &[("content/en/guide/a.md:4:9 IMG001", "did you mean `/en/guide/menu.svg`?")],
        true,
    )
    .with(&[("content/en/guide/menu.svg", PICTURE)]),
];

fn site(mistake: &Mistake) -> SiteTest {
    let test =
        SiteTest::new().file("content/en/guide/ok.md", "---\ntitle: Export contacts\n---\n## How to export\n\nText.\n");
    let all = mistake.beside.iter().copied().chain([(mistake.file, mistake.text)]);
    all.fold(test, |test, (path, text)| test.file(path, text))
}

/// Notes have no place in what is compared otherwise.
fn said(stderr: &str, diagnostics: Vec<String>) -> Vec<String> {
    let note = |line: &str| {
        line.strip_prefix("note[").and_then(|line| line.split(']').next()).map(|code| format!("note {code}"))
    };
    let mut all = diagnostics;
    // What nothing shows any more only follows.
    let notes = stderr.lines().filter_map(note).filter(|_| all.is_empty()).collect::<Vec<_>>();
    all.extend(notes);
    all
}

#[test]
fn each_says_what_to_do_at_its_place() {
    assert!(MISTAKES.len() >= 20);
    let mut failures = Vec::new();
    for mistake in MISTAKES {
        let outcome = site(mistake).run(&["check"]);
        let places: Vec<&str> = mistake.said.iter().map(|(place, _)| *place).collect();
        let (told, stderr) = (said(&outcome.stderr, outcome.diagnostics()), &outcome.stderr);
        if told != places {
            failures.push(format!("{:?}: {told:?} in place of {places:?}\n{stderr}", mistake.text));
        }
        for (_, step) in mistake.said.iter().filter(|(_, step)| !stderr.contains(step)) {
            failures.push(format!("{:?}: no `{step}` in\n{stderr}", mistake.text));
        }
        let is_offered =
            stderr.contains("`guichet fix` can fix this") || stderr.contains("can be fixed by `guichet fix`");
        if is_offered != mistake.is_fixed {
            failures.push(format!("{:?}: is it fixed?\n{stderr}", mistake.text));
        }
        // No words that only programmers know.
        for jargon in ["scalar", "mapping", "anchor of", "parse", "token", "UTF-8 sequence", "null", "EOF"] {
            if stderr.contains(jargon) {
                failures.push(format!("{:?}: `{jargon}` in\n{stderr}", mistake.text));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Windows ends lines otherwise: the same is said of them, and what `fix` writes ends as they do.
#[test]
fn line_breaks_of_windows_change_nothing() {
    for mistake in MISTAKES {
        let windows = |text: &str| text.replace('\n', "\r\n");
        let there = site(mistake).file(mistake.file, windows(mistake.text));
        assert_eq!(there.run(&["check"]).stderr, site(mistake).run(&["check"]).stderr, "{:?}", mistake.text);
        let here = site(mistake);
        let read = |test: &SiteTest| std::fs::read_to_string(test.root().join(mistake.file)).unwrap();
        for test in [&there, &here] {
            test.run(&["fix"]);
        }
        assert_eq!(read(&there), windows(&read(&here)), "{:?}", mistake.text);
    }
}

/// What `fix` can do is done then, and nothing is left.
#[test]
fn what_can_be_fixed_is() {
    for mistake in MISTAKES.iter().filter(|mistake| mistake.is_fixed) {
        let test = site(mistake);
        let outcome = test.run(&["fix"]);
        let after = test.run(&["check"]);
        assert_eq!(
            after.diagnostics(),
            [""; 0],
            "{:?}\n{}{}\n{}",
            mistake.text,
            outcome.stdout,
            outcome.stderr,
            after.stderr
        );
    }
}

#[test]
fn a_new_site_has_nothing_wrong_and_names_its_schemas() {
    for flags in
        [&["init", "."][..], &["init", ".", "--ci", "gitlab"], &["init", ".", "--ci", "none", "--locales", "de,ja"]]
    {
        let test = SiteTest::empty();
        test.run(flags).code(0);
        let outcome = test.run(&["check", "--strict"]).code(0);
        assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", "0 errors, 0 warnings\n"), "{flags:?}");
        for file in ["site", "contacts"] {
            let text = std::fs::read_to_string(test.root().join(format!("{file}.yaml"))).unwrap();
            let schema =
                text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema=")).unwrap();
            let schema = std::fs::read_to_string(test.root().join(schema)).unwrap();
            assert_eq!(schema, test.run(&["schema", file]).code(0).stdout, "{file}");
        }
    }
}

#[test]
fn a_site_that_is_there_learns_its_schemas() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file("redirects.yaml", "/a/: guide/a\n");
    let said = test.run(&["init", ".", "--force", "--ci", "none"]).code(0).stderr;
    assert!(said.contains("redirects.yaml says now where its schema is"), "{said}");
    let redirects = std::fs::read_to_string(test.root().join("redirects.yaml")).unwrap();
    assert_eq!(redirects, "# yaml-language-server: $schema=.guichet/schema/redirects.json\n/a/: guide/a\n");
    let before = std::fs::read_to_string(test.root().join("site.yaml")).unwrap();
    assert!(before.starts_with("# yaml-language-server: $schema=.guichet/schema/site.json\ntitle: Help\n"), "{before}");
    test.run(&["init", ".", "--force", "--ci", "none"]).code(0);
    assert_eq!(std::fs::read_to_string(test.root().join("site.yaml")).unwrap(), before);
}

/// `.yml` beside `.yaml`, and what else is nearly the name of a file of the site.
#[test]
fn files_with_other_endings_are_told_of() {
    for (file, step) in [
        ("contacts.yml", "rename it to `contacts.yaml`"),
        ("redirects.yml", "rename it to `redirects.yaml`"),
        ("redirect.yaml", "rename it to `redirects.yaml`"),
        ("site.yml", "`site.yaml` is read: move what is missing there into it, and delete this file"),
        ("synonyms/en.yml", "files in `synonyms/` are named after their locale: `synonyms/en.yaml`"),
        ("synonyms.yaml", "synonyms are in a file for each locale: `synonyms/en.yaml`"),
        ("locales/en.yml", "files in `locales/` are named after their locale: `locales/en.ftl`"),
        ("queries.csv.tsv", ""),
    ] {
        let outcome =
            SiteTest::new().article("content/en/guide/a.md", "A").file(file, "a: b\n").run(&["check"]).code(0);
        let told = if step.is_empty() { vec![] } else { vec![format!("{file} CFG012")] };
        assert_eq!(outcome.diagnostics(), told, "{}", outcome.stderr);
        assert!(outcome.stderr.contains(step), "{}", outcome.stderr);
    }
    let test = SiteTest::empty().file("site.yml", crate::site::SITE).article("content/en/guide/a.md", "A");
    assert!(test.run(&["check"]).code(2).stderr.contains("it is called `site.yml`; rename it to `site.yaml`"));
}

/// Another area that is listed already is no way out of an empty one.
#[test]
fn an_area_without_content_is_begun() {
    let site = crate::site::SITE.replace("[guide]", "[guide, reports]");
    let test = SiteTest::new().file("site.yaml", &site).article("content/en/guide/a.md", "A");
    let said = test.run(&["check"]).code(0).stderr;
    assert!(said.contains("NAV002") && said.contains("`guichet new reports/NAME` begins an article in it"), "{said}");
    let said = test.article("content/en/report/b.md", "B").run(&["check"]).code(0).stderr;
    assert!(said.contains("did you mean `report`?"), "{said}");
}

#[test]
fn a_dead_link_names_the_translation_that_is_left() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").article("content/fr/guide/plus-tard.md", "B");
    let said =
        test.file("content/en/guide/a.md", "---\ntitle: A\n---\n[B](plus-tard.md)\n").run(&["check"]).code(1).stderr;
    assert!(said.contains("only `content/fr/guide/plus-tard.md` is there"), "{said}");
}

#[test]
fn drafts_that_are_not_looked_at_are_counted() {
    let test = SiteTest::new().file("content/en/guide/a.md", "---\ntitle: A\ndraft: true\n---\n[x](nowhere.md)\n");
    let said = test.run(&["check"]).stderr;
    assert!(said.contains("`content/en/guide/a.md` is a draft: remove its line `draft: true`"), "{said}");
    let test = test.article("content/en/guide/b.md", "B");
    let said = test.run(&["check"]).code(0).stderr;
    assert!(said.ends_with("1 draft is not checked: `guichet check --drafts` checks it, too\n"), "{said}");
    let said = test.run(&["check", "--drafts"]).code(1).stderr;
    assert!(said.contains("LNK001") && !said.contains("not checked"), "{said}");
}
