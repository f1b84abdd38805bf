// What pages may load and run, on a host that sends no Content-Security-Policy: the one in the page holds. And what a
// video of another site becomes when it is clicked.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { BASE, ROOT } from "./places.mjs";
import { desktop, eventually, reading, withoutScript } from "./reader.mjs";
import { serve } from "./server.mjs";

const PROGRAM = process.env.GUICHET ?? `${ROOT}target/debug/guichet`;
const root = `${ROOT}target/policy/`;
const SCRIPT = "localStorage.setItem('ran' + location.pathname, '1')";

/** @type {Record<string, string>} */
const FILES = {
  "site.yaml": "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\nmarkdown: { players: [player.example.com] }\n",
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/videos.md": `---
title: Videos
---
{{ video(src="https://videos.example.net/tour.mp4", title="A tour") }}

{{ video(src="https://www.youtube.com/watch?v=dQw4w9WgXcQ", title="A talk") }}

{{ video(src="https://player.example.com/embed/7", title="A film") }}

{{ video(src="https://elsewhere.example.org/embed/7", title="A page") }}
`,
  "content/en/guide/pictures.md":
    "---\ntitle: Pictures\n---\n![There](https://pictures.example.com/a.png) ![Odd](https://a;img-src/x.png)\n\n![Drawing](drawing.svg)\n",
  "content/en/guide/drawing.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" onload="${SCRIPT}"><script>${SCRIPT}</script><rect width="10" height="10"/></svg>`,
};

rmSync(root, { recursive: true, force: true });
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const { status, stderr } = spawnSync(PROGRAM, ["build", "--quiet", "--root", root, "-o", `${root}public`], { encoding: "utf8" });
assert.equal(status, 0, stderr);
const site = await serve(`${root}public/`, BASE, { policy: "" });
const withHeader = await serve(`${root}public/`, BASE);
after(() => Promise.all([site.close(), withHeader.close()]));

/** Every other host answers with a page. @param {import("playwright-core").Page} page @param {{ origin: string }} at */
async function others(page, at) {
  /** @type {string[]} */
  const asked = [];
  await page.route(
    (url) => !url.href.startsWith(at.origin) && url.protocol.startsWith("http"),
    (route) => {
      asked.push(route.request().url());
      return route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><title>There</title><script>${SCRIPT.replace("localStorage.setItem", "void ")}; try { top.location = "https://evil.example/" } catch {}</script>`,
      });
    },
  );
  return asked;
}

for (const [name, at] of /** @type {const} */ ([
  ["with the header", withHeader],
  ["without it", site],
])) {
  test(
    `${name}: a file plays in the page, a known player in a frame that can't leave`,
    reading(
      desktop,
      async (page, problems) => {
        const asked = await others(page, at);
        await page.goto("en/guide/videos/");
        assert.deepEqual(asked, [], "nothing is asked for before a click");
        await page.getByRole("link", { name: /^A tour/ }).click();
        const film = page.locator("main video");
        await film.waitFor();
        assert.equal(await film.getAttribute("src"), "https://videos.example.net/tour.mp4");
        assert.equal(await film.getAttribute("aria-label"), "A tour");
        assert.equal(await page.locator("iframe").count(), 0, "a file has no frame");
        for (const [title, host] of [
          ["A talk", "www.youtube-nocookie.com"],
          ["A film", "player.example.com"],
        ]) {
          await page.getByRole("link", { name: new RegExp(`^${title}`) }).click();
          const frame = page.locator(`iframe[title="${title}"]`);
          await frame.waitFor();
          assert.equal(new URL((await frame.getAttribute("src")) ?? "").hostname, host);
          const sandbox = ((await frame.getAttribute("sandbox")) ?? "everything").split(" ").sort();
          assert.deepEqual(sandbox, ["allow-popups", "allow-presentation", "allow-same-origin", "allow-scripts"]);
          assert.ok(await frame.getAttribute("referrerpolicy"));
          assert.ok(await frame.getAttribute("allow"));
          await eventually(async () =>
            assert.ok(
              asked.some((url) => new URL(url).hostname === host),
              asked.join(),
            ),
          );
          // The link below leads to the video's own page.
          await page.getByRole("link", { name: new RegExp(`^${title}`) }).waitFor();
        }
        await page.waitForTimeout(300);
        assert.ok(page.url().startsWith(at.origin), "the frame led the reader away");
        // Requests to those hosts are what was wanted; that a page is no film, and that the frame may not lead away, is said.
        problems.length = 0;
      },
      at,
    ),
  );

  test(
    `${name}: scripts that come in do not run, hosts that the page does not name are not asked`,
    reading(
      desktop,
      async (page, problems) => {
        const asked = await others(page, at);
        await page.goto("en/guide/pictures/");
        await page.evaluate((script) => {
          const inline = document.createElement("script");
          inline.textContent = script;
          const handler = document.createElement("div");
          handler.innerHTML = `<img src="https://evil.example/x.png" onerror="${script}"><iframe src="https://evil.example/"></iframe><video src="https://evil.example/a.mp4"></video>`;
          document.body.append(inline, handler);
        }, SCRIPT);
        await page.waitForTimeout(500);
        const ran = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("ran")));
        assert.deepEqual(ran, []);
        const hosts = new Set(asked.map((url) => new URL(url).hostname));
        assert.deepEqual([...hosts], ["pictures.example.com"]);
        problems.length = 0;
      },
      at,
    ),
  );
}

test(
  "a page that is no known player stays a link, and all are without a script",
  reading(
    withoutScript,
    async (page) => {
      await page.goto("en/guide/videos/");
      for (const title of ["A tour", "A talk", "A film", "A page"]) {
        assert.match((await page.getByRole("link", { name: title, exact: true }).getAttribute("href")) ?? "", /^https:/);
      }
      assert.equal(await page.locator("iframe, main video").count(), 0);
      assert.equal(await page.locator("[data-embed], [data-film]").count(), 3);
    },
    site,
  ),
);

test(
  "a drawing is shown, and has no script left when it is opened by itself",
  reading(
    desktop,
    async (page, problems) => {
      await others(page, site);
      await page.goto("en/guide/pictures/");
      const drawing = page.getByRole("img", { name: "Drawing" });
      await eventually(async () =>
        assert.equal(await drawing.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth), 10),
      );
      problems.length = 0;
      await page.goto("en/guide/drawing.svg");
      assert.equal(await page.locator("rect").count(), 1);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("ran"))), []);
    },
    site,
  ),
);

test(
  "search, the menu of languages and the theme work under the page's policy",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/");
      await page.getByRole("combobox").first().fill("video");
      await page.getByRole("option").first().waitFor();
      await page.goto("en/search/?q=pictures");
      await page.locator("[data-results] .result a").first().waitFor();
      await page.goto("en/contact/");
      await page.goto("");
    },
    site,
  ),
);
