// On an article, or the text of an area or category: code to copy, tabs, videos, pictures to enlarge, headings to link to, the contents'
// current line, the vote.

import { announce, decoded, element, icon } from "./dom.js";
import { recall } from "./memory.js";
import { words } from "./words.js";

/** @param {string} text @returns {Promise<boolean>} */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What a reader wants of a block: not the lines that a diff removes. @param {Element} block */
function codeOf(block) {
  const code = block.querySelector("code")?.cloneNode(true);
  if (!(code instanceof Element)) return "";
  for (const line of code.querySelectorAll("del.line")) {
    line.nextSibling?.remove();
    line.remove();
  }
  return code.textContent ?? "";
}

/** The button's name is in the page: its other words are loaded when it is pressed. @param {HTMLElement} article */
async function copyButtons(article) {
  const blocks = article.querySelectorAll(".code");
  if (blocks.length === 0) return;
  const label = article.dataset.copy ?? (await words()).code_copy ?? "";
  for (const block of blocks) {
    const button = element("button", { class: "code-copy", type: "button", text: label });
    button.addEventListener("click", async () => {
      const [done, t] = await Promise.all([copy(codeOf(block)), words().catch(() => null)]);
      if (!done) return;
      button.textContent = t?.code_copied ?? label;
      button.classList.add("is-done");
      setTimeout(() => {
        button.textContent = label;
        button.classList.remove("is-done");
      }, 2000);
    });
    // Announces the button's new text: a change of a name alone is not read out.
    block.append(element("span", { "aria-live": "polite" }, button));
  }
}

/** Only what does scroll sideways is a stop for the keyboard, with a name; a group, as ten tables are no ten landmarks. @param {HTMLElement} article */
function scrollRegions(article) {
  const boxes = /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(".table-scroll, .code pre"));
  const names = new Map([...boxes].map((box) => [box, box.getAttribute("aria-label")]));
  const observer = new ResizeObserver((entries) => {
    for (const box of entries.map((entry) => /** @type {HTMLElement} */ (entry.target))) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      const name = names.get(box);
      for (const [attribute, value] of Object.entries({ tabindex: "0", ...(name && { role: "group", "aria-label": name }) })) {
        if (scrolls) box.setAttribute(attribute, value);
        else box.removeAttribute(attribute);
      }
    }
  });
  for (const box of boxes) observer.observe(box);
}

/**
 * A picture that the window could show larger than the article does is a button that enlarges it. One in a link leads where
 * the link does.
 * @param {HTMLElement} article
 */
function zoomPictures(article) {
  const pictures = /** @type {NodeListOf<HTMLImageElement>} */ (article.querySelectorAll(".prose img:not(a img, .picture-icon)"));
  if (pictures.length === 0) return;
  const names = ["role", "tabindex", "aria-label"];
  const observer = new ResizeObserver((entries) => {
    for (const picture of entries.map(({ target }) => /** @type {HTMLImageElement} */ (target))) {
      const { naturalWidth, naturalHeight, clientWidth, alt } = picture;
      const scale = Math.min(1, (innerWidth - 32) / naturalWidth, (innerHeight - 32) / naturalHeight);
      // By little it is not worth a click; and a border is a part of what is shown, but not of the picture.
      const zooms = clientWidth > 0 && naturalWidth * scale - clientWidth > Math.max(64, 0.2 * clientWidth);
      picture.classList.toggle("is-zoomable", zooms);
      picture.style.cursor = zooms ? "zoom-in" : "";
      const values = ["button", "0", [article.dataset.enlarge, alt].filter(Boolean).join(": ")];
      names.forEach((name, at) => (zooms ? picture.setAttribute(name, values[at] ?? "") : picture.removeAttribute(name)));
    }
  });
  const enlarge = (/** @type {Event} */ event) => {
    const picture = event.target;
    if (!(picture instanceof HTMLImageElement && picture.classList.contains("is-zoomable"))) return;
    event.preventDefault();
    import("./zoom.js").then(({ showLarge }) => showLarge(picture));
  };
  for (const picture of pictures) {
    observer.observe(picture);
    // Until it is there, it has no width of its own.
    picture.addEventListener("load", () => [observer.unobserve(picture), observer.observe(picture)]);
    picture.addEventListener("click", enlarge);
    picture.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") enlarge(event);
    });
  }
}

/** A click on a heading's # goes there as ever, and puts the address on the clipboard. @param {HTMLElement} article */
function headingLinks(article) {
  const status = element("p", { class: "visually-hidden", role: "status" });
  article.append(status);
  article.addEventListener("click", async (event) => {
    const link = /** @type {Element} */ (event.target).closest("a.anchor");
    if (!(link instanceof HTMLAnchorElement) || !(await copy(link.href))) return;
    const t = await words().catch(() => null);
    if (!t) return;
    // For those who look at it, and for those who hear it.
    link.dataset.copied = t.heading_link_copied ?? "";
    link.classList.add("is-copied");
    status.textContent = t.heading_link_copied ?? "";
    setTimeout(() => {
      status.textContent = "";
      link.classList.remove("is-copied");
    }, 2000);
  });
}

/** Opens the contents where they have a column of their own, and marks the section being read. */
function tableOfContents() {
  const toc = document.querySelector("[data-toc]");
  if (!(toc instanceof HTMLDetailsElement)) return;
  const wide = matchMedia("(width >= 80rem)");
  const fit = () => {
    toc.open = wide.matches;
  };
  fit();
  wide.addEventListener("change", fit);
  toc.dataset.ready = "";

  const links = new Map([...toc.querySelectorAll("a")].map((link) => [decoded(link.hash.slice(1)), link]));
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  /** Where the reader asked to go, until they scroll on: a short section at the end never comes to the top. */
  let asked = decoded(location.hash.slice(1));
  /** @type {HTMLAnchorElement | undefined} */
  let current;
  const mark = () => {
    // Not what is in a closed tab or fold: its box is an empty one at the top of the window.
    const shown = headings.filter((heading) => heading.checkVisibility());
    const line = readingLine();
    const target = shown.find(({ id }) => id === asked);
    const at = target?.getBoundingClientRect().top ?? -1;
    const passed = at >= 0 && at < innerHeight ? target : shown.filter((heading) => heading.getBoundingClientRect().top <= line).at(-1);
    const next = passed && links.get(passed.id);
    if (next === current) return;
    current?.removeAttribute("aria-current");
    next?.setAttribute("aria-current", "true");
    current = next;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  toc.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link) return;
    if (!wide.matches) toc.open = false;
    asked = decoded(link.hash.slice(1));
    // The same address again changes nothing in it; what follows the address (tabs) has to hear of it all the same.
    if (link.hash === location.hash) dispatchEvent(new HashChangeEvent("hashchange"));
    soon();
  });
  addEventListener("hashchange", () => {
    asked = decoded(location.hash.slice(1));
    soon();
  });
  for (const own of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(own, () => (asked = ""), { passive: true });
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  // Tabs and folds move what is below them.
  const main = document.querySelector(".article-main");
  if (main) new ResizeObserver(soon).observe(main);
}

/**
 * What is above it is being read or has been. A third down the window; towards the end of the page, where nothing scrolls
 * up any further, it goes down to the bottom, so that each of the last sections has its turn.
 */
function readingLine() {
  const all = document.documentElement.scrollHeight - innerHeight;
  const low = Math.min(0.7 * innerHeight, all);
  const left = Math.max(0, all - scrollY);
  return innerHeight * (0.3 + (left < low ? 0.7 * (1 - left / low) : 0));
}

/**
 * The vote needs no server: the site hears it as a `guichet:feedback` event and does with it what it likes, as insights.js does
 * where there is a desk. The question is put when the reader comes near the end.
 */
function vote() {
  const box = document.querySelector("[data-helpful]");
  if (!(box instanceof HTMLElement)) return;
  const observer = new IntersectionObserver(
    async (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      const t = await words().catch(() => null);
      if (t) ask(box, t);
    },
    { rootMargin: "0px 0px 600px 0px" },
  );
  observer.observe(box);
}

/** @param {HTMLElement} box @param {Record<string, string>} t */
function ask(box, t) {
  const buttons = element("div", { class: "helpful-buttons" });
  for (const [value, text] of [
    ["yes", t.helpful_yes],
    ["no", t.helpful_no],
  ]) {
    const button = element("button", { class: "button button-quiet", type: "button", value }, icon(value ?? ""), text ?? "");
    button.addEventListener("click", () => {
      const article = /** @type {HTMLElement | null} */ (document.querySelector("[data-article]"));
      const helpful = value === "yes";
      announce("feedback", { article: article?.dataset.article, locale: document.documentElement.lang, helpful });
      const thanks = element("p", {
        class: "helpful-thanks",
        role: "status",
        tabindex: "-1",
        text: helpful ? t.helpful_thanks : t.helpful_thanks_no,
      });
      buttons.replaceWith(thanks);
      // The button that had the focus is gone: the answer takes it, and is read out.
      thanks.focus();
    });
    buttons.append(button);
  }
  box.setAttribute("role", "region");
  box.setAttribute("aria-labelledby", "page:helpful");
  box.append(element("h2", { class: "helpful-title", id: "page:helpful", text: t.helpful_question }), buttons);
}

/**
 * Whoever has said which plan they are on learns at once that something is for others. A plan that the site no longer
 * has is nobody's.
 * @param {HTMLElement} article @param {string} plan
 */
function markOtherPlans(article, plan) {
  for (const badge of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll("[data-other-plans-badge]"))) {
    const others = /** @type {HTMLElement | null} */ (badge.closest("[data-other-plans]"))?.dataset.otherPlans ?? "";
    badge.hidden = !others.split(" ").includes(plan);
  }
}

const article = document.querySelector("article[data-article], .listing-body");
if (article instanceof HTMLElement) {
  copyButtons(article).catch(() => {});
  headingLinks(article);
  scrollRegions(article);
  zoomPictures(article);
  // Few articles have one of these: the others do without their scripts.
  if (article.querySelector("[data-tabs]")) import("./tabs.js").then(({ enhanceTabs }) => enhanceTabs(article));
  if (article.querySelector("[data-embed], [data-film]")) import("./video.js").then(({ enhanceVideos }) => enhanceVideos(article));
  // The plan that the reader picked on the contact page holds for what an article says of plans, and for the channels
  // that it names. Whether those are open, everybody is told.
  const plan = recall("plan") ?? "";
  const mark = (/** @type {string} */ plan) => markOtherPlans(article, plan);
  mark(plan);
  if (article.querySelector("[data-channel], .matrix"))
    import("./article-contacts.js").then(({ showChannels }) => showChannels(article, plan, mark)).catch(() => {});
}
tableOfContents();
vote();
