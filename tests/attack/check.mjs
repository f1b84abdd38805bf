// One built site, looked at from everywhere: its pages and files, search results, the panel of a product on another
// origin, files for machines, the terminal. Without the site's policy and with it.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { askBox, askPage, askPanel, browsePanel, readInPanel } from "./inpage.mjs";
import { filesOf } from "./machines.mjs";
import { marker } from "./payloads.mjs";
import { host } from "./host.mjs";
import { decode, note } from "./round.mjs";
import { judgeMachines, judgePolicies, judgeProgram } from "./unseen.mjs";
import { NEVER, take } from "./watch.mjs";

/** @import { Host } from "./host.mjs" */
/** @import { Finding, Look } from "./inpage.mjs" */
/** @import { Failure, Page, Place, Round, Stage } from "./round.mjs" */
/** @import { Settled } from "./site.mjs" */
/** @import { Vector } from "./vectors.mjs" */
/** @import { Watched } from "./watch.mjs" */

/** A text without references and percents. @param {string} text */
function plain(text) {
  return text
    .replace(/&#x([0-9a-f]+);?/gi, (_, digits) => String.fromCodePoint(Math.min(parseInt(digits, 16), 0x10ffff)))
    .replace(/&#(\d+);?/g, (_, digits) => String.fromCodePoint(Math.min(Number(digits), 0x10ffff)))
    .replace(/%([0-7][0-9a-f])/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)))
    .toLowerCase();
}

/** @param {string} text @param {string} host */
function names(text, host) {
  if (text.includes(host) || (host.endsWith("open.example") && text.includes("open.example"))) return true;
  if (host === "www.youtube-nocookie.com") return /youtu/.test(text);
  return host.includes("xn--") && /[^\0-\x7f]/.test(text);
}

/** @param {string} html @returns {string} what its writer wrote */
function textOf(html) {
  return (/<article[\s>].*<\/article>/s.exec(html) ?? /<main[\s>].*<\/main>/s.exec(html))?.[0] ?? html;
}

/** Where a page that leads on leads to. @param {string} html @param {string} url its own @returns {Finding[]} */
function whereto(html, url) {
  const target = decode(/http-equiv="refresh" content="\d+; ?url=([^"]*)"/i.exec(html)?.[1] ?? "");
  try {
    const leads = new URL(target, url);
    if (/^https?:$/.test(leads.protocol) && leads.hostname !== "evil.example") return [];
  } catch {
    return []; // No browser follows it either.
  }
  return [{ rule: "a page that leads astray", detail: target, near: null }];
}

/** @template T @param {T[]} list @param {number} size @returns {T[][]} */
function chunks(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/**
 * @param {Settled} settled @param {Stage} stage
 * @returns {Promise<Failure[]>}
 */
export async function check(settled, stage) {
  const { site, output, built } = settled;
  const byNumber = new Map(built.map((vector) => [vector.n, vector]));
  const files = filesOf(output);
  const pages = files
    .filter((file) => file.endsWith(".html") && !/(?:^|\/)run-\d/.test(file))
    .map((file) => pageOf(file, readFileSync(join(output, file), "utf8"), byNumber));
  const [bare, policy] = await Promise.all([host(output, site.base, { policy: false }), host(output, site.base, { policy: true })]);
  stage.prepare?.({ bare, policy });
  /** @type {Round} */
  const round = { settled, stage, byNumber, files, pages, bare, policy, tasks: [], failures: [] };
  for (const help of [bare, policy]) {
    lookAtPages(round, help);
    for (const vector of built) visitAndOpen(round, help, vector);
    searchEverywhere(round, help);
    readAll(round, help);
  }
  judgePolicies(round);
  await work(round);
  await judgeMachines(round);
  await Promise.all([bare.close(), policy.close()]);
  if (!stage.late()) await judgeProgram(round);
  return round.failures;
}

/** @param {string} file @param {string} html @param {Map<number, Vector>} byNumber @returns {Page} */
function pageOf(file, html, byNumber) {
  // A call alone has its number in the address that it names.
  const named = textOf(html).matchAll(/zq(\d{5})w|__pwned\((\d+)\)|open\.example\/(\d+)/g);
  const numbers = new Set([...named].map((match) => Number(match[1] ?? match[2] ?? match[3])));
  const owners = [...numbers].flatMap((n) => byNumber.get(n) ?? []);
  return { file, html, owners, stub: !/<body class="page-/.test(html), id: /<article[^>]* data-article="([^"]*)"/.exec(html)?.[1] };
}

/** A host may be asked for a picture or a player if it is named in so many words. @param {Vector[]} owners */
function namedBy(owners) {
  const texts = owners.map(({ text }) => plain(text));
  return (/** @type {string} */ name) => name !== "evil.example" && texts.some((text) => names(text, plain(name)));
}

// Going somewhere

/** @param {Round} round @param {Watched} window @param {string} url @param {Vector[]} owners */
async function go({ bare, policy, stage }, window, url, owners) {
  window.own = [bare.origin, policy.origin, stage.shop.origin];
  window.mayAsk = namedBy(owners);
  window.here = url;
  const goto = () => window.page.goto(url, { waitUntil: "load", timeout: NEVER });
  // The page before may have been about to lead elsewhere.
  await goto().catch((error) => (/interrupted by another navigation/.test(String(error)) ? goto() : Promise.reject(error)));
}

/** A product with the panel in it. @param {Round} round @param {Host} help @param {Watched} window @param {Vector[]} owners */
async function visitProduct(round, help, window, owners) {
  await go(round, window, round.stage.shop.address(help, help === round.policy), owners);
  await window.page.locator("guichet-help").waitFor({ state: "attached" });
}

/** @param {Host} help @returns {Look} */
const onPage = (help) => ({ where: "page", hosts: [help.origin], act: true });
/** @param {Host} help @returns {Look} */
const inPanel = (help) => ({ where: "panel", hosts: [help.origin], act: true });

/** @param {Watched} window @param {Look} look @returns {Promise<Finding[]>} */
const examine = ({ page }, look) => page.evaluate((look) => /** @type {any} */ (globalThis).__examine(look), look);

/** @param {Host} help @param {string} file */
function urlOf(help, file) {
  const path = file.split("/").map(encodeURIComponent).join("/");
  return `${help.origin}${help.base}${path.replace(/(^|\/)index\.html$/, "$1")}`;
}

// What there is to do

/** @param {Round} round @param {Host} help */
function lookAtPages(round, help) {
  for (const [turn, { file, owners, stub, html }] of round.pages.entries()) {
    const url = urlOf(help, file) + (stub ? "?still" : "");
    round.tasks.push({
      place: "page",
      help,
      at: file,
      owners,
      async act(window) {
        round.stage.counts.pages++;
        await go(round, window, url, owners);
        const findings = await examine(window, onPage(help));
        if (turn % 12 === 5) await byHand(window);
        if (stub) findings.push(...whereto(html, url));
        return findings;
      },
    });
  }
}

/** Mouse and keys as a reader's hand moves them, on what the article has. @param {Watched} window */
async function byHand({ page }) {
  const targets = await page.locator("main article :is(a, summary, button, video, [tabindex]), main .prose :is(a, summary, button)").all();
  for (const target of targets.slice(0, 5)) {
    const box = await target.boundingBox().catch(() => null);
    if (!box) continue;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await page.mouse.click(x, y, { button: "middle" });
    await page.keyboard.press("Enter");
  }
}

/** The address that a vector wants visited, and the files that it wants opened. @param {Round} round @param {Host} help @param {Vector} vector */
function visitAndOpen(round, help, vector) {
  const { visit: address, opens } = vector;
  if (address !== undefined) {
    // What is on that page anyway is not this one's doing.
    const there = round.pages.find(({ file }) => file === `${address.split(/[?#]/)[0]}index.html`)?.owners ?? [];
    round.tasks.push({
      place: "page",
      help,
      at: address,
      owners: [vector, ...there],
      async act(window) {
        await go(round, window, `${help.origin}${help.base}${address}`, [vector, ...there]);
        await window.page.waitForTimeout(60);
        return examine(window, onPage(help));
      },
    });
  }
  for (const file of opens ? round.files.filter((file) => file.split("/").at(-1) === opens) : []) {
    round.tasks.push({
      place: "page",
      help,
      at: file,
      owners: [vector],
      async act(window) {
        // A download ends the visit before it begins, and is right.
        await window.renew();
        await go(round, window, urlOf(help, file), [vector]).catch(() => {});
        // What the file holds is not judged, only what it does.
        await examine(window, { ...onPage(help), where: "file" }).catch(() => {});
        // The browser's own page around a picture has styles.
        const ofBrowser = (/** @type {string} */ rule, /** @type {string} */ detail) =>
          rule.startsWith("only the policy") && detail.startsWith("style-src");
        window.events.push(...take(window).filter(({ rule, detail }) => !ofBrowser(rule, detail)));
        return [];
      },
    });
  }
}

/** @param {Round} round @param {Host} help */
function searchEverywhere(round, help) {
  const { settled, stage, tasks } = round;
  const words = ["zqfirst", ...settled.built.filter(({ visit }) => visit === undefined).map(({ n }) => marker(n))];
  const some = (/** @type {number} */ every) => words.filter((_, at) => at % every === 0);
  /** @param {Place} place @param {string} at @param {string[]} queries @param {(window: Watched) => Promise<{ findings: Finding[], shown: number }>} ask */
  function search(place, at, queries, ask) {
    tasks.push({
      place,
      help,
      at,
      owners: [],
      async act(window) {
        const { findings, shown } = await ask(window);
        stage.counts.searches += queries.length;
        stage.counts.shown += shown;
        return findings;
      },
    });
  }
  for (const queries of chunks(words, 60)) {
    search("search", "en/search/", queries, async (window) => {
      await go(round, window, `${help.origin}${help.base}en/search/`, []);
      return window.page.evaluate(askPage, { queries, look: onPage(help) });
    });
  }
  // The fields in the header and in the panel wait for more letters each time: some of the words.
  for (const queries of chunks(some(6), 30)) {
    search("search", "the search field", queries, async (window) => {
      await go(round, window, `${help.origin}${help.base}en/guide/first/`, []);
      return window.page.evaluate(askBox, { queries, look: onPage(help) });
    });
  }
  for (const queries of chunks(some(3), 25)) {
    search("panel", "the search in the panel", queries, async (window) => {
      await visitProduct(round, help, window, []);
      return window.page.evaluate(askPanel, { queries, look: inPanel(help) });
    });
  }
}

/** Articles in the panel, and its home. @param {Round} round @param {Host} help */
function readAll(round, help) {
  const { pages, stage, tasks, settled } = round;
  const english = pages.filter(({ id, file }) => id !== undefined && (file.startsWith("en/") || !/^\w\w\//.test(file)));
  for (const some of chunks(english, 25)) {
    const all = some.flatMap(({ owners }) => owners);
    tasks.push({
      place: "panel",
      help,
      at: "",
      owners: [],
      async act(window) {
        await visitProduct(round, help, window, all);
        for (const { id = "", owners } of some) {
          stage.counts.read++;
          [this.at, this.owners] = [decode(id), owners];
          note(round, await window.page.evaluate(readInPanel, { id: this.at, look: inPanel(help) }), window, this);
        }
        return [];
      },
    });
  }
  tasks.push({
    place: "panel",
    help,
    at: "home of the panel",
    owners: [],
    async act(window) {
      await visitProduct(round, help, window, settled.built);
      return window.page.evaluate(browsePanel, { look: inPanel(help) });
    },
  });
}

/** Does what there is to do, in all windows at once. @param {Round} round */
async function work(round) {
  const { tasks, stage } = round;
  await Promise.all(
    stage.windows.map(async (window) => {
      for (let task = tasks.shift(); task && !stage.late(); task = tasks.shift()) {
        try {
          note(round, await task.act(window), window, task);
        } catch (error) {
          // It has led away, or does not end.
          note(round, [{ rule: "the page can't be looked at", detail: String(error), near: null }], window, task);
          await window.renew();
        }
        // A file may still be about to lead elsewhere.
        if (task.at.includes("run-")) await window.renew();
      }
    }),
  );
}
