// From a saved file to the new text in a browser: `guichet serve` and `hugo server` side by side, each with an open page.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";

import { launch } from "../tools.mjs";

const PATIENCE = 300_000;

/** @typedef {{ name: string, command: (port: number) => string[], folder: string, file: string, path: string, search?: string }} Server */

/**
 * @param {number} rounds
 * @param {Server[]} servers `path` is that of the article in `file`; `search` is a file that a new index changes
 * @returns {Promise<Map<string, number[]>>} milliseconds
 */
export async function saves(rounds, servers) {
  const browser = await launch();
  const open = [];
  /** @type {Map<string, number[]>} */
  const taken = new Map(servers.map(({ name }) => [`${name}: shown`, []]));
  const add = (name, ms) => taken.set(name, [...(taken.get(name) ?? []), ms]);
  try {
    for (const server of servers) open.push(await opened(browser, server));
    // The first edit finds nothing ready, in any of them; it isn't counted.
    for (let round = 0; round <= rounds; round++) {
      for (const tab of round % 2 ? open.toReversed() : open) {
        const { shown, found } = await saved(tab, browser, `bench${letters(round)}`);
        process.stderr.write(`edit ${round} of ${rounds}: ${tab.server.name}\n`);
        if (round === 0) continue;
        add(`${tab.server.name}: shown`, shown);
        if (found !== undefined) add(`${tab.server.name}: found by search`, found);
      }
    }
  } finally {
    for (const { stop } of open) stop();
    await browser.close();
  }
  return taken;
}

/** Starts a server and opens the article in a page that says when it sees a new mark. */
async function opened(browser, server) {
  const port = await freePort();
  const [program, ...args] = server.command(port);
  const child = spawn(program, args, { cwd: server.folder, stdio: "ignore" });
  const stop = () => child.kill();
  const address = `http://127.0.0.1:${port}${server.path}`;
  try {
    await until(async () => (await fetch(address)).ok);
    const page = await (await browser.newContext()).newPage();
    const waiting = new Map();
    await page.exposeBinding("benchSeen", (_, mark) => waiting.get(mark)?.(performance.now()));
    await page.addInitScript(() => {
      let last = "";
      const look = () => {
        const [mark] = /bench[a-z]{4}/.exec(document.body?.textContent ?? "") ?? [];
        if (mark && mark !== last) window.benchSeen((last = mark));
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto(address);
    return { server, port, page, stop, address, waiting, text: readFileSync(server.file, "utf8") };
  } catch (error) {
    stop();
    throw error;
  }
}

async function saved({ server, port, address, waiting, text }, browser, mark) {
  const index = async () => server.search && Buffer.from(await (await fetch(new URL(server.search, address))).arrayBuffer());
  const before = await index();
  const seen = new Promise((done, failed) => {
    waiting.set(mark, done);
    setTimeout(() => failed(new Error(`${server.name} doesn't show an edit`)), PATIENCE).unref();
  });
  const begun = performance.now();
  writeFileSync(server.file, `${text}\nThe new sentence is called ${mark}.\n`);
  const shown = (await seen) - begun;
  if (!server.search) {
    await pause(500);
    return { shown };
  }
  await until(async () => !(await index()).equals(before));
  const found = performance.now() - begun;
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  const [hit] = await page.evaluate(async (query) => {
    const engine = await (await import("/_guichet/search.js")).open({ locale: "en" });
    return (await engine.query(query, { limit: 1 })).hits.map(({ url }) => url);
  }, mark);
  await page.context().close();
  if (!hit?.includes(server.path)) throw new Error(`the search of ${server.name} on port ${port} doesn't find ${mark}, but ${hit}`);
  await pause(500);
  return { shown, found };
}

const letters = (number) => Array.from({ length: 4 }, (_, at) => String.fromCharCode(97 + (Math.floor(number / 26 ** at) % 26))).join("");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(holds) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (performance.now() > end) throw new Error("nothing happened for five minutes");
    await pause(5);
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
