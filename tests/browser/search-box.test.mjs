// The search field of the header: suggestions by keyboard and mouse, in Latin and Japanese script, and what it says when
// there is nothing to suggest or the index cannot be had.

import assert from "node:assert/strict";
import { test } from "node:test";

import { desktop, eventually, pathOf, reading, suggestions } from "./reader.mjs";

/** @param {import("playwright-core").Page} page */
function parts(page) {
  return {
    input: page.getByRole("combobox"),
    list: page.locator(".search-popup [role=listbox]"),
    options: page.locator(".search-popup [role=option]"),
    popup: page.locator(".search-popup"),
    status: page.locator("form[data-search] [role=status]"),
  };
}

test(
  "typing brings suggestions that a screen reader can follow",
  reading(desktop, async (page) => {
    await page.goto("en/contacts/");
    const { input, list, options, status } = parts(page);
    assert.equal(await input.getAttribute("aria-expanded"), "false");
    await suggestions(page, "import");
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    assert.equal(await input.getAttribute("aria-controls"), await list.getAttribute("id"));
    assert.match(await status.innerText(), /^\d+ results?$/);
    assert.match(await options.first().innerText(), /^Import\n/, "what is called like the query comes first");
    const article = options.filter({ hasText: "Import contacts from a file" }).first();
    assert.ok((await article.locator("mark").count()) > 0, "what matched is marked");
    assert.equal(await input.getAttribute("aria-activedescendant"), null);
  }),
);

test(
  "arrows walk the suggestions and come back to the field; Enter opens one",
  reading(desktop, async (page) => {
    await page.goto("en/contacts/");
    const { input, options } = parts(page);
    await suggestions(page, "import");
    const active = async () => {
      const id = await input.getAttribute("aria-activedescendant");
      const selected = await options.evaluateAll((all) =>
        all.filter((option) => option.getAttribute("aria-selected") === "true").map((option) => option.id),
      );
      assert.deepEqual(selected, id === null ? [] : [id]);
      return id;
    };
    const ids = await options.evaluateAll((all) => all.map((option) => option.id));
    assert.equal(new Set(ids).size, ids.length);

    await input.press("ArrowDown");
    assert.equal(await active(), ids[0]);
    await input.press("ArrowUp");
    assert.equal(await active(), null, "one step above the first is the field");
    await input.press("ArrowUp");
    assert.equal(await active(), ids.at(-1), "and one more is the last");
    await input.press("ArrowDown");
    await input.press("ArrowDown");
    assert.equal(await active(), ids[0]);
    assert.equal(await input.inputValue(), "import", "the text stays the reader's");
    await input.press("Enter");
    await page.waitForURL(/\/en\/contacts\/import\/$/);
  }),
);

test(
  "Escape closes the list, and once more empties the field",
  reading(desktop, async (page) => {
    await page.goto("en/contacts/");
    const { input, popup } = parts(page);
    await suggestions(page, "import");
    await input.press("Escape");
    assert.equal(await popup.isVisible(), false);
    assert.equal(await input.inputValue(), "import");
    await input.press("ArrowDown");
    assert.ok(await popup.isVisible(), "an arrow opens it again");
    await input.press("Escape");
    await input.press("Escape");
    assert.equal(await input.inputValue(), "");
  }),
);

test(
  "Enter without a choice, and the last line, go to all results",
  reading(desktop, async (page) => {
    for (const leave of ["Enter", "all"]) {
      await page.goto("en/contacts/");
      await suggestions(page, "import");
      if (leave === "Enter") await parts(page).input.press("Enter");
      else await parts(page).options.last().click();
      await page.waitForURL("**/en/search/?q=import");
      assert.equal(await page.locator("main [name=q]").inputValue(), "import");
    }
  }),
);

test(
  "the mouse opens a suggestion, and a click elsewhere closes the list",
  reading(desktop, async (page) => {
    await page.goto("en/reports/");
    await suggestions(page, "duplicate");
    await page.mouse.click(20, 600);
    assert.equal(await parts(page).popup.isVisible(), false);
    await parts(page).input.click();
    await parts(page).options.first().click();
    await page.waitForURL(/contacts\/merge-duplicates\//);
  }),
);

test(
  "/ and Ctrl+K go to the field from anywhere, and / stays a letter where one is typing",
  reading(desktop, async (page) => {
    await page.goto("en/contacts/import/");
    const { input } = parts(page);
    const focused = () => input.evaluate((field) => field === document.activeElement);
    await page.keyboard.press("/");
    assert.ok(await focused());
    assert.equal(await input.inputValue(), "", "the key that leads here is not typed");
    await page.keyboard.type("and/or");
    assert.equal(await input.inputValue(), "and/or");
    await page.locator("main h1").click();
    await page.keyboard.press("Control+k");
    assert.ok(await focused());
    assert.equal(await page.evaluate(() => getSelection()?.toString()), "and/or");
  }),
);

test(
  "the / key can be switched off, and Ctrl+K stays",
  reading(desktop, async (page) => {
    await page.goto("en/search/");
    await page.getByRole("checkbox").uncheck();
    await page.goto("en/contacts/");
    await page.keyboard.press("/");
    const focused = () => parts(page).input.evaluate((field) => field === document.activeElement);
    assert.equal(await focused(), false);
    await page.keyboard.press("Control+k");
    assert.ok(await focused());
  }),
);

for (const [locale, query, expected] of [
  ["fr", "importer des contacts", "contacts/import/"],
  ["ja", "重複", "contacts/"],
  ["de", "tastenkuerzel", "getting-started/tastenkuerzel/"],
]) {
  test(
    `the home page suggests for “${query}” (${locale})`,
    reading(desktop, async (page) => {
      await page.goto(`${locale}/`);
      await suggestions(page, /** @type {string} */ (query));
      await parts(page).input.press("ArrowDown");
      await parts(page).input.press("Enter");
      await page.waitForURL((url) => decodeURIComponent(url.pathname).includes(`/${locale}/${expected}`));
      assert.equal(await page.locator("html").getAttribute("lang"), locale);
    }),
  );
}

test(
  "text that is still being composed is searched for",
  reading(desktop, async (page) => {
    // A phone composes every word, a Korean keyboard the last syllable until another key is pressed.
    for (const [address, composed] of [
      ["ja/contacts/", "重複"],
      ["en/contacts/", "import"],
    ]) {
      await page.goto(address);
      const { input, options } = parts(page);
      await input.focus();
      const session = await page.context().newCDPSession(page);
      await session.send("Input.imeSetComposition", { text: composed, selectionStart: composed.length, selectionEnd: composed.length });
      await options.first().waitFor();
      await session.send("Input.insertText", { text: composed });
      await options.first().waitFor();
      assert.equal(pathOf(page), address);
    }
  }),
);

test(
  "a query without results says so and goes nowhere",
  reading(desktop, async (page) => {
    await page.goto("en/contacts/");
    const { input, options, popup, status } = parts(page);
    await input.fill("zzyzxqqq");
    await popup.getByText("No results found").waitFor();
    assert.equal(await options.count(), 0);
    assert.equal(await input.getAttribute("aria-expanded"), "false");
    await eventually(async () => assert.match(await status.innerText(), /^No results found/));
    await input.press("ArrowDown");
    assert.equal(await input.getAttribute("aria-activedescendant"), null);
    assert.equal(pathOf(page), "en/contacts/");
  }),
);

test(
  "without its index the search says so, and tries again when asked to",
  reading(desktop, async (page, problems) => {
    await page.route("**/_guichet/search/**", (route) => route.abort());
    await page.goto("en/contacts/");
    const { input, options, popup } = parts(page);
    await input.click();
    await input.pressSequentially("import");
    await popup.getByText("Search is not available right now.").waitFor();
    const retry = popup.getByRole("button", { name: "Try again" });
    const first = await retry.elementHandle();
    await retry.click();
    await eventually(async () => assert.equal(await first?.evaluate((node) => node.isConnected), false));
    await retry.waitFor();

    await page.unroute("**/_guichet/search/**");
    await retry.click();
    await options.first().waitFor();
    const reasons = problems.splice(0);
    assert.ok(reasons.length > 0 && reasons.every((reason) => reason.includes("/_guichet/search/")), "the reason is in the console");
    assert.ok(await input.evaluate((field) => field === document.activeElement), "the cursor is where it was");
  }),
);

/** What a host answers once the files of an older build are gone. @param {import("playwright-core").Route} route */
const gone = (route) => route.fulfill({ status: 404, body: "" });

test(
  "a page of an older build whose scripts are gone searches with those that are there",
  reading(desktop, async (page, problems) => {
    await page.goto("en/contacts/");
    await page.route("**/_guichet/*/search/main.js", gone);
    // The words of the page's own folder, too; the newer page names the folder that they are in now.
    await page.route("**/_guichet/*/words/en.json", gone, { times: 1 });
    const { input, options } = parts(page);
    await input.click();
    await input.pressSequentially("import");
    await options.first().waitFor();
    const reasons = problems.splice(0);
    assert.ok(
      reasons.every((reason) => /main\.js|words|404/.test(reason)),
      reasons.join("\n"),
    );
  }),
);

test(
  "a page of an older build that can't search any more asks to be loaded anew",
  reading(desktop, async (page, problems) => {
    await page.goto("en/contacts/");
    await page.route("**/_guichet/*/search/main.js", gone);
    await page.route("**/_guichet/search.js*", gone);
    const { input, options, popup } = parts(page);
    await input.click();
    await input.pressSequentially("import");
    await popup.getByText("This page is out of date. Reload it to search.").waitFor();
    await page.unroute("**/_guichet/search.js*");
    await popup.getByRole("button", { name: "Try again" }).click();
    await options.first().waitFor();
    problems.splice(0);
  }),
);
