// message.js: one message as this person sees it: who, when, text, cards, files, reactions; and what happens when a
// button of a card is pressed: busy, then the new card, a note under it, a dialog, or what went wrong.

import * as api from "./api.js";
import { CardBox } from "./card-box.js";
import { avatar, botAvatar } from "./avatar.js";
import { messageMenu } from "./message-menu.js";
import { fill, h } from "./dom.js";
import { markdownToHtml } from "./cards/markdown.js";
import { clockTime } from "./time.js";

export class MessageView {
  constructor(conversation, message) {
    this.conversation = conversation;
    this.boxes = [];
    this.head = h("header", { class: "message-head" });
    this.body = h("div", { class: "message-body" });
    this.notes = h("div", { class: "message-notes", role: "status" });
    this.foot = h("div", { class: "message-foot" });
    const column = h("div", { class: "message-column" }, this.head, this.body, this.notes, this.foot);
    const picture = message.from.bot ? botAvatar() : avatar(conversation.pane.world.person(message.from.key) ?? { name: message.from.name });
    this.node = h("article", { class: "message" }, picture, column);
    this.update(message);
  }

  update(message) {
    const before = this.message;
    this.message = message;
    if (before && JSON.stringify(before) === JSON.stringify(message)) return;
    const mine = message.from.key === this.conversation.pane.key;
    this.node.className = `message${message.from.bot ? " from-bot" : ""}${mine ? " mine" : ""}${message.mentionsMe ? " mentions-me" : ""}${message.deleted ? " deleted" : ""}`;
    this.node.dataset.activity = message.activityId;
    this.#drawHead(mine);
    this.#drawBody(before);
    this.#drawFoot();
  }

  #drawHead(mine) {
    const { message } = this;
    this.time = h("time", { datetime: message.at });
    fill(this.head, h("span", { class: "message-from" }, message.from.name),
      this.time,
      message.edited && !message.deleted ? h("span", { class: "tag edited" }, "Edited") : null,
      message.ownView ? h("span", { class: "tag own-view", title: "This version of the card is for this person alone" }, "your view") : null,
      message.mentionsMe ? h("span", { class: "tag at", title: "Mentions you" }, "@") : null,
      message.deleted ? null : messageMenu(this, mine));
    this.node.setAttribute("aria-label", `${message.from.name}${message.deleted ? ", deleted" : ""}`);
    this.drawTime();
  }

  drawTime() {
    const { world, person } = this.conversation.pane;
    fill(this.time, clockTime(this.message.at, world.now, person));
  }

  #drawBody(before) {
    const { message } = this;
    if (message.deleted) {
      this.boxes = [];
      fill(this.notes);
      return fill(this.body, h("p", { class: "gone" }, "This message has been deleted."));
    }
    const same = before && JSON.stringify([before.text, before.files, before.cards.length, before.deleted]) === JSON.stringify([message.text, message.files, message.cards.length, message.deleted]);
    if (same) {
      this.boxes.forEach((box, at) => box.show(message.cards[at]));
      return undefined;
    }
    this.boxes = message.cards.map((card) => {
      const box = new CardBox({ view: () => this.conversation.pane.clientView, width: () => this.body.clientWidth, press: (pressed) => this.press(pressed) });
      box.show(card);
      return box;
    });
    fill(this.body, this.#text(message.text), this.boxes.map((box) => box.node), message.files.map((file) => this.#file(file)));
    // Cards measure their place, which they only have from now on.
    queueMicrotask(() => this.boxes.forEach((box) => box.redrawIfResized()));
    return undefined;
  }

  #text(text) {
    if (!text) return null;
    const found = new Set(text.match(/<at>.*?<\/at>/gi) ?? []);
    const node = h("div", { class: "message-text" });
    node.innerHTML = markdownToHtml(text, found);
    return node;
  }

  #file(file) {
    const consent = String(file.contentType ?? "").endsWith("file.consent");
    const name = file.name ?? "File";
    if (!consent) {
      const url = file.contentUrl ?? "";
      return h("div", { class: "file" }, h("strong", {}, name), /^https?:/.test(url) ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, "Download") : null);
    }
    const answer = (accept) => this.#run(() => api.answerFile(this.conversation.pane.key, this.message, accept));
    return h("div", { class: "file" }, h("strong", {}, name), h("span", {}, file.content?.description ?? ""),
      h("div", { class: "file-buttons" }, h("button", { class: "button primary", type: "button", on: { click: () => answer(true) } }, "Allow"),
        h("button", { class: "button", type: "button", on: { click: () => answer(false) } }, "Decline")));
  }

  #drawFoot() {
    const counts = new Map();
    for (const reaction of this.message.reactions ?? []) counts.set(reaction.type, (counts.get(reaction.type) ?? 0) + 1);
    const signs = { like: "👍", heart: "❤️", laugh: "😄", surprised: "😮", sad: "😢", angry: "😠" };
    fill(this.foot, [...counts].map(([type, count]) => h("span", { class: "reaction", title: type }, signs[type] ?? type, " ", count)));
  }

  redraw() {
    for (const box of this.boxes) box.redraw();
  }

  /** A line under the message: `kind` is "answer" or "problem". */
  note(words, kind = "answer") {
    const line = h("p", { class: `note ${kind}` });
    if (kind === "answer") line.innerHTML = markdownToHtml(words);
    else line.textContent = words;
    fill(this.notes, line);
    this.notes.scrollIntoView({ block: "nearest" });
  }

  async #run(work) {
    fill(this.notes);
    try {
      const delivery = await work();
      if (delivery?.failed) this.note(`No answer: ${delivery.failed}`, "problem");
    } catch (error) {
      this.note(error.message, "problem");
    }
  }

  /** Presses a button of a card and shows what came of it. */
  async press(pressed) {
    const { pane } = this.conversation;
    fill(this.notes);
    let outcome;
    try {
      outcome = await api.press(pane.key, this.message.conversation, this.message.activityId, pressed);
    } catch (error) {
      return this.note(error.message, "problem");
    }
    if (outcome.outcome === "card") return this.conversation.replace(outcome.message);
    if (outcome.outcome === "dialog") return pane.dialogs.show(outcome.dialog);
    const words = wordsFor(outcome);
    if (words) this.note(words.text, words.kind);
    return undefined;
  }
}

/** What a client says about an outcome that is neither a card nor a dialog; undefined when it says nothing. */
export function wordsFor(outcome) {
  switch (outcome.outcome) {
    case "message":
      return { text: outcome.text, kind: "answer" };
    case "error":
      return { text: outcome.message || `The app answered with an error (${outcome.code}).`, kind: "problem" };
    case "failed":
      return { text: `Something went wrong. Please try again. (${outcome.message})`, kind: "problem" };
    case "invalid":
      return { text: outcome.inputs.map((input) => input.message).join(" · "), kind: "problem" };
    case "notThere":
      return { text: outcome.message || "This button is no longer there.", kind: "problem" };
    default:
      return undefined;
  }
}
