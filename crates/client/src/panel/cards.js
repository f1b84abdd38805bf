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
  // Of a customer whose plan nobody knows, only that it is closed for all who have it.
  const found = contact.judged(view, channel, plan ?? channel.plans[0] ?? null, pass);
  if (!found) return;
  const known = plan !== null || found.verdict.verdict === "closed";
  for (const part of card.querySelectorAll("[data-channel-action]")) /** @type {HTMLElement} */ (part).hidden = known;
  now.className = `channel-action is-${found.verdict.verdict}`;
  now.replaceChildren(...[known && found.state, ...(plan === null ? [] : found.ways)].filter((part) => !!part));
  now.hidden = !now.hasChildNodes();
}
