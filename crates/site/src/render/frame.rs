//! What is around a page, of whatever kind it is: its head, its versions in other languages, its policy.

use super::context::{LocaleContext, PageFacts, Sibling};
use super::shared::Shared;
use super::social;
use super::view::{Html, Made};
use super::views::{Alternate, Frame, PageView, SiteView, Version};
use crate::content_policy::ContentPolicy;
use guichet_l10n::Arg;

impl<'a> LocaleContext<'a> {
    /// What a page has that is not particular to its kind.
    pub fn frame<'f>(
        &'f self,
        shared: &Shared<'a>,
        facts: &PageFacts<'f>,
        siblings: Vec<(&'f LocaleContext<'a>, Sibling)>,
    ) -> Frame<'f> {
        let title = if facts.title.is_empty() {
            self.title.clone()
        } else {
            self.message("title-page", &[("title", Arg::Str(&facts.title)), ("site", Arg::Str(&self.title))])
        };
        let noindex = facts.noindex || shared.options.drafts;
        let alternates =
            if noindex || facts.canonical.is_some() { Vec::new() } else { self.alternates(shared, &siblings) };
        let social = social::tags(shared, self, facts, noindex, &siblings, !alternates.is_empty());
        let page = PageView {
            kind: facts.kind,
            title,
            description: Some(facts.description.clone()).filter(|text| !text.is_empty()),
            url: shared.url(&facts.url),
            canonical: facts.canonical.clone().unwrap_or_else(|| shared.absolute(&facts.url)),
            robots: if noindex { "noindex" } else { "" },
            alternates,
            markdown_url: facts.markdown.then(|| shared.url(&format!("{}index.md", facts.url))),
            policy: self.policy(shared, facts),
            social: social.map(Html::from),
            rare_blocks: facts.body.is_some_and(|body| body.rare_blocks),
            drafts_banner: shared.options.drafts,
            live_reload: shared.options.live_reload,
        };
        let versions = siblings.into_iter().map(|(other, sibling)| {
            let tag = other.site.locale.as_str();
            Version {
                code: tag,
                name: &other.locale.name,
                lang: tag,
                dir: other.words.direction(),
                url: sibling.url,
                current: other.site.locale == self.site.locale,
                borrowed: sibling.borrowed,
            }
        });
        let site: &'f Made<SiteView<'f>> = facts.site.unwrap_or(&self.plain_site);
        Frame { t: &self.t, locale: &self.locale, site, page, locales: versions.collect() }
    }

    /// The page's own Content-Security-Policy, for hosts that know no `_headers`: it names the hosts of this page only, so
    /// that a picture of another host changes one page. None where the site brings a policy of its own.
    fn policy(&self, shared: &Shared, facts: &PageFacts) -> Option<Html<'static>> {
        if shared.analysis.own_policy {
            return None;
        }
        let mut policy = ContentPolicy::default();
        policy.add_scripts(&shared.analysis.config.theme.scripts);
        if let Some(body) = facts.body {
            policy.add_body(body);
        }
        if facts.kind == "contact"
            && let Some(target) = shared.analysis.policy.form_target()
        {
            policy.add_form(target);
        }
        if shared.analysis.config.insights.is_some()
            && let Some(desk) = &shared.analysis.policy.desk
        {
            policy.add_insights(desk);
        }
        if facts.kind == "inbox"
            && let Some(desk) = &shared.analysis.policy.desk
        {
            policy.add_desk(desk);
        }
        Some(policy.meta().into())
    }

    /// Versions of the page in other languages, as the sitemap names them: each of them names all, itself included.
    fn alternates<'f>(&self, shared: &Shared<'a>, siblings: &[(&'f LocaleContext<'a>, Sibling)]) -> Vec<Alternate<'f>> {
        let real: Vec<_> = siblings.iter().filter(|(_, sibling)| sibling.same && !sibling.borrowed).collect();
        if real.len() < 2 || real.iter().all(|(other, _)| other.site.locale != self.site.locale) {
            return Vec::new();
        }
        let origin = &shared.analysis.config.base_url.origin;
        let link = |lang, sibling: &Sibling| Alternate { lang, href: format!("{origin}{}", sibling.url) };
        let default = &shared.analysis.config.default_locale;
        let x_default =
            real.iter().find(|(other, _)| other.site.locale == *default).map(|(_, sibling)| link("x-default", sibling));
        let all = real.iter().map(|(other, sibling)| link(other.site.locale.as_str(), sibling));
        all.chain(x_default).collect()
    }
}
