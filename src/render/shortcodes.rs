//! The shortcodes of one page: facts in the language of the page around the text.

use tera::Value;

use super::body;
use super::context::{LocaleContext, Shared};
use super::view::View;
use crate::contacts::{PlanId, PlanSet};

pub struct PageShortcodes<'s, 'a> {
    pub shared: &'s Shared<'a>,
    pub locale: &'s LocaleContext<'a>,
}

impl body::Shortcodes for PageShortcodes<'_, '_> {
    fn support_matrix(&self) -> String {
        self.locale.matrix_html.clone()
    }

    fn contact(&self, channel: &str, block: bool) -> Option<String> {
        let channel = self.locale.contact.channels.iter().find(|view| view.id == channel)?;
        if !block {
            let name = super::escape(&channel.name);
            // Whose plan has the channel is said on the contact page, not in the middle of a sentence.
            let url = self.shared.url(&format!("{}/contact/", self.locale.site.locale));
            return Some(format!("<a href=\"{}\">{name}</a>", super::escape(&url)));
        }
        let value = Value::from_serializable(channel);
        Some(self.locale.partial(self.shared.tera, "partials/contact-card.html", "channel", value))
    }

    fn plans_open(&self, expression: &str) -> String {
        let plans = PlanSet::parse(expression, &self.shared.analysis.policy.plans).value;
        let plans: Vec<String> = plans.iter().map(ToString::to_string).collect();
        let label = self.locale.plans_text(self.shared, &plans).value();
        let header = self.locale.partial(self.shared.tera, "partials/plan-section.html", "plans_text", label);
        let all = self.shared.analysis.policy.plans.iter().map(PlanId::as_str);
        let others: Vec<&str> = all.filter(|plan| !plans.iter().any(|own| own == plan)).collect();
        let (plans, others) = (super::escape(&plans.join(" ")), super::escape(&others.join(" ")));
        format!("<div class=\"plan-section\" data-plans=\"{plans}\" data-other-plans=\"{others}\">{header}")
    }
}
