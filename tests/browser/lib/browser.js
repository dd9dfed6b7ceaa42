// browser.js: Chromium for the journeys, and one person's client in it. Counts what a person would do: taps and typed
// fields. Microsoft's renderer is taken from node_modules, so that no journey needs the network.

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumPath, RENDERER, SCREENSHOTS } from "./paths.js";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export const PHONE = { width: 360, height: 640 };
export const DESKTOP = { width: 1280, height: 800 };

export const launch = () => chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS });

/** A page of its own context. `renderer: false` leaves /vendor to the simulator. Problems end up in `problems`. */
export async function newPage(browser, { size = DESKTOP, renderer = true } = {}) {
  const phone = size.width < 480;
  const context = await browser.newContext({ viewport: size, hasTouch: phone, isMobile: phone, deviceScaleFactor: phone ? 2 : 1, locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && problems.push(`console: ${message.text()}`));
  if (renderer) {
    const body = await readFile(RENDERER);
    await page.route("**/vendor/adaptivecards.min.js", (route) => route.fulfill({ body, contentType: "text/javascript" }));
  }
  return { page, context, problems };
}

/** One person's client over the whole window: `/?as=…&chat=…`. */
export async function openPane(browser, pageUrl, { as, chat, size = DESKTOP, renderer = true }) {
  const { page, context, problems } = await newPage(browser, { size, renderer });
  const query = new URLSearchParams(chat ? { as, chat } : { as });
  await page.goto(`${pageUrl}?${query}`);
  await page.locator(`.pane[data-as="${as}"]`).waitFor();
  return new PaneDriver(page, context, problems);
}

/** A person at a client. */
export class PaneDriver {
  constructor(page, context, problems) {
    Object.assign(this, { page, context, problems, taps: 0, typed: 0 });
  }

  /** From here on the counters count anew. */
  startCounting() {
    this.taps = 0;
    this.typed = 0;
  }

  /** The newest message that holds `text` (string or pattern). */
  message(text) {
    return this.page.locator(".message").filter({ hasText: text }).last();
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  /** The field called `label` in the open dialog: text, list or date. */
  field(label) {
    return this.dialog.getByLabel(label).and(this.dialog.locator("input:not([type=checkbox], [type=radio]), select, textarea"));
  }

  /** A tick or a dot in the open dialog whose own words begin with `name`. */
  choice(name) {
    return this.dialog.locator("label").filter({ hasText: new RegExp(`^${name}`) });
  }

  /** Whether the tick in the open dialog whose own words begin with `name` is set. */
  async ticked(name) {
    return this.choice(name).locator("xpath=..").locator("input").isChecked();
  }

  /** One tap. `what`: a locator, or the name of a button anywhere in the client (in the dialog, if one is open). */
  async tap(what) {
    this.taps += 1;
    await (typeof what === "string" ? this.#button(what) : what).click();
  }

  // The last one: in a feed the newest message is at the end.
  #button(name) {
    return this.page.getByRole("button", { name, exact: true }).last();
  }

  /** Types into a field: one typed field. */
  async type(field, text) {
    this.typed += 1;
    await field.fill(text);
  }

  /** Chooses from a drop-down list: two taps, one opens, one chooses. */
  async choose(field, option) {
    this.taps += 2;
    await field.selectOption(option);
  }

  /** Picks a day (YYYY-MM-DD) in a date field: two taps, one opens the calendar, one picks the day. */
  async pickDate(field, day) {
    this.taps += 2;
    await field.fill(day);
  }

  /** Says something in the open conversation. */
  async say(text) {
    const composer = this.page.locator(".conversation > .composer");
    await composer.locator("textarea").fill(text);
    await composer.getByRole("button", { name: "Send" }).click();
  }

  /** Opens another conversation by its key. */
  async openChat(key) {
    const back = this.page.getByRole("button", { name: "Back to conversations" });
    if (await back.isVisible()) await back.click();
    await this.page.locator(`.chat-item[data-chat="${key}"]`).click();
    await this.page.locator(".conversation").waitFor();
  }

  /** True when all of `locator` is inside the window and nothing covers its middle. */
  async isFullyVisible(locator) {
    return locator.evaluate((node) => {
      const box = node.getBoundingClientRect();
      const feed = node.closest(".feed, .dialog-body")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return box.top >= feed.top - 1 && box.bottom <= feed.bottom + 1 && box.left >= 0 && box.right <= innerWidth + 1 && (node.contains(at) || at?.contains(node));
    });
  }

  /** Everything readable in the open conversation. */
  async text() {
    return this.page.locator(".feed").innerText();
  }

  /** Saves what the window shows to target/screenshots/NAME.png. */
  async screenshot(name) {
    await mkdir(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** Problems of the layout on a phone: sideways scrolling, buttons under 44 px. */
  async touchProblems() {
    return this.page.evaluate(() => {
      const found = [];
      if (document.documentElement.scrollWidth > innerWidth) found.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${innerWidth}`);
      for (const node of document.querySelectorAll(".card button, .dialog button, .composer button, .conversation-row button")) {
        const box = node.getBoundingClientRect();
        if (box.width > 0 && (box.height < 43.5 || box.width < 43.5)) found.push(`${node.textContent || node.getAttribute("aria-label")}: ${box.width}×${box.height}`);
      }
      return found;
    });
  }

  async close() {
    await this.context.close();
  }
}
