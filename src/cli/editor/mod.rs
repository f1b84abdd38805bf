//! `guichet editor`: the folder of an editor for people who don't program. What is in its configuration is the business of
//! `guichet-editor`; the program itself comes from npm, by a command that its user types. Nothing is requested here.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use guichet_core::host::HostSource;
use guichet_editor::{BACKEND_FILE, Backend, CONFIG_FILE, Kind, MAIN, PROGRAM, VERSION};
use guichet_site::analysis;
use guichet_site::load::FOLDERS;
use walkdir::WalkDir;

use super::args::{Editor, EditorBackend, Global, SchemaOf};
use super::console::{self, Console};
use super::{Exit, Failure, schema};

mod site;

/// Where it is written, and where `guichet serve` looks for it.
pub const FOLDER: &str = "editor";
const PACKAGE: &str = "@sveltia/cms";

pub fn run(command: &Editor, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let tree = super::start::load(global)?.value;
    let options = super::start::settings_options(super::start::now()?);
    let settings = analysis::settings(&tree, &options);
    let wrong = analysis::has_errors(&settings.diags);
    let Some(settings) = settings.value.filter(|_| !wrong) else {
        console.diagnostics(&settings.diags, &tree);
        return Ok(if analysis::has_wrong_settings(&settings.diags) { Exit::Usage } else { Exit::Problems });
    };
    // Before anything is written.
    let program = Program::find(&global.root)?;
    let repository = Repository::around(&global.root);
    let output = command.output.clone().unwrap_or_else(|| global.root.join(FOLDER));
    // In `static/` it is published with the site, which a team may want.
    let sources: Vec<&str> = FOLDERS.into_iter().filter(|folder| *folder != "static").collect();
    super::outside::outside_of(&sources, &output, &global.root, "choose another folder with --output")?;
    let backend = backend(command, &output, repository.as_ref())?;

    let prefix = repository.as_ref().map_or_else(String::new, |repository| repository.prefix.clone());
    let site = site::site(&tree, &settings, prefix);
    let schema = serde_json::from_str(&schema::text(SchemaOf::FrontMatter)).map_err(internal)?;
    let config = guichet_editor::config(&site, &schema).map_err(internal)?;
    let page = guichet_editor::page(&site.title, &backend)
        .map_err(|why| Failure::usage(format!("`{}`: {why}", shown(&output.join(BACKEND_FILE)))))?;

    let files = program.copy(&output.join(PROGRAM))?;
    for (name, text) in [
        (MAIN.0, MAIN.1),
        (CONFIG_FILE, config.as_str()),
        (BACKEND_FILE, backend.as_str()),
        ("index.html", page.as_str()),
    ] {
        fs::write(output.join(name), text).map_err(|error| unwritten(&output.join(name), &error))?;
    }
    console.say(&format!(
        "{}, {}, and Sveltia CMS {} with {}",
        console::number(site.areas.len(), "area"),
        console::number(site.locales.len(), "language"),
        program.version,
        console::number(files, "file"),
    ));
    hints(&program, &output, global, repository.is_some(), console);
    console::print(&format!("{}\n", shown(&output.join("index.html"))));
    Ok(Exit::Clean)
}

fn hints(program: &Program, output: &Path, global: &Global, in_repository: bool, console: &Console) {
    if program.version != VERSION {
        console.say(&format!("Guichet is tested with Sveltia CMS {VERSION}; `{}` is another version", program.version));
    }
    if !in_repository {
        console.say("the editor opens folders with a Git repository only: run `git init` in the site’s folder");
    }
    if same(output, &global.root.join(FOLDER)) {
        console.say("`guichet serve` shows it beside the site");
    }
    if below(output, &global.root.join("static")) {
        console.say("it will be published with the help centre: docs/editor.md says what that means for its safety");
    }
}

fn internal(error: impl std::fmt::Display) -> Failure {
    Failure::fault(format!("the editor’s configuration can't be written: {error}"))
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::fault(format!("can't write `{}`: {error}", path.display()))
}

/// Without the `./` of the default root.
fn shown(path: &Path) -> std::path::Display<'_> {
    path.strip_prefix(".").unwrap_or(path).display()
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn below(path: &Path, folder: &Path) -> bool {
    matches!((fs::canonicalize(path), fs::canonicalize(folder)), (Ok(path), Ok(folder)) if path.starts_with(&folder))
}

/// The text of `backend.yml`: what is there, or what the command line or the repository says.
fn backend(command: &Editor, output: &Path, repository: Option<&Repository>) -> Result<String, Failure> {
    let path = output.join(BACKEND_FILE);
    let asked =
        command.backend.is_some() || command.repo.is_some() || command.branch.is_some() || command.host.is_some();
    match fs::read_to_string(&path) {
        Ok(_) if asked => {
            let message = "exists and is yours: write there where changes go, or delete it and run this command again";
            return Err(Failure::usage(format!("`{}` {message}", shown(&path))));
        }
        Ok(text) => return Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Failure::fault(format!("can't read `{}`: {error}", path.display()))),
    }
    let host = command.host.as_deref().map(|host| {
        HostSource::of_host(host)
            .ok_or_else(|| Failure::usage(format!("--host: `{host}` is not a host; write it like `git.example.com`")))
    });
    let host = host.transpose()?;
    if let Some(repo) = &command.repo
        && !(repo.contains('/') && repo.split('/').all(|part| !part.is_empty()) && !repo.contains([':', ' ']))
    {
        return Err(Failure::usage(format!(
            "--repo: `{repo}` is not the name of a repository; write it like `acme/help`"
        )));
    }
    let found = repository.filter(|_| !asked).and_then(Repository::backend);
    let backend = found.unwrap_or_else(|| Backend {
        kind: command.backend.map_or(Kind::GitHub, Kind::from),
        repo: command.repo.clone(),
        branch: command.branch.clone(),
        host,
    });
    backend.text().map_err(internal)
}

impl From<EditorBackend> for Kind {
    fn from(name: EditorBackend) -> Self {
        match name {
            EditorBackend::Github => Kind::GitHub,
            EditorBackend::Gitlab => Kind::GitLab,
            EditorBackend::Gitea => Kind::Gitea,
        }
    }
}

/// The repository that the site is in.
struct Repository {
    /// `.git`, which is a file in a worktree.
    git: PathBuf,
    /// The site's folder within it, with a slash in the end; empty where the site is all of it.
    prefix: String,
}

impl Repository {
    fn around(root: &Path) -> Option<Self> {
        let root = fs::canonicalize(root).ok()?;
        let top = root.ancestors().find(|folder| folder.join(".git").exists())?;
        let parts = root.strip_prefix(top).ok()?.components();
        let prefix = parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect();
        Some(Repository { git: top.join(".git"), prefix })
    }

    /// Where `origin` is, if the editor knows that host.
    fn backend(&self) -> Option<Backend> {
        let settings = fs::read_to_string(self.git.join("config")).ok()?;
        let lines = settings.lines().map(str::trim).skip_while(|line| *line != "[remote \"origin\"]").skip(1);
        let mut section = lines.take_while(|line| !line.starts_with('['));
        let url = section.find_map(|line| line.strip_prefix("url")?.trim_start().strip_prefix('='))?;
        Backend::of_remote(url.trim())
    }
}

/// Sveltia CMS as npm has installed it.
struct Program {
    folder: PathBuf,
    version: String,
}

impl Program {
    /// In the `node_modules` of the site's folder or of one above it, as programs of Node look for it.
    fn find(root: &Path) -> Result<Self, Failure> {
        let real = fs::canonicalize(root)
            .map_err(|error| Failure::usage(format!("can't open `{}`: {error}", root.display())))?;
        let mut above = real.ancestors().map(|folder| folder.join("node_modules").join(PACKAGE));
        let Some(folder) = above.find(|folder| folder.join("package.json").is_file()) else {
            return Err(Failure::usage(format!(
                "the editor’s program is not installed: type `npm install --save-dev --ignore-scripts {PACKAGE}@{VERSION}` in `{}`, \
                 then run this command again",
                root.display()
            )));
        };
        let about = fs::read_to_string(folder.join("package.json"));
        let about: serde_json::Value = about.ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let version = about["version"].as_str().unwrap_or("of an unknown version").to_owned();
        if !folder.join("npm/index.js").is_file() {
            let folder = folder.display();
            return Err(Failure::usage(format!(
                "`{folder}` has no `npm/index.js`, which version {VERSION} has; this is version {version}"
            )));
        }
        Ok(Program { folder, version })
    }

    /// Copies what a browser loads, and the licence. What an earlier version has left is removed. Says how many files there are.
    fn copy(&self, to: &Path) -> Result<usize, Failure> {
        let failed = |path: &Path, error: io::Error| unwritten(path, &error);
        if to.join("index.js").is_file() && fs::symlink_metadata(to).is_ok_and(|meta| meta.is_dir()) {
            fs::remove_dir_all(to).map_err(|error| failed(to, error))?;
        }
        fs::create_dir_all(to).map_err(|error| failed(to, error))?;
        let from = self.folder.join("npm");
        let mut files = 0;
        for entry in WalkDir::new(&from).sort_by_file_name() {
            let entry = entry.map_err(|error| Failure::fault(format!("can't read the editor’s program: {error}")))?;
            let Ok(path) = entry.path().strip_prefix(&from) else { continue };
            let target = to.join(path);
            if entry.file_type().is_dir() {
                fs::create_dir_all(&target).map_err(|error| failed(&target, error))?;
            } else if entry.file_type().is_file() && path.extension().is_none_or(|extension| extension != "map") {
                fs::copy(entry.path(), &target).map_err(|error| failed(&target, error))?;
                files += 1;
            }
        }
        let licence = "LICENSE.txt";
        if fs::copy(self.folder.join(licence), to.join(licence)).is_ok() {
            files += 1;
        }
        Ok(files)
    }
}
