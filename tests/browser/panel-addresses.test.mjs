// The panel's own door: whatever a help centre publishes, nothing of it runs in the product, and one address that leads
// nowhere takes nothing with it. The site trusts its writers, so that the build lets everything through.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { BASE, ROOT } from "./places.mjs";
import { using } from "./product.mjs";
import { desktop, eventually } from "./reader.mjs";
import { serve } from "./server.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

/** Links by their text, none of which may lead anywhere. @type {Record<string, string>} */
const BAD = {
  "Plain script": "javascript:window.ran=1",
  "Split script": "java&#9;scr&#10;ipt:window.ran=1",
  "Spaced script": "&#1; javascript:window.ran=1",
  "Shouted script": "JAVASCRIPT:window.ran=1",
  "Old script": "vbscript:ran",
  "A document": "data:text/html,<script>window.ran=1</script>",
  "A blob": "blob:https://example.com/1",
  "A file": "file:///etc/passwd",
  "A program": "ms-msdt:/id",
  "A place to fill in": "https://[your-server]/admin",
  "A port to fill in": "https://localhost:PORT/",
  "No host": "http://",
  Source: "view-source:https://example.com/",
};

const HTML = `${Object.entries(BAD)
  .map(([text, href]) => `<a href="${href}">${text}</a>`)
  .join("\n")}
<a href="https://example.com/a" ping="https://evil.example/" onclick="window.ran=1">A good one</a>
<a href="atrium://open">An app</a>
<a href="other.md">Another article</a>
<img src="https://[cdn]/a.png" alt="A picture" onerror="window.ran=1" style="color: red">
<img alt="A set" srcset="https://[x]/a.png 1x, javascript:window.ran=1 2x">
<svg width="40" height="40"><a xlink:href="javascript:window.ran=1" href="https://evil.example/"><text y="20">Drawn</text></a>
<use href="https://evil.example/x.svg#a" data-use="https://evil.example/y.svg#a"></use><set attributeName="href" to="javascript:window.ran=1"></set></svg>
<form action="javascript:window.ran=1"><button type="submit" formaction="javascript:window.ran=1">Send</button></form>
<iframe srcdoc="<script>parent.ran=1</script>"></iframe><object data="javascript:window.ran=1"></object>
<details open ontoggle="window.ran=1"><summary>More</summary><video poster="javascript:window.ran=1"></video></details>
<p background="javascript:window.ran=1">Read on to here.</p>`;

/** @type {Record<string, string>} */
const SITE = {
  "site.yaml": `title: Help
base_url: https://help.example.com${BASE}
locales: { en: {} }
markdown: { html: allow, schemes: [atrium] }
`,
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/hostile.md": `---\ntitle: Hostile\n---\n<div>\n${HTML}\n</div>\n`,
  "content/en/guide/other.md": "---\ntitle: Another\n---\nText.\n",
};

const folder = mkdtempSync(join(tmpdir(), "guichet-addresses-"));
for (const [path, text] of Object.entries(SITE)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
execFileSync(GUICHET, ["build", "--root", folder, "-o", join(folder, "public"), "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
const site = await serve(join(folder, "public"), BASE);
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A product that would let inline scripts and styles be. */
const open = {
  locale: "en",
  context: null,
  site,
  policy: { "script-src": `${site.origin} 'unsafe-inline'`, "style-src": "'unsafe-inline'" },
};

test(
  "nothing of an article runs in the product, whatever is clicked with whatever button",
  using(desktop, open, async ({ page, panel }) => {
    /** @type {import("playwright-core").Page[]} */
    const opened = [];
    page.context().on("page", (other) => opened.push(other));
    await page.evaluate(() => globalThis.guichet?.article("guide/hostile"));
    await panel.getByText("Read on to here.").waitFor();
    for (const text of Object.keys(BAD)) {
      const words = panel.getByText(text, { exact: true });
      for (const button of /** @type {const} */ (["left", "middle"])) await words.click({ button });
      await words.click({ modifiers: ["Control"] });
      assert.equal(await words.evaluate((node) => node.closest("a")?.getAttribute("href") ?? null), null, text);
    }
    const left = await panel
      .locator("article")
      .evaluate((article) =>
        [...article.querySelectorAll("*")].flatMap((node) =>
          [...node.attributes].map(({ name, value }) => `${node.localName} ${name}=${value}`),
        ),
      );
    const wrong = left.filter((one) => /^\S+ (on|style|srcdoc|ping|data=|data-use)|script:|evil\.example|\[|PORT/i.test(one));
    assert.deepEqual(wrong, []);
    assert.equal(await panel.locator("iframe, object, set, script, svg a").count(), 0);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), undefined);
    assert.deepEqual(opened, []);
    // What leads somewhere still does.
    assert.equal(await panel.getByText("A good one").getAttribute("href"), "https://example.com/a");
    assert.equal(await panel.getByText("An app").getAttribute("href"), "atrium://open");
    await panel.getByText("Another article").click();
    await panel.getByRole("heading", { level: 1, name: "Another" }).waitFor();
  }),
);

test(
  "a link that gets into the panel by another way runs nothing either",
  using(desktop, open, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.article("guide/other"));
    const heading = panel.getByRole("heading", { level: 1, name: "Another" });
    await heading.waitFor();
    await heading.evaluate((node) => {
      const link = document.createElement("a");
      link.href = "javascript:window.ran=1";
      link.textContent = "Slipped in";
      node.append(link);
    });
    for (const button of /** @type {const} */ (["left", "middle"])) await panel.getByText("Slipped in").click({ button });
    await eventually(async () => assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), undefined));
    assert.equal(page.context().pages().length, 1);
  }),
);

test(
  "a fragment that can't be decoded opens its article",
  using(desktop, open, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.article("guide/hostile"));
    await panel.getByText("Another article").evaluate((link) => link.setAttribute("href", `${link.getAttribute("href")}#100%`));
    await panel.getByText("Another article").click();
    await panel.getByRole("heading", { level: 1, name: "Another" }).waitFor();
    assert.equal(await panel.getByRole("alert").count(), 0);
  }),
);
