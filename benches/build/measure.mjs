// Runs a program and says what it took, and how much it wrote.

import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "../tools.mjs";

/** @typedef {import("./figures.mjs").Taken} Taken */

/**
 * @param {string[]} command
 * @param {string} [folder]
 * @returns {Taken}
 */
export function take(command, folder = ROOT) {
  const { stdout, stderr, error } = spawnSync("python3", [join(ROOT, "benches/build/measure.py"), folder, ...command], {
    encoding: "utf8",
  });
  if (error) throw error;
  if (!stdout) throw new Error(stderr);
  const { code, said, ...taken } = JSON.parse(stdout);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}\n${said}`);
  return taken;
}

/** @param {string} folder */
export function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { files: files.length, bytes };
}
