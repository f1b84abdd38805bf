// The names in help.json, which the build writes, are those that scripts are checked against (crates/client/src/help.d.ts): each
// that is written is known, and each that is known is written, in the sample or in the sample as somebody else has it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { ROOT, SAMPLE } from "./places.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

const folder = mkdtempSync(join(tmpdir(), "guichet-shapes-"));
after(() => rmSync(folder, { recursive: true }));

/** The sample with sealed details, a scheme of its own, an article in one language only, a form that sends, and a desk that counts. */
function another() {
  for (const path of ["contacts.yaml", "content", "locales", "site.yaml", "seal.lock"]) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  const site = readFileSync(join(folder, "site.yaml"), "utf8");
  writeFileSync(join(folder, "site.yaml"), `${site}\nmarkdown: { schemes: [atrium] }\ninsights: true\n`);
  const contacts = readFileSync(join(folder, "contacts.yaml"), "utf8");
  writeFileSync(
    join(folder, "contacts.yaml"),
    `desk: /desk/\n${contacts.replace(/^inbox:.*$/m, "").replaceAll("      closed: [", '      2026-12-24: "08:00-12:00"\n      closed: [')}`,
  );
  const key = execFileSync(GUICHET, ["seal", "keygen"], { encoding: "utf8" }).trim();
  const env = { ...process.env, GUICHET_SEAL_KEY: key, SUPPORT_PHONE: "+1 555 010 4477" };
  execFileSync(GUICHET, ["build", "--root", folder, "-o", join(folder, "public"), "--quiet"], { env, stdio: "ignore" });
  return join(folder, "public/");
}

/** @param {string} site @returns {unknown[]} */
const dataOf = (site) =>
  readdirSync(join(site, "_guichet"))
    .filter((name) => /^[a-z]{2}$/.test(name))
    .map((locale) => JSON.parse(readFileSync(join(site, "_guichet", locale, "help.json"), "utf8")));

/** Objects whose names are ids of the site's own. */
const OPEN = ["contexts", "languages", "texts", "words", "zones"];

/**
 * For each object in the data, the type that it has in help.d.ts as an expression, and the names that it has.
 * @param {unknown[]} values that stand at the same place
 * @param {string} type
 * @param {Map<string, Set<string>>} found
 */
function collect(values, type, found) {
  const lists = values.filter((value) => Array.isArray(value));
  if (lists.length > 0) collect(lists.flat(), `Item<${type}>`, found);
  const objects = values.filter((value) => value !== null && typeof value === "object" && !Array.isArray(value));
  if (objects.length === 0) return;
  const names = found.get(type) ?? new Set();
  found.set(type, names);
  for (const name of objects.flatMap((object) => Object.keys(/** @type {object} */ (object)))) names.add(name);
  for (const name of names) {
    const inside = objects.map((object) => /** @type {Record<string, unknown>} */ (object)[name]);
    const isOpen = OPEN.includes(name) && inside.every((value) => !Array.isArray(value));
    if (!isOpen) collect(inside, `At<${type}, "${name}">`, found);
  }
}

test("every name in help.json is declared, and every declared name is there", () => {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  collect([...dataOf(SAMPLE), ...dataOf(another())], "HelpData", found);
  assert.ok(found.size > 15 && found.has("HelpData"), [...found.keys()].join("\n"));
  // A record needs each of its names, those of optional members too, and takes no other.
  const checks = [...found].map(
    ([type, names], at) => `const at${at}: Record<keyof ${type}, true> = { ${[...names].map((name) => `${name}: true`).join(", ")} };`,
  );
  const source = [
    `import type { HelpData } from ${JSON.stringify(join(ROOT, "crates/client/src/help.js"))};`,
    "type At<T, K extends keyof T> = NonNullable<T[K]>;",
    "type Item<T> = T extends readonly (infer U)[] ? U : never;",
    ...checks,
    `export default [${checks.map((_, at) => `at${at}`).join(", ")}];`,
  ].join("\n");
  writeFileSync(join(folder, "shapes.ts"), source);
  const options = ["--noEmit", "--strict", "--allowJs", "--target", "es2023", "--module", "esnext", "--moduleResolution", "bundler"];
  const tsc = join(ROOT, "node_modules/.bin/tsc");
  try {
    execFileSync(tsc, [...options, "--types", "", join(folder, "shapes.ts")], { encoding: "utf8", cwd: folder });
  } catch (error) {
    assert.fail(`${/** @type {{ stdout?: string }} */ (error).stdout ?? error}\n${source}`);
  }
});
