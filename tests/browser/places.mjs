// Where things are.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const SAMPLE = `${ROOT}target/sample/`;
/** The path in `base_url` of the sample's site.yaml. */
export const BASE = "/kb/";

if (!existsSync(SAMPLE)) throw new Error("build the sample first: cargo run -- build -o target/sample");
