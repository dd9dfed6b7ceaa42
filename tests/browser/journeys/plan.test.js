// plan.test.js: the success plan on a phone: a customer takes an item, ticks it, and takes the tick back.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { Hand, upTo } from "../lib/engagement.js";
import { closeBrowser, Stage } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const w = wordsOf("es");
const ITEM = "Planear cómo aprenderán las personas";

after(closeBrowser);

test("a customer takes an item, does it and undoes it on a phone, and nothing is posted", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = new Hand(stage, "marta");
  await marta.say("marta", "lista");
  await marta.press("marta", w.plan_make);

  const ana = await stage.open("ana", "deployments", PHONE);
  await ana.tap(w.button_checklist);
  await ana.dialog.getByText("Cómo aprenden").waitFor();
  const before = await stage.quiet();
  await ana.tap(ana.dialog.getByRole("button", { name: w.plan_open }).nth(3));
  const item = ana.dialog.locator(".ac-columnSet").filter({ hasText: ITEM });
  await item.waitFor();
  assert.deepEqual(await ana.touchProblems(), []);
  ana.startCounting();
  await ana.tap(item.getByRole("button", { name: w.plan_claim }));
  await item.getByText("Ana Ruiz").waitFor();
  await ana.tap(item.getByRole("button", { name: w.plan_do, exact: true }));
  await item.getByText(/✔ Ana Ruiz/).waitFor();
  assert.equal(ana.taps, 2, "one tap takes it, one does it");
  await ana.tap(item.getByRole("button", { name: w.plan_undo }));
  await item.getByRole("button", { name: w.plan_do, exact: true }).waitFor();
  assert.deepEqual(await stage.quiet(), before, "nothing is posted for a tick");
});

test("the plan is a document that a customer reads and copies on a phone", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = new Hand(stage, "marta");
  await marta.say("marta", "lista");
  await marta.press("marta", w.plan_make);
  const ana = await stage.open("ana", "deployments", PHONE);
  await ana.tap(w.button_checklist);
  await ana.tap(w.plan_document);
  await ana.dialog.getByText(ITEM).waitFor();
  assert.deepEqual(await ana.touchProblems(), []);
  await ana.tap(w.plan_copy);
  const text = await ana.dialog.locator("textarea").inputValue();
  assert.match(text, /Planear cómo aprenderán las personas/);
  assert.doesNotMatch(text, /\*\*|<at>/);
});
