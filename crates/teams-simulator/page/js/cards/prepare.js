// prepare.js: what a Teams client does to a card before drawing it, which the stock renderer does not know:
// targetWidth, and the people picker, which here chooses from the conversation's members. Pure: JSON in, JSON out.

const WIDTHS = ["verynarrow", "narrow", "standard", "wide"];

/** True when an element with this `targetWidth` is shown at this width class. */
export function fits(targetWidth, width) {
  if (typeof targetWidth !== "string") return true;
  const [, mode, name] = /^(?:(atLeast|atMost):)?(\w+)$/i.exec(targetWidth.replace(/\s/g, "")) ?? [];
  const wanted = WIDTHS.indexOf(String(name).toLowerCase());
  const here = WIDTHS.indexOf(width.toLowerCase());
  if (wanted < 0) return true;
  if (!mode) return here === wanted;
  return mode.toLowerCase() === "atleast" ? here >= wanted : here <= wanted;
}

/** A copy of `card` for a client of that width whose people picker offers `people` ([{title, value}]). */
export function prepare(card, { width, people = [] }) {
  const walk = (value) => {
    if (Array.isArray(value)) return value.filter((item) => fits(item?.targetWidth, width)).map(walk);
    if (value === null || typeof value !== "object") return value;
    const copy = {};
    for (const [name, inner] of Object.entries(value)) {
      // What an action carries to the bot is not ours to touch.
      copy[name] = name === "data" || name === "msteams" ? inner : walk(inner);
    }
    if (copy.type === "Input.ChoiceSet") return choiceSet(copy, value, people);
    return copy;
  };
  return walk(card);
}

function choiceSet(copy, source, people) {
  const query = source["choices.data"] ?? source.choices?.data;
  if (!query || !String(query.dataset ?? "").startsWith("graph.microsoft.com/users")) return copy;
  const named = Array.isArray(copy.choices) ? copy.choices : [];
  const rest = people.filter((person) => !named.some((choice) => choice.value === person.value));
  delete copy["choices.data"];
  return { ...copy, style: copy.isMultiSelect ? "expanded" : "filtered", choices: [...named, ...rest] };
}

/** The `<at>…</at>` texts for which the card has an entity. */
export function mentionsOf(card) {
  const entities = card?.msteams?.entities;
  const texts = Array.isArray(entities) ? entities.filter((e) => e?.type === "mention").map((e) => e.text) : [];
  return new Set(texts);
}
