// What pages and the panel send of searches, votes and contact: only if the site asks for it, in batches, and nothing of who sends it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

import { DESK, startDesk } from "../desk/desk.mjs";
import { sampleWith } from "./endpoint.mjs";
import { using } from "./product.mjs";
import { desktop, eventually, reading } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ headers: import("node:http").IncomingHttpHeaders, batch: { locale: string, events: any[] } }} Got */

/** @type {Got[]} */
const got = [];
const server = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  got.push({ headers: request.headers, batch: JSON.parse(text) });
  response.writeHead(204).end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const desk = `http://127.0.0.1:${port}/desk/`;

/** @param {string} folder */
const withInsights = (folder) => appendFileSync(`${folder}/site.yaml`, "\ninsights: true\n");
const site = await sampleWith((contacts) => `desk: ${desk}\n${contacts.replace(/^inbox:.*$/m, "form: {}")}`, withInsights);
after(async () => {
  await site.close();
  server.close();
});

/** All that was sent, one after the other. */
const sent = () => got.flatMap(({ batch }) => batch.events);

/** Readers of the site; what they send to the desk is no request that they should not make. */
const reader = (/** @type {(page: Page) => Promise<void>} */ body, /** @type {typeof desktop & object} */ options = desktop) =>
  reading(
    options,
    async (page, problems) => {
      got.length = 0;
      await body(page);
      const others = problems.filter((problem) => !problem.includes(desk));
      problems.splice(0, problems.length, ...others);
      for (const { headers } of got) {
        assert.equal(headers.cookie, undefined);
        assert.equal(headers.authorization, undefined);
        assert.match(headers["content-type"] ?? "", /^text\/plain/);
      }
      assert.deepEqual(await page.context().cookies(), []);
      assert.ok(!/[0-9a-f]{12}|uuid|"id"/i.test(JSON.stringify(got.map(({ batch }) => batch))));
    },
    site,
  );

/** What a search sends once it has settled. @param {Page} page @param {string} query */
async function look(page, query) {
  const settled = page.evaluate(() => new Promise((resolve) => document.addEventListener("guichet:search", resolve, { once: true })));
  await page.locator("#page\\:search").fill(query);
  await settled;
}

/** Answers "Was this helpful?", which is asked at the end of an article. @param {Page} page @param {"Yes" | "No"} answer */
async function vote(page, answer) {
  await page.locator("[data-helpful]").evaluate((box) => box.scrollIntoView());
  await page.getByRole("button", { name: answer, exact: true }).click();
}

/** Somebody looks at another tab. @param {Page} page */
const hide = (page) =>
  page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "visible" });
  });

test(
  "searches are sent when the page is left, each with its results and what was opened",
  reader(async (page) => {
    await page.goto("en/");
    await look(page, "xyzzyq");
    assert.deepEqual(sent(), []);
    await look(page, "import contacts");
    const option = page.locator("#search-list a").first();
    const opened = new URL(/** @type {string} */ (await option.getAttribute("href")), page.url()).pathname;
    await option.click();
    await eventually(async () => assert.equal(sent().length, 2));
    assert.equal(got.length, 1);
    assert.equal(got[0]?.batch.locale, "en");
    const [missed, found] = sent();
    assert.deepEqual(missed, { kind: "search", query: "xyzzyq", results: 0, clicked: null });
    assert.deepEqual([found.query, found.clicked, found.results > 0], ["import contacts", opened, true]);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  }),
);

test(
  "a search that goes on to the search page is counted there, once",
  reader(async (page) => {
    await page.goto("en/");
    await look(page, "merge");
    await page.locator("#page\\:search").press("Enter");
    await page.waitForURL(/\/search\//);
    await page.locator(".result a").first().click();
    await eventually(async () => assert.equal(sent().length, 1));
    assert.equal(sent()[0].query, "merge");
    assert.match(sent()[0].clicked, /^\/kb\/en\//);
  }),
);

test(
  "a vote, with what is missing and where",
  reader(async (page) => {
    await page.goto("en/contacts/merge-duplicates/");
    await vote(page, "No");
    const comment = page.getByLabel("What is missing, or not clear?");
    await comment.fill("How to undo it.");
    await hide(page);
    assert.deepEqual(sent(), []);
    await page.getByLabel("Which part?").selectOption({ index: 1 });
    const section = await page.getByLabel("Which part?").inputValue();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you. The people who write").waitFor();
    await hide(page);
    await eventually(async () => assert.equal(sent().length, 1));
    const article = "contacts/merge-duplicates";
    assert.deepEqual(sent(), [{ kind: "vote", article, helpful: false, section, comment: "How to undo it." }]);
    await page.goto("en/contacts/import/import-contacts/");
    await vote(page, "Yes");
    await hide(page);
    await eventually(async () => assert.equal(sent().length, 2));
    assert.deepEqual([sent()[1].helpful, sent()[1].comment], [true, null]);
  }),
);

test(
  "the form, after which article, and the article that it ended on",
  reader(async (page) => {
    await page.goto("en/contacts/merge-duplicates/");
    await page.locator("main a[href$='/en/contact/']").first().click();
    await page.waitForURL(/\/contact\//);
    await page.locator(".request input[name=summary], .request #request-summary").first().fill("Import contacts from a file");
    const suggestion = page.locator(".request-suggestions a").first();
    const article = new URL(/** @type {string} */ (await suggestion.getAttribute("href")), page.url()).pathname;
    const [tab] = await Promise.all([page.context().waitForEvent("page"), suggestion.click()]);
    await tab.close();
    await hide(page);
    await eventually(async () => assert.equal(sent().length, 2));
    assert.deepEqual(sent(), [{ kind: "form" }, { kind: "contact", article: "/kb/en/contacts/merge-duplicates/", channel: null }]);
    await page.goto("en/");
    await eventually(async () => assert.equal(sent().length, 3));
    assert.deepEqual(sent()[2], { kind: "suggestion", article });
  }),
);

test(
  "never more at once than the desk takes",
  reader(async (page) => {
    await page.goto("en/contacts/merge-duplicates/");
    await page.evaluate(() => {
      const say = (/** @type {string} */ query) =>
        document.dispatchEvent(new CustomEvent("guichet:search", { detail: { query, locale: "en", total: 0 } }));
      for (let at = 0; at < 60; at += 1) say(`nothing ${at}`);
      for (let at = 0; at < 40; at += 1) say(`${at} ${"長".repeat(1000)}`);
    });
    await hide(page);
    await eventually(async () => assert.equal(sent().length, 100));
    assert.ok(got.length > 1 && got.every(({ batch, headers }) => batch.events.length <= 50 && Number(headers["content-length"]) < 64_000));
  }),
);

for (const name of ["doNotTrack", "globalPrivacyControl"]) {
  test(
    `nothing of whoever asks by ${name} not to be counted`,
    reader(async (page) => {
      await page.addInitScript((name) => {
        Object.defineProperty(navigator, name, { value: name === "doNotTrack" ? "1" : true });
      }, name);
      await page.goto("en/");
      await look(page, "xyzzyq");
      await hide(page);
      await page.goto("en/contacts/merge-duplicates/");
      await vote(page, "No");
      await hide(page);
      await page.goto("en/");
      assert.deepEqual(got, []);
    }),
  );
}

test(
  "without insights nothing is fetched and nothing is sent",
  reading(desktop, async (page) => {
    got.length = 0;
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("en/contacts/merge-duplicates/");
    await vote(page, "No");
    await look(page, "xyzzyq");
    await hide(page);
    assert.deepEqual([asked.filter((url) => url.includes("insights")), await page.getByLabel("What is missing").count(), got], [[], 0, []]);
  }),
);

test(
  "the panel tells the same of what happens in it",
  using(
    desktop,
    { site, plan: "pro", policy: { "connect-src": `${site.origin} ${new URL(desk).origin}` }, allow: [new URL(desk).origin] },
    async ({ page, panel }) => {
      got.length = 0;
      const ready = page.waitForResponse(/panel\/insights\.js$/);
      await page.evaluate(() => globalThis.guichet?.search("merge duplicates"));
      await ready;
      await panel.locator(".results a").first().click();
      await panel.locator("article[data-article]").first().waitFor();
      await page.evaluate(() => globalThis.guichet?.search("xyzzyq"));
      await page.evaluate(
        () => new Promise((resolve) => globalThis.guichet?.addEventListener("guichet:zero-results", resolve, { once: true })),
      );
      await page.evaluate(() => globalThis.guichet?.contact("email"));
      await panel.locator('[data-channel="email"] .button').first().click();
      await panel.locator(".request textarea").first().focus();
      await hide(page);
      await eventually(async () => assert.equal(sent().length, 4));
      const [found, missed, contact, form] = ["search", "search", "contact", "form"].map((kind, at) =>
        sent()
          .filter((event) => event.kind === kind)
          .at(at === 1 ? 1 : 0),
      );
      assert.deepEqual([found.query, found.results > 0, /^\/kb\/en\//.test(found.clicked)], ["merge duplicates", true, true]);
      assert.deepEqual([missed.query, missed.results, missed.clicked], ["xyzzyq", 0, null]);
      assert.deepEqual([contact.channel, typeof contact.article, form], ["email", "string", { kind: "form" }]);
    },
  ),
);

test("what is added to a page is at most 1.7 KB, and 0.9 KB when an article was no help", () => {
  const own = `${site.folder}_guichet/`;
  const hash = readdirSync(own).find((name) => /^[0-9a-f]{10}$/.test(name));
  const size = (/** @type {string} */ name) => gzipSync(readFileSync(`${own}${hash}/${name}`), { level: 9 }).length;
  const [page, comment, panel] = [size("insights.js"), size("insights-comment.js"), size("panel/insights.js")];
  assert.ok(page <= 1_700 && comment <= 900 && panel <= 1_700, `${page}, ${comment}, ${panel} bytes`);
});

test("from the browser by the desk to the report", async (t) => {
  const own = await sampleWith(
    (contacts) => `desk: /desk/\n${contacts.replace(/^inbox:.*$/m, "form: {}")}`,
    (folder) => {
      withInsights(folder);
    },
  );
  t.after(own.close);
  const running = await startDesk(t, { site: own.folder, args: ["--with-site"] });
  await reading(
    desktop,
    async (page) => {
      await page.goto(`${running.origin}/kb/en/`);
      await look(page, "xyzzyq");
      for (let at = 0; at < 3; at += 1) {
        await page.goto(`${running.origin}/kb/en/contacts/merge-duplicates/`);
        await vote(page, "No");
        await page.getByLabel("What is missing, or not clear?").fill("How to undo it, says ada@example.com.");
        await page.getByRole("button", { name: "Send" }).click();
      }
      await page.locator("main a[href$='/en/contact/']").first().click();
      await page.waitForURL(/\/contact\//);
      await page.locator(".request #request-summary").fill("Nothing that is suggested");
      await page.goto(`${running.origin}/kb/en/`);
    },
    { origin: running.origin },
  )();
  const report = () =>
    JSON.parse(execFileSync(DESK, ["report", "--site", own.folder, "--data", running.data, "--format", "json"], { encoding: "utf8" }));
  const json = await eventually(async () => {
    const made = report();
    assert.equal(made.form.visits, 1);
    return made;
  });
  assert.equal(json.without_results[0]?.query, "xyzzyq");
  const [worst] = json.worst_voted;
  assert.deepEqual([worst.article, worst.unhelpful, worst.comments[0].text], ["contacts/merge-duplicates", 3, "How to undo it, says …"]);
  assert.deepEqual([json.contact_after[0].article, json.contact_by_area[0].name], ["contacts/merge-duplicates", "contacts"]);
});
