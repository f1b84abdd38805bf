// Puts the contact form into the contact page: who the reader is comes from plan-picker.js, articles from the
// site's own search, the pass from wherever the product has put it.

import { mountForm, formTexts } from "./contacts/form.js";
import { policyOf } from "./contact-now.js";
import { announce } from "./dom.js";
import { heldPass } from "./seal/held.js";

/**
 * Articles that may answer a summary; loaded with the first of them.
 * @param {string} locale @param {string} text
 */
async function suggest(locale, text) {
  const { ready } = await import("./search-engine.js");
  const search = await ready(locale, () => {});
  const { hits } = await search.query(text, { limit: 8 });
  // Several sections of an article are one article here.
  const articles = new Map(hits.map(({ url, title, locale }) => [url.split("#")[0] ?? url, { title, lang: locale }]));
  return [...articles].map(([url, { title, lang }]) => ({ url, title, lang }));
}

/** @param {HTMLElement} page @param {HTMLElement} section */
async function start(page, section) {
  const body = section.querySelector("[data-request-body]");
  if (!(body instanceof HTMLElement)) return;
  /** @type {import("./contact-now.js").Reader} */
  let reader = { customer: {}, pass: null };
  // Before anything is waited for: the page's own script tells it now.
  page.addEventListener("guichet:plan", (event) => {
    reader = /** @type {CustomEvent} */ (event).detail;
  });
  const locale = document.documentElement.lang;
  const texts = await formTexts(locale);
  const form = mountForm(body, {
    ...JSON.parse(section.dataset.request ?? ""),
    policy: policyOf(page),
    texts,
    locale,
    customer: () => reader.customer,
    pass: () => reader.pass,
    // For the endpoint to check; asked for with every send.
    bearer: heldPass,
    onOutcome: ({ sent }, channel) => announce("request", { sent, channel }),
    suggest: section.hasAttribute("data-suggest") ? (text) => suggest(locale, text) : undefined,
  });
  // No invitation to write where no way is open to be answered: the ways that there are stand above.
  const follow = () => {
    form.update();
    section.hidden = !form.isOpen();
  };
  page.addEventListener("guichet:plan", follow);
  follow();
  setInterval(() => {
    form.update();
    // What closes meanwhile is not taken from under the reader's hands.
    if (form.isOpen()) section.hidden = false;
  }, 60_000);
  // A card whose channel has no other way in.
  page.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href$="#request"]');
    const channel = link?.closest("[data-channel]");
    if (!(channel instanceof HTMLElement) || !link) return;
    form.choose(channel.dataset.channel ?? "");
    requestAnimationFrame(form.focus);
  });
}

const page = document.querySelector("[data-contact]");
const section = page?.querySelector("[data-request]");
if (page instanceof HTMLElement && section instanceof HTMLElement) {
  // Without its words, or with a browser too old for it, the plain form stays.
  start(page, section).catch(() => {});
}
