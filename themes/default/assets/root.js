// The bare address of the site: goes on to the reader's language. The list stays for whoever comes here from one of
// the site's own pages (they want to choose) and for whoever has a language that the site does not.

import { bestLocale } from "./best-locale.js";
import { recall, remember } from "./memory.js";

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
