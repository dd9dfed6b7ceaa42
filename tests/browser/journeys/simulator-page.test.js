// simulator-page.test.js: the page itself, on the simulator's example with its small bot: what any bot would meet here.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { DESKTOP, launch, newPage, openPane, PHONE } from "../lib/browser.js";
import { SCREENSHOTS } from "../lib/paths.js";
import { startExample } from "../lib/process.js";

let browser;
let simulator;
let url;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

beforeEach(async (t) => {
  simulator = await startExample();
  url = simulator.addresses.page;
  t.after(() => simulator.crash());
});

/** A client with the app added to the conversation it shows. */
async function client(options) {
  const pane = await openPane(browser, url, options);
  const add = pane.page.locator("[data-act=install]");
  await pane.page.locator(".conversation").waitFor();
  if (await add.isVisible()) await add.click();
  await add.waitFor({ state: "hidden" });
  return pane;
}

test("on a phone a card of four lines fits, is one's own view, and changes by one tap", async () => {
  const ana = await client({ as: "ana", chat: "deployments", size: PHONE });
  const marta = await client({ as: "marta", chat: "deployments", size: DESKTOP });
  await ana.say("@FastTrack card");
  const card = ana.message("Please check 4 points").locator(".card");
  await card.getByRole("button", { name: "All correct" }).waitFor();
  assert.equal(await ana.isFullyVisible(card), true);
  assert.deepEqual(await ana.touchProblems(), []);
  await ana.screenshot("page-phone-card");

  const before = await ana.page.locator(".message").count();
  ana.startCounting();
  await ana.tap("All correct");
  await ana.message("Ana Ruiz confirmed all 4").waitFor();
  assert.equal(ana.taps, 1);
  assert.equal(await ana.page.locator(".message").count(), before);

  await marta.message("Please check 4 points").waitFor();
  assert.equal(await marta.page.getByRole("button", { name: "All correct" }).count(), 0, "the base card has no buttons");
  assert.deepEqual([...ana.problems, ...marta.problems], []);
});

test("a dialog checks its inputs, keeps what was typed, goes on, and gives the focus back", async () => {
  const ana = await client({ as: "ana", chat: "core-team", size: PHONE });
  await ana.say("@FastTrack check");
  await ana.tap("Something is wrong");
  await ana.dialog.waitFor();
  await ana.tap("Next");
  await ana.dialog.getByText("Choose a service").waitFor();
  await ana.choose(ana.dialog.getByLabel("Service"), "exchange");
  await ana.type(ana.dialog.getByLabel("Comment"), "a <b> & *c*");
  await ana.tap("Next");
  await ana.dialog.getByText("Which date is right?").waitFor();
  assert.equal(await ana.dialog.getByLabel("Comment").inputValue(), "a <b> & *c*");
  assert.deepEqual(await ana.touchProblems(), []);
  await ana.screenshot("page-phone-dialog");
  await ana.choose(ana.dialog.getByLabel("Service"), "exchange");
  await ana.pickDate(ana.dialog.getByLabel("Right date"), "2026-03-15");
  await ana.tap("Next");
  await ana.dialog.getByText("2026-03-15").waitFor();
  await ana.tap("Send");
  await ana.dialog.waitFor({ state: "detached" });
  assert.equal(await ana.page.evaluate(() => document.activeElement.textContent), "Something is wrong");

  await ana.page.keyboard.press("Enter");
  await ana.dialog.waitFor();
  await ana.page.keyboard.press("Escape");
  await ana.dialog.waitFor({ state: "detached" });
  assert.deepEqual(ana.problems, []);
});

test("an old client shows an Execute's fallback and sends it as a message", async () => {
  const otto = await client({ as: "otto", chat: "deployments", size: DESKTOP });
  await otto.say("@FastTrack check");
  await otto.message("Please check 4 points").waitFor();
  assert.equal(await otto.page.getByRole("button", { name: "All correct", exact: true }).count(), 0);
  await otto.tap("All correct (old client)");
  await otto.message("Otto Lang confirmed all 4").waitFor();
  assert.deepEqual(otto.problems, []);
});

test("typed markup stays text, mentions stand out, edits and deletions show", async () => {
  const ana = await client({ as: "ana", chat: "core-team", size: DESKTOP });
  await ana.say("@FastTrack <i>hello</i>");
  const answer = ana.message("said:");
  await answer.locator(".mention", { hasText: "Ana Ruiz" }).waitFor();
  assert.equal(await ana.page.locator(".message i, .message b").count(), 0);
  assert.equal(await answer.evaluate((node) => node.classList.contains("mentions-me")), true);
  await ana.say("@FastTrack edit");
  await ana.message("This was edited.").locator(".edited").waitFor();
  await ana.say("@FastTrack delete");
  await ana.message("This message has been deleted.").waitFor();
  assert.deepEqual(ana.problems, []);
});

test("hub elements are drawn, or their fallbacks when the switch says so", async () => {
  const { page, problems } = await newPage(browser);
  await page.goto(`${url}?panes=marta:marta`);
  await page.locator("[data-act=install]").click();
  await page.getByLabel("Message FastTrack").fill("hub");
  await page.keyboard.press("Enter");
  await page.locator(".hub-chart").waitFor();
  await page.locator(".hub-badge", { hasText: "confirmed" }).waitFor();
  await page.getByRole("button", { name: "Controls" }).click();
  await page.getByText("Cards", { exact: true }).click();
  await page.getByLabel("Show fallbacks instead of hub elements").check();
  await page.getByText("4 confirmed, 2 agreed").waitFor();
  assert.equal(await page.locator(".hub-chart").count(), 0);
  assert.deepEqual(problems, []);
});

test("without Microsoft's renderer cards are outlines, and the page says how to mend it", async () => {
  const marta = await client({ as: "marta", chat: "marta", size: DESKTOP, renderer: false });
  await marta.say("check");
  await marta.page.locator(".outline", { hasText: "Something is wrong" }).waitFor();
  await marta.page.getByText("install Node.js 20 or later").waitFor();
});

test("several people side by side: what mentions somebody is announced by its summary and opens from there", async () => {
  const { page, problems } = await newPage(browser, { size: { width: 1600, height: 800 } });
  await page.goto(`${url}?panes=john:core-team,marta:marta`);
  const john = page.locator(".pane[data-as=john]");
  const marta = page.locator(".pane[data-as=marta]");
  await john.locator("[data-act=install]").click();
  await john.locator("[data-act=install]").waitFor({ state: "hidden" });
  await john.locator(".conversation > .composer textarea").fill("@Marta Gil please look");
  await page.keyboard.press("Enter");
  await marta.locator(".toast", { hasText: "please look" }).locator(".toast-open").click();
  await marta.locator(".conversation h2", { hasText: "Contoso core team" }).waitFor();
  await marta.locator(".message.mentions-me", { hasText: "please look" }).waitFor();
  assert.equal(await marta.locator(".chat-item.unread").count(), 0);

  await marta.locator(".chat-item[data-chat=marta]").click();
  await marta.locator(".conversation > .composer textarea").waitFor();
  await john.locator(".conversation > .composer textarea").fill("@FastTrack notify");
  await page.keyboard.press("Enter");
  await marta.locator(".toast", { hasText: "A word for all" }).waitFor();
  await marta.locator(".chat-item.unread[data-chat=core-team]").waitFor();
  await page.screenshot({ path: `${SCREENSHOTS}/page-side-by-side.png` });
  assert.deepEqual(problems, []);
});

test("the controls move the clock, switch a fault on and off, and show the wire", async () => {
  const { page, problems } = await newPage(browser);
  await page.goto(`${url}?panes=marta:marta`);
  await page.getByRole("button", { name: "Controls" }).click();
  await page.getByRole("button", { name: "+1 day" }).click();
  await page.locator(".drawer-now", { hasText: "3 Mar 2026" }).waitFor();
  await page.getByRole("button", { name: "Next 09:00" }).click();
  await page.locator(".drawer-now", { hasText: "4 Mar 2026, 09:00" }).waitFor();
  await page.getByText("Faults", { exact: true }).click();
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByText("Throttle: 429, Retry-After 5 · everywhere · 1 left").waitFor();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByText("· 1 left").waitFor({ state: "detached" });
  await page.locator("[data-act=install]").click();
  await page.locator(".drawer-section summary", { hasText: "Wire" }).click();
  await page.locator(".drawer-log summary", { hasText: "installationUpdate" }).waitFor();
  await page.screenshot({ path: `${SCREENSHOTS}/page-controls.png` });
  await page.keyboard.press("Escape");
  assert.deepEqual(problems, []);
});

test("a narrow window shows one client, whose person can be changed", async () => {
  const { page, problems } = await newPage(browser, { size: { width: 390, height: 700 } });
  await page.goto(`${url}?panes=marta:marta,ana:core-team`);
  await page.locator(".pane[data-as=marta]").waitFor();
  assert.equal(await page.locator(".pane[data-as=ana]").isVisible(), false);
  await page.locator(".pane[data-as=marta] .person-select").selectOption("bruno");
  await page.locator(".pane[data-as=bruno]").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.deepEqual(problems, []);
});
