// log.js: what went over the wire: activities to the bot and its answers, the bot's calls to the Connector, and where
// somebody broke the protocol. Read only while open.

import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { button, section } from "./drawer.js";

const MOST = 60;
const LOGS = [["deliveries", "To the bot"], ["connector-log", "From the bot"], ["violations", "Violations"]];

export function logSection({ world, act }) {
  let shown = "deliveries";
  const list = h("ol", { class: "drawer-log" });
  const tabs = LOGS.map(([name, label]) => h("button", { class: "button", type: "button", "aria-pressed": String(name === shown), on: { click: () => choose(name) } }, label));
  const choose = (name) => {
    shown = name;
    tabs.forEach((tab, at) => tab.setAttribute("aria-pressed", String(LOGS[at][0] === name)));
    read();
  };
  const read = () => act(async () => {
    const rows = await api.getLog(shown);
    const all = Array.isArray(rows) ? rows : (rows?.[shown] ?? []);
    fill(list, all.slice(-MOST).reverse().map((row) => h("li", {}, line(shown, row, act))), all.length ? null : h("li", {}, "Nothing yet."));
  });
  const node = section("Wire", false, h("div", { class: "drawer-row drawer-tabs", role: "group", "aria-label": "Log" }, tabs), list);
  const later = () => {
    clearTimeout(node.timer);
    node.timer = setTimeout(() => node.open && read(), 250);
  };
  node.addEventListener("toggle", later);
  const count = () => {
    const found = world.state.violations.length;
    tabs[2].textContent = found ? `Violations (${found})` : "Violations";
    tabs[2].classList.toggle("danger", found > 0);
    node.querySelector("summary").textContent = found ? `Wire · ${found} violation${found === 1 ? "" : "s"}` : "Wire";
  };
  world.addEventListener("change", count);
  world.addEventListener("event", (event) => ["delivery", "connector", "violation"].includes(event.detail.type) && later());
  count();
  return node;
}

function line(log, row, act) {
  const detail = h("pre", {}, JSON.stringify(row, null, 2));
  if (log === "violations") return [h("strong", {}, row.what), " ", row.detail];
  if (log === "connector-log") {
    return h("details", {}, h("summary", {}, badge(row.status), `${row.method ?? ""} ${row.path ?? ""}`), detail);
  }
  const { delivery } = row;
  const again = h("div", { class: "drawer-row" },
    button("Again, same id", () => act(() => api.redeliver(delivery.activityId, "sameId"))), button("Again, new id", () => act(() => api.redeliver(delivery.activityId, "newId"))));
  return h("details", {}, h("summary", {}, badge(delivery.status), `${delivery.kind} · ${row.conversation}${delivery.failed ? ` · ${delivery.failed}` : ""}`), again, detail);
}

const badge = (status) => h("span", { class: `status ${status >= 200 && status < 300 ? "good" : "bad"}` }, status ?? "—");
