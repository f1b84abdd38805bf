//! The facts of a policy in the words of the theme, from its own message files.

use std::sync::Arc;

use jiff::civil::date;

use super::*;
use guichet_core::model::Locale;
use guichet_l10n::{FtlSource, Localizer, Origin};

mod kinds;
mod mistakes;

const THEME: &[(&str, &str)] = &[
    ("en", include_str!("../../../themes/default/locales/en.ftl")),
    ("fr", include_str!("../../../themes/default/locales/fr.ftl")),
    ("de", include_str!("../../../themes/default/locales/de.ftl")),
    ("ja", include_str!("../../../themes/default/locales/ja.ftl")),
    ("pt", include_str!("../../../themes/default/locales/pt.ftl")),
    ("pt-BR", include_str!("../../../themes/default/locales/pt-BR.ftl")),
    ("es", include_str!("../../../themes/default/locales/es.ftl")),
    ("it", include_str!("../../../themes/default/locales/it.ftl")),
    ("nl", include_str!("../../../themes/default/locales/nl.ftl")),
    ("sv", include_str!("../../../themes/default/locales/sv.ftl")),
    ("ko", include_str!("../../../themes/default/locales/ko.ftl")),
    ("zh-Hans", include_str!("../../../themes/default/locales/zh-Hans.ftl")),
    ("zh-Hant", include_str!("../../../themes/default/locales/zh-Hant.ftl")),
    ("ar", include_str!("../../../themes/default/locales/ar.ftl")),
    ("pl", include_str!("../../../themes/default/locales/pl.ftl")),
    ("ru", include_str!("../../../themes/default/locales/ru.ftl")),
    ("uk", include_str!("../../../themes/default/locales/uk.ftl")),
    ("cs", include_str!("../../../themes/default/locales/cs.ftl")),
    ("tr", include_str!("../../../themes/default/locales/tr.ftl")),
    ("da", include_str!("../../../themes/default/locales/da.ftl")),
    ("nb", include_str!("../../../themes/default/locales/nb.ftl")),
    ("fi", include_str!("../../../themes/default/locales/fi.ftl")),
    ("id", include_str!("../../../themes/default/locales/id.ftl")),
    ("vi", include_str!("../../../themes/default/locales/vi.ftl")),
    ("th", include_str!("../../../themes/default/locales/th.ftl")),
    ("he", include_str!("../../../themes/default/locales/he.ftl")),
];

const SIX: &[&str] = &["en", "fr", "de", "ja", "pt", "es"];

/// The theme's chain for a locale, under a site's own file.
fn localizer(locale: &str, site: &str) -> Localizer {
    let language = locale.split('-').next().unwrap_or(locale);
    let mut chain = vec![locale];
    chain.extend([language, "en"].into_iter().filter(|other| *other != locale));
    chain.dedup();
    let theme =
        |tag: &&str| THEME.iter().find(|(known, _)| known == tag).map(|(_, text)| source(tag, Origin::Theme, text));
    let mut sources = vec![source(locale, Origin::Site, site)];
    sources.extend(chain.iter().filter_map(theme));
    let outcome = Localizer::new(&Locale::new(locale), &sources);
    assert_eq!(outcome.diags, [], "{locale}");
    outcome.value
}

fn source(locale: &str, origin: Origin, text: &str) -> FtlSource {
    FtlSource { file: Arc::from(format!("{locale}.ftl")), text: Arc::from(text), locale: Locale::new(locale), origin }
}

fn channel(id: &str, kind: &str, plans: &str, policy: &Policy) -> Channel {
    let kind = ChannelKind::of(kind).expect("a kind");
    Channel { kind, plans: PlanSet::parse(plans, &policy.plans).value, ..Channel::new(id) }
}

fn url(url: &str) -> Option<Href> {
    Some(Href::Url(url.to_owned()))
}

fn tags(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

fn hours(tz: &str, rules: &[(&str, &str)], closed: &[&str]) -> Hours {
    let rules = rules.iter().flat_map(|(key, text)| {
        let days = Days::parse(key).unwrap();
        parse_open_hours(text).unwrap().into_iter().map(move |hours| Rule { days, hours })
    });
    let closed = closed.iter().map(|day| Day::parse(day).unwrap());
    Hours {
        tz: parse_time_zone(tz).unwrap(),
        rules: rules.collect(),
        closed: closed.collect(),
        dates: Vec::new(),
        dates_span: None,
    }
}

/// Five plans, five resources in the table, and a callback beside it.
fn atrium() -> Policy {
    let plans = ["free", "starter", "basic", "pro", "enterprise"].map(PlanId::new).to_vec();
    let policy = Policy { plans, ..Policy::default() };
    let channels = vec![
        Channel { href: Some(Href::Home), ..channel("knowledge-base", "link", "all", &policy) },
        Channel { href: url("https://community.example.com/"), ..channel("community", "link", "all", &policy) },
        Channel {
            languages: tags(SIX),
            href: url("https://chat.example.com/?lang={lang}"),
            ..channel("chat", "chat", ">=starter", &policy)
        },
        Channel {
            languages: tags(SIX),
            href: url("mailto:help@example.com"),
            ..channel("email", "email", ">=starter", &policy)
        },
        Channel {
            languages: tags(&["en"]),
            href: url("tel:+15550100"),
            hours: Some(hours(
                "America/New_York",
                &[("mon-fri", "08:00-20:00")],
                &["2026-12-25", "2027-01-01", "2026-07-04"],
            )),
            ..channel("phone", "phone", ">=basic", &policy)
        },
        Channel {
            languages: tags(SIX),
            language_from: LanguageSource::Account,
            in_matrix: false,
            ..channel("callback", "callback", ">=basic", &policy)
        },
    ];
    Policy { channels, ..policy }
}

const PLANS_EN: &str = "plan-free = Free CRM\n";
const PLANS_FR: &str = "plan-free = CRM gratuit\nplan-starter = Starter\nplan-basic = Basique\nplan-pro = Pro\nplan-enterprise = Entreprise\n";
const PLANS_JA: &str = "plan-free = 無料CRM\nplan-starter = スターター\nplan-basic = ベーシック\nplan-pro = プロ\nplan-enterprise = エンタープライズ\n";

fn view(locale: &str, site: &str, id: &str) -> ChannelView {
    let policy = atrium();
    let l = localizer(locale, site);
    let home = format!("/kb/{locale}/");
    let reader = Reader { localizer: &l, home_url: &home, today: Some(date(2026, 11, 23)) };
    channel_view(&policy, policy.channel(id).unwrap(), &reader)
}

fn facts(locale: &str, site: &str, id: &str) -> Vec<String> {
    let view = view(locale, site, id);
    let mut facts = vec![view.name, view.link_text, view.plans_text, view.languages_text];
    facts.extend(view.hours_text);
    facts.extend(view.locked.into_iter().map(|locked| locked.text));
    facts
}

#[test]
fn phone_in_english_french_and_japanese() {
    assert_eq!(
        facts("en", PLANS_EN, "phone"),
        [
            "Phone support",
            "Call us",
            "Included in Basic, Pro and Enterprise",
            "Only in English",
            "Monday to Friday, 8:00\u{202f}AM – 8:00\u{202f}PM (Eastern Time). Closed on December 25, 2026 and January 1, 2027.",
            "Not included in Free CRM. Available on Basic and higher plans.",
            "Not included in Starter. Available on Basic and higher plans.",
        ]
    );
    assert_eq!(
        facts("fr", PLANS_FR, "phone"),
        [
            "Support téléphonique",
            "Nous appeler",
            "Inclus dans les abonnements Basique, Pro et Entreprise",
            "Uniquement en anglais",
            "Du lundi au vendredi, de 08:00 à 20:00 (heure de l’Est nord-américain). Jours de fermeture\u{202f}: 25 décembre 2026 et 1er janvier 2027.",
            "Non inclus dans l’abonnement CRM gratuit. Disponible à partir de l’abonnement Basique.",
            "Non inclus dans l’abonnement Starter. Disponible à partir de l’abonnement Basique.",
        ]
    );
    assert_eq!(
        facts("ja", PLANS_JA, "phone"),
        [
            "電話サポート",
            "電話をかける",
            "ベーシック、プロ、エンタープライズで利用可能",
            "英語のみ対応",
            "月曜日～金曜日 8:00～20:00（米国東部時間）。休業日：2026年12月25日、2027年1月1日。",
            "無料CRMではご利用いただけません。ベーシック以上のプランでご利用いただけます。",
            "スターターではご利用いただけません。ベーシック以上のプランでご利用いただけます。",
        ]
    );
}

#[test]
fn languages_in_the_reader_s_grammar() {
    let cases = [
        ("en", "In English, French, German, Japanese, Portuguese and Spanish"),
        ("fr", "En anglais, français, allemand, japonais, portugais et espagnol"),
        ("de", "Auf Englisch, Französisch, Deutsch, Japanisch, Portugiesisch und Spanisch"),
        ("ja", "英語、フランス語、ドイツ語、日本語、ポルトガル語、スペイン語に対応"),
        ("pt", "Em inglês, francês, alemão, japonês, português e espanhol"),
        ("pt-BR", "Em inglês, francês, alemão, japonês, português e espanhol"),
        ("es", "En inglés, francés, alemán, japonés, portugués y español"),
        ("it", "In inglese, francese, tedesco, giapponese, portoghese e spagnolo"),
        ("nl", "In het Engels, Frans, Duits, Japans, Portugees en Spaans"),
        ("sv", "På engelska, franska, tyska, japanska, portugisiska och spanska"),
        ("ko", "지원 언어: 영어, 프랑스어, 독일어, 일본어, 포르투갈어 및 스페인어"),
        ("zh-Hans", "支持英语、法语、德语、日语、葡萄牙语和西班牙语"),
        ("zh-Hant", "支援英文、法文、德文、日文、葡萄牙文和西班牙文"),
        ("ar", "باللغات الإنجليزية والفرنسية والألمانية واليابانية والبرتغالية والإسبانية"),
        ("pl", "Języki: angielski, francuski, niemiecki, japoński, portugalski i hiszpański"),
        ("ru", "Языки: английский, французский, немецкий, японский, португальский и испанский"),
        ("uk", "Мови: англійська, французька, німецька, японська, португальська і іспанська"),
        ("cs", "Jazyky: angličtina, francouzština, němčina, japonština, portugalština a španělština"),
        ("tr", "İngilizce, Fransızca, Almanca, Japonca, Portekizce ve İspanyolca dillerinde"),
        ("da", "På engelsk, fransk, tysk, japansk, portugisisk og spansk"),
        ("nb", "På engelsk, fransk, tysk, japansk, portugisisk og spansk"),
        ("fi", "Palvelukielet: englanti, ranska, saksa, japani, portugali ja espanja"),
        ("id", "Dalam bahasa Inggris, Prancis, Jerman, Jepang, Portugis, dan Spanyol"),
        ("vi", "Bằng tiếng Anh, tiếng Pháp, tiếng Đức, tiếng Nhật, tiếng Bồ Đào Nha và tiếng Tây Ban Nha"),
        ("th", "ให้บริการในภาษาอังกฤษ ฝรั่งเศส เยอรมัน ญี่ปุ่น โปรตุเกส และสเปน"),
        ("he", "באנגלית, צרפתית, גרמנית, יפנית, פורטוגזית וספרדית"),
    ];
    for (locale, expected) in cases {
        assert_eq!(view(locale, "", "chat").languages_text, expected);
        assert_eq!(view(locale, "", "knowledge-base").languages_text, "");
    }
    assert_eq!(
        view("en", "", "callback").languages_text,
        "In the language of your account: English, French, German, Japanese, Portuguese or Spanish"
    );
    assert_eq!(
        view("fr", "", "callback").languages_text,
        "Dans la langue de votre compte\u{202f}: anglais, français, allemand, japonais, portugais ou espagnol"
    );
}

#[test]
fn holidays_and_short_days_in_words() {
    let mut hours = hours("UTC", &[("mon-fri", "08:00-20:00")], &["2025-12-26", "01-01", "2026-11-26", "12-25"]);
    for (day, text) in
        [("12-24", "08:00-12:00"), ("2026-12-31", "08:00-12:00, 13:00-15:00"), ("2025-12-31", "08:00-09:00")]
    {
        hours::read_dated(text, &[Day::parse(day).unwrap()], &mut hours).unwrap();
    }
    let text = |locale: &str| words::hours_text(&localizer(locale, ""), &hours, Some(date(2026, 11, 24)));
    // What is past is not said; a day of every year has none.
    assert_eq!(
        text("en").replace('\u{202f}', " "),
        "Monday to Friday, 8:00 AM – 8:00 PM (Coordinated Universal Time). Other hours: December 24, 8:00 AM – 12:00 PM; December 31, 2026, 8:00 AM – 12:00 PM and 1:00 PM – 3:00 PM. Closed on January 1, December 25 and November 26, 2026."
    );
    assert_eq!(
        text("fr"),
        "Du lundi au vendredi, de 08:00 à 20:00 (temps universel coordonné). Autres horaires\u{202f}: 24 décembre, de 08:00 à 12:00\u{202f}; 31 décembre 2026, de 08:00 à 12:00 et de 13:00 à 15:00. Jours de fermeture\u{202f}: 1er janvier, 25 décembre et 26 novembre 2026."
    );
    assert!(text("ja").contains("時間変更：12月24日 8:00～12:00、2026年12月31日"), "{}", text("ja"));
}

#[test]
fn a_warning_names_the_languages_that_a_channel_does_speak() {
    let text = |locale: &str, id: &str| view(locale, "", id).warning_text;
    assert_eq!(text("fr", "phone").as_deref(), Some("Support téléphonique\u{202f}: uniquement en anglais"));
    assert_eq!(text("de", "phone").as_deref(), Some("Telefonsupport: nur auf Englisch"));
    assert_eq!(text("ja", "phone").as_deref(), Some("電話サポートは英語のみ対応しています"));
    for (locale, id) in [("en", "phone"), ("fr", "chat"), ("nl", "callback"), ("nl", "community")] {
        assert_eq!(text(locale, id), None, "{locale} {id}");
    }
    let mut policy = atrium();
    policy.channels[4].languages = tags(&["ja", "fr"]);
    let l = localizer("en", "");
    let reader = Reader { localizer: &l, home_url: "/", today: None };
    let phone = channel_view(&policy, &policy.channels[4], &reader);
    assert_eq!(phone.warning_text.as_deref(), Some("Phone support is in Japanese and French"));
}

#[test]
fn hours_in_words() {
    let text = |locale: &str, rules: &[(&str, &str)]| {
        words::hours_text(&localizer(locale, ""), &hours("Asia/Tokyo", rules, &[]), None)
    };
    let lunch = [("mon-thu", "09:00-12:00, 13:00-17:30"), ("sat,sun", "10:00-14:00")];
    assert_eq!(
        text("en", &lunch),
        "Monday to Thursday, 9:00\u{202f}AM – 12:00\u{202f}PM and 1:00\u{202f}PM – 5:30\u{202f}PM; Saturday and Sunday, 10:00\u{202f}AM – 2:00\u{202f}PM (Japan Time)"
    );
    assert_eq!(
        text("fr", &lunch),
        "Du lundi au jeudi, de 09:00 à 12:00 et de 13:00 à 17:30\u{202f}; samedi et dimanche, de 10:00 à 14:00 (heure du Japon)"
    );
    assert_eq!(text("ja", &lunch), "月曜日～木曜日 9:00～12:00、13:00～17:30、土曜日、日曜日 10:00～14:00（日本時間）");
    assert_eq!(
        text("de", &lunch),
        "Montag bis Donnerstag, 09:00–12:00\u{a0}Uhr und 13:00–17:30\u{a0}Uhr; Samstag und Sonntag, 10:00–14:00\u{a0}Uhr (Japanische Zeit)"
    );
    assert_eq!(
        text("en", &[("fri", "22:00-06:00")]),
        "Friday, 10:00\u{202f}PM – 6:00\u{202f}AM the next day (Japan Time)"
    );
    assert_eq!(text("en", &[("fri", "18:00-24:00")]), "Friday, 6:00\u{202f}PM – 12:00\u{202f}AM (Japan Time)");
    assert_eq!(text("en", &[("daily", "08:00-20:00")]), "Every day, 8:00\u{202f}AM – 8:00\u{202f}PM (Japan Time)");
    assert_eq!(text("en", &[("mon-fri", "00:00-24:00")]), "Monday to Friday, 24 hours (Japan Time)");
    assert_eq!(text("en", &[("daily", "00:00-24:00")]), "24 hours a day, 7 days a week");
    assert_eq!(text("en", &[("mon-wed", "00:00-24:00"), ("thu-sun", "00:00-24:00")]), "24 hours a day, 7 days a week");
    assert_eq!(text("fr", &[("daily", "00:00-24:00")]), "24\u{a0}h sur 24, 7 jours sur 7");
    assert_eq!(text("en", &[]), "");
}

/// Every message that this module asks for is there, in English and in each translation of the theme, and takes all
/// that it is given: no id and no `{$name}` is left in a view.
#[test]
fn nothing_is_left_unsaid_in_any_locale() {
    let mut policy = atrium();
    for (id, kind, plans) in [("form", "form", "starter, pro"), ("site-visit", "link", "enterprise")] {
        policy.channels.push(Channel { gate: Gate::Public, ..channel(id, kind, plans, &policy) });
    }
    for kind in &KINDS {
        policy.channels.push(channel(&format!("a-{}", kind.word), kind.word, "all", &policy));
    }
    let odd = hours(
        "Europe/Paris",
        &[("mon", "22:00-06:00"), ("wed", "00:00-24:00"), ("fri-sun", "10:00-14:00")],
        &["2026-12-25"],
    );
    policy.channels[0].hours = Some(odd);
    let mut short = hours("UTC", &[("mon", "08:00-20:00")], &["12-25"]);
    hours::read_dated("08:00-12:00", &[Day::parse("12-24").unwrap()], &mut short).unwrap();
    policy.channels[2].hours = Some(short);
    policy.channels[1].hours = Some(hours("UTC", &[("daily", "00:00-24:00")], &[]));
    policy.addons = vec![AddOn { id: "extra".to_owned(), plans: PlanSet::parse(">=pro", &policy.plans).value }];
    policy.channels[5].addons = vec!["extra".to_owned()];
    policy.channels[5].plans = PlanSet::default();
    for (reply, needs, accounts_from) in [
        ("30m", Need::Seat, None),
        ("1h", Need::Seat, Some(date(2024, 3, 5))),
        ("2d", Need::AddOn("extra".to_owned()), None),
        ("11d", Need::AddOn("extra".to_owned()), Some(date(2024, 3, 5))),
    ] {
        let conditions = vec![Condition { needs, accounts_from }];
        let reply = Some(Reply::parse(reply).unwrap());
        policy.channels.push(Channel {
            conditions,
            reply,
            languages: tags(&["eu"]),
            ..channel(&format!("z{accounts_from:?}"), "chat", "all", &policy)
        });
    }
    for (locale, _) in THEME {
        let l = localizer(locale, "");
        let reader = Reader { localizer: &l, home_url: "/", today: None };
        let shown = format!("{:?}{:?}", contact_view(&policy, &reader).channels, matrix_view(&policy, &l));
        for left in ["{$", "{ $", "contact-", "hours-", "matrix-"] {
            assert!(!shown.contains(left), "{locale}: {left} in {shown}");
        }
    }
}

#[test]
fn locked_text_names_the_lowest_plan_or_the_few_that_have_it() {
    let policy = atrium();
    let l = localizer("en", "");
    let text = |plans: &str| {
        let next = Next::Plan { plan: None };
        let channel = channel("x", "link", plans, &policy);
        words::locked_text(&l, &PlanId::new("free"), &channel, &next, &policy.plans)
    };
    assert_eq!(text(">=starter"), "Not included in Free. Available on Starter and higher plans.");
    assert_eq!(text("starter, pro"), "Not included in Free. Available on Starter and Pro.");
    assert_eq!(text("enterprise"), "Not included in Free. Available on Enterprise.");
    assert_eq!(text("none-such"), "Not included in Free.");
    assert_eq!(view("en", "", "community").plans_text, "Included in all plans");
    assert_eq!(view("fr", "", "community").plans_text, "Inclus dans tous les abonnements");
}

#[test]
fn add_ons_conditions_and_replies_in_words() {
    let mut policy = atrium();
    policy.addons = vec![AddOn { id: "extra".to_owned(), plans: PlanSet::parse("enterprise", &policy.plans).value }];
    let phone = &mut policy.channels[4];
    phone.plans = PlanSet::default();
    phone.addons = vec!["extra".to_owned()];
    phone.conditions = vec![Condition { needs: Need::Seat, accounts_from: Some(date(2024, 3, 5)) }];
    phone.reply = Some(Reply::parse("4h").unwrap());
    let facts = |locale: &str, site: &str| {
        let l = localizer(locale, site);
        let reader = Reader { localizer: &l, home_url: "/", today: None };
        let view = channel_view(&policy, &policy.channels[4], &reader);
        let locked = [&view.locked[0], &view.locked[4]].map(|locked| locked.text.clone());
        [view.addons_text, view.conditions.first().cloned(), view.reply_text, view.not_in_language_text]
            .into_iter()
            .flatten()
            .chain(locked)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        facts("en", "addon-extra = Premium support\n"),
        [
            "Available with the add-on Premium support",
            "Requires a paid seat if the account was created on March 5, 2024 or later",
            "Usually answered within 4 hours",
            "Not included in Free. Available with the add-on Premium support on Enterprise.",
            "Not included in Enterprise. Available with the add-on Premium support.",
        ]
    );
    assert_eq!(
        facts("fr", PLANS_FR),
        [
            "Disponible avec l’option Extra",
            "Réservé aux personnes disposant d’une licence payante, pour les comptes créés à partir du 5 mars 2024",
            "Réponse habituelle en moins de 4 heures",
            "Pas disponible en français",
            "Non inclus dans l’abonnement CRM gratuit. Disponible avec l’option Extra dans l’abonnement Entreprise.",
            "Non inclus dans l’abonnement Entreprise. Disponible avec l’option Extra.",
        ]
    );
}

/// A page in any locale says that a channel does not speak its language; the account's language it can't know.
#[test]
fn not_in_this_language() {
    let text = |locale: &str, id: &str| view(locale, "", id).not_in_language_text;
    assert_eq!(text("en", "phone"), None);
    assert_eq!(text("de", "phone").as_deref(), Some("Nicht auf Deutsch verfügbar"));
    assert_eq!(text("ja", "phone").as_deref(), Some("日本語には対応していません"));
    assert_eq!(text("pt-BR", "chat"), None);
    assert!(text("nb", "chat").is_some());
    assert_eq!(text("nb", "callback"), None);
    assert_eq!(text("nb", "community"), None);
    assert!(view("en", "", "callback").languages_help_text.is_some());
    assert_eq!(view("en", "", "chat").languages_help_text, None);
}

#[test]
fn names_and_descriptions_come_from_the_site() {
    let site = "channel-chat = Live chat\nchannel-chat-description = A person answers.\nchannel-chat-link = Chat now\n";
    let chat = view("en", site, "chat");
    assert_eq!((chat.name.as_str(), chat.link_text.as_str()), ("Live chat", "Chat now"));
    assert_eq!(chat.description_text.as_deref(), Some("A person answers."));
    assert_eq!(view("en", "", "chat").description_text, None);
    let l = localizer("en", "");
    assert_eq!(channel_name(&l, "on_site-visit"), "On site visit");
    assert_eq!(plan_name(&l, &PlanId::new("pro-plus")), "Pro plus");
}

#[test]
fn an_address_speaks_the_page_s_language_if_the_channel_does() {
    let href = |locale: &str| view(locale, "", "chat").href.unwrap();
    assert_eq!(href("fr"), "https://chat.example.com/?lang=fr");
    assert_eq!(href("pt-BR"), "https://chat.example.com/?lang=pt");
    assert_eq!(href("nb"), "https://chat.example.com/?lang=en");
    assert_eq!(view("fr", "", "knowledge-base").href.as_deref(), Some("/kb/fr/"));
    assert_eq!(view("fr", "", "callback").href, None);

    let chat = view("nb", "", "chat");
    let offered: Vec<String> = chat
        .languages
        .iter()
        .map(|l| {
            format!(
                "{} {} {} {}{}",
                l.code,
                l.name,
                l.own_name,
                l.href.as_deref().unwrap_or("-"),
                if l.current { " *" } else { "" }
            )
        })
        .collect();
    assert_eq!(
        offered,
        [
            "en Engelsk English https://chat.example.com/?lang=en *",
            "fr Fransk Français https://chat.example.com/?lang=fr",
            "de Tysk Deutsch https://chat.example.com/?lang=de",
            "ja Japansk 日本語 https://chat.example.com/?lang=ja",
            "pt Portugisisk Português https://chat.example.com/?lang=pt",
            "es Spansk Español https://chat.example.com/?lang=es",
        ]
    );
    assert!(view("nb", "", "email").languages.iter().all(|l| l.href.is_none()));
}

#[test]
fn the_matrix_has_its_25_cells() {
    let policy = atrium();
    let l = localizer("fr", PLANS_FR);
    let matrix = matrix_view(&policy, &l);
    let rows: Vec<String> = matrix
        .rows
        .iter()
        .map(|row| {
            format!(
                "{} {}",
                row.name,
                row.cells.iter().map(|cell| if cell.included { '+' } else { '-' }).collect::<String>()
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Base de connaissances +++++",
            "Communauté +++++",
            "Support par chat -++++",
            "Support par e-mail -++++",
            "Support téléphonique --+++"
        ]
    );
    assert_eq!(matrix.plans[0].name, "CRM gratuit");
    assert_eq!(matrix.rows[4].cells[0].text, "Non inclus");
    assert_eq!(matrix.rows[4].languages_text, "Uniquement en anglais");
}

#[test]
fn json_for_programs() {
    let json = serde_json::to_value(ContactsJson::of(
        &atrium(),
        &localizer("en", PLANS_EN),
        date(2026, 11, 23).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp(),
    ))
    .unwrap();
    assert_eq!(json["plans"][0], serde_json::json!({ "id": "free", "name": "Free CRM" }));
    assert_eq!(json["cells"].as_array().unwrap().len(), 25);
    assert_eq!(json["cells"][20], serde_json::json!({ "channel": "phone", "plan": "free", "included": false }));
    assert_eq!(json["languages"][0]["channels"], serde_json::json!(["chat", "email", "phone", "callback"]));
    assert_eq!(
        json["languages"][1],
        serde_json::json!({ "code": "fr", "name": "French", "channels": ["chat", "email", "callback"] })
    );
    assert_eq!(
        json["channels"][4],
        serde_json::json!({
            "id": "phone", "name": "Phone support", "kind": "phone", "gate": "display",
            "plans": ["basic", "pro", "enterprise"], "addons": [], "conditions": [], "languages": ["en"], "language_from": "reader", "href": "tel:+15550100",
            "hours": {
                "tz": "America/New_York",
                "rules": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "open": "08:00", "close": "20:00" }],
                "closed": ["2026-12-25", "2027-01-01", "2026-07-04"],
            },
            "reply": null, "in_matrix": true,
        })
    );
    assert_eq!(json["zones"]["America/New_York"][0], serde_json::json!([1_767_225_600, -18_000]));
    assert_eq!(json["channels"][0]["href"], "home");
    assert_eq!(json["channels"][5]["language_from"], "account");
}
