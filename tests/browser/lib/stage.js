// stage.js: the product on this machine (`fasttrack-bot demo`) for one test: its people's clients, Teams' controls, and
// what must hold at the end. The clock is moved to a Monday morning in March, always the same one but for the year.

import assert from "node:assert/strict";
import { DESKTOP, launch, newPage, openPane } from "./browser.js";
import { freshFolder, startDemo } from "./process.js";

/** The first Monday of the next March that is still ahead, 09:00 UTC (the simulator's clock moves forward only). */
export function monday() {
  const now = new Date(Date.now() + 86_400_000);
  for (let year = now.getUTCFullYear(); ; year += 1) {
    const first = new Date(Date.UTC(year, 2, 1, 9));
    first.setUTCDate(1 + ((8 - first.getUTCDay()) % 7));
    if (first > now) return first;
  }
}

/** `days` after that Monday, as YYYY-MM-DD. */
export function dayAfter(days) {
  return new Date(monday().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

let browser;
/** One Chromium for all tests of a file. */
export const sharedBrowser = async () => (browser ??= await launch());
export const closeBrowser = async () => browser?.close();

export class Stage {
  /** Starts it in a fresh folder; ended and checked after test `t`. */
  static async begin(t) {
    const stage = new Stage();
    stage.panes = [];
    stage.folder = await freshFolder();
    stage.demo = await startDemo(stage.folder.path);
    t.after(() => stage.#end());
    await stage.until("the app is installed everywhere", async () => (await stage.control("GET", "/sim/state")).conversations.every((conversation) => conversation.installed));
    await stage.until("the FM is welcomed", async () => (await stage.messages("marta")).length === 1);
    // Only now, with nothing on its way: whatever waits for a moment of today would wait for it after a jump back.
    await stage.control("POST", "/sim/clock", { set: monday().toISOString() });
    return stage;
  }

  /** One of Teams' controls (crates/teams-simulator/README.md). */
  async control(method, path, body) {
    const answer = await fetch(new URL(path, this.demo.addresses.page), { method, headers: { "content-type": "application/json" }, body: body && JSON.stringify(body) });
    const found = await answer.json();
    assert.ok(answer.ok, `${method} ${path}: ${JSON.stringify(found)}`);
    return found;
  }

  /** The client of `as`, showing `chat`. */
  async open(as, chat, size = DESKTOP) {
    const pane = await openPane(await sharedBrowser(), this.demo.addresses.page, { as, chat, size });
    await pane.page.locator(".conversation").waitFor();
    this.panes.push(pane);
    return pane;
  }

  /** The whole page with several clients (`marta:marta,ana:deployments`) and the controls, which are opened. */
  async room(panes, size = DESKTOP) {
    const { page, context, problems } = await newPage(await sharedBrowser(), { size });
    this.panes.push({ problems, close: () => context.close() });
    await page.goto(`${this.demo.addresses.page}?panes=${panes}`);
    await page.locator(".pane .conversation").first().waitFor();
    await page.getByRole("button", { name: "Controls", exact: true }).click();
    await page.locator(".drawer").waitFor();
    return page;
  }

  /** The messages of a conversation as `as` sees them; everybody's without. */
  async messages(chat, as) {
    return this.control("GET", as ? `/sim/people/${as}/conversations/${chat}/messages` : `/sim/conversations/${chat}/messages`);
  }

  /** Those by the bot that are still there. */
  async fromBot(chat, as) {
    return (await this.messages(chat, as)).filter((message) => message.from.bot && !message.deleted);
  }

  /** How many messages stand in each conversation, deleted ones not counted. */
  async counts() {
    const { conversations } = await this.control("GET", "/sim/state");
    const counted = await Promise.all(conversations.map(async ({ key }) => [key, (await this.messages(key)).filter((message) => !message.deleted).length]));
    return Object.fromEntries(counted);
  }

  /** Waits until the bot has sent what it owes: nothing changes any more. */
  async quiet() {
    let before;
    await this.until("nothing is sent any more", async () => {
      const now = JSON.stringify(await this.counts());
      const same = now === before;
      before = now;
      if (!same) await new Promise((resolve) => setTimeout(resolve, 250));
      return same;
    });
    return JSON.parse(before);
  }

  /** Waits until `check` holds. */
  async until(what, check, seconds = 30) {
    const end = Date.now() + seconds * 1000;
    while (!(await check())) {
      assert.ok(Date.now() < end, `${what}: not within ${seconds} s\n${this.demo.log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Kills the whole program as a crash would, and starts it again on the same folder. Clients are to be opened anew. */
  async crashAndRestart() {
    await this.demo.crash();
    for (const pane of this.panes) await pane.close();
    this.panes = [];
    this.demo = await startDemo(this.folder.path, this.demo.addresses);
  }

  async #end() {
    try {
      for (const pane of this.panes) assert.deepEqual(pane.problems, []);
      assert.deepEqual(await this.control("GET", "/sim/violations"), []);
    } finally {
      for (const pane of this.panes) await pane.close();
      await this.demo.crash();
      await this.folder.done();
    }
  }
}

/** Everything readable on a message's cards. */
export function textOf(message) {
  const found = [];
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== "object") return undefined;
    for (const key of ["text", "title", "label", "placeholder", "altText", "errorMessage"]) if (typeof node[key] === "string") found.push(node[key]);
    for (const [key, value] of Object.entries(node)) if (key !== "data") walk(value);
    return undefined;
  };
  walk(message.cards);
  return [message.text, message.summary, ...found].filter(Boolean).join("\n");
}
