// Writes what the reference engine makes of the cases in ../cases: `npm run update`. A case that it can't expand has
// `{"$error": true}` for its result.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

process.env.TZ = "UTC";
const { Template } = createRequire(import.meta.url)("adaptivecards-templating");
const folder = new URL("../cases/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
console.warn = () => {};

const names = readdirSync(folder).filter((name) => name.endsWith(".template.json"));
for (const file of names) {
  const name = file.slice(0, -".template.json".length);
  let expanded;
  try {
    expanded = new Template(read(file)).expand({ $root: read(`${name}.data.json`) }) ?? null;
  } catch {
    expanded = { $error: true };
  }
  writeFileSync(new URL(`${name}.expected.json`, folder), JSON.stringify(expanded, null, 2) + "\n");
}
console.log(`${names.length} cases`);
