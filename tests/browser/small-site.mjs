// A small help centre that a test writes, built strictly and served until the tests of its file are over.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

import { BASE, ROOT } from "./places.mjs";
import { serve } from "./server.mjs";

export const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

/**
 * @param {Record<string, string | Uint8Array>} files path → content
 * @param {Record<string, string>} [secrets] what else is in the environment: the key of what is sealed, and its values
 * @returns {Promise<{ origin: string, folder: string, source: string }>}
 */
export const siteOf = (files, secrets) => built(files, [], ["--strict"], secrets);

/**
 * The sample help centre with some files changed, which need not be in all of its languages.
 * @param {Record<string, string | Uint8Array>} files path → content
 * @returns {Promise<{ origin: string, folder: string, source: string }>}
 */
export const sampleWith = (files) => built(files, ["contacts.yaml", "content", "locales", "site.yaml"], []);

/** @param {Record<string, string | Uint8Array>} files @param {string[]} copied of the sample @param {string[]} flags @param {Record<string, string>} [secrets] */
async function built(files, copied, flags, secrets) {
  const folder = mkdtempSync(join(tmpdir(), "guichet-site-"));
  for (const path of copied) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const env = { ...process.env, ...secrets };
  if (secrets) execFileSync(GUICHET, ["seal", "lock", "--root", folder], { env, stdio: "ignore" });
  execFileSync(GUICHET, ["build", "--root", folder, "-o", join(folder, "public"), "--quiet", ...flags], {
    env,
    stdio: ["ignore", "ignore", flags.length > 0 ? "inherit" : "ignore"],
  });
  const site = await serve(join(folder, "public"), BASE);
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  return { ...site, folder: join(folder, "public"), source: folder };
}
