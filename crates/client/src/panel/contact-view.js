// The views of contact and of the inbox: what their modules, which are fetched when they are needed, are given.

import { h } from "../common/elements.js";
import { fill } from "../common/texts.js";
import { isKnown } from "./data.js";
import { button, icon, skeleton, trouble } from "./dom.js";
import { current, entry, failed, first, renew, report } from "./state.js";

/**
 * @import { HelpData } from "../help.js"
 * @import { Entry } from "./trail.js"
 * @import { Panel } from "./state.js"
 */

/** What contact.js, cards.js and inbox.js are given. @typedef {ReturnType<typeof contactOf>} ContactView */

/** @param {Panel} panel @param {HelpData} data @param {Entry} next @param {AbortSignal} signal */
export const contactOf = (panel, data, next, signal) => ({
  ...panel,
  data,
  node: next.node,
  next,
  /** To begin with. */
  channel: next.channel,
  signal,
  ui: { h, icon, fill, button },
  /** To the ways of contact, or to the form, at that channel. */
  to: (/** @type {"contact" | "request"} */ kind, /** @type {string} */ channel) => panel.push(entry(panel, kind, { channel })),
  /** Renders this view anew. */
  again: () => contactView(panel, next),
});

/** What most products say, on the script tag and by calls: with known values there is nothing to look at. */
const TAG = /^(data-(locale|context|plan)|src|type|async|defer|nonce|fetchpriority|crossorigin)$/;
const PLAIN = /^(locale|context|plan|launcher|pass|email|phone)$/;

/**
 * Asks for the module that is not needed at first, so that the ways of contact are there when the help centre is down; and tells
 * of mistakes, if it looks as if there were some.
 * @param {Panel} panel
 */
export async function check(panel) {
  try {
    await import(`${panel.files}panel/contact.js`);
    const { data, given, site, offered, tag, replies } = panel;
    if (!data || panel.life.signal.aborted) return;
    const known = (/** @type {string} */ context) => isKnown(data, context, location);
    const attributes = [...(tag?.attributes ?? [])].map(({ name, value }) => [name, value]);
    const { locale, context, plan, launcher = true } = given;
    const { badge } = replies;
    const said = Object.entries(given).filter(([, value]) => value !== undefined);
    const isPlain =
      attributes.every(([name = ""]) => TAG.test(name)) &&
      said.every(([name]) => PLAIN.test(name)) &&
      (!locale || offered(locale)) &&
      (!context || known(context)) &&
      (!plan || data.contacts.policy.plans.some(({ id }) => id === plan)) &&
      typeof launcher === "boolean" &&
      (!badge || typeof badge.count === "number");
    if (!isPlain) {
      const { mistakes } = await import(`${panel.files}panel/check.js`);
      report(panel, mistakes({ given, badge, data, locales: Object.keys(site.locales), offered, known, attributes }));
    }
    if (data.insights) (await import(`${panel.files}panel/insights.js`)).start(panel);
  } catch {
    // Without the module there are no ways of contact either: their view says so.
  }
}

/** @param {Panel} panel @param {Entry} next */
export async function contactView(panel, next) {
  if (!panel.data) return;
  const mine = renew(next);
  next.node.replaceChildren(skeleton());
  try {
    const isInbox = next.kind === "inbox";
    const { render, renderForm } = await import(`${panel.files}panel/${isInbox ? "inbox" : "contact"}.js`);
    if (mine.aborted) return;
    const channels = panel.data.contacts.channels.map(({ id }) => id);
    if (next.channel && !channels.includes(next.channel))
      import(`${panel.files}panel/check.js`)
        .then(({ unknown }) => report(panel, [unknown("a channel in contacts.yaml", "contact()", next.channel, channels)]))
        .catch(() => {});
    check(panel);
    await (next.kind === "request" ? renderForm : render)(contactOf(panel, panel.data, next, mine));
    if (mine.aborted) return;
    if (next === current(panel) && panel.opened) first(panel, next).focus({ preventScroll: true });
    if (next.kind === "contact") panel.announce("contact", { channel: next.channel ?? null, locale: panel.data.locale });
  } catch (error) {
    if (mine.aborted) return;
    const t = panel.data.texts;
    next.node.replaceChildren(trouble(t, t.panel_article_error, () => contactView(panel, next)));
    failed(panel, error);
  }
}
