// conversation.js: one open conversation of one person: header, messages (in a channel by thread), composer. Loads this
// person's view of the messages, asks for automatic refreshes as a client does on display, keeps the place while reading.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { conversationHeader } from "./conversation-header.js";
import { fill, h, reconcile } from "./dom.js";
import { MessageView } from "./message.js";
import { widthClass } from "./cards/host-config.js";

const NEAR_END = 80;

export class Conversation {
  constructor(pane, key) {
    this.pane = pane;
    this.key = key;
    this.messages = [];
    this.views = new Map();
    this.composers = new Map();
    this.turn = 0;
    this.ended = false;
    this.head = h("div", { class: "conversation-head" });
    this.feed = h("div", { class: "feed", role: "log", "aria-label": "Messages", tabindex: 0, "aria-live": "off" });
    this.fresh = h("button", { class: "fresh", type: "button", hidden: true, on: { click: () => this.#toEnd() } }, "New messages ↓");
    this.pinned = true;
    this.feed.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.typing = h("div", { class: "typing", role: "status" });
    this.heard = h("div", { class: "visually-hidden", role: "status" });
    this.composer = new Composer(this, { root: undefined });
    this.node = h("div", { class: `conversation kind-${this.data.kind}` }, this.head, this.feed, h("div", { class: "fresh-row" }, this.fresh), this.typing, this.heard, this.composer.node);
    this.refreshHeader();
    this.#watchWidth();
    this.#first();
  }

  get data() {
    return this.pane.world.conversation(this.key);
  }

  async #first() {
    await this.load();
    this.#toEnd();
    await this.#refresh();
  }

  refreshHeader() {
    const focused = this.head.contains(document.activeElement) ? document.activeElement.dataset.act : undefined;
    const state = JSON.stringify([this.data, this.pane.person.blocked]);
    if (state === this.headState) return;
    this.headState = state;
    fill(this.head, conversationHeader(this));
    if (focused) this.head.querySelector(`[data-act="${focused}"]`)?.focus();
  }

  /** A simulator's event about this conversation. */
  async seen(event) {
    if (event.type === "typing") return this.#showTyping();
    if (!["message", "edited", "deleted", "reaction", "view"].includes(event.type)) return;
    await this.load();
    if (event.type === "message" || event.type === "edited") await this.#refresh();
  }

  /** The clock moved, or the stream of events was lost for a while. */
  async wake(reload) {
    if (reload) await this.load();
    for (const view of this.views.values()) view.drawTime();
    clearTimeout(this.waking);
    this.waking = setTimeout(() => this.#refresh(), 200);
  }

  // One reading at a time; whoever asks meanwhile gets one more reading after it.
  async load() {
    if (this.loading) {
      this.wanted = true;
      return this.loading;
    }
    this.loading = this.#read();
    await this.loading;
    this.loading = undefined;
    if (this.wanted && !this.ended) {
      this.wanted = false;
      await this.load();
    }
  }

  async #read() {
    try {
      const messages = await api.getMessages(this.pane.key, this.key);
      if (!this.ended) this.#show(messages);
    } catch (error) {
      if (!this.ended && this.messages.length === 0) fill(this.feed, h("p", { class: "nothing-open", role: "alert" }, error.message));
    }
  }

  async #refresh() {
    if (this.ended) return;
    const answer = await api.open(this.pane.key, this.key).catch(() => undefined);
    if (answer?.refreshed > 0) await this.load();
  }

  /** Puts the answer to a press in place at once; the event brings the rest. */
  replace(message) {
    this.#show(this.messages.map((one) => (one.activityId === message.activityId ? message : one)));
  }

  #show(messages) {
    const known = new Set(this.messages.map((message) => message.activityId));
    const added = messages.filter((message) => !known.has(message.activityId));
    if (this.messages.length > 0) this.#announce(added);
    this.messages = messages;
    if (this.data.kind === "channel") this.#showThreads(messages);
    else this.#showMessages(this.feed, messages);
    this.#emptyNote();
    if (added.length === 0) return this.pinned ? this.#toEnd() : undefined;
    const mine = added.some((message) => message.from.key === this.pane.key);
    if (this.pinned || mine) this.#toEnd();
    else this.fresh.hidden = false;
    return undefined;
  }

  // What a screen reader says; the feed itself is silent, as cards in it change all the time.
  #announce(added) {
    const last = added.filter((message) => message.from.key !== this.pane.key).at(-1);
    if (last) fill(this.heard, `${last.from.name}: ${last.summary ?? last.text ?? "a card"}`);
  }

  #emptyNote() {
    this.feed.querySelector(".nothing-open")?.remove();
    if (this.messages.length === 0) {
      const words = this.data.installed ? "Nothing here yet." : `Nothing here yet. Add ${this.pane.world.state.bot.name} to begin.`;
      this.feed.append(h("p", { class: "nothing-open" }, words));
    }
  }

  #showMessages(parent, messages) {
    reconcile(parent, messages, {
      key: (message) => message.activityId,
      make: (message) => this.#view(message).node,
      update: (_, message) => this.#view(message),
    });
  }

  #view(message) {
    let view = this.views.get(message.activityId);
    if (!view) {
      view = new MessageView(this, message);
      this.views.set(message.activityId, view);
    } else {
      view.update(message);
    }
    return view;
  }

  #showThreads(messages) {
    const threads = new Map();
    for (const message of messages) {
      const root = message.root ?? message.activityId;
      threads.set(root, [...(threads.get(root) ?? []), message]);
    }
    const latest = (thread) => thread.at(-1).at;
    const ordered = [...threads].sort((a, b) => (latest(a[1]) < latest(b[1]) ? -1 : latest(a[1]) > latest(b[1]) ? 1 : 0));
    reconcile(this.feed, ordered, {
      key: ([root]) => root,
      make: ([root, inside]) => this.#makeThread(root, inside),
      update: (node, [, inside]) => this.#showMessages(node.querySelector(".thread-messages"), inside),
    });
  }

  #makeThread(root, messages) {
    const inside = h("div", { class: "thread-messages" });
    this.#showMessages(inside, messages);
    const composer = new Composer(this, { root });
    this.composers.set(root, composer);
    return h("section", { class: "thread", "aria-label": "Thread", data: { root } }, inside, composer.node);
  }

  /** Sends what was typed; true when the simulator took it. */
  async say(text, root) {
    try {
      const delivery = await api.say(this.pane.key, this.key, text, root);
      await this.load();
      const { name } = this.pane.world.state.bot;
      // What does not mention the bot in a shared conversation is not for it: nothing failed.
      const forBot = this.data.kind === "personal" || text.includes(`@${name}`);
      const failed = delivery?.failed ?? (delivery?.status >= 400 ? `it answered ${delivery.status}` : undefined);
      if (failed && forBot) this.views.get(delivery.activityId)?.note(`${name} did not take this: ${failed}`, "problem");
      return true;
    } catch (error) {
      (root ? this.composers.get(root) : this.composer)?.complain(error.message);
      return false;
    }
  }

  #showTyping() {
    fill(this.typing, `${this.pane.world.state.bot.name} is typing…`);
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => fill(this.typing), 3000);
  }

  // A card is drawn anew when the client's width class changes, as Teams does.
  #watchWidth() {
    this.observer = new ResizeObserver(() => {
      const kind = `${widthClass(this.feed.clientWidth)}${this.feed.clientWidth < 420}`;
      if (this.widthKind && kind !== this.widthKind) this.redrawCards();
      this.widthKind = kind;
      if (this.pinned) this.#toEnd();
    });
    this.observer.observe(this.feed);
  }

  redrawCards() {
    for (const view of this.views.values()) view.redraw();
    if (this.pinned) this.#toEnd();
  }

  // Whoever reads at the end stays there when something grows; whoever scrolled up is left alone.
  #scrolled() {
    this.pinned = this.feed.scrollHeight - this.feed.scrollTop - this.feed.clientHeight < NEAR_END;
    if (this.pinned) this.fresh.hidden = true;
  }

  #toEnd() {
    this.pinned = true;
    this.fresh.hidden = true;
    this.feed.scrollTop = this.feed.scrollHeight;
  }

  focus() {
    this.composer.focusOr(this.feed);
  }

  end() {
    this.ended = true;
    this.observer?.disconnect();
    clearTimeout(this.waking);
    clearTimeout(this.typingEnds);
  }
}
