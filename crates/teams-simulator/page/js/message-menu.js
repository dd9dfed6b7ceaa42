// message-menu.js: what a person can do to a message: react, and to their own: edit and delete. Opens in place.

import * as api from "./api.js";
import { icon } from "./cards/icons.js";
import { fill, h } from "./dom.js";

/** The menu button of a message and its row of choices. */
export function messageMenu(view, mine) {
  const key = view.conversation.pane.key;
  const row = h("span", { class: "message-choices", hidden: true });
  const button = h("button", { class: "icon-button message-more", type: "button", "aria-label": "Message options", "aria-expanded": "false", on: { click: () => toggle(row.hidden) } }, icon("more", { size: 16 }));
  const toggle = (shown) => {
    row.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    if (shown) row.querySelector("button")?.focus();
  };
  const act = (label, sign, work) => h("button", { class: "icon-button", type: "button", "aria-label": label, title: label, on: { click: async () => {
    toggle(false);
    try {
      await work();
    } catch (error) {
      view.note(error.message, "problem");
    }
  } } }, sign);
  fill(row,
    act("Like", "👍", () => api.react(key, view.message, "like")),
    act("Heart", "❤️", () => api.react(key, view.message, "heart")),
    mine ? act("Edit", icon("edit", { size: 16 }), () => editInPlace(view)) : null,
    mine ? act("Delete", icon("delete", { size: 16 }), () => api.remove(key, view.message)) : null);
  return h("span", { class: "message-menu", on: { keydown: (event) => {
    if (event.key === "Escape" && !row.hidden) {
      event.stopPropagation();
      toggle(false);
      button.focus();
    }
  } } }, row, button);
}

function editInPlace(view) {
  const plain = (view.message.text ?? "").replace(/<at>(.*?)<\/at>/gi, "@$1");
  const field = h("textarea", { rows: 2, "aria-label": "Edit message" });
  field.value = plain;
  const done = (node) => node.remove();
  const save = async () => {
    try {
      await api.edit(view.conversation.pane.key, view.message, field.value);
      done(form);
    } catch (error) {
      view.note(error.message, "problem");
    }
  };
  const form = h("div", { class: "edit-form" }, field,
    h("button", { class: "button primary", type: "button", on: { click: save } }, "Save"),
    h("button", { class: "button", type: "button", on: { click: () => done(form) } }, "Cancel"));
  view.body.append(form);
  field.focus();
}
