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
