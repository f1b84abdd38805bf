use clap::Parser;

use super::*;
use crate::cli::args::{Args, Command};
use guichet_core::model::OutPath;
use guichet_site::analysis::{self, BuildOptions};
use guichet_site::build;
use guichet_site::load;
use guichet_site::output::{Content, Memory};

fn init(dir: &Path, flags: &[&str]) -> Result<Exit, Failure> {
    let dir = dir.to_string_lossy();
    let args = Args::try_parse_from(["guichet", "--quiet", "init", &dir].iter().chain(flags)).unwrap();
    let Command::Init(command) = &args.command else { unreachable!() };
    run(command, &Console::new(&args.global))
}

/// Makes a site, builds it, and gives the paths of its files.
fn built(locales: &str) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path(), &["--locales", locales]).unwrap();
    let loaded = load::load(dir.path(), None).unwrap();
    let options = BuildOptions {
        date: jiff::Timestamp::UNIX_EPOCH,
        base_url: None,
        drafts: false,
        locales: Vec::new(),
        live_reload: false,
        environment: guichet_seal::Environment::default(),
    };
    let analyzed = analysis::analyze(&loaded.value, loaded.diags, &options);
    assert_eq!(analyzed.diags, [], "{locales}");
    let memory = Memory::default();
    let made =
        build::produce(&analyzed.value.unwrap(), &loaded.value, &options, &memory, &guichet_site::output::Silent)
            .unwrap();
    assert_eq!(made.diags, [], "{locales}");
    let files = memory.into_files();
    let Content::Bytes(page) = &files[&OutPath::new("index.html")] else { unreachable!() };
    assert!(String::from_utf8_lossy(page).contains("<html"));
    files.keys().map(ToString::to_string).collect()
}

#[test]
fn a_new_site_builds_without_a_word() {
    let pages = built("en,fr");
    for page in ["en/account/get-help/index.html", "fr/account/obtenir-de-l-aide/index.html", "fr/404.html"] {
        assert!(pages.iter().any(|path| path == page), "{page}");
    }
    for locales in ["fr", "fr,en", "de", "ja,en", "de,ar,pt-BR", "en,en-GB,fr-CA,es", "fr-CA,en-GB"] {
        built(locales);
    }
}

#[test]
fn unknown_languages_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    for (locales, hint) in [
        ("en,jp", "did you mean `ja`?"),
        ("fr_fr", "did you mean `fr-FR`?"),
        ("english!", "write BCP 47 tags"),
        ("en,", "write BCP 47 tags"),
    ] {
        let failure = init(dir.path(), &["--locales", locales]).unwrap_err();
        assert!(failure.exit == Exit::Usage && failure.message.contains(hint), "{locales}: {}", failure.message);
    }
    assert!(is_empty(dir.path()).unwrap());
}

#[test]
fn what_is_there_stays() {
    let dir = tempfile::tempdir().unwrap();
    let readme = dir.path().join("README.md");
    fs::write(&readme, "mine").unwrap();
    assert_eq!(init(dir.path(), &[]).unwrap_err().exit, Exit::Usage);
    assert!(!dir.path().join("site.yaml").exists());
    assert_eq!(init(&readme, &["--force"]).map_err(|failure| failure.exit), Err(Exit::Usage));

    assert_eq!(init(dir.path(), &["--force"]).unwrap(), Exit::Clean);
    assert_eq!(fs::read_to_string(&readme).unwrap(), "mine");
    assert!(dir.path().join(".github/workflows/help-centre.yml").exists() && dir.path().join(".gitignore").exists());
}

#[test]
fn borrowing_goes_by_language_first() {
    let tags = ["en", "fr", "fr-CA", "de"].map(str::to_owned);
    let site = fill("%LOCALES%", &locales(&tags).unwrap());
    assert_eq!(site, "\n  en: {}\n  fr: { fallback: [en] }\n  fr-CA: { fallback: [fr, en] }\n  de: { fallback: [en] }");
}

#[test]
fn only_a_whole_commit_of_a_safe_address_goes_into_the_workflow() {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let git = "https://git.example.com/acme/guichet";
    assert_eq!(checked_source(git, commit), Some((git, commit)));
    for (git, commit) in [
        ("", commit),
        ("http://git.example.com/acme/guichet", commit),
        ("https://git.example.com/a b", commit),
        ("https://git.example.com/' || 'x", commit),
        ("https://git.example.com/\"x", commit),
        ("https://git.example.com/\\x", commit),
        (git, ""),
        (git, "main"),
        (git, &commit[1..]),
        (git, &commit.to_uppercase()),
    ] {
        assert_eq!(checked_source(git, commit), None, "{git} {commit}");
    }
    let pipeline = with_source(GITLAB, Some((git, commit)));
    for line in [format!("  GUICHET_GIT: \"{git}\"\n"), format!("  GUICHET_COMMIT: \"{commit}\"\n")] {
        assert_eq!(pipeline.matches(&line).count(), 1, "{line}");
    }
    assert_eq!(with_source(GITLAB, None), GITLAB);
    let all = files(&locales(&["en".to_owned()]).unwrap(), Ci::Github);
    for (path, text) in &all {
        assert!(!text.contains("%GIT%") && !text.contains("%COMMIT%"), "{path}");
    }
}

#[test]
fn each_ci_server_has_its_file() {
    for (ci, workflow, pipeline, words) in [
        ("github", true, false, ".github/workflows/help-centre.yml"),
        ("gitlab", false, true, "GitLab Pages"),
        ("none", false, false, "Any other host"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        init(dir.path(), &["--ci", ci]).unwrap();
        let has = |path: &str| dir.path().join(path).exists();
        assert_eq!((has(".github"), has(".gitlab-ci.yml")), (workflow, pipeline), "{ci}");
        let readme = fs::read_to_string(dir.path().join("README.md")).unwrap();
        assert!(readme.contains(words) && !readme.contains('%'), "{ci}: {readme}");
        assert_eq!(readme.contains("GitHub"), ci == "github", "{ci}");
    }
}

/// What a reader of the new site asks is answered, in every language that has articles.
#[test]
fn the_queries_of_a_new_site_are_answered() {
    let all = files(&locales(&["en", "fr-CA", "de"].map(str::to_owned)).unwrap(), Ci::None);
    let (_, queries) = all.iter().find(|(path, _)| path == "queries.tsv").unwrap();
    let asked: Vec<&str> = queries.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(asked.len(), 6, "{queries}");
    assert!(asked[0].starts_with("en\tforgot password\t") && asked[3].starts_with("fr-CA\tmot de passe"), "{queries}");
}
