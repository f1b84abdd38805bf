// The other files trust that a reader's troubles fail a test. Here they are provoked.

import assert from "node:assert/strict";
import { test } from "node:test";

import { desktop, eventually, reading } from "./reader.mjs";

/** @type {[name: string, provoke: () => void, expected: RegExp][]} */
const TROUBLES = [
  [
    "an inline script",
    () => document.head.append(Object.assign(document.createElement("script"), { textContent: "1" })),
    /Content Security Policy/,
  ],
  ["an inline style", () => document.body.setAttribute("style", "color: red"), /Content Security Policy/],
  [
    "an exception",
    () =>
      void setTimeout(() => {
        throw new Error("deliberate");
      }),
    /exception: deliberate/,
  ],
  ["a missing file", () => void fetch("/kb/nothing.png"), /answer: 404/],
  [
    "another origin",
    () => document.body.append(Object.assign(new Image(), { src: "https://elsewhere.example/x.png" })),
    /elsewhere\.example/,
  ],
];

for (const [name, provoke, expected] of TROUBLES) {
  test(
    `${name} does not go unnoticed`,
    reading(desktop, async (page, problems) => {
      await page.goto("en/");
      assert.deepEqual(problems, []);
      await page.evaluate(provoke);
      await eventually(async () => assert.match(problems.join("\n"), expected));
      problems.length = 0;
    }),
  );
}
