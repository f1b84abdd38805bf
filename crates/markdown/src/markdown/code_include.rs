//! Files that blocks of code show, and the parts of them.

use std::ops::Range;
use std::sync::Arc;

use super::code::first_line;
use super::files::{CodeFile, NoFile};
use super::source::Source;
use super::state::Writer;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::paths::join;
use guichet_syntax::fence::Include;
use guichet_syntax::regions::{self, Missing, Part};
use guichet_syntax::variables::too_large;

impl Writer<'_> {
    /// What a block shows of a file. `own` is what stands between the fences, where there should be nothing.
    pub fn part_of_file(
        &mut self,
        source: &Source<'_>,
        include: &Include,
        own: &str,
        range: &Range<usize>,
    ) -> Option<Part> {
        let found = self.included(source, &include.file).and_then(|file| {
            let path = file.path.strip_prefix("content/").unwrap_or(&file.path);
            if !self.body.outline.includes.iter().any(|known| **known == *path) {
                self.body.outline.includes.push(Arc::from(path));
            }
            regions::part(&file.text, include).map_err(|why| no_part(why, &file, include))
        });
        let found = found.and_then(|part| match self.has_room(part.text.len()) {
            true => Ok(part),
            false => Err(too_large("file", &include.file)),
        });
        let span = source.span(first_line(source, range));
        if found.is_ok() && !own.trim().is_empty() {
            let message = "the text between the fences is not shown, since the block shows a file".to_owned();
            self.diags.push(wrong(message).help("remove the text, or `file`").at(source.file, span.clone()));
        }
        match found {
            Ok(part) => Some(part),
            Err(diagnostic) => {
                self.diags.push(diagnostic.at(source.file, span));
                None
            }
        }
    }

    fn included(&self, source: &Source<'_>, written: &str) -> Result<CodeFile, Diagnostic> {
        let below = source.file.strip_prefix("content/").unwrap_or(source.file);
        let path = match written.strip_prefix('/') {
            Some(path) => join("", path),
            None => join(below.rsplit_once('/').map_or("", |(folder, _)| folder), written),
        };
        let Some(path) = path else {
            return Err(wrong(format!("`{written}` is not below `content/`"))
                .help("only files of `content/` can be shown: copy it there"));
        };
        self.options.files.read(&path).map_err(|why| match why {
            NoFile::Missing(names) => {
                let folder = &written[..written.rfind('/').map_or(0, |slash| slash + 1)];
                let near: Vec<String> = names.iter().map(|name| format!("{folder}{name}")).collect();
                wrong(format!("no file `{written}`"))
                    .help("the path is relative to the article; one that begins with `/` starts at `content/`")
                    .did_you_mean(written, near.iter().map(String::as_str))
            }
            NoFile::NotCode => {
                wrong(format!("`{written}` can't be shown as code")).help("it has to be text in UTF-8, of at most 1 MB")
            }
        })
    }
}

fn no_part(why: Missing, file: &CodeFile, include: &Include) -> Diagnostic {
    let name = include.region.as_deref().unwrap_or_default();
    match why {
        Missing::Region(names) => wrong(format!("no region `{name}` in `{}`", file.path))
            .help(format!("put a comment `#region {name}` before it and `#endregion` behind it"))
            .did_you_mean(name, names.iter().map(String::as_str)),
        Missing::Unclosed(line) => {
            wrong(format!("region `{name}` begins in line {line} of `{}` and never ends", file.path)).help(format!(
                "put a comment `#endregion {name}` behind its last line; `[start:{name}]` ends with `[end:{name}]`"
            ))
        }
        Missing::Twice(first, second) => {
            wrong(format!("region `{name}` begins in line {first} of `{}`, and again in line {second}", file.path))
                .help("give one of them another name")
        }
        Missing::Empty(line) if include.region.is_some() => {
            wrong(format!("region `{name}` in line {line} of `{}` has no lines", file.path))
                .help("move the comments around the lines to show")
        }
        Missing::Empty(line) => wrong(format!(
            "line {line} of `{}` and those behind it are comments that mark regions, which are not shown",
            file.path
        ))
        .help("show other lines, or a region"),
        Missing::Lines(count) => {
            wrong(format!("`{}` has {count} lines", file.path)).help("show lines that it has, or a region")
        }
    }
}

fn wrong(message: String) -> Diagnostic {
    Diagnostic::new(codes::MD031, message)
}
