// card-box.js: the place of one card: draws it when it changed, is busy while the bot answers, lets nobody press twice.
// Links open apart; Teams' own deep links are shown instead, as there is no Teams here.

import { drawCard } from "./cards/renderer.js";
import { fill, h } from "./dom.js";

export class CardBox {
  /** `view()` what the client can do, `width()` px for the card, `press({ card, action, inputs })` a promise. */
  constructor({ view, width, press }) {
    this.view = view;
    this.width = width;
    this.press = press;
    this.card = undefined;
    this.host = h("div", { class: "card" });
    this.links = h("div", { class: "card-link", role: "status" });
    this.node = h("div", { class: "card-box" }, this.host, this.links);
    // A finger on a button keeps the card as it is: a button that is replaced under it would never hear of the press.
    this.host.addEventListener("pointerdown", () => this.#hold());
  }

  /** Draws `card` unless it is drawn already; once the finger is lifted, if one is on the card. */
  show(card) {
    if (this.held) {
      this.next = card;
      return;
    }
    const text = JSON.stringify(card);
    if (text === this.drawn) return;
    this.drawn = text;
    this.card = card;
    this.redraw();
  }

  #hold() {
    this.held = true;
    const lifted = new AbortController();
    // The click comes with the lifting, before anything that is put off.
    const release = () => {
      lifted.abort();
      setTimeout(() => {
        this.held = false;
        if (this.next) this.show(this.next);
        this.next = undefined;
      });
    };
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, release, { signal: lifted.signal });
  }

  redraw() {
    if (!this.card) return;
    const focus = this.#focused();
    const width = this.width();
    this.drawnWidth = width;
    drawCard(this.host, this.card, { ...this.view(), width }, (pressed) => this.#act(pressed));
    if (focus) this.#focusAgain(focus);
  }

  redrawIfResized() {
    if (this.width() !== this.drawnWidth) this.redraw();
  }

  // Focus stays on the same button or input over a redraw, or on the card when that is gone.
  #focused() {
    const active = document.activeElement;
    if (!this.host.contains(active)) return undefined;
    const all = this.#focusable();
    return { title: active.textContent || active.name, at: all.indexOf(active) };
  }

  #focusAgain({ title, at }) {
    const all = this.#focusable();
    const again = all.find((node) => title && (node.textContent || node.name) === title) ?? all[Math.min(Math.max(at, 0), all.length - 1)];
    again?.focus({ preventScroll: true });
  }

  #focusable() {
    return [...this.host.querySelectorAll("button, input, select, textarea, [tabindex='0']")];
  }

  async #act(pressed) {
    if (this.busy) return;
    if (pressed.kind === "openUrl") return this.#open(pressed);
    fill(this.links);
    this.setBusy(true);
    try {
      await this.press({ card: this.card, action: pressed.action, inputs: pressed.inputs });
    } finally {
      this.setBusy(false);
    }
  }

  setBusy(busy) {
    this.busy = busy;
    this.host.setAttribute("aria-busy", String(busy));
    this.host.classList.toggle("busy", busy);
  }

  #open({ url, title }) {
    const address = String(url ?? "");
    if (!/^https?:/i.test(address)) return fill(this.links, `Teams would not open this address: ${address}`);
    if (/^https:\/\/teams\.microsoft\.com\//i.test(address)) {
      return fill(this.links, "In Teams this opens: ", h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title || address));
    }
    window.open(address, "_blank", "noopener,noreferrer");
    return undefined;
  }
}
