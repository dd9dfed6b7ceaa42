// paths.js: where things are, relative to the repository, wherever it is.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const PAGE = join(ROOT, "crates/teams-simulator/page");
export const RENDERER = fileURLToPath(new URL("../node_modules/adaptivecards/dist/adaptivecards.min.js", import.meta.url));
export const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
export const SCREENSHOTS = join(TARGET, "screenshots");

/** The Chromium to drive: $CHROMIUM, or what the system has. */
export function chromiumPath() {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
  const found = process.env.CHROMIUM ?? known.find((path) => existsSync(path));
  if (!found) throw new Error("no Chromium: apt-get install chromium, or set CHROMIUM to its path");
  return found;
}
