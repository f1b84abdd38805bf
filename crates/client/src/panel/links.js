// Links in the panel: what the help centre has for reading opens inside, everything else beside the product's page.

/**
 * @import { HelpData } from "./data.js"
 */

/**
 * Which view of the panel shows what is at an address; `null`: none does.
 * @param {string} url
 * @param {string} base
 * @param {HelpData["urls"]} urls
 * @returns {"contact" | "home" | "page" | null}
 */
export function viewOf(url, base, urls) {
  if (!url.startsWith(base)) return null;
  const { pathname } = new URL(url);
  if (new URL(urls.contact, base).pathname === pathname) return "contact";
  if (new URL(urls.home, base).pathname === pathname) return "home";
  const [path = ""] = url.slice(base.length).split(/[?#]/);
  // Files, lists for machines and the search page are not read in the panel.
  const isPage = path.endsWith("/") && !path.startsWith("_") && !(urls.search && url.startsWith(new URL(urls.search, base).href));
  return isPage ? "page" : null;
}

/**
 * @param {HTMLElement} dialog
 * @param {object} options
 * @param {(address: string) => string | null} options.leads where it leads, if it may be followed
 * @param {(url: string) => boolean} options.enter shows what is there in the panel; whether it could
 * @param {(hash: string) => void} options.jump to a part of what is shown
 */
export function followLinks(dialog, { leads, enter, jump }) {
  /** The link that was clicked, if it may be followed; another one is not. @param {Event} event */
  function linkOf(event) {
    const link = /** @type {Element} */ (event.target).closest(":any-link");
    if (link instanceof HTMLAnchorElement && leads(link.href)) return link;
    if (link) event.preventDefault();
  }

  dialog.addEventListener("auxclick", linkOf);
  dialog.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link) return;
    const own = link.getAttribute("href") ?? "";
    if (own.startsWith("#")) {
      event.preventDefault();
      jump(own.slice(1));
      return;
    }
    // Wherever it leads, the customer's work stays where it is.
    if (link.protocol.startsWith("http")) {
      link.target = "_blank";
      link.relList.add("noopener");
    }
    const special = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.classList.contains("new-tab");
    if (!special && !link.hasAttribute("download") && enter(link.href)) event.preventDefault();
  });
}
