//! Who asks: what the `Authorization` header proves, and nothing that a request merely says.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use guichet_core::model::PlanId;
use guichet_seal::{Bought, Refusal};
use guichet_tickets::Reader;

use super::problem::Problem;
use crate::app::App;
use crate::keys::LINK_PREFIX;

/// Whoever asks, known or not. A pass or link that is not valid is refused, rather than ignored.
pub struct Who {
    /// Of a pass.
    pub plan: Option<PlanId>,
    /// Of a pass too: what counts where a channel has conditions, or is had by an add-on.
    pub bought: Bought,
    /// None: nobody is named.
    pub reader: Option<Reader>,
    /// Whether there was a pass or link at all.
    pub known: bool,
    /// Unix seconds at which it ends.
    pub expires: i64,
}

/// Somebody who is named: all that a list needs.
pub struct Named {
    pub reader: Reader,
    pub expires: i64,
}

impl FromRequestParts<Arc<App>> for Who {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Who, Problem> {
        let mut sent = parts.headers.get_all(header::AUTHORIZATION).iter();
        let Some(value) = sent.next() else {
            return Ok(Who { plan: None, bought: Bought::default(), reader: None, known: false, expires: 0 });
        };
        if sent.next().is_some() {
            return Err(Problem::refused(Refusal::Malformed));
        }
        let bearer = value.to_str().ok().and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
        });
        let token = bearer.ok_or_else(|| Problem::refused(Refusal::Malformed))?;
        let now = app.now().as_second();
        if token.starts_with(LINK_PREFIX) {
            let (ticket, expires) = app.key.ticket_of(token, now).map_err(Problem::refused)?;
            let reader = Some(Reader::Link { ticket });
            return Ok(Who { plan: None, bought: Bought::default(), reader, known: true, expires });
        }
        let pass = app.checked.pass(&app.site.get(), token, now).map_err(Problem::refused)?;
        let reader = Reader::holder(pass.holder.customer.clone(), pass.holder.account.clone());
        let (plan, bought) = (Some(pass.plan.clone()), pass.bought.clone());
        Ok(Who { plan, bought, reader, known: true, expires: pass.expires })
    }
}

impl FromRequestParts<Arc<App>> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Named, Problem> {
        let who = Who::from_request_parts(parts, app).await?;
        match who.reader {
            Some(reader) => Ok(Named { reader, expires: who.expires }),
            None if who.known => Err(Problem::nobody()),
            None => Err(Problem::unknown()),
        }
    }
}
