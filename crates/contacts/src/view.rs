//! The policy in the words of one locale, in the shapes that templates get.
//!
//! Every channel is there in the policy's order, with the reason for each plan that it is closed to: pages hide and
//! show, they never reorder or drop (WCAG 2.2, 3.2.6).

use serde::Serialize;

use super::form::view::{FormView, form_view};
use super::kinds::ChannelKind;
use super::matrix::{Matrix, Row};
use super::plans::PlanId;
use super::policy::{Channel, Gate, LanguageSource, Policy};
use super::reader::{LanguageView, Reader, address, language_view};
use super::resolve::locked_for;
use super::words;
use guichet_l10n::Localizer;

/// `contact` in templates. The table's HTML is added by whoever renders it from [`matrix_view`].
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    pub title: String,
    pub intro_text: String,
    pub plans: Vec<PlanView>,
    pub addons: Vec<AddOnView>,
    pub channels: Vec<ChannelView>,
    /// Where earlier conversations are; for everyone.
    pub inbox: Option<String>,
    /// None where a site has no form.
    pub form: Option<FormView>,
}

/// What a customer may have bought in addition to a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AddOnView {
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanView {
    pub id: PlanId,
    pub name: String,
}

/// One channel: `channel` in templates.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelView {
    pub id: String,
    pub kind: ChannelKind,
    pub gate: Gate,
    pub name: String,
    /// The site's message `channel-<id>-description`, if there is one.
    pub description_text: Option<String>,
    /// In the language that serves the reader's locale best; the contact page's form, where it is the only way.
    pub href: Option<String>,
    /// Where a customer gets the pass that opens a sealed channel.
    pub sign_in: Option<String>,
    pub link_text: String,
    /// A sentence; empty when the policy states no language.
    pub languages_text: String,
    /// That it does not speak the page's language.
    pub not_in_language_text: Option<String>,
    /// The same as a warning to whoever contacts it: which languages it does speak.
    pub warning_text: Option<String>,
    /// How to be answered in another language, where that is set in the account.
    pub languages_help_text: Option<String>,
    pub languages: Vec<LanguageView>,
    pub hours_text: Option<String>,
    /// Whether it has hours at all.
    pub has_hours: bool,
    pub reply_text: Option<String>,
    /// Plans that include it.
    pub plans: Vec<PlanId>,
    /// A sentence; empty when no plan does.
    pub plans_text: String,
    pub addons_text: Option<String>,
    /// A sentence for each condition.
    pub conditions: Vec<String>,
    /// One for each plan that can't use it as it is, without add-ons.
    pub locked: Vec<LockedView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LockedView {
    pub plan: PlanId,
    pub text: String,
}

/// `matrix` in templates.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixView {
    pub caption_text: String,
    pub plans: Vec<PlanView>,
    pub rows: Vec<RowView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    pub id: String,
    pub name: String,
    pub cells: Vec<CellView>,
    pub languages_text: String,
    /// What a customer may buy for it beside a plan; none if no add-on gives it.
    pub addons_text: Option<String>,
    /// What they need besides, each a sentence.
    pub conditions: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    pub plan: PlanId,
    pub included: bool,
    /// For screen readers.
    pub text: String,
}

/// The contact page.
pub fn contact_view(policy: &Policy, reader: &Reader) -> ContactView {
    ContactView {
        title: reader.localizer.message("contact-title", &[]),
        intro_text: reader.localizer.message("contact-intro", &[]),
        plans: plan_views(policy, reader.localizer),
        addons: policy
            .addons
            .iter()
            .map(|addon| AddOnView { id: addon.id.clone(), name: words::addon_name(reader.localizer, &addon.id) })
            .collect(),
        channels: policy.channels.iter().map(|channel| channel_view(policy, channel, reader)).collect(),
        inbox: policy.inbox_url(reader.home_url),
        form: form_view(policy, reader),
    }
}

pub fn plan_views(policy: &Policy, l: &Localizer) -> Vec<PlanView> {
    policy.plans.iter().map(|plan| PlanView { id: plan.clone(), name: words::plan_name(l, plan) }).collect()
}

/// One channel's card, on the contact page or by `{{ contact(channel=…) }}`.
pub fn channel_view(policy: &Policy, channel: &Channel, reader: &Reader) -> ChannelView {
    let l = reader.localizer;
    let name = words::channel_name(l, &channel.id);
    let description = format!("channel-{}-description", channel.id);
    let spoken = channel.language_for(l.locale().as_str());
    let locked = |plan: &PlanId| {
        let next = locked_for(policy, channel, plan)?;
        Some(LockedView { plan: plan.clone(), text: words::locked_text(l, plan, channel, &next, &policy.plans) })
    };
    let by_account = channel.language_from == LanguageSource::Account && !channel.languages.is_empty();
    ChannelView {
        id: channel.id.clone(),
        kind: channel.kind,
        gate: channel.gate,
        description_text: l.has(&description).then(|| l.message(&description, &[])),
        href: match &channel.href {
            Some(href) => Some(address(href, spoken.unwrap_or(l.locale().as_str()), reader)),
            None => (channel.gate != Gate::Sealed && policy.is_in_form(channel))
                .then(|| format!("{}contact/#request", reader.home_url)),
        },
        sign_in: policy.seal.sign_in.clone().filter(|_| channel.gate == Gate::Sealed),
        warning_text: words::warning_text(l, channel, &name),
        link_text: words::link_text(l, channel, &name),
        name,
        languages_text: words::languages_text(l, channel),
        not_in_language_text: words::not_in_language_text(l, channel),
        languages_help_text: by_account.then(|| l.message("contact-languages-account-help", &[])),
        languages: channel.languages.iter().map(|tag| language_view(tag, channel, spoken, reader)).collect(),
        hours_text: channel
            .hours
            .as_ref()
            .map(|hours| words::hours_text(l, hours, reader.today))
            .filter(|text| !text.is_empty()),
        has_hours: channel.hours.is_some(),
        reply_text: channel.reply.map(|reply| words::reply_text(l, reply)),
        plans: channel.plans.iter().cloned().collect(),
        plans_text: words::included_text(l, &channel.plans, &policy.plans),
        addons_text: words::addons_text(l, channel),
        conditions: channel.conditions.iter().map(|condition| words::condition_text(l, condition)).collect(),
        locked: policy.plans.iter().filter_map(locked).collect(),
    }
}

/// The plan × channel table, for the contact page and `{{ support_matrix() }}`.
pub fn matrix_view(policy: &Policy, l: &Localizer) -> MatrixView {
    let matrix = Matrix::of(policy);
    let row = |row: &Row| RowView {
        id: row.channel.id.clone(),
        name: words::channel_name(l, &row.channel.id),
        cells: matrix.plans.iter().zip(&row.included).map(|(plan, included)| cell(plan, *included, l)).collect(),
        languages_text: words::languages_text(l, row.channel),
        addons_text: words::addons_text(l, row.channel),
        conditions: row.channel.conditions.iter().map(|condition| words::condition_text(l, condition)).collect(),
    };
    MatrixView {
        caption_text: l.message("matrix-caption", &[]),
        plans: plan_views(policy, l),
        rows: matrix.rows.iter().map(row).collect(),
    }
}

fn cell(plan: &PlanId, included: bool, l: &Localizer) -> CellView {
    CellView { plan: plan.clone(), included, text: words::cell_text(l, included) }
}
