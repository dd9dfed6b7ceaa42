// top-bar.js: the bar over the panes: what this is, the simulation's clock, whether the bot runs, more people, controls.

import { icon } from "./cards/icons.js";
import { fill, h } from "./dom.js";
import { fullTime, shortTime } from "./time.js";

/** The bar; `refresh()` on it follows the number of panes. */
export function topBar(world, page) {
  const clock = h("button", { class: "bar-clock", type: "button", title: "Move the clock", on: { click: () => page.drawer.show("clock") } });
  const bot = h("button", { class: "bar-bot", type: "button", title: "Kill or restart the bot", on: { click: () => page.drawer.show("bot") } });
  const add = h("button", { class: "bar-button add-person", type: "button", on: { click: () => page.addAnother() } }, icon("add"), h("span", {}, "Person"));
  const controls = h("button", { class: "bar-button", type: "button", "aria-label": "Controls", "aria-expanded": "false", "aria-controls": "drawer", on: { click: () => page.drawer.toggle() } },
    icon("settings"), h("span", {}, "Controls"));
  page.drawer.onToggle = (shown) => controls.setAttribute("aria-expanded", String(shown));
  const bar = h("header", { class: "bar" },
    h("div", { class: "bar-name" }, h("img", { src: "icon.svg", alt: "", width: 26, height: 26 }), h("strong", {}, "Teams simulator"), h("span", { class: "bar-sub" }, "offline, not Microsoft's client")),
    h("div", { class: "bar-middle" }, clock, bot), h("div", { class: "bar-end" }, add, controls));
  bar.refresh = () => {
    add.disabled = page.panes.length >= 3;
  };
  const draw = () => {
    const zone = page.zone;
    fill(clock, icon("clock", { size: 18 }), h("span", { class: "clock-long" }, fullTime(world.now, { timezone: zone })), h("span", { class: "clock-short" }, shortTime(world.now, { timezone: zone })), h("span", { class: "bar-zone" }, zone.split("/").at(-1).replaceAll("_", " ")));
    const state = world.lost ? "lost" : world.state.bot.state;
    const words = { running: "running", stopped: "stopped", unknown: "ready", lost: "simulator lost" };
    bot.dataset.state = state;
    fill(bot, h("i", { class: "dot" }), h("span", {}, `${world.state.bot.name} ${words[state] ?? state}`));
  };
  world.addEventListener("change", draw);
  return bar;
}
