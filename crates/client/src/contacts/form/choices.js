// How a request can be answered: each channel of the form, in the policy's order, with what the resolver says of it for
// this customer at this moment. None is left out: what can't be chosen says why.

import { KINDS } from "../kinds.js";
import { resolve, speaks } from "../resolve.js";
import { moment } from "../words.js";

/**
 * @typedef {import("../resolve.js").Policy} Policy
 * @typedef {import("../resolve.js").Customer} Customer
 * @typedef {Pick<import("../../help.js").ChannelView, "id" | "kind" | "name" | "href" | "link_text" | "languages_text"
 *   | "languages_help_text" | "reply_text" | "plans_text" | "conditions" | "locked">
 *   & { languages: { code: string, name: string }[] }} Channel a channel in the reader's words
 *
 * @typedef {object} Choice
 * @property {Channel} channel
 * @property {boolean} open whether it can be chosen
 * @property {string} note why not; else what to know before choosing it
 * @property {{ href: string, text: string } | null} link the way that there is instead
 * @property {{ code: string, name: string }[]} languages to choose from; none where the account or the policy decides
 *
 * @typedef {object} Facts
 * @property {Policy} policy
 * @property {Channel[]} channels
 * @property {boolean} byMail the form writes an e-mail
 * @property {Record<string, string>} texts
 * @property {string} locale
 */

/**
 * @param {Facts} facts
 * @param {Customer} customer
 * @param {string} language that they would like to be answered in
 * @param {number} at
 * @returns {Choice[]}
 */
export function choices(facts, customer, language, at) {
  return facts.channels.map((channel) => choice(facts, channel, customer, language, at));
}

/**
 * @param {Facts} facts @param {Channel} channel @param {Customer} customer @param {string} language @param {number} at
 * @returns {Choice}
 */
function choice(facts, channel, customer, language, at) {
  const rules = facts.policy.channels.find(({ id }) => id === channel.id);
  const byAccount = rules?.language_from === "account";
  const made = (/** @type {boolean} */ open, /** @type {string} */ note, /** @type {Choice["link"]} */ link = null) => ({
    channel,
    open,
    note,
    link,
    languages: byAccount ? [] : channel.languages,
  });
  if (!rules) return made(false, "");
  const known = customer.plan !== null && customer.plan !== undefined && facts.policy.plans.some(({ id }) => id === customer.plan);
  const asked = speaks(rules, language) ?? rules.languages[0] ?? language;
  const who = known ? customer : anyone(facts.policy, rules, customer);
  const { verdict, next } = resolve(facts.policy, rules, { customer: who, language: asked, at });
  if (verdict === "locked") return made(false, lockedText(channel, customer.plan ?? ""));
  if (verdict === "not-in-language") return made(false, channel.languages_help_text ?? channel.languages_text);
  if (verdict === "closed") {
    const until = next.do === "wait" && next.until ? moment(facts.locale, new Date(next.until), new Date(at)) : "";
    const text = until ? facts.texts.channel_closed_until : facts.texts.channel_closed_now;
    return made(
      false,
      (text ?? "").replace("%n", () => until),
    );
  }
  // An e-mail can't start a chat; everything else it can ask for.
  if (facts.byMail && KINDS[channel.kind]?.answer === "chat") {
    return made(
      false,
      facts.texts.form_chat_elsewhere ?? "",
      channel.href && !channel.href.endsWith("#request") ? { href: channel.href, text: channel.link_text } : null,
    );
  }
  // Whose plan is not known learns whom it is for; the others how soon, or until when.
  if (!known && channel.plans_text) return made(true, channel.plans_text);
  const until = next.do === "contact" && next.until ? moment(facts.locale, new Date(next.until), new Date(at)) : "";
  return made(true, channel.reply_text ?? (until ? (facts.texts.channel_open_until ?? "").replace("%n", () => until) : ""));
}

/** @param {Channel} channel @param {string} plan */
function lockedText(channel, plan) {
  return channel.locked.find((lock) => lock.plan === plan)?.text ?? channel.conditions[0] ?? channel.plans_text;
}

/**
 * Whoever could use the channel: of a reader who has not said which plan they are on, nothing is refused for it.
 * @param {Policy} policy @param {import("../resolve.js").Channel} channel @param {Customer} customer
 * @returns {Customer}
 */
function anyone(policy, channel, customer) {
  const addon = policy.addons.find(({ id }) => channel.addons.includes(id));
  const plan = channel.plans[0] ?? addon?.plans[0] ?? null;
  return { ...customer, plan, addons: policy.addons.map(({ id }) => id), seat: undefined };
}

/**
 * The language to begin with: the one asked for, else the page's, else the channel's first.
 * @param {{ code: string }[]} languages @param {(string | null | undefined)[]} wishes best first
 */
export function languageOf(languages, wishes) {
  const codes = { languages: languages.map(({ code }) => code) };
  for (const wish of wishes) {
    const spoken = wish ? speaks(codes, wish) : null;
    if (spoken) return spoken;
  }
  return codes.languages[0] ?? "";
}
