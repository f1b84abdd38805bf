/** What the script tag of the panel may have. */
export interface PanelTag {
  "data-locale"?: string;
  "data-context"?: string;
  "data-plan"?: string;
  "data-account-language"?: string;
  "data-theme"?: "auto" | "light" | "dark";
  "data-launcher"?: "on" | "off";
  "data-mount"?: "on" | "off";
}
