// success.test.js: the success factors and open points, as people go through them: the FM at a computer, the customer on
// a phone.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { Hand, upTo } from "../lib/engagement.js";
import { closeBrowser, dayAfter, Stage } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const w = wordsOf("es");

after(closeBrowser);

/** Everything confirmed by Ana: what comes before the success factors. */
async function confirmed(t) {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  await new Hand(stage, "ana").press("deployments", w.request_all_correct);
  return stage;
}

test("sixteen success factors that are alike take the FM at most 20 taps, the workshop's end included", async (t) => {
  const stage = await confirmed(t);
  const marta = await stage.open("marta", "marta");
  marta.startCounting();
  await marta.tap(w.fm_factors);
  await marta.tap(w.factors_enter);
  for (let letter = 0; letter < 4; letter += 1) await marta.choose(marta.field(w.factor_status).nth(letter), "in_progress");
  await marta.tap(w.save);
  await marta.dialog.waitFor({ state: "detached" });
  for (const service of ["Exchange", "Teams", "SharePoint", "OneDrive"]) await marta.message(w.factors_close).getByText(new RegExp(`^${service}.*8 de 8`)).waitFor();
  await marta.tap(w.factors_close);
  await marta.page.getByText(/✔ Taller cerrado por Marta Gil/).first().waitFor();
  t.diagnostic(`the FM: ${marta.taps} taps`);
  assert.ok(marta.taps <= 20, `${marta.taps} taps`);
  assert.equal(marta.typed, 0);
});

test("the customer is asked in the channel, answers on a phone in at most three taps a letter, and the FM accepts with one", async (t) => {
  const stage = await confirmed(t);
  const marta = await stage.open("marta", "marta");
  const ana = await stage.open("ana", "deployments", PHONE);
  await marta.tap(w.fm_factors);
  await marta.tap(w.factors_ask);
  await marta.tap(w.ask_send);
  await marta.dialog.waitFor({ state: "detached" });

  // Her own view of it: a press on the one that it replaces would be lost.
  await ana.message(w.ask_title).locator(".tag.own-view").waitFor();
  assert.deepEqual(await ana.touchProblems(), []);
  await ana.tap(w.ask_answer);
  await ana.dialog.getByText("¿Quién se ocupa de la capacitación?").first().waitFor();
  assert.deepEqual(await ana.touchProblems(), []);
  ana.startCounting();
  await ana.tap(ana.dialog.locator("label").filter({ hasText: /^Ana Ruiz/ }).nth(2));
  await ana.pickDate(ana.field(w.answer_when).nth(2), dayAfter(14));
  assert.ok(ana.taps <= 3, `${ana.taps} taps`);
  await ana.tap(w.send);
  await ana.dialog.waitFor({ state: "detached" });
  await ana.page.getByText(/✔ Ana Ruiz respondió/).first().waitFor();

  marta.startCounting();
  await marta.message("Ana Ruiz respondió").getByText(/^Conocimiento: Ana Ruiz, para el \d+ de marzo/).waitFor();
  await marta.tap(w.correction_accept);
  await marta.message("Ana Ruiz respondió").getByText(w.said_reviewed).waitFor();
  assert.equal(marta.taps, 1);
});

test("who is stuck says so on a phone, the FM answers, and the answer stands among their items", async (t) => {
  const stage = await confirmed(t);
  const ana = await stage.open("ana", "deployments", PHONE);
  const marta = await stage.open("marta", "marta");
  await ana.tap(w.point_stuck);
  await ana.type(ana.field(w.point_what_stuck), "El proxy bloquea las videollamadas");
  assert.deepEqual(await ana.touchProblems(), []);
  await ana.tap(w.send);
  await ana.dialog.waitFor({ state: "detached" });

  await marta.message("Ana Ruiz no puede avanzar").getByText("El proxy bloquea las videollamadas").waitFor();
  await marta.tap(w.point_settle);
  await marta.tap(marta.choice(w.settle_answered));
  await marta.type(marta.field(w.settle_text), "El equipo de redes lo abre mañana");
  await marta.tap(w.save);
  await marta.dialog.waitFor({ state: "detached" });
  await marta.message("Ana Ruiz no puede avanzar").getByText(/✔ Respondido por Marta Gil/).waitFor();

  await stage.quiet();
  await ana.tap(w.plan_mine);
  await ana.dialog.getByText("El equipo de redes lo abre mañana").waitFor();
  assert.deepEqual(await ana.touchProblems(), []);
});
