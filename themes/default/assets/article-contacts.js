// What an article says of channels, for this reader and this moment: the cards that `contact(channel=…)` leaves, and the
// tables of plans. What the contact page has in its markup is fetched here, as few articles name a channel.

import { markPlan, showFor } from "./channels.js";
import { showNow, verdicts } from "./contact-now.js";

/** @typedef {import("./contact-now.js").Policy} Policy */

/** @type {Promise<{ policy: Policy, channels: { id: string, name: string }[], words: Record<string, string>, url: string }> | undefined} */
let loading;
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

/** @param {HTMLElement} article @param {string} plan empty: the reader has not named one */
export async function showChannels(article, plan) {
  markPlan(article, plan);
  const card = /** @type {HTMLElement | null} */ (article.querySelector("[data-channel]"));
  if (!card) return;
  // What the plan alone says, in case that nothing more is to be had.
  if (plan) showFor(article, plan);
  if (!card.dataset.help) return;
  loading ??= fetch(card.dataset.help).then(async (answer) => (await answer.json()).contacts);
  const { policy, channels, words, url } = await loading;
  const isPlan = policy.plans.some(({ id }) => id === plan);
  article.dataset.tOpenNow = words["channel-open-now"];
  article.dataset.tOpenUntil = words["channel-open-until"];
  article.dataset.tClosedNow = words["channel-closed-now"];
  article.dataset.tClosedUntil = words["channel-closed-until"];
  article.dataset.tInstead = words["channel-instead"];
  const elsewhere = (/** @type {string} */ id) => {
    const name = channels.find((channel) => channel.id === id)?.name;
    return name ? { name, href: `${url}#channel-${id}` } : undefined;
  };
  const show = () => {
    const at = Date.now();
    const known = isPlan ? verdicts(policy, { plan }, at) : null;
    if (known) showFor(article, plan, (id) => known.get(id)?.verdict === "locked");
    showNow(article, policy, known, at, elsewhere);
  };
  show();
  // What is open changes with the minutes.
  clearInterval(timer);
  timer = setInterval(show, 30_000);
}
