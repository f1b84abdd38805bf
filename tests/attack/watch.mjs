// Chromium, and everything that it does behind the back of a page: canaries that are called, requests, windows, dialogs,
// navigations, exceptions of the page's own scripts, what its policy refused.

import { launch as chromium } from "../browser/chromium.mjs";
import { examine } from "./inpage.mjs";

/** @import { Browser, BrowserContext, Page } from "playwright-core" */

/**
 * @typedef {{ rule: string, detail: string, n: number | null }} Event what happened; `n`: the vector that it names
 * @typedef {object} Watched
 * @property {Page} page
 * @property {string[]} own origins that may be asked
 * @property {(host: string) => boolean} mayAsk whether the text that is shown names this host
 * @property {Event[]} events since the last `take`
 * @property {string} here where the page should stay
 * @property {() => Promise<void>} renew another page in place of one that can't be trusted to stay
 */

/** Nothing takes as long. */
export const NEVER = 20_000;

/** No request leaves the machine; that one was made is seen all the same. */
export const launch = () => chromium(4 * NEVER, ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]);

/** @param {string} text @returns {number | null} */
function numberIn(text) {
  const found = /__pwned\((\d+)\)|(?:evil|open)\.example(?:%2f|[/:])+(\d+)|zq(\d{5})w/i.exec(text);
  return found ? Number(found[1] ?? found[2] ?? found[3]) : null;
}

/**
 * A window that is watched.
 * @param {Browser} browser
 * @returns {Promise<{ watched: Watched, context: BrowserContext }>}
 */
export async function watch(browser) {
  // Speaks none of the languages, so that the bare address stays where it is; small, since drawing is what costs most.
  const context = await browser.newContext({
    locale: "nl-NL",
    timezoneId: "UTC",
    viewport: { width: 800, height: 600 },
    serviceWorkers: "allow",
    acceptDownloads: false,
  });
  context.setDefaultTimeout(NEVER);
  const first = await context.newPage();
  let renewing = false;
  /** @type {Watched} */
  const watched = { page: first, own: [], mayAsk: () => false, events: [], here: "", renew };
  const { events } = watched;
  /** @param {string} rule @param {string} detail @param {number | null} [n] */
  const tell = (rule, detail, n = numberIn(detail)) => events.push({ rule, detail: detail.slice(0, 300), n });

  await context.exposeBinding("__pwned", (_, n) => tell("a script ran", `__pwned(${n})`, Number(n)));
  await context.exposeBinding("__refused", (_, directive, what) => tell("only the policy refused it", `${directive} ${what}`));
  await context.addInitScript({
    content: `Object.defineProperty(globalThis, "__examine", { value: ${examine} });
// Every visit is the first: a language that was clicked before leads from the bare address to its home.
try { localStorage.clear(); } catch {}
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
  if (!/^(?:img|media|font|connect)-src$/.test(effectiveDirective)) __refused(effectiveDirective, blockedURI + " " + sample);
}, true);`,
  });
  context.on("request", (request) => {
    const url = request.url();
    // What the browser shows documents with is its own.
    if (
      /^(?:data|blob|about|chrome|chrome-error|chrome-extension):/.test(url) ||
      watched.own.some((origin) => url.startsWith(`${origin}/`))
    )
      return;
    let name = url;
    try {
      name = new URL(url).hostname;
    } catch {
      // Then it is reported as it is.
    }
    if (!watched.mayAsk(name)) tell("a request that nobody asked for", url);
  });
  context.on("page", (other) => {
    if (renewing) return;
    tell("a window opens", other.url());
    other.close().catch(() => {});
  });
  context.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") tell("a dialog", dialog.message());
    dialog.dismiss().catch(() => {});
  });
  context.on("weberror", (error) => {
    const { message, stack = "" } = error.error();
    tell("a script of the page fails", `${message} ${stack.split("\n")[1] ?? ""}`);
  });
  /** @param {Page} page */
  function follow(page) {
    page.on("framenavigated", (frame) => {
      const url = frame.url();
      if (frame !== page.mainFrame() || page !== watched.page) return;
      // Not every program writes an odd letter of a path alike.
      const plain = (/** @type {string} */ address) =>
        new URL(address).href.split(/[?#]/)[0]?.replace(/%([0-7][0-9a-f])/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
      if (watched.here && !url.startsWith("chrome-error:") && plain(url) !== plain(watched.here)) tell("the page leads away", url);
    });
    page.on("websocket", (socket) => tell("a socket", socket.url()));
  }
  async function renew() {
    watched.here = "";
    const old = watched.page;
    renewing = true;
    watched.page = await context.newPage();
    renewing = false;
    follow(watched.page);
    await old.close();
  }
  follow(first);
  return { watched, context };
}

/** What has happened since the last time. @param {Watched} watched @returns {Event[]} */
export function take(watched) {
  return watched.events.splice(0);
}
