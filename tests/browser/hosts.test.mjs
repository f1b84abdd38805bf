// Search on hosts of every kind: below any path, with whatever compression, under the strictest content policy.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";

import { ROOT } from "./places.mjs";
import { desktop, eventually, reading } from "./reader.mjs";
import { serve } from "./server.mjs";

const PROGRAM = process.env.GUICHET ?? `${ROOT}target/debug/guichet`;
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

/** @type {{ base: string, encoding?: "gzip" | "br" }[]} */
const HOSTS = [{ base: "/" }, { base: "/a/deep%20path/", encoding: "gzip" }, { base: "/kb/", encoding: "br" }];

for (const { base, encoding } of HOSTS) {
  const name = `${encoding ?? "plain"} at ${base}`;
  const folder = `${ROOT}target/hosts/${encoding ?? "plain"}/`;
  const args = ["build", "--quiet", "--root", ROOT, "--base-url", `https://help.example.com${base}`, "--output", folder];
  const { status, stderr } = spawnSync(PROGRAM, args, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const site = await serve(folder, decodeURI(base), { encoding, policy: POLICY });
  after(() => site.close());

  test(
    `${name}: the box suggests, the page finds, hits lead to pages`,
    reading(
      desktop,
      async (page) => {
        await page.goto(`${site.origin}${base}en/`);
        await page.getByRole("combobox").first().fill("import con");
        const option = page.getByRole("option").first();
        await option.waitFor();
        assert.ok((await option.getAttribute("href"))?.startsWith(`${base}en/`));
        await page.goto(`${site.origin}${base}ja/search/?q=%E3%82%A4%E3%83%B3%E3%83%9D%E3%83%BC%E3%83%88`);
        const first = page.locator("[data-results] .result a").first();
        await first.waitFor();
        const title = await first.innerText();
        await first.click();
        await eventually(async () => assert.ok((await page.title()).startsWith(title), await page.title()));
      },
      site,
    ),
  );

  test(
    `${name}: whoever imports the module needs no more than its address`,
    reading(
      desktop,
      async (page) => {
        await page.goto(`${site.origin}${base}en/`);
        const found = await page.evaluate(async (module) => {
          const { open } = await import(module);
          const urls = [];
          for (const locale of ["en", "fr"]) {
            const { hits } = await (await open({ locale })).query("import");
            urls.push(hits[0].url);
          }
          return urls;
        }, `${base}_guichet/search.js`);
        assert.ok(found[0]?.startsWith(`${base}en/`) && found[1]?.startsWith(`${base}fr/`), found.join());
      },
      site,
    ),
  );
}
