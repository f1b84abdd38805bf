/// <reference path="./address.d.ts" />

export type { Badge, Panel, PanelEvents, PanelOptions } from "./panel.js";

/**
 * Fetches the panel of a help centre: `const { mount } = await load("https://help.example.com/kb/")`. Rejects when the help centre
 * can't be reached.
 */
export function load(helpCentre: string | URL): Promise<typeof import("./panel.js")>;
