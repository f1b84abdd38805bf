//! Literals of JavaScript settings, read as data: objects, lists, texts, numbers and flags. Nothing is executed; what is not a
//! literal is `null`.

use serde_json::{Map, Value};

/// Levels of objects and lists in one another.
const MAX_DEPTH: usize = 32;

/// The first value of a key anywhere in a text of JavaScript.
pub fn value_of(text: &str, key: &str) -> Option<Value> {
    let mut at = 0;
    while let Some(found) = text[at..].find(key) {
        let start = at + found;
        at = start + key.len();
        let before = text[..start].chars().next_back();
        let is_word = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '/' | '-'));
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let is_comment = text[line..start].trim_start().starts_with("//");
        let rest = text[at..].trim_start_matches(['"', '\'']).trim_start();
        if let (false, false, Some(rest)) = (is_word, is_comment, rest.strip_prefix(':')) {
            let mut reader = Reader { text: rest, at: 0 };
            return Some(reader.value(0));
        }
    }
    None
}

/// The object that a module exports: the first that stands after one of `marks`.
pub fn exported(text: &str, marks: &[&str]) -> Option<Value> {
    marks.iter().find_map(|mark| {
        let at = text.find(mark)? + mark.len();
        // A type may be between the name and the value.
        let rest = &text[at..];
        let open = rest.find('{')?;
        let between = rest[..open].trim();
        let fits = between.is_empty() || between.ends_with('=') && between.len() < 60;
        fits.then(|| Reader { text: rest, at: open }.value(0))
    })
}

/// A value that a text begins with.
pub fn literal(text: &str) -> Value {
    Reader { text, at: 0 }.value(0)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
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
            Some('"' | '\'' | '`') => {
                let text = self.quoted();
                self.skip();
                // Two texts that are added are not one literal, but their first says most of it.
                self.expression();
                Value::String(text)
            }
            _ => {
                let start = self.at;
                self.expression();
                word(self.text[start..self.at].trim())
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
                    // What is not a key with a value, such as `...other` or a method, is left out.
                    if key.is_empty() {
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
                    items.push(self.value(depth + 1));
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
