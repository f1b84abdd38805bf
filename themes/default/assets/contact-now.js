// What cards of channels say of this moment, on the contact page and in articles: open or closed, until when, and what else is open to the reader.

import { resolve, speaks, startable } from "./contacts/resolve.js";
import { moment } from "./contacts/words.js";
import { element, fill } from "./dom.js";

/**
 * @typedef {import("./contacts/resolve.js").Policy} Policy
 * @typedef {import("./contacts/resolve.js").Channel} Channel
 * @typedef {import("./contacts/resolve.js").Customer} Customer
 * @typedef {import("./contacts/resolve.js").Verdict} Verdict
 * @typedef {{ name: string, href: string }} Place
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
 * @param {(id: string) => Place | undefined} [elsewhere] where a channel is whose card is not on this page
 */
export function showNow(page, policy, known, at, elsewhere = () => undefined) {
  const cards = policy.channels.flatMap((channel) =>
    [...page.querySelectorAll(`[data-channel="${CSS.escape(channel.id)}"]`)].map((card) => ({ channel, card })),
  );
  for (const { channel, card } of cards) {
    const verdict = known?.get(channel.id);
    // Of a reader who has not said who they are: whether it is open at all.
    const someones = resolve(policy, channel, { customer: someone(policy, channel), language: spoken(channel), at });
    const locked = verdict?.verdict === "locked";
    const closed = !locked && someones.verdict === "closed" && !startable(verdict);
    card.classList.toggle("is-closed", closed);
    for (const action of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("[data-channel-action]"))) {
      action.hidden = closed || card.classList.contains("is-locked");
    }
    showStatus(page, card, someones, locked, at);
    showInstead(page, card, verdict, elsewhere);
  }
  arrange(page);
}

/**
 * What is open comes first, then what is not open now; what the plan does not include stands below the form, in a line
 * each. In the policy's order otherwise.
 * @param {HTMLElement} page
 */
function arrange(page) {
  const list = page.querySelector("[data-channels]");
  const other = page.querySelector("[data-channels-other]");
  if (!list || !other) return;
  const cards = [...list.children, ...other.children].sort(
    (a, b) => Number(/** @type {HTMLElement} */ (a).dataset.order) - Number(/** @type {HTMLElement} */ (b).dataset.order),
  );
  const has = (/** @type {string} */ state) => (/** @type {Element} */ item) =>
    item.querySelector(".channel")?.classList.contains(state) === true;
  const [closed, locked] = [has("is-closed"), has("is-locked")];
  const below = cards.filter(locked);
  const above = cards.filter((item) => !locked(item));
  place(list, [...above.filter((item) => !closed(item)), ...above.filter(closed)]);
  place(other, below);
  const section = other.closest("section");
  if (section) section.hidden = below.length === 0;
}

/** Moves nothing that is in its place: the focus would be lost with what moves. @param {Element} list @param {Element[]} items */
function place(list, items) {
  if (items.length === list.children.length && items.every((item, at) => list.children[at] === item)) return;
  list.replaceChildren(...items);
}

/** @param {HTMLElement} page @param {Element} card @param {Verdict} verdict of whoever could use it @param {boolean} locked @param {number} at */
function showStatus(page, card, { next }, locked, at) {
  const status = card.querySelector("[data-status]");
  if (!(status instanceof HTMLElement)) return;
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

/**
 * @param {HTMLElement} page @param {Element} card @param {Verdict | undefined} verdict
 * @param {(id: string) => Place | undefined} elsewhere
 */
function showInstead(page, card, verdict, elsewhere) {
  const line = card.querySelector("[data-instead]");
  if (!(line instanceof HTMLElement)) return;
  const other = verdict?.instead ? (placeOf(verdict.instead) ?? elsewhere(verdict.instead)) : undefined;
  line.hidden = !other;
  if (!other) return;
  const [before = "", after = ""] = (page.dataset.tInstead ?? "%n").split("%n");
  line.replaceChildren(before, element("a", { href: other.href, text: other.name }), after);
}

/** Cards of the contact page have an address; those in articles have none. @param {string} id @returns {Place | undefined} */
function placeOf(id) {
  const name = document.getElementById(`channel-${id}`)?.querySelector(".channel-name")?.textContent;
  return name ? { name, href: `#channel-${id}` } : undefined;
}
