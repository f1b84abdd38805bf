// What the cards of the contact page say of this moment: open or closed, until when, and what else is open to the reader.

import { resolve, speaks } from "./contacts/resolve.js";
import { moment } from "./contacts/words.js";
import { element, fill } from "./dom.js";

/**
 * @typedef {import("./contacts/resolve.js").Policy} Policy
 * @typedef {import("./contacts/resolve.js").Channel} Channel
 * @typedef {import("./contacts/resolve.js").Customer} Customer
 * @typedef {import("./contacts/resolve.js").Verdict} Verdict
 */

/**
 * @param {HTMLElement} page
 * @returns {Policy | null}
 */
export function policyOf(page) {
  try {
    return JSON.parse(page.dataset.policy ?? "");
  } catch {
    // A theme whose page says nothing of the policy: cards are as they are without scripts.
    return null;
  }
}

/**
 * The verdict on every channel, in the page's language, now.
 * @param {Policy} policy @param {Customer} customer @param {number} at
 * @returns {Map<string, Verdict>}
 */
export function verdicts(policy, customer, at) {
  const question = { customer, language: document.documentElement.lang, at };
  return new Map(policy.channels.map((channel) => [channel.id, resolve(policy, channel, question)]));
}

/**
 * @param {HTMLElement} page
 * @param {Policy} policy
 * @param {Map<string, Verdict> | null} known of a reader who has said who they are
 * @param {number} at
 */
export function showNow(page, policy, known, at) {
  for (const channel of policy.channels) {
    const card = page.querySelector(`[data-channel="${CSS.escape(channel.id)}"]`);
    if (!card) continue;
    const verdict = known?.get(channel.id);
    showStatus(page, card, policy, channel, verdict?.verdict === "locked", at);
    showInstead(page, card, verdict);
  }
}

/** @param {HTMLElement} page @param {Element} card @param {Policy} policy @param {Channel} channel @param {boolean} locked @param {number} at */
function showStatus(page, card, policy, channel, locked, at) {
  const status = card.querySelector("[data-status]");
  if (!(status instanceof HTMLElement)) return;
  const { next } = resolve(policy, channel, { customer: someone(policy, channel), language: spoken(channel), at });
  const open = next.do === "contact";
  status.hidden = locked || !(open || next.do === "wait");
  if (status.hidden || !("until" in next)) return;
  const text = next.until && moment(document.documentElement.lang, new Date(next.until), new Date(at));
  const { tOpenNow, tOpenUntil, tClosedNow, tClosedUntil } = page.dataset;
  const pattern = open ? (text ? tOpenUntil : tOpenNow) : text ? tClosedUntil : tClosedNow;
  status.classList.toggle("is-open", open);
  status.textContent = fill(pattern, { n: text ?? "" });
}

/**
 * Hours are the same for all who have a channel: whoever could use it.
 * @param {Policy} policy @param {Channel} channel
 * @returns {Customer}
 */
function someone(policy, channel) {
  const addon = policy.addons.find(({ id }) => channel.addons.includes(id));
  return { plan: channel.plans[0] ?? addon?.plans[0] ?? null, addons: policy.addons.map(({ id }) => id) };
}

/** @param {Channel} channel */
function spoken(channel) {
  const page = document.documentElement.lang;
  return speaks(channel, page) ?? channel.languages[0] ?? page;
}

/** @param {HTMLElement} page @param {Element} card @param {Verdict | undefined} verdict */
function showInstead(page, card, verdict) {
  const line = card.querySelector("[data-instead]");
  if (!(line instanceof HTMLElement)) return;
  const other = verdict?.instead ? page.querySelector(`[data-channel="${CSS.escape(verdict.instead)}"] .channel-name`) : null;
  line.hidden = !other;
  if (!other || !verdict?.instead) return;
  const [before = "", after = ""] = (page.dataset.tInstead ?? "%n").split("%n");
  line.replaceChildren(before, element("a", { href: `#channel-${verdict.instead}`, text: other.textContent ?? "" }), after);
}
