// engagement.js: an engagement with Contoso, brought to a certain point: by tapping in a client as a person does, or at
// once through the simulator's controls (the same bot, the same cards, no window), for journeys about what comes later.

import assert from "node:assert/strict";
import { dayAfter, textOf } from "./stage.js";
import { wordsOf } from "./words.js";

export const FOUR = ["Exchange", "Teams", "SharePoint", "OneDrive"];
export const FOUR_IDS = "exchange,teams,sharepoint,onedrive";
export const BRING = { en: "bring", es: "traer", "pt-BR": "trazer" };
export const STATUS = { en: "status", es: "estado", "pt-BR": "status" };
const PUT = /^(Put|Poner|Colocar) Contoso/;

/** The FM starts an engagement in their own chat: customer, services, language. */
export async function tapStart(fm, w) {
  await fm.tap(w.button_start);
  await fm.type(fm.field(w.start_customer), "Contoso");
  for (const service of FOUR) await fm.tap(fm.choice(service));
  await fm.tap(w.start_submit);
  await fm.dialog.waitFor({ state: "detached" });
  await fm.message("Contoso").getByText(/^4 /).waitFor();
}

/** The FM brings it into `chat`: a word there, a tap in their own chat, which stays open. */
export async function tapBring(fm, w, { chat = "deployments", locale = "es", own = "marta" } = {}) {
  await fm.openChat(chat);
  await fm.say(`@FastTrack ${BRING[locale]}`);
  await fm.openChat(own);
  const put = fm.page.getByRole("button", { name: PUT });
  await fm.tap(put.last());
  await put.waitFor({ state: "detached" });
  // The FM's card stands anew where the offer was; the one before it is gone by then.
  await fm.page.getByText(w.fm_phase_home).first().waitFor();
}

/** One person at the simulator's controls: presses buttons of the newest card that has them, and of dialogs. */
export class Hand {
  constructor(stage, key) {
    Object.assign(this, { stage, key });
  }

  async say(chat, text) {
    const delivery = await this.stage.control("POST", `/sim/people/${this.key}/conversations/${chat}/say`, { text });
    assert.equal(delivery.status, 200, `the bot took "${text}"`);
  }

  /** Presses `title` (words or pattern) on the newest message that has it, once there is one; again if it went meanwhile. */
  async press(chat, title, inputs) {
    const is = (action) => typeof title === "string" ? action.title === title : title.test(action.title);
    let outcome;
    await this.stage.until(`${this.key} can press [${title}] in ${chat}`, async () => {
      const messages = (await this.stage.messages(chat, this.key)).filter((message) => !message.deleted).reverse();
      const found = messages.flatMap((message) => actions(message.cards).filter(is).map((action) => ({ activityId: message.activityId, action })))[0];
      outcome = found && await this.stage.control("POST", `/sim/people/${this.key}/conversations/${chat}/press`, { ...found, inputs });
      return outcome && outcome.outcome !== "notThere";
    });
    return outcome;
  }

  async pressInDialog({ outcome, dialog }, title, inputs) {
    assert.equal(outcome, "dialog");
    return this.stage.control("POST", `/sim/people/${this.key}/dialogs/${dialog.id}/press`, { action: title, inputs });
  }
}

function actions(node) {
  if (Array.isArray(node)) return node.flatMap(actions);
  if (node === null || typeof node !== "object") return [];
  if (typeof node.type === "string" && node.type.startsWith("Action.")) return [node];
  return Object.entries(node).filter(([key]) => key !== "fallback").flatMap(([, value]) => actions(value));
}

const POINTS = ["nothing", "started", "brought", "entered", "asked"];

/**
 * Brings an engagement with four services from one point to another: "nothing", "started", "brought", "entered", "asked".
 * The FM is Marta, who reads `fm`; what everyone sees is in `locale`.
 */
export async function upTo(stage, point, { from = "nothing", locale = "es", fm = "es", chat = "deployments", owner = "Ana Ruiz", person } = {}) {
  const w = wordsOf(fm);
  const marta = new Hand(stage, "marta");
  const steps = {
    async started() {
      if (fm !== "es") {
        await marta.press("marta", wordsOf("es").button_language);
        await marta.press("marta", wordsOf("es")[`language_${fm.slice(0, 2)}`]);
      }
      const form = await marta.press("marta", w.button_start);
      await marta.pressInDialog(form, w.start_submit, { in_customer: "Contoso", in_services: FOUR_IDS, in_language: locale });
      await stage.until("her card is there", async () => (await stage.fromBot("marta")).length >= 2);
    },
    async brought() {
      await marta.say(chat, `<at>FastTrack</at> ${BRING[fm]}`);
      await marta.press("marta", PUT);
      await stage.until("the engagement card stands in the conversation", async () => (await stage.fromBot(chat)).some((message) => textOf(message).includes("Contoso")));
    },
    async entered() {
      const page1 = await marta.press("marta", w.fm_enter);
      const named = person ?? choices(page1.dialog.card, "in_person").find((choice) => choice.title === owner)?.value;
      const same = { in_services: FOUR_IDS, in_intent: "going_ahead", in_target: dayAfter(14), in_start: dayAfter(0), in_reasons: "anywhere" };
      const owned = typeof named === "string" ? { in_person: named } : { in_person: "new", ...named };
      const page2 = await marta.pressInDialog(page1, w.enter_next, { ...same, ...owned });
      assert.equal((await marta.pressInDialog(page2, w.save, {})).outcome, "closed");
    },
    async asked() {
      await marta.press("marta", w.captured_ask);
      await stage.until("the request stands in the conversation", async () => (await stage.fromBot(chat)).length === 2);
    },
  };
  for (const step of POINTS.slice(POINTS.indexOf(from) + 1, POINTS.indexOf(point) + 1)) await steps[step]();
  return marta;
}

/** The choices offered by the input `id` of a card. */
export function choices(node, id) {
  if (node === null || typeof node !== "object") return [];
  if (node.id === id && node.choices) return node.choices;
  return Object.values(node).flatMap((value) => choices(value, id));
}
