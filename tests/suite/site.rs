//! A throw-away site and the program run on it: `.file(…)` as often as needed, then `.build()` or `.run(…)`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Settings that most tests can use: English and French, one area, errors as they are by default.
pub const SITE: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\nareas: [guide]\n";

pub struct SiteTest {
    dir: tempfile::TempDir,
    environment: Vec<(String, String)>,
}

/// What a run of the program left behind; it outlives the site.
pub struct Outcome {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
    /// Every file of the output folder after the run.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl SiteTest {
    /// A site with `SITE` as its settings and nothing else.
    pub fn new() -> Self {
        let test = SiteTest::empty();
        test.file("site.yaml", SITE)
    }

    pub fn empty() -> Self {
        SiteTest { dir: tempfile::tempdir().expect("a temporary folder"), environment: Vec::new() }
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// A variable for every later run; without this, runs see no key and no secret.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// The same, for changing a site between two runs.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// An article of a few words, with a title.
    pub fn article(self, path: &str, title: &str) -> Self {
        let text = format!("---\ntitle: {title}\n---\nText of {title}.\n");
        self.file(path, text)
    }

    pub fn build(&self) -> Outcome {
        self.run(&["build"])
    }

    /// Runs a verb with `--root` and, where it takes one, `--output` set; the date is fixed.
    pub fn run(&self, args: &[&str]) -> Outcome {
        let out = self.root().join("public");
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
        command
            .args(args)
            .current_dir(self.root())
            .arg("--root")
            .arg(self.root())
            .env("SOURCE_DATE_EPOCH", "1795305600")
            .env("NO_COLOR", "1");
        // Whoever runs the tests may have a key of their own.
        command.env_remove("GUICHET_SEAL_KEY").env_remove("SUPPORT_PHONE");
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        if matches!(args.first(), Some(&("build" | "search" | "clean"))) && !args.contains(&"-o") {
            command.arg("-o").arg(&out);
        }
        let output = command.output().expect("guichet runs");
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            files: files(&out),
        }
    }
}

impl Outcome {
    /// Fails the test unless the run ended with this code.
    pub fn code(self, expected: i32) -> Self {
        assert_eq!(self.code, expected, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    pub fn page(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path}\n{}", self.stderr));
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// A file of the folder that is named after its content.
    pub fn asset(&self, name: &str) -> String {
        let inside = |path: &str| path.strip_prefix("_guichet/")?.split_once('/').map(|(_, rest)| rest == name);
        let path = self.files.keys().find(|path| inside(path) == Some(true));
        self.page(path.unwrap_or_else(|| panic!("no {name}\n{}", self.stderr)))
    }

    pub fn exists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// `file:line:column code` of every diagnostic on stderr, in its order.
    pub fn diagnostics(&self) -> Vec<String> {
        self.stderr
            .lines()
            .filter_map(|line| {
                let (place, rest) = line.split_once(": error[").or_else(|| line.split_once(": warning["))?;
                Some(format!("{place} {}", rest.split_once(']')?.0))
            })
            .collect()
    }
}

pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            (path, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}
