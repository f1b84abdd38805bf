// `import type {} from "@guichet/panel/vue"` once: templates then know `<guichet-panel>`. Vue has to be told that it is an
// element and no component: `compilerOptions.isCustomElement: (tag) => tag === "guichet-panel"`.

import type { DefineComponent } from "vue";

import type { GuichetPanelAttributes } from "./element.js";

declare module "vue" {
  interface GlobalComponents {
    "guichet-panel": DefineComponent<GuichetPanelAttributes>;
  }
}
