//! Articles of the help centre, so that a reply can link to one in the customer's language.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::problem::Problem;
use super::session::SignedIn;
use crate::app::App;

const MOST: usize = 12;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ArticleQuery {
    /// What the customer reads: a locale of the site, or a language.
    language: Option<String>,
    /// Words of the title and the description, in any order.
    q: Option<String>,
}

/// Articles of one locale.
#[derive(Serialize, ToSchema)]
pub struct Articles {
    /// Whose they are: another than was asked for, if the site doesn't have that.
    locale: String,
    /// The best first.
    articles: Vec<ArticleView>,
}

#[derive(Serialize, ToSchema)]
pub struct ArticleView {
    title: String,
    description: String,
    url: String,
}

/// Articles by words.
#[utoipa::path(get, path = "/agent/v1/articles", tag = "agent", params(ArticleQuery), security(("session" = [])),
    responses((status = 200, body = Articles), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn search(
    State(app): State<Arc<App>>,
    _: SignedIn,
    query: Result<Query<ArticleQuery>, QueryRejection>,
) -> Result<Json<Articles>, Problem> {
    let Query(ArticleQuery { language, q }) = query.map_err(|error| Problem::malformed(error.body_text()))?;
    let site = app.site.get();
    let locale = language.as_deref().and_then(|language| site.locale_for(language)).or_else(|| site.locale_for("en"));
    let locale = locale.or_else(|| site.words.keys().next().map(String::as_str)).unwrap_or_default().to_owned();
    let articles = site.words(&locale).articles_for(&q.unwrap_or_default(), MOST);
    let view = articles.into_iter().map(|article| ArticleView {
        title: article.title.clone(),
        description: article.description.clone(),
        url: site.base.join(&article.url).map_or_else(|_| article.url.clone(), Into::into),
    });
    Ok(Json(Articles { locale, articles: view.collect() }))
}
