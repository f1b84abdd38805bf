// What a reader's pass opens: sealed details in the cards of channels, and on the contact page whose pass it is and until when.
// Whatever goes wrong, the page stays what it is for everyone, and says why.

import { mayOpen } from "./contacts/offer.js";
import { moment } from "./contacts/words.js";
import { element, fill } from "./dom.js";
import { carriesPass, forgetPass, heldPass } from "./seal/held.js";
import { openPass } from "./seal/pass.js";
import { words } from "./words.js";

/**
 * @typedef {import("./seal/pass.js").Pass} Pass
 * @typedef {import("./seal/pass.js").Details} Details
 * @typedef {import("./seal/pass.js").Reason | "unavailable"} Reason
 */

const SEALED = "[data-sealed]";

/**
 * Opens the reader's pass, if there is one, and reveals below `root` what its key opens and the policy's conditions let it open.
 * @param {ParentNode} root
 * @param {import("./contacts/resolve.js").Policy} policy
 * @param {string} [sealed] where the site's sealed details are, if no card says so
 * @returns {Promise<Pass | { refused: Reason } | null>} `null`: no pass
 */
export async function usePass(root, policy, sealed) {
  const token = heldPass();
  if (token === null) return null;
  const cards = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(SEALED)]);
  const pass = await open(token, cards.find((card) => card.dataset.sealedFile)?.dataset.sealedFile ?? sealed);
  cards.forEach(conceal);
  if ("refused" in pass) {
    // One that the network failed is good for another try.
    if (pass.refused !== "unavailable") forgetPass();
    return pass;
  }
  for (const card of cards) {
    const id = card.dataset.sealed ?? "";
    const details = mayOpen(policy, id, pass.says) && (await pass.reveal(id));
    if (details) show(card, details);
  }
  return pass;
}

/** @param {string} token @param {string | undefined} file @returns {Promise<Pass | { refused: Reason }>} */
async function open(token, file) {
  if (!file) return { refused: "unavailable" };
  try {
    // Never from a cache: after a change of keys an older file would refuse the new passes.
    const answer = await fetch(file, { cache: "no-cache" });
    if (!answer.ok) return { refused: "unavailable" };
    return await openPass(token, await answer.json());
  } catch {
    return { refused: "unavailable" };
  }
}

/** @param {HTMLElement} card @param {Details} details */
function show(card, details) {
  /** @type {HTMLElement[]} */
  const shown = [element("a", { class: "button", href: details.href, text: card.dataset.linkText })];
  // Numbers and addresses run from left to right in every script.
  if (details.text) shown.push(element("p", { class: "channel-revealed" }, element("bdi", { dir: "ltr", text: details.text })));
  for (const node of shown) node.dataset.revealed = "";
  card.prepend(...shown);
  note(card, true);
  const list = card.querySelector("[data-sealed-languages]");
  if (!(list instanceof HTMLElement) || !details.languages?.length) return;
  for (const link of list.querySelectorAll("a")) {
    const own = details.languages.find(({ code }) => code === link.hreflang);
    if (own) link.href = own.href;
  }
  list.hidden = false;
}

/** @param {HTMLElement} card */
function conceal(card) {
  for (const node of card.querySelectorAll("[data-revealed]")) node.remove();
  note(card, false);
  const list = card.querySelector("[data-sealed-languages]");
  if (!(list instanceof HTMLElement)) return;
  list.hidden = true;
  for (const link of list.querySelectorAll("a")) link.removeAttribute("href");
}

/** @param {HTMLElement} card @param {boolean} hidden */
function note(card, hidden) {
  const text = card.querySelector("[data-sealed-note]");
  if (text instanceof HTMLElement) text.hidden = hidden;
}

/**
 * The contact page: the pass chooses the plan, and the page says which pass it is.
 * @param {HTMLElement} page
 * @param {import("./contacts/resolve.js").Policy} policy
 * @param {(says: Pass["says"] | null) => void} choose `null`: what the reader chose before
 */
export function startPass(page, policy, choose) {
  const box = page.querySelector("[data-pass]");
  if (!(box instanceof HTMLElement)) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let ending;

  async function apply() {
    const pass = await usePass(page, policy);
    if (!pass || !(box instanceof HTMLElement)) return;
    clearTimeout(ending);
    const t = await words().catch(() => null);
    if ("refused" in pass) {
      choose(null);
      if (t) say(box, t[`pass_refused_${pass.refused}`], t.pass_refused_help);
      return;
    }
    choose(pass.says);
    ending = setTimeout(apply, Math.max(0, pass.expires.getTime() - Date.now()) + 500);
    if (!t) return;
    const until = moment(document.documentElement.lang, pass.expires, new Date());
    say(box, fill(t.pass_held, { q: planName(page, pass.plan), n: until }));
    const forget = element("button", { class: "button button-quiet", type: "button", text: t.pass_forget });
    forget.addEventListener("click", () => {
      clearTimeout(ending);
      forgetPass();
      page.querySelectorAll(SEALED).forEach((card) => conceal(/** @type {HTMLElement} */ (card)));
      choose(null);
      say(box, t.pass_forgotten);
      // The button that had the focus is gone.
      box.tabIndex = -1;
      box.focus();
    });
    box.append(forget);
  }

  addEventListener("hashchange", () => {
    if (carriesPass()) apply();
  });
  apply();
}

/** @param {HTMLElement} box @param {...(string | undefined)} sentences */
function say(box, ...sentences) {
  box.replaceChildren(...sentences.map((text) => element("p", { text })));
}

/** @param {HTMLElement} page @param {string} plan */
function planName(page, plan) {
  const radio = page.querySelector(`[data-plan-picker] input[name=plan][value="${CSS.escape(plan)}"]`);
  return radio?.closest("label")?.textContent?.trim() ?? plan;
}
