// What the panel costs: bytes, the time to open, the main thread, and what is left when it is gone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { BASE, SAMPLE } from "./places.mjs";
import { button, help, using } from "./product.mjs";
import { desktop, eventually } from "./reader.mjs";

// Of this build: what the builds before it have named stays for a while.
const folder = /_guichet\/([0-9a-f]{10})\//.exec(readFileSync(`${SAMPLE}en/index.html`, "utf8"))?.[1] ?? "";
/** @param {string} path */
const gzipped = (path) => gzipSync(readFileSync(`${SAMPLE}_guichet/${path}`), { level: 9 }).length;

test("the button's script is at most 6.3 KB, and 0.8 KB more with what asks a desk", () => {
  const size = gzipped("panel.js");
  assert.ok(size <= 6_300, `${size} bytes`);
  const asked = size + gzipped(`${folder}/panel/badge.js`);
  assert.ok(asked <= 6_900, `${asked} bytes`);
});

// 3.6 KB more than once: what keeps events inside, the top layer, what tells an engineer that a name is wrong; and a
// kilobyte of the search, which finds a word however it is written. 20 bytes ask for what only sites with insights have.
test("home, search, reading and contact are at most 32.3 KB of script", () => {
  const files = ["panel.js", `${folder}/panel/main.js`, `${folder}/panel/contact.js`, `${folder}/search/main.js`];
  const size = files.reduce((sum, file) => sum + gzipped(file), 0);
  assert.ok(size <= 32_250, `${size} bytes`);
});

// Of which 0.3 KB are the headings with their links and the edges of tables, as on the page.
test("the styles are at most 7.7 KB", () => {
  const size = gzipped(`${folder}/panel/panel.css`);
  assert.ok(size <= 7_700, `${size} bytes`);
});

test(
  "before it is opened nothing but the button's script is fetched",
  using(desktop, {}, async ({ page }) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.reload({ waitUntil: "networkidle" });
    await button(page).waitFor();
    assert.deepEqual(
      asked.filter((url) => url.startsWith(help.origin)),
      [`${help.origin}${BASE}_guichet/panel.js`],
    );
  }),
);

/** What `pace` takes on the machine that the limits are written down for. */
const PACE = 15;
/** A busy machine is slow now and then; a panel that is slow is so every time. */
const TRIES = 12;

/**
 * How much slower than that machine this one is at the moment, and never less than 1: an honest limit of milliseconds
 * grows with what the same work takes. The work is like the panel's, some nodes with text that are laid out.
 * @param {import("playwright-core").Page} page
 */
async function pace(page) {
  const best = await page.evaluate(() => {
    let best = Infinity;
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      const box = document.body.appendChild(document.createElement("div"));
      for (let at = 0; at < 200; at += 1) box.appendChild(document.createElement("p")).textContent = `${"word ".repeat(20)}${at}`;
      box.getBoundingClientRect();
      box.remove();
      best = Math.min(best, performance.now() - start);
    }
    return best;
  });
  return Math.max(1, best / PACE);
}

test(
  "the page around it doesn't move, and is not kept waiting",
  using(desktop, {}, async ({ page }) => {
    await page.addInitScript(() => {
      /** @type {{ type: string, value: number }[]} */
      const seen = [];
      Object.assign(globalThis, { seen });
      const watch = (/** @type {string} */ type, /** @type {(entry: any) => number} */ value) =>
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.push({ type, value: value(entry) }))).observe({
          type,
          buffered: true,
        });
      watch("layout-shift", (entry) => entry.value);
      watch("longtask", (entry) => entry.duration);
    });
    for (let round = 1; ; round += 1) {
      await page.reload({ waitUntil: "networkidle" });
      await button(page).waitFor();
      /** @type {{ type: string, value: number }[]} */
      const seen = await page.evaluate(() => /** @type {any} */ (globalThis).seen.splice(0));
      const limit = 50 * (await pace(page));
      const trouble = seen.filter(({ type, value }) => type !== "longtask" || value >= limit);
      if (trouble.length === 0) break;
      assert.ok(round < TRIES, `more than ${limit} ms, or moved: ${JSON.stringify(trouble)}`);
    }
  }),
);

test(
  "opening is no long task, and after the first time it takes less than 100 ms",
  using(desktop, {}, async ({ page }) => {
    for (let round = 1; ; round += 1) {
      await page.reload({ waitUntil: "networkidle" });
      const slower = await pace(page);
      // All of it is done in the page: what looks on from outside is work there too.
      const { taken, tasks } = await page.evaluate(async () => {
        const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
        // Until what has been before is over and told.
        await pause();
        const tasks = /** @type {number[]} */ ([]);
        const note = (/** @type {PerformanceEntry[]} */ entries) => tasks.push(...entries.map((entry) => entry.duration));
        const observer = new PerformanceObserver((list) => note(list.getEntries()));
        observer.observe({ type: "longtask" });
        await globalThis.guichet?.open();
        await pause();
        globalThis.guichet?.close();
        const start = performance.now();
        await globalThis.guichet?.open();
        const rows = document.querySelector("guichet-help")?.shadowRoot?.querySelectorAll(".row");
        const seen = rows?.[0]?.getBoundingClientRect().height ?? 0;
        const taken = seen > 0 ? performance.now() - start : Infinity;
        await pause();
        note(observer.takeRecords());
        observer.disconnect();
        return { taken, tasks };
      });
      if (taken < 100 * slower && tasks.every((task) => task < 50 * slower)) break;
      assert.ok(round < TRIES, `opened in ${taken} ms, long tasks: ${tasks}; the machine is ${slower} times slower than ours`);
    }
  }),
);

test(
  "mounted and destroyed a hundred times it leaves nothing behind",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("link", { name: "Add and edit a contact" }).waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable");
    await devtools.send("HeapProfiler.enable");
    const source = `${help.origin}${BASE}_guichet/panel.js`;
    /** @param {number} times */
    const rounds = (times) =>
      page.evaluate(
        async ([source, times]) => {
          const { mount } = await import(String(source));
          for (let round = 0; round < Number(times); round += 1) {
            globalThis.guichet?.destroy();
            const panel = mount({ locale: "en", context: "contacts-index", plan: "pro" });
            await panel.open();
            await panel.contact();
            panel.badge({ count: round });
          }
          globalThis.guichet?.destroy();
        },
        /** @type {const} */ ([source, times]),
      );
    const state = async () => {
      for (let pass = 0; pass < 3; pass += 1) await devtools.send("HeapProfiler.collectGarbage");
      await page.waitForTimeout(100);
      const { metrics } = await devtools.send("Performance.getMetrics");
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    await rounds(10);
    const before = await state();
    await rounds(100);
    // The browser itself may hold on to the last one for a while; a panel has some 60 listeners and 300 nodes, a hundred
    // that leaked a hundred times as many, and those never go.
    await eventually(async () => {
      const after = await state();
      const grown = (/** @type {string} */ name) => (after[name] ?? 0) - (before[name] ?? 0);
      assert.ok(grown("JSEventListeners") <= 130, `${grown("JSEventListeners")} listeners more`);
      assert.ok(grown("Nodes") <= 700, `${grown("Nodes")} nodes more`);
      assert.ok(grown("JSHeapUsedSize") < 400_000, `${grown("JSHeapUsedSize")} bytes more`);
    });
    assert.equal(await page.locator("guichet-help").count(), 0);
  }),
);
