// How this customer may reach support now: every channel in the policy's order, with the reason where it can't be used.
// What decides is the resolver; only how its verdicts look is here.

import { resolve } from "../contacts/resolve.js";
import { moment } from "../contacts/words.js";

/**
 * @import { PanelOptions } from "./panel.js"
 * @import { ChannelText, HelpData } from "./data.js"
 * @import { Channel, Customer, Verdict } from "../contacts/resolve.js"
 */

/**
 * @typedef {object} ContactView
 * @property {HTMLElement} node to fill
 * @property {HelpData} data
 * @property {PanelOptions} given
 * @property {string | null} channel to begin with
 * @property {string} base
 * @property {string} files
 * @property {AbortSignal} signal
 * @property {{ h: typeof import("./dom.js").h, icon: typeof import("./dom.js").icon, fill: typeof import("./dom.js").fill }} ui
 * @property {(name: string, detail: unknown) => void} announce
 * @property {(url: string) => boolean} go
 */

const ICONS = new Map([["chat", "chat"], ["email", "mail"], ["phone", "phone"], ["callback", "phone"], ["form", "mail"]]);
/** What is open changes with the minutes. */
const REFRESH = 30_000;

/** @param {ContactView} view */
export function render(view) {
  const { node, data, given, channel, ui, signal } = view;
  const { h } = ui;
  const { policy } = data.contacts;
  const t = data.texts;
  // The plan that the customer names where the product doesn't say; it lasts as long as the view.
  let chosen = given.plan ?? null;
  const list = h("ul", { class: "ways" });
  const draw = () => list.replaceChildren(...policy.channels.flatMap((one) => card(view, one, chosen) ?? []));
  node.replaceChildren(
    h(
      "div",
      { class: "view contact" },
      h("h1", { tabindex: "-1" }, t.contact_title),
      !given.plan && policy.plans.length > 1 && planField(view, (plan) => {
          chosen = plan;
          draw();
        }),
      list,
      policy.inbox && h("p", { class: "inbox-note" }, h("strong", {}, t.contact_inbox_title), " ", t.contact_inbox_text, " ", h("a", { href: policy.inbox }, t.contact_inbox_link)),
    ),
  );
  draw();
  const timer = setInterval(() => !list.contains(/** @type {ShadowRoot} */ (list.getRootNode()).activeElement) && draw(), REFRESH);
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  if (channel) {
    const named = /** @type {HTMLElement | null} */ (list.querySelector(`[data-channel="${CSS.escape(channel)}"]`));
    named?.classList.add("is-named");
    queueMicrotask(() => named?.scrollIntoView({ block: "nearest" }));
  }
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
  return { plan, addons: addons ?? [], seat: seat ?? null, created: created ?? null, account_language: accountLanguage ?? null };
}

/**
 * @param {ContactView} view
 * @param {Channel} channel
 * @param {string | null} plan
 */
function card(view, channel, plan) {
  const { data, given, ui } = view;
  const { h, icon } = ui;
  const text = data.contacts.channels.find(({ id }) => id === channel.id);
  if (!text) return null;
  const now = Date.now();
  const verdict = resolve(data.contacts.policy, channel, { customer: customerOf(given, plan), language: data.locale, at: now });
  const open = verdict.verdict === "offered";
  const state = stateOf(view, text, verdict, plan, now);
  const facts = [open && text.reply_text, text.languages_text, verdict.verdict !== "closed" ? null : text.hours_text].filter((fact) => !!fact);
  return h(
    "li",
    { class: `way is-${verdict.verdict}`, "data-channel": channel.id },
    h("span", { class: "way-icon" }, icon(ICONS.get(text.kind) ?? (text.href === data.urls.home ? "link" : "users"))),
    h(
      "div",
      { class: "way-text" },
      h("h2", {}, text.name),
      state && h("p", { class: "way-state" }, verdict.verdict === "locked" && icon("lock"), h("span", {}, state)),
      ...facts.map((fact) => h("p", { class: "way-note" }, fact)),
      !open && insteadOf(view, verdict),
      actions(view, text, verdict),
    ),
  );
}

/**
 * The sentence that says why, or until when.
 * @param {ContactView} view @param {ChannelText} text @param {Verdict} verdict @param {string | null} plan @param {number} now
 */
function stateOf({ data, ui: { fill } }, text, { verdict, rule, next }, plan, now) {
  const { words } = data.contacts;
  const time = "until" in next && next.until ? moment(data.locale, new Date(next.until), new Date(now)) : "";
  if (verdict === "closed") return fill(time ? words["channel-closed-until"] : words["channel-closed-now"], { n: time });
  if (verdict === "offered") return time ? fill(words["channel-open-until"], { n: time }) : "";
  if (verdict === "not-in-language") return next.do === "account-language" ? text.languages_help_text : text.not_in_language_text;
  if (rule === "conditions") return text.conditions.join(" ");
  return text.locked.find((lock) => lock.plan === plan)?.text ?? [text.plans_text, text.addons_text].filter(Boolean).join(". ");
}

/** What to use in its place. @param {ContactView} view @param {Verdict} verdict */
function insteadOf({ node, data, ui: { h } }, { instead }) {
  const other = data.contacts.channels.find(({ id }) => id === instead);
  if (!other || other.kind === "link") return null;
  const [before = "", after = ""] = (data.contacts.words["channel-instead"] ?? "").split("%n");
  const link = h("button", { class: "link", type: "button" }, other.name);
  link.addEventListener("click", () => {
    const way = /** @type {HTMLElement | null} */ (node.querySelector(`[data-channel="${CSS.escape(other.id)}"]`));
    way?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null | undefined} */ (way?.querySelector("a, button"))?.focus();
  });
  return h("p", { class: "way-note" }, before, link, after);
}

/** @param {ContactView} view @param {ChannelText} text @param {Verdict} verdict */
function actions({ data, base, ui: { h, icon } }, text, { verdict, next }) {
  const other = text.languages.filter(({ href }) => href);
  if (verdict === "not-in-language" && next.do === "language" && other.length) {
    const link = (/** @type {import("./data.js").Language} */ { code, dir, href, own_name }) => h("li", {}, h("a", { href: href ?? "", hreflang: code, lang: code, dir }, own_name));
    return h("ul", { class: "way-languages" }, ...other.map(link));
  }
  if (verdict !== "offered" || !text.href) return null;
  const spoken = next.do === "contact" ? next.language : null;
  const href = other.find(({ code }) => code === spoken)?.href ?? text.href;
  const quiet = text.kind === "link";
  return h("a", { class: quiet ? "way-link" : "button", href: new URL(href, base).href }, text.link_text, quiet && text.href !== data.urls.home && icon("out"));
}
