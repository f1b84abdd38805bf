// Of two pictures, one for light screens and one for dark ones, readers see the one for the scheme that they have, by the system or
// by the switch: on the page, without JavaScript, on paper, and in the panel.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { using } from "./product.mjs";
import { BASE } from "./places.mjs";
import { desktop, reading, withoutScript } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const site = await siteOf({
  "site.yaml": `title: Pictures\nbase_url: https://help.example.com${BASE}\nlocales: { en: {} }\n`,
  "content/en/guide/a.md": `---
title: A
---
<picture><source media="(prefers-color-scheme: dark)" srcset="dark.svg"><img src="light.svg" alt="chart" width="20"></picture>

![pair](light.svg#gh-light-mode-only)
![pair](dark.svg#gh-dark-mode-only)

![figure](light.svg#gh-light-mode-only "For light screens")

![figure](dark.svg#gh-dark-mode-only "For dark screens")

The end.
`,
  "content/en/guide/light.svg": drawing,
  "content/en/guide/dark.svg": drawing,
});

/** Which of each pair is seen, and which captions. @param {Element} prose */
function seen(prose) {
  const shown = (/** @type {Element} */ node) => node.getClientRects().length > 0;
  const pictures = [...prose.querySelectorAll("img")].filter(shown).map((image) => `${image.alt} ${image.src.replace(/^.*\//, "")}`);
  return [...pictures, ...[...prose.querySelectorAll("figcaption")].filter(shown).map((caption) => caption.textContent)];
}
const expected = (/** @type {string} */ scheme) => [
  `chart ${scheme}.svg`,
  `pair ${scheme}.svg`,
  `figure ${scheme}.svg`,
  `For ${scheme} screens`,
];

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  const other = colorScheme === "light" ? "dark" : "light";
  test(
    `${colorScheme}: the picture for the system's scheme, and the other one after a click on the switch`,
    reading(
      { ...desktop, colorScheme },
      async (page) => {
        await page.goto("en/guide/a/");
        const prose = page.locator(".prose");
        assert.deepEqual(await prose.evaluate(seen), expected(colorScheme));
        await page.locator("[data-theme-toggle]").click();
        assert.deepEqual(await prose.evaluate(seen), expected(other));
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await prose.evaluate(seen), expected("light"));
      },
      site,
    ),
  );
  test(
    `${colorScheme}: without JavaScript`,
    reading(
      { ...withoutScript, colorScheme },
      async (page) => {
        await page.goto("en/guide/a/");
        const html = await page
          .locator("img:visible")
          .evaluateAll((all) => all.map((one) => one.getAttribute("src")?.replace(/^.*\//, "")));
        assert.deepEqual(
          html,
          [1, 2, 3].map(() => `${colorScheme}.svg`),
        );
      },
      site,
    ),
  );
  for (const theme of ["auto", other]) {
    test(
      `${colorScheme}: in the panel, theme ${theme}`,
      using({ ...desktop, colorScheme }, { attributes: `data-locale="en" data-theme="${theme}"`, site }, async ({ page, panel }) => {
        await page.evaluate(() => globalThis.guichet?.article("guide/a"));
        await panel.getByText("The end.").waitFor();
        assert.deepEqual(await panel.locator(".prose").evaluate(seen), expected(theme === "auto" ? colorScheme : other));
      }),
    );
  }
}

const large = await siteOf({
  "site.yaml": `title: Pictures\nbase_url: https://help.example.com${BASE}\nlocales: { en: {} }\n`,
  "content/en/guide/a.md": `---
title: A
---
![The calendar](wide.svg){width=300}

See ![gear](icon.svg){.icon}, and [![linked](wide.svg)](wide.svg).

![small](icon.svg)

The end. {{ badge(kind="new") }}
`,
  "content/en/guide/wide.svg": drawing.replace('width="40" height="20"', 'width="1600" height="900"'),
  "content/en/guide/icon.svg": drawing,
});

test(
  "a picture that is shown smaller than it is opens large by keyboard, and closes with Escape or a click",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/guide/a/");
      const picture = page.getByRole("button", { name: "Enlarge the picture: The calendar" });
      await picture.waitFor();
      assert.equal(await page.locator("img[role=button]").count(), 1);
      await picture.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog", { name: "The calendar" });
      await dialog.waitFor();
      assert.ok(await dialog.locator("img").evaluate((image) => image.clientWidth > 1000));
      await accessible(page, "a picture that is open");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      assert.ok(await picture.evaluate((node) => node === document.activeElement));
      await picture.click();
      await dialog.locator("img").click();
      await dialog.waitFor({ state: "detached" });
    },
    large,
  ),
);

test(
  "without JavaScript it stays as it is",
  reading(
    withoutScript,
    async (page) => {
      await page.goto("en/guide/a/");
      assert.equal(await page.locator("img[role=button]").count(), 0);
      const icon = await page.locator(".picture-icon").boundingBox();
      assert.ok(icon && icon.height < 26 && icon.height > 16, `${icon?.height} pixels`);
    },
    large,
  ),
);
