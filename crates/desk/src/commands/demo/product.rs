//! The product that the customers of the demo are signed in to. It does what docs/passes.md asks of a product: it hands a pass to
//! whoever is signed in.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use guichet_core::model::PlanId;
use guichet_seal::Keys;
use guichet_seal::token::{Bought, Holder, Said, mint};
use jiff::Timestamp;
use serde::Serialize;
use url::Url;

use super::people::{CUSTOMERS, Customer};

/// Seconds that a pass is good for; the page asks for another one before.
const LIFE: i64 = 60 * 60;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'";

struct Product {
    keys: Keys,
    /// The path of the help centre.
    help: String,
}

/// What the page knows of somebody.
#[derive(Serialize)]
struct Person {
    id: &'static str,
    name: &'static str,
    company: &'static str,
    email: &'static str,
    plan: &'static str,
    locale: &'static str,
}

#[derive(Serialize)]
struct People {
    help: String,
    customers: Vec<Person>,
}

#[derive(Serialize)]
struct Passed {
    pass: String,
}

pub fn router(keys: Keys, help: &Url) -> Router {
    let product = Arc::new(Product { keys, help: help.path().to_owned() });
    let file = |kind: &'static str, text: &'static str| {
        get(move || async move { ([(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, POLICY)], text) })
    };
    Router::new()
        .route("/product", get(|| async { Redirect::permanent("/product/") }))
        .route("/product/", file("text/html; charset=utf-8", include_str!("product/index.html")))
        .route("/product/product.js", file("text/javascript; charset=utf-8", include_str!("product/product.js")))
        .route("/product/product.css", file("text/css; charset=utf-8", include_str!("product/product.css")))
        .route("/product/customers.json", get(customers))
        .route("/product/pass/{id}", get(pass))
        .with_state(product)
}

async fn customers(State(product): State<Arc<Product>>) -> Json<People> {
    let person = |customer: &Customer| {
        let Customer { id, name, company, email, plan, locale, .. } = *customer;
        Person { id, name, company, email, plan, locale }
    };
    Json(People { help: product.help.clone(), customers: CUSTOMERS.iter().map(person).collect() })
}

/// In a real product, of whoever is signed in, and of nobody else.
async fn pass(State(product): State<Arc<Product>>, Path(id): Path<String>) -> Response {
    let Some(customer) = CUSTOMERS.iter().find(|customer| customer.id == id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let holder = Holder { customer: Some(customer.id.into()), account: Some(customer.account.into()) };
    let now = Timestamp::now().as_second();
    let (plan, bought) = (PlanId::new(customer.plan), Bought::default());
    let said = Said { plan: &plan, holder: &holder, bought: &bought, keyed: &[] };
    let pass = mint(&product.keys, said, "guichet-desk demo", now, now + LIFE);
    ([(header::CACHE_CONTROL, "no-store")], Json(Passed { pass })).into_response()
}
