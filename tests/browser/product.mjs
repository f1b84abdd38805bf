// A product on another origin than the help centre, with a customer in it:
// `test("…", using(options, { locale: "ja" }, async ({ page, panel }) => { … }))`. The product's content policy allows
// what docs/panel.md says that it has to, and nothing else; whatever a product should never notice fails the test: an
// error in its console (a refused request or style is one), an exception, a request to a third origin.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after } from "node:test";

import { BASE, SAMPLE } from "./places.mjs";
import { browser, NEVER, someone } from "./reader.mjs";
import { serve } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../crates/client/src/panel/panel.js").Panel} Panel */

export const help = await serve(SAMPLE, BASE);

/**
 * The policy that docs/panel.md asks a product for.
 * @param {string} origin of the help centre
 * @param {Record<string, string>} [more]
 */
export function policy(origin, more = {}) {
  const directives = {
    "default-src": "'none'",
    "script-src": origin,
    "connect-src": origin,
    "img-src": origin,
    "base-uri": "'none'",
    ...more,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/**
 * @typedef {object} Product
 * @property {string} [locale]
 * @property {string | null} [context] `null`: the address decides
 * @property {string} [plan]
 * @property {string} [attributes] of the script tag, in place of those above
 * @property {string} [after] HTML below the tag, in the head
 * @property {string} [path]
 * @property {string} [head] HTML
 * @property {string} [body] HTML
 * @property {Record<string, string>} [policy] directives that differ
 * @property {{ origin: string }} [site] the help centre
 * @property {string[]} [allow] other origins that may be asked
 */

/** @type {Map<string, { html: string, policy: string }>} */
const pages = new Map();
const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const page = pages.get(url.searchParams.get("page") ?? "");
  if (!page) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": page.policy }).end(page.html);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const address = server.address();
if (address === null || typeof address === "string") throw new Error("the product has no port");
/** Another name of the same machine, so another site to the browser. */
const origin = `http://localhost:${address.port}`;
after(async () => {
  await new Promise((resolve) => {
    server.close(() => resolve(undefined));
    server.closeAllConnections();
  });
  await help.close();
});

/** @param {Product} product @returns {string} its address */
export function addressOf(product) {
  const {
    locale = "en",
    context = "contacts-index",
    plan,
    attributes,
    path = "/contacts",
    head = "",
    after = "",
    body,
    policy: more,
    site = help,
  } = product;
  const data =
    attributes ??
    Object.entries({ locale, context, plan })
      .map(([name, value]) => (value ? `data-${name}="${value}"` : ""))
      .join(" ");
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Product</title>${head}
<script type="module" src="${site.origin}${BASE}_guichet/panel.js" ${data}></script>${after}</head>
<body>${body ?? '<main><h1>Contacts</h1><p><a href="#elsewhere">A link of the product</a></p><label>A field <input id="field"></label></main>'}</body></html>`;
  const name = String(pages.size);
  pages.set(name, { html, policy: policy(site.origin, more) });
  return `${origin}${path}?page=${name}`;
}

/**
 * @param {import("playwright-core").BrowserContextOptions} options
 * @param {Product} product
 * @param {(customer: { page: Page, panel: import("playwright-core").Locator, problems: string[] }) => Promise<void>} act A
 *   test that provokes problems takes them out of the list.
 * @returns {() => Promise<void>}
 */
export function using(options, product, act) {
  return async () => {
    const { origin: site } = product.site ?? help;
    const context = await browser.newContext({ ...someone, ...options });
    context.setDefaultTimeout(NEVER);
    /** @type {string[]} */
    const problems = [];
    context.on("console", (message) => {
      if (message.type() === "error") problems.push(`console: ${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (error) => problems.push(`exception: ${error.error().message}`));
    context.on("request", (request) => {
      const ours = [site, origin, ...(product.allow ?? [])].some((one) => request.url().startsWith(`${one}/`));
      if (!ours && !/^(data|blob|about):/.test(request.url())) problems.push(`request: ${request.url()}`);
    });
    try {
      const page = await context.newPage();
      await page.goto(addressOf(product));
      await page.locator("guichet-help").waitFor({ state: "attached" });
      await act({ page, panel: page.getByRole("dialog"), problems });
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
    }
  };
}

/** The button that opens the panel. @param {Page} page */
export const button = (page) => page.locator("guichet-help .help");

/** What has the focus, in the panel's own tree or the page's. @param {Page} page */
export function focused(page) {
  return page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return `${inner?.localName}${inner?.className ? `.${inner.className.split(" ").join(".")}` : ""}`;
  });
}
