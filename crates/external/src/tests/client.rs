//! With a server on this machine that does what no server should.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use guichet_test_support::web::{Reply, Web};

use super::{rules, url};
use crate::client::{Client, retry_after};
use crate::inquiry::{Answer, Method, Request};
use crate::rules::Rules;
use crate::run::{Ask, all};
use crate::silence::Silence;
use crate::verdict::{Trouble, Verdict, What};

fn here() -> Rules {
    rules(&[], &["127.0.0.1", "localhost"])
}

fn client(rules: &Rules) -> Client {
    Client::new(rules.clone(), "1.2.3").unwrap()
}

async fn verdict(web: &Web, path: &str) -> Verdict {
    let (rules, mut found) = (here(), None);
    let asked = BTreeSet::from([url(&web.url(path))]);
    all(&client(&rules), &rules, asked, &[], |_, verdict| found = Some(verdict)).await.unwrap();
    found.unwrap()
}

#[tokio::test]
async fn who_asks_says_who_it_is_and_reads_nothing() {
    let web = Web::new(|_| Reply::status(200));
    assert_eq!(verdict(&web, "/a?b=c").await.what, What::Fine);
    let [asked] = &web.asked()[..] else { panic!("{:?}", web.asked()) };
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("HEAD", "/a?b=c"));
    assert_eq!(asked.header("user-agent"), Some("Guichet/1.2.3 (link check of a help centre)"));
    for none in ["cookie", "authorization", "referer"] {
        assert_eq!(asked.header(none), None, "{none}");
    }
}

#[tokio::test]
async fn a_body_without_an_end_is_not_waited_for() {
    // The head of an answer, and never what it announces.
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx";
    let web = Web::new(move |asked| match asked.method.as_str() {
        "HEAD" => Reply::status(405),
        _ => Reply::Bytes(head.to_vec()),
    });
    assert_eq!(verdict(&web, "/").await.what, What::Fine);
    assert_eq!(web.requests(), ["HEAD /", "GET /"]);
}

#[tokio::test]
async fn lengths_that_are_no_lengths() {
    for lie in ["Content-Length: -1", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: many"] {
        let head = format!("HTTP/1.1 200 OK\r\n{lie}\r\n\r\n");
        let web = Web::new(move |asked| match asked.method.as_str() {
            "HEAD" => Reply::status(405),
            _ => Reply::Bytes(head.clone().into_bytes()),
        });
        let Verdict { what: What::Trouble(trouble), .. } = verdict(&web, "/").await else { panic!("{lie}") };
        assert!(
            [Trouble::Silent(Silence::NotHttp), Trouble::Silent(Silence::Dropped)].contains(&trouble),
            "{lie}: {trouble:?}"
        );
    }
    // A body where there is none: the next answer is not taken from it.
    let web = Web::new(|asked| {
        match (asked.method.as_str(), asked.path.as_str()) {
        ("HEAD", "/a") => Reply::Bytes(b"HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 40\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0".to_vec()),
        _ => Reply::status(200),
    }
    });
    assert_eq!(verdict(&web, "/a").await.what, What::Moved);
}

#[tokio::test]
async fn what_is_no_http() {
    let web = Web::new(|_| Reply::Bytes(b"220 mail.example.com ESMTP\r\n".to_vec()));
    assert_eq!(verdict(&web, "/").await.what, What::Trouble(Trouble::Silent(Silence::NotHttp)));
}

#[tokio::test]
async fn connections_that_end() {
    let web = Web::new(|asked| if asked.before < 2 { Reply::HangUp } else { Reply::status(200) });
    assert_eq!(verdict(&web, "/").await.what, What::Fine);
    assert_eq!(web.requests(), ["HEAD /", "GET /", "GET /"]);
}

#[tokio::test]
async fn ports_where_nobody_listens() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let rules = here();
    let request = Request { method: Method::Head, url: url(&format!("http://{free}/")) };
    assert_eq!(client(&rules).ask(&request).await, Answer::Silence(Silence::Refused));
}

#[tokio::test(start_paused = true)]
async fn patience_has_an_end() {
    let web = Web::new(|_| Reply::Silence);
    let rules = here();
    let request = Request { method: Method::Head, url: url(&web.url("/")) };
    let begin = tokio::time::Instant::now();
    assert_eq!(client(&rules).ask(&request).await, Answer::Silence(Silence::TimedOut));
    assert!(begin.elapsed() >= rules.patience);
}

/// Servers of this machine at another address of it, which site.yaml does not name.
#[tokio::test]
async fn no_redirect_leads_into_the_network() {
    let inside = Web::at("127.0.0.2", |_| Reply::status(200));
    let target = inside.url("/secret");
    let web = Web::new(move |_| Reply::redirect(302, &target));
    assert_eq!(verdict(&web, "/").await.what, What::Private("127.0.0.2".to_owned()));
    assert_eq!((web.requests().len(), inside.requests().len()), (1, 0));
}

#[tokio::test]
async fn no_name_leads_into_the_network() {
    let web = Web::new(|_| Reply::status(200));
    let port = web.address.port();
    // The name is not what the rules look at here, but what it is looked up as.
    let request = |host: &str| Request { method: Method::Get, url: url(&format!("http://{host}:{port}/")) };
    let strict = rules(&[], &[]);
    assert_eq!(client(&strict).ask(&request("localhost")).await, Answer::Private);
    assert_eq!(web.requests().len(), 0);
    let allowed = client(&here()).ask(&request("localhost")).await;
    assert_eq!(allowed, Answer::Status { code: 200, location: None, retry_after: None });
}

#[tokio::test]
async fn names_that_do_not_exist() {
    let rules = rules(&[], &["nothing.invalid"]);
    let request = Request { method: Method::Head, url: url("http://nothing.invalid/") };
    // What is said without a network depends on the machine.
    let answer = client(&rules).ask(&request).await;
    let silent = matches!(answer, Answer::NoSuchHost { .. } | Answer::Silence(Silence::NameUnanswered));
    assert!(silent, "{answer:?}");
}

#[test]
fn when_to_ask_again() {
    let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
    let seconds = |value: &str| retry_after(value, now).map(|time| time.as_secs());
    assert_eq!(seconds("120"), Some(120));
    assert_eq!(seconds(" 0 "), Some(0));
    assert_eq!(seconds("Sun, 06 Nov 1994 08:50:07 GMT"), Some(30));
    // Already over.
    assert_eq!(seconds("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0));
    assert_eq!((seconds("soon"), seconds("-1"), seconds("")), (None, None, None));
    assert_eq!(retry_after("99999999999", SystemTime::now()), Some(Duration::from_secs(99_999_999_999)));
}
