// `node tests/attack/run.mjs`: README.md beside this file says what it does and what counts.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { check } from "./check.mjs";
import { articlesOf, COMPOSERS } from "./compose.mjs";
import { product } from "./host.mjs";
import { marker } from "./payloads.mjs";
import { settle } from "./site.mjs";
import { selfTest } from "./self-test.mjs";
import { KINDS, rounds, vectors } from "./vectors.mjs";
import { launch, watch } from "./watch.mjs";

/** @import { Failure, Stage } from "./round.mjs" */
/** @import { Vector } from "./vectors.mjs" */

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string" },
    seed: { type: "string" },
    kind: { type: "string" },
    only: { type: "string" },
    round: { type: "string" },
    report: { type: "string" },
    keep: { type: "boolean", default: false },
    "self-test": { type: "boolean", default: false },
  },
});
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const guichet = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");
const WINDOWS = 3;

/** Another one each day. */
function today() {
  const now = new Date();
  return Math.floor(
    (Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) - Date.UTC(now.getUTCFullYear(), 0, 0)) / 86_400_000,
  );
}

const started = performance.now();
const elapsed = () => (performance.now() - started) / 1000;
const folder = mkdtempSync(join(tmpdir(), "guichet-attack-"));
const browser = await launch();
const windows = await Promise.all(Array.from({ length: WINDOWS }, async () => (await watch(browser)).watched));
const shop = await product();
/** @type {Stage} */
const stage = { windows, shop, guichet, counts: { pages: 0, searches: 0, shown: 0, read: 0 }, late: () => false };

/** @type {Map<Vector, Failure[]>} */
const failed = new Map();
/** @type {Failure[]} */
const nobodys = [];
/** @type {Vector[]} */
const done = [];
/** @type {Map<Vector, string>} */
const refused = new Map();

/** @param {Failure[]} failures */
function note(failures) {
  for (const failure of failures) {
    if (failure.vector) failed.set(failure.vector, [...(failed.get(failure.vector) ?? []), failure]);
    else nobodys.push(failure);
  }
}

/** Builds the sites of a round and looks at them. @param {Vector[]} round @param {number} turn */
async function play(round, turn) {
  for (const kind of /** @type {const} */ (["articles", "settings", "names"])) {
    let left = round.filter(({ site }) => site === kind);
    /** Blocks that another one has swallowed. @type {Set<Vector>} */
    const alone = new Set();
    for (let part = 0; left.length; part++) {
      const compose = kind === "articles" ? (/** @type {Vector[]} */ some) => articlesOf(some, alone) : COMPOSERS[kind];
      const where = join(folder, `${turn}-${kind}-${part}`);
      let settled = await settle({ guichet, folder: where, vectors: left, compose });
      if (kind === "articles" && swallowed(settled, alone))
        settled = {
          ...(await settle({ guichet, folder: where, vectors: settled.built, compose })),
          refused: settled.refused,
          broken: settled.broken,
        };
      for (const [vector, said] of settled.refused) refused.set(vector, said);
      note(
        [...settled.broken].map(([vector, said]) => ({
          vector,
          rule: "the program crashes or hangs",
          detail: said,
          place: "build",
          policy: false,
          at: "guichet build",
        })),
      );
      note(await check(settled, stage));
      if (stage.late()) return;
      done.push(...left.filter((vector) => !settled.left.includes(vector)));
      if (settled.left.length === left.length) throw new Error(`no room for ${left[0]?.name}`);
      left = settled.left;
      if (!options.keep) rmSync(where, { recursive: true, force: true });
    }
  }
}

/**
 * Finds blocks whose word is not a paragraph of the page: an earlier block goes on over them.
 * @param {Awaited<ReturnType<typeof settle>>} settled @param {Set<Vector>} alone
 */
function swallowed({ site, output }, alone) {
  const before = alone.size;
  for (const [id, together] of site.articles) {
    if (together.length < 2) continue;
    let html = "";
    try {
      html = readFileSync(join(output, "en", id, "index.html"), "utf8");
    } catch {
      // A vector gave it another address: then all of them stand alone.
    }
    const lost = together.findIndex(({ n }) => !html.includes(`<p>${marker(n)} zqneedle</p>`));
    if (lost >= 0) for (const vector of together.slice(Math.max(lost - 1, 0))) alone.add(vector);
  }
  return alone.size > before;
}

/** @param {string} text */
const oneLine = (text) => JSON.stringify(text.length > 400 ? `${text.slice(0, 400)}…` : text);

let code = 0;
try {
  if (options["self-test"]) {
    const { passed, problems } = await selfTest({ stage, folder });
    for (const problem of problems) console.log(`FAIL ${problem}`);
    console.log(`${passed} passed, ${problems.length} failed`);
    code = problems.length ? 1 : 0;
  } else {
    const seconds = options.seconds === undefined ? Infinity : Number(options.seconds);
    const seed = options.seed === undefined ? (seconds === Infinity ? 1 : today()) : Number(options.seed);
    const wanted = options.only?.split(",").map(Number);
    const all = vectors(seed).filter(({ n, kind }) => (wanted ? wanted.includes(n) : !options.kind || kind.includes(options.kind)));
    // A sample goes in small rounds, as many as there is time for.
    const size = Number(options.round ?? (seconds === Infinity ? 480 : 80));
    console.log(`seed ${seed}: ${all.length} vectors of ${new Set(all.map(({ kind }) => kind)).size} kinds`);
    for (const [turn, round] of rounds(all, size, seed).entries()) {
      // However slow a machine is, one round is looked at; what comes after it ends in time.
      if (turn > 0) stage.late = () => elapsed() > seconds;
      if (stage.late()) break;
      await play(round, turn);
      console.error(`round ${turn + 1}: ${done.length} vectors, ${failed.size} failed, ${Math.round(elapsed())} s`);
    }
    for (const [vector, failures] of failed) {
      console.log(`\nFAIL ${vector.n} ${vector.kind}, ${vector.name}\n  source: ${oneLine(vector.text)}`);
      const seen = new Set();
      for (const { rule, detail, place, policy, at } of failures) {
        const line = `  ${place}, ${policy ? "with" : "without"} policy: ${rule}: ${oneLine(detail)} at ${at}`;
        if (seen.size < 6 && !seen.has(line)) console.log(line);
        seen.add(line);
      }
    }
    const pages = new Map(nobodys.map((failure) => [`${failure.place} ${failure.at} ${failure.rule}`, failure]));
    for (const { rule, detail, place, policy, at } of pages.values())
      console.log(`\nFAIL ${place}, ${policy ? "with" : "without"} policy: ${rule}: ${oneLine(detail)} at ${at}`);
    if (options.report)
      writeFileSync(
        options.report,
        `${JSON.stringify(
          {
            seed,
            counts: stage.counts,
            seconds: Math.round(elapsed()),
            kinds: KINDS.map(({ kind }) => {
              const mine = done.filter((vector) => vector.kind === kind);
              const bad = mine.filter((vector) => failed.has(vector));
              const count = (/** @type {(failure: Failure) => boolean} */ test) =>
                bad.filter((vector) => failed.get(vector)?.some(test)).length;
              return {
                kind,
                vectors: mine.length,
                refused: mine.filter((vector) => refused.has(vector)).length,
                failed: bad.length,
                without: count(({ policy }) => !policy),
                with: count(({ policy }) => policy),
                page: count(({ place }) => place === "page"),
                search: count(({ place }) => place === "search"),
                panel: count(({ place }) => place === "panel"),
                files: count(({ place }) => place === "files"),
                terminal: count(({ place }) => place === "terminal"),
                build: count(({ place }) => place === "build"),
                ran: count(({ rule }) => rule === "a script ran"),
                asked: count(({ rule }) => rule === "a request that nobody asked for"),
                ranWithPolicy: count(({ rule, policy }) => policy && rule === "a script ran"),
                ranInPanel: count(({ rule, place }) => place === "panel" && rule === "a script ran"),
              };
            }),
            failures: [...failed].map(([{ n, kind, name, text }, failures]) => ({
              n,
              kind,
              name,
              text,
              failures: failures.map(({ vector: _, ...rest }) => rest),
            })),
            nobodys,
            refused: [...refused].map(([{ n, kind, name, text }, said]) => ({ n, kind, name, text, said })),
          },
          null,
          1,
        )}\n`,
      );
    const { counts } = stage;
    console.log(
      `\n${counts.pages} pages looked at, ${counts.searches} searches (${counts.shown} with answers), ${counts.read} articles read in the panel, ${refused.size} vectors refused by the build, ${Math.round(elapsed())} s`,
    );
    console.log(`${done.filter((vector) => !failed.has(vector)).length} passed, ${failed.size + pages.size} failed`);
    code = failed.size + pages.size ? 1 : 0;
  }
} finally {
  await browser.close();
  await shop.close();
  if (!options.keep) rmSync(folder, { recursive: true, force: true });
}
process.exitCode = code;
