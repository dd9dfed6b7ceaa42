// way.test.js: the playbook's way, at a computer and on a phone: what is missing, an act with all that follows, the
// review's outcome.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { upTo } from "../lib/engagement.js";
import { closeBrowser, Stage } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const w = wordsOf("es");

after(closeBrowser);

test("what is missing fits a phone, and its button opens the missing field alone", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = await stage.open("marta", "marta", PHONE);
  await marta.say("fase");
  await marta.tap("Transferencia recibida");
  await marta.message("Preparación del inicio").getByRole("button", { name: w.way_missing }).waitFor();
  await marta.tap(w.way_missing);
  const card = marta.message(w.ask_managed);
  await card.getByRole("button", { name: w.missing_answer }).first().waitFor();
  const lines = await card.locator(".card").getByRole("button").filter({ hasNotText: new RegExp(`${w.way_phase}|${w.way_override}`) }).count();
  assert.ok(lines <= 5, `${lines} lines`);
  assert.deepEqual(await marta.touchProblems(), []);
  await marta.tap(w.missing_answer);
  await marta.dialog.getByText(w.ask_managed).first().waitFor();
  const fields = await marta.dialog.locator("input, select, textarea").evaluateAll((nodes) => new Set(nodes.map((node) => node.name || node.id)).size);
  assert.equal(fields, 1, "one question alone");
  await marta.tap(marta.choice(w.no));
  await marta.tap(w.save);
  await marta.dialog.waitFor({ state: "detached" });
  await card.getByText(w.ask_managed).waitFor({ state: "detached" });
});

test("one act completes its tasks, and no list of tasks was opened", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = await stage.open("marta", "marta");
  await marta.say("fase");
  await marta.tap(w.way_act);
  await marta.choose(marta.field(w.act_what), "terms_approved");
  await marta.tap(w.save);
  // Who accepted them is asked at once; the success owner is proposed.
  await marta.tap(w.agree_submit);
  await marta.dialog.waitFor({ state: "detached" });
  // What the act changed comes as an edit of this card: a tap before it would be overtaken.
  await stage.quiet();
  await marta.tap(w.way_tasks);
  for (const task of ["✔ 1903", "✔ 1904"]) await marta.page.getByText(new RegExp(`^${task}`)).waitFor();
});

test("the review's outcome begins a second cycle", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = await stage.open("marta", "marta");
  await marta.say("fase");
  await marta.tap(w.way_override);
  await marta.choose(marta.field(w.override_to), "review_due");
  await marta.type(marta.field(w.override_reason), "Viene de otro sistema");
  await marta.tap(w.save);
  await marta.dialog.waitFor({ state: "detached" });
  await marta.tap("Revisión del éxito realizada");
  await marta.message(w.way_choose).waitFor();
  await marta.tap(w.way_outcome);
  await marta.tap(marta.choice("Habilitar más servicios"));
  await marta.tap(marta.choice("Intune"));
  await marta.tap(w.save);
  await marta.dialog.waitFor({ state: "detached" });
  await marta.message(/ciclo 2/).getByText(/El ciclo 1 terminó/).first().waitFor();
});
