// A suite that cannot fail proves nothing: a site that is right has to pass, and each thing that is planted in what was
// built has to be found, by the vector that it belongs to and at the place where it is.

import { chmodSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { check } from "./check.mjs";
import { articlesOf } from "./compose.mjs";
import { filesOf, judgeFiles, judgeHeaders, judgePolicy, judgeRedirects, judgeRobots, judgeTerminal } from "./machines.mjs";
import { settle } from "./site.mjs";

/** @import { Place, Stage } from "./round.mjs" */
/** @import { Host } from "./host.mjs" */
/** @import { Vector } from "./vectors.mjs" */

/** What is put into an article's page, and what has to be said about it: rules at places. @type {[html: string, expected: [Place, policy: boolean, rule: RegExp][]][]} */
const PLANTS = [
  [
    `<b onclick="__pwned(1)">text</b>`,
    [
      ["page", false, /^a handler/],
      ["page", true, /^a handler/],
      ["page", false, /^a script ran/],
    ],
  ],
  [
    `<script>__pwned(2)</script>`,
    [
      ["page", false, /^a script ran/],
      ["page", true, /^only the policy/],
      ["page", true, /^<script>/],
    ],
  ],
  [
    `<a href="javascript:__pwned(3)">text</a>`,
    [
      ["page", false, /^a script ran/],
      ["page", true, /^javascript: address/],
    ],
  ],
  [
    `<img src="https://evil.example/4" alt="">`,
    [
      ["page", false, /^a request that nobody asked for/],
      ["page", true, /^an address that was none/],
    ],
  ],
  [
    `<meta http-equiv="refresh" content="0;url=https://evil.example/5">`,
    [["page", false, /^(?:<meta http-equiv>|the page leads away|a request)/]],
  ],
  [
    `<template><i onload="__pwned(6)"></i></template>`,
    [
      ["page", false, /^a handler/],
      ["page", true, /^a handler/],
    ],
  ],
  [`<script>open("about:blank#evil.example/7")</script>`, [["page", false, /^a window opens/]]],
  [
    `<div><template shadowrootmode="open"><i onclick="__pwned(8)"></i></template></div>`,
    [
      ["page", false, /^a handler/],
      ["page", true, /^a handler/],
    ],
  ],
  [
    `<svg><a href="#x"><set attributeName="href" to="javascript:__pwned(9)"/><text y="9">text</text></a></svg>`,
    [["page", true, /^javascript: address/]],
  ],
  [`<script>alert("evil.example/10")</script>`, [["page", false, /^a dialog/]]],
  [
    `<img src="nothing.png" ONERROR=__pwned(11)>`,
    [
      ["page", false, /^a script ran/],
      ["page", true, /^only the policy/],
    ],
  ],
  [`<script>throw new Error("evil.example/12")</script>`, [["page", false, /^a script of the page fails/]]],
  [
    `<iframe src="https://evil.example/13"></iframe>`,
    [
      ["page", false, /^a frame without a sandbox/],
      ["page", false, /^a request/],
    ],
  ],
  [`<img name="querySelector" src="nothing.png" alt="evil.example/14">`, [["page", false, /^a name of document is taken/]]],
  [
    `<a href="&#9;java&#10;script&colon;__pwned(15)">text</a>`,
    [
      ["page", false, /^a script ran/],
      ["page", true, /^javascript: address/],
    ],
  ],
  [
    `<form action="javascript:__pwned(16)"><button>text</button></form>`,
    [
      ["page", false, /^a script ran/],
      ["page", true, /^<form> in a text/],
    ],
  ],
  [`<a href="data:text/html,<script>__pwned(17)</script>">text</a>`, [["page", true, /^data: address/]]],
  [`<script>location = "https://open.example/18"</script>`, [["page", false, /^(?:the page leads away|a request)/]]],
  [
    `<style>@import "https://evil.example/19";</style>`,
    [
      ["page", false, /^a request/],
      ["page", true, /^<style>/],
    ],
  ],
  [`<b tabindex="0" onfocus="__pwned(20)">text</b>`, [["page", false, /^a script ran/]]],
  [`<script type="application/ld+json">{"url": "https://open.example/21"}</script>`, [["page", true, /^<script>/]]],
];

/**
 * A link that would run, which the panel itself keeps from it, and a handler, in whatever the panel shows: as soon as it is
 * there, before anybody looks.
 */
const PANEL_PLANT = `
const plant = () => {
  const body = document.querySelector("guichet-help")?.shadowRoot?.querySelector(".reading, .results");
  if (!body || body.querySelector("#planted")) return;
  const link = document.createElement("a");
  Object.assign(link, { id: "planted", textContent: "text", href: "javascript:__pwned(90)" });
  const text = document.createElement("i");
  text.setAttribute("onmouseenter", "__pwned(90)");
  text.textContent = "text";
  body.append(link, text);
};
const replace = Element.prototype.replaceChildren;
Element.prototype.replaceChildren = function (...nodes) {
  replace.apply(this, nodes);
  plant();
};
setInterval(plant, 5);`;

/** @param {number} n @param {string} block @returns {Vector} */
const vector = (n, block) => ({ n, kind: "self-test", name: `number ${n}`, text: block, site: "articles", block, alone: true });

/**
 * @param {{ stage: Stage, folder: string }} where
 * @returns {Promise<{ passed: number, problems: string[] }>}
 */
export async function selfTest({ stage, folder }) {
  /** @type {string[]} */
  const problems = [];
  let passed = 0;
  /** @param {boolean} right @param {string} name */
  const expect = (right, name) => {
    if (right) passed++;
    else problems.push(name);
  };
  const compose = (/** @type {Vector[]} */ some) => articlesOf(some, new Set());
  const right = vector(90, "![text](https://open.example/90.png) <kbd>Ctrl</kbd> [text](mailto:a@open.example)");
  const vectors = [...PLANTS.map((_, at) => vector(at + 1, "text")), right];
  const settled = await settle({ guichet: stage.guichet, folder: join(folder, "self"), vectors, compose });
  const fileOf = (/** @type {number} */ n) => `en/self-test/p${n}/index.html`;

  const clean = await check(settled, stage);
  for (const { rule, detail, place, at } of clean) problems.push(`a site that is right: ${place}: ${rule}: ${detail} at ${at}`);
  expect(clean.length === 0, "a site that is right is called wrong");

  /** @param {string} end @param {string} more @returns {[string, (body: string) => string]} */
  const appended = (end, more) => [filesOf(settled.output).find((file) => file.endsWith(end)) ?? "", (body) => `${body}\n${more}`];
  /** @param {{ bare: Host, policy: Host }} hosts */
  const prepare = ({ bare, policy }) => {
    for (const { changes } of [bare, policy]) {
      PLANTS.forEach(([html], at) => changes.set(fileOf(at + 1), (page) => page.replace("</article>", `${html}</article>`)));
      // What the product shows, and what is found: in the modules that show it, as if they let it through.
      changes.set(...appended("panel/main.js", PANEL_PLANT));
      changes.set(
        ...appended(
          "/search-page.js",
          `new MutationObserver(() => { const hit = document.querySelector("[data-results] li"); if (hit && !hit.querySelector("i")) hit.insertAdjacentHTML("beforeend", '<i onmouseenter="__pwned(90)">text</i>'); }).observe(document.querySelector("[data-results]"), { childList: true });`,
        ),
      );
    }
  };
  const found = await check(settled, { ...stage, prepare });
  PLANTS.forEach(([html, expected], at) => {
    for (const [place, policy, rule] of expected) {
      const hit = found.some(
        (failure) => failure.vector?.n === at + 1 && failure.place === place && failure.policy === policy && rule.test(failure.rule),
      );
      expect(hit, `not found on the ${place} ${policy ? "with" : "without"} policy, ${rule}: ${html}`);
    }
  });
  for (const policy of [false, true]) {
    for (const place of /** @type {Place[]} */ (["panel", "search"])) {
      const hit = (/** @type {RegExp} */ rule) =>
        found.some(
          (failure) => failure.vector?.n === 90 && failure.place === place && failure.policy === policy && rule.test(failure.rule),
        );
      expect(
        hit(place === "panel" ? /^javascript: address/ : /^a handler/),
        `not found in the ${place} ${policy ? "with" : "without"} policy`,
      );
      if (!policy) expect(hit(/^a script ran/), `what is planted in the ${place} did not run`);
    }
  }
  expect(
    !found.some((failure) => failure.vector === right && failure.place === "page"),
    "an article that is right is called wrong beside others that are not",
  );

  await machines(settled.output, stage, expect);
  await programs(folder, stage, compose, expect);
  return { passed, problems };
}

/** @param {string} output @param {Stage} stage @param {(right: boolean, name: string) => void} expect */
async function machines(output, stage, expect) {
  const spoiled = `${output}-spoiled`;
  cpSync(output, spoiled, { recursive: true });
  /** @param {string} file @param {(text: string) => string} change */
  const spoil = (file, change) => writeFileSync(join(spoiled, file), change(readFileSync(join(spoiled, file), "utf8")));
  spoil("_headers", (text) => text.replace("script-src 'self'", "script-src 'self' https://open.example"));
  spoil("_redirects", (text) => `${text}/* https://evil.example/ 301\n`);
  spoil("robots.txt", (text) => `${text}Crawl-delay: 1\n`);
  spoil("en/feed.xml", (text) => text.replace("</feed>", '<script xmlns="http://www.w3.org/1999/xhtml">1</script></feed>'));
  spoil("sitemap.xml", (text) => text.replace("<urlset", "<urlset <"));
  spoil("opensearch.xml", (text) => text.replace("</ShortName>", "\x0b</ShortName>"));
  spoil("_guichet/en/help.json", (text) => `${text}"`);
  const page = stage.windows[0]?.page;
  if (!page) return;
  const base = "/kb/";
  expect((await judgeFiles(output, base, page, () => false)).length === 0, "files for machines that are right are called wrong");
  const found = await judgeFiles(spoiled, base, page, () => false);
  for (const file of ["_headers", "_redirects", "robots.txt", "en/feed.xml", "sitemap.xml", "opensearch.xml", "_guichet/en/help.json"]) {
    expect(
      found.some((failure) => failure.file === file),
      `${file} is wrong, and nothing says so`,
    );
  }
  for (const bad of [
    "default-src 'none'; script-src 'self', script-src *",
    "script-src 'self' 'unsafe-inline'",
    "script-src 'self'; img-src *",
    "script-src 'self'; img-src https://*.open.example",
    "script-src 'self'; script-src-elem *",
    "img-src 'self'",
    "script-src 'self'; connect-src https://open.example",
    "script-src 'self'; form-action javascript:",
    "script-src 'self'; frame-src https:",
    "script-src 'self'; img-src https://a;sandbox",
  ]) {
    expect(judgePolicy(bad).length > 0, `a policy is called right: ${bad}`);
  }
  expect(
    judgePolicy("default-src 'none'; script-src 'self'; img-src 'self' https://open.example:8443 data:").length === 0,
    "a policy that is right is called wrong",
  );
  expect(judgeHeaders("/kb/*\n  X-Evil: 1\n", base).length === 1, "a header that is not ours is called right");
  expect(judgeHeaders("/kb/*\n  Referrer-Policy: a\rb\n", base).length > 0, "a return in a header is called right");
  expect(judgeRedirects("/kb/old-1 /kb/a?q=two words 301\n", base, () => true).length === 1, "a space in a redirect is called right");
  expect(judgeRedirects("/kb/old-1 javascript:1 301\n", base, () => true).length === 1, "a redirect to a script is called right");
  expect(judgeRedirects("/kb/old-1 /kb/a?q=two%20words 301\n", base, () => true).length === 0, "a redirect that is right is called wrong");
  expect(
    judgeRobots("User-agent: *\nAllow: /kb/\n\nSitemap: https://help.example.com/kb/sitemap.xml\n").length === 0,
    "robots.txt that is right is called wrong",
  );
  for (const bad of ["\x1b[31m", "\x9b31m", "a\rb", "\0", "\x7f"])
    expect(judgeTerminal(`zq00001w ${bad}`).length === 1, `${JSON.stringify(bad)} is let through to a terminal`);
  expect(judgeTerminal("a\tb\nü 中\n").length === 0, "a line that is right is called wrong");
}

/**
 * A program that crashes at one vector and hangs at another.
 * @param {string} folder @param {Stage} stage
 * @param {(some: Vector[]) => ReturnType<typeof articlesOf>} compose
 * @param {(right: boolean, name: string) => void} expect
 */
async function programs(folder, stage, compose, expect) {
  const program = join(folder, "guichet");
  writeFileSync(
    program,
    `#!/bin/sh
root="$(printf '%s' "$*" | sed 's/.*--root \\([^ ]*\\).*/\\1/')"
grep -rq zqcrash "$root/content" && exit 101
grep -rq zqhang "$root/content" && exec sleep 60
exec '${resolve(stage.guichet)}' "$@"
`,
  );
  chmodSync(program, 0o755);
  const [good, crash, hang, other] = [vector(1, "text"), vector(2, "zqcrash"), vector(3, "zqhang"), vector(4, "text")];
  const refused = {
    ...vector(5, ""),
    put: (/** @type {import("./site.mjs").Site} */ site, /** @type {Vector} */ mine) => site.article("refused/a", "title: [", "text", mine),
  };
  const settled = await settle({
    guichet: program,
    folder: join(folder, "programs"),
    vectors: [good, crash, hang, refused, other],
    compose,
    patience: 8_000,
  });
  expect(settled.broken.has(crash), "a crash of the program is not found");
  expect(settled.broken.has(hang), "a program that hangs is not found");
  expect(settled.refused.has(refused) && settled.refused.size === 1, "a vector that is refused is not told from the others");
  expect(settled.built.length === 2, "what is built beside a crash is not the rest");
}
