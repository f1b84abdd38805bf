// What no window shows: the policies of pages, files for machines, and what the program says in a terminal.

import { pathOf } from "./host.mjs";
import { judgeFiles, judgePolicy, judgeTerminal } from "./machines.mjs";
import { culprit, decode } from "./round.mjs";
import { run } from "./site.mjs";
import { take } from "./watch.mjs";

/** @import { Round } from "./round.mjs" */
/** @import { Vector } from "./vectors.mjs" */

const isEndpoint = (/** @type {Vector} */ { kind, name }) => kind === "addresses in contacts.yaml" && name.startsWith("endpoint");

/** Policies that pages carry themselves. @param {Round} round */
export function judgePolicies({ pages, settled, failures }) {
  const form = settled.built.some(isEndpoint);
  const carried = pages.flatMap(({ html }) => [...html.matchAll(/<meta http-equiv="?content-security-policy"? content="([^"]*)"/gi)]);
  for (const policy of new Set(carried.map((match) => decode(match[1] ?? "")))) {
    for (const detail of judgePolicy(policy, form)) {
      failures.push({ vector: null, rule: "a policy that is not ours", detail, place: "files", policy: true, at: "<meta> of pages" });
    }
  }
}

/** Files for machines. @param {Round} round */
export async function judgeMachines(round) {
  const { settled, stage, pages, failures } = round;
  const { site, output, built } = settled;
  const [window] = stage.windows;
  if (!window) return;
  await window.page.goto("about:blank");
  const path = pathOf(site.base);
  const found = await judgeFiles(output, path, window.page, (from) => declared(from, path, built), built.some(isEndpoint));
  // Of these, a site has one.
  const endpoint = built.find(isEndpoint);
  const published = built.find(({ kind, name }) => kind === "site.yaml" && name.includes("base_url"));
  for (const { file, rule, detail, near } of found) {
    const owners = pages.find((page) => page.file.replace(/html$/, "md") === file)?.owners ?? [];
    const n = /old-(\d+)|run-(\d+)/.exec(detail) ?? /(?:evil|open)\.example\/(\d+)|__pwned\((\d+)\)/.exec(detail);
    const posts = /^(?:connect-src|form-action) /.test(detail) ? endpoint : undefined;
    const vector = posts ?? culprit(round, n ? Number(n[1] ?? n[2]) : null, near, owners) ?? published ?? null;
    failures.push({ vector, rule, detail, place: "files", policy: true, at: file });
  }
  take(window);
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

/** What the program says in a terminal. @param {Round} round */
export async function judgeProgram(round) {
  const { settled, stage, failures } = round;
  const { output } = settled;
  const root = output.replace(/out$/, "in");
  for (const [name, args] of /** @type {[string, string[]][]} */ ([
    ["search", ["search", "zqneedle", "-o", output, "--locale", "en", "--limit", "10000"]],
    ["search --explain", ["search", "zqneedle", "-o", output, "--locale", "en", "--limit", "200", "--explain"]],
    ["search test", ["search", "test", "-o", output, "--root", root]],
    ["check", ["check", "--root", root, "--date", "2026-11-26"]],
    ["contacts", ["contacts", "--root", root]],
    ["build", ["build", "--root", root, "--date", "2026-11-26", "-o", output]],
  ])) {
    const said = { place: /** @type {const} */ ("terminal"), policy: false, at: `guichet ${name}` };
    const ran = await run(stage.guichet, args);
    for (const { rule, detail } of judgeTerminal(`${ran.stdout}\n${ran.stderr}`)) {
      const near = /zq(\d{5})w/.exec(detail);
      failures.push({ ...said, vector: culprit(round, near ? Number(near[1]) : null, null, []), rule, detail });
    }
    if (ran.hung || (ran.code !== 0 && ran.code !== 1 && ran.code !== 2)) {
      failures.push({ ...said, vector: null, rule: "the program crashes or hangs", detail: `${ran.code}: ${ran.stderr.slice(-300)}` });
    }
  }
}
