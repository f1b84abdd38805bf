// What is missing, in the reader's words: asked of whoever says that an article was no help, and sent with the vote.

import { element } from "./dom.js";

/** @typedef {import("./insights/collect.js").Insight & { kind: "vote" }} Vote */

/**
 * @param {Element} box
 * @param {import("./insights/collect.js").Collection} collection
 * @param {string} locale
 * @param {Vote} vote
 */
export async function askWhy(box, collection, locale, vote) {
  const answer = await fetch(new URL(`words/insights/${locale}.json`, import.meta.url));
  if (!answer.ok) return;
  /** @type {Record<string, string>} */
  const t = await answer.json();
  document.head.append(element("link", { rel: "stylesheet", href: new URL("insights.css", import.meta.url).href }));
  const text = element("textarea", {
    class: "helpful-input",
    id: "page:helpful-comment",
    rows: "3",
    maxlength: "2000",
    dir: "auto",
    "aria-describedby": "page:helpful-help",
  });
  const headings = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-article] :is(h2, h3)[id]"));
  const names = [...headings].map((heading) => nameOf(heading)).filter((name) => name !== "");
  const section = element(
    "select",
    { class: "helpful-input", id: "page:helpful-section" },
    element("option", { value: "", text: t.insights_section_any }),
    ...names.map((name) => element("option", { value: name, text: name })),
  );
  const form = element(
    "form",
    { class: "helpful-comment" },
    element("label", { class: "helpful-label", for: text.id, text: t.insights_comment }),
    text,
    element("p", { class: "helpful-note", id: "page:helpful-help", text: t.insights_comment_help }),
  );
  if (names.length) form.append(element("label", { class: "helpful-label", for: section.id, text: t.insights_section }), section);
  form.append(element("button", { class: "button button-quiet", type: "submit", text: t.insights_send }));
  // Words that were not sent stay the reader's; the vote waits for them as long as the page is there.
  collection.hold("vote", locale, vote, () => text.value.trim() !== "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const comment = text.value.trim();
    if (!comment) {
      text.focus();
      return;
    }
    collection.hold("vote", locale, { ...vote, comment, section: section.value || null }, () => false);
    collection.release("vote");
    const thanks = element("p", { class: "helpful-thanks", role: "status", tabindex: "-1", text: t.insights_sent });
    form.replaceWith(thanks);
    thanks.focus();
  });
  // A vote that is on its way can't take a comment along any more: it would be counted twice.
  const gone = () => text.value.trim() === "" && form.remove();
  document.addEventListener("visibilitychange", gone, { once: true });
  addEventListener("pagehide", () => form.remove(), { once: true });
  box.append(form);
}

/** Without the link to itself that headings have. @param {HTMLElement} heading */
function nameOf(heading) {
  const copy = /** @type {HTMLElement} */ (heading.cloneNode(true));
  for (const link of copy.querySelectorAll(".anchor")) link.remove();
  return copy.textContent?.trim() ?? "";
}
