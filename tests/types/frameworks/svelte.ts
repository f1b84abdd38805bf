// What @guichet/panel/svelte promises; compiled by tests/packaging/panel-types.test.mjs, with the package as it is published.

import type {} from "@guichet/panel/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

type Attributes = SvelteHTMLElements["guichet-panel"];
export const right: Attributes = { "help-centre": "https://help.example.com/kb/", plan: "pro" };
// @ts-expect-error: there are three themes
export const wrong: Attributes = { "help-centre": "/kb/", theme: "sepia" };
