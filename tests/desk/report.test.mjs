// What pages send of searches and votes, and the report that is made of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { ask, begin, builtSite, DESK, pass, startDesk } from "./desk.mjs";

const ada = pass("pro", { sub: "ada" });

/** The built site, with insights. @param {import("node:test").TestContext} t */
function withInsights(t) {
  const folder = mkdtempSync(join(tmpdir(), "desk-insights-"));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(builtSite(), folder, { recursive: true });
  for (const locale of readdirSync(join(folder, "_guichet"))) {
    const file = join(folder, "_guichet", locale, "help.json");
    try {
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), insights: true }));
    } catch {
      // A folder of something else.
    }
  }
  return folder;
}

/** @param {import("./desk.mjs").Running} desk @param {unknown} body */
const send = (desk, body) =>
  ask(desk, "v1/insights", { body: typeof body === "string" ? body : JSON.stringify(body), headers: { "Content-Type": "text/plain" } });

test("what readers couldn't find, with the line to add", async (t) => {
  const site = withInsights(t);
  const desk = await startDesk(t, { site });
  const events = [
    { kind: "search", query: "Dedupe contact", results: 0 },
    { kind: "search", query: "dedupe contact", results: 0 },
    { kind: "search", query: "ada@example.com", results: 0 },
    { kind: "search", query: "<script>alert(1)</script>", results: 0 },
    { kind: "search", query: "import", results: 9 },
    ...[false, false, true].map((helpful) => ({
      kind: "vote",
      article: "contacts/merge-duplicates",
      helpful,
      comment: helpful ? null : "<b>Step 3</b>",
    })),
    { kind: "vote", article: "no/such", helpful: false },
    { kind: "contact", article: "contacts/merge-duplicates", channel: "email" },
    { kind: "form" },
    { kind: "form" },
    { kind: "suggestion", article: "contacts/merge-duplicates" },
  ];
  assert.equal((await send(desk, { locale: "en", events })).status, 204);
  await begin(desk, ada);
  await desk.stop();

  const report = (/** @type {string} */ format) =>
    execFileSync(DESK, ["report", "--site", site, "--data", desk.data, "--format", format], { encoding: "utf8" });
  const json = JSON.parse(report("json"));
  const [first, ...others] = json.without_results;
  assert.deepEqual([first.query, first.times, first.nearest[0].article], ["dedupe contact", 2, "contacts/merge-duplicates"]);
  assert.equal(first.nearest[0].url, "https://help.example.com/kb/en/contacts/merge-duplicates/");
  assert.equal(first.lines.queries, "en\tdedupe contact\tcontacts/merge-duplicates\t3");
  assert.equal(first.lines.keywords, "keywords: [dedupe contact]");
  assert.match(first.lines.synonyms, /^- \[dedupe contact, .+\]$/);
  assert.deepEqual(new Set(others.map((/** @type {any} */ { query }) => query)), new Set(["…", "<script>alert(1)</script>"]));
  assert.deepEqual(
    json.never_opened.map((/** @type {any} */ { query }) => query),
    ["import"],
  );
  assert.deepEqual([json.worst_voted.length, json.worst_voted[0].helpful, json.worst_voted[0].unhelpful], [1, 1, 2]);
  assert.deepEqual([json.form.visits, json.form.share, json.contact_by_area[0].name], [2, 0.5, "contacts"]);
  assert.deepEqual(json.tickets_by_language, [{ name: "fr", times: 1 }]);
  assert.deepEqual([json.waiting[0].tickets, json.waiting[0].answered], [1, 0]);

  const page = report("html");
  assert.ok(page.includes("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.includes("<script") && !page.includes("<b>Step"));
  assert.ok(!page.includes("ada@example.com") && !readFileSync(join(desk.data, "desk.db")).includes("ada@example.com-"));
});

test("nothing is taken unless the site asks for it, and nothing that is no insight", async (t) => {
  const closed = await startDesk(t);
  assert.equal((await send(closed, { locale: "en", events: [] })).status, 404);
  const desk = await startDesk(t, { site: withInsights(t) });
  for (const [body, status] of /** @type {[unknown, number][]} */ ([
    ["", 400],
    ["[]", 400],
    [{ locale: "xx", events: [] }, 400],
    [{ locale: "en", events: "spy" }, 400],
    [{ locale: "en", events: Array.from({ length: 51 }, () => ({ kind: "form" })) }, 413],
    ["x".repeat(100_000), 413],
    [{ locale: "en", events: [{ kind: "search", query: "\u0000", results: 0 }] }, 204],
  ])) {
    assert.equal((await send(desk, body)).status, status, JSON.stringify(body).slice(0, 80));
  }
});
