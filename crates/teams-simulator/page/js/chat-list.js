// chat-list.js: the conversations of one person: chats first, then teams with their channels; unread ones stand out.

import { botAvatar } from "./avatar.js";
import { icon } from "./cards/icons.js";
import { fill, h, hidden } from "./dom.js";
import { nameOf } from "./world.js";

export class ChatList {
  constructor(pane) {
    this.pane = pane;
    this.node = h("nav", { class: "chat-list", "aria-label": "Conversations" });
    this.draw();
  }

  draw() {
    const { world, key } = this.pane;
    const all = world.conversationsOf(key);
    const chats = all.filter((one) => one.kind !== "channel");
    const teams = new Map();
    for (const channel of all.filter((one) => one.kind === "channel")) {
      const name = channel.team?.name ?? "Team";
      teams.set(name, [...(teams.get(name) ?? []), channel]);
    }
    const focused = this.node.contains(document.activeElement) ? document.activeElement.dataset.chat : undefined;
    fill(this.node,
      chats.length ? this.#section("Chat", chats) : null,
      [...teams].map(([name, channels]) => this.#section(name, channels)),
      all.length ? null : h("p", { class: "nothing-open" }, "No conversations."));
    if (focused) this.focus(focused);
  }

  #section(title, conversations) {
    return h("section", {}, h("h2", {}, title), h("ul", {}, conversations.map((one) => h("li", {}, this.#item(one)))));
  }

  #item(conversation) {
    const { world, unread, chat } = this.pane;
    const count = unread.get(conversation.key) ?? 0;
    const current = chat === conversation.key;
    const mark = { personal: botAvatar(true), groupChat: icon("people"), meeting: icon("meeting"), channel: icon("chat") }[conversation.kind];
    return h("button", { type: "button", class: `chat-item${count ? " unread" : ""}`, data: { chat: conversation.key },
      "aria-current": current ? "true" : undefined, on: { click: () => this.pane.openChat(conversation.key) } },
    h("span", { class: "chat-mark" }, mark),
    h("span", { class: "chat-name" }, nameOf(conversation, world.state.bot)),
    conversation.installed ? null : h("span", { class: "chat-note", title: "The app is not here yet" }, icon("add", { size: 16 }), hidden(" app not added")),
    count ? h("span", { class: "count" }, count, hidden(" unread")) : null);
  }

  focus(chat) {
    const item = [...this.node.querySelectorAll(".chat-item")].find((one) => one.dataset.chat === chat);
    (item ?? this.node.querySelector(".chat-item"))?.focus();
  }
}
