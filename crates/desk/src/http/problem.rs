//! Refusals, as RFC 9457 wants them, with the words that the contact form knows (docs/contact-form.md).

use std::collections::BTreeMap;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use guichet_contacts::Verdict;
use guichet_seal::Refusal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::store::Failure;

/// Of the form, from the top down.
const FIELDS: [&str; 7] = ["channel", "summary", "description", "files", "email", "phone", "language"];
/// Seconds after which to try again what could not be stored now.
const SOON: u64 = 5;

/// An answer that is not what was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the title says what the status means.
    #[serde(rename = "type")]
    type_: &'static str,
    title: &'static str,
    status: u16,
    /// A word for programs; docs/desk-api.md lists them.
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// For people, in the language of the page where the desk has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// By field of the form, for people too.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    errors: BTreeMap<String, String>,
    /// Why a pass counts for nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    refusal: Option<Refusal>,
    /// The resolver's, if a channel is not offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    verdict: Option<Box<Verdict>>,
    #[serde(skip)]
    retry_after: Option<u64>,
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, title: &'static str) -> Problem {
        Problem {
            type_: "about:blank",
            title,
            status: status.as_u16(),
            code,
            detail: None,
            message: None,
            errors: BTreeMap::new(),
            refusal: None,
            verdict: None,
            retry_after: None,
        }
    }

    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Its sentences for people, in the order of the form; none: the status says all.
    pub fn for_people(&self) -> Vec<&str> {
        let mut fields: Vec<(&String, &String)> = self.errors.iter().collect();
        fields.sort_by_key(|(name, _)| FIELDS.iter().position(|field| field == name));
        match fields.is_empty() {
            true => self.message.as_deref().into_iter().collect(),
            false => fields.into_iter().map(|(_, text)| text.as_str()).collect(),
        }
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Problem {
        self.detail = Some(detail.into());
        self
    }

    pub fn malformed(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "malformed", "This is not the request that was asked for").detail(detail)
    }

    /// No pass or link.
    pub fn unknown() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "pass", "A pass or a link is needed")
    }

    /// Not the token that a mail service has.
    pub fn token() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "token", "The token of `mail-inbound-token` is needed")
    }

    pub fn refused(refusal: Refusal) -> Problem {
        Problem {
            refusal: Some(refusal),
            ..Problem::new(StatusCode::UNAUTHORIZED, "pass", "The pass or link is not valid")
        }
    }

    /// No session of a specialist.
    pub fn signed_out() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "signed-out", "Sign in first")
    }

    /// A link to sign in with that is not good, or no longer.
    pub fn link() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "link", "This link was used already, or is older than a day")
            .detail("ask for another one: `guichet-desk agents link` makes it")
    }

    /// A request that another site could have sent in a specialist's name.
    pub fn foreign(detail: &str) -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "foreign", "This request does not come from the desk's own page")
            .detail(detail)
    }

    /// Somebody else has written since the specialist looked last.
    pub fn meanwhile(seq: i64) -> Problem {
        Problem::new(StatusCode::CONFLICT, "meanwhile", "Somebody has written meanwhile")
            .detail(format!("read up to {seq}, or send `anyway`"))
    }

    pub fn nobody() -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "nobody", "The pass names nobody")
            .detail("add `sub`, `account` or both to the passes that your product makes")
    }

    pub fn missing() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not-found", "There is no such thing here")
    }

    pub fn no_route() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not-found", "There is nothing at this address")
    }

    pub fn method() -> Problem {
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "This address is asked for in another way")
    }

    pub fn closed() -> Problem {
        Problem::new(StatusCode::CONFLICT, "closed", "The ticket is closed").detail("reopen it to answer")
    }

    pub fn too_large(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "This is too large").detail(detail)
    }

    pub fn media_type(expected: &str) -> Problem {
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "type", "This is not a media type that can be read here")
            .detail(format!("send `{expected}`"))
    }

    /// What is wrong with which field. The first of them is the message.
    pub fn invalid(errors: BTreeMap<String, String>) -> Problem {
        Problem {
            message: errors.values().next().cloned(),
            errors,
            ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Some fields are not valid")
        }
    }

    pub fn not_offered(verdict: Verdict, message: String) -> Problem {
        Problem {
            message: Some(message.clone()),
            errors: BTreeMap::from([("channel".to_owned(), message)]),
            verdict: Some(Box::new(verdict)),
            ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "not-offered", "This channel is not available to you now")
        }
    }

    pub fn late() -> Problem {
        Problem::new(StatusCode::REQUEST_TIMEOUT, "late", "The request took too long to arrive")
    }

    pub fn too_many(seconds: u64) -> Problem {
        Problem {
            retry_after: Some(seconds.max(1)),
            ..Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many requests")
        }
    }

    /// Nothing was stored; the log has why.
    pub fn unavailable() -> Problem {
        Problem {
            retry_after: Some(SOON),
            ..Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "This can't be stored or read now")
        }
    }

    fn broken() -> Problem {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "broken", "Something is wrong with the desk")
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        match failure {
            Failure::Closed => Problem::closed(),
            Failure::Missing => Problem::missing(),
            Failure::Unavailable(why) => {
                tracing::error!(why, "the database can't be reached");
                Problem::unavailable()
            }
            Failure::Broken(why) => {
                tracing::error!(why, "the database");
                Problem::broken()
            }
        }
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Problem {
        tracing::error!(%error, "the disk can't be written to");
        Problem::unavailable()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let retry_after = self.retry_after;
        let is_pass = self.code == "pass";
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            // For a specialist's page there is no scheme, which has to be said in one.
            headers
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(if is_pass { "Bearer" } else { "Session" }));
        }
        response
    }
}
