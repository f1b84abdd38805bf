// Links in the panel: what the help centre has for reading opens inside, everything else beside the product's page.

/**
 * @import { HelpData } from "../help.js"
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
  const is = (/** @type {string} */ address) => new URL(address, base).pathname === pathname;
  if (is(urls.contact)) return "contact";
  if (is(urls.home)) return "home";
  const [path = ""] = url.slice(base.length).split(/[?#]/);
  // Files, lists for machines and the search page are not read in the panel.
  const isPage = path.endsWith("/") && !path.startsWith("_") && !(urls.search && url.startsWith(new URL(urls.search, base).href));
  return isPage ? "page" : null;
}

/** @param {import("./state.js").Panel} panel @param {(hash: string) => void} jump to a part of what is shown */
export function followLinks({ frame: { dialog }, leads, enter }, jump) {
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
