// avatar.js: round pictures made of initials; the bot's is its own sign. No photographs, nothing is fetched.

import { h } from "./dom.js";

const HUES = [174, 22, 214, 286, 92, 44, 340, 250];

function hueOf(text) {
  let sum = 0;
  for (const c of text) sum = (sum * 31 + c.codePointAt(0)) % 9973;
  return HUES[sum % HUES.length];
}

const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => word[0].toUpperCase()).join("");

/** A person's picture; decorative, the name always stands next to it. */
export const avatar = (person, small = false) =>
  h("span", { class: `avatar${small ? " small" : ""}`, "aria-hidden": "true", style: `--hue:${hueOf(person.key ?? person.name)}` }, initials(person.name));

/** The bot's picture. */
export const botAvatar = (small = false) =>
  h("span", { class: `avatar bot${small ? " small" : ""}`, "aria-hidden": "true" }, h("img", { src: "bot.svg", alt: "" }));
