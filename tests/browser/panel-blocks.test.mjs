// An article in the panel looks as it does on its page: every block has room above and below, headings get smaller level
// by level, and no two landmarks of the product's page and the panel are alike.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { using } from "./product.mjs";
import { BASE } from "./places.mjs";
import { browser, desktop, NEVER, phone, someone } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const BLOCKS = `
A paragraph.

> [!NOTE]
> A note.

> [!WARNING]
> A warning.

:::plans pro
A section for Pro.
:::

:::plans pro
Another one.
:::

> A quotation.

- one
- two

1. first
2. second

:::steps
1. Do this.
2. Do that.
:::

> [!TIP]- A tip that folds
> Its text.

> [!API]+
> A callout of the site.

Plan
: What you pay for {{ badge(kind="new") }}

Seat
User
: Somebody who signs in, under {{ icon(name="settings") }} or {{ icon(name="users", label="People") }} {{ badge(plan="pro") }}.

Note {{ badge(kind="updated") }} {{ badge(kind="beta") }} {{ badge(kind="deprecated") }} {{ badge(kind="required") }} {{ badge(kind="optional") }} {{ badge(text="Pilot") }}

![A drawing](wide.svg "With a caption"){width=60% .center .shadow}

![A drawing](wide.svg){.border}

:::cards
- {{ icon(name="key") }} [The guide](../guide/)
- **[Every block](blocks.md)** A card with a [second link](blocks.md#level-two).
:::

<iframe src="https://www.youtube.com/embed/a1" title="A film"></iframe>

:::details More
Less.
:::

:::details Still more
Still less.
:::

:::tabs
:::tab One
The first.
:::
:::tab Two
The second.
:::
:::

\`\`\`text
code
\`\`\`

\`\`\`text
more code
\`\`\`

| a | b |
|---|---|
| 1 | 2 |

| c | d |
|---|---|
| 3 | 4 |

{{channel email}}

{{contact-matrix}}

***

A last paragraph.[^1]

## Level two

Text.

### Level three

Text.

#### Level four

Text.

##### Level five

Text.

###### Level six

Text.

[^1]: A note at the foot.
`;

const site = await siteOf({
  "site.yaml": `title: { en: Blocks }\nbase_url: https://help.example.com${BASE}\ndefault_locale: en\nlocales: { en: {}, fr: { fallback: [en] }, ar: { fallback: [en] } }\nmarkdown: { callouts: { api: { tone: tip, icon: code } } }\n`,
  "contacts.yaml": `plans: [free, pro]\nchannels:\n  email: { kind: email, plans: [pro], languages: [en, fr, ar], href: "mailto:help@example.com" }\n  forum: { plans: all, href: "https://forum.example.com/" }\n`,
  "locales/en.ftl": "plan-free = Free\nplan-pro = Pro\nchannel-forum = Forum\ncallout-api = For programs\n",
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/wide.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#9cc7ba"/></svg>',
  "content/en/guide/blocks.md": `---\ntitle: Every block\ndescription: All that an article may have.\n---\n${BLOCKS}`,
});

/** Blocks that follow one another closer than 8 pixels, and headings that are larger than the ones above them. @param {Element} prose */
function faults(prose) {
  const found = [];
  const name = (/** @type {Element} */ node) => `${node.localName}.${node.className}`;
  const stands = [...prose.children].filter((node) => node.getBoundingClientRect().height > 0);
  for (const [at, block] of stands.slice(0, -1).entries()) {
    const next = /** @type {Element} */ (stands[at + 1]);
    const gap = next.getBoundingClientRect().top - block.getBoundingClientRect().bottom;
    // What follows a heading belongs to it.
    if (gap < 8 && !/^H[1-6]$/.test(block.tagName)) found.push(`${name(block)} and ${name(next)}: ${gap}`);
  }
  const sizes = [...prose.querySelectorAll("h2, h3, h4, h5, h6")]
    .filter((node) => /^Level/.test(node.textContent ?? ""))
    .map((node) => parseFloat(getComputedStyle(node).fontSize));
  for (const [at, size] of sizes.entries())
    if (at > 0 && size > (sizes[at - 1] ?? 0)) found.push(`level ${at + 2} has ${size} pixels, the one above ${sizes[at - 1]}`);
  if (sizes.length !== 5) found.push(`${sizes.length} headings`);
  return found;
}

const LANDMARKS = `<header>Product</header><nav aria-label="Product">…</nav><search aria-label="Search the product"><input aria-label="Find"></search><main><h1>Product</h1><aside aria-label="Beside">…</aside></main><footer>Product</footer>`;

for (const [size, options] of Object.entries({ desktop, phone, dark: { ...desktop, colorScheme: /** @type {const} */ ("dark") } })) {
  for (const locale of ["en", "fr", "ar"]) {
    test(
      `every block has room in the panel, and no landmark is twice: ${locale}, ${size}`,
      using(options, { locale, context: null, site, body: LANDMARKS }, async ({ page, panel }) => {
        await page.evaluate(() => globalThis.guichet?.article("guide/blocks"));
        await panel.getByText("A last paragraph.").waitFor();
        await accessible(page, `every block, ${locale}, ${size}`);
        assert.deepEqual(await panel.locator(".prose").first().evaluate(faults), []);
        const wide = await panel.locator(".body").evaluate((node) => node.scrollWidth - node.clientWidth);
        assert.ok(wide <= 0, `${wide} pixels too wide`);
        if (locale === "en") return;
        const below = await panel.evaluate((node) => {
          const notice = node.querySelector(".notice")?.getBoundingClientRect();
          const text = node.querySelector(".prose")?.getBoundingClientRect();
          return notice && text ? text.top - notice.bottom : undefined;
        });
        assert.ok(below !== undefined && below >= 8, `the notice and the text are ${below} pixels apart`);
      }),
    );
  }
}

test(
  "badges, icons and cards are there in the panel, and pictures stay as large as they are",
  using(desktop, { locale: "en", context: null, site }, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.article("guide/blocks"));
    await panel.getByText("A last paragraph.").waitFor();
    assert.deepEqual(await panel.locator(".prose .badge:not([data-other-plans-badge])").allTextContents(), [
      ..."New,Pro,Updated,Beta,Deprecated,Required,Optional,Pilot".split(","),
    ]);
    await panel.locator(".icon-inline[aria-label=People] path").first().waitFor({ state: "attached" });
    assert.equal(await panel.locator(".callout-own .icon").count(), 1);
    assert.equal(await panel.locator(".card-text").last().textContent(), "A card with a second link.");
    assert.equal(await panel.locator("img[role=button]").count(), 0);
    const film = panel.getByRole("link", { name: "A film" });
    assert.equal(await film.getAttribute("href"), "https://www.youtube.com/watch?v=a1");
    await panel.getByText("A tip that folds").click();
    await panel.getByText("Its text.").waitFor();
    await panel.getByRole("link", { name: "The guide" }).click();
    await panel.getByRole("heading", { level: 1, name: "Guide" }).waitFor();
  }),
);

test("on the page it is the same", async () => {
  const context = await browser.newContext({ ...someone, ...desktop });
  context.setDefaultTimeout(NEVER);
  const page = await context.newPage();
  await page.goto(`${site.origin}${BASE}en/guide/blocks/`);
  await page.getByText("A last paragraph.").waitFor();
  assert.deepEqual(await page.locator(".prose").first().evaluate(faults), []);
  await context.close();
});

test(
  "home, answers and contact beside a product with landmarks of its own",
  using(desktop, { body: LANDMARKS }, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.open());
    await panel.getByRole("link", { name: "Add and edit a contact" }).waitFor();
    await accessible(page, "home");
    await page.evaluate(() => globalThis.guichet?.search("import"));
    await panel.getByText(/^\d+ results$/).waitFor();
    await accessible(page, "answers");
    await page.evaluate(() => globalThis.guichet?.contact());
    await panel.getByRole("heading", { level: 1, name: "Contact support" }).waitFor();
    await accessible(page, "contact");
  }),
);
