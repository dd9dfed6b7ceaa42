// toasts.js: the short notices of messages in conversations that are not open: what the message's `summary` says.
// They go by themselves; while pointed at or focused they stay.

import { botAvatar } from "./avatar.js";
import { icon } from "./cards/icons.js";
import { h } from "./dom.js";

const SHOWN_MS = 7000;
const MOST = 3;

export class Toasts {
  constructor(open) {
    this.open = open;
    this.node = h("div", { class: "toasts", role: "region", "aria-label": "Notifications", "aria-live": "polite" });
  }

  show({ from, place, text, chat }) {
    const toast = h("div", { class: "toast" },
      h("button", { class: "toast-open", type: "button", on: { click: () => (this.#close(toast), this.open(chat)) } },
        botAvatar(true), h("span", { class: "toast-words" }, h("strong", {}, from, place === from ? "" : ` · ${place}`), h("span", { class: "toast-text" }, text))),
      h("button", { class: "icon-button", type: "button", "aria-label": "Dismiss", on: { click: () => this.#close(toast) } }, icon("dismiss", { size: 16 })));
    this.node.append(toast);
    while (this.node.children.length > MOST) this.node.firstElementChild.remove();
    const later = () => {
      if (toast.matches(":hover, :focus-within")) setTimeout(later, 2000);
      else this.#close(toast);
    };
    setTimeout(later, SHOWN_MS);
  }

  #close(toast) {
    toast.remove();
  }
}
