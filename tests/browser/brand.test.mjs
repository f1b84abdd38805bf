// A site with a brand of its own: readable whatever the colour, an announcement that can be closed, and statistics under the pages' policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { ROOT } from "./places.mjs";
import { desktop, phone, reading, withoutScript } from "./reader.mjs";
import { sampleWith } from "./small-site.mjs";

const SETTINGS = readFileSync(`${ROOT}site.yaml`, "utf8").replace(/^theme:.*$/m, "");

/** @param {string} theme */
const branded = (theme) => sampleWith({ "site.yaml": `${SETTINGS}\ntheme:\n${theme}` });

const FRAME = `  radius: 0
  header_links: [{ text: Product, href: "https://www.example.com/" }]
  footer_links:
    - { title: Company, links: [{ text: About us, href: "https://www.example.com/about" }] }
    - { text: Legal notice, href: "https://www.example.com/legal" }
  announcement: { text: Something is new, href: contact/, link_text: Read how }
`;

for (const [name, colour] of [
  ["yellow", "#ffd02f"],
  ["dark blue", "#1d2a6b"],
  ["grey", "#808080"],
]) {
  const site = await branded(`  brand: "${colour}"\n${FRAME}`);
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(
      `a ${name} brand can be read, ${colorScheme}`,
      reading(
        { ...desktop, colorScheme },
        async (page) => {
          for (const path of ["en/", "en/contacts/add-contacts/", "en/contact/", "en/search/?q=import"]) {
            await page.goto(path);
            await accessible(page, `${name} ${colorScheme} ${path}`);
          }
        },
        site,
      ),
    );
  }
}

const announced = await branded('  announcement: { text: Something is new, until: 2099-01-01 }\n  brand: "#7047eb"\n');

test(
  "an announcement is closed once, on every page",
  reading(
    phone,
    async (page) => {
      await page.goto("en/");
      const line = page.getByRole("complementary", { name: "Announcement" });
      await line.getByRole("button", { name: "Close this announcement" }).click();
      await line.waitFor({ state: "hidden" });
      await page.goto("en/contact/");
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.equal(await line.isVisible(), false);
    },
    announced,
  ),
);

test(
  "without scripts it is there, and nothing promises to close it",
  reading(
    withoutScript,
    async (page) => {
      await page.goto("en/");
      assert.equal(await page.getByText("Something is new").isVisible(), true);
      assert.equal(await page.locator("[data-announcement-close]").isVisible(), false);
    },
    announced,
  ),
);

const counted = await branded(`  scripts:
    - src: https://stats.example.net/count.js
      attributes: { data-site: help }
      connect: [https://stats.example.net]
`);

test(
  "statistics are loaded and may send, and nothing else may",
  reading(
    desktop,
    async (page, problems) => {
      /** @type {string[]} */
      const asked = [];
      await page.route("https://stats.example.net/**", (route) => {
        asked.push(new URL(route.request().url()).pathname);
        return route.fulfill({
          contentType: "text/javascript",
          headers: { "Access-Control-Allow-Origin": "*" },
          body: `fetch("https://stats.example.net/hit?site=" + document.currentScript.dataset.site);
            fetch("https://elsewhere.example.net/").catch(() => { document.title = "refused"; });`,
        });
      });
      await page.goto("en/");
      await page.waitForFunction(() => document.title === "refused");
      assert.deepEqual(asked, ["/count.js", "/hit"]);
      // The page asks another host, as it is meant to, and the policy refuses the other one.
      problems.length = 0;
    },
    counted,
  ),
);

// As most programs write a drawing: without a size.
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 60"><path d="M0 0h400v60H0z"/></svg>';

for (const [how, links] of /** @type {const} */ ([
  ["that fit", ["Status"]],
  ["that don’t fit", ["Pricing and plans", "System status", "Community", "What is new", "Log in"]],
])) {
  const list = links.map((text) => `{ text: ${text}, href: "https://www.example.com/" }`).join(", ");
  const site = await sampleWith({
    "site.yaml": `${SETTINGS}\ntheme:\n  logo: { light: logo.svg, alt: Acme, height: 36 }\n  header_links: [${list}]\n`,
    "brand/logo.svg": LOGO,
  });
  test(
    `a logo without a size and links ${how} leave the header in the window`,
    reading(
      desktop,
      async (page) => {
        for (const path of ["en/", "fr/contacts/add-contacts/", "ja/"]) {
          await page.goto(path);
          const logo = await page.getByRole("banner").getByRole("img", { name: "Acme" }).boundingBox();
          assert.deepEqual([Math.round(logo?.width ?? 0), Math.round(logo?.height ?? 0)], [224, 36], path);
          const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(wide <= window, `${path}: ${wide} of ${window}`);
        }
        await page.goto("en/");
        const link = page.getByRole("banner").getByRole("link", { name: links[0] });
        if (links.length > 1) await page.getByRole("banner").locator("summary").first().click();
        await link.first().waitFor();
      },
      site,
    ),
  );
}

const lettered = await sampleWith({
  "site.yaml": `${SETTINGS}\ntheme: { fonts: { text: { family: Boxes, files: [boxes.ttf] } } }\n`,
  "brand/boxes.ttf": readFileSync(`${ROOT}crates/brand/tests/fonts/boxes.ttf`),
});

test(
  "a page loads the parts of a font that it needs, and no others",
  reading(
    desktop,
    async (page) => {
      /** @type {Set<string>} */
      const asked = new Set();
      page.on("request", (request) => {
        const name = request.url().split("/").at(-1) ?? "";
        if (name.endsWith(".woff2")) asked.add(name);
      });
      await page.goto("en/getting-started/welcome/");
      const loaded = await page.evaluate(() => document.fonts.ready.then(() => document.fonts.check("16px Boxes")));
      assert.equal(loaded, true);
      assert.deepEqual([...asked], ["boxes-latin.woff2"]);
      await page.goto("ja/");
      await page.evaluate(() => document.fonts.ready);
      assert.deepEqual([...asked].sort(), ["boxes-east-asian.woff2", "boxes-latin.woff2"]);
    },
    lettered,
  ),
);

const drawn = await sampleWith({
  "site.yaml": `${SETTINGS}\ntheme: { logo: { light: logo.svg, alt: Acme, height: 32 } }\n`,
  "brand/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><path d="M0 0h120v30H0z"/></svg>\n',
});

for (const [name, size] of /** @type {const} */ ([
  ["desktop", desktop],
  ["phone", phone],
])) {
  test(
    `a logo that has a ratio and no size is as high as it should be, ${name}`,
    reading(
      size,
      async (page) => {
        for (const path of ["en/", "en/contacts/"]) {
          await page.goto(path);
          const box = await page.getByRole("banner").getByRole("img", { name: "Acme" }).boundingBox();
          assert.deepEqual({ width: box?.width, height: box?.height }, { width: 128, height: 32 }, path);
        }
      },
      drawn,
    ),
  );
}
