// `guichet editor`: what its user opens, writes, translates and saves in a browser is what Guichet reads, and nothing else of the
// files gets lost. The folder that the editor works in is one of the browser's own, of the same kind as one on disk: no test can
// answer the question for a folder.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

import { launch } from "./chromium.mjs";
import { ROOT } from "./places.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

const site = mkdtempSync(join(tmpdir(), "guichet-editor-"));

/** @param {string} path @param {string | Buffer} content */
function write(path, content) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}

/** @param {string[]} args */
const guichet = (...args) => execFileSync(GUICHET, ["--root", site, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

// Everything that an editor of rich text would write in another way.
const BODY = `Intro with *stars*, _lines_ and {{ var.product }}.

:::tabs
:::tab macOS
Press <kbd>⌘ K</kbd>.
:::
:::tab Windows
Press <kbd>Ctrl K</kbd>.
:::
:::

## Undo an import {#undo .wide}

* one
* two
    1. nested

{{ contact(channel="email") }}

{{ snippet(name="admin-only") }}

> [!TIP] Before you start
> A hard break${"  "}
> and an escape: \\*.

    a block of code

| a | b |
|---|---|
| \`x\\|y\` | 2 |

<!-- a comment -->

[A list](/assets/list.csv), [lists](../lists.md#more){.more} &amp; the end`;

write(
  "site.yaml",
  `title: Help\nbase_url: https://help.example.com/kb/\ndefault_locale: en\nlocales: { en: {}, fr: { fallback: [en] } }
areas: [contacts, account]\ncontexts: [import-wizard, home]\nvariables: { product: Atrium }\n`,
);
write(
  "contacts.yaml",
  `plans: [free, starter, pro]\nchannels:\n  email: { kind: email, plans: all, languages: [en], href: "mailto:help@example.com" }\n`,
);
write("content/en/_index.md", "---\ntitle: Help\n---\n\nWelcome.\n");
write("content/en/_snippets/admin-only.md", "You need the **Administrator** role.\n");
write("content/en/contacts/_index.md", "---\ntitle: Contacts\nicon: users\nextra: { color: blue }\n---\n\nAbout contacts.\n");
write("content/en/contacts/lists.md", "---\ntitle: Group contacts with lists\n---\n\n## More {#more}\n\nText.\n");
write("content/en/contacts/import/_index.md", "---\ntitle: Import\norder: 1\n---\n\nAbout imports.\n");
write(
  "content/en/contacts/import/csv.md",
  `---
title: "Import: what fits"
description: 'It''s simple'
id: contacts/csv
order: 2.5
keywords: single
plans: ">=starter"
contexts: [import-wizard, home]
publish_at: 2020-10-19T09:00:00Z
updated: 2026-10-19
related: [../lists.md, account/key]
toc: false
search: { boost: 2, pin: [csv] }
source: { locale: fr, hash: 4f1c2a9b, blocks: { a: "1" } }
extra: { since: "1.10", deep: [1, true, null] }
---

${BODY}
`,
);
write("content/assets/list.csv", "a,b\n");
write("content/en/account/_index.md", "---\ntitle: Account\n---\n");
write("content/en/account/key.md", "---\ntitle: Use a key\nupdated: 2026-11-01\nauthors: [Maya]\norder: 3\n---\nText.\n");
mkdirSync(join(site, ".git"));
write(".git/config", '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:acme/help.git\n');
symlinkSync(join(ROOT, "node_modules"), join(site, "node_modules"));

guichet("editor");
const server = spawn(GUICHET, ["--root", site, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
const said = createInterface({ input: server.stderr });
/** @type {Promise<string>} */
const told = new Promise((resolve) => {
  said.on("line", (line) => void (line.startsWith("the editor is at ") && resolve(line.slice("the editor is at ".length))));
});
const [preview] = await once(createInterface({ input: server.stdout }), "line");
const editor = await told;

const browser = await launch(60_000);
const context = await browser.newContext({ viewport: { width: 1280, height: 1800 }, reducedMotion: "reduce" });
after(async () => {
  await browser.close();
  server.kill();
  await once(server, "exit");
  rmSync(site, { recursive: true });
});
await context.addInitScript(() => {
  Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
});
const page = await context.newPage();
page.setDefaultTimeout(20_000);
/** What was let through to somebody else. @type {string[]} */
const strangers = [];
page.on("requestfinished", (request) => {
  const url = new URL(request.url());
  if (!["blob:", "data:"].includes(url.protocol) && url.origin !== new URL(editor).origin) strangers.push(request.url());
});

/** The texts and pictures of the site go into the browser's folder. */
async function handOver() {
  /** @type {[string, string][]} */
  const files = [];
  for (const entry of readdirSync(join(site, "content"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.push([path.slice(site.length + 1), readFileSync(path, "base64")]);
  }
  await page.evaluate(async (all) => {
    const root = await navigator.storage.getDirectory();
    await root.getDirectoryHandle(".git", { create: true });
    for (const [path, content] of all) {
      const parts = path.split("/");
      const name = parts.pop() ?? "";
      let folder = root;
      for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(Uint8Array.from(atob(content), (char) => char.charCodeAt(0)));
      await file.close();
    }
  }, files);
}

/** What is in it now goes back to the site. */
async function takeBack() {
  const files = await page.evaluate(async () => {
    /** @type {[string, number[]][]} */
    const found = [];
    /** @param {FileSystemDirectoryHandle} folder @param {string} path */
    const walk = async (folder, path) => {
      for await (const [name, entry] of folder.entries()) {
        if (entry instanceof FileSystemDirectoryHandle) await walk(entry, `${path}${name}/`);
        else found.push([path + name, [...new Uint8Array(await (await entry.getFile()).arrayBuffer())]]);
      }
    };
    await walk(await navigator.storage.getDirectory(), "");
    return found;
  });
  for (const [path, bytes] of files) write(path, Buffer.from(bytes));
}

/** Of the form that is open: the first in the default language, the second in the other. @param {string} name */
const field = (name) => page.getByRole("textbox", { name, exact: true }).filter({ visible: true });

/**
 * Opens a form, whose first field then says `value`. While the editor is busy with what was saved, it may not hear of an address.
 * @param {string} entry @param {string} name @param {string} value
 */
async function edit(entry, name, value) {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    await page.goto(`${editor}#/collections/area-contacts`);
    await page.getByRole("button", { name: "New" }).filter({ visible: true }).first().waitFor();
    await page.goto(`${editor}#/collections/${entry}`);
    const shown = () => field(name).first().inputValue({ timeout: 1_000 });
    for (const soon = Date.now() + 5_000; Date.now() < soon; ) {
      if ((await shown().catch(() => null)) === value) return;
    }
  }
  assert.fail(`${entry} can't be opened`);
}

/** A file of the browser's folder, while it is not just being written. @param {string} path */
const saved = (path) =>
  page.evaluate(async (path) => {
    const parts = path.split("/");
    const name = parts.pop() ?? "";
    try {
      let folder = await navigator.storage.getDirectory();
      for (const part of parts) folder = await folder.getDirectoryHandle(part);
      return await (await (await folder.getFileHandle(name)).getFile()).text();
    } catch {
      return "";
    }
  }, path);

/** Saves, until a file is another. @param {string} path */
async function save(path) {
  const before = await saved(path);
  await page.getByRole("button", { name: "Save" }).filter({ visible: true }).click();
  // The form gives way to a list, or stays open with nothing left to save.
  const idle = page.getByRole("button", { name: "Save", disabled: true });
  await idle
    .or(page.getByText("Collections", { exact: true }))
    .filter({ visible: true })
    .first()
    .waitFor();
  const end = Date.now() + 20_000;
  for (;;) {
    const text = await saved(path);
    if (text !== "" && text !== before) return text;
    assert.ok(Date.now() < end, `${path} was not saved`);
  }
}

/** Chooses in a list of the form in the default language. @param {string} label @param {string} option */
async function choose(label, option) {
  await page.locator("section.field", { hasText: label }).first().getByText("Select an option").click();
  await page.getByRole("option", { name: option }).filter({ visible: true }).click();
}

test("the editor opens the folder, and shows areas with their names", async () => {
  await page.goto(`${editor}config.yml`);
  await handOver();
  await page.goto(editor);
  await page.getByRole("button", { name: "Work with Local Repository" }).click();
  for (const name of ["Contacts", "Account", "Home page and categories", "Snippets"]) {
    await page.getByText(name, { exact: true }).first().waitFor();
  }
});

test("what is saved keeps everything that was not changed", async () => {
  await edit("area-contacts/entries/import/csv", "Title", "Import: what fits");
  await field("Title").first().fill("Import: what doesn't fit");
  assert.equal(
    await save("content/en/contacts/import/csv.md"),
    `---
title: "Import: what doesn't fit"
description: It's simple
order: 2.5
keywords:
  - single
plans:
  - '>=starter'
contexts:
  - import-wizard
  - home
publish_at: 2020-10-19T09:00:00Z
updated: 2026-10-19
related:
  - ../lists.md
  - account/key
toc: false
extra:
  deep:
    - 1
    - true
    - null
  since: '1.10'
id: contacts/csv
search:
  boost: 2
  pin:
    - csv
source:
  blocks:
    a: '1'
  hash: 4f1c2a9b
  locale: fr
---

${BODY}
`,
  );
});

test("a translation begins with what is the same in every language", async () => {
  await edit("area-account/entries/key", "Title", "Use a key");
  await page.getByRole("button", { name: /Enable.*French/ }).click();
  await field("Title").nth(1).fill("Utiliser une clé : l’API");
  await field("Text").nth(1).fill(":::steps\n1. Ouvrez **Compte**.\n:::\n");
  assert.equal(
    await save("content/fr/account/key.md"),
    "---\ntitle: 'Utiliser une clé : l’API'\norder: 3\nupdated: 2026-11-01\nauthors:\n  - Maya\n---\n\n:::steps\n1. Ouvrez **Compte**.\n:::\n",
  );
});

test("a new article has a picture, a plan, a day and related articles", async () => {
  await page.goto(`${editor}#/assets`);
  await page.getByText("list.csv").first().waitFor();
  await page.getByRole("button", { name: "Upload" }).filter({ visible: true }).first().click();
  await page.locator("input[type=file]").first().setInputFiles({ name: "My Shot (1).png", mimeType: "image/png", buffer: PICTURE });
  await page.getByText("my-shot-1.png").first().waitFor();
  await page.getByRole("button", { name: "Upload", exact: true }).filter({ visible: true }).last().click();
  await page.getByText("2 assets").waitFor();
  await page.getByText("Cancel", { exact: true }).filter({ visible: true }).last().click();
  await page.getByText("my-shot-1.png").first().waitFor();

  await edit("area-contacts/new?path=import", "Title", "");
  await field("Title").first().fill("Quoi d’autre?");
  await field("Text").first().fill("![What you see](/assets/my-shot-1.png)\n");
  await choose("Plans", "Pro and above");
  await choose("Related articles", "Contacts › Import › Import: what fits");
  await page.locator("section.field", { hasText: "Updated" }).locator("input[type=date]").first().fill("2026-11-20");
  assert.equal(
    await save("content/en/contacts/import/quoi-d-autre.md"),
    "---\ntitle: Quoi d’autre?\nplans:\n  - '>=pro'\nupdated: 2026-11-20\nrelated:\n  - contacts/csv\n---\n\n![What you see](/assets/my-shot-1.png)\n",
  );
});

test("introductions have their own form, and snippets have no front matter", async () => {
  await edit("area-contacts/entries/_index", "Title", "Contacts");
  await field("Description").first().fill("People & companies");
  assert.equal(
    await save("content/en/contacts/_index.md"),
    "---\ntitle: Contacts\ndescription: People & companies\nicon: users\nextra:\n  color: blue\n---\n\nAbout contacts.\n",
  );
  await edit("pages/entries/in-contacts--import", "Title", "Import");
  await field("Title").first().fill("Imports");
  assert.equal(await save("content/en/contacts/import/_index.md"), "---\ntitle: Imports\norder: 1\n---\n\nAbout imports.\n");
  await edit("snippets/entries/admin-only", "Text", "You need the **Administrator** role.");
  await field("Text").first().fill("You need the **Owner** role.");
  assert.equal(await save("content/en/_snippets/admin-only.md"), "You need the **Owner** role.\n");
});

test("Guichet reads all of it, and the preview shows it", async () => {
  await takeBack();
  assert.deepEqual(readFileSync(join(site, "content/assets/my-shot-1.png")), PICTURE);
  assert.match(guichet("check", "--strict", "--date", "2026-11-21"), /^$/);
  const shown = await context.newPage();
  await shown.goto(`${preview}en/contacts/import/quoi-d-autre/`);
  const picture = shown.getByRole("img", { name: "What you see" });
  await picture.waitFor();
  await picture.scrollIntoViewIfNeeded();
  await picture.evaluate((element) => (element instanceof HTMLImageElement ? element.decode() : undefined));
  await shown.getByText("Import: what doesn’t fit").or(shown.getByText("Import: what doesn't fit")).first().waitFor();
  await shown.goto(`${preview}en/contacts/import/csv/`);
  await shown.getByText("You need the Owner role.").waitFor();
});

test("nobody but this machine was asked for anything", () => {
  assert.deepEqual(strangers, []);
});
