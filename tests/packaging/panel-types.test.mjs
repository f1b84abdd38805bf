// `@guichet/panel` as it is published: the panel's own types in it, and what they promise to those who use a framework. The
// frameworks are stood in for by the few declarations that the package adds to, so that none of them has to be installed.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const work = mkdtempSync(join(tmpdir(), "guichet-panel-types-"));
after(() => rmSync(work, { recursive: true, force: true }));

/** @param {string} path @param {string} text */
const write = (path, text) => {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
};

write("programs/x86_64-unknown-linux-musl/guichet", "#!/bin/sh\n");
chmodSync(join(work, "programs/x86_64-unknown-linux-musl/guichet"), 0o755);
const args = ["packaging/pack.mjs", join(work, "programs"), join(work, "packed"), "--only", "npm", "--trial"];
execFileSync("node", [...args, "--repository", "https://git.example.com/acme/guichet"], { cwd: root, stdio: "pipe" });
const [archive = ""] = readdirSync(join(work, "packed/npm")).filter((name) => name.startsWith("guichet-panel-"));
const installed = join(work, "node_modules/@guichet/panel");
mkdirSync(installed, { recursive: true });
execFileSync("tar", ["-xzf", join(work, "packed/npm", archive), "-C", installed, "--strip-components=1"]);

test("the package has the panel's own types, and nothing that its exports don't name", () => {
  const own = readFileSync(join(root, "crates/client/src/panel/panel.d.ts"), "utf8");
  assert.equal(readFileSync(join(installed, "panel.d.ts"), "utf8"), own);
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.equal(manifest.types, "./index.d.ts");
  const named = Object.values(manifest.exports).flatMap((entry) => Object.values(/** @type {Record<string, string>} */ (entry)));
  const files = readdirSync(installed);
  for (const name of named) assert.ok(files.includes(name.slice(2)), name);
  // These are asked for by the others.
  const rest = files.filter((name) => /\.(js|d\.ts)$/.test(name) && !named.includes(`./${name}`));
  assert.deepEqual(rest.sort(), ["address.d.ts", "tag.d.ts"]);
  for (const field of ["dependencies", "scripts"]) assert.equal(manifest[field], undefined, field);
});

/** What the package adds to, of each framework. @type {Record<string, string>} */
const STUBS = {
  react: `export interface ClassAttributes<T> { ref?: { current: T | null } }
export interface HTMLAttributes<T> { id?: string }
export interface ScriptHTMLAttributes<T> extends HTMLAttributes<T> { src?: string; type?: string }
export function useRef<T>(value: T | null): { current: T | null };
export namespace JSX {
  interface Element {}
  interface IntrinsicElements { script: ScriptHTMLAttributes<HTMLScriptElement> }
}`,
  vue: `export interface DefineComponent<Props> { new (): { $props: Props } }
export interface GlobalComponents {}`,
  svelte: "export interface SvelteHTMLElements {}",
};

test("types for plain pages, React, Vue and Svelte are right, and refuse what is wrong", () => {
  write("node_modules/react/package.json", '{ "name": "react", "types": "index.d.ts" }');
  write("node_modules/react/index.d.ts", STUBS.react ?? "");
  write("node_modules/react/jsx-runtime.d.ts", 'export type { JSX } from "./index.js";\nexport const Fragment: unique symbol;\n');
  write("node_modules/vue/package.json", '{ "name": "vue", "types": "index.d.ts" }');
  write("node_modules/vue/index.d.ts", STUBS.vue ?? "");
  write("node_modules/svelte/package.json", '{ "name": "svelte", "exports": { "./elements": { "types": "./elements.d.ts" } } }');
  write("node_modules/svelte/elements.d.ts", STUBS.svelte ?? "");
  cpSync(join(root, "tests/types/frameworks"), work, { recursive: true });
  const options = { noEmit: true, strict: true, target: "es2023", module: "esnext", moduleResolution: "bundler", jsx: "react-jsx" };
  const compilerOptions = { ...options, lib: ["es2023", "dom", "dom.iterable"], types: [], skipLibCheck: false };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts", "*.tsx"] }));
  const { status, stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", work], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

test("on a server the element's module does nothing, and an address without a slash is the folder too", () => {
  write("kb/_guichet/panel.js", 'export const mount = () => "mounted";\n');
  const script = `import { GuichetPanel } from ${JSON.stringify(join(installed, "element.js"))};
import { load } from ${JSON.stringify(join(installed, "index.js"))};
const { mount } = await load(${JSON.stringify(`file://${work}/kb`)});
console.log(typeof GuichetPanel, mount());`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  assert.equal(stdout, "function mounted\n", stderr);
});
