// A reader with a browser: `test("…", reading(options, async (page) => { … }))`. The reader's window is new, the sample
// help centre is at the page's base URL, and whatever a reader should never meet fails the test: an error in the
// console (a refused script or style is one), an exception, a request to another origin, an answer of 400 and above.
//
// No test may fail because the machine is slow, or because it is somewhere else: time limits are far above what anything
// takes, readers say which language they speak and where they are, and whoever looks at what a script changes waits for it.

import assert from "node:assert/strict";
import { after } from "node:test";

import { launch } from "./chromium.mjs";
import { BASE, SAMPLE } from "./places.mjs";
import { serve } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContextOptions} Options */

/** @type {Options} */
export const desktop = { viewport: { width: 1280, height: 900 } };
/** @type {Options} */
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** @type {Options} */
export const withoutScript = { ...desktop, javaScriptEnabled: false };
/**
 * Speaks none of the sample's languages, so that the bare address stays where it is.
 * @type {Options}
 */
export const undecided = { ...desktop, locale: "nl-NL" };

/** What a reader is unless a test says otherwise. @type {Options} */
export const someone = { locale: "en-US", timezoneId: "UTC" };
/** Milliseconds after which something is never going to happen. */
export const NEVER = 30_000;

const sample = await serve(SAMPLE, BASE);
export const browser = await launch(4 * NEVER);
after(async () => {
  await browser.close();
  await sample.close();
});

/**
 * @param {Options} options
 * @param {(page: Page, problems: string[]) => Promise<void>} body A test that provokes problems takes them out of the
 *   list: what is left at the end fails it.
 * @param {{ origin: string }} site
 * @returns {() => Promise<void>}
 */
export function reading(options, body, site = sample) {
  return async () => {
    const context = await browser.newContext({ baseURL: `${site.origin}${BASE}`, ...someone, ...options });
    context.setDefaultTimeout(NEVER);
    /** @type {string[]} */
    const problems = [];
    context.on("console", (message) => {
      if (message.type() === "error") problems.push(`console: ${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (error) => problems.push(`exception: ${error.error().message}`));
    context.on("request", (request) => {
      if (!request.url().startsWith(`${site.origin}/`) && !/^(data|blob|about):/.test(request.url()))
        problems.push(`request: ${request.url()}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) problems.push(`answer: ${response.status()} ${response.url()}`);
    });
    try {
      await body(await context.newPage(), problems);
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
    }
  };
}

/**
 * Repeats `check` until it no longer throws: pages answer when they are ready, not when they are asked.
 * @template T
 * @param {() => Promise<T>} check
 * @returns {Promise<T>}
 */
export async function eventually(check) {
  const deadline = performance.now() + NEVER;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
}

/** The path of the page below the base: `en/contact/`. @param {Page} page */
export function pathOf(page) {
  return decodeURIComponent(new URL(page.url()).pathname).slice(BASE.length);
}

/**
 * Fails unless the page gets to a path below the base: whoever follows a link is not there yet.
 * @param {Page} page @param {string} path
 */
export async function arrived(page, path) {
  await eventually(async () => assert.equal(pathOf(page), path));
}

/**
 * Waits until nothing moves or fades any more, but for what moves forever, and until what scripts do when they see the
 * page laid out is done.
 * @param {Page} page
 */
export async function calm(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const panel = document.querySelector("guichet-help")?.shadowRoot;
    const moving = [document, ...(panel ? [panel] : [])].flatMap((tree) => tree.getAnimations());
    const ending = moving.filter(({ effect }) => effect && Number.isFinite(effect.getComputedTiming().endTime));
    // One that is cancelled moves nothing either.
    await Promise.all(ending.map(({ finished }) => finished.catch(() => {})));
  });
}

/**
 * Types into the search field of the header and waits for the answer to all of it: while somebody types, the beginning of
 * the query may be answered already.
 * @param {Page} page @param {string} query
 */
export async function suggestions(page, query) {
  const input = page.getByRole("combobox");
  await input.click();
  await input.pressSequentially(query, { delay: 15 });
  // The last option leads to everything that there is for the query, and names it.
  await page.locator(".search-popup .search-option-all").filter({ hasText: query }).waitFor();
}

/** @param {Page} page */
export function heading(page) {
  return page.locator("main h1").innerText();
}
