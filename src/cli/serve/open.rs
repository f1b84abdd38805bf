//! A file of the site in the writer's editor, at a line: by the program that `$VISUAL` or `$EDITOR` names, where that has a window
//! of its own, else by an address that VS Code answers to.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// How a program is told the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `--goto file:line:column`
    Goto,
    /// `file:line:column`
    Colons,
    /// `--line 1 --column 2 file`
    Flags,
    /// `+line file`
    Plus,
    /// `-n +line:column file`
    Emacs,
    /// `-l line -c column file`
    Letters,
    /// `-l line file`
    Line,
    /// `-nline -ccolumn file`
    Notepad,
}

/// Editors with windows, by the names of their programs. One for terminals would begin in nobody's terminal.
const EDITORS: [(&str, &str, Style); 26] = [
    ("code", "VS Code", Style::Goto),
    ("code-insiders", "VS Code", Style::Goto),
    ("codium", "VSCodium", Style::Goto),
    ("cursor", "Cursor", Style::Goto),
    ("windsurf", "Windsurf", Style::Goto),
    ("zed", "Zed", Style::Colons),
    ("zeditor", "Zed", Style::Colons),
    ("subl", "Sublime Text", Style::Colons),
    ("sublime_text", "Sublime Text", Style::Colons),
    ("idea", "IntelliJ IDEA", Style::Flags),
    ("webstorm", "WebStorm", Style::Flags),
    ("phpstorm", "PhpStorm", Style::Flags),
    ("pycharm", "PyCharm", Style::Flags),
    ("goland", "GoLand", Style::Flags),
    ("rubymine", "RubyMine", Style::Flags),
    ("rustrover", "RustRover", Style::Flags),
    ("clion", "CLion", Style::Flags),
    ("gvim", "GVim", Style::Plus),
    ("mvim", "MacVim", Style::Plus),
    ("gedit", "gedit", Style::Plus),
    ("gnome-text-editor", "Text Editor", Style::Plus),
    ("emacsclient", "Emacs", Style::Emacs),
    ("kate", "Kate", Style::Letters),
    ("kwrite", "KWrite", Style::Letters),
    ("mate", "TextMate", Style::Line),
    ("notepad++", "Notepad++", Style::Notepad),
];

/// An editor that can be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    program: String,
    /// Those that the variable has besides.
    arguments: Vec<String>,
    pub name: &'static str,
    style: Style,
}

impl Program {
    /// The first of these commands that is known to have a window.
    pub fn of(commands: impl IntoIterator<Item = String>) -> Option<Self> {
        commands.into_iter().find_map(|command| Program::of_command(&command))
    }

    fn of_command(command: &str) -> Option<Self> {
        let mut words = command.split_whitespace().map(|word| word.trim_matches(['"', '\'']));
        let program = words.next()?;
        let stem = program.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
        let stem = [".exe", ".cmd"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(&stem);
        let (_, name, style) = EDITORS.into_iter().find(|(known, ..)| *known == stem)?;
        // We don't wait until the file is closed.
        let arguments: Vec<String> =
            words.filter(|word| !matches!(*word, "-w" | "--wait")).map(str::to_owned).collect();
        let in_terminal = ["-t", "-nw", "--tty"].iter().any(|flag| arguments.iter().any(|word| word == flag));
        (!in_terminal).then(|| Program { program: program.to_owned(), arguments, name, style })
    }

    fn arguments(&self, file: &Path, line: usize, column: usize) -> Vec<String> {
        let file = file.to_string_lossy().into_owned();
        let own: Vec<String> = match self.style {
            Style::Goto => vec!["--goto".into(), format!("{file}:{line}:{column}")],
            Style::Colons => vec![format!("{file}:{line}:{column}")],
            Style::Flags => vec!["--line".into(), line.to_string(), "--column".into(), column.to_string(), file],
            Style::Plus => vec![format!("+{line}"), file],
            Style::Emacs => vec!["-n".into(), format!("+{line}:{column}"), file],
            Style::Letters => vec!["-l".into(), line.to_string(), "-c".into(), column.to_string(), file],
            Style::Line => vec!["-l".into(), line.to_string(), file],
            Style::Notepad => vec![format!("-n{line}"), format!("-c{column}"), file],
        };
        self.arguments.iter().cloned().chain(own).collect()
    }

    /// Starts it, and doesn't wait for it. `file` is absolute, so that it can't be taken for a flag.
    ///
    /// # Errors
    /// The system's: there is no such program.
    pub fn open(&self, file: &Path, line: usize, column: usize) -> io::Result<()> {
        let arguments = self.arguments(file, line, column);
        let start = |program: &str| {
            let mut command = Command::new(program);
            command.args(&arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
        };
        let mut child = match start(&self.program) {
            // The commands of several editors are scripts there.
            Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::NotFound => {
                start(&format!("{}.cmd", self.program))?
            }
            started => started?,
        };
        // For the system, which keeps what has ended until somebody asks.
        std::thread::spawn(move || child.wait());
        Ok(())
    }
}

/// What stays as it is in the path of an address.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'\\');

/// The address that VS Code opens.
pub fn address(file: &Path, line: usize, column: usize) -> String {
    let path = file.to_string_lossy();
    // Windows' own prefix of long paths means nothing to it.
    let path = path.strip_prefix(r"\\?\").unwrap_or(&path);
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let path = utf8_percent_encode(path.trim_start_matches('/'), PATH);
    format!("vscode://file/{path}:{line}:{column}")
}

/// Where a file of the site is.
pub fn place(root: &Path, file: &str) -> PathBuf {
    file.split('/').fold(root.to_owned(), |path, part| path.join(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_with_windows_are_told_the_line() {
        for (command, expected) in [
            ("code --wait", Some("--goto /site/a.md:3:7")),
            ("/usr/bin/code -w --reuse-window", Some("--reuse-window --goto /site/a.md:3:7")),
            ("\"C:\\Editors\\Code.exe\"", Some("--goto /site/a.md:3:7")),
            ("subl -n -w", Some("-n /site/a.md:3:7")),
            ("idea", Some("--line 3 --column 7 /site/a.md")),
            ("gvim", Some("+3 /site/a.md")),
            ("emacsclient", Some("-n +3:7 /site/a.md")),
            ("kate", Some("-l 3 -c 7 /site/a.md")),
            ("mate -w", Some("-l 3 /site/a.md")),
            ("notepad++.exe", Some("-n3 -c7 /site/a.md")),
            ("emacsclient -t", None),
            ("vim", None),
            ("nano", None),
            ("", None),
        ] {
            let program = Program::of([command.to_owned()]);
            let arguments = program.map(|program| program.arguments(Path::new("/site/a.md"), 3, 7).join(" "));
            assert_eq!(arguments.as_deref(), expected, "{command}");
        }
        let second = Program::of(["vim".to_owned(), "zed --wait".to_owned()]).unwrap();
        assert_eq!((second.program.as_str(), second.name), ("zed", "Zed"));
    }

    #[cfg(unix)]
    #[test]
    fn addresses_are_encoded() {
        let file = place(Path::new("/home/a b"), "content/en/é #1.md");
        assert_eq!(address(&file, 2, 1), "vscode://file/home/a%20b/content/en/%C3%A9%20%231.md:2:1");
    }
}
