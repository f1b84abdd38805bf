// `import type {} from "@guichet/panel/svelte"` once: Svelte's markup then knows `<guichet-panel>`.

import type { GuichetPanel, GuichetPanelAttributes } from "./element.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "guichet-panel": GuichetPanelAttributes & { "bind:this"?: GuichetPanel };
  }
}
