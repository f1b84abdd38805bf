// What a page costs a reader who comes for the first time: how often the browser asks, and for how many bytes, as a host
// sends them. Pictures of articles are their writers' business.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { article } from "./output.mjs";
import { BASE, SAMPLE } from "./places.mjs";
import { browser, desktop, someone } from "./reader.mjs";
import { serve } from "./server.mjs";

const site = await serve(SAMPLE, BASE, { encoding: "gzip" });
after(() => site.close());

/**
 * All that a visit asks for, headers counted: what the network says of it.
 * @param {string} path
 * @returns {Promise<{ path: string, bytes: number }[]>}
 */
async function visit(path) {
  const context = await browser.newContext({ ...someone, ...desktop });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send("Network.enable");
    /** @type {Map<string, string>} */
    const asked = new Map();
    /** @type {{ path: string, bytes: number }[]} */
    const got = [];
    network.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, new URL(request.url).pathname));
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const path = asked.get(requestId) ?? "";
      if (!path.startsWith(`${BASE}assets/`)) got.push({ path, bytes: encodedDataLength });
    });
    const answer = await page.goto(`${site.origin}${BASE}${path}`, { waitUntil: "networkidle" });
    assert.equal(answer?.status(), 200);
    return got;
  } finally {
    await context.close();
  }
}

for (const [name, path, requests, bytes] of /** @type {[string, string, number, number][]} */ ([
  ["home", "en/", 6, 27_000],
  ["an area", "en/contacts/", 6, 27_000],
  ["an article", article("contacts/merge-duplicates", "en"), 8, 34_000],
  ["an article with code and callouts", article("account/api-keys", "en"), 8, 34_000],
  ["an article with three kinds of callouts", article("getting-started/set-up-your-account", "en"), 8, 34_000],
  ["an article in Japanese", article("contacts/import/import-contacts", "ja"), 8, 34_000],
  ["an article with a video", article("getting-started/welcome", "en"), 10, 37_000],
  ["the search page, which fetches the search at once", "en/search/", 8, 40_000],
  ["the contact page", "en/contact/", 9, 53_000],
])) {
  test(`${name}: at most ${requests} requests and ${bytes / 1000} KB`, async () => {
    const got = await visit(path);
    const list = got.map(({ path, bytes }) => `${bytes} ${path}`).join("\n");
    const sum = got.reduce((sum, { bytes }) => sum + bytes, 0);
    assert.ok(got.length > 4 && got.length <= requests, `${got.length} requests:\n${list}`);
    assert.ok(sum > 15_000 && sum <= bytes, `${sum} bytes:\n${list}`);
  });
}
