// What panel.d.ts promises to those who write TypeScript. Only compiled, by `npx tsc -p tests/tsconfig.json`.

import { mount, type Panel } from "../../crates/client/src/panel/panel.js";

const help: Panel = mount({ locale: "fr", context: "contacts-index", plan: "pro", accountLanguage: "fr", theme: "auto" });
const opened: Promise<void> = help.open();
void opened;
void help.search("import");
void help.article("contacts/import");
void help.contact("chat");
help.context("reports/new");
help.context(null);
help.update({ locale: "ja" });
help.badge({ count: 2, agent: { name: "Ana", avatar: "https://example.com/ana.png" } });
help.badge(null);
help.addEventListener("guichet:zero-results", (event) => {
  const { query, locale }: { query: string; locale: string } = event.detail;
  console.log(query, locale);
});
help.addEventListener("guichet:article", (event) => console.log(event.detail.article));
globalThis.guichet?.close();
help.destroy();

// @ts-expect-error: there are three themes
mount({ theme: "sepia" });
// @ts-expect-error: a badge has a count
help.badge({ agent: { name: "Ana" } });
// @ts-expect-error: the address can't be changed
help.base = "https://elsewhere.example.com/";
