// words.test.js: what the cards of the whole journey say: nothing internal where customers are, and never "confirmed"
// for what is only agreed, in three languages.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { STATUS, upTo } from "../lib/engagement.js";
import { closeBrowser, Stage, textOf } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const es = wordsOf("es");
const INTERNAL = /\b(DIBS|SSAT|FTOP|L1|AU|BVD|CPE|M\/O)\b|\b\d{4}\b(?<!\b20\d\d)/;
const WORDS = {
  en: { confirmed: /✔|(?<!(not|to|you can|“)\s?)\bconfirmed\b/i, negated: /not confirmed|to confirm|0 of 4 confirmed|Confirmed: 0|“Confirmed”/gi },
  es: { confirmed: /✔|confirmad/i, negated: /sin confirmar|0 de 4 confirmados|Confirmados: 0|«Confirmado»/gi },
  "pt-BR": { confirmed: /✔|confirmad/i, negated: /não confirmad[oa]|0 de 4 confirmados|Confirmados: 0|[“"]Confirmado[”"]/gi },
};

after(closeBrowser);

for (const locale of ["en", "es", "pt-BR"]) {
  test(`the FM's own view of the channel holds no internal word (${locale})`, async (t) => {
    const stage = await Stage.begin(t);
    await upTo(stage, "asked", { locale, fm: locale });
    const pane = await stage.open("marta", "deployments");
    await pane.say(`@FastTrack ${STATUS[locale]}`);
    await stage.until("the status stands in the channel or in her own chat", async () => (await stage.fromBot("deployments")).length === 3);
    await pane.page.waitForFunction(() => document.querySelectorAll(".tag.own-view").length >= 2);
    const seen = await pane.text();
    assert.doesNotMatch(seen, INTERNAL);
    for (const message of await stage.messages("deployments", "marta")) assert.doesNotMatch(textOf(message), INTERNAL);
    assert.match(seen, /Exchange/);
  });

  test(`agreed is never called confirmed, nor confirmed agreed, on any card (${locale})`, async (t) => {
    const stage = await Stage.begin(t);
    const w = wordsOf(locale);
    const fm = await upTo(stage, "entered", { locale, fm: locale });
    const dialog = await fm.press("marta", w.captured_agree);
    await fm.pressInDialog(dialog, w.agree_submit, {});
    await stage.until("what was recorded is shown to the person named", async () => (await stage.fromBot("deployments")).length === 2);
    const { confirmed, negated } = WORDS[locale];
    for (const text of await everything(stage)) assert.doesNotMatch(text.replace(negated, ""), confirmed);

    const ana = await stage.open("ana", "deployments", PHONE);
    await ana.tap(es.request_all_correct);
    await ana.message("✔").waitFor();
    await stage.until("the FM sees it", async () => (await stage.fromBot("marta")).some((message) => textOf(message).includes("✔")));
    const agreed = new RegExp(`${{ en: "agreed with|agreed on", es: "acordado con|acordado el", "pt-BR": "combinado com|combinado em" }[locale]}|${{ en: "not confirmed", es: "sin confirmar", "pt-BR": "não confirmado" }[locale]}`, "i");
    await stage.until("no card still says agreed", async () => (await everything(stage)).every((text) => !agreed.test(text)));
  });
}

/** Every card that anybody of this journey sees. */
async function everything(stage) {
  const views = [["marta", "marta"], ["deployments", "marta"], ["deployments", "ana"], ["deployments", "bruno"], ["deployments", undefined]];
  const all = await Promise.all(views.map(([chat, as]) => stage.fromBot(chat, as)));
  return all.flat().map(textOf);
}
