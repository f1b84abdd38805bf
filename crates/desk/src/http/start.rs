//! A conversation begins: the contact form's request, from pages with and without JavaScript.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use guichet_contacts::{Answer, Channel, Customer, Decision, Question, Verdict, offer, resolve};
use guichet_seal::Bought;
use guichet_tickets::{Kind, Owner, Reader, Unfit, one_line, paragraphs};
use serde::Serialize;
use utoipa::ToSchema;

use super::form::Form;
use super::problem::Problem;
use super::refusal_page;
use super::who::Who;
use crate::app::App;
use crate::site::{Site, Words};
use crate::store::NewTicket;

/// Characters of an address (RFC 5321, 4.5.3.1.3) and of a number (E.164 has 15 digits; people add spaces and more).
const LONGEST_EMAIL: usize = 254;
const LONGEST_PHONE: usize = 40;

/// A ticket that was begun.
#[derive(Serialize, ToSchema)]
pub struct Started {
    pub id: String,
    /// Its page in the inbox; missing if nobody is known by a pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[schema(value_type = String, example = "open")]
    pub state: guichet_tickets::State,
}

/// As docs/contact-form.md describes it.
#[derive(ToSchema)]
#[allow(dead_code)]
pub struct StartForm {
    channel: String,
    summary: String,
    description: String,
    email: Option<String>,
    phone: Option<String>,
    language: Option<String>,
    locale: Option<String>,
    plan: Option<String>,
    idempotency_key: Option<String>,
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Option<Vec<Vec<u8>>>,
}

/// Begins a conversation on a channel, if the rules of contacts.yaml offer it to the plan of the pass now.
#[utoipa::path(post, path = "/v1/tickets", tag = "tickets",
    request_body(content = StartForm, content_type = "multipart/form-data"),
    responses((status = 201, body = Started), (status = 303, description = "Without JavaScript: the page that confirms"),
        (status = 400, body = Problem), (status = 401, body = Problem), (status = 408, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem), (status = 503, body = Problem)),
    security((), ("bearer" = [])))]
pub async fn start(
    State(app): State<Arc<App>>,
    who: Who,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let site = app.site.get();
    let mut locale = site.default_locale.clone();
    match begin(&app, &site, who, &headers, multipart, &mut locale).await {
        Err(problem) if !accepts_json(&headers) => Ok(refusal_page::page(&problem, &site, &locale)),
        answer => answer,
    }
}

/// `locale` becomes that of the page, as soon as it is known.
async fn begin(
    app: &Arc<App>,
    site: &Site,
    who: Who,
    headers: &HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
    locale: &mut String,
) -> Result<Response, Problem> {
    let form = Form::read(headers, multipart, &app.files, &site.files).await?;
    if let Some(named) = site.locale(form.text("locale")) {
        named.clone_into(locale);
    }
    let locale = locale.clone();
    let words = site.words(&locale);
    // With a link nobody begins anything: it is for one ticket.
    let Who { plan, bought, reader, .. } = who;
    let owner = match reader {
        Some(Reader::Holder { customer, account }) => Owner { customer, account },
        Some(Reader::Link { .. }) | None => Owner::default(),
    };
    let (channel, answer) = channel(site, form.text("channel"), words)?;
    let named = Some(form.text("language")).filter(|tag| is_tag(tag));
    let language = named.unwrap_or(&locale).to_owned();
    let plan_name = plan.as_ref().map(|plan| plan.as_str().to_owned());
    // By the pass alone: whatever else a page or a product says, it has not proved.
    let Bought { addons, seat, created } = bought;
    let customer = Customer { plan, addons: addons.unwrap_or_default(), seat, created, ..Customer::default() };
    let question = Question { customer: &customer, language: &language, at: app.now() };
    let mut verdict = resolve(&site.policy.policy, &site.policy.zones, channel, &question);
    // A language that the request names is asked for; that of the page is only where it comes from, and the page has said so.
    if named.is_none() && verdict.verdict == Decision::NotInLanguage {
        verdict = offer(&site.policy.policy, &site.policy.zones, channel, &question, None).verdict;
    }
    if verdict.verdict != Decision::Offered {
        let message = refusal(&verdict, channel, words);
        return Err(Problem::not_offered(verdict, message));
    }
    let text = fields(&form, answer, owner == Owner::default(), site, words)?;
    let kind = match answer {
        Answer::Phone => Kind::Callback,
        Answer::Chat => Kind::Chat,
        Answer::Email => Kind::Web,
    };
    let filled = |name: &str, most: usize| Some(one_line(form.text(name), most)).filter(|text| !text.is_empty());
    let mut ticket = NewTicket {
        kind,
        channel: channel.id.clone(),
        subject: one_line(form.text("summary"), guichet_tickets::LONGEST_SUBJECT),
        text,
        language,
        locale: locale.clone(),
        plan: plan_name,
        owner,
        email: filled("email", LONGEST_EMAIL),
        phone: filled("phone", LONGEST_PHONE),
        attachments: Vec::new(),
        idempotency_key: form.idempotency_key()?,
        at: app.now().as_millisecond(),
    };
    let is_known = ticket.owner != Owner::default();
    ticket.attachments = form.keep(&app.files).await?;
    let attachments = ticket.attachments.clone();
    let begun = app.store.write(move |session| ticket.begin(session)).await;
    app.settle_files(&attachments, begun.as_ref().map(|begun| &begun.unneeded[..])).await;
    let begun = begun?;
    tracing::info!(ticket = begun.ticket.0, again = begun.again, "ticket begun");
    if !accepts_json(headers) {
        let page = page(site, &words.contact, "request-sent");
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, page)]).into_response());
    }
    let url = is_known.then(|| page(site, &format!("{}inbox/", words.home), &begun.ticket.to_string()));
    let started = Started { id: begun.ticket.to_string(), url, state: begun.state };
    Ok((StatusCode::CREATED, Json(started)).into_response())
}

/// A page of the help centre by its path.
fn page(site: &Site, path: &str, fragment: &str) -> String {
    let mut url = site.page(path);
    url.set_fragment(Some(fragment));
    url.into()
}

/// A browser that posts a form by itself asks for a page; whoever doesn't is a program.
fn accepts_json(headers: &HeaderMap) -> bool {
    let accepts = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut page = false;
    for media_type in accepts.flat_map(|value| value.split(',')) {
        match media_type.split(';').next().unwrap_or_default().trim() {
            "application/json" => return true,
            "text/html" | "application/xhtml+xml" => page = true,
            _ => {}
        }
    }
    !page
}

/// The channel that was asked for, if the form stands in for it.
fn channel<'s>(site: &'s Site, id: &str, words: &Words) -> Result<(&'s Channel, Answer), Problem> {
    let offered =
        site.policy.policy.channels.iter().find(|channel| channel.id == id && site.channels.contains(&channel.id));
    offered.and_then(|channel| Some((channel, channel.kind.answer?))).ok_or_else(|| {
        let text = words.form_word("form_error_channel", "Choose how we should get back to you.");
        Problem::invalid(BTreeMap::from([("channel".to_owned(), text)]))
    })
}

/// What the page says beside a channel that is not offered.
fn refusal(verdict: &Verdict, channel: &Channel, words: &Words) -> String {
    match verdict.verdict {
        Decision::Closed => words.contact_word("channel-closed-now", "Closed now"),
        Decision::NotInLanguage => words.languages_of(&channel.id).unwrap_or("Not in this language").to_owned(),
        _ => words.contact_word("channel-locked", "Not included in your plan"),
    }
}

/// Every field that is missing or not valid, in one answer; the message if none is.
fn fields(form: &Form, answer: Answer, is_nobody: bool, site: &Site, words: &Words) -> Result<String, Problem> {
    let mut errors = BTreeMap::new();
    let mut wrong = |field: &str, word: &str, english: &str| {
        errors.insert(field.to_owned(), words.form_word(word, english));
    };
    if one_line(form.text("summary"), 10).is_empty() {
        wrong("summary", "form_error_summary", "Enter a subject.");
    }
    let text = paragraphs(form.whole_text("description"));
    if text.is_err() {
        wrong("description", "form_error_description", "Describe your question.");
    }
    if text == Err(Unfit::TooLong) {
        errors.insert("description".to_owned(), format!("{} characters at most.", guichet_tickets::LONGEST_TEXT));
    }
    let mut wrong = |field: &str, word: &str, english: &str| {
        errors.insert(field.to_owned(), words.form_word(word, english));
    };
    // Without a pass, the address is all that a ticket can be followed by.
    let needs_email = answer == Answer::Email || is_nobody;
    let email = form.text("email");
    if (needs_email || !email.is_empty()) && !is_email(email) {
        wrong("email", "form_error_email", "Enter an email address, such as name@example.com.");
    }
    let phone = form.text("phone");
    if answer == Answer::Phone && !is_phone(phone) {
        wrong("phone", "form_error_phone", "Enter a phone number with its country code.");
    }
    if let Some(text) = form.wrong_file(&site.files, words) {
        errors.insert("files".to_owned(), text);
    }
    match text {
        Ok(text) if errors.is_empty() => Ok(text),
        _ => Err(Problem::invalid(errors)),
    }
}

/// Good enough to send to: one `@`, a domain with a dot, nothing that could be more than one address.
fn is_email(text: &str) -> bool {
    let plain = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')' | '[' | ']' | ':' | '\\')
    };
    text.len() <= LONGEST_EMAIL
        && text.chars().all(plain)
        && text.split_once('@').is_some_and(|(local, domain)| {
            (1..=64).contains(&local.len())
                && !domain.contains('@')
                && domain.split('.').count() >= 2
                && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        })
}

/// Digits enough for a number, and what people write between them.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&digits)
        && text.chars().count() <= LONGEST_PHONE
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(c, '+' | ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{202f}' | '#' | 'x' | '*')
        })
}

/// What a BCP 47 tag may look like; whether the channel speaks it is for the resolver.
fn is_tag(text: &str) -> bool {
    (2..=35).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["a@b.co", "ada.lovelace+help@mail.example.com", "o'brien@example.org", "用户@例子.公司"] {
            assert!(is_email(good), "{good}");
        }
        let long = format!("a@{}.com", "b".repeat(260));
        for bad in [
            "",
            "a",
            "a@",
            "@b.co",
            "a@b",
            "a@b..co",
            "a@b.co, c@d.co",
            "a@b.co\nBcc: c@d.co",
            "a@@b.co",
            "<a@b.co>",
            "a@-b.co",
            &long,
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn numbers() {
        for good in ["+33 1 23 45 67 89", "(555) 010-4477", "020/12345", "+1.555.010.4477 x12"] {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "1234", "call me", "+", "123456789012345678901", "+1 555 <b>"] {
            assert!(!is_phone(bad), "{bad}");
        }
    }

    #[test]
    fn whether_a_page_is_wanted() {
        for (accept, json) in [
            (Some("application/json"), true),
            (Some("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), false),
            (Some("application/json;q=0.9, text/plain"), true),
            (Some("*/*"), true),
            (None, true),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(accept) = accept {
                headers.insert(header::ACCEPT, accept.parse().unwrap());
            }
            assert_eq!(accepts_json(&headers), json, "{accept:?}");
        }
    }
}
