// people.test.js: those beside the plain path reach a right end too: whoever nobody has named, guests, people without
// an Entra id, old clients, people who read mail alone.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { DESKTOP, PHONE } from "../lib/browser.js";
import { Hand, upTo } from "../lib/engagement.js";
import { closeBrowser, Stage } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const es = wordsOf("es");
const en = wordsOf("en");
const pt = wordsOf("pt-BR");

after(closeBrowser);

test("a colleague whom nobody named reads the card, and their tap changes nothing", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const nadia = await stage.open("nadia", "deployments", DESKTOP);
  const before = await stage.quiet();
  await nadia.tap(en.request_all_correct);
  await nadia.message(en.entitled_title).getByText("Ana Ruiz can confirm this.").waitFor();
  assert.equal((await stage.fromBot("deployments")).some((message) => JSON.stringify(message).includes("✔")), false);
  assert.deepEqual(await stage.quiet(), before);
});

test("a guest who is not on the project says what they are, is accepted with one tap, and confirms", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const bruno = await stage.open("bruno", "deployments", PHONE);
  await bruno.tap(pt.request_all_correct);
  await bruno.message(pt.entitled_title).waitFor();
  await bruno.tap(pt.home_join);
  await bruno.choose(bruno.field(pt.join_role), { label: pt.role_project_manager });
  await bruno.tap(pt.send);
  await bruno.dialog.getByText("Enviado").first().waitFor();
  await bruno.tap("Close");

  const marta = await stage.open("marta", "marta");
  await marta.tap(es.claim_accept);
  await marta.message("Bruno Costa").getByRole("button", { name: es.claim_accept, exact: true }).waitFor({ state: "detached" });
  await stage.until("he may confirm", async () => (await stage.messages("deployments", "bruno")).some((message) => JSON.stringify(message.cards).includes(pt.request_all_correct)));
  await bruno.tap(pt.request_all_correct);
  await bruno.message("Bruno Costa").getByText(/^✔/).waitFor();
  assert.equal((await stage.fromBot("deployments")).length, 2);
});

test("a federated person sees the card and is told how to answer", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked", { chat: "core-team" });
  const wei = await stage.open("liwei", "core-team", DESKTOP);
  const before = await stage.quiet();
  await wei.tap(en.request_all_correct);
  await wei.page.getByText(en.notice_cannot_act_title).waitFor();
  assert.deepEqual(await stage.quiet(), before);
});

test("an old client confirms through the fallback", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked", { owner: "Otto Lang" });
  const otto = await stage.open("otto", "deployments", DESKTOP);
  await otto.tap(es.request_all_correct);
  await otto.message("Los 4 puntos confirmados por Otto Lang").waitFor();
  assert.equal((await stage.fromBot("deployments")).length, 2, "the card changed; nothing is posted");
});

test("somebody who reads mail alone gets the text by e-mail, and the answer is recorded as agreed, not as confirmed", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "entered", { person: { in_name: "Carla Núñez", in_email: "carla.nunez@contoso.example" } });
  const marta = await stage.open("marta", "marta");
  await marta.tap(es.captured_copy);
  const text = await marta.dialog.locator("textarea").inputValue();
  assert.match(text, /^Asunto: Contoso: por favor, revise 4 puntos/);
  assert.match(text, /Exchange.*Carla Núñez/);
  await marta.page.keyboard.press("Escape");

  await marta.tap(es.captured_agree);
  await marta.choose(marta.field(es.agree_person), { label: "Carla Núñez" });
  await marta.choose(marta.field(es.agree_how), { label: es.agree_how_email });
  await marta.tap(es.agree_submit);
  await marta.dialog.waitFor({ state: "detached" });
  await marta.message("Contoso").getByText(/Acordado con Carla Núñez por correo.*sin confirmar todavía/).first().waitFor();
  assert.equal((await marta.text()).includes("✔"), false);
});

test("status is answered in each one's own language, and what is internal in the FM's own chat alone", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked");
  const marta = await stage.open("marta", "marta");
  await marta.say("estado");
  await marta.message("Contoso: cómo va todo").waitFor();
  const nadia = await stage.open("nadia", "deployments");
  await nadia.tap(en.button_status);
  await nadia.message("Contoso: where things stand").waitFor();
  const bruno = await stage.open("bruno", "deployments", PHONE);
  await bruno.tap(pt.button_status);
  await bruno.message("Contoso: como estão as coisas").waitFor();
  const john = new Hand(stage, "john");
  await john.say("john", "status");
  await stage.until("John has none", async () => (await stage.messages("john")).length === 3);
});
