// composer.js: where a person writes: a chat's message, a channel's new post, or (with `root`) a reply in a thread,
// folded behind a button until wanted. Enter sends, Shift+Enter makes a line. `@Bot` becomes a real mention on its way.

import { icon } from "./cards/icons.js";
import { fill, h } from "./dom.js";

export class Composer {
  constructor(conversation, { root }) {
    this.conversation = conversation;
    this.root = root;
    this.channel = conversation.data.kind === "channel";
    this.folded = root !== undefined;
    this.node = h("div", { class: root ? "composer reply" : "composer" });
    this.problem = h("p", { class: "composer-problem", role: "alert", hidden: true });
    this.#build();
    this.draw();
  }

  get #bot() {
    return this.conversation.pane.world.state.bot.name;
  }

  get #label() {
    if (this.root) return "Reply";
    if (this.channel) return "Start a post";
    return this.conversation.data.kind === "personal" ? `Message ${this.#bot}` : "Message";
  }

  #build() {
    const personal = this.conversation.data.kind === "personal";
    const hint = personal ? this.#label : `${this.#label}, or @${this.#bot}`;
    this.field = h("textarea", { rows: 1, "aria-label": this.#label, placeholder: hint, title: personal ? hint : `The app reads only what mentions @${this.#bot}`, on: { input: () => this.#grow(), keydown: (event) => this.#key(event) } });
    const mention = this.conversation.data.kind === "personal" ? null
      : h("button", { class: "icon-button mention-button", type: "button", title: `Mention ${this.#bot}`, "aria-label": `Mention ${this.#bot}`, on: { click: () => this.#mention() } }, icon("mention"));
    this.sendButton = h("button", { class: "icon-button send", type: "button", "aria-label": "Send", on: { click: () => this.#send() } }, icon("send"));
    this.row = h("div", { class: "composer-row" }, mention, this.field, this.sendButton);
    this.unfold = h("button", { class: "reply-button", type: "button", on: { click: () => this.#open() } }, icon("chat", { size: 16 }), "Reply");
  }

  draw() {
    fill(this.node, this.folded ? this.unfold : this.row, this.problem);
  }

  #open() {
    this.folded = false;
    this.draw();
    this.field.focus();
    this.node.scrollIntoView({ block: "nearest" });
  }

  #fold() {
    if (this.root === undefined) return;
    this.folded = true;
    this.draw();
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape" && this.root !== undefined) {
      event.stopPropagation();
      this.#fold();
      this.unfold.focus();
    }
  }

  #mention() {
    const text = this.field.value;
    const mention = `@${this.#bot}`;
    if (!text.includes(mention)) this.field.value = `${mention} ${text}`;
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    this.#grow();
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 132)}px`;
  }

  async #send() {
    const text = this.field.value.trim();
    if (text === "" || this.sending) return;
    this.sending = true;
    this.problem.hidden = true;
    this.field.value = "";
    this.#grow();
    const taken = await this.conversation.say(text, this.root);
    this.sending = false;
    if (taken) {
      this.#fold();
    } else if (this.field.value === "") {
      this.field.value = text;
      this.#grow();
    }
  }

  complain(words) {
    this.problem.hidden = false;
    fill(this.problem, words);
  }

  /** Focuses the field where a keyboard is likely; on a phone that would push the messages away. */
  focusOr(other) {
    const phone = this.conversation.pane.node.clientWidth < 480;
    (phone || this.folded ? other : this.field).focus({ preventScroll: true });
  }
}
