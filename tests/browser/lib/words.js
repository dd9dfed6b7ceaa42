// words.js: what the bot's buttons and fields are called, read from its own texts (cards/strings), so that journeys
// name them by id in any language and a better wording breaks no test. Messages without arguments alone.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.js";

/** The words of `locale` ("en", "es", "pt-BR") by id. An unknown id is an error, not `undefined`. */
export function wordsOf(locale) {
  const text = readFileSync(join(ROOT, "cards/strings", `${locale}.ftl`), "utf8");
  const found = new Map([...text.matchAll(/^([a-z][a-z0-9_]*) = (\S[^{}\n]*)$/gm)].map(([, id, words]) => [id, words]));
  return new Proxy({}, {
    get(_, id) {
      if (!found.has(id)) throw new Error(`${locale}.ftl has no plain message ${String(id)}`);
      return found.get(id);
    },
  });
}
