// What was measured as tables of Markdown, to be read in a terminal and to be kept in docs/performance.md.

import { cpus, release, totalmem, type } from "node:os";

import { ratios, spread } from "./figures.mjs";

/** @typedef {import("./figures.mjs").Taken} Taken */

const seconds = (value) => (value < 9.995 ? value.toFixed(2) : value.toFixed(1));
export const ratio = (value) => (value < 0.0995 ? value.toFixed(3) : value.toFixed(2));
export const megabytes = (bytes) => (bytes / 1e6).toFixed(0);

/** `middle (least–most)` */
export function range({ median, min, max }, format = seconds) {
  const [middle, least, most] = [median, min, max].map(format);
  return least === most ? middle : `${middle} (${least}–${most})`;
}

/** @param {string[]} heads @param {(string | number)[][]} rows */
export function table(heads, rows) {
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function machine() {
  const [first] = cpus();
  return `${cpus().length} × ${first.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}, Node ${process.version}`;
}

/**
 * One line for each program: what it took, and how much that is of what `base` took in the same rounds.
 * @param {Map<string, Taken[]>} taken
 * @param {string} base
 * @param {Map<string, { files: number, bytes: number }>} [sizes]
 */
export function compared(taken, base, sizes) {
  const heads = ["", "CPU s", "wall s", "peak MB", ...(sizes ? ["files", "MB"] : []), `CPU, ${base} = 1`, "wall"];
  const of = taken.get(base) ?? [];
  const column = (rounds, name) => rounds.map((figures) => figures[name]);
  const rows = [...taken].map(([name, rounds]) => {
    const written = sizes?.get(name);
    return [
      name,
      range(spread(column(rounds, "cpu"))),
      range(spread(column(rounds, "wall"))),
      range(spread(column(rounds, "memory")), megabytes),
      ...(sizes ? (written ? [written.files, megabytes(written.bytes)] : ["", ""]) : []),
      ...["cpu", "wall"].map((kind) => range(ratios(column(rounds, kind), column(of, kind)), ratio)),
    ];
  });
  return table(heads, rows);
}

/** How the time for one article, and memory, grow with the site. */
export function growth(bySize) {
  const [[smallest, first]] = bySize;
  const rows = [...bySize].map(([size, rounds]) => {
    const each = spread(rounds.map(({ cpu }) => (cpu / size) * 1000));
    const before = spread(first.map(({ cpu }) => (cpu / smallest) * 1000));
    return [
      size.toLocaleString("en"),
      range(each, (value) => value.toFixed(3)),
      ratio(each.median / before.median),
      range(spread(rounds.map(({ memory }) => memory)), megabytes),
    ];
  });
  return table(["articles", "CPU ms an article", `${smallest.toLocaleString("en")} = 1`, "peak MB"], rows);
}

/** @param {Map<string, number[]>} taken milliseconds */
export function milliseconds(taken, base) {
  const whole = (value) => value.toFixed(0);
  const of = taken.get(base);
  return table(
    ["", "ms", `${base} = 1`],
    [...taken].map(([name, list]) => [name, range(spread(list), whole), of ? range(ratios(list, of), ratio) : ""]),
  );
}
