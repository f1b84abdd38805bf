use super::check::is_endpoint;
use super::served::{mail_address, served};
use super::settings::ContactForm;
use crate::{Channel, ChannelKind, Gate, Href, PlanId, PlanSet, Policy, parse_file_size};

fn policy(form: Option<ContactForm>, channels: Vec<Channel>) -> Policy {
    Policy { plans: vec![PlanId::new("free")], channels, form, ..Policy::default() }
}

fn channel(id: &str, kind: &str, href: Option<&str>) -> Channel {
    let kind = ChannelKind::of(kind).expect("a kind");
    let plans = PlanSet::parse("all", &[PlanId::new("free")]).value;
    Channel { kind, plans, href: href.map(|href| Href::Url(href.to_owned())), ..Channel::new(id) }
}

fn email(href: &str) -> Channel {
    channel("email", "email", Some(href))
}

fn posting_to(endpoint: &str) -> Option<ContactForm> {
    Some(ContactForm { endpoint: Some(endpoint.to_owned()), ..ContactForm::default() })
}

#[test]
fn a_size_is_kilobytes_or_megabytes() {
    let read = |text| parse_file_size(text).ok();
    assert_eq!(read("10MB"), Some(10_000_000));
    assert_eq!(read(" 500 kb "), Some(500_000));
    for wrong in ["", "10", "MB", "0MB", "1.5MB", "-1MB", "10GB", "99999999999999999999MB"] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn what_an_endpoint_may_be() {
    for fine in ["https://api.example.com/requests", "/api/support", "http://localhost:8000/", "http://127.0.0.1:1/x"] {
        assert!(is_endpoint(fine), "{fine}");
    }
    let evil = ["http://api.example.com/", "http://localhost.example.com/", "//api.example.com/", "api.example.com"];
    for wrong in evil.into_iter().chain(["", "https://", "mailto:help@example.com", "javascript:alert(1)"]) {
        assert!(!is_endpoint(wrong), "{wrong}");
    }
}

/// The address is only taken from where everybody can read it anyway.
#[test]
fn without_an_endpoint_an_e_mail_is_written_to_a_public_address() {
    let default = || Some(ContactForm::default());
    let address = |policy: &Policy| policy.form.as_ref().and_then(|form| mail_address(policy, form));
    let at = |href| policy(default(), vec![email(href)]);
    assert_eq!(address(&at("mailto:help@example.com?subject=Hi")).as_deref(), Some("help@example.com"));
    assert_eq!(address(&at("MAILTO:help-{lang}@example.com")).as_deref(), Some("help-{lang}@example.com"));
    assert_eq!(address(&at("mailto:")), None);
    assert_eq!(address(&at("https://help.example.com/")), None);
    let sealed = policy(default(), vec![Channel { gate: Gate::Sealed, ..email("mailto:help@example.com") }]);
    assert_eq!((address(&sealed), sealed.has_form(), sealed.form_target()), (None, false, None));
    let shown = at("mailto:help@example.com");
    assert_eq!((shown.has_form(), shown.form_target()), (true, Some("mailto:")));
    let off = policy(None, vec![email("mailto:help@example.com")]);
    assert_eq!((off.has_form(), off.form_target()), (false, None));
}

#[test]
fn a_form_serves_people_in_the_policy_s_order() {
    let channels = || {
        vec![
            channel("home", "link", Some("https://help.example.com/")),
            channel("chat", "chat", Some("https://chat.example.com/")),
            channel("phone", "phone", Some("tel:1")),
            channel("callback", "callback", None),
        ]
    };
    let ids = |policy: &Policy| -> Vec<String> {
        let form = policy.form.as_ref().expect("a form");
        served(policy, form).iter().map(|channel| channel.id.clone()).collect()
    };
    let all = policy(posting_to("https://api.example.com/"), channels());
    assert_eq!(ids(&all), ["chat", "callback"]);
    assert!(all.is_in_form(&all.channels[3]) && !all.is_in_form(&all.channels[2]));
    let named = ContactForm { channels: vec!["callback".to_owned()], ..all.form.clone().expect("a form") };
    assert_eq!(ids(&policy(Some(named), channels())), ["callback"]);
    let nobody = policy(posting_to("https://api.example.com/"), channels().drain(..1).collect());
    assert!(!nobody.has_form());
}
