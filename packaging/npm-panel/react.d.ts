// `import type {} from "@guichet/panel/react"` once: JSX then knows `<guichet-panel>`, and the attributes of the script tag.

import type { ClassAttributes } from "react";

import type { GuichetPanel, GuichetPanelAttributes } from "./element.js";
import type { PanelTag } from "./tag.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "guichet-panel": GuichetPanelAttributes & ClassAttributes<GuichetPanel>;
    }
  }
  interface ScriptHTMLAttributes<T> extends PanelTag {}
}
