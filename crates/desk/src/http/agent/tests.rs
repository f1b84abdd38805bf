//! Cookies, tokens and origins, as browsers and others send them.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use jiff::Timestamp;
use serde_json::Value;
use tower::ServiceExt;

use crate::keys;
use crate::service::Desk;
use crate::settings::Given;
use crate::store::{self, Agent};

struct Place {
    desk: Desk,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    cookie: Option<String>,
    headers: axum::http::HeaderMap,
    json: Value,
}

/// A desk behind `https://help.example.com/`, with a site that has nothing in it.
async fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("public/_guichet/en");
    std::fs::create_dir_all(&own).unwrap();
    let policy = serde_json::json!({ "plans": [], "addons": [], "channels": [], "inbox": null, "zones": {} });
    let help = serde_json::json!({ "locale": "en", "urls": { "home": "/en/" }, "contacts": { "policy": policy } });
    std::fs::write(own.join("help.json"), help.to_string()).unwrap();
    let given = Given {
        site: Some(folder.path().join("public")),
        data: Some(folder.path().join("data")),
        url: Some("https://help.example.com/".into()),
        ..Given::default()
    };
    let desk = Desk::open(&given.settle().unwrap(), Timestamp::now).await.unwrap();
    Place { desk, _folder: folder }
}

impl Place {
    async fn link(&self, name: &str) -> String {
        let (token, hash) = keys::token().unwrap();
        let email = format!("{name}@example.com");
        let agent = Agent { id: format!("id-{name}"), name: name.into(), email, picture: None, left: false };
        let at = Timestamp::now().as_millisecond();
        let keep = self.desk.app.store.write(move |session| {
            let id = agent.save(session, at)?;
            store::new_link(session, &hash, &id, at)
        });
        keep.await.unwrap();
        token
    }

    fn router(&self) -> Router {
        self.desk.router.clone()
    }

    /// From `198.51.100.7`, as the desk's own page unless a header says otherwise.
    async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Answer {
        let peer: SocketAddr = "198.51.100.7:50000".parse().unwrap();
        self.ask_from(peer, method, path, headers, body).await
    }

    async fn ask_from(
        &self,
        peer: SocketAddr,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).extension(ConnectInfo(peer));
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map_or_else(Body::empty, |json| Body::from(json.to_string()));
        let response = self.router().oneshot(request.body(body).unwrap()).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let cookie = headers.get(header::SET_COOKIE).map(|value| value.to_str().unwrap().to_owned());
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        Answer { status, cookie, headers, json: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
    }

    /// The cookie and the token of a new session.
    async fn sign_in(&self, name: &str) -> (String, String) {
        let token = self.link(name).await;
        let body = serde_json::json!({ "token": token });
        let answer = self.ask("POST", "/desk/agent/v1/sign-in", &OWN, Some(body)).await;
        assert_eq!(answer.status, StatusCode::OK);
        let cookie = answer.cookie.unwrap().split(';').next().unwrap().to_owned();
        (cookie, answer.json["csrf"].as_str().unwrap().to_owned())
    }
}

const OWN: [(&str, &str); 2] = [("host", "help.example.com"), ("sec-fetch-site", "same-origin")];

#[tokio::test]
async fn a_link_is_used_once_and_stored_as_its_hash() {
    let place = place().await;
    let token = place.link("ana").await;
    let body = || Some(serde_json::json!({ "token": token }));
    for foreign in
        [[("sec-fetch-site", "cross-site")], [("sec-fetch-site", "same-site")], [("origin", "https://evil.example")]]
    {
        let answer = place.ask("POST", "/desk/agent/v1/sign-in", &foreign, body()).await;
        assert_eq!((answer.status, answer.json["code"].as_str()), (StatusCode::FORBIDDEN, Some("foreign")));
    }
    assert_eq!(place.ask("POST", "/desk/agent/v1/sign-in", &[], body()).await.status, StatusCode::FORBIDDEN);
    let answer = place.ask("POST", "/desk/agent/v1/sign-in", &[("origin", "https://help.example.com")], body()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let cookie = answer.cookie.unwrap();
    assert!(cookie.starts_with("__Host-guichet_agent="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
    let again = place.ask("POST", "/desk/agent/v1/sign-in", &OWN, body()).await;
    assert_eq!((again.status, again.json["code"].as_str()), (StatusCode::UNAUTHORIZED, Some("link")));
    // Neither the link nor the session is in the database as it is sent.
    let session = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
    let kept = place.desk.app.store.read(|session| session.rows("SELECT hash FROM agent_sessions", &[]));
    assert_ne!(kept.await.unwrap()[0].text(0), session);
}

#[tokio::test]
async fn what_changes_something_needs_the_token_of_its_session_and_its_own_origin() {
    let place = place().await;
    let (cookie, csrf) = place.sign_in("ana").await;
    let (_, other) = place.sign_in("ben").await;
    let body = || Some(serde_json::json!({ "title": "a", "text": "b" }));
    let path = "/desk/agent/v1/canned";
    for (site, origin, token, status) in [
        ("same-origin", "", csrf.as_str(), StatusCode::CREATED),
        ("", "https://help.example.com", &csrf, StatusCode::CREATED),
        ("same-origin", "", "", StatusCode::FORBIDDEN),
        ("same-origin", "", "x", StatusCode::FORBIDDEN),
        ("same-origin", "", &other, StatusCode::FORBIDDEN),
        ("same-site", "https://help.example.com", &csrf, StatusCode::FORBIDDEN),
        ("cross-site", "", &csrf, StatusCode::FORBIDDEN),
        ("", "https://evil.example", &csrf, StatusCode::FORBIDDEN),
        ("", "null", &csrf, StatusCode::FORBIDDEN),
        ("", "", &csrf, StatusCode::FORBIDDEN),
    ] {
        let headers = [("sec-fetch-site", site), ("origin", origin), ("x-csrf-token", token), ("cookie", &cookie)];
        let answer = place.ask("POST", path, &headers, body()).await;
        assert_eq!(answer.status, status, "{site} {origin} {token}");
    }
    // No other origin is allowed to read or to ask.
    let preflight = [("origin", "https://evil.example"), ("access-control-request-method", "POST")];
    let answer = place.ask("OPTIONS", path, &preflight, None).await;
    assert!(!answer.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    let answer = place.ask("GET", path, &[("cookie", &cookie), ("origin", "https://evil.example")], None).await;
    assert!(!answer.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    assert_eq!(answer.headers["cross-origin-resource-policy"], "same-origin");
}

#[tokio::test]
async fn specialists_and_customers_are_nothing_to_each_other() {
    let place = place().await;
    let (cookie, _) = place.sign_in("ana").await;
    assert_eq!(place.ask("GET", "/desk/agent/v1/tickets", &[("cookie", &cookie)], None).await.status, StatusCode::OK);
    let answer = place.ask("GET", "/desk/v1/tickets", &[("cookie", &cookie)], None).await;
    assert_eq!((answer.status, answer.json["code"].as_str()), (StatusCode::UNAUTHORIZED, Some("pass")));
    let link = place.desk.app.key.link(guichet_tickets::TicketId(1001), Timestamp::now().as_second());
    let token = cookie.split_once('=').unwrap().1.to_owned();
    for bearer in [link, token] {
        let bearer = format!("Bearer {bearer}");
        let answer = place.ask("GET", "/desk/agent/v1/tickets", &[("authorization", &bearer)], None).await;
        assert_eq!((answer.status, answer.json["code"].as_str()), (StatusCode::UNAUTHORIZED, Some("signed-out")));
    }
}

#[tokio::test]
async fn who_leaves_or_signs_out_is_out() {
    let place = place().await;
    let (ana, csrf) = place.sign_in("ana").await;
    let (ben, _) = place.sign_in("ben").await;
    let path = "/desk/agent/v1/session";
    let headers = [("cookie", ana.as_str()), ("x-csrf-token", &csrf), ("sec-fetch-site", "same-origin")];
    let out = place.ask("DELETE", path, &headers, None).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(out.cookie.unwrap().contains("=; Path=/; Max-Age=0;"));
    assert_eq!(place.ask("GET", path, &[("cookie", &ana)], None).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(place.ask("GET", path, &[("cookie", &ben)], None).await.status, StatusCode::OK);
    let leave = place.desk.app.store.write(|session| Agent::by_email(session, "ben@example.com")?.leave(session, 1));
    leave.await.unwrap();
    assert_eq!(place.ask("GET", path, &[("cookie", &ben)], None).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn only_this_machine_does_without_encryption() {
    let place = place().await;
    let local: SocketAddr = "127.0.0.1:50000".parse().unwrap();
    let far: SocketAddr = "198.51.100.7:50000".parse().unwrap();
    for (peer, host, plain) in
        [(local, "127.0.0.1:8090", true), (local, "evil.example", false), (far, "127.0.0.1:8090", false)]
    {
        let body = serde_json::json!({ "token": place.link("ana").await });
        let headers = [("host", host), ("sec-fetch-site", "same-origin")];
        let answer = place.ask_from(peer, "POST", "/desk/agent/v1/sign-in", &headers, Some(body)).await;
        let cookie = answer.cookie.unwrap();
        assert_eq!(cookie.starts_with("guichet_agent="), plain, "{host}");
        assert_eq!(cookie.ends_with("; Secure"), !plain, "{host}");
    }
}

#[tokio::test]
async fn guessing_links_is_slow() {
    let place = place().await;
    let mut last = StatusCode::OK;
    for _ in 0..32 {
        let body = serde_json::json!({ "token": "guess" });
        last = place.ask("POST", "/desk/agent/v1/sign-in", &OWN, Some(body)).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
