// crash.test.js: the demo killed at any moment and started again on the same folder: everything acknowledged is there,
// nothing happened twice. Between Teams taking a message and the bot's mark of it lies a moment in which a kill sends one
// copy more (a promise of the product says so): the tests that count messages kill before or after it.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { Hand, upTo } from "../lib/engagement.js";
import { closeBrowser, Stage, textOf } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const w = wordsOf("es");

after(closeBrowser);

test("killed after every step and started again, the demo has lost nothing and done nothing twice", async (t) => {
  const stage = await Stage.begin(t);
  for (const point of ["started", "brought", "entered"]) {
    await upTo(stage, point, { from: { started: "nothing", brought: "started", entered: "brought" }[point] });
    await stage.quiet();
    await stage.crashAndRestart();
  }
  const marta = new Hand(stage, "marta");
  await marta.press("marta", w.captured_ask);
  await stage.crashAndRestart();
  await stage.until("the request came", async () => (await stage.fromBot("deployments")).length >= 2);
  await stage.quiet();
  const copies = (await stage.fromBot("deployments")).length - 1;
  t.diagnostic(`${copies} request(s) after a kill at once`);
  assert.ok(copies <= 2);

  const ana = await stage.open("ana", "deployments", PHONE);
  await ana.tap(w.request_all_correct);
  await ana.message("Los 4 puntos confirmados por Ana Ruiz").waitFor();
  await stage.crashAndRestart();
  await stage.until("the FM knows", async () => (await stage.fromBot("marta")).some((message) => textOf(message).includes("✔ Confirmado por Ana Ruiz")));
  const again = await stage.open("ana", "deployments", PHONE);
  await again.message("Los 4 puntos confirmados por Ana Ruiz").waitFor();
  await stage.quiet();
  assert.equal((await stage.fromBot("deployments")).length, 1 + copies);
  const own = (await stage.fromBot("marta")).map(textOf);
  assert.equal(own.filter((text) => text.includes("4 de 4 completos")).length, 1);
});

test("killed while the customer's tap is on its way, the tap can be made again and counts once", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  await stage.quiet();
  const ana = new Hand(stage, "ana");
  const tap = ana.press("deployments", w.request_all_correct).catch(() => undefined);
  const moment = Math.random() * 60;
  t.diagnostic(`killed after ${moment.toFixed(1)} ms`);
  await new Promise((resolve) => setTimeout(resolve, moment));
  await stage.crashAndRestart();
  await tap;
  const pane = await stage.open("ana", "deployments", PHONE);
  await pane.page.locator(".card button").last().waitFor();
  if (await pane.page.getByRole("button", { name: w.request_all_correct, exact: true }).last().isVisible()) await pane.tap(w.request_all_correct).catch(() => undefined);
  await pane.message("Los 4 puntos confirmados por Ana Ruiz").waitFor();
  const captured = async () => (await stage.fromBot("marta")).map(textOf).filter((text) => text.includes("4 de 4 completos"));
  await stage.until("the FM knows", async () => (await captured()).some((text) => text.includes("✔ Confirmado por Ana Ruiz")));
  assert.equal((await captured()).length, 1);
  assert.equal((await stage.fromBot("deployments")).length, 2);
});
