// How a request can be answered: each channel of the form, in the policy's order, with what is shown of it everywhere to this
// customer at this moment. None is left out: what can't be chosen says why.

import { KINDS } from "../kinds.js";
import { offer } from "../offer.js";
import { planOf, speaks } from "../resolve.js";
import { moment } from "../words.js";

/**
 * @typedef {import("../resolve.js").Policy} Policy
 * @typedef {import("../resolve.js").Customer} Customer
 * @typedef {Pick<import("../../help.js").ChannelView, "id" | "kind" | "name" | "href" | "link_text" | "languages_text"
 *   | "languages_help_text" | "warning_text" | "reply_text" | "plans_text" | "conditions" | "locked">
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
 * @param {import("../offer.js").Vouched | null} [pass]
 * @returns {Choice[]}
 */
export function choices(facts, customer, language, at, pass) {
  return facts.channels.map((channel) => choice(facts, channel, { customer, pass, language, at }));
}

/**
 * @param {Facts} facts @param {Channel} channel @param {import("../offer.js").Asked} question
 * @returns {Choice}
 */
function choice(facts, channel, question) {
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
  const { state, until, warning, verdict } = offer(facts.policy, rules, question);
  const { customer, at } = question;
  const time = until && moment(facts.locale, new Date(until), new Date(at));
  const timed = (/** @type {string | undefined} */ text = "") => text.replace("%n", () => time ?? "");
  if (state === "locked") return made(false, lockedText(channel, verdict.rule, customer.plan ?? ""));
  if (state === "closed") return made(false, timed(time ? facts.texts.channel_closed_until : facts.texts.channel_closed_now));
  // An e-mail can't start a chat; everything else it can ask for.
  if (facts.byMail && KINDS[channel.kind]?.answer === "chat") {
    return made(
      false,
      facts.texts.form_chat_elsewhere ?? "",
      channel.href && !channel.href.endsWith("#request") ? { href: channel.href, text: channel.link_text } : null,
    );
  }
  // Who reads another language learns which it is, whose plan is not known whom it is for; the others how soon, or until when.
  const warned = warning && (warning === "language" ? channel.warning_text : channel.languages_help_text);
  if (warned) return made(true, warned);
  if (planOf(facts.policy, customer) === null && channel.plans_text) return made(true, channel.plans_text);
  return made(true, channel.reply_text ?? (time ? timed(facts.texts.channel_open_until) : ""));
}

/** @param {Channel} channel @param {string} rule @param {string} plan */
function lockedText({ locked, conditions, plans_text }, rule, plan) {
  const unmet = rule === "conditions" ? conditions.join(" ") : undefined;
  return unmet || (locked.find((lock) => lock.plan === plan)?.text ?? plans_text);
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
