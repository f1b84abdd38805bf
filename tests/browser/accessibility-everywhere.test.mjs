// axe-core on every kind of page in four languages, in both colour schemes, on a phone and on a desktop, and in the views of
// the panel. All of it takes minutes: a run looks at each page in each language once, in two of the four appearances of a
// language, so that every page is seen in all of them. AXE=all looks at everything.

import { readFileSync } from "node:fs";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { kinds } from "./output.mjs";
import { ROOT } from "./places.mjs";
import { button, using } from "./product.mjs";
import { phone, reading, undecided } from "./reader.mjs";
import { sampleWith } from "./small-site.mjs";

const ALL = process.env.AXE === "all";
const LOCALES = ["en", "fr", "ja", "ar"];

/** @type {[string, import("playwright-core").BrowserContextOptions][]} */
const APPEARANCES = [
  ["light, phone", { ...undecided, ...phone, colorScheme: "light" }],
  ["dark, desktop", { ...undecided, colorScheme: "dark" }],
  ["light, desktop", { ...undecided, colorScheme: "light" }],
  ["dark, phone", { ...undecided, ...phone, colorScheme: "dark" }],
];

/** The sample, and in Arabic: its pages have Arabic words around what they borrow. */
const settings = readFileSync(`${ROOT}site.yaml`, "utf8");
const withArabic = await sampleWith({
  "site.yaml": settings.replace("locales:\n", "locales:\n  ar: { fallback: [en] }\n"),
  "locales/ar.ftl":
    "plan-free = المجانية\nplan-starter = البداية\nplan-basic = الأساسية\nplan-pro = الاحترافية\nplan-enterprise = المؤسسات\n",
});

/** Addresses of English pages lead to what Arabic borrows. @param {string} locale @returns {[string, string][]} */
function pagesOf(locale) {
  const pages =
    locale === "ar"
      ? kinds("en").map(([name, address]) => /** @type {[string, string]} */ ([name, address.replace(/^en\//, "ar/")]))
      : kinds(locale);
  const plans = ["free", "starter", "basic", "pro", "enterprise"].map(
    (plan) => /** @type {[string, string]} */ ([`contact, ${plan}`, `${locale}/contact/?plan=${plan}`]),
  );
  return [...pages, ...plans, ["results", `${locale}/search/?q=import`], ["no results", `${locale}/search/?q=zzyzxqqq`]];
}

for (const [nth, locale] of LOCALES.entries()) {
  for (const [number, [name, options]] of APPEARANCES.entries()) {
    test(
      `${locale}, ${name}: pages`,
      reading(
        options,
        async (page) => {
          for (const [index, [kind, address]] of pagesOf(locale).entries()) {
            if (!ALL && (index + nth) % APPEARANCES.length !== number) continue;
            await page.goto(address);
            if (kind === "results") await page.locator(".result").first().waitFor();
            if (kind === "no results") await page.locator("[data-none]").waitFor();
            await accessible(page, `${kind} (${address})`);
          }
        },
        withArabic,
      ),
    );
    if (!ALL && nth !== number) continue;
    test(
      `${locale}, ${name}: the panel`,
      using(options, { locale, plan: "pro", site: withArabic }, async ({ page, panel }) => {
        const open = (/** @type {"open" | "search" | "article" | "contact"} */ view, /** @type {string} */ what = "") =>
          page.evaluate(([view, what]) => /** @type {any} */ (globalThis).guichet[view](...(what ? [what] : [])), [view, what]);
        await button(page).click();
        await panel.waitFor();
        await open("open");
        await accessible(page, "home");
        for (const query of ["import", "zzyzxqqq"]) {
          await open("search", query);
          await accessible(page, query);
        }
        for (const id of [
          "contacts/import/import-contacts",
          "account/two-step-verification",
          "account/api-keys",
          "support/get-help",
          "getting-started/welcome",
        ]) {
          await open("article", id);
          await accessible(page, id);
        }
        await open("contact");
        await accessible(page, "contact");
      }),
    );
  }
}
