// outline.js: a card as outlines, for when Microsoft's renderer is not there yet: the words can be read, nothing can be
// pressed, and the reader is told how to mend it.

import { h } from "../dom.js";

const CHILDREN = ["body", "items", "columns", "rows", "cells", "images", "facts", "actions", "pages", "inlines"];

function outlineOf(node) {
  if (typeof node === "string") return h("span", {}, node);
  if (node === null || typeof node !== "object") return null;
  const type = node.type ?? "";
  if (type.startsWith("Action.")) return h("span", { class: "outline-button" }, node.title ?? type);
  const words = [node.text, node.label, node.title, node.value, node.altText].filter((word) => typeof word === "string" && word !== "");
  const inner = CHILDREN.flatMap((name) => (Array.isArray(node[name]) ? node[name] : [])).map(outlineOf);
  const kind = type.startsWith("Input.") ? "outline-input" : "outline-box";
  return h("div", { class: inner.some(Boolean) ? "outline-group" : kind }, words.join(" — "), inner);
}

/** The outlines of `card`. */
export const outline = (card) => h("div", { class: "outline" }, outlineOf(card));

/** How to mend it, once per page. */
export function mendNotice() {
  return h("div", { class: "mend", role: "status" },
    h("strong", {}, "Cards are shown as outlines: Microsoft's card renderer is not here yet."),
    " It is fetched once with npm. If it does not come: install Node.js 20 or later (with npm), check that npm reaches its registry, and start the demo again. This page looks again by itself.");
}
