// The search page: its address is its state, filters narrow, every hit leads to a place that exists.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fileAt, pages } from "./output.mjs";
import { BASE, ROOT } from "./places.mjs";
import { desktop, eventually, pathOf, reading } from "./reader.mjs";

/** @param {import("playwright-core").Page} page */
const status = (page) => page.locator("[data-status]");
/** @param {import("playwright-core").Page} page */
const results = (page) => page.locator("[data-results] .result");

test(
  "?q= shows the results, says how many, and names the page after the query",
  reading(desktop, async (page) => {
    await page.goto("en/search/?q=import");
    await results(page).first().waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), "import");
    const total = /^(\d+) results for “import”$/.exec(await status(page).innerText())?.[1];
    assert.ok(Number(total) >= 3);
    assert.match(await page.title(), /^import · /);
    assert.equal(await page.locator("[data-start]").isVisible(), false);
    const first = results(page).first();
    assert.match(await first.locator(".result-path").innerText(), /Contacts/);
    assert.ok((await results(page).locator("mark").count()) > 0);
    await first.getByRole("link").click();
    await eventually(async () => assert.match(pathOf(page), /^en\/contacts\/import\//));
  }),
);

test(
  "typing moves the address along, and the back button brings the results back",
  reading(desktop, async (page) => {
    await page.goto("en/search/");
    const input = page.getByRole("searchbox");
    assert.ok(await input.evaluate((field) => field === document.activeElement), "an empty page waits for a query");
    await page.keyboard.type("dashboard");
    await page.waitForURL("**/en/search/?q=dashboard");
    await eventually(async () => assert.match(await status(page).innerText(), /results? for “dashboard”$/));
    await results(page).first().getByRole("link").click();
    await page.waitForURL("**/en/reports/**");
    await page.goBack();
    await results(page).first().waitFor();
    assert.equal(await input.inputValue(), "dashboard");
    await input.fill("");
    await page.locator("[data-start]").waitFor();
    assert.equal(new URL(page.url()).search, "");
    assert.equal(await results(page).count(), 0);
  }),
);

test(
  "a topic and a plan narrow the results, and stand in the address",
  reading(desktop, async (page) => {
    await page.goto("en/search/?q=contacts");
    await results(page).first().waitFor();
    const count = async () => Number(/^\d+/.exec(await status(page).innerText())?.[0]);
    const all = await count();
    await page.getByLabel("Topic").selectOption("account");
    await page.waitForURL("**/en/search/?q=contacts&area=account");
    await eventually(async () => assert.ok((await count()) < all));
    for (const path of await page.locator(".result-path").allInnerTexts()) assert.match(path, /^Account/);

    await page.goto("en/search/?q=single+sign-on&plan=enterprise");
    assert.equal(await page.getByLabel("Plan").inputValue(), "enterprise");
    const link = page.locator(`.result a[href*="/single-sign-on/"]`);
    await link.first().waitFor();
    await page.getByLabel("Plan").selectOption("free");
    await eventually(async () => assert.equal(await link.count(), 0));
  }),
);

test(
  "who finds nothing is asked what they meant, and shown what others read about the topic",
  reading(desktop, async (page) => {
    // Two letters of seven are wrong: too far to be replaced unasked.
    await page.goto("en/search/?q=wibhuok");
    const meant = page.locator("[data-did-you-mean] a");
    await meant.waitFor();
    assert.equal(await meant.innerText(), "Did you mean “webhook”?");
    // The count follows when the slower of the two is there.
    await eventually(async () => assert.match(await status(page).innerText(), /^0 results for “wibhuok” · Did you mean “webhook”\?$/));
    const popular = page.locator("[data-popular]:visible");
    assert.equal(await popular.count(), 1);
    assert.equal(await popular.getByRole("heading").innerText(), "Popular articles");
    assert.ok((await popular.getByRole("link").count()) >= 4);

    await page.goto("en/search/?q=wibhuok&area=reports");
    await meant.waitFor();
    assert.equal(await popular.getByRole("heading").innerText(), "Popular articles · Reports");
    for (const link of await popular.getByRole("link").all()) assert.match((await link.getAttribute("href")) ?? "", /\/en\/reports\//);
    await meant.click();
    await results(page).first().waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), "webhook");
  }),
);

test(
  "filters that leave nothing say how much there is without them",
  reading(desktop, async (page) => {
    await page.goto("en/search/?q=webhook&area=reports&plan=free");
    const clear = page.locator("[data-clear-filters]");
    await eventually(async () => assert.match(await clear.innerText(), /^Clear filters \(\d+ results?\)$/));
    assert.equal(await page.locator("[data-did-you-mean]").isVisible(), false);
    await clear.click();
    await results(page).first().waitFor();
  }),
);

test(
  "more results come on request, and the reader goes on at the first of them",
  reading(desktop, async (page) => {
    await page.goto("en/search/?q=contacts");
    await results(page).first().waitFor();
    const total = Number(/^\d+/.exec(await status(page).innerText())?.[0]);
    assert.ok(total > 20 && (await results(page).count()) === 20);
    await page.getByRole("button", { name: "Show more results" }).click();
    await eventually(async () => assert.equal(await results(page).count(), total));
    await eventually(async () =>
      assert.ok(
        await results(page)
          .nth(20)
          .getByRole("link")
          .evaluate((link) => link === document.activeElement),
      ),
    );
    assert.equal(await page.getByRole("button", { name: "Show more results" }).isVisible(), false);
  }),
);

test(
  "no results: the filters can be cleared, and the contact page is one click away",
  reading(desktop, async (page) => {
    await page.goto("en/search/?q=dashboard&area=account");
    const none = page.locator("[data-none]");
    await page.goto("en/search/?q=zzyzxqqq&area=account");
    await none.waitFor();
    assert.match(await status(page).innerText(), /^0 results for “zzyzxqqq”$/);
    assert.ok(await none.getByRole("link", { name: "Contact support" }).isVisible());
    await none.getByRole("button", { name: "Clear filters" }).click();
    await page.waitForURL("**/en/search/?q=zzyzxqqq");
    // It goes when the answer without filters is there.
    await eventually(async () => assert.equal(await none.getByRole("button", { name: "Clear filters" }).isVisible(), false));
    await page.getByRole("searchbox").fill("dashboard");
    await results(page).first().waitFor();
    assert.equal(await none.isVisible(), false);
  }),
);

test(
  "without its index the page says so, and tries again when asked to",
  reading(desktop, async (page, problems) => {
    await page.route("**/_guichet/search/**", (route) => route.abort());
    await page.goto("en/search/?q=import");
    const error = page.locator("[data-error]");
    await error.waitFor();
    assert.equal(await status(page).innerText(), "Search is not available right now.");
    await page.unroute("**/_guichet/search/**");
    await error.getByRole("button").click();
    await results(page).first().waitFor();
    const reasons = problems.splice(0);
    assert.ok(reasons.length > 0 && reasons.every((reason) => reason.includes("/_guichet/search/")), "the reason is in the console");
    assert.equal(await error.isVisible(), false);
  }),
);

test(
  "what a reader types is text, never markup",
  reading(desktop, async (page) => {
    await page.goto(`en/search/?q=${encodeURIComponent(`<img src=x onerror=alert(1)> "import" & <b>`)}`);
    await eventually(async () => assert.match(await status(page).innerText(), /<img src=x onerror=alert\(1\)>/));
    assert.equal(await page.locator("main img, main b").count(), 0);
  }),
);

for (const [locale, query, path] of [
  ["fr", "clé api", "fr/account/cles-d-api/"],
  ["ja", "二段階認証 ログイン", null],
  ["ja", "文字化け", null],
  ["pt", "fuso horario", null],
]) {
  test(
    `${locale}: “${query}” finds something in its own language`,
    reading({ ...desktop, locale: /** @type {string} */ (locale) }, async (page) => {
      await page.goto(`${locale}/search/?q=${encodeURIComponent(/** @type {string} */ (query))}`);
      const link = results(page).first().getByRole("link");
      await link.waitFor();
      const href = decodeURIComponent((await link.getAttribute("href")) ?? "");
      assert.ok(href.startsWith(`${BASE}${path ?? `${locale}/`}`), href);
    }),
  );
}

test(
  "every hit of every expected query leads to a page, and to a section of it",
  reading(desktop, async (page) => {
    await page.goto("en/");
    const queries = readFileSync(`${ROOT}queries.tsv`, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("#"))
      .map((line) => line.split("\t").slice(0, 2));
    const urls = await page.evaluate(
      async ({ module, queries }) => {
        const { open } = await import(module);
        const found = new Set();
        for (const [locale, query] of queries) {
          const search = await open({ locale });
          const { hits } = await search.query(query, { limit: 20 });
          if (hits.length === 0) found.add(`nothing for ${query} in ${locale}`);
          for (const hit of hits) found.add(new URL(hit.url, location.href).href);
        }
        return [...found];
      },
      { module: `${BASE}_guichet/search.js`, queries },
    );
    assert.ok(urls.length > 100);
    const broken = urls.filter((address) => {
      if (!URL.canParse(address)) return true;
      const url = new URL(address);
      const file = fileAt(decodeURIComponent(url.pathname));
      const target = pages.find((page) => page.path === file);
      return !target || (url.hash !== "" && !target.ids.has(decodeURIComponent(url.hash.slice(1))));
    });
    assert.deepEqual(broken, []);
  }),
);
