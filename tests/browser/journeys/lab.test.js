// lab.test.js: the demo's controls with the real bot under them: what it sent, what is parked and what its rules held back
// are read in the page; people block it, faults are switched, the clock is moved, meetings start and end there.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE } from "../lib/browser.js";
import { Hand, upTo } from "../lib/engagement.js";
import { SCREENSHOTS } from "../lib/paths.js";
import { closeBrowser, dayAfter, Stage } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

const w = wordsOf("en");
after(closeBrowser);

const pane = (page, person) => page.locator(`.pane[data-as=${person}]`);
/** A line of what the bot had to say. */
const line = (page, outcome, text) => page.locator(`.drawer-messages li[data-outcome=${outcome}]`).filter({ hasText: text }).first();
const tab = (page, name) => page.getByRole("group", { name: "Outcome" }).getByRole("button", { name });

/** Chooses something in the menu of the conversation that `person` has open. */
async function fromMenu(page, person, item) {
  await pane(page, person).locator("[data-act=menu]").click();
  await pane(page, person).getByRole("button", { name: item, exact: true }).click();
}

async function says(page, person, text) {
  const composer = pane(page, person).locator(".conversation > .composer");
  await composer.locator("textarea").fill(text);
  await composer.getByRole("button", { name: "Send" }).click();
  await pane(page, person).locator(".message").filter({ hasText: text.replace("@FastTrack ", "") }).last().waitFor();
}

/** Moves the clock by one of its buttons, and waits until the bot has done what became due. */
async function moves(stage, page, button) {
  const shown = page.locator(".drawer-section", { hasText: "Runs on with real time" }).locator(".drawer-now");
  const before = await shown.innerText();
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForFunction(([node, text]) => node.innerText !== text, [await shown.elementHandle(), before]);
  await stage.quiet();
}

const sideways = (page) => page.evaluate(() => {
  const drawer = document.querySelector(".drawer");
  return [document.documentElement.scrollWidth > innerWidth, drawer.scrollWidth > drawer.clientWidth];
});

test("a blocked bot's reminder: the page shows what was sent, what a rule held back, and what is parked until they are back", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "asked", { fm: "en", locale: "en" });
  const page = await stage.room("marta:marta,ana:deployments");
  await line(page, "sent", "request").waitFor();

  await fromMenu(page, "marta", "Block FastTrack");
  await stage.until("Teams knows", async () => (await stage.control("GET", "/sim/state")).people.find(({ key }) => key === "marta").blocked);
  for (let days = 0; days < 21 && !(await line(page, "parked", "blocked the bot").isVisible()); days += 1) {
    await moves(stage, page, "+1 day");
    await line(page, "parked", "blocked the bot").waitFor({ timeout: 1000 }).catch(() => {});
  }
  await tab(page, /^Parked/).click();
  await line(page, "parked", "Marta Gil").waitFor();
  assert.equal(await line(page, "sent", "request").isVisible(), false, "only what is parked is listed");
  await tab(page, /^Skipped/).click();
  await line(page, "skipped", "digest instead").waitFor();
  await tab(page, "All").click();
  await page.screenshot({ path: `${SCREENSHOTS}/lab-messages.png` });
  assert.deepEqual(await sideways(page), [false, false]);

  await fromMenu(page, "marta", "Unblock FastTrack");
  await stage.until("Teams knows", async () => !(await stage.control("GET", "/sim/state")).people.find(({ key }) => key === "marta").blocked);
  await says(page, "marta", "help");
  await tab(page, /^Sent/).click();
  await line(page, "sent", "reminder, digest").waitFor();

  const phone = await stage.room("marta:marta", PHONE);
  await line(phone, "sent", "request").waitFor();
  assert.deepEqual(await sideways(phone), [false, false]);
  await phone.locator(".drawer-section summary", { hasText: "Messages" }).scrollIntoViewIfNeeded();
  await phone.screenshot({ path: `${SCREENSHOTS}/lab-messages-phone.png` });
});

test("a fault switched on in the page parks what is owed there, and cleared and spoken to it goes out", async (t) => {
  const stage = await Stage.begin(t);
  const page = await stage.room("ana:deployments");
  await page.locator(".drawer-section summary", { hasText: "Faults" }).click();
  await page.getByLabel("Fault", { exact: true }).selectOption({ label: "Conversation gone: 404 on send" });
  await page.getByLabel("How often").selectOption("until cleared");
  await page.getByLabel("Where").selectOption("deployments");
  await page.getByRole("button", { name: "Switch on" }).click();
  const fault = page.getByText("Conversation gone: 404 on send · deployments · until cleared");
  await fault.waitFor();
  await says(page, "ana", "@FastTrack ayuda");
  await line(page, "parked", "the conversation is gone").waitFor();
  await line(page, "parked", "Contoso rollout: Despliegue").waitFor();
  await page.getByRole("button", { name: "Clear all" }).click();
  await fault.waitFor({ state: "detached" });
  await says(page, "ana", "@FastTrack idioma");
  await line(page, "sent", "help").waitFor();
  await line(page, "sent", "language").waitFor();
});

test("a meeting that starts and ends in the page: the agenda comes to its chat, and the draft minutes to the FM alone", async (t) => {
  const stage = await Stage.begin(t);
  await upTo(stage, "brought", { fm: "en", locale: "en", chat: "kickoff" });
  const marta = new Hand(stage, "marta");
  await marta.say("marta", "meetings");
  const form = await marta.press("marta", w.meeting_plan);
  const planned = { in_kind: "checkin", in_when: dayAfter(0), in_time: "10:00", in_zone: "UTC", in_every: "" };
  assert.equal((await marta.pressInDialog(form, w.meeting_plan_do, planned)).outcome, "closed");
  await stage.quiet();

  const page = await stage.room("marta:marta,ana:kickoff");
  await moves(stage, page, "+10 min");
  await moves(stage, page, "+10 min");
  await fromMenu(page, "ana", "Meeting starts");
  await pane(page, "ana").locator(".message", { hasText: "Agenda:" }).last().waitFor();
  await line(page, "sent", "agenda").waitFor();
  await moves(stage, page, "+10 min");
  assert.equal(await pane(page, "marta").locator(".message", { hasText: "Draft minutes" }).count(), 0, "not before it ends");
  await fromMenu(page, "ana", "Meeting ends");
  await pane(page, "marta").locator(".message", { hasText: "Draft minutes" }).last().waitFor();
  assert.equal(await pane(page, "ana").locator(".message", { hasText: "Draft minutes" }).count(), 0, "the FM's alone");
  await page.screenshot({ path: `${SCREENSHOTS}/lab-meeting.png` });
});
