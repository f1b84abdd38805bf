//! Names of ours as translators and translation services write them, and names of other systems for the same thing.

/// The callout that is meant by a marker or block of this name.
pub(super) fn callout(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    Some(match name.as_str() {
        "note"
        | "info"
        | "information"
        | "abstract"
        | "summary"
        | "todo"
        | "seealso"
        | "remarque"
        | "note:"
        | "nota"
        | "hinweis"
        | "notiz"
        | "anmerkung"
        | "opmerking"
        | "notitie"
        | "observação"
        | "observacao"
        | "observación"
        | "uwaga"
        | "poznámka"
        | "merk"
        | "obs"
        | "notera"
        | "bemærk"
        | "huomautus"
        | "not"
        | "примечание"
        | "注"
        | "注記"
        | "注意事项"
        | "备注"
        | "備註"
        | "メモ"
        | "참고"
        | "ملاحظة"
        | "nb"
        | "说明"
        | "說明" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" | "astuce" | "conseil" | "tipp" | "consejo" | "sugerencia"
        | "dica" | "suggerimento" | "consiglio" | "porada" | "wskazówka" | "tips" | "vinkki" | "ipucu" | "совет"
        | "提示" | "ヒント" | "팁" | "نصيحة" => "TIP",
        "important" | "question" | "help" | "faq" | "example" | "quote" | "cite" | "wichtig" | "importante"
        | "belangrijk" | "ważne" | "viktigt" | "viktig" | "vigtigt" | "tärkeää" | "önemli" | "важно" | "重要"
        | "중요" | "هام" | "مهم" => "IMPORTANT",
        "warning"
        | "warn"
        | "attention"
        | "avertissement"
        | "warnung"
        | "achtung"
        | "advertencia"
        | "aviso"
        | "atenção"
        | "atención"
        | "avviso"
        | "attenzione"
        | "avvertenza"
        | "waarschuwing"
        | "ostrzeżenie"
        | "varning"
        | "advarsel"
        | "varoitus"
        | "uyarı"
        | "предупреждение"
        | "внимание"
        | "警告"
        | "注意"
        | "경고"
        | "주의"
        | "تحذير" => "WARNING",
        "caution" | "danger" | "error" | "bug" | "failure" | "fail" | "missing" | "mise en garde" | "vorsicht"
        | "gefahr" | "precaución" | "peligro" | "cuidado" | "perigo" | "pericolo" | "prudence" | "voorzichtig"
        | "gevaar" | "fare" | "осторожно" | "опасность" | "危険" | "危险" | "小心" | "위험" | "تنبيه" | "خطر" => {
            "CAUTION"
        }
        _ => return None,
    })
}

/// The same where the name says nothing else: a translation, or another word for the same thing. A question or a quotation is set like
/// a callout for want of anything better, and so is the result of a check.
pub(super) fn same_callout(name: &str) -> Option<&'static str> {
    const OTHER_THINGS: [&str; 17] = [
        "question", "help", "faq", "example", "quote", "cite", "abstract", "summary", "todo", "seealso", "bug",
        "missing", "success", "check", "done", "failure", "fail",
    ];
    callout(name).filter(|_| !OTHER_THINGS.contains(&name.to_lowercase().as_str()))
}

/// The block of ours that a line of three colons means by this name.
pub(super) fn block(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    Some(match name.as_str() {
        "tabs" | "onglets" | "registerkarten" | "pestañas" | "abas" | "separadores" | "schede" | "tabbladen"
        | "karty" | "flikar" | "faner" | "tabset" | "tab-set" | "tabpane" | "tabbed" | "вкладки" | "タブ"
        | "选项卡" | "標籤" | "标签页" | "탭" | "code-group" | "codegroup" => "tabs",
        "tab" | "onglet" | "registerkarte" | "pestaña" | "aba" | "separador" | "scheda" | "tabblad" | "karta"
        | "flik" | "fane" | "tab-item" | "tabitem" | "вкладка" => "tab",
        "steps" | "step" | "étapes" | "etapes" | "schritte" | "pasos" | "passos" | "etapas" | "passaggi" | "passi"
        | "stappen" | "kroki" | "steg" | "trin" | "vaiheet" | "adımlar" | "шаги" | "手順" | "ステップ" | "步骤"
        | "步驟" | "단계" | "stepper" => "steps",
        "details"
        | "détails"
        | "einzelheiten"
        | "detalles"
        | "detalhes"
        | "dettagli"
        | "szczegóły"
        | "detaljer"
        | "ayrıntılar"
        | "подробнее"
        | "подробности"
        | "詳細"
        | "详情"
        | "详细信息"
        | "詳情"
        | "세부정보"
        | "expand"
        | "collapse"
        | "collapsible"
        | "accordion"
        | "dropdown"
        | "spoiler"
        | "toggle"
        | "expander" => "details",
        "cards" | "card" | "cardgrid" | "card-grid" | "cardgroup" | "linkcard" | "link-card" | "grid-cards" => "cards",
        "plans" | "tarife" | "planes" | "planos" | "piani" | "forfaits" | "プラン" | "套餐" | "方案" => "plans",
        _ => return None,
    })
}

/// The same where what is in the block is what ours holds: single steps, single cards and files side by side are not.
pub(super) fn same_block(name: &str) -> Option<&'static str> {
    const OTHER_THINGS: [&str; 9] =
        ["step", "stepper", "card", "linkcard", "link-card", "code-group", "codegroup", "tab-item", "tabitem"];
    block(name).filter(|_| !OTHER_THINGS.contains(&name.to_lowercase().as_str()))
}

/// The value of an attribute, `style="info"`.
pub(super) fn attribute<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let at = text.find(&format!("{name}="))?;
    let value = &text[at + name.len() + 1..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

/// The same with any quotes, or none.
fn value<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let at = text.match_indices(name).map(|(at, _)| at).find(|at| {
        !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '-') && text[at + name.len()..].starts_with('=')
    })?;
    let value = &text[at + name.len() + 1..];
    let first = value.chars().next()?;
    let inside = &value[first.len_utf8()..];
    match first {
        '"' | '\'' => inside.split(first).next(),
        '“' | '”' => inside.split('”').next(),
        _ => value.split([' ', '>', '/', '%']).next(),
    }
}

/// The callout that a word means which says how bad it is.
fn tone(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "primary" | "secondary" | "default" | "neutral" => Some("NOTE"),
        "positive" => Some("TIP"),
        "negative" => Some("CAUTION"),
        word => callout(word),
    }
}

/// What to write in place of a tag that other systems call `name`; of a callout with the kind and the title that `rest` says:
/// `{{< notice warning "Title" >}}`, `<Alert color="danger">`.
pub(super) fn callout_of_tag(name: &str, rest: &str) -> String {
    const KINDS: [&str; 11] =
        ["type", "style", "color", "variant", "context", "kind", "level", "status", "severity", "intent", "theme"];
    let lower = name.to_lowercase();
    let is_general = matches!(
        lower.as_str(),
        "alert" | "notice" | "callout" | "admonition" | "aside" | "panel" | "infobox" | "box" | "hint"
    );
    if !is_general && callout(&lower).is_none() {
        return instead_of(name);
    }
    let (first, behind) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
    let first = Some(first).filter(|_| is_general).and_then(tone);
    let kind = KINDS.iter().find_map(|key| tone(value(rest, key)?)).filter(|_| is_general).or(first);
    let quoted = || first.and_then(|_| behind.trim().strip_prefix('"')?.split('"').next());
    let title = value(rest, "title").or_else(quoted).unwrap_or_default();
    let title = if title.contains(['{', '<', '`', '\n']) { "" } else { title };
    // One that says no more than the kind: `title="Warning"`.
    let of_title = callout(title);
    let kind = kind.or(of_title.filter(|_| is_general)).or_else(|| callout(&lower)).unwrap_or("NOTE");
    titled(kind, if of_title == Some(kind) { "" } else { title })
}

/// A callout with a title, in place of another system's.
pub(super) fn titled(kind: &str, title: &str) -> String {
    match title.trim() {
        "" => format!("write `> [!{kind}]`, and begin each line below with `> `"),
        title => format!("write `> [!{kind}] {title}`, and begin each line below with `> `"),
    }
}

/// What to write in place of something that other systems call `name`.
pub(crate) fn instead_of(name: &str) -> String {
    let lower = name.to_lowercase();
    if let Some(kind) = callout(&lower) {
        return titled(kind, "");
    }
    match block(&lower) {
        Some("tabs" | "tab") => return "write `:::tabs`, `:::tab Label` and a closing `:::` for each".to_owned(),
        Some("steps") => return "write `:::steps` above an ordered list and `:::` below it".to_owned(),
        Some("cards") => return "write `:::cards` above a list of links and `:::` below it".to_owned(),
        Some("details") => return "write `:::details Summary` above the text and `:::` below it".to_owned(),
        _ => {}
    }
    match lower.as_str() {
        "alert" | "notice" | "callout" | "admonition" | "aside" | "panel" | "infobox" | "box" => {
            "write `> [!NOTE]`, and begin each line below with `> `"
        }
        "ref" | "relref" | "link" | "post_url" | "content-ref" | "doc" | "pageref" | "xref" => {
            "link to the file: `[text](other-article.md)`"
        }
        "youtube" | "vimeo" | "video" | "embed" | "player" | "loom" | "wistia" => {
            "write `{{ video(src=\"https://…\", title=\"What it shows\") }}`"
        }
        "figure" | "img" | "image" | "imgproc" | "picture" | "screenshot" | "frame" | "gallery" => {
            "write `![What the picture shows](picture.png)`"
        }
        "include" | "include_relative" | "readfile" | "snippet" | "partial" | "content" | "embed-markdown"
        | "excerpt" => "put the text into `_snippets/name.md` and write `{{ snippet(name=\"name\") }}`",
        "param" | "params" | "var" | "variable" | "site" => {
            "put the value under `variables` in site.yaml and write `{{ var.name }}`"
        }
        "highlight" | "code" | "codeblock" | "code-block" | "raw" | "gist" => {
            "write the code between two lines of three backticks"
        }
        "badge" | "label" | "tag" | "pill" | "chip" | "new" | "since" => {
            "write `{{ badge(text=\"New\", kind=\"new\") }}`"
        }
        "icon" | "icons" | "fa" | "fontawesome" | "octicon" => "write `{{ icon(name=\"settings\") }}`",
        "button" | "btn" => "link to it: `[text](other-article.md)`",
        "kbd" | "key" | "keys" => "write `<kbd>Ctrl</kbd>`",
        "toc" | "tableofcontents" | "tocinline" | "contents" => {
            "remove it: the list of contents is generated from the headings"
        }
        "comment" => "write `<!-- … -->`",
        "br" | "newline" => "end the line with a backslash",
        _ => "write what readers should see, or put it between backticks if it is an example",
    }
    .to_owned()
}
