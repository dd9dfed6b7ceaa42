// faults.js: switches on what goes wrong between Teams and the bot, and off again.

import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { button, section } from "./drawer.js";

const FAULTS = [
  ["Throttle: 429, Retry-After 5", { on: "connector", effect: { kind: "throttle", retryAfter: 5 } }],
  ["Throttle: 429 without Retry-After", { on: "connector", effect: { kind: "throttle" } }],
  ["Edit refused: 412", { on: "update", effect: { kind: "preconditionFailed" } }],
  ["Bad gateway: 502", { on: "connector", effect: { kind: "badGateway" } }],
  ["Sent, yet 504", { on: "send", effect: { kind: "timeoutAfterDelivery" } }],
  ["Server error: 500", { on: "connector", effect: { kind: "serverError" } }],
  ["Connector slow: 3 s", { on: "connector", effect: { kind: "slow", ms: 3000 } }],
  ["Connector's reply lost", { on: "connector", effect: { kind: "dropReply" } }],
  ["Conversation gone: 404 on send", { on: "send", effect: { kind: "status", status: 404, code: "ConversationNotFound" } }],
  ["Bot not in roster: 403 on send", { on: "send", effect: { kind: "status", status: 403, code: "BotNotInConversationRoster" } }],
  ["Bot's answer lost (delivered again)", { on: "delivery", effect: { kind: "dropReply" } }],
  ["Delivered twice, same id", { on: "delivery", effect: { kind: "duplicateSameId" } }],
  ["Delivered twice, new id", { on: "delivery", effect: { kind: "duplicateNewId" } }],
  ["Delivery slow: 3 s", { on: "delivery", effect: { kind: "slow", ms: 3000 } }],
  ["Members unavailable: 502", { on: "members", effect: { kind: "badGateway" } }],
  ["Token endpoint down", { on: "token", effect: { kind: "down" } }],
  ["Signing keys down", { on: "keys", effect: { kind: "down" } }],
  ["Metadata down", { on: "metadata", effect: { kind: "down" } }],
];

export function faultSection({ world, act }) {
  const which = h("select", { "aria-label": "Fault" }, FAULTS.map(([name], at) => h("option", { value: at }, name)));
  const times = h("select", { "aria-label": "How often" }, h("option", { value: 1 }, "once"), h("option", { value: 3 }, "3 times"), h("option", { value: "" }, "until cleared"));
  const where = h("select", { "aria-label": "Where" });
  const list = h("ul", { class: "drawer-list", "aria-label": "Faults switched on" });
  const add = () => act(async () => {
    const fault = { ...FAULTS[Number(which.value)][1] };
    if (times.value) fault.times = Number(times.value);
    if (where.value) fault.conversation = where.value;
    await api.addFault(fault);
    world.reload();
  });
  const clear = (id) => act(async () => {
    await api.clearFault(id);
    world.reload();
  });
  const draw = () => {
    const chosen = where.value;
    fill(where, h("option", { value: "" }, "everywhere"), world.state.conversations.map((one) => h("option", { value: one.key }, one.key)));
    where.value = chosen;
    fill(list, world.state.faults.map((fault) => h("li", {}, h("span", {}, wordsFor(fault)), button("Clear", () => clear(fault.id)))));
  };
  world.addEventListener("change", draw);
  draw();
  return section("Faults", false, which, h("div", { class: "drawer-row" }, times, where, button("Switch on", add, "primary")), list, button("Clear all", () => clear()));
}

function wordsFor(fault) {
  const known = FAULTS.find(([, one]) => one.on === fault.on && one.effect.kind === fault.effect?.kind);
  const often = fault.times === null || fault.times === undefined ? "until cleared" : `${fault.times} left`;
  return `${known?.[0] ?? `${fault.on}: ${fault.effect?.kind}`} · ${fault.conversation ?? "everywhere"} · ${often}`;
}
