// dialog.js: dialogs (task modules) over one pane: modal for that client alone, so that other people's panes stay usable.
// The rest of the pane is inert meanwhile; focus goes in, stays in, and comes back.

import * as api from "./api.js";
import { CardBox } from "./card-box.js";
import { icon } from "./cards/icons.js";
import { fill, freshId, h } from "./dom.js";
import { wordsFor } from "./message.js";

const WIDTHS = { small: 280, medium: 600, large: 900 };

export class DialogHost {
  constructor(pane) {
    this.pane = pane;
    this.node = h("div", { class: "dialog-layer", hidden: true });
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** Opens a dialog, or puts the next page in place of the open one. */
  show(dialog) {
    this.dialog = dialog;
    if (!this.isOpen) this.returnTo = document.activeElement;
    this.node.hidden = false;
    this.pane.client.inert = true;
    this.problem = h("p", { class: "dialog-problem", role: "alert", hidden: true });
    this.box = new CardBox({ view: () => this.pane.clientView, width: () => this.body?.clientWidth, press: (pressed) => this.#press(pressed) });
    const width = WIDTHS[dialog.width] ?? (Number(dialog.width) || WIDTHS.medium);
    const titleId = freshId("dialog");
    this.body = h("div", { class: "dialog-body" }, this.problem, this.box.node);
    this.sheet = h("div", { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": titleId, tabindex: -1, style: `--width:${width}px`, data: { dialog: dialog.id } },
      h("header", {}, h("h2", { id: titleId }, dialog.title ?? "Dialog"), h("button", { class: "icon-button", type: "button", "aria-label": "Close", on: { click: () => this.close() } }, icon("dismiss"))),
      this.body);
    fill(this.node, this.sheet);
    this.box.show(dialog.card);
    this.#focusFirst();
  }

  redraw() {
    if (this.isOpen) this.box?.redraw();
  }

  // The first field on a computer; on a phone the sheet, so that no keyboard covers it at once.
  #focusFirst() {
    const phone = this.pane.node.clientWidth < 480;
    const field = phone ? undefined : this.body.querySelector("input, select, textarea");
    (field ?? this.sheet).focus({ preventScroll: true });
  }

  async #press({ action, inputs }) {
    this.problem.hidden = true;
    let outcome;
    try {
      outcome = await api.pressInDialog(this.pane.key, this.dialog.id, action, inputs);
    } catch (error) {
      return this.#say({ text: error.message });
    }
    if (outcome.outcome === "dialog") return this.show(outcome.dialog);
    if (outcome.outcome === "closed" || outcome.outcome === "nothing") return this.drop();
    if (outcome.outcome === "message") return this.#farewell(outcome.text);
    if (outcome.outcome === "card") {
      this.drop();
      return this.pane.conversation?.load();
    }
    return this.#say(wordsFor(outcome) ?? { text: "Something went wrong." });
  }

  #say({ text }) {
    fill(this.problem, text);
    this.problem.hidden = false;
    this.body.scrollTop = 0;
  }

  #farewell(text) {
    const close = h("button", { class: "button primary", type: "button", on: { click: () => this.drop() } }, "Close");
    fill(this.body, h("p", { class: "dialog-text", role: "status" }, text), close);
    close.focus();
  }

  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Tab") {
      this.#keepIn(event);
    }
  }

  #keepIn(event) {
    const all = [...this.sheet.querySelectorAll("button, input, select, textarea, a[href], [tabindex='0']")].filter((node) => !node.disabled && node.offsetParent !== null);
    if (all.length === 0) return;
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement === edge || document.activeElement === this.sheet) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0]).focus();
    }
  }

  /** The person closes it: Teams tells the bot nothing. */
  close() {
    const { id } = this.dialog;
    this.drop();
    api.closeDialog(this.pane.key, id).catch(() => undefined);
  }

  drop() {
    if (!this.isOpen) return;
    this.node.hidden = true;
    fill(this.node);
    this.pane.client.inert = false;
    if (this.returnTo?.isConnected) this.returnTo.focus({ preventScroll: true });
    else this.pane.focus();
  }
}
