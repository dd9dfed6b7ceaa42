// desk.test.js: the FM's desk: the list on a phone, what happened, the export as a file.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { Hand, upTo } from "../lib/engagement.js";
import { closeBrowser, Stage } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const w = wordsOf("es");

after(closeBrowser);

test("the list shows each engagement on a phone, finds it by name and opens it", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = await stage.open("marta", "marta", PHONE);
  await marta.say("portafolio");
  const list = marta.message(w.portfolio_title);
  await list.getByText("Contoso").first().waitFor();
  assert.deepEqual(await marta.touchProblems(), []);
  await list.getByLabel(w.portfolio_search).fill("zzz");
  await marta.tap(w.portfolio_show);
  await list.getByText(w.portfolio_none).waitFor();
  await list.getByLabel(w.portfolio_search).fill("conto");
  await marta.tap(w.portfolio_show);
  await list.getByText(w.portfolio_none).waitFor({ state: "detached" });
  await marta.tap(w.portfolio_open_button);
  await marta.message("Contoso: cómo va todo").waitFor();
});

test("the FM reads all that happened, the customer in the channel their part of it", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  await new Hand(stage, "ana").press("deployments", w.request_all_correct);
  const marta = await stage.open("marta", "marta");
  await marta.say("historial");
  await marta.message("Contoso: qué ha pasado").getByText(/Teams.*confirmado/).first().waitFor();
  const ana = await stage.open("ana", "deployments", PHONE);
  await ana.say("@FastTrack historial");
  const part = ana.message("Contoso: qué ha pasado");
  await part.getByText(/Teams.*confirmado/).first().waitFor();
  assert.doesNotMatch(await part.innerText(), /FTOP|DIBS|SSAT|\d{4} /);
  assert.deepEqual(await ana.touchProblems(), []);
});

test("the export is a file that the FM allows, and what was typed is not asked for again", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = await stage.open("marta", "marta");
  await marta.say("exportar");
  await marta.message(w.export_never).waitFor();
  await marta.tap("CSV");
  await marta.tap("Allow");
  await marta.page.locator(".file").filter({ hasText: /\.csv/ }).last().waitFor();
  await marta.page.getByRole("button", { name: "Allow" }).waitFor({ state: "detached" });
  await marta.tap(w.export_typed);
  await marta.page.getByText(w.export_never).waitFor({ state: "detached" });
  await new Hand(stage, "ana").press("deployments", w.request_all_correct);
  await stage.quiet();
  await marta.say("exportar");
  await marta.page.getByText(/Lo que cambió desde que se escribió/).last().waitFor();
  await marta.message("Contoso: para FTOP").getByText(/Teams.*Confirmado/).first().waitFor();
});
