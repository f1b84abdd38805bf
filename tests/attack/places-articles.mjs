// Where something hostile can stand in an article: as a link, in an attribute, in a call, in the front matter.

import { canary, marker, ODD, references } from "./payloads.mjs";

/** @import { Dice } from "./dice.mjs" */

/** Places of Markdown for an address. @type {[name: string, make: (address: string, n: number) => string][]} */
export const LINKS = [
  ["link", (u) => `Before [text](${u}) after.`],
  ["link in angle brackets", (u) => `[text](<${u}>)`],
  ["link with a title", (u) => `[text](${u} "title")`],
  ["reference", (u, n) => `[text][r${n}]\n\n[r${n}]: ${u}`],
  ["reference in angle brackets", (u, n) => `[text][r${n}]\n\n[r${n}]: <${u}> 'title'`],
  ["reference by its text", (u, n) => `[text r${n}]\n\n[text r${n}]:\n  ${u}`],
  ["autolink", (u) => `<${u}>`],
  ["bare address", (u) => `Go to ${u} now.`],
  ["picture", (u) => `![text](${u})`],
  ["picture in angle brackets", (u) => `![text](<${u}> "title")`],
  ["picture by reference", (u, n) => `![text][p${n}]\n\n[p${n}]: <${u}>`],
  ["picture in a link", (u) => `[![text](/assets/shot.png)](${u})`],
  ["link around a picture of it", (u) => `[![text](${u})](${u})`],
  ["link with attributes", (u, n) => `[text](${u}){#l${n} .more onclick=${canary(n)} href="${u}"}`],
  ["link in a heading", (u) => `## [text](<${u}>)`],
  ["link in a table", (u) => `| a |\n|---|\n| [text](<${u.replaceAll("|", "\\|")}>) |`],
  ["link in a list", (u) => `1. a\n   - [text](${u})`],
  ["link in a task", (u) => `- [ ] [text](<${u}>)`],
  ["link in a quote", (u) => `> [text](${u})`],
  ["link in a callout", (u) => `> [!WARNING]\n> [text](<${u}>)`],
  ["link in a footnote", (u, n) => `text[^f${n}]\n\n[^f${n}]: [text](<${u}>)`],
  ["link in tabs", (u) => `:::tabs\n:::tab One\n[text](<${u}>)\n:::\n:::tab Two\n![text](<${u}>)\n:::\n:::`],
  ["link in a tab's label", (u) => `:::tabs\n:::tab [text](${u})\ntext\n:::\n:::`],
  ["link in steps", (u) => `:::steps\n1. [text](<${u}>)\n:::`],
  ["link in details", (u) => `:::details [text](${u})\n[text](<${u}>)\n:::`],
  ["link in strong text", (u) => `**_[text](${u})_** ~~[text](<${u}>)~~`],
  ["link in a section", (u) => `<section>\n\n[text](<${u}>) ![text](<${u}>)\n\n</section>`],
  ["link in raw HTML", (u) => `<div>\n\n[text](${u})\n\n</div>`],
  ["definition as a list", (u, n) => `text r${n}\n: [text](<${u}>)`],
  ["video", (u) => `{{ video(src="${u.replaceAll('"', "%22")}", title="text") }}`],
  ["video's poster", (u) => `{{ video(src="x.mp4", title="text", poster="${u.replaceAll('"', "%22")}") }}`],
];

/** How an address is written in Markdown. @type {[name: string, make: (address: string, die: Dice) => string][]} */
export const WRITTEN = [
  ["as typed", (u) => u],
  ["controls as references", (u) => u.replace(/[\0-\x20\x7f-\x9f\ufdd0\ufdd1\ufeff\u200b\xad]/g, (one) => `&#${one.charCodeAt(0)};`)],
  [
    "controls as named references",
    (u) => u.replace(/[\t\n:]/g, (one) => ({ "\t": "&Tab;", "\n": "&NewLine;", ":": "&colon;" })[one] ?? one),
  ],
  ["all as references", (u, die) => /** @type {any} */ (die.pick(references.slice(1, 4))).make(u, die)],
  ["some as references", (u, die) => /** @type {any} */ (references[5]).make(u, die)],
  ["with backslashes", (u) => u.replace(/[:/()]/g, "\\$&")],
];

/** Attributes of HTML that hold an address. @type {[name: string, make: (attribute: (name: string) => string, n: number) => string][]} */
export const ATTRIBUTES = [
  ["a href", (at) => `<a ${at("href")}>text</a>`],
  ["a href with a target", (at) => `<a target=_blank ${at("href")} download>text</a>`],
  ["a xlink:href", (at) => `<a ${at("xlink:href")}>text</a>`],
  ["area href", (at, n) => `<img src=x usemap=#m${n}><map name=m${n}><area shape=default ${at("href")}></map>`],
  ["img src", (at) => `<img ${at("src")} alt=text>`],
  ["img srcset", (at) => `<img src=x ${at("srcset")} alt=text>`],
  ["img with old addresses", (at) => `<img ${at("lowsrc")} ${at("dynsrc")} ${at("longdesc")}>`],
  ["image src", (at) => `<image ${at("src")}>`],
  ["picture source", (at) => `<picture><source ${at("srcset")}><img src=x></picture>`],
  ["video src", (at) => `<video controls ${at("src")}></video>`],
  ["video poster", (at) => `<video controls src=x.mp4 ${at("poster")}></video>`],
  ["audio src", (at) => `<audio controls ${at("src")}></audio>`],
  ["audio source", (at) => `<audio controls><source ${at("src")}></audio>`],
  ["track src", (at) => `<video controls src=x.mp4><track default ${at("src")}></video>`],
  ["cite", (at) => `<blockquote ${at("cite")}><q ${at("cite")}>text</q><del ${at("cite")}>text</del></blockquote>`],
  ["background", (at) => `<table ${at("background")}><tr><td ${at("background")}>text</td></tr></table>`],
  ["form action", (at) => `<form ${at("action")}><button>text</button><input type=submit></form>`],
  [
    "button formaction",
    (at) => `<form><button ${at("formaction")}>text</button><input type=image ${at("formaction")} ${at("src")}></form>`,
  ],
  ["iframe src", (at) => `<iframe ${at("src")}></iframe>`],
  ["frame src", (at) => `<frameset><frame ${at("src")}></frameset>`],
  ["embed src", (at) => `<embed ${at("src")}>`],
  ["object data", (at) => `<object ${at("data")} ${at("codebase")} ${at("classid")}></object>`],
  ["link href", (at) => `<link rel="stylesheet" ${at("href")}>`],
  ["base href", (at) => `<base ${at("href")}><a href=x>text</a>`],
  ["drawing's link", (at) => `<svg width=99 height=20><a ${at("href")}><text y=15>text</text></a></svg>`],
  ["drawing's old link", (at) => `<svg width=99 height=20><a ${at("xlink:href")}><text y=15>text</text></a></svg>`],
  ["drawing's picture", (at) => `<svg><image ${at("href")} ${at("xlink:href")} /><use ${at("href")} /></svg>`],
  ["formula's link", (at) => `<math ${at("href")}><mi ${at("xlink:href")}>text</mi></math>`],
  ["link in details", (at) => `<details open><summary>text</summary><a ${at("href")}>text</a></details>`],
  ["link in a raw table", (at) => `<table><tr><th><a ${at("href")}>text</a></th></tr></table>`],
  ["link in a section", (at) => `<section>\n<img src="/assets/shot.png"><a ${at("href")}>text</a>\n</section>`],
  [
    "data of ours",
    (at) =>
      `<a href=x ${at("data-embed")} class="video-link">text</a> <span ${at("data-use")} ${at("data-href")} ${at("data-src")}>text</span>`,
  ],
  ["link twice", (at) => `<a href="https://open.example/" ${at("href")} ${at("HREF")}>text</a>`],
];

/** @type {((value: string) => string)[]} */
export const QUOTED = [
  (value) => `"${value.replaceAll('"', "&quot;")}"`,
  (value) => `'${value.replaceAll("'", "&#39;")}'`,
  (value) => value.replace(/[\s"'=<>`]/g, (one) => `&#${one.charCodeAt(0)};`),
];

/** Places of articles for markup or text. @type {[name: string, make: (text: string, n: number) => string][]} */
export const TEXT_PLACES = [
  ["paragraph", (t) => `Before ${t} after.`],
  ["block", (t) => t],
  ["heading", (t) => `## ${t}`],
  ["heading of the page's kind", (t) => `# ${t}`],
  ["heading's id", (t, n) => `## Heading ${n} {#${t}}`],
  ["heading's class", (t, n) => `## Heading ${n} {.${t} #h${n}}`],
  ["heading's attributes", (t, n) => `## Heading ${n} {#h${n} ${t}=${canary(n)} title="${t}"}`],
  ["table's cell", (t) => `| a | b |\n|---|---|\n| ${t.replaceAll("|", "\\|")} | x |`],
  ["table's head", (t) => `| ${t.replaceAll("|", "\\|")} | b |\n|:-:|---|\n| a | x |`],
  ["list", (t) => `- ${t}\n- [x] ${t}`],
  ["quote", (t) => `> ${t}`],
  ["callout", (t) => `> [!NOTE]\n> ${t}`],
  ["callout's marker", (t) => `> [!NOTE ${t}]\n> text`],
  ["callout's title", (t) => `> [!TIP] ${t}\n> text`],
  ["tab's label", (t) => `:::tabs\n:::tab ${t}\ntext\n:::\n:::tab Other\ntext\n:::\n:::`],
  ["tab's text", (t) => `:::tabs\n:::tab One\n${t}\n:::\n:::`],
  ["details' summary", (t) => `:::details ${t}\ntext\n:::`],
  ["details' text", (t) => `:::details text\n${t}\n:::`],
  ["plans' list", (t) => `:::plans ${t}\ntext\n:::`],
  ["steps", (t) => `:::steps\n1. ${t}\n:::`],
  ["unknown directive", (t) => `:::${t}\ntext\n:::`],
  ["code's language", (t) => `\`\`\`${t.replaceAll("`", "'")}\nlet x = 1;\n\`\`\``],
  ["code's language in tildes", (t) => `~~~ ${t}\ntext\n~~~`],
  ["code's title", (t) => `\`\`\`js title="${t.replaceAll("`", "'")}"\nlet x = "${t}";\n\`\`\``],
  ["code", (t) => `\`\`\`html\n${t}\n\`\`\``],
  ["code of no language", (t) => `    ${t}`],
  ["code in a line", (t) => `\`\`\` ${t} \`\`\``],
  ["footnote's name", (t) => `text[^${t}]\n\n[^${t}]: text`],
  ["footnote's text", (t, n) => `text[^f${n}]\n\n[^f${n}]: ${t}`],
  ["link's text", (t) => `[${t}](https://open.example/)`],
  ["link's title", (t) => `[text](https://open.example/ "${t.replaceAll('"', '\\"')}")`],
  ["link's title in brackets", (t) => `[text](https://open.example/ (${t}))`],
  ["link's attributes", (t) => `[text](https://open.example/){.${t} title="${t}"}`],
  ["picture's text", (t) => `![${t}](/assets/shot.png)`],
  ["picture's title", (t) => `![text](/assets/shot.png "${t.replaceAll('"', '\\"')}")`],
  ["picture's text in a section", (t) => `<section>\n\n![${t}](/assets/shot.png)\n\n</section>`],
  ["reference's name", (t) => `[text][${t}]\n\n[${t}]: https://open.example/`],
  ["emphasis", (t) => `**${t}** *${t}* ~~${t}~~`],
  ["video's title", (t) => `{{ video(src="x.mp4", title="${t.replaceAll('"', '\\"')}") }}`],
  ["video's title elsewhere", (t) => `{{ video(src="https://open.example/v.mp4", title="${t.replaceAll('"', "'")}") }}`],
  ["channel's name", (t) => `{{ contact(channel="${t.replaceAll('"', "'")}") }}`],
  ["snippet's name", (t) => `{{ snippet(name="${t.replaceAll('"', "'")}") }}`],
  ["variable's name", (t) => `{{ var.${t} }}`],
  ["unknown call", (t) => `{{ ${t} }} {% ${t} %} {{ <${t} /> }}`],
  ["attribute title", (t) => `<b title="${t.replaceAll('"', "&quot;")}">text</b>`],
  ["attribute title in single quotes", (t) => `<b title='${t.replaceAll("'", "&#39;")}'>text</b>`],
  ["attribute alt", (t) => `<img src="/assets/shot.png" alt="${t.replaceAll('"', "&quot;")}">`],
  ["attribute as typed", (t) => `<img src="/assets/shot.png" alt="${t}" title='${t}' class=${t}>`],
  ["attribute class", (t) => `<span class="${t.replaceAll('"', "&quot;")}" id="${t.replaceAll('"', "&quot;")}">text</span>`],
  [
    "attributes of tables",
    (t) =>
      `<table><tr><td colspan="${t.replaceAll('"', "&quot;")}" align="${t.replaceAll('"', "&quot;")}" width="${t.replaceAll('"', "&quot;")}">text</td></tr></table>`,
  ],
  [
    "attributes of time",
    (t) =>
      `<time datetime="${t.replaceAll('"', "&quot;")}" lang="${t.replaceAll('"', "&quot;")}" dir="${t.replaceAll('"', "&quot;")}">text</time>`,
  ],
  [
    "attributes of aria",
    (t) =>
      `<span role="${t.replaceAll('"', "&quot;")}" aria-label="${t.replaceAll('"', "&quot;")}" data-lang="${t.replaceAll('"', "&quot;")}">text</span>`,
  ],
  ["formula", (t) => `$$${t}$$ $\`${t}\`$`],
  ["comment", (t) => `text <!-- ${t} --> text`],
];

/** What takes markup: a list of places where Markdown passes it on. @type {[name: string, make: (html: string) => string][]} */
export const AROUND = [
  ["block", (h) => h],
  ["line", (h) => `Before ${h} after.`],
  ["div", (h) => `<div>\n${h}\n</div>`],
  ["section", (h) => `<section>\n\n${h}\n\n</section>`],
  ["details", (h) => `<details><summary>text</summary>\n\n${h}\n\n</details>`],
  [
    "quote",
    (h) =>
      h
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n"),
  ],
  ["list", (h) => `- ${h.replaceAll("\n", "\n  ")}`],
  ["table", (h) => `| a |\n|---|\n| ${h.replaceAll("|", "&#124;").replaceAll("\n", " ")} |`],
  ["raw table", (h) => `<table><tr><td>${h}</td></tr></table>`],
  ["heading", (h) => `## ${h.replaceAll("\n", " ")}`],
  ["tab", (h) => `:::tabs\n:::tab One\n${h}\n:::\n:::`],
  ["steps", (h) => `:::steps\n1. ${h.replaceAll("\n", "\n   ")}\n:::`],
  [
    "callout",
    (h) =>
      `> [!CAUTION]\n${h
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n")}`,
  ],
  ["link", (h) => `[${h}](https://open.example/)`],
  ["strong", (h) => `**${h}**`],
  ["attribute's end", (h) => `<b title="x">${h}</b>`],
  ["footnote", (h) => `text[^a]\n\n[^a]: ${h}`],
];

/** Names that scripts look up, in `document`, in `window` or by a selector. */
export const CLOBBERED = [
  "body",
  "head",
  "forms",
  "cookie",
  "location",
  "getElementById",
  "querySelector",
  "querySelectorAll",
  "createElement",
  "documentElement",
  "currentScript",
  "activeElement",
  "defaultView",
  "title",
  "guichet",
  "mount",
  "search",
  "search-input",
  "page:search",
  "search-list",
  "page:main",
  "page:contact-callout",
  "toc",
  "main",
  "words",
  "config",
  "name",
  "parentNode",
  "attributes",
  "childNodes",
  "innerHTML",
  "submit",
  "action",
  "elements",
  "q",
  "nodeName",
  "ownerDocument",
  "constructor",
  "__proto__",
  "hasOwnProperty",
  "toString",
  "firstChild",
  "remove",
  "dataset",
  "classList",
  "href",
  "content",
  "length",
  "item",
  "self",
  "top",
  "opener",
];
/** @type {[name: string, make: (name: string, n: number) => string][]} */
export const CLOBBERS = [
  ["picture's name", (name) => `<img name="${name}" src=/assets/shot.png><img name="${name}" src=/assets/shot.png>`],
  ["picture's id", (name) => `<img id="${name}" name="${name}" src=/assets/shot.png>`],
  [
    "link's id",
    (name, n) =>
      `<a id="${name}" href="https://open.example/${n}">text</a><a id="${name}" name="${name}" href="https://open.example/${n}">text</a>`,
  ],
  [
    "form with fields",
    (name) => `<form id="${name}" name="${name}"><input name="${name}"><input name="attributes"><output id="${name}">x</output></form>`,
  ],
  [
    "frame's name",
    (name) => `<iframe name="${name}" srcdoc="x"></iframe><embed name="${name}"><object name="${name}" id="${name}"></object>`,
  ],
  ["heading's id", (name) => `## text {#${name}}`],
  ["link's attributes", (name) => `[text](https://open.example/){#${name} .${name}}`],
  [
    "class and data of ours",
    (name, n) =>
      `<div class="code ${name}" data-lang="${name}" data-tabs data-${name.toLowerCase().replace(/[^a-z]/g, "")}="x"><pre>text</pre></div><section data-helpful data-toc class="tabs" data-group="${name}"><div class="tab" data-label='<img src=x onerror=${canary(n)}>'>text</div></section>`,
  ],
  ["tag", (name) => `<${name.replace(/[^a-z]/gi, "") || "x"}-x id="${name}">text</x>`],
];

/** Forged marks of a build's own. @type {[name: string, make: (n: number, mark: string) => string][]} */
export const FORGED = [
  [
    "title of a detail",
    (n, mark) =>
      `<section><img src="/assets/shot.png"><details open title="${mark} ontoggle=${canary(n)} "><summary>text</summary>text</details></section>`,
  ],
  [
    "title of a link",
    (n, mark) =>
      `<section><img src="/assets/shot.png"><a title="${mark} href=javascript:${canary(n)} " href="https://open.example/">text</a></section>`,
  ],
  ["title of a picture", (n, mark) => `<section><img src="/assets/shot.png" title="${mark} onerror=${canary(n)} "></section>`],
  ["text of a picture", (n, mark) => `<section>\n\n![${mark} onerror=${canary(n)} ](/assets/shot.png)\n\n</section>`],
  ["text of a picture, in single quotes", (n, mark) => `<section>\n\n![x' ${mark} onerror='${canary(n)} ](/assets/shot.png)\n\n</section>`],
  [
    "title of Markdown",
    (n, mark) =>
      `<section>\n\n![x](/assets/shot.png "${mark} onerror=${canary(n)} ")\n\n[text](other.md "${mark} onclick=${canary(n)} ")\n\n</section>`,
  ],
  ["text", (n, mark) => `<section>\n\n![x](/assets/shot.png) ${mark}<b>${mark} onclick=${canary(n)}</b>\n\n</section>`],
  ["class", (n, mark) => `<section><img src="/assets/shot.png"><p class="${mark} onclick=${canary(n)} " id="${mark}">text</p></section>`],
  [
    "attribute of ours",
    (n, mark) =>
      `<section><img src="/assets/shot.png"><p data-hole="${mark}" onclick=${canary(n)}>text</p><div data-hole="0">text</div></section>`,
  ],
  [
    "heading",
    (n, mark) =>
      `<section>\n\n## ${mark} x {#${mark}}\n\n![x](/assets/shot.png)\n\n<b title="${mark} onclick=${canary(n)} ">text</b>\n\n</section>`,
  ],
  [
    "raw table",
    (n, mark) =>
      `<table title="${mark} onclick=${canary(n)} "><tr><td><img src="/assets/shot.png" alt="${mark} onerror=${canary(n)} "></td></tr></table>`,
  ],
  [
    "details of HTML",
    (n, mark) =>
      `<details open><summary>${mark} text</summary>\n\n![x](/assets/shot.png)\n\n<b title="${mark} onclick=${canary(n)} ">text</b>\n\n</details>`,
  ],
  ["code", (n, mark) => `\`${mark} onclick=${canary(n)}\`\n\n\`\`\`${mark}\n${mark}\n\`\`\``],
  ["tab", (n, mark) => `:::tabs\n:::tab ${mark} onclick=${canary(n)}\n![x](/assets/shot.png)\n:::\n:::`],
  ["plans", (n, mark) => `:::plans all\n<b title="${mark} onclick=${canary(n)} ">text</b>\n:::`],
  [
    "title beside a link",
    (n, mark) =>
      `<section>\n\n[text](../guide/first.md) ![x](/assets/shot.png) {{ var.v${n} }}\n\n<b title="${mark} onclick=${canary(n)} " tabindex="0">text</b>\n\n</section>`,
  ],
  [
    "title beside plans",
    (n, mark) =>
      `<section>\n\n:::plans basic\n![x](/assets/shot.png) <b title="${mark} onclick=${canary(n)} ">text</b>\n:::\n\n> [!NOTE]\n> <i title='${mark} onclick=${canary(n)} '>text</i>\n\n</section>`,
  ],
  [
    "video",
    (n, mark) =>
      `<section>\n\n{{ video(src="x.mp4", title="${mark} onclick=${canary(n)} ") }}\n\n<b title="${mark} onclick=${canary(n)} ">text</b>\n\n</section>`,
  ],
];
/** How the marks are written, with the number of the place between them. @type {[name: string, make: (at: string) => string][]} */
export const MARKS = [
  ["as typed", (at) => `${ODD.open}${at}${ODD.close}`],
  ["hexadecimal", (at) => `&#xFDD0;${at}&#xFDD1;`],
  ["decimal", (at) => `&#64976;${at}&#64977;`],
  ["with zeros", (at) => `&#x0000fdd0;${at}&#00064977;`],
  ["without semicolons", (at) => `&#64976 ${at}&#64977 `],
  ["half typed", (at) => `${ODD.open}${at}&#xFDD1;`],
  ["twice encoded", (at) => `&amp;#xFDD0;${at}&amp;#xFDD1;`],
  ["number as reference", (at) => `&#xfdd0;&#${at.charCodeAt(0)};&#xfdd1;`],
  ["other noncharacters", (at) => `&#xFDD2;${at}&#xFDEF;&#xFFFE;${at}&#xFFFF;`],
  ["private use", (at) => `&#xE000;${at}&#xE001;&#x10FFFE;`],
  ["NUL", (at) => `&#0;${at}&#x0;\0${at}\0`],
  ["replacement", (at) => `&#xD800;${at}&#xDFFF;\ufffd${at}\ufffd`],
];

/** Calls with arguments. @type {[name: string, make: (n: number) => string][]} */
export const CALLS = [
  ["video elsewhere", (n) => `{{ video(src="https://open.example/${n}.mp4", title="text") }}`],
  ["video of a page", (n) => `{{ video(src="https://open.example/${n}?x=.mp4#.mp4", title="text") }}`],
  ["video of a player", (n) => `{{ video(src="https://www.youtube.com/watch?v=x${n}&x=\\"onload=${canary(n)}", title="text") }}`],
  ["video of a false player", (n) => `{{ video(src="https://www.youtube.com.open.example/embed/${n}", title="text") }}`],
  [
    "video of a player with a path",
    (n) => `{{ video(src="https://youtu.be/../${n}?autoplay=1&origin=javascript:${canary(n)}", title="text") }}`,
  ],
  ["video with a user", (n) => `{{ video(src="https://www.youtube.com@open.example/watch?v=${n}", title="text") }}`],
  [
    "video by file name",
    (n) => `{{ video(src="x.mp4?${canary(n)}", title="text", poster="/assets/shot.png\\" onerror=${canary(n)} x=\\"") }}`,
  ],
  ["unknown argument", (n) => `{{ video(src="x.mp4", title="text", onload="${canary(n)}", allow="camera *", sandbox="allow-scripts") }}`],
  ["argument twice", (n) => `{{ video(src="x.mp4", src="javascript:${canary(n)}", title="text") }}`],
  ["argument over lines", (n) => `{{ video(src="x.mp4",\n  title="<img src=x onerror=${canary(n)}>") }}`],
  ["snippet out of its folder", (n) => `{{ snippet(name="../../../../etc/passwd") }} {{ snippet(name="s${n}") }}`],
  ["matrix with arguments", (n) => `{{ support_matrix(plans="<img src=x onerror=${canary(n)}>") }}`],
  ["channel in a sentence", (n) => `text {{ contact(channel="chat", text="<b onclick=${canary(n)}>") }} text`],
  [
    "call in an attribute",
    (n) => `<a href="{{ var.v${n} }}" title="{{ var.v${n} }}">text</a> <img src="/assets/shot.png" alt="{{ snippet(name="s${n}") }}">`,
  ],
  ["call in an address", (n) => `[text]({{ var.v${n} }}) ![text](<{{ var.v${n} }}>) <{{ var.v${n} }}>`],
  ["call in a tag", (n) => `<{{ var.v${n} }} onclick=${canary(n)}> <b {{ var.v${n} }}>text</b>`],
  ["call in code", (n) => `\`{{ var.v${n} }}\` <code>{{ var.v${n} }}</code>\n\n\`\`\`html\n{{ var.v${n} }}\n\`\`\``],
  ["call in a heading", (n) => `## {{ var.v${n} }} {#{{ var.v${n} }}}`],
  ["call in a title", (n) => `[text](https://open.example/ "{{ var.v${n} }}") ![{{ var.v${n} }}](/assets/shot.png)`],
  ["call in a section", (n) => `<section>\n\n![x](/assets/shot.png) {{ snippet(name="s${n}") }} {{ var.v${n} }}\n\n</section>`],
  [
    "call in a block",
    (n) => `:::details {{ var.v${n} }}\n{{ snippet(name="s${n}") }}\n:::\n\n:::tabs\n:::tab {{ var.v${n} }}\ntext\n:::\n:::`,
  ],
  ["snippet alone", (n) => `{{ snippet(name="s${n}") }}`],
  ["snippet in a sentence", (n) => `text {{ snippet(name="s${n}") }} text`],
  ["snippet in a table", (n) => `| a |\n|---|\n| {{ snippet(name="s${n}") }} {{ var.v${n} }} |`],
  ["variable", (n) => `text {{ var.v${n} }} text`],
  ["variable alone", (n) => `{{ var.v${n} }}`],
];

/** Keys of front matter with a text, each in an article of its own. @type {[name: string, make: (value: string, n: number) => string][]} */
export const KEYS = [
  ["title", (v) => `title: ${v}`],
  ["title and description", (v) => `title: ${v}\ndescription: ${v}`],
  ["description", (v, n) => `title: ${marker(n)}\ndescription: ${v}`],
  ["keywords", (v, n) => `title: ${marker(n)}\nkeywords: [${v}, other]`],
  ["authors", (v, n) => `title: ${marker(n)}\nauthors: [${v}]\nupdated: 2026-10-19`],
  ["slug", (v, n) => `title: ${marker(n)}\nslug: ${v}`],
  ["id", (v, n) => `title: ${marker(n)}\nid: ${v}`],
  ["aliases", (v, n) => `title: ${marker(n)}\naliases: [${v}]`],
  ["related", (v, n) => `title: ${marker(n)}\nrelated: [${v}]`],
  ["contexts", (v, n) => `title: ${marker(n)}\ncontexts: [${v}]`],
  ["plans", (v, n) => `title: ${marker(n)}\nplans: ${v}`],
  ["pins", (v, n) => `title: ${marker(n)}\nsearch: { pin: [${v}] }`],
  ["extra", (v, n) => `title: ${marker(n)}\nextra: { a: ${v}, ${v}: b }`],
  ["unknown key", (v, n) => `title: ${marker(n)}\n${v}: x`],
  ["updated", (v, n) => `title: ${marker(n)}\nupdated: ${v}`],
  ["translation", (v, n) => `title: ${marker(n)}\ntranslation: ${v}\nsource: { locale: ${v}, hash: ${v} }`],
  ["icon", (v, n) => `title: ${marker(n)}\nicon: ${v}`],
];
