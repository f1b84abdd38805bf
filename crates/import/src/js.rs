//! Literals of JavaScript settings, read as data: objects, lists, texts, numbers and flags, also where the file names them first
//! (`const sidebar = […]`). Nothing is executed; what is not a literal is `null`, and can be asked for.

use std::cell::Cell;
use std::rc::Rc;

use serde_json::{Map, Value};

/// Levels of objects and lists in one another.
const MAX_DEPTH: usize = 32;

/// Names of the same file that are followed in one value.
const MAX_NAMES: usize = 2_000;
/// Names that lead to each other.
const MAX_HOPS: usize = 8;

/// The first value of a key anywhere in a text of JavaScript.
pub fn value_of(text: &str, key: &str) -> Option<Value> {
    value_in(text, text, key)
}

/// The same in a part of a text, `all`, which may have what the part names.
pub fn value_in(all: &str, part: &str, key: &str) -> Option<Value> {
    let (mut at, mut is_elsewhere) = (0, false);
    while let Some(found) = part[at..].find(key) {
        let start = at + found;
        at = start + key.len();
        let before = part[..start].chars().next_back();
        let is_word = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '/' | '-'));
        let line = part[..start].rfind('\n').map_or(0, |at| at + 1);
        let is_comment = part[line..start].trim_start().starts_with("//");
        // `const locales: Type = …` is not where it is used.
        let is_declared = ["const", "let", "var"].iter().any(|keyword| part[..start].trim_end().ends_with(keyword));
        if is_word || is_comment || is_declared {
            continue;
        }
        let rest = part[at..].trim_start_matches(['"', '\'']).trim_start();
        if let Some(rest) = rest.strip_prefix(':') {
            return Some(Reader::of(rest, all).value(0));
        }
        // `{ key }` is short for `{ key: key }`.
        if rest.starts_with([',', '}']) && is_in_object(&part[..start]) {
            if constant(all, key).is_some() {
                return Some(Reader::of("", all).named(key, 0));
            }
            is_elsewhere = true;
        }
    }
    // Another file has it.
    is_elsewhere.then_some(Value::Null)
}

/// Whether what follows is a key of an object: not a name that is imported, exported or taken from one.
fn is_in_object(before: &str) -> bool {
    let opens = before.trim_end().ends_with(['{', ',']);
    let head = before.rfind('{').map_or("", |at| before[..at].trim_end());
    let line = head.rfind('\n').map_or(head, |at| &head[at + 1..]);
    opens
        && !line.trim_start().starts_with("import")
        && !["const", "let", "var", "export", "type"].iter().any(|word| head.ends_with(word))
}

/// The object that a module exports: the first that stands after one of `marks`.
pub fn exported(text: &str, marks: &[&str]) -> Option<Value> {
    marks.iter().find_map(|mark| {
        let at = text.find(mark)? + mark.len();
        // A type may be between the name and the value.
        let rest = &text[at..];
        let fits = |open: &usize| {
            let between = rest[..*open].trim();
            between.is_empty() || between.ends_with('=') && between.len() < 60
        };
        if let Some(open) = rest.find('{').filter(fits) {
            return Some(Reader::of(&rest[open..], text).value(0));
        }
        let name: String = rest.trim_start().chars().take_while(|c| is_name(*c)).collect();
        let value = constant(text, &name).map(|_| Reader::of("", text).named(&name, 0));
        value.filter(Value::is_object)
    })
}

/// A value that a text begins with.
pub fn literal(text: &str) -> Value {
    Reader::of(text, "").value(0)
}

/// The same of a part of a text, `all`, which may have what the part names.
pub fn literal_in(all: &str, part: &str) -> Value {
    Reader::of(part, all).value(0)
}

/// Those of some settings that are there, but that a program makes, wholly or in part.
pub fn computed<'k>(text: &str, keys: &[&'k str]) -> Vec<&'k str> {
    let is_computed = |key: &&&str| value_of(text, key).is_some_and(|value| has_gaps(&value));
    keys.iter().filter(is_computed).copied().collect()
}

/// Says so in the report.
pub fn report_computed(text: &str, keys: &[&str], file: &str, report: &mut crate::report::Report) {
    for key in computed(text, keys) {
        let note =
            "not known, or only in part: a program makes it. Write it as plain values in that file, and import again.";
        report.left(&format!("`{key}` of the settings"), note, file);
    }
}

fn has_gaps(value: &Value) -> bool {
    const KEYS: [&str; 12] = [
        "items",
        "children",
        "link",
        "text",
        "label",
        "title",
        "lang",
        "sidebar",
        "themeConfig",
        "slug",
        "path",
        "locales",
    ];
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(has_gaps),
        Value::Object(fields) => fields.iter().any(|(key, value)| {
            (value.is_object() || value.is_array() || KEYS.contains(&key.as_str()) || key == GAP) && has_gaps(value)
        }),
        _ => false,
    }
}

/// A key for what an object has from elsewhere.
const GAP: &str = "...";

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// What stands behind `const name =`, or behind the `return` of a function of that name.
fn constant<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    text.match_indices(name).find_map(|(at, _)| {
        let (before, rest) = (&text[..at], &text[at + name.len()..]);
        let word = before.trim_end();
        if word.len() == before.len() || rest.starts_with(is_name) {
            return None;
        }
        let is_after = |keyword: &str| word.strip_suffix(keyword).is_some_and(|before| !before.ends_with(is_name));
        let returned = |body: &'t str| {
            let at = body.find("return")? + "return".len();
            Some(body[at..].trim_start().trim_start_matches('(').trim_start())
        };
        if is_after("function") {
            return returned(rest);
        }
        if !["const", "let", "var"].iter().any(|keyword| is_after(keyword)) {
            return None;
        }
        let rest = rest.trim_start();
        let value = match rest.strip_prefix('=') {
            Some(value) => value,
            // A type is between the name and the value.
            None => rest.strip_prefix(':')?.split_once(" = ").filter(|(kind, _)| kind.len() < 300)?.1,
        };
        let value = value.trim_start();
        // `() => [ … ]`
        match value.strip_prefix("()").and_then(|rest| Some(rest.split_once("=>")?.1.trim_start())) {
            Some(body) if body.starts_with('{') => returned(body),
            Some(body) => Some(body.trim_start_matches('(')),
            None => Some(value),
        }
    })
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The whole file, which has the constants that values name.
    all: &'t str,
    hops: usize,
    fuel: Rc<Cell<usize>>,
}

impl<'t> Reader<'t> {
    fn of(text: &'t str, all: &'t str) -> Reader<'t> {
        Reader { text, at: 0, all, hops: 0, fuel: Rc::new(Cell::new(MAX_NAMES)) }
    }

    /// The value of a constant of the same file; of a call without arguments, what the function returns.
    fn named(&self, words: &str, depth: usize) -> Value {
        // `name as const`, `name satisfies Type`, `name!`
        let words = words.split_whitespace().next().unwrap_or_default().trim_end_matches(['!', ';']);
        let words = words.strip_suffix("()").unwrap_or(words);
        let (name, path) = words.split_once('.').map_or((words, ""), |(name, path)| (name, path));
        let fuel = self.fuel.get();
        if self.hops >= MAX_HOPS || fuel == 0 || name.is_empty() || !words.chars().all(|c| is_name(c) || c == '.') {
            return Value::Null;
        }
        self.fuel.set(fuel - 1);
        let Some(found) = constant(self.all, name) else { return Value::Null };
        let mut reader = Reader { text: found, at: 0, all: self.all, hops: self.hops + 1, fuel: Rc::clone(&self.fuel) };
        let mut value = reader.value(depth);
        for key in path.split('.').filter(|key| !key.is_empty()) {
            value = value.get_mut(key).map(Value::take).unwrap_or_default();
        }
        value
    }

    /// A text between backticks with what it names, if all of that is known.
    fn template(&self, text: String, depth: usize) -> Value {
        let mut whole = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, after)) = after.split_once('}') else { return Value::Null };
            let Some(value) = crate::values::as_text(&self.named(name.trim(), depth)) else { return Value::Null };
            whole.push_str(before);
            whole.push_str(&value);
            rest = after;
        }
        Value::String(whole + rest)
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Spaces and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let spaces = rest.len() - rest.trim_start().len();
            self.at += spaces;
            let rest = self.rest();
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += length;
        }
    }

    fn value(&mut self, depth: usize) -> Value {
        self.skip();
        match self.peek() {
            Some('{') if depth < MAX_DEPTH => self.object(depth),
            Some('[') if depth < MAX_DEPTH => self.list(depth),
            Some(quote @ ('"' | '\'' | '`')) => {
                let text = self.quoted();
                self.skip();
                // Two texts that are added are not one literal, but their first says most of it.
                self.expression();
                if quote == '`' && text.contains("${") { self.template(text, depth) } else { Value::String(text) }
            }
            _ => {
                let start = self.at;
                self.expression();
                let words = self.text[start..self.at].trim();
                // `process.env.BASE ?? '/'`
                let last = ["??", "||"].iter().find_map(|or| words.rsplit_once(or)).map(|(_, last)| last.trim());
                let words = last.unwrap_or(words);
                if words.starts_with(['\'', '"']) {
                    return Value::String(Reader::of(words, self.all).quoted());
                }
                match word(words) {
                    Value::Null if !matches!(words, "null" | "undefined") && depth < MAX_DEPTH => {
                        self.named(words, depth + 1)
                    }
                    value => value,
                }
            }
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        let mut fields = Map::new();
        self.at += 1;
        loop {
            self.skip();
            match self.peek() {
                None => break,
                Some('}') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some('"' | '\'' | '`') => {
                    let key = self.quoted();
                    self.field(key, &mut fields, depth);
                }
                Some(_) => {
                    let before = self.at;
                    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
                    let length = self.rest().find(|c: char| !is_key(c)).unwrap_or(self.rest().len());
                    let key = self.rest()[..length].to_owned();
                    self.at += length;
                    if let Some(rest) = self.rest().strip_prefix("...").filter(|_| key.is_empty()) {
                        let spread = self.text.len() - rest.len();
                        self.at = spread;
                        self.expression();
                        let value = self.named(self.text[spread..self.at].trim(), depth + 1);
                        // What comes later has the last word.
                        match value {
                            Value::Object(more) => fields.extend(more),
                            _ if !self.all.is_empty() => drop(fields.insert(GAP.to_owned(), Value::Null)),
                            _ => {}
                        }
                    } else if key.is_empty() {
                        // A method, or what is no key with a value, is left out.
                        self.expression()
                    } else {
                        self.field(key, &mut fields, depth)
                    }
                    if self.at == before {
                        self.at += self.peek().map_or(1, char::len_utf8);
                    }
                }
            }
        }
        Value::Object(fields)
    }

    fn field(&mut self, key: String, fields: &mut Map<String, Value>, depth: usize) {
        self.skip();
        if self.peek() == Some(':') {
            self.at += 1;
            let value = self.value(depth + 1);
            fields.insert(key, value);
        } else if matches!(self.peek(), Some(',' | '}')) && self.hops < MAX_HOPS {
            // `{ key }` is short for `{ key: key }`.
            let value = self.named(&key, depth + 1);
            fields.insert(key, value);
        }
        self.expression();
    }

    fn list(&mut self, depth: usize) -> Value {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.skip();
            match self.peek() {
                None => break,
                Some(']') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some(_) => {
                    let before = self.at;
                    if self.rest().starts_with("...") {
                        self.at += 3;
                        match self.value(depth + 1) {
                            Value::Array(more) => items.extend(more),
                            other => items.push(if other.is_null() { other } else { Value::Null }),
                        }
                    } else {
                        items.push(self.value(depth + 1));
                    }
                    self.expression();
                    if self.at == before {
                        self.at += self.peek().map_or(1, char::len_utf8);
                    }
                }
            }
        }
        Value::Array(items)
    }

    fn quoted(&mut self) -> String {
        let mut text = String::new();
        let mut chars = self.rest().char_indices();
        let Some((_, quote)) = chars.next() else { return text };
        let mut end = self.rest().len();
        let mut escaped = false;
        for (at, c) in chars {
            match c {
                'n' if escaped => {
                    text.push('\n');
                    escaped = false;
                }
                c if escaped => {
                    text.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                c if c == quote => {
                    end = at + c.len_utf8();
                    break;
                }
                c => text.push(c),
            }
        }
        self.at += end;
        text
    }

    /// Goes on to what ends an expression at this level: `,`, `}`, `]`, or the end.
    fn expression(&mut self) {
        let mut depth = 0_usize;
        loop {
            self.skip();
            match self.peek() {
                None => return,
                Some('}' | ']' | ')') if depth == 0 => return,
                Some(',' | ';') if depth == 0 => return,
                Some('{' | '[' | '(') => {
                    depth += 1;
                    self.at += 1;
                }
                Some('}' | ']' | ')') => {
                    depth -= 1;
                    self.at += 1;
                }
                Some('"' | '\'' | '`') => {
                    self.quoted();
                }
                Some(c) => self.at += c.len_utf8(),
            }
        }
    }
}

fn word(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        text => text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map_or(Value::Null, Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_read_as_data() {
        let text = "// title: 'no'\nconst config = {\n  title: 'Atrium', // yes\n  url: \"https://a.example\",\n  i18n: { defaultLocale: 'en', locales: ['en', 'fr',], },\n  f() { return {} },\n  n: 2, flag: true, other: call({a: 1}), ...rest,\n};\nexport default config;";
        assert_eq!(value_of(text, "title"), Some(json!("Atrium")));
        assert_eq!(value_of(text, "locales"), Some(json!(["en", "fr"])));
        let all = exported(text, &["const config"]).unwrap();
        assert_eq!((&all["n"], &all["flag"], &all["other"]), (&json!(2.0), &json!(true), &Value::Null));
        assert_eq!(all["i18n"]["defaultLocale"], "en");
    }

    #[test]
    fn names_of_the_same_file_are_followed() {
        let text = "import { nav } from './nav'\nconst org = 'Acme';\nconst locales: Record<string, Locale> = { root: { label: 'English' }, fr: french }\n\
            const french = { label: 'Français' } as const\nconst shared = { sidebar: side(), n: 1 }\n\
            function side(): Item[] {\n  return [{ text: `${org} guide`, link: '/a' }, ...more, ...elsewhere]\n}\nlet more = [{ text: 'B' }]\n\
            const theme = () => ({ a: 1 })\nconst loop = [loop, loop, loop]\n\
            export default defineConfig({ title: `About ${org}`, tagline: `By ${unknown}`, locales, ...shared, n: 2, theme: theme(), nav, own: names.b, color: 'red', loop })\n\
            const names = { b: 'B' }";
        let config = exported(text, &["defineConfig("]).unwrap();
        assert_eq!((&config["title"], &config["tagline"]), (&json!("About Acme"), &Value::Null));
        assert_eq!(config["locales"], json!({ "root": { "label": "English" }, "fr": { "label": "Français" } }));
        assert_eq!(value_of(text, "locales"), Some(config["locales"].clone()));
        let side = json!([{ "text": "Acme guide", "link": "/a" }, { "text": "B" }, null]);
        assert_eq!((&config["sidebar"], &config["n"]), (&side, &json!(2.0)));
        assert_eq!(
            (&config["theme"], &config["own"], &config["nav"]),
            (&json!({ "a": 1.0 }), &json!("B"), &Value::Null)
        );
        assert_eq!(computed(text, &["title", "tagline", "locales", "sidebar", "color"]), ["tagline", "sidebar"]);
        let wide = format!(
            "const z = 1\n{}",
            (b'a'..=b'y')
                .map(|c| {
                    let (c, d) = (char::from(c), char::from(c + 1));
                    format!("const {c} = [{}]\n", format!("{d},").repeat(50))
                })
                .collect::<String>()
        );
        value_of(&format!("{wide} x: a"), "x");
    }

    #[test]
    fn what_is_cut_off_ends() {
        for text in
            ["{", "{a", "{a:", "{a:[", "{'", "[[[", "{a: b(", "{é: ü}", "{...}", "`", "{:}", "{a:}}", "[)]", "{)}"]
        {
            literal(text);
            exported(text, &["{"]);
            value_of(text, "a");
        }
        literal(&"[".repeat(10_000));
    }
}
