// The panel as a guest: on pages that reset everything, that mount it twice, take it away and put it back, swap their
// body, or keep a tighter policy; by keyboard alone; large, small, dark, without colours and without motion.

import assert from "node:assert/strict";
import { test } from "node:test";

import { site as arabic } from "./arabic.mjs";
import { accessible } from "./axe.mjs";
import { button, focused, help, using } from "./product.mjs";
import { BASE } from "./places.mjs";
import { calm, desktop, eventually, phone } from "./reader.mjs";

/** @param {import("playwright-core").Locator} panel */
const home = (panel) => panel.getByRole("link", { name: "Add and edit a contact" });

test(
  "by keyboard alone: in, through, out, and the focus comes back",
  using(desktop, {}, async ({ page, panel }) => {
    await page.locator("#field").focus();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "button.help");
    await page.keyboard.press("Enter");
    await home(panel).waitFor();
    await eventually(async () => assert.equal(await focused(page), "input.search-input"));
    // The beginning of a word has answers too: this one is asked when all of it is typed.
    await page.clock.install();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await page.keyboard.type("import");
    await page.clock.resume();
    await panel.getByText("15 results").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "a.row");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await panel.getByRole("heading", { level: 1, name: "Import", exact: true }).waitFor();
    await eventually(async () => assert.equal(await focused(page), "h1"));
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), "a.new-tab");
    // Back, and the link that was followed has the focus again.
    await panel.getByRole("button", { name: "Back" }).focus();
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await focused(page), "a.row"));
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    assert.equal(await focused(page), "button.help");
    assert.equal(await button(page).getAttribute("aria-expanded"), "false");
  }),
);

test(
  "an answer that comes when the focus is already in the one before it gives it back to the field",
  using(desktop, {}, async ({ page, panel }) => {
    await page.clock.install();
    await button(page).click();
    await home(panel).waitFor();
    const input = panel.getByRole("searchbox");
    await input.fill("dashboard");
    const old = panel.getByRole("link", { name: /dashboard/i }).first();
    await panel.getByRole("status").getByText("4 results").waitFor();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await input.fill("import");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "a.row");
    assert.ok(await old.isVisible());
    await page.clock.runFor(200);
    await panel.getByText("15 results").waitFor();
    assert.equal(await focused(page), "input.search-input");
  }),
);

test(
  "Enter in the field opens the first answer",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("searchbox").fill("import");
    await panel.getByText("15 results").waitFor();
    await page.keyboard.press("Enter");
    await panel.getByRole("heading", { level: 1, name: "Import", exact: true }).waitFor();
  }),
);

test(
  "on a phone the panel is everything: the focus stays inside and the page behind can't be reached",
  using(phone, {}, async ({ page, panel }) => {
    await page.locator("#field").focus();
    await button(page).click();
    await home(panel).waitFor();
    await calm(page);
    const box = await panel.boundingBox();
    assert.deepEqual(box, { x: 0, y: 0, width: 390, height: 844 });
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press("Tab");
      assert.notEqual(await page.evaluate(() => document.activeElement?.id), "field");
    }
    assert.equal(
      await page
        .getByLabel("A field")
        .click({ timeout: 300 })
        .catch(() => "refused"),
      "refused",
    );
    await panel.getByRole("button", { name: "Close" }).click();
    await panel.waitFor({ state: "hidden" });
    assert.equal(await focused(page), "button.help");
  }),
);

test(
  "on a desktop the product goes on working beside it",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await home(panel).waitFor();
    await page.getByLabel("A field").fill("typed beside the panel");
    assert.equal(await page.getByLabel("A field").inputValue(), "typed beside the panel");
    assert.ok(await panel.isVisible());
  }),
);

test(
  "a product of its own Help button gets the focus back there",
  using(desktop, { body: "<main><h1>Product</h1><button id=own>Our own help</button></main>" }, async ({ page, panel }) => {
    await page.evaluate(() => {
      const own = document.getElementById("own");
      own?.addEventListener("click", () => globalThis.guichet?.open());
      globalThis.guichet?.update({ launcher: false });
    });
    assert.equal(await button(page).isVisible(), false);
    await page.locator("#own").click();
    await home(panel).waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement?.id), "own");
  }),
);

test(
  "a page that unsets everything changes nothing of it",
  using(
    desktop,
    {
      head: `<style nonce="reset">*,*::before,*::after{all:unset!important}html{font-size:62.5%!important}:root,guichet-help{--accent:red!important;--page:lime!important}div,button,guichet-help{display:none!important;color:red!important;font-size:3px!important;opacity:.1!important}</style>`,
      policy: { "style-src": "'nonce-reset'" },
    },
    async ({ page, panel }) => {
      await button(page).click();
      await home(panel).waitFor();
      await calm(page);
      const look = await panel.evaluate((node) => {
        const { width, height, right } = node.getBoundingClientRect();
        const row = node.querySelector(".row-title");
        const { backgroundColor, opacity } = getComputedStyle(node);
        return { width, height, right, backgroundColor, opacity, font: row && getComputedStyle(row).fontSize };
      });
      assert.deepEqual(look, { width: 400, height: 672, right: 1264, backgroundColor: "rgb(255, 255, 255)", opacity: "1", font: "15px" });
      await accessible(page, "on a page that unsets everything");
    },
  ),
);

test(
  "mounted twice it is there once; destroyed it leaves nothing; mounted again it works",
  using(desktop, {}, async ({ page, panel }) => {
    const source = `${help.origin}${BASE}_guichet/panel.js`;
    const once = await page.evaluate(async (source) => {
      const { mount } = await import(source);
      const [first, second] = [globalThis.guichet, mount({ locale: "fr" })];
      return { same: first === second, elements: document.querySelectorAll("guichet-help").length };
    }, source);
    assert.deepEqual(once, { same: true, elements: 1 });
    await page.getByRole("button", { name: "Aide" }).click();
    await panel.getByRole("link").first().waitFor();
    const rest = await page.evaluate(() => {
      const panel = globalThis.guichet;
      panel?.destroy();
      panel?.destroy();
      panel?.open();
      panel?.badge({ count: 1 });
      return { elements: document.querySelectorAll("guichet-help").length, handle: "guichet" in globalThis };
    });
    assert.deepEqual(rest, { elements: 0, handle: false });
    await page.evaluate(async (source) => {
      const { mount } = await import(source);
      mount({ locale: "en", context: "contacts-index" });
    }, source);
    await button(page).click();
    await home(panel).waitFor();
  }),
);

test(
  "it survives a framework that swaps the body, and follows the address of a single-page product",
  using(desktop, { context: null }, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByText("Popular articles").waitFor();
    await page.evaluate(() => (location.hash = "#/contacts"));
    await panel.getByText("Help for this page").waitFor();
    await home(panel).waitFor();
    await page.evaluate(() => history.pushState(null, "", "#/dashboard"));
    await panel
      .getByRole("link", { name: /dashboard/i })
      .first()
      .waitFor();
    await page.evaluate(() => {
      const body = document.createElement("body");
      body.append("Another page of the product");
      document.body.replaceWith(body);
    });
    await eventually(async () =>
      assert.ok(await page.evaluate(() => document.querySelector("guichet-help")?.parentElement === document.body)),
    );
    if (!(await panel.isVisible())) await button(page).click();
    await panel
      .getByRole("link", { name: /dashboard/i })
      .first()
      .waitFor();
  }),
);

test(
  "Trusted Types are no obstacle",
  using(desktop, { policy: { "require-trusted-types-for": "'script'", "trusted-types": "'none'" } }, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("searchbox").fill("import");
    await panel.getByText("15 results").waitFor();
    await page.keyboard.press("Enter");
    await panel.getByRole("heading", { level: 1, name: "Import", exact: true }).waitFor();
    await panel.getByRole("button", { name: "Contact support" }).click();
    await panel.getByRole("heading", { level: 1, name: "Contact support" }).waitFor();
  }),
);

test(
  "the badge says who has answered and how often, to the eye and to the ear",
  using(desktop, {}, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.badge({ count: 2, agent: { name: "Priya Nair" } }));
    const answered = page.getByRole("button", { name: "Help, 2 new replies", exact: true });
    await answered.waitFor();
    const quiet = await answered.evaluate((node) => getComputedStyle(node).borderRadius);
    const drawn = answered.locator("[data-text]").evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node, "::before").content));
    assert.deepEqual(await drawn, ['"P"', '"2"']);
    await accessible(page, "the badge");
    await answered.click();
    await panel.getByRole("link", { name: /Your earlier conversations/ }).waitFor();
    await accessible(page, "home with the inbox");
    await page.keyboard.press("Escape");
    await page.evaluate(() => globalThis.guichet?.badge({ count: 1 }));
    await page.getByRole("button", { name: "Help, 1 new reply", exact: true }).waitFor();
    await page.evaluate(() => globalThis.guichet?.badge(null));
    await page.getByRole("button", { name: "Help", exact: true }).waitFor();
    assert.notEqual(await button(page).evaluate((node) => getComputedStyle(node).borderRadius), quiet, "its shape says it too");
  }),
);

test(
  "it is made larger by dragging, by keys and by a button, and stays so",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await home(panel).waitFor();
    await calm(page);
    const size = async () => {
      const box = await panel.boundingBox();
      return [Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)];
    };
    assert.deepEqual(await size(), [400, 672]);
    const edge = panel.getByRole("separator", { name: "Width of the window" });
    const box = await edge.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 4, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x - 96, box.y + 200, { steps: 4 });
    await page.mouse.up();
    assert.deepEqual(await size(), [500, 672]);
    await edge.focus();
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await size(), [476, 672]);
    await panel.getByRole("separator", { name: "Height of the window" }).focus();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await size(), [476, 648]);
    await page.reload();
    await button(page).click();
    await home(panel).waitFor();
    await calm(page);
    assert.deepEqual(await size(), [476, 648]);
    await panel.getByRole("button", { name: "Larger" }).click();
    assert.deepEqual(await size(), [640, 868]);
    await panel.getByRole("button", { name: "Larger" }).click();
    assert.deepEqual(await size(), [400, 672]);
  }),
);

test(
  "right to left it is wider by the other edge",
  using(desktop, { locale: "ar", site: arabic }, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("listitem").first().waitFor();
    await calm(page);
    const before = await panel.boundingBox();
    assert.equal(before?.x, 16);
    await panel.getByRole("separator").first().focus();
    await page.keyboard.press("ArrowRight");
    assert.equal((await panel.boundingBox())?.width, (before?.width ?? 0) + 24);
  }),
);

for (const [name, options] of /** @type {[string, import("playwright-core").BrowserContextOptions][]} */ ([
  ["320 pixels wide", { viewport: { width: 320, height: 640 } }],
  ["magnified to 200 %", { viewport: { width: 640, height: 450 } }],
  ["without colours of its own", { ...desktop, forcedColors: "active" }],
  ["without motion", { ...desktop, reducedMotion: "reduce" }],
  ["in the dark", { ...desktop, colorScheme: "dark" }],
])) {
  test(
    `usable ${name}`,
    using(options, { plan: "starter" }, async ({ page, panel }) => {
      await button(page).click();
      await home(panel).waitFor();
      if (options.reducedMotion) assert.equal(await panel.evaluate((node) => node.getAnimations({ subtree: true }).length), 0);
      const fits = async () => {
        const wide = await panel.evaluate((node) =>
          [node, ...node.querySelectorAll(".body, .foot, .head")]
            .filter((part) => part.scrollWidth > part.clientWidth + 1)
            .map((part) => part.className),
        );
        assert.deepEqual(wide, []);
      };
      await fits();
      if (options.forcedColors !== "active") await accessible(page, `${name}: home`);
      await page.evaluate(() => globalThis.guichet?.article("contacts/import/import-file-format"));
      await panel.getByRole("heading", { level: 1 }).waitFor();
      await fits();
      if (options.forcedColors !== "active") await accessible(page, `${name}: an article`);
      await page.evaluate(() => globalThis.guichet?.contact());
      await panel.getByRole("heading", { level: 1, name: "Contact support" }).waitFor();
      await fits();
      if (options.forcedColors !== "active") await accessible(page, `${name}: contact`);
    }),
  );
}

test(
  "the theme is the page's where it has one, else the system's, else what the product says",
  using({ ...desktop, colorScheme: "dark" }, {}, async ({ page, panel }) => {
    await button(page).click();
    await home(panel).waitFor();
    const colour = () => panel.evaluate((node) => getComputedStyle(node).backgroundColor);
    assert.equal(await colour(), "rgb(16, 21, 20)");
    await page.evaluate(() => globalThis.guichet?.update({ theme: "light" }));
    assert.equal(await colour(), "rgb(255, 255, 255)");
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = "light";
      globalThis.guichet?.update({ theme: "auto" });
    });
    assert.equal(await colour(), "rgb(255, 255, 255)");
  }),
);
