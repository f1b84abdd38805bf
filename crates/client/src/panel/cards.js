// What an article says of channels and plans, for this customer and this moment: the same verdicts, and the same ways in,
// as in the panel's own view of them. Fetched with the first article that names a channel.

/**
 * @import { ContactView } from "./contact.js"
 * @typedef {typeof import("./contact.js")} Contact
 * @typedef {{ channel: import("../contacts/resolve.js").Channel, card: Element, now: HTMLElement }} Card
 */

/**
 * @param {ContactView} view
 * @param {HTMLElement} article in its place
 * @returns {Promise<() => void>} draws them anew: the options have changed
 */
export async function liveCards(view, article) {
  /** @type {Contact} */
  const contact = await import(`${view.files}panel/contact.js`);
  const { policy } = view.data.contacts;
  const { h } = view.ui;
  const cards = policy.channels.flatMap((channel) =>
    [...article.querySelectorAll(`[data-channel="${CSS.escape(channel.id)}"]`)].map((card) => {
      const now = h("div", { class: "channel-action" });
      card.append(now);
      return { channel, card, now };
    }),
  );
  let pass = await contact.openPassOf(view);
  let held = view.given.pass;
  const draw = async () => {
    if (held !== view.given.pass) {
      held = view.given.pass;
      pass = await contact.openPassOf(view);
    }
    if (view.signal.aborted) return;
    const plan = contact.planNow(view, pass);
    for (const cell of article.querySelectorAll(".matrix [data-plan]"))
      cell.classList.toggle("is-chosen", cell.getAttribute("data-plan") === plan);
    for (const card of cards)
      if (!card.now.contains(/** @type {ShadowRoot} */ (article.getRootNode()).activeElement)) show(view, card, plan, pass, contact);
  };
  await draw();
  const timer = setInterval(draw, contact.REFRESH);
  view.signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  return draw;
}

/** @param {ContactView} view @param {Card} card @param {string | null} plan @param {Awaited<ReturnType<Contact["openPassOf"]>>} pass @param {Contact} contact */
function show(view, { channel, card, now }, plan, pass, contact) {
  const found = contact.judged(view, channel, plan, pass);
  if (!found) return;
  const { state } = found.offer;
  // Nobody knows whether it is theirs: what the article has in its place lets them say so.
  const unsaid = state === "unsaid";
  for (const part of card.querySelectorAll("[data-channel-action]")) /** @type {HTMLElement} */ (part).hidden = !unsaid;
  // The warning is in the card, where it is one of languages.
  for (const part of card.querySelectorAll(".channel-not-in-language")) /** @type {HTMLElement} */ (part).hidden = !unsaid;
  now.className = `channel-action is-${state}`;
  now.replaceChildren(...(unsaid ? [] : [...found.states, ...found.ways]).filter((part) => !!part));
  now.hidden = !now.hasChildNodes();
}
