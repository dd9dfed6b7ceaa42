// conversation-header.js: the head of an open conversation: back, name, who is here, and a menu (members, meeting,
// adding and removing the app, blocking the bot). Also the banner for a conversation the app is not in.

import * as api from "./api.js";
import { avatar, botAvatar } from "./avatar.js";
import { icon } from "./cards/icons.js";
import { fill, freshId, h } from "./dom.js";
import { nameOf } from "./world.js";

/** The nodes of the head. */
export function conversationHeader(conversation) {
  const { pane, data } = conversation;
  const { world } = pane;
  const mark = data.kind === "personal" ? botAvatar(true) : icon({ groupChat: "people", meeting: "meeting", channel: "chat" }[data.kind]);
  const complaint = h("p", { class: "banner problem", role: "alert", hidden: true });
  const act = async (work) => {
    complaint.hidden = true;
    try {
      await work();
      world.reload();
    } catch (error) {
      complaint.hidden = false;
      fill(complaint, error.message);
    }
  };
  const row = h("div", { class: "conversation-row" },
    h("button", { class: "icon-button back", type: "button", "aria-label": "Back to conversations", data: { act: "back" }, on: { click: () => pane.back() } }, icon("arrowleft")),
    h("span", { class: "chat-mark" }, mark),
    h("div", { class: "conversation-title" }, h("h2", {}, nameOf(data, world.state.bot)), h("span", { class: "conversation-sub" }, subtitle(conversation))),
    h("span", { class: "me", title: pane.person.name }, avatar(pane.person, true)),
    menu(conversation, act));
  return [row, data.installed ? null : banner(conversation, act), complaint];
}

function subtitle({ pane, data }) {
  if (data.kind === "personal") return "app, personal chat";
  const names = data.members.map((key) => pane.world.person(key)?.name ?? key);
  const place = { channel: data.team?.name ?? "channel", groupChat: "group chat", meeting: "meeting chat" }[data.kind];
  return `${place} · ${names.length} people`;
}

function banner({ pane, data }, act) {
  const name = pane.world.state.bot.name;
  const where = data.kind === "channel" ? "this team" : "this chat";
  return h("div", { class: "banner" }, h("span", {}, `${name} is not in ${where} yet.`),
    h("button", { class: "button primary", type: "button", data: { act: "install" }, on: { click: () => act(() => api.install(pane.key, data.key)) } }, `Add ${name}`));
}

function menu(conversation, act) {
  const { pane, data } = conversation;
  const name = pane.world.state.bot.name;
  const id = freshId("menu");
  const item = (label, mark, work) => h("li", {}, h("button", { type: "button", on: { click: () => (close(), act(work)) } }, icon(mark, { size: 18 }), label));
  const list = h("ul", { id, class: "menu", hidden: true },
    data.kind === "personal" ? null : h("li", { class: "menu-people" }, h("strong", {}, "People here"), data.members.map((key) => {
      const person = pane.world.person(key);
      return h("span", {}, avatar(person, true), person.name, person.kind === "member" ? null : h("em", {}, ` (${person.kind})`));
    })),
    data.kind === "meeting" ? [item("Meeting starts", "meeting", () => api.meeting(data.key, "start")), item("Meeting ends", "meeting", () => api.meeting(data.key, "end"))] : null,
    data.installed
      ? item(`Remove ${name}`, "delete", () => api.uninstall(pane.key, data.key))
      : item(`Add ${name}`, "add", () => api.install(pane.key, data.key)),
    data.kind === "personal" ? item(pane.person.blocked ? `Unblock ${name}` : `Block ${name}`, "dismiss", () => api.block(pane.key, !pane.person.blocked)) : null);
  const button = h("button", { class: "icon-button", type: "button", "aria-label": "More", "aria-expanded": "false", "aria-controls": id, data: { act: "menu" }, on: { click: () => (list.hidden ? open() : close()) } }, icon("more"));
  const outside = (event) => box.contains(event.target) || close();
  const open = () => {
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside);
    list.querySelector("button")?.focus();
  };
  const close = () => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
  };
  const box = h("div", { class: "menu-box", on: { keydown: (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
      button.focus();
    }
  } } }, button, list);
  return box;
}
