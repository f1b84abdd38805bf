// What happens in the panel is not the product's business: of keys, clicks, the pointer and the focus it hears nothing.
// Its drawers stay open and its shortcuts stay quiet, whatever library they are made with; and the panel works inside of
// what would keep the focus for itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { button, focused, using } from "./product.mjs";
import { desktop, eventually, phone } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */

const NONCE = { "script-src": "'nonce-product' 'strict-dynamic' http:", "style-src": "'unsafe-inline'" };
const nonce = 'nonce="product" data-locale="en" data-context="contacts-index" data-plan="pro"';

/** @param {Page} page */
const first = (page) => page.getByRole("dialog").getByRole("link", { name: "Add and edit a contact" });

/** Listens to everything that there is, in the phase in which nearly everybody does. @param {Page} page @param {boolean} capture */
const listen = (page, capture) =>
  page.evaluate((capture) => {
    const names = new Set([
      "focusin",
      "focusout",
      "compositionstart",
      "compositionupdate",
      "compositionend",
      "DOMActivate",
      "beforeinput",
      "touchstart",
      "touchend",
      "touchmove",
      "textInput",
    ]);
    for (const target of [window, document, document.body, document.documentElement])
      for (const name in target) if (name.startsWith("on")) names.add(name.slice(2));
    /** @type {string[]} */
    const heard = [];
    Object.assign(globalThis, { heard });
    for (const name of names) {
      document.addEventListener(
        name,
        (event) => {
          // That the pointer has left an element of the product is that element's business, wherever it went.
          const other = event instanceof FocusEvent ? event.relatedTarget : null;
          if ([event.target, other].some((one) => one instanceof Element && one.localName === "guichet-help")) heard.push(event.type);
        },
        { capture },
      );
    }
  }, capture);

/** @param {Page} page @returns {Promise<string[]>} */
const heard = (page) => page.evaluate(() => [...new Set(/** @type {any} */ (globalThis).heard)]);

/** A customer who does everything that can be done. @param {Page} page @param {import("playwright-core").Locator} panel */
async function useAll(page, panel) {
  await page.locator("#field").click();
  await button(page).click();
  await first(page).waitFor();
  await panel.getByRole("searchbox").click();
  await page.keyboard.type("import/e?");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+x");
  await page.keyboard.press("Control+v");
  await panel.getByRole("searchbox").fill("import");
  await panel.getByText(/^\d+ results$/).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  const keyboard = await page.context().newCDPSession(page);
  await panel.getByRole("searchbox").click();
  await keyboard.send("Input.imeSetComposition", { text: "か", selectionStart: 1, selectionEnd: 1 });
  await keyboard.send("Input.insertText", { text: "か" });
  await panel.getByRole("searchbox").fill("");
  await first(page).dblclick();
  await panel.getByRole("heading", { level: 1, name: "Add and edit a contact" }).click();
  await panel.getByRole("heading", { level: 1 }).click({ button: "right" });
  await page.mouse.wheel(0, 300);
  await panel.getByRole("button", { name: "Contact support" }).click();
  await panel.getByRole("button", { name: "Send an email" }).click();
  await panel.getByRole("textbox").first().fill("A summary of mine");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await panel.getByRole("button", { name: "Back" }).click();
  await page.locator("#field").click();
  await panel.getByRole("button", { name: "Close" }).click();
}

for (const [size, options] of Object.entries({ desktop, "touch screen": { ...desktop, hasTouch: true } })) {
  test(
    `of everything that is done in it, the product hears nothing: ${size}`,
    using(options, { plan: "pro" }, async ({ page, panel }) => {
      await listen(page, false);
      await useAll(page, panel);
      if (options !== desktop) {
        await button(page).tap();
        await panel.getByRole("heading", { level: 1 }).tap();
      }
      assert.deepEqual(await heard(page), []);
    }),
  );
}

test(
  "listeners in the capture phase of the document hear of no focus, no click, no key; what they still see is said in the docs",
  using(desktop, { plan: "pro" }, async ({ page, panel }) => {
    await listen(page, true);
    await useAll(page, panel);
    const quiet = [
      "click",
      "auxclick",
      "keydown",
      "keyup",
      "keypress",
      "pointerdown",
      "pointerup",
      "mousedown",
      "mouseup",
      "focus",
      "blur",
      "focusin",
      "focusout",
      "compositionstart",
      "compositionend",
      "contextmenu",
    ];
    const seen = await heard(page);
    assert.deepEqual(
      quiet.filter((name) => seen.includes(name)),
      [],
    );
  }),
);

test(
  "links of the panel do what they do, once: with the real click's keys, in a new tab, as a jump in the page",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await first(page).waitFor();
    const [tab] = await Promise.all([page.context().waitForEvent("page"), first(page).click({ modifiers: ["Control"] })]);
    assert.match(tab.url(), /contacts/);
    assert.equal(page.context().pages().length, 2);
    await tab.close();
    await first(page).click();
    await panel.getByRole("heading", { level: 1, name: "Add and edit a contact" }).waitFor();
    const [other] = await Promise.all([page.context().waitForEvent("page"), panel.getByRole("link", { name: "Open in new tab" }).click()]);
    await other.close();
    assert.equal(page.context().pages().length, 1);
    assert.equal(await panel.getByRole("button", { name: "Forward" }).isVisible(), false);
  }),
);

// What the libraries do, in their own words: which phase they listen in decides what they hear.
const LIBRARIES = {
  "a drawer that closes when one clicks beside it": `
    for (const kind of ["pointerdown", "mousedown", "touchstart", "click", "focusin"])
      document.addEventListener(kind, (event) => modal.contains(event.target) || modal.remove());`,
  "a drawer that listens before everybody else": `
    let began = null;
    for (const kind of ["pointerdown", "mousedown", "touchend", "click", "focus"])
      document.addEventListener(kind, (event) => modal.contains(event.target) || modal.remove(), true);`,
  "a trap that takes the focus back when it is somewhere else": `
    document.addEventListener("focusin", (event) => modal.contains(event.target) || name_.focus());`,
  "a trap that takes the focus back when it is told where it goes": `
    document.addEventListener("focusout", (event) => event.relatedTarget && !modal.contains(event.relatedTarget) && name_.focus());
    document.addEventListener("blur", (event) => event.relatedTarget && !modal.contains(event.relatedTarget) && name_.focus(), true);`,
  "a trap that refuses clicks beside it": `
    for (const kind of ["focusin", "focus"]) document.addEventListener(kind, (event) => modal.contains(event.target) || name_.focus(), true);
    for (const kind of ["mousedown", "touchstart", "click"])
      document.addEventListener(kind, (event) => { if (!modal.contains(event.target)) { event.preventDefault(); event.stopImmediatePropagation(); } }, true);
    document.addEventListener("keydown", (event) => { if (event.key === "Tab" && !modal.contains(event.target)) { event.preventDefault(); name_.focus(); } }, true);`,
  "a dialog that closes on Escape before everybody else": `
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); modal.remove(); } }, true);`,
  "a dialog that switches off everything beside it": `
    for (const one of document.body.children) if (one !== modal) { one.inert = true; one.setAttribute("aria-hidden", "true"); }
    document.body.style.pointerEvents = "none";`,
};
for (const [what, code] of Object.entries(LIBRARIES)) {
  test(
    `usable beside ${what}`,
    using(
      desktop,
      {
        attributes: nonce,
        policy: NONCE,
        body: `<main><h1>Product</h1><div id="modal" style="pointer-events:auto"><label>Name <input id="name_"></label></div></main>`,
      },
      async ({ page, panel }) => {
        await button(page).waitFor();
        await page.fill("#name_", "half an hour of work");
        // As when the product opens it: the panel is there already.
        await page.evaluate((code) => {
          const node = document.createElement("script");
          node.nonce = "product";
          node.textContent = `{const modal = document.getElementById("modal"), name_ = document.getElementById("name_"); document.body.append(modal); ${code}}`;
          document.head.append(node);
        }, code);
        await button(page).click();
        await first(page).waitFor();
        const field = panel.getByRole("searchbox");
        await field.click();
        await page.keyboard.type("import");
        assert.equal(await field.inputValue(), "import");
        assert.equal(await focused(page), "input.search-input");
        await panel.getByText(/^\d+ results$/).waitFor();
        await page.keyboard.press("Enter");
        await panel.getByRole("heading", { level: 1, name: "Import", exact: true }).waitFor();
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement?.localName), "guichet-help");
        await page.keyboard.press("Escape");
        await panel.waitFor({ state: "hidden" });
        assert.equal(await page.inputValue("#name_"), "half an hour of work");
      },
    ),
  );
}

test(
  "no shortcut of the product runs while somebody types; its own fields have theirs",
  using(desktop, { body: '<main><h1>Product</h1><label>A field <input id="field"></label></main>' }, async ({ page, panel }) => {
    await page.evaluate(() => {
      /** @type {any} */ (globalThis).ran = "";
      for (const target of [document, window]) {
        for (const kind of ["keydown", "keypress", "keyup"]) {
          target.addEventListener(kind, (event) => {
            const { key } = /** @type {KeyboardEvent} */ (event);
            /** @type {any} */ (globalThis).ran += key;
            if (key === "/") document.getElementById("field")?.focus();
            if (key === "e") event.preventDefault();
          });
        }
      }
    });
    await button(page).click();
    await first(page).waitFor();
    await panel.getByRole("searchbox").click();
    await page.keyboard.type("export a/b");
    assert.equal(await panel.getByRole("searchbox").inputValue(), "export a/b");
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), "");
    await page.locator("#field").click();
    await page.keyboard.type("x");
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), "xxxxxx");
  }),
);

test(
  "the product hears that the focus has left its field, and not where to",
  using(desktop, {}, async ({ page }) => {
    await page.evaluate(() => {
      /** @type {string[]} */
      const told = [];
      Object.assign(globalThis, { told });
      for (const kind of ["focusin", "focusout"])
        document.addEventListener(kind, (event) =>
          told.push(`${kind} ${/** @type {Element} */ (event.target).id} ${/** @type {FocusEvent} */ (event).relatedTarget}`),
        );
    });
    await page.locator("#field").focus();
    await button(page).click();
    await first(page).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#field").focus();
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).told), [
      "focusin field null",
      "focusout field null",
      "focusin field null",
    ]);
  }),
);

// Keys of an input method

for (const [size, options] of Object.entries({ desktop, phone })) {
  test(
    `what is composed is searched for, and keys that belong to it do nothing of ours: ${size}`,
    using(options, { locale: "ja" }, async ({ page, panel }) => {
      await button(page).click();
      const field = panel.getByRole("searchbox");
      await panel.getByRole("link").first().waitFor();
      await field.click();
      const keyboard = await page.context().newCDPSession(page);
      /** @param {string} text */
      const compose = (text) => keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      /** @param {string} key @param {number} code */
      const press = async (key, code) => {
        for (const type of /** @type {const} */ (["keyDown", "keyUp"]))
          await keyboard.send("Input.dispatchKeyEvent", {
            type,
            key,
            code: key,
            windowsVirtualKeyCode: code,
            ...(key === "Enter" && type === "keyDown" && { text: "\r" }),
          });
      };
      await compose("インポート");
      await panel.getByRole("link", { name: "ファイルからコンタクトをインポートする" }).first().waitFor();
      for (const [key, code] of /** @type {const} */ ([
        ["ArrowDown", 40],
        ["ArrowUp", 38],
        ["Enter", 13],
        ["Escape", 27],
        ["Escape", 27],
      ])) {
        await press(key, code);
        await page.waitForTimeout(100);
        assert.equal(await focused(page), "input.search-input", key);
        assert.equal(await field.inputValue(), "インポート", key);
      }
      await keyboard.send("Input.insertText", { text: "インポート" });
      await page.keyboard.press("ArrowDown");
      await eventually(async () => assert.equal(await focused(page), "a.row"));
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "hidden" });
    }),
  );
}

// On top

const WIZARD = `<main><h1>Product</h1><dialog id="wizard"><h2>Import</h2><label>Name <input id="name_"></label><button id="what">What is this?</button></dialog></main>`;
for (const opened of [false, true]) {
  test(
    `over a modal dialog of the product: ${opened ? "open before it" : "closed before"}`,
    using(desktop, { body: WIZARD }, async ({ page, panel: all }) => {
      const panel = page.locator("guichet-help dialog.panel");
      if (opened) {
        await button(page).click();
        await first(page).waitFor();
      }
      await page.evaluate(() => {
        const wizard = /** @type {HTMLDialogElement} */ (document.getElementById("wizard"));
        wizard.showModal();
        document.getElementById("what")?.addEventListener("click", () => globalThis.guichet?.article("contacts/import/import-contacts"));
      });
      const isOpen = () => page.evaluate(() => /** @type {HTMLDialogElement} */ (document.getElementById("wizard")).open);
      await page.click("#what");
      await all.getByRole("heading", { level: 1, name: "Import contacts from a file" }).click();
      await accessible(page, "over a modal dialog");
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "hidden" });
      assert.ok(await isOpen());
      assert.equal(await page.evaluate(() => document.activeElement?.id), "what");
      // Whoever presses beside it goes on there.
      await page.click("#what");
      await all.getByRole("heading", { level: 1, name: "Import contacts from a file" }).click();
      await page.mouse.click(100, 100);
      await panel.waitFor({ state: "hidden" });
      assert.ok(await isOpen());
      // The dialog ends first: the page can be used again.
      await page.click("#what");
      await all.getByRole("heading", { level: 1, name: "Import contacts from a file" }).click();
      await page.evaluate(() => /** @type {HTMLDialogElement} */ (document.getElementById("wizard")).close());
      await eventually(async () => assert.equal(await panel.evaluate((node) => node.matches(":modal")), false));
      assert.ok(await panel.isVisible());
    }),
  );
}

test(
  "over a modal dialog in a component of the product, and over a sheet that covers everything",
  using(desktop, { body: '<main><h1>Product</h1><div id="component"></div></main>' }, async ({ page, panel }) => {
    await page.evaluate(() => {
      const shadow = /** @type {HTMLElement} */ (document.getElementById("component")).attachShadow({ mode: "open" });
      const modal = shadow.appendChild(document.createElement("dialog"));
      modal.append("A dialog");
      modal.showModal();
    });
    await page.evaluate(() => globalThis.guichet?.open());
    await panel.getByRole("searchbox").click();
    await page.keyboard.type("import");
    await panel.getByText(/^\d+ results$/).waitFor();
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      document.getElementById("component")?.remove();
      const sheet = document.body.appendChild(document.createElement("div"));
      sheet.style.cssText = "position:fixed;inset:0;z-index:2147483647";
    });
    await page.evaluate(() => globalThis.guichet?.open());
    await panel.getByRole("searchbox").click();
    await panel.getByRole("button", { name: "Clear the search" }).click();
    await first(page).click();
  }),
);

test(
  "a popover of the product stays open, and the panel is over it",
  using(
    desktop,
    {
      policy: { "style-src": "'unsafe-inline'" },
      body: '<main><h1>Product</h1><div id="menu" popover style="inset:0;width:100vw;height:100vh">A menu</div></main>',
    },
    async ({ page, panel }) => {
      for (const kind of ["auto", "manual"]) {
        await page.evaluate((kind) => {
          const menu = /** @type {HTMLElement} */ (document.getElementById("menu"));
          menu.popover = kind;
          menu.showPopover();
          return globalThis.guichet?.open();
        }, kind);
        await first(page).waitFor();
        assert.ok(await page.evaluate(() => document.getElementById("menu")?.matches(":popover-open")), kind);
        await panel.getByRole("heading", { name: "Help for this page" }).click();
        await page.evaluate(() => globalThis.guichet?.close());
        await panel.waitFor({ state: "hidden" });
        await page.evaluate(() => document.getElementById("menu")?.hidePopover());
      }
    },
  ),
);
