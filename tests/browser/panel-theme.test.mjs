// Whatever shape a site's own stylesheets have, the panel opens, what they say holds in it, and their files are found.

import assert from "node:assert/strict";
import { test } from "node:test";

import { using } from "./product.mjs";
import { BASE } from "./places.mjs";
import { desktop } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const CONTENT = `\uFEFF@charset "utf-8";
@import url( 'ours.css' ) layer(ours) supports(display: grid) screen;
@import "cut.css";
.prose h2::before { content: "@import 'no.css'; }" }
@media (hover: none),
  (width > 1rem) { .prose h2 { text-transform: uppercase } }
html .prose h2/* ; */{ --odd: { [};] }; --step-2rem: 7px; text-indent: var(--step-2rem) }
`;

const OURS = `.prose p { letter-spacing: 3px; background: url( dot.svg ), image-set('dot.svg?2' 1x) } }
.prose p { word-spacing: 5px }
.prose p { opacity: 0.9 } .prose em { content: "`;

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1"/></svg>';

const site = await siteOf({
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\nlocales:\n  en: {}\n`,
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/a.md": "---\ntitle: A\ndescription: An article.\n---\nSelect *Export*.\n\n## More\n\nText.\n",
  "templates/assets/content.css": CONTENT,
  "templates/assets/ours.css": OURS,
  "templates/assets/cut.css": "@media print { .prose p { display: none } .prose { background: url(none",
  "templates/assets/dot.svg": DOT,
});

test(
  "a theme's stylesheets of any shape hold in the panel",
  using(desktop, { context: null, site }, async ({ page, panel }) => {
    /** @type {string[]} */
    const asked = [];
    page.on(
      "response",
      (answer) =>
        void (answer.url().includes("dot.svg") && asked.push(`${answer.status()} ${new URL(answer.url()).pathname.split("/").pop()}`)),
    );
    await page.evaluate(() => globalThis.guichet?.article("guide/a"));
    const text = panel.getByText("Select Export.");
    await text.waitFor();
    const { letterSpacing, wordSpacing, opacity } = await text.evaluate((node) => getComputedStyle(node));
    // Behind a bracket too many, a rule is lost, as on a page.
    assert.deepEqual({ letterSpacing, wordSpacing, opacity }, { letterSpacing: "3px", wordSpacing: "0px", opacity: "0.9" });
    const heading = await panel.getByRole("heading", { name: "More" }).evaluate((node) => {
      const { textTransform, textIndent } = getComputedStyle(node);
      return { textTransform, textIndent, before: getComputedStyle(node, "::before").content };
    });
    assert.deepEqual(heading, { textTransform: "uppercase", textIndent: "7px", before: "\"@import 'no.css'; }\"" });
    assert.equal(await panel.evaluate((node) => getComputedStyle(node).position), "fixed");
    await page.waitForLoadState("networkidle");
    assert.deepEqual([...new Set(asked)].sort(), ["200 dot.svg"]);
  }),
);
