//! The shortcodes of one page: facts in the language of the page around the text.

use tera::Value;

use super::context::LocaleContext;
use super::shared::Shared;
use super::view::View;
use crate::shortcodes::Surroundings;
use guichet_contacts::{ChannelView, Policy};

pub struct PageShortcodes<'s, 'a> {
    pub shared: &'s Shared<'a>,
    pub locale: &'s LocaleContext<'a>,
}

impl Surroundings for PageShortcodes<'_, '_> {
    fn policy(&self) -> &Policy {
        &self.shared.analysis.policy
    }

    fn matrix(&self) -> &str {
        &self.locale.matrix_html
    }

    fn channel(&self, id: &str) -> Option<&ChannelView> {
        self.locale.contact.channels.iter().find(|view| view.id == id)
    }

    fn contact_url(&self) -> String {
        self.shared.url(&format!("{}/contact/", self.locale.site.locale))
    }

    fn icon_url(&self, name: &str) -> String {
        format!("{}#{name}", self.shared.url(&format!("_guichet/{}/icons.svg", self.shared.assets)))
    }

    fn plans_text(&self, plans: &[String]) -> Value {
        self.locale.plans_text(self.shared, plans).value()
    }

    fn partial(&self, template: &str, name: &'static str, value: &Value) -> String {
        self.locale.partial(self.shared.tera, template, name, value.clone())
    }
}
