// The bare address of the site: goes on to the reader's language. The list stays for whoever comes here from one of
// the site's own pages (they want to choose) and for whoever has a language that the site does not.

import { recall, remember } from "./memory.js";

/**
 * The best of `offered` for a list of wishes: the tag itself, then the same language in any region or script.
 * @param {string[]} offered
 * @param {readonly string[]} wishes
 * @returns {string | undefined}
 */
export function bestLocale(offered, wishes) {
  const lower = (/** @type {string} */ tag) => tag.toLowerCase();
  for (const wish of wishes) {
    const exact = offered.find((tag) => lower(tag) === lower(wish));
    if (exact) return exact;
    const parts = wish.split("-");
    while (parts.pop() && parts.length > 0) {
      const shorter = offered.find((tag) => lower(tag) === lower(parts.join("-")));
      if (shorter) return shorter;
    }
    const sibling = sameLanguage(offered, wish);
    if (sibling) return sibling;
  }
  return undefined;
}

/**
 * Among locales of one language, the one in the script that the wish implies: zh-TW reads zh-Hant, not zh-Hans.
 * @param {string[]} offered
 * @param {string} wish
 */
function sameLanguage(offered, wish) {
  try {
    const wanted = new Intl.Locale(wish).maximize();
    const siblings = offered.filter((tag) => new Intl.Locale(tag).language === wanted.language);
    return siblings.find((tag) => new Intl.Locale(tag).maximize().script === wanted.script) ?? siblings[0];
  } catch {
    return undefined;
  }
}

function start() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("[data-locales] a[data-locale]")]);
  for (const link of links) link.addEventListener("click", () => remember("locale", link.dataset.locale ?? null));
  const cameToChoose = document.referrer.startsWith(new URL(".", location.href).href);
  if (cameToChoose || links.length === 0) return;
  const offered = links.map((link) => link.dataset.locale ?? "");
  const chosen = recall("locale");
  const locale = chosen && offered.includes(chosen) ? chosen : bestLocale(offered, navigator.languages);
  const link = links.find((candidate) => candidate.dataset.locale === locale);
  if (link) location.replace(link.href + location.hash);
}

start();
