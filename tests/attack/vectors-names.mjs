// What files are called, and files that would run by themselves.

import { pairs } from "./dice.mjs";
import { canary, CONTROLS, evil, marker, TEXTS } from "./payloads.mjs";

/** @import { Kind } from "./vectors.mjs" */

/** As much of a text as a file may be called. @param {string} text */
const nameOf = (text) => text.replace(/[/\0]/g, (one) => (one === "/" ? "∕" : "")).slice(0, 100);

/** @type {[name: string, make: (n: number) => string][]} */
const SVG = [
  ["a script", (n) => `<svg xmlns="http://www.w3.org/2000/svg"><script>${canary(n)}</script></svg>`],
  ["a handler", (n) => `<svg xmlns="http://www.w3.org/2000/svg" onload="${canary(n)}"><rect width="9" height="9"/></svg>`],
  ["a script by a prefix", (n) => `<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>${canary(n)}</x:script></x:svg>`],
  [
    "HTML within",
    (n) =>
      `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="${canary(n)}"/></foreignObject></svg>`,
  ],
  [
    "a script by an entity",
    (n) => `<!DOCTYPE svg [<!ENTITY x "${canary(n)}">]><svg xmlns="http://www.w3.org/2000/svg"><script>&x;</script></svg>`,
  ],
  [
    "an attribute by an entity list",
    (n) => `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "${canary(n)}">]><svg xmlns="http://www.w3.org/2000/svg"/>`,
  ],
  [
    "a link that runs",
    (n) =>
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink"><a l:href="javascript:${canary(n)}"><text y="20">text</text></a></svg>`,
  ],
  ["animation", (n) => `<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="x" onbegin="${canary(n)}"/></svg>`],
  [
    "a sheet of another host",
    (n) =>
      `<?xml-stylesheet href="${evil(n)}" type="text/css"?><svg xmlns="http://www.w3.org/2000/svg"><style>@import "${evil(n)}";</style><image href="${evil(n)}"/></svg>`,
  ],
  ["another namespace", (n) => `<html xmlns="http://www.w3.org/1999/xhtml"><script>${canary(n)}</script></html>`],
  [
    "a script in UTF-16",
    (n) => `\ufeff<?xml version="1.0" encoding="UTF-16"?><svg xmlns="http://www.w3.org/2000/svg"><script>${canary(n)}</script></svg>`,
  ],
  [
    "a script behind spaces",
    (n) => `\n\n  <svg xmlns="http://www.w3.org/2000/svg"><SCRIPT/><script type="text/ecmascript">${canary(n)}</script></svg>`,
  ],
  [
    "a frame",
    (n) =>
      `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject width="99" height="99"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:parent.${canary(n)}"/></foreignObject></svg>`,
  ],
];
/** @type {[extension: string, make: (n: number) => string][]} */
const ACTIVE = [
  ["html", (n) => `<!doctype html><script>${canary(n)}</script>`],
  ["htm", (n) => `<img src=x onerror=${canary(n)}>`],
  ["xhtml", (n) => `<html xmlns="http://www.w3.org/1999/xhtml"><script>${canary(n)}</script></html>`],
  ["xht", (n) => `<html xmlns="http://www.w3.org/1999/xhtml"><body onload="${canary(n)}"/></html>`],
  ["shtml", (n) => `<script>${canary(n)}</script>`],
  ["xml", (n) => `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${canary(n)}</x:script>`],
  ["xsl", (n) => `<html xmlns="http://www.w3.org/1999/xhtml"><script>${canary(n)}</script></html>`],
  ["rss", (n) => `<rss><h:script xmlns:h="http://www.w3.org/1999/xhtml">${canary(n)}</h:script></rss>`],
  [
    "mathml",
    (n) =>
      `<math xmlns="http://www.w3.org/1998/Math/MathML"><h:script xmlns:h="http://www.w3.org/1999/xhtml">${canary(n)}</h:script></math>`,
  ],
  ["js", (n) => canary(n)],
  ["mjs", (n) => canary(n)],
  ["HTML", (n) => `<script>${canary(n)}</script>`],
  ["html.txt", (n) => `<script>${canary(n)}</script>`],
  ["pdf", (n) => `<script>${canary(n)}</script>`],
  ["png", (n) => `<script>${canary(n)}</script>`],
  ["json", (n) => `"<script>${canary(n)}</script>"`],
  ["csv", (n) => `<script>${canary(n)}</script>`],
  ["", (n) => `<!doctype html><script>${canary(n)}</script>`],
  ["manifest", (n) => `CACHE MANIFEST\n${evil(n)}`],
  ["webmanifest", (n) => `{"start_url":"javascript:${canary(n)}"}`],
  ["mht", (n) => `Content-Type: text/html\n\n<script>${canary(n)}</script>`],
  ["swf", (n) => `<script>${canary(n)}</script>`],
  ["hta", (n) => `<script>${canary(n)}</script>`],
  ["svgz", (n) => `<svg xmlns="http://www.w3.org/2000/svg" onload="${canary(n)}"/>`],
];

/** @type {Kind[]} */
export const names = [
  {
    kind: "names of files and folders",
    site: "names",
    count: 110,
    make: (die, first, count) =>
      pairs(die, ["article", "folder", "area", "picture", "download", "snippet", "shared picture"], [...TEXTS, ...CONTROLS], count).map(
        ([what, text], at) => {
          const n = first + at;
          const name = nameOf(`${n} ${text.make(n)}`);
          const head = `title: Name ${n}`;
          return {
            name: `${what}: ${text.name}`,
            text: JSON.stringify(name),
            put: (site, vector) => {
              if (what === "article") site.article(`guide/${name}`, head, `${marker(n)} zqneedle [text](<${name}.md>)`, vector);
              else if (what === "folder") site.article(`guide/${name}/a${n}`, head, `${marker(n)} zqneedle`, vector);
              else if (what === "area") site.article(`${name}/a${n}`, head, `${marker(n)} zqneedle`, vector);
              else {
                const [folder, written] = /** @type {Record<string, [string, string]>} */ ({
                  picture: [
                    "content/en/files/",
                    `![text](<${name}.png>) ![text](<${encodeURIComponent(name)}.png>) <img src="${encodeURIComponent(name)}.png">`,
                  ],
                  download: ["content/en/files/", `[text](<${name}.zip>) [text](<${encodeURIComponent(name)}.zip>)`],
                  snippet: ["content/en/_snippets/", `{{ snippet(name="${name.replaceAll('"', "'")}") }}`],
                  "shared picture": [
                    "content/assets/",
                    `![text](</assets/${name}.png>) ![text](</assets/${encodeURIComponent(name)}.png>)`,
                  ],
                })[what] ?? ["", ""];
                site.file(
                  `${folder}${name}.${what === "download" ? "zip" : what === "snippet" ? "md" : "png"}`,
                  what === "snippet" ? "text\n" : `x${n}`,
                  vector,
                );
                site.article(`files/n${n}`, head, `${marker(n)} zqneedle ${written}`, vector);
              }
            },
          };
        },
      ),
  },
  {
    kind: "files that would run",
    site: "names",
    count: 74,
    make: (die, first, count) =>
      pairs(
        die,
        [
          ...SVG.map(([name, make]) => ({ name: `drawing with ${name}`, extension: "svg", make })),
          ...ACTIVE.map(([extension, make]) => ({ name: `.${extension}`, extension, make })),
        ],
        ["beside", "shared", "linked", "shown"],
        count,
      ).map(([file, where], at) => {
        const n = first + at;
        const name = `run-${n}${file.extension ? `.${file.extension}` : ""}`;
        const text = file.make(n);
        const bytes = text.includes("UTF-16") ? Buffer.from(text, "utf16le") : text;
        return {
          name: `${where}: ${file.name}`,
          text,
          opens: name,
          put: (site, vector) => {
            site.file(where === "shared" ? `content/assets/${name}` : `content/en/run/${name}`, bytes, vector);
            const address = where === "shared" ? `/assets/${name}` : name;
            site.article(
              `run/r${n}`,
              `title: Runs ${n}`,
              `${marker(n)} zqneedle ${where === "shown" ? `![text](${address})` : where === "beside" ? "" : `[text](${address})`}`,
              vector,
            );
          },
        };
      }),
  },
];
