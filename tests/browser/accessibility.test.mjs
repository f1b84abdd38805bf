// axe-core on every kind of page, light and dark, in a Latin and a Japanese locale, and in the states that scripts make.
// It finds what a machine can find; the order of focus, names and words are the business of the other files.

import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { kinds } from "./output.mjs";
import { desktop, phone, reading, suggestions, undecided } from "./reader.mjs";

for (const locale of ["en", "ja"]) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(
      `${locale}, ${colorScheme}: every kind of page`,
      reading({ ...undecided, colorScheme }, async (page) => {
        for (const [name, address] of kinds(locale)) {
          await page.goto(address);
          await accessible(page, `${name} (${address})`);
        }
      }),
    );
  }
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(
    `${colorScheme}: suggestions, an open menu, a chosen plan, results and none`,
    reading({ ...desktop, colorScheme }, async (page) => {
      await page.goto("en/contacts/");
      await suggestions(page, "import");
      await page.keyboard.press("ArrowDown");
      await accessible(page, "suggestions");
      await page.goto("en/contacts/");
      await page.locator(".menu-locale summary").click();
      await accessible(page, "languages");
      await page.goto("en/contact/?plan=starter");
      await accessible(page, "a plan");
      await page.goto("en/search/?q=import");
      await page.locator(".result").first().waitFor();
      await accessible(page, "results");
      await page.goto("en/search/?q=zzyzxqqq&area=account");
      await page.locator("[data-none]").waitFor();
      await accessible(page, "no results");
    }),
  );
}

test(
  "on a phone, with the menu open",
  reading({ ...undecided, ...phone }, async (page) => {
    for (const [name, address] of kinds("en")) {
      await page.goto(address);
      await accessible(page, name);
    }
    await page.locator(".menu-topics summary").tap();
    await accessible(page, "menu");
  }),
);
