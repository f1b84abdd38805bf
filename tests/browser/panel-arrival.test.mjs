// When the panel comes onto a page, and that it stays: after the page is parsed and taken over by its framework, and again
// whenever a framework has taken it away.

import assert from "node:assert/strict";
import { test } from "node:test";

import { button, help, using } from "./product.mjs";
import { BASE } from "./places.mjs";
import { desktop, eventually, phone } from "./reader.mjs";

const POLICY = { "script-src": `'nonce-product' 'strict-dynamic' ${help.origin}` };
/** A framework that takes the page over: anything in the body that the server didn't send is a mistake to it. */
const HYDRATE = `globalThis.found = [...document.body.children].map((node) => node.localName).filter((name) => name !== "script").join();`;

/** @type {[name: string, attributes: string, body: string][]} */
const ARRIVALS = [
  ["the tag is a module", "", `<script nonce="product">${HYDRATE}</script>`],
  [
    "the tag is async and the page is long in coming",
    "async",
    `<script nonce="product" src="${help.origin}${BASE}slow.js"></script><script nonce="product">${HYDRATE}</script>`,
  ],
  ["the framework's bundle is a module after the tag", "", `<script nonce="product" type="module">${HYDRATE}</script>`],
  [
    "the framework's bundle is async and slow",
    "async",
    `<script nonce="product" type="module" async>await new Promise((later) => setTimeout(later, 0)); ${HYDRATE}</script><script nonce="product" src="${help.origin}${BASE}slow.js" async></script>`,
  ],
  [
    "the framework starts when the page is parsed",
    "async",
    `<script nonce="product">addEventListener("DOMContentLoaded", () => { ${HYDRATE} });</script>`,
  ],
  [
    "the framework starts when the page is loaded",
    "async",
    `<script nonce="product">addEventListener("load", () => { ${HYDRATE} });</script>`,
  ],
];
for (const [when, attributes, scripts] of ARRIVALS) {
  test(
    `a framework finds the body as the server sent it: ${when}`,
    using(
      desktop,
      {
        attributes: `nonce="product" data-locale="en" ${attributes}`,
        policy: POLICY,
        body: `<div id="root"><h1>Product</h1></div>${scripts}`,
      },
      async ({ page }) => {
        await page.route(/slow\.js/, async (route) => {
          await new Promise((later) => setTimeout(later, 700));
          await route.fulfill({ body: "", contentType: "text/javascript", headers: { "access-control-allow-origin": "*" } });
        });
        await page.reload();
        await button(page).waitFor();
        assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).found), "div");
        assert.equal(await page.evaluate(() => document.body.lastElementChild?.localName), "guichet-help");
        await page.evaluate(() => globalThis.guichet?.open());
        await page.getByRole("dialog").getByRole("searchbox").waitFor();
      },
    ),
  );
}

test(
  "the handle is there at once, and a call before the page is ready is not lost",
  using(
    desktop,
    {
      attributes: 'nonce="product" data-locale="en"',
      policy: POLICY,
      after: `<script nonce="product" type="module">globalThis.early = typeof guichet.open; globalThis.opening = guichet.open(); globalThis.elements = document.querySelectorAll("guichet-help").length;</script>`,
    },
    async ({ page, panel }) => {
      await panel.getByRole("searchbox").waitFor();
      assert.deepEqual(await page.evaluate(() => [/** @type {any} */ (globalThis).early, /** @type {any} */ (globalThis).elements]), [
        "function",
        0,
      ]);
    },
  ),
);

test(
  "a picture that never arrives keeps nobody from the Help button",
  using(desktop, { body: `<main><h1>Product</h1><img src="${help.origin}${BASE}never.png" alt=""></main>` }, async ({ page }) => {
    await page.route(/never\.png/, () => {});
    await page.reload({ waitUntil: "commit" });
    await button(page).waitFor();
    assert.equal(await page.evaluate(() => document.readyState), "interactive");
    await page.unrouteAll({ behavior: "ignoreErrors" });
  }),
);

/** What frameworks do to a page. @type {Record<string, () => void>} */
const CHANGES = {
  "the body is emptied": () => document.body.replaceChildren(document.createElement("main")),
  "the body is another": () => document.body.replaceWith(document.createElement("body")),
  "the whole <html> is another": () => {
    const html = document.createElement("html");
    html.lang = "en";
    html.append(document.createElement("head"), document.createElement("body"));
    document.replaceChild(html, document.documentElement);
  },
  "the <html> is another, and its body comes later": () => {
    const html = document.createElement("html");
    html.append(document.createElement("head"));
    document.replaceChild(html, document.documentElement);
    setTimeout(() => html.append(document.createElement("body")), 50);
  },
  "the panel alone is taken away": () => document.querySelector("guichet-help")?.remove(),
};
for (const [what, change] of Object.entries(CHANGES)) {
  for (const [size, options] of Object.entries({ desktop, phone })) {
    test(
      `it comes back, once and as it was, where ${what}: ${size}`,
      using(options, {}, async ({ page, panel }) => {
        for (let round = 0; round < 2; round += 1) {
          await page.evaluate(change);
          await eventually(async () => assert.equal(await page.locator("guichet-help").count(), 1));
        }
        await button(page).click();
        await panel.getByRole("link", { name: "Add and edit a contact" }).click();
        await panel.getByRole("heading", { level: 1, name: "Add and edit a contact" }).waitFor();
        await page.evaluate(change);
        await eventually(async () => assert.equal(await page.locator("guichet-help").count(), 1));
        // Still open, where the customer was, and in reach.
        await panel.getByRole("heading", { level: 1, name: "Add and edit a contact" }).click();
        assert.equal(
          await page.evaluate(() => document.querySelector("guichet-help")?.shadowRoot?.querySelector("dialog")?.matches(":modal")),
          size === "phone",
        );
        await panel.getByRole("button", { name: "Close" }).click();
        await panel.waitFor({ state: "hidden" });
      }),
    );
  }
}

test(
  "taken away while the customer writes in the product, it comes back without taking the focus",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("searchbox").waitFor();
    await page.locator("#field").click();
    await page.evaluate(() => document.querySelector("guichet-help")?.remove());
    await panel.waitFor();
    await page.keyboard.type("abc");
    assert.equal(await page.locator("#field").inputValue(), "abc");
  }),
);

test(
  "with a page that will not have it, it goes round slowly and not for ever at once",
  using(desktop, {}, async ({ page }) => {
    await page.evaluate(() => {
      new MutationObserver(() => {
        document.querySelector("guichet-help")?.remove();
      }).observe(document.body, { childList: true });
      document.querySelector("guichet-help")?.remove();
    });
    await page.locator("#field").fill("the page goes on");
    assert.equal(await page.locator("#field").inputValue(), "the page goes on");
    await page.evaluate(() => globalThis.guichet?.destroy());
  }),
);

for (const style of [
  "filter: grayscale(1)",
  "transform: translateX(0)",
  "perspective: 10px",
  "scale: 1",
  "will-change: transform",
  "contain: paint",
]) {
  test(
    `in a body with "${style}" the button and the window are where one sees them, and the page stays where it is`,
    using(
      desktop,
      {
        head: `<style>body { ${style} }</style>`,
        body: '<p style="height: 4000px">A long page</p>',
        policy: { "style-src": "'unsafe-inline'" },
      },
      async ({ page, panel }) => {
        await button(page).waitFor();
        const inView = async (/** @type {import("playwright-core").Locator} */ what) => {
          const box = await what.boundingBox();
          assert.ok(box && box.y >= 0 && box.y + box.height <= 900, JSON.stringify(box));
        };
        await inView(button(page));
        await button(page).click();
        await panel.getByRole("searchbox").waitFor();
        await inView(panel);
        assert.equal(await page.evaluate(() => scrollY), 0);
      },
    ),
  );
}

test(
  "a body that is moved while the panel is open takes it along only until it is opened again",
  using(
    desktop,
    { body: '<p style="height: 4000px">A long page</p>', policy: { "style-src": "'unsafe-inline'" } },
    async ({ page, panel }) => {
      await button(page).click();
      await panel.getByRole("searchbox").waitFor();
      await page.evaluate(() => (document.body.style.transform = "translateX(240px)"));
      await page.evaluate(() => window.guichet?.open());
      const box = await panel.boundingBox();
      assert.ok(box && box.y >= 0 && box.y + box.height <= 900 && box.x + box.width <= 1280, JSON.stringify(box));
    },
  ),
);
