// A writer's first hour, in a terminal and a browser: a site from nothing, an article, a mistake that the page itself tells, a
// translation that falls behind, an article that moves and takes its address along, and a check for every CI server.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browser, eventually, NEVER } from "./reader.mjs";
import { GUICHET } from "./small-site.mjs";

/** @import { Page } from "playwright-core" */

const work = mkdtempSync(join(tmpdir(), "guichet-hour-"));
const site = join(work, "help");
/** Nobody's editor, no git above the folder. */
const env = { ...process.env, VISUAL: "", EDITOR: "", GIT_CEILING_DIRECTORIES: work, TERM: "xterm-256color", CI: "" };

/** What is shown, for whoever wants to look at it: `SHOTS=folder`. @param {string} name @param {Page} page */
async function shot(name, page) {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

/**
 * A command as a writer types it, in a terminal of 110 columns.
 * @param {string} command what comes after `guichet`
 * @param {string} answers what is typed then, a line for each question
 */
function type(command, folder = site, answers = "") {
  // A terminal of its own: what is printed has colours, and is as wide as the window.
  const line = `stty cols 110 rows 40; exec "$GUICHET" ${command}`;
  const ran = spawnSync("script", ["-qec", line, "/dev/null"], {
    cwd: folder,
    env: { ...env, GUICHET },
    encoding: "utf8",
    input: answers,
    timeout: 4 * NEVER,
  });
  const shown = ran.stdout.replaceAll("\r\n", "\n");
  if (process.env.SHOTS) appendFileSync(join(process.env.SHOTS, "terminal.txt"), `$ guichet ${command}\n${shown}\n`);
  return { status: ran.status, shown, plain: plain(shown) };
}

/** Without colours. @param {string} shown */
const plain = (shown) => shown.replaceAll(/\x1b\[[0-9;?]*[A-Za-z]/g, "").replaceAll("\r", "");

/** @param {string} path */
const read = (path) => readFileSync(join(site, path), "utf8");
/** @param {string} path @param {(text: string) => string} change */
const edit = (path, change) => writeFileSync(join(site, path), change(read(path)));

const ARTICLE = "content/en/billing/refunds.md";
const FRENCH = "content/fr/billing/refunds.md";
const PASTED = `---
title: Get a refund
description: When refunds are paid back, and how to ask for one.
---

## Ask for a refund

1. Open **Billing**.
2. Select the payment, then **Refund**.

## When it is paid back

Within five days, to the card that you paid with.
`;

/** @type {import("node:child_process").ChildProcess | undefined} */
let server;
let printed = "";
/** @type {Page} */
let page;
let address = "";

before(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  context.setDefaultTimeout(NEVER);
  page = await context.newPage();
});

after(async () => {
  if (server && server.exitCode === null) {
    // Control and C, as a writer ends it.
    server.stdin?.write("\x03");
    await once(server, "exit");
  }
  await page?.context().close();
  rmSync(work, { recursive: true });
});

/** @param {RegExp} what */
const terminal = (what) => eventually(async () => assert.match(plain(printed), what));

test("a site from nothing builds without a word of warning", () => {
  const made = type("init help --locales en,fr --ci none", work);
  assert.equal(made.status, 0, made.plain);
  const checked = type("check --strict");
  assert.equal(checked.status, 0, checked.plain);
  assert.match(checked.plain, /^0 errors, 0 warnings\n$/);
  // What is published is written down from the first build on.
  writeFileSync(join(site, "published.json"), "[]\n");
});

test("the preview starts in a terminal, and says where it is", async () => {
  server = spawn("script", ["-qefc", 'stty cols 110 rows 40; exec "$GUICHET" serve --port 0', "/dev/null"], {
    cwd: site,
    env: { ...env, GUICHET },
    stdio: ["pipe", "pipe", "inherit"],
  });
  server.stdout?.setEncoding("utf8").on("data", (text) => (printed += text));
  await terminal(/http:\/\/[\w.:]+\//);
  address = /http:\/\/[\w.:]+\/[\w/-]*/.exec(plain(printed))?.[0] ?? "";
});

test("a new article is there at once, and what is pasted into it is shown", async () => {
  const made = type("new billing/refunds");
  assert.equal(made.status, 0, made.plain);
  assert.ok(existsSync(join(site, ARTICLE)), made.plain);
  await terminal(/billing\/refunds/);
  const response = await eventually(async () => {
    const response = await page.goto(new URL("en/billing/refunds/", address).href);
    assert.equal(response?.status(), 200);
    return response;
  });
  assert.ok(response);
  await page
    .getByRole("button", { name: /problem/i })
    .first()
    .waitFor();
  edit(ARTICLE, () => PASTED);
  await page.getByRole("heading", { name: "When it is paid back" }).waitFor();
  await page.getByRole("button", { name: "No problems" }).waitFor();
  await shot("1-pasted", page);
});

test("a broken link is told on the page itself, and is gone when it is mended", async () => {
  edit(ARTICLE, (text) => `${text}\nSee [your invoices](../account/reset-your-pasword.md).\n`);
  const panel = page.getByRole("region", { name: "Problems" });
  await panel.getByText("no article").first().waitFor();
  assert.match(await panel.innerText(), /did you mean \.\.\/account\/reset-your-password\.md\?/);
  assert.match(await panel.innerText(), /billing\/refunds\.md:15:21/);
  await terminal(/error\[LNK001\]/);
  await shot("2-broken", page);
  edit(ARTICLE, (text) => text.replace("pasword", "password"));
  await page.getByRole("button", { name: "No problems" }).waitFor();
  await terminal(/solved: LNK001/);
});

test("a translation begins as a copy, and is stamped when it matches", async () => {
  const begun = type("new billing/refunds --locale fr");
  assert.equal(begun.status, 0, begun.plain);
  edit(FRENCH, (text) =>
    text
      .replace("Get a refund", "Être remboursé")
      .replace("When refunds are paid back, and how to ask for one.", "Quand et comment être remboursé.")
      .replace("## Ask for a refund", "## Demander un remboursement")
      .replace("## When it is paid back", "## Délai de remboursement")
      .replace("Within five days, to the card that you paid with.", "Sous cinq jours, sur la carte du paiement.")
      .replace(/\n1\. Open[\s\S]*?\n\n/, "\n1. Ouvrez **Facturation**.\n2. Choisissez le paiement, puis **Rembourser**.\n\n")
      .replace("See [your invoices]", "Voyez [vos factures]")
      .replace(/^draft: true.*\n/m, ""),
  );
  const stamped = type("i18n stamp fr/billing/refunds");
  assert.equal(stamped.status, 0, stamped.plain);
  assert.match(read(FRENCH), /^source:/m);
  const state = JSON.parse(type("i18n status --json --locale fr").plain);
  assert.match(JSON.stringify(state), /"content\/fr\/billing\/refunds\.md"/);
  await page.goto(new URL("fr/billing/refunds/", address).href);
  await page.getByRole("heading", { name: "Délai de remboursement" }).waitFor();
  assert.equal(await page.locator(".notice-stale, [data-stale]").count(), 0);
  // The original's sections are found by their names here, too.
  assert.ok(await page.locator("#when-it-is-paid-back").count(), "the original's address of a section");
});

test("the original changes, and the translation says so to readers and to its translator", async () => {
  edit(ARTICLE, (text) => text.replace("Within five days", "Within ten days"));
  await eventually(async () => {
    await page.reload();
    assert.match(await page.locator("main").innerText(), /Délai de remboursement[\s\S]*/);
    assert.match(await page.locator("main").innerText(), /(version|original|anglais)/i);
  });
  await page.locator("[data-guichet-mark]").first().waitFor({ state: "attached" });
  assert.equal(await page.locator('[href^="#"] [data-guichet-mark], [href^="#"][data-guichet-mark]').count(), 0);
  await shot("3-behind", page);
  const status = type("i18n status --locale fr");
  assert.match(status.plain, /content\/fr\/billing\/refunds\.md\s+stale: When it is paid back/);
  const diff = type("i18n diff fr/billing/refunds");
  assert.match(diff.plain, /changed: When it is paid back/);
  assert.match(diff.plain, /five/);
  assert.match(diff.plain, /ten/);
  assert.doesNotMatch(diff.plain, /Ask for a refund/);
});

test("an article that moves keeps its links and its address, in all languages", async () => {
  assert.equal(type("build --quiet").status, 0);
  assert.match(read("published.json"), /en\/billing\/refunds/);
  edit("content/en/account/get-help.md", (text) => `${text}\nSee [refunds](../billing/refunds.md#when-it-is-paid-back).\n`);
  const moved = type("mv billing/refunds account/refunds");
  assert.equal(moved.status, 0, moved.plain);
  assert.ok(existsSync(join(site, "content/fr/account/refunds.md")), moved.plain);
  assert.match(read("content/en/account/get-help.md"), /\(refunds\.md#when-it-is-paid-back\)/);
  const built = type("build --strict");
  assert.equal(built.status, 0, built.plain);
  // The old address leads on, in the preview as on the site.
  // The page that is open goes to where its article has gone, at a moment of its own.
  await eventually(() => page.goto(new URL("en/billing/refunds/", address).href, { waitUntil: "commit" }));
  await page.waitForURL(/\/en\/account\/refunds\/$/);
  // Whoever moves it by hand is told which line keeps the address.
  edit("content/en/account/refunds.md", (text) => text.replace(/^aliases:.*(?:\n *- .*)*\n/m, ""));
  const lost = type("build");
  assert.equal(lost.status, 1, lost.plain);
  assert.match(lost.plain, /billing\/refunds/);
  assert.match(lost.plain, /aliases|redirects\.yaml/);
});

test("whoever removes an article is asked where its readers go until it is somewhere", () => {
  const asked = type("rm account/refunds --dry-run", site, "acount/get-hel\naccount/get-help\n");
  assert.equal(asked.status, 0, asked.plain);
  assert.equal(asked.plain.match(/Where should readers of/g)?.length, 2, asked.plain);
  assert.match(asked.plain, /did you mean `account\/get-help`\?[\s\S]*would remove content\/fr\/account\/refunds\.md/);
  assert.match(type("rm account/refunds", site, "\n").plain, /nothing was removed/);
  assert.ok(existsSync(join(site, "content/fr/account/refunds.md")));
});

test("a check speaks the language of every CI server", () => {
  edit("content/en/account/refunds.md", (text) => `${text}\n[Nowhere](nowhere.md)\n`);
  for (const [format, shape] of /** @type {[string, (text: string) => void][]} */ ([
    ["text", (text) => assert.match(text, /error\[LNK001\]/)],
    ["json", (text) => assert.ok(JSON.parse(text).some((/** @type {{ code: string }} */ one) => one.code === "LNK001"))],
    ["github", (text) => assert.match(text, /^::error file=content\/en\/account\/refunds\.md,line=\d+/m)],
    ["gitlab", (text) => assert.ok(JSON.parse(text)[0].fingerprint)],
    ["sarif", (text) => assert.equal(JSON.parse(text).version, "2.1.0")],
    ["junit", (text) => assert.match(text, /<testsuites[^>]*>[\s\S]*LNK001[\s\S]*<\/testsuites>/)],
  ])) {
    const ran = spawnSync(GUICHET, ["check", "--format", format], { cwd: site, env, encoding: "utf8" });
    assert.equal(ran.status, 1, `${format}: ${ran.stderr}`);
    shape(format === "text" ? ran.stderr : ran.stdout);
  }
});
