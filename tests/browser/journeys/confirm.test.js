// confirm.test.js: the first whole journey on the real demo, in Spanish: the FM at a computer enters what was agreed on
// the call, the customer on a phone confirms or says what is wrong.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { FOUR, tapBring, tapStart, upTo } from "../lib/engagement.js";
import { closeBrowser, dayAfter, Stage } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const w = wordsOf("es");
const REASON = "motivo: trabajar desde cualquier lugar";

after(closeBrowser);

test("four services with one exception take the FM at most 16 taps and one typed field, the customer one tap", async (t) => {
  const stage = await Stage.begin(t);
  const marta = await stage.open("marta", "marta");
  const ana = await stage.open("ana", "deployments", PHONE);
  await tapStart(marta, w);
  await tapBring(marta, w);

  marta.startCounting();
  await marta.tap(w.fm_enter);
  await marta.choose(marta.field(w.enter_owner), "Ana Ruiz");
  await marta.pickDate(marta.field(w.enter_target), dayAfter(14));
  await marta.tap(marta.choice("Trabajar desde"));
  await marta.tap(w.enter_next);
  // The exception: a later date for one service, and why in the customer's own words.
  await marta.pickDate(marta.field(w.enter_target_short).nth(1), dayAfter(28));
  await marta.tap(marta.dialog.getByRole("button", { name: "Más: Teams" }));
  await marta.type(marta.field(w.enter_reason_text).filter({ visible: true }), "Primero la formación");
  await marta.tap(w.save);
  await marta.dialog.waitFor({ state: "detached" });
  await marta.tap(w.captured_ask);
  await marta.message("Contoso").getByText("Confirmación pedida").first().waitFor();
  t.diagnostic(`the FM: ${marta.taps} taps, ${marta.typed} typed field`);
  assert.ok(marta.taps <= 16, `${marta.taps} taps`);
  assert.ok(marta.typed <= 1, `${marta.typed} typed fields`);

  const request = ana.message(w.request_all_correct);
  const card = request.locator(".card");
  await card.getByRole("button", { name: w.request_all_correct }).waitFor();
  await stage.until("the whole card is in sight at 360×640", () => ana.isFullyVisible(card));
  for (const service of FOUR) await stage.until(`${service} is in sight`, () => ana.isFullyVisible(card.getByText(new RegExp(`^${service}.*${REASON}`))));
  await stage.until("its button is in sight", () => ana.isFullyVisible(card.getByRole("button", { name: w.request_all_correct })));
  assert.deepEqual(await ana.touchProblems(), []);

  const before = await stage.quiet();
  ana.startCounting();
  await ana.tap(w.request_all_correct);
  await ana.message("Los 4 puntos confirmados por Ana Ruiz").waitFor();
  assert.equal(ana.taps, 1);
  await marta.message("✔ Confirmado por Ana Ruiz").waitFor();
  assert.deepEqual(await stage.quiet(), before, "nothing is posted anywhere");
  assert.ok((await stage.fromBot("deployments")).length <= 3);
});

test("one wrong date takes the customer at most 6 taps, and the FM's one tap confirms it", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = await stage.open("marta", "marta");
  const ana = await stage.open("ana", "deployments", PHONE);

  ana.startCounting();
  await ana.tap(w.request_wrong);
  await ana.dialog.getByText(w.wrong_pick).waitFor();
  assert.deepEqual(await ana.touchProblems(), []);
  await ana.tap(ana.dialog.getByRole("button", { name: "Teams", exact: true }));
  await ana.pickDate(ana.field(w.wrong_date), dayAfter(42));
  assert.equal(await ana.dialog.getByLabel(w.wrong_others).isChecked(), false, "nothing is said for the others unasked");
  assert.deepEqual(await ana.touchProblems(), []);
  await ana.tap(ana.choice(w.wrong_others));
  await ana.tap(w.send);
  await ana.dialog.waitFor({ state: "detached" });
  await ana.message("Se está corrigiendo 1 punto").waitFor();
  t.diagnostic(`the customer: ${ana.taps} taps`);
  assert.ok(ana.taps <= 6, `${ana.taps} taps`);

  marta.startCounting();
  await marta.message("Ana Ruiz dice que algo de Teams no es correcto").getByRole("button", { name: w.correction_accept }).waitFor();
  await marta.tap(w.correction_accept);
  await ana.message("Los 4 puntos confirmados por Ana Ruiz").getByText(/^Teams.*12 de abril/).waitFor();
  assert.equal(marta.taps, 1);
  assert.equal((await stage.fromBot("deployments")).length, 2);
});

test("a dialog closed after its first page opens again with what was typed", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "brought");
  const marta = await stage.open("marta", "marta");
  await marta.tap(w.fm_enter);
  await marta.choose(marta.field(w.enter_owner), "Bruno Costa");
  await marta.pickDate(marta.field(w.enter_target), dayAfter(21));
  await marta.tap(marta.choice("Aumentar la seguridad"));
  await marta.tap(w.enter_next);
  await marta.dialog.getByText(w.enter_page_2).waitFor();
  await marta.page.keyboard.press("Escape");
  await marta.dialog.waitFor({ state: "detached" });

  await marta.tap(w.fm_enter);
  await marta.dialog.getByText(w.enter_page_2).waitFor();
  assert.equal(await marta.field(w.enter_target_short).nth(3).inputValue(), dayAfter(21));
  assert.equal(await marta.field(w.enter_owner).nth(3).evaluate((list) => list.selectedOptions[0].textContent), "Bruno Costa");
  await marta.tap(w.enter_back);
  await marta.dialog.getByText(w.enter_page_1).waitFor();
  assert.equal(await marta.field(w.enter_target).inputValue(), dayAfter(21));
  assert.equal(await marta.ticked("Aumentar la seguridad"), true);
  assert.equal(await marta.ticked("Trabajar desde"), false);
});
