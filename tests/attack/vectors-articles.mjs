// What stands in articles: Markdown, raw HTML, shortcodes, front matter, `_index` files.

import { pairs } from "./dice.mjs";
import { ELEMENTS, handler, mutation } from "./markup.mjs";
import { addresses, canary, CONTROLS, evil, marker, references, TEXTS } from "./payloads.mjs";
import {
  LINKS,
  WRITTEN,
  ATTRIBUTES,
  QUOTED,
  TEXT_PLACES,
  AROUND,
  CLOBBERED,
  CLOBBERS,
  FORGED,
  MARKS,
  CALLS,
  KEYS,
} from "./places-articles.mjs";
import { yaml } from "./site.mjs";

/** @import { Kind } from "./vectors.mjs" */

/** @param {string} text a text is searched for by the word beside it @param {number} n */
const named = (text, n) => `${marker(n)} ${text}`;

/** @type {Kind[]} */
export const articles = [
  {
    kind: "addresses in Markdown",
    site: "articles",
    count: 360,
    make: (die, first, count) => {
      const list = addresses(die, count);
      return pairs(die, LINKS, WRITTEN, count).map(([[place, make], [way, write]], at) => {
        const n = first + at;
        const address = /** @type {(n: number) => { name: string, text: string }} */ (list[at])(n);
        const block = make(write(address.text, die), n);
        return { name: `${place}: ${address.name}, ${way}`, text: block, block, alone: false };
      });
    },
  },
  {
    kind: "addresses in HTML",
    site: "articles",
    count: 240,
    make: (die, first, count) => {
      const list = addresses(die, count);
      return pairs(die, ATTRIBUTES, AROUND.slice(0, 9), count).map(([[place, make], [around, wrap]], at) => {
        const n = first + at;
        const address = /** @type {(n: number) => { name: string, text: string }} */ (list[at])(n);
        const reference = die.chance(0.4) ? references[0] : die.pick(references);
        const quoted = die.pick(QUOTED)(reference?.make(address.text, die) ?? "");
        const block = wrap(make((name) => `${name}=${quoted}`, n));
        return {
          name: `${place}: ${address.name}, ${reference?.name}, in a ${around}`,
          text: block,
          block,
          alone: /frameset|plaintext/.test(block),
        };
      });
    },
  },
  {
    kind: "handlers in HTML",
    site: "articles",
    count: 260,
    make: (die, first, count) =>
      Array.from({ length: count }, (_, at) => {
        const made = handler(die, first + at);
        const [around, wrap] = die.pick(AROUND);
        const block = wrap(made.text);
        return {
          name: `${made.name}, in a ${around}`,
          text: block,
          block,
          alone: made.open || /<(?:plaintext|xmp|style|template|noscript|frameset|textarea|iframe|select|title)/.test(block),
        };
      }),
  },
  {
    kind: "elements that act",
    site: "articles",
    count: 170,
    make: (die, first, count) =>
      pairs(die, ELEMENTS, AROUND, count).map(([element, [around, wrap]], at) => {
        const block = wrap(element.make(first + at));
        return { name: `${element.name}, in a ${around}`, text: block, block, alone: true };
      }),
  },
  {
    kind: "mutations",
    site: "articles",
    count: 170,
    make: (die, first, count) =>
      Array.from({ length: count }, (_, at) => {
        const made = mutation(die, first + at);
        const [around, wrap] = die.chance(0.5) ? /** @type {typeof AROUND[number]} */ (AROUND[0]) : die.pick(AROUND);
        const block = wrap(made.text);
        return { name: `${made.name}, in a ${around}`, text: block, block, alone: true };
      }),
  },
  {
    kind: "texts in articles",
    site: "articles",
    count: 300,
    make: (die, first, count) =>
      pairs(die, TEXT_PLACES, TEXTS, count).map(([[place, make], text], at) => {
        const n = first + at;
        const block = make(text.make(n), n);
        return {
          name: `${place}: ${text.name}`,
          text: block,
          block,
          alone: /<!--|<\/(?:style|script|title)|comment|\]\]>/.test(block) || block.startsWith("# "),
        };
      }),
  },
  {
    kind: "forged marks",
    site: "articles",
    count: 110,
    make: (die, first, count) =>
      pairs(die, FORGED, MARKS, count).map(([[place, make], [way, mark]], at) => {
        const block = make(first + at, mark(String(die.int(4))));
        return { name: `${place}: ${way}`, text: block, block, alone: true };
      }),
  },
  {
    kind: "names that scripts look up",
    site: "articles",
    count: 60,
    make: (die, first, count) =>
      pairs(die, CLOBBERS, CLOBBERED, count).map(([[place, make], name], at) => {
        const block = make(name, first + at);
        return { name: `${place}: ${name}`, text: block, block, alone: true };
      }),
  },
  {
    kind: "calls, variables, snippets",
    site: "articles",
    count: 110,
    make: (die, first, count) =>
      pairs(die, CALLS, TEXTS, count).map(([[place, make], text], at) => {
        const n = first + at;
        // A variable and a snippet of the same number, whether or not the call names them.
        const value = named(text.make(n), n);
        const body = make(n);
        const more = die.chance(0.3)
          ? `[text](javascript%3a${canary(n)}) <b title="&#xFDD0;0&#xFDD1; onclick=${canary(n)} ">text</b>\n`
          : "";
        return {
          name: `${place}: ${text.name}`,
          text: `${body} with ${JSON.stringify(value)} ${more}`,
          put: (site, vector) => {
            site.add("site.yaml", `  v${n}: ${yaml(value)}\n`, vector, "variables");
            site.file(`content/en/_snippets/s${n}.md`, `${value}\n\n${more}`, vector);
            site.article(`calls/c${n}`, `title: Call ${n}`, body, vector);
          },
        };
      }),
  },
  {
    kind: "front matter",
    site: "articles",
    count: 170,
    make: (die, first, count) =>
      pairs(die, KEYS, TEXTS, count).map(([[key, make], text], at) => {
        const n = first + at;
        const plain =
          ["slug", "id", "aliases", "contexts", "plans", "icon", "translation", "updated", "unknown key"].includes(key) && die.chance(0.6);
        // Without what the keys refuse in any text, some pass.
        const value = plain ? text.make(n).replace(/[\\?#%"<>|*:/]/g, "") : text.make(n);
        const head = make(die.chance(0.1) ? value : yaml(key === "title" || key === "description" ? named(value, n) : value), n);
        return {
          name: `${key}: ${text.name}`,
          text: head,
          put: (site, vector) => site.article(`head/f${n}`, head, `${marker(n)} text.`, vector),
        };
      }),
  },
  {
    kind: "introductions of areas and categories",
    site: "articles",
    count: 50,
    make: (die, first, count) =>
      pairs(die, TEXTS, ["area", "category"], count).map(([text, where], at) => {
        const n = first + at;
        const value = text.make(n);
        const [, make] = die.pick(TEXT_PLACES.slice(0, 12));
        const body = make(value, n);
        const more = die.chance(0.3) ? `\n[text](javascript%3a${canary(n)}) ![text](/assets/shot.png)\n` : "";
        const folder = where === "area" ? `area-${n}` : `categories/c${n}`;
        return {
          name: `${where}: ${text.name}`,
          text: `${value} and ${body}${more}`,
          // An area is in the menu of every page: not too many of them.
          put: (site, vector) => {
            site.file(
              `content/en/${folder}/_index.md`,
              `---\ntitle: ${yaml(named(value, n))}\ndescription: ${yaml(value)}\n---\n${body}\n${more}`,
              vector,
            );
            site.article(`${folder}/a${n}`, `title: Within ${n}`, "text", vector);
          },
        };
      }),
  },
  {
    kind: "control characters in articles",
    site: "articles",
    count: 52,
    make: (die, first, count) =>
      pairs(die, CONTROLS, ["as typed", "decimal", "hexadecimal", "title", "keyword", "code"], count).map(([control, way], at) => {
        const n = first + at;
        const typed = control.make(n);
        const written =
          way === "decimal"
            ? typed.replace(/[^ -~]/g, (one) => `&#${one.charCodeAt(0)};`)
            : way === "hexadecimal"
              ? typed.replace(/[^ -~]/g, (one) => `&#x${one.charCodeAt(0).toString(16)};`)
              : typed;
        const head =
          way === "title"
            ? `title: ${yaml(`${marker(n)} ${typed}`)}`
            : way === "keyword"
              ? `title: ${marker(n)}\nkeywords: [${yaml(typed)}]`
              : `title: ${marker(n)}`;
        const body =
          way === "code"
            ? `zqneedle\n\n\`\`\`\n${typed}\n\`\`\`\n`
            : `zqneedle ${marker(n)} ${way === "title" || way === "keyword" ? "text" : written} text`;
        return {
          name: `${way}: ${control.name}`,
          text: `${JSON.stringify(head)} ${JSON.stringify(body)}`,
          put: (site, vector) => site.article(`control/k${n}`, head, body, vector),
        };
      }),
  },
  {
    // What must not be found: the suite would be worth nothing if it called everything an attack.
    kind: "what is right",
    site: "articles",
    count: 12,
    make: (_, first, count) =>
      Array.from({ length: count }, (_, at) => {
        const n = first + at;
        const block = /** @type {string} */ (
          [
            `[text](https://open.example/${n})`,
            `![text](https://open.example/${n}.png)`,
            `<img src="https://open.example/${n}.png" alt="text">`,
            "[text](mailto:help@open.example) [text](tel:+15550100) [text](sms:+15550100)",
            "[text](../right/other.md) [text](#top)",
            "<kbd>Ctrl</kbd> <details><summary>text</summary>text</details>",
            `\`<img src=x onerror=${canary(n)}>\``,
            `\`\`\`html\n<script src="${evil(n)}">${canary(n)}</script>\n\`\`\``,
            "![text](/assets/shot.png)",
            '{{ video(src="x.mp4", title="text") }}',
            "| a | b |\n|:-:|---|\n| 1 | 2 |",
            ":::tabs\n:::tab One\ntext\n:::\n:::tab Two\ntext\n:::\n:::",
          ][at % 12]
        );
        return { name: `number ${at + 1}`, text: block, block, alone: false };
      }),
  },
];
