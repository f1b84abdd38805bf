// What @guichet/panel/react promises; compiled by tests/packaging/panel-types.test.mjs, with the package as it is published.

import type {} from "@guichet/panel/react";
import { useRef } from "react";
import type { GuichetPanel } from "@guichet/panel/element";

export function Help() {
  const panel = useRef<GuichetPanel>(null);
  return (
    <>
      <guichet-panel ref={panel} help-centre="https://help.example.com/kb/" locale="fr" plan="pro" theme="dark" />
      <script type="module" src="https://help.example.com/kb/_guichet/panel.js" data-plan="pro" data-launcher="off" />
    </>
  );
}

// @ts-expect-error: there are three themes
export const wrong = <guichet-panel help-centre="https://help.example.com/kb/" theme="sepia" />;
// @ts-expect-error: where the help centre is has to be said
export const missing = <guichet-panel plan="pro" />;
// @ts-expect-error: `plann` is not an attribute
export const misspelled = <guichet-panel help-centre="/kb/" plann="pro" />;
