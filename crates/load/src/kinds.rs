//! What a file is by its name: something to publish, an article under a name that is not read, or a leftover of a
//! program that was at work in the folder. One table of names; what is in a file is never asked.

/// What becomes of a file or folder of the site, by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Read or published, wherever it is.
    Content,
    /// A text like an article, in a name or format that is not read. Below `content/` it is reported and not published:
    /// it may be a draft, and its front matter is not for readers.
    Lookalike(Lookalike),
    /// What editors, office programs, version control and systems leave behind. Never published, and not worth a word.
    Leftover,
    /// What a program for synchronizing files left where two people changed one file. Never published, but somebody
    /// has to look at it.
    Conflict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookalike {
    /// Markdown in all but its name: `A.MD`, `a.markdown`, `a.md.txt`, `a.md 2`.
    Markdown,
    /// Markdown with code in it: `a.mdx`.
    MarkdownWithCode,
    /// Another markup: `a.rst`.
    OtherMarkup,
}

/// Endings of names that are Markdown, but not `.md`.
const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "markdn", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"];
const MARKDOWN_WITH_CODE: &[&str] = &["mdx", "rmd", "qmd", "mdoc", "mdsvex", "svx", "mdc"];
const OTHER_MARKUP: &[&str] =
    &["rst", "rest", "adoc", "asciidoc", "textile", "mediawiki", "wiki", "creole", "org", "dj", "djot"];

/// Endings that make a leftover of any name.
const LEFTOVER_ENDINGS: &[&str] = &[
    // Backups of editors and merge tools.
    "bak",
    "bk",
    "bkp",
    "bkup",
    "backup",
    "old",
    "orig",
    "rej",
    "save",
    "mine",
    "autosave",
    "asv",
    "wbk",
    "xlk",
    "asd",
    // Work in progress.
    "tmp",
    "temp",
    "swp",
    "swo",
    "swn",
    "swm",
    "swx",
    "part",
    "partial",
    "crdownload",
    "download",
    "opdownload",
    "filepart",
    "lck",
    "lock",
    "pid",
    "!sync",
    "!ut",
    "bts",
    // Of systems.
    "lnk",
    "ds_store",
    "stackdump",
];

/// Whole names, in lower case: of systems, editors and storage servers.
const LEFTOVER_NAMES: &[&str] = &[
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "icon\r",
    "deadjoe",
    "ed.hup",
    "4913",
    "ntuser.dat",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    "lost+found",
    "@eadir",
    "#recycle",
    "#snapshot",
    "network trash folder",
    "temporary items",
];

/// What `name`, the last part of a path, says of a file or folder.
pub fn of(name: &str) -> Kind {
    let lower = name.to_lowercase();
    if is_conflict(&lower) {
        return Kind::Conflict;
    }
    if is_leftover(&lower) {
        return Kind::Leftover;
    }
    // An article's own name with something behind it is a version of that article: `a.md.2`, `a.md_old`, `a.md copy`.
    let version = versions(&lower).next();
    if let Some(rest) = version.filter(|rest| !is_converted(rest)) {
        return if is_backup_of_article(rest) { Kind::Leftover } else { Kind::Lookalike(Lookalike::Markdown) };
    }
    let Some((_, extension)) = lower.rsplit_once('.') else { return Kind::Content };
    match extension {
        _ if name.ends_with(".md") => Kind::Content,
        _ if MARKDOWN.contains(&extension) => Kind::Lookalike(Lookalike::Markdown),
        _ if MARKDOWN_WITH_CODE.contains(&extension) => Kind::Lookalike(Lookalike::MarkdownWithCode),
        _ if OTHER_MARKUP.contains(&extension) => Kind::Lookalike(Lookalike::OtherMarkup),
        _ => Kind::Content,
    }
}

/// The name that would make it an article: `PRICES.MD` → `PRICES.md`.
pub fn article_name(name: &str) -> String {
    // Only ASCII, so that places in it are those in the name.
    let lower = name.to_ascii_lowercase();
    let version = versions(&lower).next().map_or(0, str::len);
    let name = &name[..name.len() - version];
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.md")
}

fn is_leftover(lower: &str) -> bool {
    if LEFTOVER_NAMES.contains(&lower) {
        return true;
    }
    // Emacs, vim, gedit: `a.md~`, `#a.md#`. Office programs: `~$report.docx`, `~wrl0001.tmp`.
    if lower.ends_with('~') || lower.starts_with("~$") || (lower.starts_with('#') && lower.ends_with('#')) {
        return true;
    }
    // JetBrains write through such names; editors on Linux through `.goutputstream-…`, which is hidden anyway.
    if lower.ends_with("___jb_tmp___") || lower.ends_with("___jb_old___") {
        return true;
    }
    let Some((stem, extension)) = lower.rsplit_once('.') else { return false };
    // `prices.bak`, `prices.bak2`, `prices.old-1`.
    let numbered = extension.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_'));
    let ending = LEFTOVER_ENDINGS.contains(&extension) || LEFTOVER_ENDINGS.contains(&numbered);
    // `a.save.1` of nano.
    let saved = extension.bytes().all(|byte| byte.is_ascii_digit()) && stem.ends_with(".save");
    ending || saved || of_merge_tool(stem)
}

/// `a_BACKUP_1234.md` and its three sisters, which `git mergetool` leaves.
fn of_merge_tool(stem: &str) -> bool {
    let Some((rest, number)) = stem.rsplit_once('_') else { return false };
    !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && ["_backup", "_base", "_local", "_remote"].iter().any(|side| rest.ends_with(side))
}

/// Dropbox, Nextcloud and ownCloud; Syncthing; Resilio; Google Drive. The words are in the language of who wrote it, of
/// which these are the ones that the programs have.
fn is_conflict(lower: &str) -> bool {
    // Nearly every name has nothing of them.
    if lower.is_ascii() && !lower.contains("onfli") {
        return false;
    }
    const WORDS: &[&str] = &[
        "conflicted copy",
        "case conflict",
        ".sync-conflict-",
        "conflict copy",
        "copie en conflit",
        "in konflikt stehende kopie",
        "konfliktkopie",
        "copia en conflicto",
        "copia in conflitto",
        "cópia em conflito",
        "conflicterende kopie",
        "競合コピー",
        "冲突的副本",
        "衝突複本",
        "конфликтующая копия",
        ".conflict",
    ];
    WORDS.iter().any(|word| lower.contains(word)) && (lower.contains(['(', '.', '[']))
}

/// What follows an article's ending within a name: `.txt` of `a.md.txt`, ` (1)` of `a.md (1)`, `_old` of `a.md_old`.
fn versions(lower: &str) -> impl Iterator<Item = &str> {
    lower.match_indices('.').filter_map(|(dot, _)| {
        let rest = &lower[dot + 1..];
        let length = rest.find(|c: char| !c.is_alphanumeric()).filter(|length| *length > 0)?;
        let article = MARKDOWN.contains(&&rest[..length]) || MARKDOWN_WITH_CODE.contains(&&rest[..length]);
        (article && dot > 0).then_some(&rest[length..])
    })
}

/// `a.md.pdf` was made from an article on purpose, and so was `a.md.zip`.
fn is_converted(rest: &str) -> bool {
    const MADE: &[&str] = &[
        "pdf", "epub", "docx", "odt", "rtf", "pptx", "png", "jpg", "jpeg", "webp", "gif", "zip", "gz", "tgz", "br",
        "zst", "csv", "json", "mp3", "mp4", "sig", "asc", "sha256", "md",
    ];
    rest.rsplit_once('.').is_some_and(|(_, extension)| MADE.contains(&extension))
}

/// Revisions of version control and numbered backups: `a.md.r41`, `a.md.~2~`, `a.md.1`, `a.md.2026-01-01`.
fn is_backup_of_article(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['.', '_', '-', ' ']);
    let rest = rest.strip_prefix('r').unwrap_or(rest);
    !rest.is_empty()
        && rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.' | b't' | b':'))
}

/// The names that the page of a folder has in other generators and on GitHub.
pub fn is_index_elsewhere(name: &str) -> bool {
    ["index", "readme"].iter().any(|other| name.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name by name: what each editor, office program, system and tool leaves.
    #[test]
    fn leftovers() {
        for name in [
            "a.md~",
            "prices.csv~",
            "a.~1~",
            "#a.md#",
            ".#a.md~",
            "a.bak",
            "a.md.bak",
            "A.BAK",
            "a.md.bak2",
            "a.bak-1",
            "a.md.orig",
            "a.md.rej",
            "a.md.save",
            "a.md.save.1",
            "a.old",
            "prices.old",
            "a.md.old",
            "a.swp",
            ".a.md.swp",
            "a.md.swo",
            "a.swn",
            "~$a.docx",
            "~$prices.xlsx",
            "~WRL0001.tmp",
            "Thumbs.db",
            "thumbs.db",
            "THUMBS.DB",
            "ehthumbs.db",
            "desktop.ini",
            "Desktop.ini",
            ".DS_Store",
            "Icon\r",
            "a.tmp",
            "a.temp",
            "movie.mp4.part",
            "x.zip.crdownload",
            "x.partial",
            "x.download",
            "a.lnk",
            "a.md.mine",
            "a.md.r41",
            "a.md.r107",
            "a.md.1",
            "a.md.2026-01-01",
            "a_BACKUP_1234.md",
            "a_BASE_77.md",
            "a_LOCAL_77.md",
            "a_REMOTE_77.md",
            "a.md___jb_tmp___",
            "4913",
            "DEADJOE",
            "ed.hup",
            "a.wbk",
            "prices.xlk",
            "a.asd",
            "__MACOSX",
            "$RECYCLE.BIN",
            "System Volume Information",
            "@eaDir",
            "lost+found",
            "guide~",
            "guide.bak",
            "a.backup",
            "a.bkp",
            "a.markdown.bak",
        ] {
            assert_eq!(of(name), Kind::Leftover, "{name}");
        }
    }

    #[test]
    fn conflicts() {
        for name in [
            "a (Ana's conflicted copy 2026-01-01).md",
            "a (conflicted copy).md",
            "a (conflicted copy 2026-01-01 120000).md",
            "a (Case Conflict).md",
            "a.sync-conflict-20260101-120000-ABCDEFG.md",
            "a (Copie en conflit de Ana 2026-01-01).md",
            "a (Anas in Konflikt stehende Kopie 2026-01-01).md",
            "prices (conflicted copy).csv",
            "a (競合コピー 2026-01-01).md",
            "a.Conflict.md",
        ] {
            assert_eq!(of(name), Kind::Conflict, "{name}");
        }
    }

    #[test]
    fn lookalikes_and_the_name_that_makes_an_article_of_them() {
        use Lookalike::*;
        for (name, kind, article) in [
            ("PRICES.MD", Markdown, "PRICES.md"),
            ("a.Md", Markdown, "a.md"),
            ("a.markdown", Markdown, "a.md"),
            ("A.MARKDOWN", Markdown, "A.md"),
            ("a.mdown", Markdown, "a.md"),
            ("a.mkd", Markdown, "a.md"),
            ("a.mkdn", Markdown, "a.md"),
            ("a.mdwn", Markdown, "a.md"),
            ("a.b.markdown", Markdown, "a.b.md"),
            ("a.md.txt", Markdown, "a.md"),
            ("a.md.draft", Markdown, "a.md"),
            ("a.md.off", Markdown, "a.md"),
            ("a.md_old", Markdown, "a.md"),
            ("a.md copy", Markdown, "a.md"),
            ("a.md (1)", Markdown, "a.md"),
            ("a.md ", Markdown, "a.md"),
            ("a.mdx", MarkdownWithCode, "a.md"),
            ("a.MDX", MarkdownWithCode, "a.md"),
            ("a.qmd", MarkdownWithCode, "a.md"),
            ("a.Rmd", MarkdownWithCode, "a.md"),
            ("a.mdoc", MarkdownWithCode, "a.md"),
            ("été.MARKDOWN", Markdown, "été.md"),
            // Letters that take fewer or more bytes in lower case.
            ("\u{212a}\u{212a}.md \u{23a}\u{23a}\u{23a}\u{23a}", Markdown, "\u{212a}\u{212a}.md"),
            ("a.rst", OtherMarkup, "a.md"),
            ("a.adoc", OtherMarkup, "a.md"),
            ("a.asciidoc", OtherMarkup, "a.md"),
            ("a.textile", OtherMarkup, "a.md"),
            ("a.org", OtherMarkup, "a.md"),
        ] {
            assert_eq!(of(name), Kind::Lookalike(kind), "{name}");
            assert_eq!(article_name(name), article, "{name}");
        }
    }

    /// What looks a little like one of the above, and is published.
    #[test]
    fn real_files() {
        for name in [
            "a.md",
            "_index.md",
            "prices.csv",
            "notes.txt",
            "README.txt",
            "README",
            "report.docx",
            "deck.pptx",
            "a.pdf",
            "a.md.pdf",
            "handbook.md.zip",
            "x.png",
            "a.b.c.png",
            "old.csv",
            "backup.zip",
            "temp.png",
            "save.json",
            "tmp",
            "bak",
            "my-download.pdf",
            "parts.csv",
            "template.xlsx",
            "conflict.md",
            "resolve-a-conflict.md",
            "conflicted-copies.md",
            "resolve-a-sync-conflict-by-hand.md",
            "a_local_guide.md",
            "base_12.png",
            "old-prices.md",
            "1.md",
            "2026-01-01.md",
            "a~b.png",
            "c#.md",
            "#1.md",
            "x.mp4",
            "lock.svg",
            "a.amd",
            "cmd",
            "a.cmd.txt",
            "md",
            "swap.md",
            "guide",
            "rst",
            "a.orgx",
        ] {
            assert_eq!(of(name), Kind::Content, "{name}");
        }
    }
}
