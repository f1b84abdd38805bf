// The pictures of README.md are up to date: what can be read in them is what can be read on the pages, and seen from
// afar they look the same. Letter by letter they can't be compared: each machine has other fonts.
//
//   UPDATE=1 node --test tests/browser/pictures-of-readme.test.mjs
//
// makes them anew, with what is read in them beside them, in docs/images/.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { ROOT } from "./places.mjs";
import { button } from "./product.mjs";
import { calm, reading } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */

const FOLDER = `${ROOT}docs/images/`;
const SIZE = { width: 1200, height: 750 };
/** A morning on which all channels are open, so that no picture depends on the time. */
const WHEN = new Date("2026-11-24T15:00:00Z");

/** @type {Record<string, (page: Page) => Promise<string>>} What is in each picture, and the text of it. */
const PICTURES = {
  "help-centre": async (page) => {
    await page.goto("en/");
    return page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const { bottom, top, width } = range.getBoundingClientRect();
        // Not what is at the very edge: with other fonts it is above or below.
        if (width > 1 && top >= 0 && bottom < innerHeight * 0.98) texts.push(walker.currentNode.textContent ?? "");
      }
      return texts.join("\n");
    });
  },
  "help-panel": async (page) => {
    await page.goto("demo/");
    await button(page).click();
    const panel = page.getByRole("dialog");
    await panel.getByText("Help for this page").waitFor();
    // A caret blinks.
    await page.evaluate(() => {
      for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null)
        if (at instanceof HTMLElement) at.style.caretColor = "transparent";
    });
    return panel.innerText();
  },
};

/**
 * How many of some hundred fields of two pictures are not of nearly the same colour.
 * @param {Page} page
 * @param {[Buffer, Buffer]} pictures
 */
const different = (page, pictures) =>
  page.evaluate(
    async ([columns, rows, ...sources]) => {
      const [one, other] = await Promise.all(
        sources.map(async (source) => {
          const image = new Image();
          image.src = `data:image/png;base64,${source}`;
          await image.decode();
          const canvas = new OffscreenCanvas(Number(columns), Number(rows)).getContext("2d");
          if (!canvas) throw new Error("no canvas");
          canvas.imageSmoothingQuality = "high";
          canvas.drawImage(image, 0, 0, Number(columns), Number(rows));
          return canvas.getImageData(0, 0, Number(columns), Number(rows)).data;
        }),
      );
      let fields = 0;
      for (let at = 0; at < one.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs(one[at + part] - other[at + part]) > 40)) fields += 1;
      }
      return fields;
    },
    [16, 10, ...pictures.map((picture) => picture.toString("base64"))],
  );

for (const [name, open] of Object.entries(PICTURES)) {
  test(
    `the picture of the ${name.replace("-", " ")} is up to date`,
    reading({ viewport: SIZE, colorScheme: "light" }, async (page) => {
      await page.clock.setFixedTime(WHEN);
      const lines = (await open(page)).split("\n").map((line) => line.trim());
      const text = `${lines.filter((line) => line !== "").join("\n")}\n`;
      await calm(page);
      const picture = await page.screenshot({ animations: "disabled" });
      if (process.env.UPDATE) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(`${FOLDER}${name}.png`, picture);
        writeFileSync(`${FOLDER}${name}.txt`, text);
      }
      const remedy = "if that is how it should be: UPDATE=1 node --test tests/browser/pictures-of-readme.test.mjs";
      assert.equal(text, readFileSync(`${FOLDER}${name}.txt`, "utf8"), `docs/images/${name}.png has another text; ${remedy}`);
      await page.goto("about:blank");
      const fields = await different(page, [picture, readFileSync(`${FOLDER}${name}.png`)]);
      assert.ok(fields <= 8, `docs/images/${name}.png looks different in ${fields} of 160 fields; ${remedy}`);
    }),
  );
}

test("README.md shows them", () => {
  const readme = readFileSync(`${ROOT}README.md`, "utf8");
  for (const name of Object.keys(PICTURES)) assert.ok(readme.includes(`(docs/images/${name}.png)`), name);
});
