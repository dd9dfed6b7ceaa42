// messages.js: what became of what the bot had to say, as the bot itself tells it: sent, parked, skipped, given up, and
// why. Read when the bot has something new to report, while the drawer is open. What went over the wire is in log.js.

import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { clockTime } from "../time.js";
import { section } from "./drawer.js";

const FEW = 12;
const OUTCOMES = [["sent", "Sent"], ["parked", "Parked"], ["skipped", "Skipped"], ["givenUp", "Given up"]];

export function messageSection({ world, page, act }) {
  let lines = [];
  let chosen = "all";
  let all = false;
  const list = h("ol", { class: "drawer-messages", "aria-label": "What the bot had to say" });
  const more = h("button", { class: "button", type: "button", on: { click: () => ((all = !all), draw()) } });
  const tabs = [["all", "All"], ...OUTCOMES].map(([name]) =>
    h("button", { class: "button", type: "button", data: { outcome: name }, on: { click: () => ((chosen = name), draw()) } }));
  const draw = () => {
    const count = (name) => lines.filter((line) => name === "all" || line.outcome === name).length;
    if (count(chosen) === 0) chosen = "all";
    for (const tab of tabs) {
      const name = tab.dataset.outcome;
      const label = OUTCOMES.find(([outcome]) => outcome === name)?.[1];
      tab.textContent = label ? `${label} ${count(name)}` : "All";
      tab.disabled = name !== "all" && count(name) === 0;
      tab.hidden = name === "givenUp" && count(name) === 0;
      tab.setAttribute("aria-pressed", String(name === chosen));
    }
    const shown = lines.filter((line) => chosen === "all" || line.outcome === chosen).reverse();
    fill(list, shown.slice(0, all ? undefined : FEW).map((line) => row(line, world, page)), shown.length ? null : h("li", {}, "Nothing yet."));
    more.hidden = shown.length <= FEW;
    more.textContent = all ? "Show the latest" : `Show all ${shown.length}`;
  };
  const node = section("Messages", true, h("div", { class: "drawer-row drawer-tabs", role: "group", "aria-label": "Outcome" }, tabs), list, more,
    h("p", { class: "drawer-hint" }, "As the bot tells it: the last 50 of each. What nobody may be sent yet stays parked; what is skipped is held back by a rule."));
  node.hidden = true;
  const read = () => act(async () => {
    const report = await api.getReport();
    node.hidden = !report.tells;
    lines = report.lines;
    draw();
  });
  const later = () => {
    clearTimeout(node.timer);
    node.timer = setTimeout(() => node.closest(".drawer[hidden]") || read(), 150);
  };
  node.onShow = later;
  world.addEventListener("event", (event) => ["report", "bot", "reconnected"].includes(event.detail.type) && later());
  return node;
}

function row({ at, outcome, to, what, about, why }, world, page) {
  const kind = { sent: "good", parked: "bad", givenUp: "bad" }[outcome] ?? "quiet";
  const label = OUTCOMES.find(([name]) => name === outcome)?.[1] ?? outcome;
  return h("li", { data: { outcome } },
    h("span", { class: `status ${kind}` }, label.toLowerCase()), h("strong", {}, to),
    h("time", { datetime: at }, clockTime(at, world.now, { locale: "en-GB", timezone: page.zone })),
    h("span", { class: "said-what" }, what, why ? h("em", {}, ` · ${why}`) : null),
    about ? h("span", { class: "said-about" }, about) : null);
}
