//! Webhooks: what has happened to tickets, for the other programs that a team has. Signed as Standard Webhooks asks
//! (<https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>).

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use guichet_core::internet::is_public;
use guichet_tickets::{Actor, Happening};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use reqwest::redirect;
use serde::Deserialize;
use serde_json::json;
use sha2::Sha256;
use url::{Host, Url};

use crate::consumer::{Consumer, Fault};
use crate::reachable::{PublicOnly, is_this_machine};
use crate::store::outbox::Delivery;
use crate::store::{self, Agent, Change, Failure, Session, Ticket};

/// One endpoint, as the settings have it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// Under what its deliveries are kept: ids of letters, digits and `-`.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub url: String,
    /// `whsec_` and 24 to 64 bytes in base64; during a rotation the new one and the old one.
    #[serde(default)]
    pub secrets: Vec<String>,
    /// Only these: `ticket.created`, `ticket.message`, `ticket.closed`, `ticket.reopened`; none: all.
    #[serde(default)]
    pub events: Vec<String>,
    /// Send what was written as well. Whoever reads the requests then reads conversations.
    #[serde(default)]
    pub texts: bool,
    /// It is in one's own network. An address of this machine itself needs no such word.
    #[serde(default)]
    pub private: bool,
}

const EVENTS: [&str; 4] = ["ticket.created", "ticket.message", "ticket.closed", "ticket.reopened"];
const PREFIX: &str = "whsec_";
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Webhook {
    consumer: String,
    url: Url,
    keys: Vec<Vec<u8>>,
    events: Vec<String>,
    texts: bool,
    client: reqwest::Client,
}

impl Webhook {
    /// # Errors
    /// Every value that can't be used, in a sentence each.
    pub fn new(given: &Given) -> Result<Webhook, Vec<String>> {
        let mut wrong = Vec::new();
        let of = |what: &str| format!("webhook `{}`: {what}", given.name);
        if given.name.is_empty() || !given.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            wrong.push(of("`name` is not a valid name; use letters, digits and `-`"));
        }
        let url = Url::parse(&given.url).ok().filter(|url| {
            let is_local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
            url.scheme() == "https" || (url.scheme() == "http" && is_local)
        });
        if url.is_none() {
            wrong.push(of("`url` is not a valid address; write one that begins with `https://`"));
        }
        for event in given.events.iter().filter(|event| !EVENTS.contains(&event.as_str())) {
            wrong.push(of(&format!("`{event}` is not a valid event; there are {}", EVENTS.join(", "))));
        }
        let keys: Vec<Vec<u8>> = given.secrets.iter().filter_map(|secret| key(secret)).collect();
        if keys.is_empty() || keys.len() < given.secrets.len() {
            wrong.push(of("`secrets` has something that is not a valid secret; make one with `echo whsec_$(openssl rand -base64 32)`"));
        }
        crate::tls::choose();
        // Where it leads is the operator's choice; where a redirect would lead is not.
        let client = reqwest::Client::builder().redirect(redirect::Policy::none()).timeout(PATIENCE);
        let is_own = url.as_ref().and_then(Url::host_str).is_some_and(is_this_machine);
        let literal = match url.as_ref().and_then(Url::host) {
            Some(Host::Ipv4(address)) => Some(address.into()),
            Some(Host::Ipv6(address)) => Some(address.into()),
            _ => None,
        };
        if !given.private && !is_own && literal.is_some_and(|address| !is_public(address)) {
            wrong.push(of("`url` is a private address, which is not a valid one unless you set `private = true`"));
        }
        let client = if given.private || is_own { client } else { client.dns_resolver(PublicOnly) };
        let client = client.build();
        match (url, client) {
            (Some(url), Ok(client)) if wrong.is_empty() => Ok(Webhook {
                consumer: format!("webhook:{}", given.name),
                url,
                keys,
                events: given.events.clone(),
                texts: given.texts,
                client,
            }),
            (_, Err(error)) => Err(vec![of(&format!("no requests can be made: {error}"))]),
            _ => Err(wrong),
        }
    }
}

fn key(secret: &str) -> Option<Vec<u8>> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    (24..=64).contains(&key.len()).then_some(key)
}

/// `v1,…` for each key.
fn signatures(keys: &[Vec<u8>], id: &str, timestamp: i64, body: &str) -> String {
    let signed = format!("{id}.{timestamp}.{body}");
    let one = |key: &Vec<u8>| {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| unreachable!("keys of any length will do"));
        mac.update(signed.as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    };
    keys.iter().map(one).collect::<Vec<_>>().join(" ")
}

impl Consumer for Webhook {
    fn name(&self) -> &str {
        &self.consumer
    }

    fn plan(&self, session: &mut dyn Session, change: &Change) -> Result<Vec<String>, Failure> {
        let event = match change.kind.as_str() {
            "created" => "ticket.created",
            "message" => "ticket.message",
            "closed" => "ticket.closed",
            "reopened" => "ticket.reopened",
            _ => return Ok(Vec::new()),
        };
        if !self.events.is_empty() && !self.events.iter().any(|wanted| wanted == event) {
            return Ok(Vec::new());
        }
        let ticket = Ticket::load(session, change.ticket)?;
        let agent = if change.actor == Actor::Agent { Agent::load(session, &change.who).ok() } else { None };
        let mut data = json!({
            "ticket": ticket.id,
            "seq": change.seq,
            "kind": ticket.kind,
            "channel": ticket.channel,
            "state": ticket.state,
            "language": ticket.language,
            "plan": ticket.plan,
            "customer": ticket.owner.customer,
            "account": ticket.owner.account,
            "by": change.actor,
            "agent": agent.map(|agent| agent.name),
        });
        if self.texts {
            data["subject"] = json!(ticket.subject);
            if let Some(text) = text(session, change)? {
                data["text"] = json!(text);
            }
        }
        Ok(vec![json!({ "type": event, "data": data }).to_string()])
    }

    async fn send(&self, delivery: Delivery) -> Result<(), Fault> {
        let now = Timestamp::now();
        // The moment of the event, not of this try, so that whoever receives it twice sees that it is the same.
        let at = Timestamp::from_millisecond(delivery.created_at).unwrap_or(now);
        let mut payload: serde_json::Value =
            serde_json::from_str(&delivery.data).map_err(|error| Fault { why: error.to_string(), is_final: true })?;
        payload["timestamp"] = json!(at.to_string());
        let (id, body) = (format!("msg_{}_{}", delivery.seq, delivery.id), payload.to_string());
        let request = self
            .client
            .post(self.url.clone())
            .header("content-type", "application/json")
            .header("user-agent", concat!("guichet-desk/", env!("CARGO_PKG_VERSION")))
            .header("webhook-id", &id)
            .header("webhook-timestamp", now.as_second().to_string())
            .header("webhook-signature", signatures(&self.keys, &id, now.as_second(), &body));
        let answer = request.body(body).send().await.map_err(|error| {
            // Addresses may hold secrets.
            let error = error.without_url();
            let mut why = error.to_string();
            let mut cause = std::error::Error::source(&error);
            while let Some(error) = cause {
                why = format!("{why}: {error}");
                cause = error.source();
            }
            Fault { why, is_final: false }
        })?;
        let status = answer.status();
        if status.is_success() {
            return Ok(());
        }
        // 410: whoever was there wants nothing any more.
        Err(Fault { why: format!("the endpoint answered {status}"), is_final: status.as_u16() == 410 })
    }
}

/// What was written in an event.
fn text(session: &mut dyn Session, change: &Change) -> Result<Option<String>, Failure> {
    let history = store::history(session, change.ticket)?;
    Ok(history.into_iter().find(|event| event.seq == change.seq).and_then(|event| match event.what {
        Happening::Message { text, .. } => Some(text),
        _ => None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        Given {
            name: "crm".into(),
            url: "https://crm.example.com/hooks".into(),
            secrets: vec!["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".into()],
            events: vec!["ticket.created".into()],
            texts: false,
            private: false,
        }
    }

    /// The example of the specification's reference libraries.
    #[test]
    fn signed_as_the_specification_has_it() {
        let keys = [key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap()];
        let body = r#"{"test": 2432232314}"#;
        let signature = signatures(&keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let both = signatures(&[keys[0].clone(), vec![1; 24]], "a", 1, "b");
        assert_eq!(both.split(' ').count(), 2);
    }

    #[test]
    fn all_mistakes_at_once() {
        assert!(Webhook::new(&given()).is_ok());
        let wrong = Given {
            name: "a b".into(),
            url: "http://crm.example.com/".into(),
            secrets: vec!["whsec_c2hvcnQ=".into()],
            events: vec!["ticket.opened".into()],
            texts: false,
            private: false,
        };
        let told = Webhook::new(&wrong).err().unwrap();
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told.iter().all(|message| message.contains("is not a valid") && !message.contains("c2hvcnQ")));
        assert!(Webhook::new(&Given { secrets: Vec::new(), ..given() }).is_err());
        assert!(Webhook::new(&Given { url: "http://localhost:1/".into(), ..given() }).is_ok());
        let inside = |private| Webhook::new(&Given { url: "https://10.0.0.7/".into(), private, ..given() });
        assert!(inside(false).is_err() && inside(true).is_ok());
    }
}
