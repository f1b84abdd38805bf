// What @guichet/panel promises to whoever uses no framework; compiled by tests/packaging/panel-types.test.mjs.

import "@guichet/panel/element";
import { load, type Panel, type PanelOptions } from "@guichet/panel";

const options: PanelOptions = { locale: "fr", plan: "pro" };
const { mount } = await load("https://help.example.com/kb/");
const panel: Panel = mount(options);
panel.update({ plan: "free" });

// By its address too, wherever that is.
const { mount: byAddress } = await import("https://help.example.com/kb/_guichet/panel.js");
byAddress({ context: "report-editor" }).close();

document.addEventListener("guichet:error", ({ detail }) => console.warn(detail.name, detail.nearest, detail.message));
document.querySelector("guichet-help")?.addEventListener("guichet:search", ({ detail }) => console.log(detail.query));
const element = document.createElement("guichet-panel");
element.panel?.open();

// @ts-expect-error: there are three themes
mount({ theme: "sepia" });
// @ts-expect-error: what runs comes from the help centre
export { mount as none } from "@guichet/panel";
