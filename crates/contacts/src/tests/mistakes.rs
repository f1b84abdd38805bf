//! What is found wrong with a policy.

use super::*;

#[test]
fn what_can_t_be_right() {
    assert_eq!(check(&Policy::default()).len(), 0);
    assert_eq!(check(&atrium()).len(), 0);

    let mut policy = atrium();
    policy.plans.extend(["pro", "all", "Gold plan", "lonely"].map(PlanId::new));
    let phone = Channel { languages: tags(&["jp", "en", "en", "e n"]), ..channel("phone", "phone", "no", &policy) };
    policy.channels.push(phone);
    policy.channels.push(Channel { languages: Vec::new(), ..channel("review", "form", "pro", &policy) });
    policy.channels[3].href = url("help.example.com");
    policy.channels[4].hours.as_mut().unwrap().rules.clear();
    let found: Vec<String> = check(&policy)
        .into_iter()
        .map(|Finding { place, diagnostic: d }| {
            format!("{place:?} {} {}: {}", d.code, d.message, d.help.unwrap_or_default())
        })
        .collect();
    let expected = [
        "Plan(5) CON008 plan `pro` is duplicated",
        "Plan(6) CON009 `all` can't be the id of a plan",
        "Plan(6) CON004 plan `all` includes no channel",
        "Plan(7) CON009 `Gold plan` can't be the id of a plan",
        "Plan(7) CON004 plan `Gold plan` includes no channel",
        "Plan(8) CON004 plan `lonely` includes no channel",
        "Channel(3, Href) CON007 `help.example.com` is not a valid address",
        "Channel(4, Hours) CON005 these hours never open",
        "Channel(6, Id) CON008 channel `phone` is duplicated",
        "Channel(6, Plans) CON003 no plan includes channel `phone`",
        "Channel(6, Language(0)) CON006 no language has the tag `jp`: did you mean `ja`?",
        "Channel(6, Language(2)) CON006 language `en` is duplicated in channel `phone`",
        "Channel(6, Language(3)) CON006 `e n` is not a valid language tag",
        "Channel(6, Href) CON007 channel `phone` has no `href`: readers would see it, but could not reach it",
        "Channel(7, Id) CON012 channel `review` names no language: list the languages that it answers in",
        "Channel(7, Href) CON007 channel `review` has no `href`",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
}

#[test]
fn dates_that_are_two_things_and_dates_that_are_past() {
    let parse = |hours: &str| {
        let text = format!(
            "plans: [pro]\nchannels:\n  chat: {{ kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\", hours: {{ tz: UTC, daily: \"08:00-20:00\", {hours} }} }}\n"
        );
        parse_contacts(&Arc::from("contacts.yaml"), &text, &Default::default())
    };
    let told = |hours: &str| parse(hours).diags.into_iter().map(|d| d.message).collect::<Vec<_>>();
    assert_eq!(told("12-24: \"08:00-12:00, 13:00-15:00\", 2026-12-24: closed, closed: [12-25, 2026-12-26]"), [""; 0]);
    assert_eq!(told("12-25: \"08:00-12:00\", closed: 12-25"), ["`12-25` is both closed and open"]);
    assert_eq!(
        told("12-24: \"08:00-12:00\", \"12-24, 12-31\": \"11:00-13:00\""),
        ["these hours overlap: 11:00 on `12-24` is in two of them"]
    );
    assert_eq!(told("12-32: \"08:00-12:00\""), ["`12-32` is not a valid date"]);
    assert_eq!(told("12-24: \"8-12\""), ["`8-12` are not valid opening hours"]);

    let past = |hours: &str| {
        let policy = parse(hours).value;
        check_past_dates(&policy, date(2026, 11, 24))
            .map(|(_, d)| format!("{} {}", d.message, d.help.unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        past("closed: [2025-12-25, 2026-01-01], 2025-12-24: \"08:00-12:00\""),
        [
            "all dates in the hours of `chat` are past; the last one is 2026-01-01 list the dates to come, or write `01-01` for that day of every year"
        ]
    );
    for fine in
        ["closed: []", "closed: [2025-12-25, 2026-12-25]", "closed: [2025-12-25, 12-26]", "closed: [2026-11-24]"]
    {
        assert_eq!(past(fine), [""; 0], "{fine}");
    }
}

#[test]
fn gates_and_secrets() {
    let code = |gate, secret| check_gate("phone", gate, secret).map(|d| d.code.name());
    assert_eq!(code(Gate::Public, false), None);
    assert_eq!(code(Gate::Display, false), None);
    assert_eq!(code(Gate::Public, true), Some("GATE001"));
    assert_eq!(code(Gate::Display, true), Some("GATE001"));
    assert_eq!(code(Gate::Sealed, true), None);
    assert_eq!(code(Gate::Sealed, false), Some("SEAL007"));
}

#[test]
fn an_unknown_channel_has_a_neighbour() {
    let diagnostic = atrium().channel("chatt").unwrap_err();
    assert_eq!((diagnostic.code.name(), diagnostic.help.as_deref()), ("CON002", Some("did you mean `chat`?")));
}

/// What is told of a channel of the lines `lines`, and what `guichet fix` makes of them.
fn told(lines: &str) -> (Vec<String>, String) {
    let text = format!(
        "plans: [pro]\nchannels:\n  chat: {{ kind: chat, plans: all, href: \"https://chat.example.com/\", {lines} }}\n"
    );
    let diags = parse_contacts(&Arc::from("contacts.yaml"), &text, &Default::default()).diags;
    let fixed = guichet_core::diag::fix::applied(&text, diags.iter().flat_map(|d| &d.fixes));
    let said = diags.into_iter().map(|d| format!("{}: {}", d.message, d.help.unwrap_or_default())).collect();
    (said, fixed)
}

#[test]
fn days_off_have_a_name() {
    let hours = |more: &str| format!("languages: [en], hours: {{ tz: UTC, daily: \"08:00-20:00\", {more} }}");
    let help = "days on which nobody answers are called `closed`: `closed: [2026-12-26, 12-25]`";
    for more in ["holidays: [12-25]", "feiertage: [12-25, 2026-12-26]", "Bank-Holidays: [soon]", "vacation: 12-25"] {
        let (said, _) = told(&hours(more));
        let key = more.split(':').next().unwrap();
        assert_eq!(said, [format!("`{key}` is not a day of the week: {help}")]);
    }
    let (_, fixed) = told(&hours("holidays: [12-25]"));
    assert!(fixed.contains("closed: [12-25]"), "{fixed}");
    // Two keys of one name are none.
    let (_, fixed) = told(&hours("closed: [12-26], holidays: [12-25]"));
    assert!(fixed.contains("holidays: [12-25]"), "{fixed}");
    assert_eq!(
        told(&hours("weekend: [10]")).0,
        ["`weekend` is not a day of the week: write days as `mon-fri`, `sat`, `mon,wed` or `daily`"]
    );
}

#[test]
fn conditions_and_languages_in_everyday_words() {
    let (said, fixed) = told("languages: [en], conditions: seat");
    assert_eq!(
        said,
        ["a condition should say what it needs, but this is only `seat`: write `conditions: [{ needs: seat }]`"]
    );
    assert!(fixed.contains("conditions: [{ needs: seat }]"), "{fixed}");
    let (_, fixed) = told("languages: [en], conditions: [seats, other]");
    assert!(fixed.contains("conditions: [{ needs: seat }, { needs: other }]"), "{fixed}");
    let (said, _) = told("languages: [en], conditions: [{ needs: seats }]");
    assert_eq!(said, ["no add-on `seats` in contacts.yaml: did you mean `seat`?"]);
    let (said, _) = told("languages: [english, fr_FR, Klingon!]");
    assert_eq!(
        said,
        [
            "`english` is not a valid language tag: write `en`",
            "`fr_FR` is not a valid language tag: write `fr-FR`",
            "`Klingon!` is not a valid language tag: write the tag of a language, such as `en`, `pt-BR` or `zh-Hans`",
        ]
    );
}
