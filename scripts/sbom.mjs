// The folder in which a CycloneDX file was made leaves it; nothing in it depends on the machine then. Prints the rest.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const here = pathToFileURL(process.cwd()).href;
const text = readFileSync(process.argv[2], "utf8");
const bom = JSON.parse(text.replaceAll(here, "file:///guichet").replaceAll(process.cwd(), "/guichet"));
// One of each file, not of what it says: the same content would have another one each time.
delete bom.serialNumber;
console.log(JSON.stringify(bom, null, 2));
