// May this customer start a conversation on this channel, in this language, at this moment? The twin of the file of this name
// in crates/contacts/src/, held to it by tests/vectors/contacts.json: every question has exactly one verdict, which says what
// rule of contacts.yaml it comes from and what to do next.
//
// What is shown of it is decided in offer.js. It is about starting: reading and answering earlier conversations is never asked about here. And it decides what is
// shown: what must stay secret is not in the page at all.

import { state } from "./hours.js";
import { KINDS } from "./kinds.js";

/**
 * The policy as `guichet contacts --json` and help.json have it.
 * @typedef {{ needs: string, accounts_from: string | null }} Condition `needs` is `seat` or an add-on
 * @typedef {object} Channel
 * @property {string} id
 * @property {string} kind
 * @property {string[]} plans
 * @property {string[]} addons
 * @property {Condition[]} conditions
 * @property {string[]} languages
 * @property {string} language_from `reader` or `account`
 * @property {string} [gate]
 * @property {import("./hours.js").Hours | null} hours
 * @typedef {object} Policy
 * @property {{ id: string }[]} plans lowest first
 * @property {{ id: string, plans: string[] }[]} addons
 * @property {Channel[]} channels
 * @property {{ [name: string]: import("./hours.js").Zone }} zones
 *
 * @typedef {object} Customer what is known of whoever asks; everything may be left out
 * @property {string | null} [plan]
 * @property {string[]} [addons]
 * @property {boolean | null} [seat]
 * @property {string | null} [created] `2024-03-05`
 * @property {string | null} [account_language]
 * @typedef {{ customer: Customer, language: string, at: number }} Question `at` in milliseconds, as `Date.now()` has it
 *
 * @typedef {{ do: "contact", language: string | null, until: string | null }
 *   | { do: "plan", plan: string | null }
 *   | { do: "addon", addon: string, plan: string | null }
 *   | { do: "seat" }
 *   | { do: "language", languages: string[] }
 *   | { do: "account-language", languages: string[] }
 *   | { do: "wait", until: string | null }} Next
 * @typedef {"offered" | "locked" | "not-in-language" | "closed"} Decision
 * @typedef {"plans" | "addons" | "conditions" | "languages" | "hours" | "closed"} Rule
 * @typedef {{ channel: string, verdict: Decision, rule: Rule, next: Next, instead: string | null }} Verdict
 */

/**
 * The verdict on one channel of the policy.
 * @param {Policy} policy
 * @param {Channel} channel
 * @param {Question} question
 * @returns {Verdict}
 */
export function resolve(policy, channel, question) {
  const [verdict, rule, next] = decide(policy, channel, question);
  const other = verdict === "offered" ? null : instead(policy, channel, question);
  return { channel: channel.id, verdict, rule, next, instead: other };
}

/**
 * People before pages, then the policy's order.
 * @param {Policy} policy @param {Channel} channel @param {Question} question
 */
function instead(policy, channel, question) {
  const offered = (/** @type {Channel} */ other) => other.id !== channel.id && decide(policy, other, question)[0] === "offered";
  const people = policy.channels.find((other) => !KINDS[other.kind]?.page && offered(other));
  return (people ?? policy.channels.find(offered))?.id ?? null;
}

/**
 * What never changes is asked first: nobody should wait for an opening hour only to learn that their plan won't do.
 * @param {Policy} policy @param {Channel} channel @param {Question} question
 * @returns {[Decision, Rule, Next]}
 */
function decide(policy, channel, question) {
  const entitled = entitlement(policy, channel, question.customer);
  if (typeof entitled !== "string") return ["locked", entitled.do === "addon" ? "addons" : "plans", entitled];
  const condition = channel.conditions.find((condition) => !holds(condition, question.customer));
  if (condition) return ["locked", "conditions", unmet(policy, condition, question.customer)];
  const language = answeredIn(channel, question);
  if (typeof language === "object" && language) return ["not-in-language", "languages", language];
  const zone = channel.hours && Object.hasOwn(policy.zones, channel.hours.tz) ? policy.zones[channel.hours.tz] : undefined;
  if (!channel.hours || !zone) return ["offered", entitled, { do: "contact", language, until: null }];
  const now = state(channel.hours, zone, Math.floor(question.at / 1000));
  if (now.open) return ["offered", entitled, { do: "contact", language, until: iso(now.until) }];
  return ["closed", now.allDay ? "closed" : "hours", { do: "wait", until: iso(now.opens) }];
}

/** @param {number | null} second */
const iso = (second) => (second === null ? null : new Date(second * 1000).toISOString().replace(".000Z", "Z"));

/** A plan that the policy doesn't have is none. @param {Policy} policy @param {Customer} customer */
export const planOf = (policy, customer) => policy.plans.find(({ id }) => id === customer.plan)?.id ?? null;

/**
 * What gives the channel to this customer, else what would.
 * @param {Policy} policy @param {Channel} channel @param {Customer} customer
 * @returns {"plans" | "addons" | Next}
 */
function entitlement(policy, channel, customer) {
  const plan = planOf(policy, customer);
  const has = (/** @type {string} */ id) => channel.plans.includes(id);
  if (plan === null ? policy.plans.every(({ id }) => has(id)) : has(plan)) return "plans";
  const addons = channel.addons.flatMap((id) => policy.addons.find((addon) => addon.id === id) ?? []);
  const goesWith = (/** @type {{ plans: string[] }} */ addon) => plan === null || addon.plans.includes(plan);
  if (addons.some((addon) => customer.addons?.includes(addon.id) && goesWith(addon))) return "addons";
  // The smallest step first: an add-on to their plan, then another plan, then both.
  const beside = plan === null ? undefined : addons.find(goesWith);
  if (beside) return { do: "addon", addon: beside.id, plan: null };
  const higher = stepTo(policy, plan, has);
  if (higher !== null) return { do: "plan", plan: higher };
  for (const addon of addons) {
    const needed = stepTo(policy, plan, (id) => addon.plans.includes(id));
    if (needed !== null) return { do: "addon", addon: addon.id, plan: needed };
  }
  return { do: "plan", plan: null };
}

/**
 * The lowest plan above this one that will do; if there is only a lower one, the lowest at all.
 * @param {Policy} policy @param {string | null} from @param {(plan: string) => boolean} does
 * @returns {string | null}
 */
function stepTo(policy, from, does) {
  const ids = policy.plans.map(({ id }) => id);
  const above = from === null ? 0 : ids.indexOf(from) + 1;
  return ids.slice(above).find(does) ?? ids.find(does) ?? null;
}

/** @param {Condition} condition @param {Customer} customer */
function holds(condition, customer) {
  // Dates of one form compare as texts.
  if (condition.accounts_from && customer.created && customer.created < condition.accounts_from) return true;
  return condition.needs === "seat" ? customer.seat !== false : customer.addons?.includes(condition.needs) === true;
}

/**
 * @param {Policy} policy @param {Condition} condition @param {Customer} customer
 * @returns {Next}
 */
function unmet(policy, condition, customer) {
  if (condition.needs === "seat") return { do: "seat" };
  const plan = planOf(policy, customer);
  const addon = policy.addons.find(({ id }) => id === condition.needs);
  const other = addon && !(plan !== null && addon.plans.includes(plan)) ? addon : null;
  return { do: "addon", addon: condition.needs, plan: other && stepTo(policy, plan, (id) => other.plans.includes(id)) };
}

/**
 * The language that the customer would be answered in (`null` if the policy doesn't say), else what to do.
 * @param {Channel} channel @param {Question} question
 * @returns {string | null | Next}
 */
function answeredIn(channel, { customer, language }) {
  if (!channel.languages.length) return null;
  const byAccount = channel.language_from === "account";
  const spoken = speaks(channel, (byAccount ? customer.account_language : null) ?? language);
  return spoken ?? { do: byAccount ? "account-language" : "language", languages: channel.languages };
}

/**
 * Which of a channel's languages serves who asks for `tag`: that very tag, else the same language (`pt` for `pt-BR`).
 * @param {{ languages: string[] }} channel @param {string} tag
 * @returns {string | null}
 */
export function speaks(channel, tag) {
  const wanted = tag.toLowerCase();
  const language = (/** @type {string} */ own) => own.toLowerCase().split("-")[0];
  return (
    channel.languages.find((own) => own.toLowerCase() === wanted) ??
    channel.languages.find((own) => language(own) === language(wanted)) ??
    null
  );
}
