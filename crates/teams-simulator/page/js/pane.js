// pane.js: one person's Teams client: the bar with the person, the list of conversations, the open conversation, toasts
// and dialogs. Everything a pane shows is this person's view alone.

import { ChatList } from "./chat-list.js";
import { avatar } from "./avatar.js";
import { Conversation } from "./conversation.js";
import { DialogHost } from "./dialog.js";
import { icon } from "./cards/icons.js";
import { fill, h } from "./dom.js";
import * as api from "./api.js";
import { Toasts } from "./toasts.js";
import { nameOf } from "./world.js";

export class Pane {
  constructor(world, key, page) {
    this.world = world;
    this.page = page;
    this.key = key;
    this.chat = undefined;
    this.unread = new Map();
    this.node = h("section", { class: "pane", data: { as: key }, tabindex: -1 });
    this.onChange = () => this.#draw();
    this.onEvent = (event) => this.#event(event.detail);
    world.addEventListener("change", this.onChange);
    world.addEventListener("event", this.onEvent);
    this.#build();
  }

  get person() {
    return this.world.person(this.key);
  }

  #build() {
    this.node.dataset.as = this.key;
    this.node.setAttribute("aria-label", `${this.person.name}'s client`);
    this.list = new ChatList(this);
    this.conversation = undefined;
    this.hole = h("div", { class: "hole" });
    this.toasts = new Toasts((chat) => this.openChat(chat));
    this.dialogs = new DialogHost(this);
    this.client = h("div", { class: "client" }, this.#bar(), h("div", { class: "client-body" }, this.list.node, this.hole));
    fill(this.node, this.client, this.toasts.node, this.dialogs.node);
    this.#empty();
  }

  #bar() {
    const select = h("select", { class: "person-select", "aria-label": "Person shown in this pane", on: { change: () => this.become(select.value) } },
      this.world.state.people.map((person) => h("option", { value: person.key, selected: person.key === this.key }, person.name)));
    const person = this.person;
    const close = h("button", { class: "icon-button pane-close", type: "button", "aria-label": `Close ${person.name}'s client`, on: { click: () => this.page.remove(this) } }, icon("dismiss"));
    return h("header", { class: "pane-bar" }, avatar(person),
      h("div", { class: "pane-who" }, select, h("span", { class: "pane-about", title: person.about }, this.#about())), close);
  }

  #about() {
    const person = this.person;
    const kind = { guest: "guest", federated: "federated", member: "" }[person.kind];
    return [person.about || kind, person.locale].filter(Boolean).join(" · ");
  }

  #empty() {
    fill(this.hole, h("p", { class: "nothing-open" }, "Choose a conversation."));
  }

  /** Shows another person in this pane. */
  become(key) {
    this.end(false);
    this.key = key;
    this.chat = undefined;
    this.unread.clear();
    this.node.classList.remove("in-chat");
    this.#build();
    const first = this.world.conversationsOf(key)[0];
    if (first) this.openChat(first.key);
    this.page.remember();
    this.node.querySelector(".person-select")?.focus();
  }

  /** Opens the conversation named in the address, by key or id, or says which there are. */
  openFirst(name) {
    const found = this.world.conversationsOf(this.key).find((one) => one.key === name || one.id === name);
    if (found) this.openChat(found.key, { focus: false });
  }

  openChat(chat, { focus = true } = {}) {
    if (!this.world.conversation(chat)) return;
    this.conversation?.end();
    this.chat = chat;
    this.unread.delete(chat);
    this.conversation = new Conversation(this, chat);
    fill(this.hole, this.conversation.node);
    this.node.classList.add("in-chat");
    this.list.draw();
    this.page.remember();
    if (focus) this.conversation.focus();
  }

  /** Back to the list, where both do not fit side by side. */
  back() {
    this.conversation?.end();
    this.conversation = undefined;
    const left = this.chat;
    this.chat = undefined;
    this.node.classList.remove("in-chat");
    this.#empty();
    this.list.draw();
    this.list.focus(left);
    this.page.remember();
  }

  #draw() {
    this.list.draw();
    this.conversation?.refreshHeader();
  }

  async #event(event) {
    if (event.type === "clock" || event.type === "reconnected") return this.conversation?.wake(event.type === "reconnected");
    if (event.type === "view" && event.person !== this.key) return;
    const chat = event.conversation;
    if (!chat || !this.world.conversationsOf(this.key).some((one) => one.key === chat)) return;
    if (chat === this.chat) this.conversation.seen(event);
    else if (event.type === "message") await this.#missed(chat, event.activityId);
  }

  async #missed(chat, activityId) {
    const messages = await api.getMessages(this.key, chat).catch(() => []);
    const message = messages.find((one) => one.activityId === activityId);
    if (!message || message.from.key === this.key) return;
    this.unread.set(chat, (this.unread.get(chat) ?? 0) + 1);
    this.list.draw();
    const conversation = this.world.conversation(chat);
    if (conversation.kind === "personal" || message.mentionsMe || message.alert) this.#toast(conversation, message);
  }

  #toast(conversation, message) {
    const text = message.summary ?? message.text ?? `${message.from.name} sent a card`;
    this.toasts.show({ from: message.from.name, place: nameOf(conversation, this.world.state.bot), text, chat: conversation.key });
  }

  /** What cards need to know about this client. */
  get clientView() {
    const members = this.world.conversation(this.chat)?.members ?? [];
    return {
      oldClient: this.person.oldClient,
      showFallbacks: this.page.settings.showFallbacks,
      locale: this.person.locale,
      people: members.map((key) => this.world.person(key)).filter((p) => p?.aadObjectId && p.kind === "member").map((p) => ({ title: p.name, value: p.aadObjectId })),
    };
  }

  redrawCards() {
    this.conversation?.redrawCards();
    this.dialogs.redraw();
  }

  focus() {
    this.node.focus();
  }

  /** Ends it; `gone` also takes it off the page. */
  end(gone = true) {
    this.conversation?.end();
    this.conversation = undefined;
    this.dialogs.drop();
    if (!gone) return;
    this.world.removeEventListener("change", this.onChange);
    this.world.removeEventListener("event", this.onEvent);
    this.node.remove();
  }
}
