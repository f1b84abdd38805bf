//! `gate: sealed` by the whole program: the number is in no byte of what comes out, whatever comes out; leaks are found and
//! not repeated; keys, passes and the record of who could open what.

use std::fs;
use std::io::Write;

use serde_json::Value;

use crate::site::{Outcome, SITE, SiteTest, files};

const KEY: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
const NUMBER: &str = "+1 (555) 010-4477";
const CONTACTS: &str = "plans: [free, basic, pro]\nchannels:\n  home: { plans: all, href: home, gate: public }\n  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\n  phone: { kind: phone, plans: \">=basic\", languages: [en], href: { secret: SUPPORT_PHONE }, gate: sealed }\n";
const LOCK: &str = "1 phone: basic pro\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("contacts.yaml", CONTACTS)
        .file("seal.lock", LOCK)
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\nText.\n\n{{ contact(channel=\"phone\") }}\n\n{{ support_matrix() }}\n",
        )
        .file("content/fr/guide/a.md", "---\ntitle: A\n---\nAppelez {{ contact(channel=\"phone\") }}.\n")
}

fn with_key() -> SiteTest {
    site().env("GUICHET_SEAL_KEY", KEY).env("SUPPORT_PHONE", NUMBER)
}

/// Digits of the number in the spellings that a leak by accident would have; `seal verify` knows many more.
fn leaks(bytes: &[u8]) -> bool {
    let digits: String = String::from_utf8_lossy(bytes).chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    digits.contains("5550104477") || memchr(bytes, b"010-4477") || memchr(bytes, KEY.as_bytes())
}

fn memchr(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn said(outcome: &Outcome) -> String {
    format!("{}{}", outcome.stdout, outcome.stderr)
}

#[test]
fn a_sealed_number_is_in_no_byte_of_the_output() {
    let test = with_key();
    let built = test.run(&["build", "--strict", "--verify", "-v"]).code(0);
    assert!(!leaks(said(&built).as_bytes()), "{}", said(&built));
    let files = files(&test.root().join("public"));
    assert!(files.len() > 30);
    for (path, bytes) in &files {
        assert!(!leaks(path.as_bytes()) && !leaks(bytes), "{path}");
    }
    for locale in ["en", "fr"] {
        let sealed: Value = serde_json::from_slice(&files[&format!("_guichet/{locale}/sealed.json")]).unwrap();
        let wraps = sealed["channels"]["phone"]["wraps"].as_object().unwrap();
        assert_eq!(wraps.keys().collect::<Vec<_>>(), ["basic", "pro"]);
        assert_eq!((&sealed["site"], &sealed["epoch"]), (&"https://help.example.com/kb/".into(), &1.into()));
        let help: Value = serde_json::from_slice(&files[&format!("_guichet/{locale}/help.json")]).unwrap();
        assert_eq!(help["contacts"]["sealed"], format!("/kb/_guichet/{locale}/sealed.json"));
        assert_eq!(help["contacts"]["policy"]["channels"][2]["href"], Value::Null);
    }
    test.run(&["seal", "verify", test.root().join("public").to_str().unwrap()]).code(0);
    // No other verb says it either.
    for args in [
        &["check", "--strict"][..],
        &["check", "--format", "json"],
        &["contacts", "--json"],
        &["contacts", "resolve", "--plan", "pro"],
        &["search", "phone"],
        &["seal", "issuer"],
        &["seal", "token", "--plan", "pro"],
        &["seal", "lock"],
    ] {
        assert!(!leaks(said(&test.run(args).code(0)).as_bytes()), "{args:?}");
    }
}

#[test]
fn same_key_same_bytes_and_another_key_other_capsules() {
    let sealed = |test: &SiteTest| test.build().code(0).page("_guichet/en/sealed.json");
    let one = sealed(&with_key());
    assert_eq!(one, sealed(&with_key()), "in another folder");
    assert_ne!(one, sealed(&with_key().env("GUICHET_SEAL_KEY", "IB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE")));
    // A preview at another address takes the same passes; a site with another name does not.
    let preview = with_key();
    let built = preview.run(&["build", "--base-url", "https://preview.example.com/"]).code(0);
    assert_eq!(one, built.page("_guichet/en/sealed.json"));
    let named = with_key().file("contacts.yaml", format!("seal: {{ site: atrium }}\n{CONTACTS}"));
    assert!(sealed(&named).contains("\"site\":\"atrium\""));
}

#[test]
fn the_last_line_says_what_each_channel_is() {
    let last = |outcome: Outcome| outcome.stderr.lines().last().unwrap_or_default().to_owned();
    assert_eq!(last(with_key().build().code(0)), "home: public · chat: display only · phone: sealed for basic, pro");
    assert_eq!(
        last(site().build().code(0)),
        "home: public · chat: display only · phone: sealed, but left out: there is no key"
    );
    assert!(!SiteTest::new().article("content/en/guide/a.md", "A").build().code(0).stderr.contains(" · "));
}

#[test]
fn without_a_key_the_details_are_left_out() {
    for test in [site(), site().env("SUPPORT_PHONE", NUMBER), with_key().env("GUICHET_SEAL_KEY", "")] {
        let built = test.build().code(0);
        assert_eq!(built.diagnostics(), ["contacts.yaml:5:76 SEAL001"]);
        assert!(!built.exists("_guichet/en/sealed.json"));
        assert!(built.page("en/contact/index.html").contains("Shown to signed-in customers who can use it."));
        assert!(built.files.values().all(|bytes| !leaks(bytes)));
        test.run(&["build", "--strict"]).code(1);
    }
    for (key, why) in [("c2hvcnQ", "holds 5 bytes, not 32"), ("hunter 2", "is not written in base64")] {
        let built = with_key().env("GUICHET_SEAL_KEY", key).build().code(1);
        assert!(built.stderr.contains("error[SEAL002]") && built.stderr.contains(why), "{}", built.stderr);
        assert!(!built.stderr.contains(key) && built.files.is_empty());
    }
    assert_eq!(site().env("GUICHET_SEAL_KEY", KEY).build().code(1).diagnostics(), ["contacts.yaml:5:76 SEAL003"]);
    let wrong = with_key().env("SUPPORT_PHONE", "ask for Jo Sentinel").build().code(1);
    assert_eq!(wrong.diagnostics(), ["contacts.yaml:5:76 SEAL004"]);
    assert!(!wrong.stderr.contains("Sentinel"));
}

#[test]
fn gates_that_can_t_keep_it() {
    for gate in ["public", "display"] {
        let test = with_key().file("contacts.yaml", CONTACTS.replace("sealed", gate));
        let built = test.build().code(1);
        assert_eq!(built.diagnostics(), ["contacts.yaml:5:66 GATE001"]);
        assert!(!leaks(said(&built).as_bytes()));
    }
    let open = CONTACTS.replace("{ secret: SUPPORT_PHONE }", "\"tel:+1-555-010-4477\"");
    assert_eq!(site().file("contacts.yaml", open).build().code(1).diagnostics(), ["contacts.yaml:5:66 SEAL007"]);
    // The value where its name belongs.
    let value = CONTACTS.replace("SUPPORT_PHONE", "\"+15550104477\"");
    assert_eq!(site().file("contacts.yaml", value).build().code(2).diagnostics(), ["contacts.yaml:5:76 CFG004"]);
}

/// The number, or the key, in every kind of file that a site is made of: found there, and never repeated.
#[test]
fn a_secret_in_the_site_s_own_files() {
    let places = [
        ("content/en/guide/b.md", "---\ntitle: B\n---\nOr call +1 555 010 4477 at night.\n", "4:10"),
        ("content/en/guide/b.md", "---\ntitle: B\ndraft: true\n---\nCall 5550104477\n", "5:6"),
        ("content/en/guide/b.md", "---\ntitle: B\nextra: { n: \"(555) 010.4477\" }\n---\n", "3:15"),
        ("content/en/guide/b.md", "---\ntitle: B\n---\n<!-- KzE1NTUwMTA0NDc3 -->\n", "4:7"),
        ("content/fr/_snippets/x.md", "tel:%2B1%20555%20010%204477\n", "1:8"),
        ("locales/en.ftl", "channel-phone-description = Call &#43;1 555 010 4477\n", "1:39"),
        ("redirects.yaml", "/call: \"tel:+15550104477\"\n", "1:14"),
        ("synonyms/en.yaml", "- [phone, \"555 010 4477\"]\n", "1:12"),
        ("templates/partials/footer.html", "<p>555-010-4477</p>\n", "1:4"),
        ("queries.tsv", "# 555 010 4477\n", "1:3"),
        ("content/en/guide/b.md", &format!("---\ntitle: B\n---\n{KEY}\n"), "4:1"),
    ];
    for (path, text, place) in places {
        for format in ["text", "json"] {
            let test = with_key().file(path, text);
            let outcome = test.run(&["check", "--format", format]).code(1);
            assert!(!leaks(said(&outcome).as_bytes()), "{path}\n{}", said(&outcome));
            if format == "text" {
                let found = format!("{path}:{place} GATE002");
                assert!(outcome.diagnostics().contains(&found), "{found}\n{}", outcome.stderr);
            } else {
                let list: Vec<Value> = serde_json::from_str(&outcome.stdout).unwrap();
                let hit = list.iter().find(|d| d["code"] == "GATE002").expect("found");
                assert_eq!(format!("{}:{}", hit["line"], hit["column"]), place);
            }
            assert!(test.build().code > 0, "nothing is published");
        }
    }
    // Files that are copied, whatever they are.
    for (path, text) in [("static/call.vcf", "TEL:+1-555-010-4477\n"), ("content/assets/list.csv", "a,555 010 4477\n")]
    {
        let outcome = with_key().file(path, text).build().code(1);
        assert_eq!(outcome.stderr.matches("GATE002").count(), 1, "{}", outcome.stderr);
        assert!(
            outcome
                .stderr
                .starts_with(&format!("{path}: error[GATE002]: the value of `SUPPORT_PHONE` can be read at byte"))
        );
        assert!(!leaks(outcome.stderr.as_bytes()) && outcome.files.is_empty());
    }
    // site.yaml too, and other mistakes on the line of a secret.
    let settings = format!("{SITE}variables: {{ phone: \"555 010 4477\" }}\n");
    assert_eq!(
        with_key().file("site.yaml", settings).run(&["check"]).code(1).diagnostics(),
        ["site.yaml:7:22 GATE002"]
    );
    let broken = "---\ntitle: B\n555 010 4477: x\n---\n[+1 555 010 4477](call-555-010-4477.md)\n";
    let outcome = with_key().file("content/en/guide/b.md", broken).run(&["check"]).code(1);
    assert!(outcome.stderr.contains("FM003") && outcome.stderr.contains("LNK001"), "{}", outcome.stderr);
    assert!(!leaks(outcome.stderr.as_bytes()), "{}", outcome.stderr);
}

#[test]
fn verify_finds_what_somebody_put_into_the_output() {
    let test = with_key();
    test.build().code(0);
    let public = test.root().join("public");
    let verify = || test.run(&["seal", "verify", public.to_str().unwrap()]);
    verify().code(0);
    let gzip = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let utf16: Vec<u8> = "x +1 555 010 4477".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let planted: [(&str, Vec<u8>, &str); 8] = [
        ("en/guide/a/index.html", b"<p>+1 (555) 010-4477</p>".to_vec(), "at byte 4 as it is"),
        ("feed.xml", b"tel:&#43;15550104477".to_vec(), "at byte 9 spelt differently"),
        ("old.json", b"{\"a\":\"KzE1NTUwMTA0NDc3\"}".to_vec(), "at byte 7 in base64"),
        ("x.txt", b"2b3135353530313034343737".to_vec(), "in hexadecimal"),
        ("utf16.txt", utf16, "spelt differently"),
        ("en/guide/a/index.html.gz", gzip(b"call 555.010.4477"), "unpacked from gzip"),
        ("en/555-010-4477/index.html", b"x".to_vec(), "in the name of this file"),
        (".hidden/app.js.map", b"555\\u0020010\\u00204477".to_vec(), "at byte 0 spelt differently"),
    ];
    for (path, bytes, what) in planted {
        let path = public.join(path);
        let before = fs::read(&path).ok();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let outcome = verify().code(1);
        assert!(
            outcome.stderr.contains("error[GATE003]") && outcome.stderr.contains(what),
            "{what}\n{}",
            outcome.stderr
        );
        assert_eq!(outcome.stderr.matches("GATE003").count(), 1, "{}", outcome.stderr);
        assert!(!leaks(said(&outcome).as_bytes()), "{}", said(&outcome));
        match before {
            Some(bytes) => fs::write(&path, bytes).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
    }
    verify().code(0);
    // Keys, too: the master, and those that passes carry.
    let issuer: Value = serde_json::from_str(&test.run(&["seal", "issuer"]).code(0).stdout).unwrap();
    for key in [KEY, issuer["plans"]["pro"].as_str().unwrap(), issuer["key"]["d"].as_str().unwrap()] {
        fs::write(public.join("k.txt"), format!("a {key}")).unwrap();
        let outcome = verify().code(1);
        assert!(!said(&outcome).contains(key) && outcome.stderr.contains("k.txt"), "{}", outcome.stderr);
        let json = test.run(&["seal", "verify", public.to_str().unwrap(), "--format", "json"]).code(1).stdout;
        let found: Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&found[0]["code"], &found[0]["file"]), (&"GATE003".into(), &"k.txt".into()));
    }
}

#[test]
fn verify_does_not_say_clean_when_it_can_t_know() {
    let test = site().env("GUICHET_SEAL_KEY", KEY);
    test.article("content/en/guide/c.md", "C").env("SUPPORT_PHONE", NUMBER).build().code(0);
    let stderr = |test: SiteTest, folder: &str| test.run(&["seal", "verify", folder]).code(2).stderr;
    assert!(stderr(site(), ".").contains("`SUPPORT_PHONE` is not in the environment"));
    assert!(stderr(site().env("SUPPORT_PHONE", "112"), ".").contains("too short"));
    assert!(stderr(with_key(), "nowhere").contains("there is no built site at `nowhere`"));
    assert!(stderr(SiteTest::new(), ".").contains("names no secret"));
}

#[test]
fn keys_and_passes() {
    let key = |test: &SiteTest| test.run(&["seal", "keygen"]).code(0).stdout;
    let (one, two) = (key(&site()), key(&site()));
    assert_eq!((one.len(), one.lines().count()), (44, 1), "43 characters and a line break");
    assert_ne!(one, two);
    let test = with_key();
    let pass = |args: &[&str]| {
        let all: Vec<&str> = ["seal", "token"].into_iter().chain(args.iter().copied()).collect();
        test.run(&all)
    };
    let token = pass(&["--plan", "pro", "--at", "2026-11-24T09:00:00Z", "--ttl", "8h"]).code(0).stdout;
    let read = |token: &str| -> Value {
        use base64::Engine;
        let part = token.split('.').nth(1).unwrap();
        serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    let claims = read(&token);
    assert!(claims.get("sub").is_none() && claims.get("account").is_none());
    let named = read(&pass(&["--plan", "pro", "--sub", "u-31", "--account", "acme"]).code(0).stdout);
    assert_eq!((&named["sub"], &named["account"]), (&"u-31".into(), &"acme".into()));
    let issuer: Value = serde_json::from_str(&test.run(&["seal", "issuer", "--plan", "pro"]).code(0).stdout).unwrap();
    assert_eq!(issuer["plans"].as_object().unwrap().len(), 1);
    assert_eq!(claims["key"], issuer["plans"]["pro"]);
    assert_eq!((&claims["aud"], &claims["plan"], &claims["epoch"]), (&issuer["site"], &"pro".into(), &1.into()));
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 8 * 3600);
    for (args, message) in [
        (&["--plan", "pros"][..], "--plan: no plan `pros`; did you mean `pro`?"),
        (&["--plan", "pro", "--ttl", "2d"], "--ttl: `2d` is not a valid time of up to 24h"),
        (&["--plan", "pro", "--at", "noon"], "--at: `noon` is not a valid time"),
        (&["--plan", "pro", "--sub", ""], "--sub: `` is not a valid id"),
        (&["--plan", "pro", "--account", "Ana Gómez"], "--account: `Ana Gómez` is not a valid id"),
    ] {
        let outcome = pass(args).code(2);
        assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
    }
    let without = site().run(&["seal", "token", "--plan", "pro"]).code(2);
    assert!(without.stderr.contains("GUICHET_SEAL_KEY is not in the environment"), "{}", without.stderr);
    // A key on the command line is in everybody's list of processes: there is no flag for it.
    site().run(&["seal", "token", "--plan", "pro", "--key", KEY]).code(2);
}

#[test]
fn the_record_of_who_could_open_what() {
    let test = with_key();
    fs::remove_file(test.root().join("seal.lock")).unwrap();
    assert_eq!(test.build().code(0).diagnostics(), ["contacts.yaml:5:76 SEAL006"]);
    test.run(&["seal", "lock"]).code(0);
    let lock = || fs::read_to_string(test.root().join("seal.lock")).unwrap();
    assert!(lock().ends_with(LOCK) && lock().starts_with('#'), "{}", lock());
    test.run(&["build", "--strict"]).code(0);
    let narrower = format!("seal: {{ epoch: 1 }}\n{}", CONTACTS.replace(">=basic", ">=pro"));
    test.write("contacts.yaml", &narrower);
    let lost = test.build().code(1);
    assert_eq!(lost.diagnostics(), ["contacts.yaml:1:16 SEAL005"]);
    assert!(lost.stderr.contains("`basic` could open it in epoch 1"), "{}", lost.stderr);
    let before = lock();
    test.run(&["seal", "lock"]).code(1);
    assert_eq!(before, lock(), "the record is not rewritten");
    test.write("contacts.yaml", narrower.replace("epoch: 1", "epoch: 2"));
    assert_eq!(test.build().code(0).diagnostics(), ["contacts.yaml:1:16 SEAL006"]);
    test.run(&["seal", "lock"]).code(0);
    assert!(lock().ends_with("1 phone: basic pro\n2 phone: pro\n"), "{}", lock());
    test.run(&["build", "--strict"]).code(0);
    // It is checked without a key as well: CI of a pull request has none.
    let keyless = site().file("contacts.yaml", &narrower);
    assert_eq!(keyless.build().code(1).diagnostics(), ["contacts.yaml:1:16 SEAL005", "contacts.yaml:6:74 SEAL001"]);
    SiteTest::new().run(&["seal", "lock"]).code(2);
}

/// A key that is too short to be looked for in texts is still a key.
#[test]
fn a_wrong_key_is_told_though_nothing_else_has_changed() {
    let test = site();
    // Files that were written just now are not trusted.
    std::thread::sleep(std::time::Duration::from_millis(50));
    test.build().code(0);
    test.build().code(0);
    let wrong = test.env("GUICHET_SEAL_KEY", "abc").build();
    assert!(wrong.code != 0 && wrong.stderr.contains("nothing was published"), "{}", wrong.stderr);
}

/// What an add-on gives opens for those who have it, and for no one else of their plan.
#[test]
fn an_add_on_has_a_key() {
    let contacts = CONTACTS
        .replace("channels:", "addons: { vip: { plans: [free, basic] }, sso: { plans: all } }\nchannels:")
        .replace("plans: \">=basic\"", "plans: pro, addons: vip");
    let test = with_key().file("contacts.yaml", &contacts).file("seal.lock", "1 phone: pro +vip\n");
    let built = test.run(&["build", "--strict"]).code(0);
    assert!(built.stderr.trim_end().ends_with("phone: sealed for pro, the add-on vip"), "{}", built.stderr);
    let sealed: Value = serde_json::from_str(&built.page("_guichet/en/sealed.json")).unwrap();
    assert_eq!(sealed["channels"]["phone"]["addons"].as_object().unwrap().keys().collect::<Vec<_>>(), ["vip"]);
    let json = |args: &[&str]| -> Value { serde_json::from_str(&test.run(args).code(0).stdout).unwrap() };
    let issuer = json(&["seal", "issuer"]);
    let vip = issuer["addons"]["vip"].as_str().unwrap();
    assert_eq!(issuer["addons"].as_object().unwrap().len(), 1, "the other one gives nothing sealed");
    // It doesn't go with this plan.
    assert!(json(&["seal", "issuer", "--plan", "pro"]).get("addons").is_none());
    let claims = |args: &[&str]| -> Value {
        use base64::Engine;
        let token = test.run(&[&["seal", "token", "--plan", "free"], args].concat()).code(0).stdout;
        let part = token.split('.').nth(1).unwrap();
        serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    assert_eq!(claims(&["--addon", "vip,sso"])["addon_keys"], serde_json::json!({ "vip": vip }));
    assert!(claims(&["--addon", "sso"]).get("addon_keys").is_none() && claims(&[]).get("addon_keys").is_none());
    let said =
        test.run(&["contacts", "resolve", "--plan", "free", "--addon", "vip", "--channel", "phone"]).code(0).stdout;
    assert!(said.starts_with("phone: offered (addons)"), "{said}");
    // The key must not get out, either.
    let public = test.root().join("public");
    fs::write(public.join("k.txt"), format!("a {vip}")).unwrap();
    let found = test.run(&["seal", "verify", public.to_str().unwrap()]).code(1);
    assert!(found.stderr.contains("the key of add-on `vip`") && !found.stderr.contains(vip), "{}", found.stderr);
    // An add-on that loses the channel keeps its key until the next epoch.
    test.write("contacts.yaml", contacts.replace(", addons: vip", ""));
    let lost = test.build().code(1);
    assert!(
        lost.stderr.contains("error[SEAL005]") && lost.stderr.contains("the add-on `vip` could open it"),
        "{}",
        lost.stderr
    );
}
