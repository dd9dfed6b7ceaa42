// teams.js: what happens to conversations from outside: the app added and removed, meetings that start and end,
// people who come and go.

import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { nameOf } from "../world.js";
import { button, section } from "./drawer.js";

export function teamsSection({ world, act }) {
  const list = h("ul", { class: "drawer-list" });
  const run = (work) => act(async () => {
    await work();
    world.reload();
  });
  const who = h("select", { "aria-label": "Person" }, world.state.people.map((person) => h("option", { value: person.key }, person.name)));
  const where = h("select", { "aria-label": "Conversation" });
  const draw = () => {
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.act : undefined;
    fill(list, world.state.conversations.map((one) => h("li", {}, h("span", {}, title(one, world)), h("span", { class: "drawer-row" }, buttons(one, run)))));
    if (focused) list.querySelector(`[data-act="${focused}"]`)?.focus();
    const chosen = where.value;
    const shared = world.state.conversations.filter((one) => one.kind !== "personal");
    fill(where, shared.map((one) => h("option", { value: one.key }, title(one, world))));
    if (shared.some((one) => one.key === chosen)) where.value = chosen;
  };
  world.addEventListener("change", draw);
  draw();
  return section("Conversations", false, list, h("div", { class: "drawer-row" }, who, where),
    h("div", { class: "drawer-row" }, button("Person joins", () => run(() => api.members(where.value, [who.value], []))),
      button("Person leaves", () => run(() => api.members(where.value, [], [who.value])))));
}

function title(conversation, world) {
  if (conversation.kind === "personal") return `${world.person(conversation.members[0])?.name ?? conversation.key} (personal)`;
  return `${conversation.team ? `${conversation.team.name}: ` : ""}${nameOf(conversation, world.state.bot)}`;
}

function buttons(conversation, run) {
  const { key, kind, members, installed } = conversation;
  const named = (label, act, work) => {
    const one = button(label, () => run(work));
    one.dataset.act = `${key}-${act}`;
    return one;
  };
  return [
    kind === "meeting" ? [named("Starts", "start", () => api.meeting(key, "start")), named("Ends", "end", () => api.meeting(key, "end"))] : null,
    installed ? named("Remove app", "app", () => api.uninstall(members[0], key)) : named("Add app", "app", () => api.install(members[0], key)),
  ];
}
