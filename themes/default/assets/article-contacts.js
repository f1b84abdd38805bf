// What an article says of channels, for this reader and this moment: the cards that `contact(channel=…)` leaves, and the
// tables of plans. What the contact page has in its markup is fetched here, as few articles name a channel.

import { markPlan } from "./channels.js";
import { showOffers } from "./contact-now.js";
import { recall } from "./memory.js";
import { heldPass } from "./seal/held.js";

/** @typedef {import("./contact-now.js").Policy} Policy */

/**
 * @param {HTMLElement} article
 * @param {string} chosen the plan that the reader has named; empty: none
 * @param {(plan: string) => void} learned the plan of their pass
 */
export async function showChannels(article, chosen, learned) {
  markPlan(article, chosen);
  const card = /** @type {HTMLElement | null} */ (article.querySelector("[data-channel]"));
  if (!card?.dataset.help) return;
  const token = heldPass();
  const answer = await fetch(card.dataset.help);
  /** @type {{ policy: Policy, channels: { id: string, name: string }[], words: Record<string, string>, url: string, sealed?: string }} */
  const { policy, channels, words, url, sealed } = (await answer.json()).contacts;
  article.dataset.tOpenNow = words["channel-open-now"];
  article.dataset.tOpenUntil = words["channel-open-until"];
  article.dataset.tClosedNow = words["channel-closed-now"];
  article.dataset.tClosedUntil = words["channel-closed-until"];
  article.dataset.tInstead = words["channel-instead"];
  const elsewhere = (/** @type {string} */ id) => {
    const name = channels.find((channel) => channel.id === id)?.name;
    return name ? { name, href: `${url}#channel-${id}` } : undefined;
  };
  const addons = recall("addons")?.split(" ") ?? [];
  /** @type {import("./contact-now.js").Reader} */
  let reader = { customer: { plan: chosen, addons }, pass: null };
  const show = () => showOffers(article, policy, reader, elsewhere);
  show();
  // What is open changes with the minutes.
  setInterval(show, 30_000);
  if (token === null) return;
  const { usePass } = await import("./pass.js");
  const pass = await usePass(article, policy, sealed);
  if (!pass || "refused" in pass) return;
  reader = { customer: { plan: pass.plan, addons }, pass: pass.says };
  markPlan(article, pass.plan);
  learned(pass.plan);
  show();
}
