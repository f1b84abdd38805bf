// How this customer may reach support now: what is open first, then the others, with the reason why they can't be used.
// contacts/offer.js decides; only how it looks is here. What is sealed is opened by the customer's pass.

import { KINDS } from "../contacts/kinds.js";
import { mayOpen, offer, RANK } from "../contacts/offer.js";
import { moment } from "../contacts/words.js";

/**
 * @import { PanelOptions } from "./panel.js"
 * @import { ChannelView, HelpData, LanguageView } from "../help.js"
 * @import { Channel, Customer } from "../contacts/resolve.js"
 * @import { Offer, Vouched } from "../contacts/offer.js"
 */

/**
 * @typedef {{ href: string, text?: string, languages?: { code: string, href: string }[] }} Details
 * @typedef {{ says: Vouched, expires: Date, details: Map<string, Details> }} Held
 * @typedef {Held | { refused: string } | null} Opened
 *
 * @typedef {import("./contact-view.js").ContactView} ContactView
 */

/** What is open changes with the minutes. */
export const REFRESH = 30_000;

/** @param {Opened} pass @returns {Held | null} */
const held = (pass) => (pass && "says" in pass ? pass : null);

/** @param {ContactView} view */
export async function render(view) {
  const { node, data, channel, ui, signal } = view;
  const { h } = ui;
  const { policy } = data.contacts;
  const t = data.texts;
  const pass = await openPassOf(view);
  if (signal.aborted) return;
  const said = planNow(view, pass);
  // The plan that the customer names where the product doesn't say; it lasts as long as the view.
  let chosen = said;
  const list = h("ul", { class: "ways" });
  const draw = () => {
    const cards = policy.channels.flatMap((one) => card(view, one, chosen, pass) ?? []);
    // In the policy's order otherwise: a sort keeps it.
    list.replaceChildren(...cards.sort((a, b) => a.rank - b.rank).map(({ node }) => node));
  };
  node.replaceChildren(
    h(
      "div",
      { class: "view contact" },
      h("h1", { tabindex: "-1" }, t.contact_title),
      pass && passNote(view, pass),
      !said &&
        policy.plans.length > 1 &&
        planField(view, (plan) => {
          chosen = plan;
          draw();
        }),
      list,
      policy.inbox &&
        h(
          "p",
          { class: "inbox-note" },
          h("strong", {}, t.contact_inbox_title),
          " ",
          t.contact_inbox_text,
          " ",
          h("a", { href: new URL(policy.inbox, view.base).href }, t.contact_inbox_link),
        ),
    ),
  );
  draw();
  const timer = setInterval(() => !list.contains(/** @type {ShadowRoot} */ (list.getRootNode()).activeElement) && draw(), REFRESH);
  const until = held(pass)?.expires.getTime();
  const ending = until && setTimeout(view.again, until - Date.now() + 500);
  signal.addEventListener("abort", () => [clearInterval(timer), clearTimeout(ending || 0)], { once: true });
  if (channel) {
    const named = /** @type {HTMLElement | null} */ (list.querySelector(`[data-channel="${CSS.escape(channel)}"]`));
    named?.classList.add("is-named");
    // Why it can't be used would be out of sight, above.
    const refused = pass && "refused" in pass;
    if (!refused) queueMicrotask(() => named?.scrollIntoView({ block: "nearest" }));
  }
}

/**
 * What the customer's pass opens. It stays in memory, and what goes wrong with it is no reason to show less than without.
 * @param {ContactView} view
 * @returns {Promise<Opened>}
 */
export async function openPassOf({ data, given, base, files, announce }) {
  const { sealed } = data.contacts;
  if (!given.pass || !sealed) return null;
  /** @type {Opened} */
  let opened;
  try {
    const [{ openPass }, site] = await Promise.all([
      import(`${files}seal/pass.js`),
      fetch(new URL(sealed, base)).then((answer) => answer.json()),
    ]);
    const pass = await openPass(given.pass, site);
    if ("refused" in pass) {
      opened = { refused: pass.refused };
    } else {
      opened = { says: pass.says, expires: pass.expires, details: new Map() };
      for (const id of Object.keys(site.channels)) {
        const details = mayOpen(data.contacts.policy, id, pass.says) && (await pass.reveal(id));
        if (details) opened.details.set(id, details);
      }
    }
  } catch {
    opened = { refused: "unavailable" };
  }
  announce("pass", "says" in opened ? { plan: opened.says.plan, expires: opened.expires.toISOString() } : opened);
  return opened;
}

/** @param {ContactView} view @param {NonNullable<Opened>} pass */
function passNote({ data, ui: { h, fill } }, pass) {
  const t = data.texts;
  if ("refused" in pass) {
    // Here it came from the product, not in a link.
    const why = pass.refused === "malformed" ? "altered" : pass.refused;
    return h("p", { class: "pass is-refused", role: "note" }, t[`pass_refused_${why}`], " ", t.pass_refused_reload);
  }
  const plan = data.contacts.policy.plans.find(({ id }) => id === pass.says.plan)?.name ?? pass.says.plan;
  return h("p", { class: "pass", role: "note" }, fill(t.pass_held, { q: plan, n: moment(data.locale, pass.expires, new Date()) }));
}

/** @param {ContactView} view @param {(plan: string | null) => void} choose */
function planField({ data, ui: { h } }, choose) {
  const t = data.texts;
  const plans = data.contacts.policy.plans.map(({ id, name }) => h("option", { value: id }, name));
  const select = h("select", {}, h("option", { value: "" }, t.plan_picker_any), ...plans);
  select.addEventListener("change", () => choose(select.value || null));
  return h("label", { class: "plan" }, h("span", {}, t.plan_picker_legend), select);
}

/** @param {PanelOptions} given @param {string | null} plan @returns {Customer} */
function customerOf({ addons, seat, created, accountLanguage }, plan) {
  return {
    plan,
    addons: Array.isArray(addons) ? addons : [],
    seat: seat ?? null,
    created: created ?? null,
    account_language: accountLanguage ? String(accountLanguage).replaceAll("_", "-") : null,
  };
}

/**
 * The customer's plan, by their pass or as the product says; a plan that nobody knows says as little as none.
 * @param {ContactView} view @param {Opened} pass
 */
export const planNow = ({ data, given }, pass) =>
  held(pass)?.says.plan ?? data.contacts.policy.plans.find(({ id }) => id === given.plan)?.id ?? null;

/**
 * What there is to say of a channel, and to do about it, now.
 * @param {ContactView} view
 * @param {Channel} channel
 * @param {string | null} plan
 * @param {Opened} pass
 */
export function judged(view, channel, plan, pass) {
  const { data, given, ui } = view;
  const { h, icon } = ui;
  const text = data.contacts.channels.find(({ id }) => id === channel.id);
  if (!text) return null;
  const question = { customer: customerOf(given, plan), pass: held(pass)?.says, language: data.locale, at: Date.now() };
  const found = offer(data.contacts.policy, channel, question);
  const state = stateOf(view, text, found, plan);
  // What is public is there before anybody says a plan, as on the page.
  const leads = found.state === "open" || (found.state === "unsaid" && text.gate === "public");
  const warning = found.warning && (found.warning === "language" ? text.warning_text : text.languages_help_text);
  return {
    text,
    offer: found,
    states: [
      state && h("p", { class: "way-state" }, found.state === "locked" && icon("lock"), h("span", {}, state)),
      warning && h("p", { class: "way-warning" }, warning),
    ].filter((part) => !!part),
    ways: [insteadOf(view, found), ...(leads ? actions(view, text, found, held(pass)) : [])],
  };
}

/**
 * @param {ContactView} view
 * @param {Channel} channel
 * @param {string | null} plan
 * @param {Opened} pass
 */
function card(view, channel, plan, pass) {
  const { data, ui } = view;
  const { h, icon } = ui;
  const found = judged(view, channel, plan, pass);
  if (!found) return null;
  const { text, offer, states, ways } = found;
  const { state, warning } = offer;
  const facts = [
    state === "open" && text.reply_text,
    warning !== "language" && text.languages_text,
    state === "closed" && text.hours_text,
    (state === "unsaid" || (state === "closed" && !plan)) && [text.plans_text, text.addons_text].filter((part) => part).join(". "),
  ].filter((fact) => !!fact);
  const node = h(
    "li",
    { class: `way is-${state}`, "data-channel": channel.id },
    h("span", { class: "way-icon" }, icon(KINDS[text.kind]?.icon ?? (text.href === data.urls.home ? "link" : "users"))),
    h(
      "div",
      { class: "way-text" },
      h("h2", {}, text.name),
      ...states,
      ...facts.map((fact) => h("p", { class: "way-note" }, fact)),
      ...ways,
    ),
  );
  return { rank: RANK[state], node };
}

/**
 * The sentence that says why, or until when.
 * @param {ContactView} view @param {ChannelView} text @param {Offer} offer @param {string | null} plan
 */
function stateOf({ data, ui: { fill } }, text, { state, until, verdict }, plan) {
  const { words } = data.contacts;
  if (state === "locked") {
    if (verdict.rule === "conditions") return text.conditions.join(" ");
    return text.locked.find((lock) => lock.plan === plan)?.text ?? [text.plans_text, text.addons_text].filter(Boolean).join(". ");
  }
  const time = until && moment(data.locale, new Date(until), new Date());
  if (state === "closed") return fill(time ? words["channel-closed-until"] : words["channel-closed-now"], { n: time ?? "" });
  return time ? fill(words["channel-open-until"], { n: time }) : "";
}

/** What to use in its place. @param {ContactView} view @param {Offer} offer */
function insteadOf({ node, data, to, ui: { h, button } }, { instead }) {
  const other = data.contacts.channels.find(({ id }) => id === instead);
  if (!other || KINDS[other.kind]?.page) return null;
  const [before = "", after = ""] = (data.contacts.words["channel-instead"] ?? "").split("%n");
  const lead = () => {
    const way = /** @type {HTMLElement | null} */ (node.querySelector(`[data-channel="${CSS.escape(other.id)}"]`));
    if (!way) return to("contact", other.id);
    way.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null} */ (way.querySelector("a, button"))?.focus();
  };
  return h("p", { class: "way-note" }, before, button("link", lead, other.name), after);
}

/**
 * The way in, of a channel that answers now: in the language that it speaks best, and in its others if that is not the reader's.
 * @param {ContactView} view @param {ChannelView} text @param {Offer} offer @param {Held | null} pass @returns {HTMLElement[]}
 */
function actions(view, text, { language, warning }, pass) {
  const { data, leads, to, ui } = view;
  const { h, icon, button } = ui;
  const t = data.texts;
  const details = pass?.details.get(text.id);
  const languages = text.languages.map((one) => ({
    ...one,
    href: details?.languages?.find(({ code }) => code === one.code)?.href ?? one.href,
  }));
  const own = languages.find(({ code }) => code === language);
  const others = languages.filter((one) => warning === "language" && one !== own && one.href);
  if (text.gate === "sealed" && !details) {
    const signIn = text.sign_in && h("a", { href: text.sign_in }, t.channel_sealed_sign_in);
    return [h("p", { class: "way-note" }, t.channel_sealed, signIn && " ", signIn)];
  }
  const href = own?.href ?? details?.href ?? text.href;
  if (isWrittenHere(data, text)) return [button("button", () => to("request", text.id), text.link_text)];
  const address = href && leads(href);
  if (!address) return [];
  const quiet = KINDS[text.kind]?.page;
  const link = h(
    "a",
    { class: quiet ? "way-link" : "button", href: address },
    text.link_text,
    quiet && text.href !== data.urls.home && icon("out"),
  );
  const other = (/** @type {LanguageView} */ { code, dir, href, own_name }) =>
    h("li", {}, h("a", { href: href ?? "", hreflang: code, lang: code, dir }, own_name));
  return [
    // Numbers and addresses run from left to right in every script.
    ...(details?.text ? [h("p", { class: "way-revealed" }, h("bdi", { dir: "ltr" }, details.text))] : []),
    link,
    ...(others.length ? [h("ul", { class: "way-languages" }, ...others.map(other))] : []),
  ];
}

/**
 * Whether the form is the way to this channel: not for one that has a place of its own which the form can't stand in for.
 * @param {HelpData} data @param {ChannelView} text
 */
function isWrittenHere({ contacts: { form } }, { id, kind, href }) {
  if (!form?.channels.includes(id)) return false;
  const elsewhere = href && !href.endsWith("#request");
  return !elsewhere || KINDS[kind]?.mailbox || (KINDS[kind]?.answer !== "chat" && form.endpoint !== null);
}

/** The contact form, in the place of the ways of contact. @param {ContactView} view */
export async function renderForm(view) {
  const { node, data, given, channel, files, signal, ui, announce, enter, search } = view;
  const { form, channels, policy } = data.contacts;
  if (!form) return;
  const [{ mountForm, formTexts }, css] = await Promise.all([
    import(`${files}contacts/form.js`),
    fetch(`${files}panel/form.css`).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.url)))),
  ]);
  const [texts, pass] = await Promise.all([formTexts(data.locale), openPassOf(view)]);
  if (signal.aborted) return;
  view.style(css);
  const root = ui.h("div", { class: "request" });
  // Of the second level, since the form's own headings are of the third.
  node.replaceChildren(ui.h("div", { class: "view" }, ui.h("h2", { class: "view-title", tabindex: "-1" }, data.texts.form_title), root));
  const mounted = mountForm(root, {
    // A path is the help centre's, not the product's.
    form: { ...form, inbox: form.inbox && new URL(form.inbox, view.base).href },
    channels: channels.filter(({ id }) => form.channels.includes(id)),
    policy,
    texts,
    locale: data.locale,
    customer: () => customerOf(given, planNow(view, pass)),
    pass: () => held(pass)?.says ?? null,
    prefill: { email: given.email, phone: given.phone, language: given.accountLanguage ?? undefined },
    bearer: () => given.pass ?? null,
    suggest: data.urls.search ? search.suggest : undefined,
    openArticle: (/** @type {{ url: string }} */ { url }, /** @type {Event} */ event) => {
      if (enter(new URL(url, view.base).href)) event.preventDefault();
    },
    onOutcome: (/** @type {{ sent: boolean }} */ { sent }, /** @type {string} */ channel) => announce("request", { sent, channel }),
    prefix: "panel-request",
  });
  if (channel) mounted.choose(channel);
  const timer = setInterval(() => mounted.update(), REFRESH);
  signal.addEventListener(
    "abort",
    () => {
      clearInterval(timer);
      mounted.destroy();
    },
    { once: true },
  );
}
