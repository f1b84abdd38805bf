//! `form:` of contacts.yaml: what it allows, what it publishes, and what is said of it.

use serde_json::Value;

use crate::site::{Outcome, SiteTest};

const CHANNELS: &str = "plans: [free, pro]\nchannels:\n  \
    email: { kind: email, plans: all, languages: [en, fr], href: \"mailto:help@example.com\" }\n  \
    phone: { kind: phone, plans: [pro], languages: [en], href: \"tel:1\" }\n  \
    callback: { kind: callback, plans: [pro], languages: [en] }\n";

fn site(form: &str) -> SiteTest {
    SiteTest::new().file("contacts.yaml", format!("{form}{CHANNELS}")).article("content/en/guide/a.md", "A")
}

fn policy_of(outcome: &Outcome) -> String {
    let headers = outcome.page("_headers");
    headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).expect("a policy").to_owned()
}

fn form_of(outcome: &Outcome, locale: &str) -> Value {
    let help: Value = serde_json::from_str(&outcome.page(&format!("_guichet/{locale}/help.json"))).expect("JSON");
    help["contacts"]["form"].clone()
}

/// The content policy opens exactly what the form needs, no matter what else an endpoint's address says.
#[test]
fn the_content_policy_lets_the_form_out_and_nothing_else() {
    for (form, connect, submit) in [
        (
            "form: { endpoint: \"https://api.example.com:8443/a?b=c\" }\n",
            " https://api.example.com:8443",
            " https://api.example.com:8443",
        ),
        ("form: { endpoint: /api/support }\n", "", ""),
        ("", "", " mailto:"),
        ("form: false\n", "", ""),
        (
            "form: { endpoint: \"https://API.example.com/; script-src *\" }\n",
            " https://api.example.com",
            " https://api.example.com",
        ),
    ] {
        let policy = policy_of(&site(form).build().code(0));
        assert!(policy.contains(&format!("connect-src 'self'{connect};")), "{form}{policy}");
        assert!(policy.contains(&format!("form-action 'self'{submit};")), "{form}{policy}");
        assert!(!policy.contains("script-src *"), "{policy}");
    }
}

#[test]
fn the_form_of_pages_and_of_the_panel_is_the_same() {
    let built =
        site("form: { endpoint: /api/support, files: 1, file_size: 500KB, file_types: [png, pdf] }\n").build().code(0);
    let form = form_of(&built, "fr");
    assert_eq!(form["endpoint"], "/api/support");
    assert_eq!(form["mail"], Value::Null);
    assert_eq!(form["channels"], serde_json::json!(["email", "callback"]));
    assert_eq!(form["files"]["bytes"], 500_000);
    assert_eq!(form["files"]["accept"], "image/png,application/pdf");
    assert_eq!(form["files"]["help_text"], "Un fichier\u{202f}: PNG ou PDF, 500 ko au maximum.");
    let page = built.page("fr/contact/index.html");
    assert!(page.contains("method=\"post\" enctype=\"multipart/form-data\" action=\"/api/support\""), "{page}");
    assert!(page.contains("accept=\"image/png,application/pdf\" aria-describedby"), "one file only: {page}");
    // Where nothing else leads to a channel, its card leads to the form.
    assert!(page.contains("href=\"/kb/fr/contact/#request\""), "{page}");
}

#[test]
fn without_an_endpoint_it_is_an_e_mail_and_without_an_address_it_is_not_there() {
    let built = site("").build().code(0);
    let form = form_of(&built, "en");
    assert_eq!((&form["mail"], &form["files"]), (&Value::from("help@example.com"), &Value::Null));
    assert!(built.page("en/contact/index.html").contains("method=\"get\" action=\"mailto:help@example.com\""));
    let off = site("form: false\n").build().code(0);
    assert_eq!(form_of(&off, "en"), Value::Null);
    assert!(!off.page("en/contact/index.html").contains("request"));
    assert!(!off.files.keys().any(|path| path.contains("words/form/")));
}

#[test]
fn mistakes_have_their_places() {
    for (form, expected) in [
        ("form: { endpoint: \"http://api.example.com/\" }\n", &["contacts.yaml:1:19 CON014"][..]),
        ("form: { channels: [phone, emial] }\n", &["contacts.yaml:1:20 CON014", "contacts.yaml:1:27 CON002"]),
        (
            "form: { files: 21, file_size: huge, file_types: [pgn] }\n",
            &["contacts.yaml:1:16 CFG004", "contacts.yaml:1:31 CON014", "contacts.yaml:1:50 CON014"],
        ),
        ("form: { endpont: /api }\n", &["contacts.yaml:1:9 CFG003"]),
        ("form: yes please\n", &["contacts.yaml:1:7 CFG004"]),
        ("form: { channels: callback }\n", &["contacts.yaml:1:7 CON014"]),
    ] {
        let outcome = site(form).run(&["check"]);
        assert_eq!(outcome.diagnostics(), expected, "{form}{}", outcome.stderr);
    }
}
