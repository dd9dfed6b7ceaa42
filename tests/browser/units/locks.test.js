// locks.test.js: what npm fetches is pinned by content alone, and the demo shows cards with the renderer tested here.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../lib/paths.js";

const lock = async (folder) => JSON.parse(await readFile(join(ROOT, folder, "package-lock.json"), "utf8"));

test("the locks name contents, not addresses", async () => {
  for (const folder of ["tests/browser", "crates/teams-simulator/renderer"]) {
    const { packages } = await lock(folder);
    for (const [name, entry] of Object.entries(packages)) {
      assert.equal(entry.resolved, undefined, `${folder}: ${name}`);
      if (name) assert.match(entry.integrity, /^sha512-/, `${folder}: ${name}`);
    }
  }
});

test("the demo fetches the renderer that the journeys use", async () => {
  const [demo, journeys] = await Promise.all([lock("crates/teams-simulator/renderer"), lock("tests/browser")]);
  const name = "node_modules/adaptivecards";
  assert.equal(demo.packages[name].integrity, journeys.packages[name].integrity);
});
