// One built site, looked at from everywhere: its pages and files, search results, the panel of a product on another
// origin, files for machines, the terminal. Without the site's policy and with it.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { askBox, askPage, askPanel, browsePanel, readInPanel } from "./inpage.mjs";
import { filesOf, judgeFiles, judgePolicy, judgeTerminal } from "./machines.mjs";
import { marker } from "./payloads.mjs";
import { host, pathOf } from "./host.mjs";
import { run } from "./site.mjs";
import { NEVER, take } from "./watch.mjs";

/** @import { Finding, Look } from "./inpage.mjs" */
/** @import { Vector } from "./vectors.mjs" */
/** @import { Watched } from "./watch.mjs" */
/** @import { Host, product } from "./host.mjs" */
/** @import { Settled } from "./site.mjs" */

/**
 * @typedef {"page" | "search" | "panel" | "files" | "terminal" | "build"} Place
 * @typedef {object} Failure
 * @property {Vector | null} vector `null`: of a page, and nobody knows by which of its vectors
 * @property {string} rule @property {string} detail
 * @property {Place} place
 * @property {boolean} policy
 * @property {string} at the address or the file
 *
 * @typedef {object} Task
 * @property {Place} place @property {Host} help @property {string} at @property {Vector[]} owners
 * @property {(this: Task, window: Watched) => Promise<Finding[]>} act
 *
 * @typedef {object} Stage
 * @property {Watched[]} windows
 * @property {Awaited<ReturnType<typeof product>>} shop
 * @property {string} guichet
 * @property {(help: { bare: Host, policy: Host }) => void} [prepare] what the self-test plants
 * @property {{ pages: number, searches: number, shown: number, read: number }} counts
 * @property {() => boolean} late whether what is left is for another day
 */

/** @param {string} html */
function decode(html) {
  return html
    .replace(/&#x([0-9a-f]+);/gi, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
    .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

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
export async function check({ site, output, built }, stage) {
  const { windows, shop, guichet, counts } = stage;
  const byNumber = new Map(built.map((vector) => [vector.n, vector]));
  /** @type {Failure[]} */
  const failures = [];
  const files = filesOf(output);
  const pages = files
    .filter((file) => file.endsWith(".html") && !/(?:^|\/)run-\d/.test(file))
    .map((file) => {
      const html = readFileSync(join(output, file), "utf8");
      const text = textOf(html);
      // A call alone has its number in the address that it names.
      const numbers = new Set(
        [...text.matchAll(/zq(\d{5})w|__pwned\((\d+)\)|open\.example\/(\d+)/g)].map((match) => Number(match[1] ?? match[2] ?? match[3])),
      );
      const owners = [...numbers].flatMap((n) => byNumber.get(n) ?? []);
      return { file, html, owners, stub: !/<body class="page-/.test(html), id: /<article[^>]* data-article="([^"]*)"/.exec(html)?.[1] };
    });
  const [bare, policy] = await Promise.all([host(output, site.base, { policy: false }), host(output, site.base, { policy: true })]);
  stage.prepare?.({ bare, policy });

  /**
   * Whose doing it is: of the vector that is named, of the only one, of the one before it in the text.
   * @param {number | null} n @param {number | null} near @param {Vector[]} owners @returns {Vector | null}
   */
  function culprit(n, near, owners) {
    const named = byNumber.get(n ?? -1);
    if (named || owners.length === 1) return named ?? owners[0] ?? null;
    const before = byNumber.get(near ?? -1);
    // Lists beside the text name other articles.
    return before && (owners.length === 0 || owners.includes(before)) ? before : null;
  }
  /** @param {Finding[]} findings @param {Watched} window @param {{ place: Place, help: Host, at: string, owners: Vector[] }} where */
  function note(findings, window, { place, help, at, owners }) {
    const said = {
      place,
      policy: help === policy,
      at: owners.length > 1 ? `${at} (vectors ${owners.map(({ n }) => n).join(", ")})`.slice(0, 200) : at,
    };
    /** @type {Vector | null} */
    let known = null;
    for (const { rule, detail, near } of findings) {
      const n = /__pwned\((\d+)\)|(?:evil|open)\.example\/(\d+)/.exec(detail);
      const vector = culprit(n ? Number(n[1] ?? n[2]) : null, near, owners);
      known ??= vector;
      failures.push({ ...said, rule, detail, vector });
    }
    // What names no vector is the doing of the one that is found wrong anyway.
    for (const { rule, detail, n } of take(window)) failures.push({ ...said, rule, detail, vector: culprit(n, null, owners) ?? known });
  }
  /** A host may be asked for a picture or a player if it is named in so many words. @param {Vector[]} owners */
  function namedBy(owners) {
    const texts = owners.map(({ text }) => plain(text));
    return (/** @type {string} */ name) => name !== "evil.example" && texts.some((text) => names(text, plain(name)));
  }

  /** @type {Task[]} */
  const tasks = [];
  /** @param {Watched} window @param {string} url @param {Vector[]} owners */
  async function go(window, url, owners) {
    window.own = [bare.origin, policy.origin, shop.origin];
    window.mayAsk = namedBy(owners);
    window.here = url;
    const goto = () => window.page.goto(url, { waitUntil: "load", timeout: NEVER });
    // The page before may have been about to lead elsewhere.
    await goto().catch((error) => (/interrupted by another navigation/.test(String(error)) ? goto() : Promise.reject(error)));
  }

  for (const help of [bare, policy]) {
    const hosts = [help.origin];
    /** @type {Look} */
    const onPage = { where: "page", hosts, act: true };
    /** @type {Look} */
    const inPanel = { where: "panel", hosts, act: true };
    const examine = (/** @type {Watched} */ { page }, look = onPage) =>
      page.evaluate((look) => /** @type {any} */ (globalThis).__examine(look), look);
    const urlOf = (/** @type {string} */ file) =>
      `${help.origin}${help.base}${file
        .split("/")
        .map(encodeURIComponent)
        .join("/")
        .replace(/(^|\/)index\.html$/, "$1")}`;
    /** A product with the panel in it. @param {Watched} window @param {Vector[]} owners */
    async function visit(window, owners) {
      await go(window, shop.address(help, help === policy), owners);
      await window.page.locator("guichet-help").waitFor({ state: "attached" });
    }

    pages.forEach(({ file, owners, stub, html }, turn) => {
      const url = urlOf(file) + (stub ? "?still" : "");
      tasks.push({
        place: "page",
        help,
        at: file,
        owners,
        async act(window) {
          counts.pages++;
          await go(window, url, owners);
          const findings = await examine(window);
          if (turn % 12 === 5) await byHand(window);
          if (stub) findings.push(...whereto(html, url));
          return findings;
        },
      });
    });

    for (const vector of built) {
      const { visit: address, opens } = vector;
      if (address !== undefined) {
        // What is on that page anyway is not this one's doing.
        const there = pages.find(({ file }) => file === `${address.split(/[?#]/)[0]}index.html`)?.owners ?? [];
        tasks.push({
          place: "page",
          help,
          at: address,
          owners: [vector, ...there],
          async act(window) {
            await go(window, `${help.origin}${help.base}${address}`, [vector, ...there]);
            await window.page.waitForTimeout(60);
            return examine(window);
          },
        });
      }
      for (const file of opens ? files.filter((file) => file.split("/").at(-1) === opens) : []) {
        tasks.push({
          place: "page",
          help,
          at: file,
          owners: [vector],
          async act(window) {
            // A download ends the visit before it begins, and is right.
            await window.renew();
            await go(window, urlOf(file), [vector]).catch(() => {});
            // What the file holds is not judged, only what it does.
            await examine(window, { ...onPage, where: "file" }).catch(() => {});
            // The browser's own page around a picture has styles.
            const events = take(window).filter(
              ({ rule, detail }) => !(rule.startsWith("only the policy") && detail.startsWith("style-src")),
            );
            window.events.push(...events);
            return [];
          },
        });
      }
    }

    const words = ["zqfirst", ...built.filter(({ visit }) => visit === undefined).map(({ n }) => marker(n))];
    /** @param {Place} place @param {string} at @param {string[]} queries @param {(window: Watched) => Promise<{ findings: Finding[], shown: number }>} ask */
    function search(place, at, queries, ask) {
      tasks.push({
        place,
        help,
        at,
        owners: [],
        async act(window) {
          const { findings, shown } = await ask(window);
          counts.searches += queries.length;
          counts.shown += shown;
          return findings;
        },
      });
    }
    for (const queries of chunks(words, 60)) {
      search("search", "en/search/", queries, async (window) => {
        await go(window, `${help.origin}${help.base}en/search/`, []);
        return window.page.evaluate(askPage, { queries, look: onPage });
      });
    }
    // The fields in the header and in the panel wait for more letters each time: some of the words.
    for (const queries of chunks(
      words.filter((_, at) => at % 6 === 0),
      30,
    )) {
      search("search", "the search field", queries, async (window) => {
        await go(window, `${help.origin}${help.base}en/guide/first/`, []);
        return window.page.evaluate(askBox, { queries, look: onPage });
      });
    }
    for (const queries of chunks(
      words.filter((_, at) => at % 3 === 0),
      25,
    )) {
      search("panel", "the search in the panel", queries, async (window) => {
        await visit(window, []);
        return window.page.evaluate(askPanel, { queries, look: inPanel });
      });
    }

    const english = pages.filter(({ id, file }) => id !== undefined && (file.startsWith("en/") || !/^\w\w\//.test(file)));
    for (const some of chunks(english, 25)) {
      tasks.push({
        place: "panel",
        help,
        at: "",
        owners: [],
        async act(window) {
          await visit(
            window,
            some.flatMap((page) => page.owners),
          );
          for (const { id = "", owners } of some) {
            counts.read++;
            [this.at, this.owners] = [decode(id), owners];
            note(await window.page.evaluate(readInPanel, { id: this.at, look: inPanel }), window, this);
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
        await visit(window, built);
        return window.page.evaluate(browsePanel, { look: inPanel });
      },
    });
  }

  const isEndpoint = (/** @type {Vector} */ { kind, name }) => kind === "addresses in contacts.yaml" && name.startsWith("endpoint");
  const form = built.some(isEndpoint);
  // Policies that pages carry themselves.
  for (const policyOf of new Set(
    pages.flatMap(({ html }) =>
      [...html.matchAll(/<meta http-equiv="?content-security-policy"? content="([^"]*)"/gi)].map((match) => decode(match[1] ?? "")),
    ),
  )) {
    for (const wrong of judgePolicy(policyOf, form))
      failures.push({
        vector: null,
        rule: "a policy that is not ours",
        detail: wrong,
        place: "files",
        policy: true,
        at: "<meta> of pages",
      });
  }

  await Promise.all(
    windows.map(async (window) => {
      for (let task = tasks.shift(); task && !stage.late(); task = tasks.shift()) {
        try {
          note(await task.act(window), window, task);
        } catch (error) {
          // It has led away, or does not end.
          note([{ rule: "the page can't be looked at", detail: String(error), near: null }], window, task);
          await window.renew();
        }
        // A file may still be about to lead elsewhere.
        if (task.at.includes("run-")) await window.renew();
      }
    }),
  );

  const [window] = windows;
  if (window) {
    await window.page.goto("about:blank");
    const found = await judgeFiles(output, pathOf(site.base), window.page, (from) => declared(from, pathOf(site.base), built), form);
    // Of these, a site has one.
    const endpoint = built.find(isEndpoint);
    const published = built.find(({ kind, name }) => kind === "site.yaml" && name.includes("base_url"));
    for (const { file, rule, detail, near } of found) {
      const owners = pages.find((page) => page.file.replace(/html$/, "md") === file)?.owners ?? [];
      const n = /old-(\d+)|run-(\d+)/.exec(detail) ?? /(?:evil|open)\.example\/(\d+)|__pwned\((\d+)\)/.exec(detail);
      const posts = /^(?:connect-src|form-action) /.test(detail) ? endpoint : undefined;
      const vector = posts ?? culprit(n ? Number(n[1] ?? n[2]) : null, near, owners) ?? published ?? null;
      failures.push({ vector, rule, detail, place: "files", policy: true, at: file });
    }
    take(window);
  }
  await Promise.all([bare.close(), policy.close()]);
  if (stage.late()) return failures;

  const root = output.replace(/out$/, "in");
  for (const [name, args] of /** @type {[string, string[]][]} */ ([
    ["search", ["search", "zqneedle", "-o", output, "--locale", "en", "--limit", "10000"]],
    ["search --explain", ["search", "zqneedle", "-o", output, "--locale", "en", "--limit", "200", "--explain"]],
    ["search test", ["search", "test", "-o", output, "--root", root]],
    ["check", ["check", "--root", root, "--date", "2026-11-26"]],
    ["contacts", ["contacts", "--root", root]],
    ["build", ["build", "--root", root, "--date", "2026-11-26", "-o", output]],
  ])) {
    const ran = await run(guichet, args);
    for (const { rule, detail } of judgeTerminal(`${ran.stdout}\n${ran.stderr}`)) {
      const near = /zq(\d{5})w/.exec(detail);
      failures.push({
        vector: culprit(near ? Number(near[1]) : null, null, []),
        rule,
        detail,
        place: "terminal",
        policy: false,
        at: `guichet ${name}`,
      });
    }
    if (ran.hung || (ran.code !== 0 && ran.code !== 1 && ran.code !== 2))
      failures.push({
        vector: null,
        rule: "the program crashes or hangs",
        detail: `${ran.code}: ${ran.stderr.slice(-300)}`,
        place: "terminal",
        policy: false,
        at: `guichet ${name}`,
      });
  }
  return failures;
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

/**
 * Whether somebody asked for a redirect from there: by a number, or by all of its letters.
 * @param {string} from @param {string} base @param {Vector[]} vectors
 */
function declared(from, base, vectors) {
  /** @type {string} */
  let path;
  try {
    path = decodeURIComponent(from).slice(decodeURIComponent(base).length);
  } catch {
    path = from.slice(base.length);
  }
  // The name of an article's file leads to its slug.
  const number = /old-(\d+)|\/f(\d+)\/?$/.exec(path);
  if (number && vectors.some(({ n }) => n === Number(number[1] ?? number[2]))) return true;
  const bare = (/** @type {string} */ text) =>
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
  const wanted = bare(path.replace(/^en\//, "").replace(/\*$/, ""));
  return (
    wanted !== "" &&
    vectors.some(
      ({ kind, text }) =>
        /redirects|front matter|site\.yaml|names/.test(kind) &&
        (bare(text).includes(wanted) ||
          bare(text.replace(/\\u([0-9a-f]{4})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)))).includes(wanted)),
    )
  );
}
