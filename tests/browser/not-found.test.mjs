// The one 404 page of hosts that know no other: readers get that of the language that the address is in, under the address that they asked for.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, test } from "node:test";

import { desktop, eventually, reading } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const { folder } = await siteOf({
  "site.yaml": [
    "title: Help",
    "base_url: https://help.example.com/kb/",
    "locales: { en: {}, fr: { fallback: [en] }, ar: { fallback: [en] } }",
    "",
  ].join("\n"),
  "content/en/guide/a.md": "---\ntitle: A\n---\nText.\n",
});

/** As GitHub Pages does it. @type {string[]} */
const asked = [];
const server = createServer((request, answer) => {
  const path = decodeURI(request.url?.split("?")[0] ?? "");
  asked.push(path);
  const inside = path.replace(/^\/kb\//, "/");
  const file = join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
  const found = existsSync(file) && extname(file) !== "";
  const shown = found ? file : join(folder, "404.html");
  answer.writeHead(found ? 200 : 404, {
    "content-type": /** @type {Record<string, string>} */ (TYPES)[extname(shown)] ?? "application/octet-stream",
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
  });
  answer.end(readFileSync(shown));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
after(() => server.close());
const address = server.address();
/** It is there that nothing is there. @param {string[]} problems */
const expected404 = (problems) => {
  const others = problems.filter((problem) => !/^answer: 404|status of 404/.test(problem));
  problems.splice(0, problems.length, ...others);
};
const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;

test(
  "the page is in the language of the address, which stays as it was",
  reading(
    desktop,
    async (page, problems) => {
      const lang = () => page.locator("html").getAttribute("lang");
      for (const [path, expected] of [
        ["/kb/fr/rien/?a=1#b", "fr"],
        ["/kb/ar/none", "ar"],
        ["/kb/en/none/", "en"],
        ["/kb/none", "en"],
        ["/else", "en"],
      ]) {
        await page.goto(origin + path);
        await eventually(async () => assert.deepEqual([await lang(), page.url()], [expected, origin + path]));
        await page.reload();
        await eventually(async () => assert.deepEqual([await lang(), page.url()], [expected, origin + path]));
      }
      // Back is where readers came from.
      await page.goto(`${origin}/kb/en/guide/a/`);
      await page.goto(`${origin}/kb/fr/rien/`);
      await eventually(async () => assert.equal(await lang(), "fr"));
      await page.goBack();
      assert.equal(page.url(), `${origin}/kb/en/guide/a/`);
      expected404(problems);
    },
    { origin },
  ),
);

test(
  "without scripts, each language says it and leads on",
  reading(
    { ...desktop, javaScriptEnabled: false },
    async (page, problems) => {
      await page.goto(`${origin}/kb/fr/rien/`);
      const others = page.locator(".not-found-others a");
      assert.deepEqual(
        await others.evaluateAll((all) => all.map((link) => ["lang", "dir", "href"].map((name) => link.getAttribute(name)))),
        [
          ["fr", "ltr", "/kb/fr/"],
          ["ar", "rtl", "/kb/ar/"],
        ],
      );
      assert.match((await others.first().textContent()) ?? "", /Français.*introuvable/s);
      expected404(problems);
    },
    { origin },
  ),
);

test(
  "a page of a language that is missing is no way in circles",
  reading(
    desktop,
    async (page, problems) => {
      await page.route("**/fr/404.html", (route) =>
        route.fulfill({ status: 404, contentType: "text/html", path: join(folder, "404.html") }),
      );
      asked.length = 0;
      await page.goto(`${origin}/kb/fr/rien/`);
      await eventually(async () => assert.equal(page.url(), `${origin}/kb/fr/rien/`));
      await page.waitForTimeout(300);
      assert.ok(asked.filter((path) => path.startsWith("/kb/fr/")).length < 3, asked.join("\n"));
      expected404(problems);
    },
    { origin },
  ),
);
