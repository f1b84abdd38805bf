// The view of a page of the help centre, and of the part of it that a link leads to.

import { h } from "../common/elements.js";
import { clean, enliven, fetchDocument, partOf, readPage } from "./article.js";
import { contactOf } from "./contact-view.js";
import { icon, skeleton, trouble } from "./dom.js";
import { current, failed, renew, report } from "./state.js";

/**
 * @import { Entry } from "./trail.js"
 * @import { ContactView } from "./contact-view.js"
 * @import { Panel } from "./state.js"
 * @import { ReadPage } from "./article.js"
 */

/** @param {Panel} panel @param {Entry} next @param {number} [section] the reader was at the n-th heading */
export async function read(panel, next, section = -1) {
  if (!panel.data) return;
  const [t, mine] = [panel.data.texts, renew(next)];
  const link = h("a", { class: "new-tab", href: next.url, target: "_blank", rel: "noopener" }, t.panel_new_tab, icon("out"));
  const content = h("div", { class: "reading", "aria-busy": "true" }, skeleton());
  next.node.replaceChildren(h("div", { class: "view" }, link, content));
  const [address = "", hash = ""] = next.url.split("#");
  try {
    const page = readPage(await fetchDocument(address, mine), address, panel.data.schemes);
    if (!page) throw new Error(`can't read ${address}`);
    if (page.rare) await enhance(panel, page, mine);
    if (mine.aborted) return;
    next.page = page;
    content.replaceChildren(page.content);
    enliven(page.content, mine);
    arrive(panel, next, content, section < 0 ? hash : section);
    if (content.querySelector("[data-channel], .matrix")) keepCards(contactOf(panel, panel.data, next, mine), next, content);
    if (page.kind === "article") panel.announce("article", { article: page.id, locale: next.locale, url: next.url });
  } catch (error) {
    if (mine.aborted) return;
    content.replaceChildren(trouble(t, t.panel_article_error, () => read(panel, next, section)));
    if (!next.id) return failed(panel, error);
    const message = `article(): "${next.id}" is not an article of the help centre, or can't be read: ${error}`;
    report(panel, [{ name: "article()", value: next.id, message }]);
  } finally {
    content.removeAttribute("aria-busy");
  }
}

/**
 * The focus and the scrolling of a page that is there now.
 * @param {Panel} panel @param {Entry} next @param {HTMLElement} content @param {string | number} place a fragment, or the n-th heading
 */
function arrive(panel, next, content, place) {
  const h1 = content.querySelector("h1");
  if (h1) h1.tabIndex = -1;
  if (next !== current(panel) || !panel.opened) return;
  const { activeElement } = panel.shadow;
  if (activeElement === panel.frame.body || !next.node.contains(activeElement)) h1?.focus({ preventScroll: true });
  (typeof place === "string" ? partOf(content, place) : content.querySelectorAll("h2, h3")[place])?.scrollIntoView();
}

/** Without their module, labelled sections stay one below the other. @param {Panel} panel @param {ReadPage} page @param {AbortSignal} signal */
const enhance = (panel, page, signal) =>
  import(`${panel.files}panel/rare.js`).then(
    (rare) => rare.enhance(panel, page, { clean, fetchDocument }, signal),
    (error) => failed(panel, error),
  );

/** What the page says of channels and plans, for this customer. @param {ContactView} view @param {Entry} next @param {HTMLElement} content */
function keepCards(view, next, content) {
  import(`${view.files}panel/cards.js`).then(
    async ({ liveCards }) => {
      next.again = await liveCards(view, content);
    },
    // They stay as on a page without scripts.
    (error) => failed(view, error),
  );
}
