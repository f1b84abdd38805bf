//! Several files in one text that people can read and a fuzzer can change: `-- path --` on a line of its own begins a
//! file, as in Go's txtar. A `%` and two digits in a path are a byte, for names that no line can hold.

/// The files of an archive in their order; what stands before the first is none.
pub fn files(text: &str) -> Vec<(String, &str)> {
    let mut files: Vec<(String, &str)> = Vec::new();
    let (mut at, mut open): (usize, Option<(String, usize)>) = (0, None);
    for line in text.split_inclusive('\n') {
        let name = line.trim_end_matches('\n').strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        if let Some(name) = name {
            if let Some((name, start)) = open.take() {
                files.push((name, &text[start..at]));
            }
            let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned();
            open = Some((name, at + line.len()));
        }
        at += line.len();
    }
    files.extend(open.map(|(name, start)| (name, &text[start..])));
    files
}
