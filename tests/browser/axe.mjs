// axe-core in the page. It is put there by the debugger's protocol, so that the page's content policy stays as it is.

import assert from "node:assert/strict";
import axe from "axe-core";

import { calm } from "./reader.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Fails with every barrier that axe finds on the page as it is when nothing moves: half faded in, no text has its colours.
 * @param {import("playwright-core").Page} page
 * @param {string} where what the page is, for the message
 */
export async function accessible(page, where) {
  // Where a page happens to be scrolled to, something is half under the header: that is no barrier.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await calm(page);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const { violations } = await /** @type {{ axe: typeof axe }} */ (/** @type {unknown} */ (globalThis)).axe.run(document, {
      runOnly: tags,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} (${node.any[0]?.message ?? node.failureSummary})`),
    );
  }, TAGS);
  assert.deepEqual(found, [], where);
}
