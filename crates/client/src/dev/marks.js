// Links to pages that readers don't get, or not like this: drafts, articles of later days, unlisted ones, translations that are
// behind. The words are drawn by a stylesheet, so that the page's own text stays what it is.

/** @typedef {import("./about.d.ts").Mark} Mark */

/** @type {Map<string, Mark[]>} */
let marks = new Map();

const WORDS = { draft: "Draft", scheduled: "Scheduled", unlisted: "Unlisted", stale: "Out of date" };

/** @param {Mark} mark */
const word = ({ mark, date }) => (date ? `${WORDS[mark]} ${date}` : WORDS[mark]);

/** In a card the title is what names it. @param {HTMLAnchorElement} link */
const named = (link) => link.querySelector("h2, h3, h4, [class*=title]") ?? link;

function draw() {
  for (const link of document.links) {
    // Sections of this page are on it: the page's own link has the word.
    if (!(link instanceof HTMLAnchorElement) || link.hreflang || link.getAttribute("href")?.startsWith("#")) continue;
    const of = link.origin === location.origin ? marks.get(link.pathname) : undefined;
    const element = named(link);
    const text = of?.map(word).join(" · ") ?? null;
    if (element.getAttribute("data-guichet-mark") === text) continue;
    if (text === null) element.removeAttribute("data-guichet-mark");
    else element.setAttribute("data-guichet-mark", text);
  }
}

let waits = false;
function drawSoon() {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    draw();
  });
}

// Results of a search, and text that was replaced.
new MutationObserver(drawSoon).observe(document.body, { childList: true, subtree: true });

export async function mark() {
  const answer = await fetch(new URL("marks", import.meta.url), { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  marks = new Map(Object.entries(/** @type {Record<string, Mark[]>} */ (await answer.json())));
  draw();
}
