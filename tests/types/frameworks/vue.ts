// What @guichet/panel/vue promises; compiled by tests/packaging/panel-types.test.mjs, with the package as it is published.

import type {} from "@guichet/panel/vue";
import type { GlobalComponents } from "vue";

type Props = InstanceType<GlobalComponents["guichet-panel"]>["$props"];
export const right: Props = { "help-centre": "https://help.example.com/kb/", plan: "pro" };
// @ts-expect-error: there are three themes
export const wrong: Props = { "help-centre": "/kb/", theme: "sepia" };
