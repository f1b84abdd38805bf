// What cards of channels say to this reader at this moment, on the contact page and in articles. What is decided, is decided in
// contacts/offer.js; here it is drawn.

import { offers, RANK } from "./contacts/offer.js";
import { moment } from "./contacts/words.js";
import { element, fill } from "./dom.js";

/**
 * @typedef {import("./contacts/resolve.js").Policy} Policy
 * @typedef {import("./contacts/resolve.js").Customer} Customer
 * @typedef {import("./contacts/offer.js").Offer} Offer
 * @typedef {import("./contacts/offer.js").Vouched} Vouched
 * @typedef {{ customer: Customer, pass: Vouched | null }} Reader what they say of themselves, and what their pass says
 * @typedef {{ name: string, href: string }} Place
 */

/** @param {HTMLElement} page @returns {Policy} */
export function policyOf(page) {
  try {
    return JSON.parse(page.dataset.policy ?? "");
  } catch {
    // A theme whose page says nothing of the policy: what its cards say.
    const plans = /** @type {NodeListOf<HTMLInputElement>} */ (page.querySelectorAll("input[name=plan][value]:not([value=''])"));
    const cards = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-channel]"));
    const none = { kind: "link", addons: [], conditions: [], languages: [], language_from: "reader", hours: null };
    const channels = [...cards].map(({ dataset: { channel = "", plans = "" } }) => ({ ...none, id: channel, plans: plans.split(" ") }));
    return { plans: [...plans].map(({ value }) => ({ id: value })), addons: [], channels, zones: {} };
  }
}

/**
 * @param {HTMLElement} page
 * @param {Policy} policy
 * @param {Reader} reader
 * @param {(id: string) => Place | undefined} [elsewhere] where a channel is whose card is not on this page
 * @returns {Map<string, Offer>}
 */
export function showOffers(page, policy, reader, elsewhere = () => undefined) {
  const at = Date.now();
  const found = offers(policy, { ...reader, language: document.documentElement.lang, at });
  for (const [id, offer] of found) {
    for (const card of page.querySelectorAll(`[data-channel="${CSS.escape(id)}"]`)) {
      showState(/** @type {HTMLElement} */ (card), offer, reader.customer.plan);
      showStatus(page, card, offer, at);
      showInstead(page, card, offer, elsewhere);
    }
  }
  arrange(page, found);
  return found;
}

/**
 * The way in, or why there is none.
 * @param {HTMLElement} card @param {Offer} offer @param {string | null | undefined} plan
 */
function showState(card, { state, verdict }, plan) {
  // Only what has changed: a fold that the reader has opened stays open.
  const shown = `${state} ${verdict.rule} ${plan}`;
  if (card.dataset.shown === shown) return;
  card.dataset.shown = shown;
  const locked = state === "locked";
  card.classList.toggle("is-locked", locked);
  card.classList.toggle("is-closed", state === "closed");
  const all = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...card.querySelectorAll(selector)]);
  const unmet = locked && verdict.rule === "conditions";
  for (const reason of all("[data-locked-for]")) reason.hidden = !locked || unmet || reason.dataset.lockedFor !== plan;
  for (const reason of all("[data-locked-condition]")) {
    reason.hidden = !unmet;
    const conditions = unmet ? all("[data-condition]").map(({ textContent }) => textContent.trim()) : [];
    reason.querySelector("span")?.replaceChildren(conditions.join(" "));
  }
  // The plan has it, and what is needed besides is said once.
  for (const badge of all("[data-locked-badge]")) badge.hidden = !locked || unmet;
  for (const fact of all("[data-condition]")) fact.hidden = unmet;
  for (const action of all("[data-channel-action]")) {
    action.hidden = locked || state === "closed";
    if (action instanceof HTMLDetailsElement) action.open = state === "open";
  }
}

/** @param {HTMLElement} page @param {Element} card @param {Offer} offer @param {number} at */
function showStatus(page, card, { state, until }, at) {
  const status = card.querySelector("[data-status]");
  if (!(status instanceof HTMLElement)) return;
  status.hidden = state === "locked";
  const closed = state === "closed";
  const text = until && moment(document.documentElement.lang, new Date(until), new Date(at));
  const { tOpenNow, tOpenUntil, tClosedNow, tClosedUntil } = page.dataset;
  const pattern = closed ? (text ? tClosedUntil : tClosedNow) : text ? tOpenUntil : tOpenNow;
  status.classList.toggle("is-open", !closed);
  status.textContent = fill(pattern, { n: text ?? "" });
}

/**
 * Whether it takes another plan. What their plan has with a condition, or an add-on that goes with it gives, does not.
 * @param {Offer | undefined} offer
 */
function isOnOtherPlans(offer) {
  if (offer?.state !== "locked" || offer.verdict.rule === "conditions") return false;
  const { next } = offer.verdict;
  return next.do !== "addon" || next.plan !== null;
}

/**
 * What is open comes first, then what is not open now, then what lacks something besides the plan; what is on other plans stands
 * below the form, in a line each. In the policy's order otherwise.
 * @param {HTMLElement} page @param {Map<string, Offer>} found
 */
function arrange(page, found) {
  const list = page.querySelector("[data-channels]");
  const other = page.querySelector("[data-channels-other]");
  if (!list || !other) return;
  const of = (/** @type {Element} */ item) =>
    found.get(/** @type {HTMLElement | null} */ (item.querySelector("[data-channel]"))?.dataset.channel ?? "");
  const rank = (/** @type {Element} */ item) => RANK[of(item)?.state ?? "open"];
  const order = (/** @type {Element} */ item) => Number(/** @type {HTMLElement} */ (item).dataset.order);
  const cards = [...list.children, ...other.children].sort((a, b) => rank(a) - rank(b) || order(a) - order(b));
  const below = cards.filter((item) => isOnOtherPlans(of(item)));
  place(
    list,
    cards.filter((item) => !below.includes(item)),
  );
  place(other, below);
  const section = other.closest("section");
  if (section) section.hidden = below.length === 0;
}

/** Moves nothing that is in its place: the focus would be lost with what moves. @param {Element} list @param {Element[]} items */
function place(list, items) {
  if (items.length === list.children.length && items.every((item, at) => list.children[at] === item)) return;
  list.replaceChildren(...items);
}

/**
 * @param {HTMLElement} page @param {Element} card @param {Offer} offer
 * @param {(id: string) => Place | undefined} elsewhere
 */
function showInstead(page, card, { instead }, elsewhere) {
  const line = card.querySelector("[data-instead]");
  if (!(line instanceof HTMLElement)) return;
  const other = instead ? (placeOf(instead) ?? elsewhere(instead)) : undefined;
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
