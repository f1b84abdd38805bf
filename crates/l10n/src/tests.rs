use std::sync::Arc;

use jiff::civil::{Weekday, date, time};

use super::*;

fn source(locale: &str, origin: Origin, text: &str) -> FtlSource {
    let file = match origin {
        Origin::Site => format!("locales/{locale}.ftl"),
        Origin::Theme => format!("theme/{locale}.ftl"),
    };
    FtlSource { file: Arc::from(file), text: Arc::from(text), locale: Locale::new(locale), origin }
}

fn localizer(locale: &str, sources: &[FtlSource]) -> Localizer {
    let outcome = Localizer::new(&Locale::new(locale), sources);
    assert_eq!(outcome.diags, []);
    outcome.value
}

fn bare(locale: &str) -> Localizer {
    localizer(locale, &[])
}

#[test]
fn shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Localizer>();
}

#[test]
fn formats_of_each_locale() {
    // tag, list, date, 8:00, 20:30, Monday, time zone of New York, 12043
    let cases = [
        (
            "en",
            "A, B and C",
            "November 14, 2024",
            "8:00\u{202f}AM",
            "8:30\u{202f}PM",
            "Monday",
            "Eastern Time",
            "12,043",
        ),
        (
            "en-US",
            "A, B, and C",
            "November 14, 2024",
            "8:00\u{202f}AM",
            "8:30\u{202f}PM",
            "Monday",
            "Eastern Time",
            "12,043",
        ),
        (
            "fr",
            "A, B et C",
            "14 novembre 2024",
            "08:00",
            "20:30",
            "lundi",
            "heure de l’Est nord-américain",
            "12\u{202f}043",
        ),
        (
            "de",
            "A, B und C",
            "14. November 2024",
            "08:00",
            "20:30",
            "Montag",
            "Nordamerikanische Ostküstenzeit",
            "12.043",
        ),
        ("ja", "A、B、C", "2024年11月14日", "8:00", "20:30", "月曜日", "米国東部時間", "12,043"),
        ("pt", "A, B e C", "14 de novembro de 2024", "08:00", "20:30", "segunda-feira", "Horário do Leste", "12.043"),
        ("es", "A, B y C", "14 de noviembre de 2024", "08:00", "20:30", "lunes", "hora oriental", "12.043"),
        ("ko", "A, B 및 C", "2024년 11월 14일", "오전 8:00", "오후 8:30", "월요일", "미 동부 시간", "12,043"),
        ("zh-Hans", "A、B和C", "2024年11月14日", "08:00", "20:30", "星期一", "北美东部时间", "12,043"),
        (
            "ar",
            "\u{2068}A\u{2069} و\u{2068}B\u{2069} و\u{2068}C\u{2069}",
            "14 نوفمبر 2024",
            "8:00 ص",
            "8:30 م",
            "الاثنين",
            "التوقيت الشرقي لأمريكا الشمالية",
            "12,043",
        ),
        (
            "ru",
            "A, B и C",
            "14 ноября 2024\u{202f}г.",
            "08:00",
            "20:30",
            "понедельник",
            "Восточная Америка",
            "12\u{a0}043",
        ),
        (
            "cs",
            "A, B a\u{a0}C",
            "14. listopadu 2024",
            "8:00",
            "20:30",
            "pondělí",
            "severoamerický východní čas",
            "12\u{a0}043",
        ),
        ("th", "A B และ C", "14 พฤศจิกายน 2567", "08:00", "20:30", "วันจันทร์", "เวลาทางตะวันออกในอเมริกาเหนือ", "12,043"),
        (
            "he",
            "\u{2068}A\u{2069}, \u{2068}B\u{2069} ו‑\u{2068}C\u{2069}",
            "14 בנובמבר 2024",
            "8:00",
            "20:30",
            "יום שני",
            "שעון החוף המזרחי",
            "12,043",
        ),
    ];
    for (tag, list, day, morning, evening, monday, zone, number) in cases {
        let l = bare(tag);
        assert_eq!(l.list_and(&["A", "B", "C"]), list);
        assert_eq!(l.date(date(2024, 11, 14)), day);
        assert_eq!(l.time(time(8, 0, 0, 0)), morning, "{tag}");
        assert_eq!(l.time(time(20, 30, 0, 0)), evening, "{tag}");
        assert_eq!(l.weekday(Weekday::Monday), monday);
        assert_eq!(l.time_zone_name("America/New_York"), zone);
        assert_eq!(l.number(12_043), number);
    }
    assert_eq!(bare("fr").list_or(&["A", "B", "C"]), "A, B ou C");
    assert_eq!(bare("es").list_and(&["español", "inglés"]), "español e inglés");
    assert_eq!(bare("fr").list_and(&[]), "");
    assert_eq!(bare("th").list_and(&["ไทย", "ลาว"]), "ไทยและลาว");
    assert_eq!(bare("th").list_and(&["25 ธันวาคม 2569", "1 มกราคม 2570"]), "25 ธันวาคม 2569 และ 1 มกราคม 2570");
    assert_eq!(bare("fr").date(date(2027, 1, 1)), "1er janvier 2027");
    assert_eq!(bare("fr-CA").date(date(2027, 1, 11)), "11 janvier 2027");
    assert_eq!(bare("en").time_zone_name("Mars/Olympus"), "Mars/Olympus");
    assert_eq!(bare("en").weekday(Weekday::Sunday), "Sunday");
}

#[test]
fn any_tag_makes_a_localizer() {
    for tag in ["xx", "zxx", "tlh", "sr-Latn-RS", "fa", "th", "he", "az-Arab", "yue-Hant", "es-419", "no tag", ""] {
        let l = bare(tag);
        assert!(!l.date(date(2024, 2, 29)).is_empty() && !l.index_letter("É").is_empty(), "{tag}");
    }
}

#[test]
fn names_of_languages_inside_a_sentence() {
    let names = |locale| ["en", "fr", "ja", "pt-BR", "zh-Hans"].map(|tag| bare(locale).language_name(tag));
    assert_eq!(names("en"), ["English", "French", "Japanese", "Brazilian Portuguese", "Simplified Chinese"]);
    assert_eq!(names("fr"), ["anglais", "français", "japonais", "portugais brésilien", "chinois simplifié"]);
    assert_eq!(names("ja"), ["英語", "フランス語", "日本語", "ポルトガル語 (ブラジル)", "簡体中国語"]);
    assert_eq!(
        names("vi"),
        ["tiếng Anh", "tiếng Pháp", "tiếng Nhật", "tiếng Bồ Đào Nha (Brazil)", "tiếng Trung (Giản thể)"]
    );
    assert_eq!(names("iw"), names("he"));
    assert_eq!(bare("en").language_name("??"), "??");
}

#[test]
fn messages_are_taken_from_the_nearest_locale_and_the_site_first() {
    let sources = [
        source("pt-BR", Origin::Site, "search = Busca do site"),
        source("pt-BR", Origin::Theme, "search = Buscar\nhome = Início"),
        source("pt", Origin::Theme, "home = Página inicial\ncontact = Contacto"),
        source("en", Origin::Site, "contact = Reach us"),
        source(
            "en",
            Origin::Theme,
            "search = Search\nhome = Home\ncontact = Contact\nfeed = Feed of { site-name }\nsite-name = help",
        ),
    ];
    let l = localizer("pt-BR", &sources);
    let message = |id| l.message(id, &[]);
    assert_eq!([message("search"), message("home"), message("contact")], ["Busca do site", "Início", "Contacto"]);
    assert_eq!(message("feed"), "Feed of help");
    assert_eq!(message("no-such"), "no-such");
    assert!(l.has("feed") && !l.has("no-such"));
}

#[test]
fn a_borrowed_message_keeps_its_own_grammar() {
    let sources = [
        source("ja", Origin::Theme, "articles = 記事{ $count }件"),
        source(
            "en",
            Origin::Theme,
            "articles = x\nhits = { $count ->\n    [one] { $count } result\n   *[other] { $count } results\n}",
        ),
    ];
    let l = localizer("ja", &sources);
    assert_eq!(l.message("articles", &[("count", 1204.into())]), "記事1,204件");
    assert_eq!(l.message("hits", &[("count", 1.into())]), "1 result");
    assert_eq!(l.message("hits", &[("count", 1204.into())]), "1,204 results");
}

#[test]
fn plurals_and_digits_of_scripts_and_regions() {
    let forms = "n = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n} { $n } { NUMBER($n, useGrouping: \"false\") }";
    let case =
        |tag: &str, n: usize| localizer(tag, &[source(tag, Origin::Theme, forms)]).message("n", &[("n", n.into())]);
    assert_eq!(case("ar", 2), "two 2 2");
    assert_eq!(case("ar", 5), "few 5 5");
    assert_eq!(case("ar-EG", 0), "zero ٠ ٠");
    assert_eq!(case("zh-Hans", 1), "other 1 1");
    assert_eq!(case("fr-CA", 0), "one 0 0");
    assert_eq!(case("de", 12_043), "other 12.043 12043");
}

#[test]
fn plain_messages_take_no_argument_not_even_inside() {
    let text = "a-b = one\nc = { a-b } two\nd = { $x }\ne = { d }\nf = { nothing }\n-brand = Atrium\ng = { -brand } Help\n    .title = unused\nh =\n    .title = unused";
    let l = localizer("en", &[source("en", Origin::Theme, text)]);
    let plain: Vec<(&str, &str)> = l.plain_messages().iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    assert_eq!(plain, [("a_b", "one"), ("c", "one two"), ("f", "{nothing}"), ("g", "Atrium Help")]);
}

#[test]
fn text_of_the_other_direction_is_isolated() {
    let text = "m = [{ $x }]";
    let print =
        |tag: &str, x: &str| localizer(tag, &[source(tag, Origin::Theme, text)]).message("m", &[("x", x.into())]);
    assert_eq!(print("ar", "C++"), "[\u{2068}C++\u{2069}]");
    assert_eq!(print("ar", &bare("ar").list_and(&["Basic", "Pro"])), "[\u{2068}Basic\u{2069} و\u{2068}Pro\u{2069}]");
    assert_eq!(print("ar", "تقرير Sales"), "[تقرير Sales]");
    assert_eq!(print("en", &bare("en").list_and(&["Basic", "Pro"])), "[Basic and Pro]");
    assert_eq!(print("ar", "8:00"), "[8:00]");
    assert_eq!(print("ar", "مجاني"), "[مجاني]");
    assert_eq!(print("en", "C++"), "[C++]");
    assert_eq!(print("en", "مجاني"), "[\u{2068}مجاني\u{2069}]");
}

#[test]
fn mistakes_in_message_files() {
    let site = "search = Find\nserch = Suche\nplan-free = Free CRM\nbroken line\nok = { $n ->\n    [one] x\n}\nunknown-thing = x\n";
    let sources = [source("en", Origin::Site, site), source("en", Origin::Theme, "search = Search\nhome = Home")];
    let outcome = Localizer::new(&Locale::new("en"), &sources);
    let shown: Vec<String> = outcome
        .diags
        .iter()
        .map(|d| {
            format!(
                "{} {} @{} {}",
                d.code,
                d.message,
                &site[d.span.clone().unwrap()].escape_debug(),
                d.help.as_deref().unwrap_or("")
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "I18N010 expected `=` @l a message is `message-id = text`",
            "I18N010 a choice needs exactly one default @} put `*` before the variant that is used when no other fits: `*[other] …`",
            "I18N011 nothing shows the message `serch` @serch did you mean `search`?",
            "I18N011 nothing shows the message `unknown-thing` @unknown-thing use one of `home`, `search`",
        ]
    );
    assert!(
        outcome
            .diags
            .iter()
            .all(|d| d.locale == Some(Locale::new("en")) && d.file.as_deref() == Some("locales/en.ftl"))
    );
    assert_eq!(outcome.value.message("search", &[]), "Find");
    assert_eq!(outcome.value.message("plan-free", &[]), "Free CRM");
}

#[test]
fn groups_of_an_index() {
    let titles = vec!["Zone", "2FA", "Équipe", "email", "Export", "archive"];
    let groups = bare("fr").index_groups(titles, |title| title);
    let groups: Vec<String> =
        groups.iter().map(|(letter, titles)| format!("{letter}: {}", titles.join(", "))).collect();
    assert_eq!(groups, ["A: archive", "E: email, Équipe, Export", "Z: Zone", "#: 2FA"]);
}

#[test]
fn what_stands_before_the_first_letter_does_not_move_a_group() {
    let titles =
        vec!["Zone", "[Project] Costs", "« Équipe »", "“Quoted” words", "Contracts", "(2) parts", "Equals", "…"];
    let groups = bare("en").index_groups(titles, |title| title);
    let groups: Vec<String> =
        groups.iter().map(|(letter, titles)| format!("{letter}: {}", titles.join(", "))).collect();
    let expected = [
        "C: Contracts",
        "E: Equals, « Équipe »",
        "P: [Project] Costs",
        "Q: “Quoted” words",
        "Z: Zone",
        "#: …, (2) parts",
    ];
    assert_eq!(groups, expected);
}

#[test]
fn an_escape_that_ends_too_early_is_a_mistake_with_a_place() {
    let site = "search = { \"\\u00é\" } x\nplan-free = Free\n";
    let outcome = Localizer::new(&Locale::new("en"), &[source("en", Origin::Site, site)]);
    let told: Vec<(&str, &str)> = outcome
        .diags
        .iter()
        .map(|d| (d.code.name(), &site[d.span.clone().unwrap()]))
        .filter(|d| d.0 == "I18N010")
        .collect();
    assert_eq!(told, [("I18N010", "\\u00é")]);
    assert_eq!(outcome.value.message("plan-free", &[]), "Free");
}
