// The help centre is down, slow, or of another build than the page remembers: the product never notices, the customer is
// told, and the ways of contact that are known stay open.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { button, focused, using } from "./product.mjs";
import { desktop, eventually, phone } from "./reader.mjs";

/** Console lines of requests that a test has broken on purpose. @param {string[]} problems */
function expected(problems) {
  const rest = problems.filter((line) => !/Failed to load resource|net::ERR_FAILED|blocked by CORS policy/.test(line));
  problems.splice(0, problems.length, ...rest);
}

/** Holds requests back until it is opened: what is seen of waiting is seen on every machine. */
function gate() {
  /** @type {(value?: unknown) => void} */
  let open = () => {};
  const opened = new Promise((resolve) => (open = resolve));
  return { open, hold: (/** @type {import("playwright-core").Route} */ route) => opened.then(() => route.continue()) };
}

for (const [size, options] of Object.entries({ desktop, phone })) {
  test(
    `down before the panel is there, on a ${size}: a sentence, known channels, and another try that works`,
    using(options, { plan: "starter" }, async ({ page, panel, problems }) => {
      await page.route(/_guichet\//, (route) => route.abort());
      const heard = page.evaluate(
        () => new Promise((resolve) => globalThis.guichet?.addEventListener("guichet:error", () => resolve(true))),
      );
      await button(page).click();
      await panel.getByText("Help can’t be reached right now.").waitFor();
      assert.equal(await heard, true);
      assert.deepEqual(
        await panel.getByRole("link").allInnerTexts(),
        ["Community", "Support chat", "Email support"],
        "those of the plan, in order",
      );
      await accessible(page, "down");
      expected(problems);
      await page.unroute(/_guichet\//);
      await panel.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("link", { name: "Add and edit a contact" }).waitFor();
    }),
  );
}

test(
  "down: Escape closes the sentence and gives the focus back",
  using(desktop, {}, async ({ page, panel, problems }) => {
    await page.route(/_guichet\//, (route) => route.abort());
    await button(page).click();
    await panel.getByText("Help can’t be reached right now.").waitFor();
    assert.deepEqual(await panel.getByRole("link").allInnerTexts(), ["Community"], "of an unknown plan, what is for everyone");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    assert.equal(await focused(page), "button.help");
    expected(problems);
  }),
);

test(
  "down in a locale without words for it: the default's are said, as what they are",
  using(desktop, { locale: "ja" }, async ({ page, panel, problems }) => {
    await page.route(/_guichet\/panel\.js/, async (route) => {
      const script = await (await route.fetch()).text();
      // As on a site with more locales than fit.
      await route.fulfill({
        body: script.replace(/("ja":{[^{]*"replies":{[^}]*}),.*?}(?=,"pt":)/, "$1}"),
        contentType: "text/javascript",
        headers: { "access-control-allow-origin": "*" },
      });
    });
    await page.reload();
    await button(page).waitFor();
    await page.route(/_guichet\/[0-9a-f]{10}\//, (route) => route.abort());
    assert.equal(await button(page).innerText(), "ヘルプ");
    await button(page).click();
    await panel.getByText("Help can’t be reached right now.").waitFor();
    assert.equal(await panel.getAttribute("lang"), "en");
    await panel.getByRole("button", { name: "Try again" }).waitFor();
    await accessible(page, "down, in another language");
    expected(problems);
  }),
);

test(
  "down later: search and articles say so and can be tried again; contact goes on",
  using(desktop, { plan: "pro" }, async ({ page, panel, problems }) => {
    const ahead = page.waitForRequest(/\/panel\/contact\.js$/);
    await button(page).click();
    await panel.getByRole("link", { name: "Add and edit a contact" }).waitFor();
    // Contact is fetched before anyone asks for it; the same module is there when it is for the panel.
    await page.evaluate((url) => import(url), (await ahead).url());
    await page.route(/\/kb\//, (route) => route.abort());
    await panel.getByRole("searchbox").fill("import");
    await panel.getByText("Search is not available right now.").waitFor();
    await accessible(page, "search is down");
    await panel.getByRole("button", { name: "Clear the search" }).click();
    await panel.getByRole("link", { name: "Add and edit a contact" }).click();
    await panel.getByText("This page can’t be shown right now.").waitFor();
    assert.ok(await panel.getByRole("link", { name: "Open in new tab" }).isVisible());
    await accessible(page, "reading is down");
    await panel.getByRole("button", { name: "Contact support" }).click();
    await panel.locator('[data-channel="email"]').getByText("Email support").waitFor();
    await panel.getByRole("button", { name: "Back" }).click();
    await page.unroute(/\/kb\//);
    await panel.getByRole("button", { name: "Try again" }).click();
    await panel.getByRole("heading", { level: 1, name: "Add and edit a contact" }).waitFor();
    expected(problems);
  }),
);

test(
  "slow: the button says that it is at work, the window shows what will come, and nothing is opened twice",
  using(desktop, {}, async ({ page, panel }) => {
    const [code, data, search] = [gate(), gate(), gate()];
    await page.route(/_guichet\/[0-9a-f]+\/panel\//, code.hold);
    await page.route(/help\.json/, data.hold);
    await page.route(/_guichet\/search\//, search.hold);
    await button(page).click();
    await eventually(async () => assert.equal(await button(page).getAttribute("aria-busy"), "true"));
    await button(page).click();
    code.open();
    await panel.locator(".skeleton").waitFor();
    await accessible(page, "waiting");
    data.open();
    await panel.getByRole("link", { name: "Add and edit a contact" }).waitFor();
    assert.equal(await panel.count(), 1);
    await panel.getByRole("searchbox").fill("import");
    await panel.getByText("Searching…").waitFor();
    search.open();
    await panel.getByText("15 results").waitFor();
  }),
);

test(
  "slow, and the customer has left before it came: it stays closed",
  using(desktop, {}, async ({ page, panel }) => {
    const data = gate();
    await page.route(/help\.json/, data.hold);
    await button(page).click();
    await panel.locator(".skeleton").waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    const answered = page.waitForResponse(/help\.json/).then((response) => response.finished());
    data.open();
    await answered;
    await page.waitForTimeout(300);
    assert.equal(await panel.isVisible(), false);
    await button(page).click();
    await panel.getByRole("link", { name: "Add and edit a contact" }).waitFor();
  }),
);

test(
  "a new build took the old files away while the page stood open: the stable address knows the new ones",
  using(desktop, {}, async ({ page, panel, problems }) => {
    /** @type {string | undefined} */
    let loader;
    await page.route(/_guichet\/[0-9a-f]{10}\/panel\//, (route) => route.abort(), { times: 2 });
    await page.route(/_guichet\/panel\.js\?/, async (route) => {
      const answer = await route.fetch();
      // The same files under another name, as a new build would have them.
      loader = await answer.text();
      await route.fulfill({ response: answer, body: loader.replace(/"assets":"[0-9a-f]+"/, '"assets":"aaaaaaaaaa"') });
    });
    await page.route(/_guichet\/aaaaaaaaaa\//, async (route) => {
      const folder = /"assets":"([0-9a-f]+)"/.exec(loader ?? "")?.[1] ?? "";
      const answer = await route.fetch({ url: route.request().url().replace("aaaaaaaaaa", folder) });
      await route.fulfill({ response: answer });
    });
    await button(page).click();
    await panel.getByRole("link", { name: "Add and edit a contact" }).waitFor();
    assert.equal(await page.locator("guichet-help").count(), 1);
    expected(problems);
  }),
);

test(
  "a page that isn't there: an id that no article has",
  using(desktop, {}, async ({ page, panel, problems }) => {
    await page.evaluate(() => globalThis.guichet?.article("no/such-article"));
    await panel.getByText("This page can’t be shown right now.").waitFor();
    await eventually(async () => assert.ok(problems.length > 0));
    expected(problems);
  }),
);

test(
  "an article is read without the script of its tabs: one section below the other",
  using(desktop, {}, async ({ page, panel, problems }) => {
    await page.route(/panel\/rare\.js/, (route) => route.abort());
    await page.evaluate(() => globalThis.guichet?.article("contacts/add-contacts"));
    await panel.getByRole("heading", { level: 1 }).waitFor();
    const sections = panel.locator("[data-tab]");
    assert.ok((await sections.count()) > 1);
    for (const section of await sections.all()) assert.ok(await section.isVisible());
    assert.equal(await panel.getByRole("tab").count(), 0);
    expected(problems);
  }),
);
