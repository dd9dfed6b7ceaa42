// hub-elements.js: elements that Teams draws and the stock renderer lacks: Icon, Badge, ProgressBar, ProgressRing,
// Rating, Input.Rating, CodeBlock, CompoundButton. Their look is ours. Charts are in charts.js.

import { h, svg } from "../dom.js";
import { icon } from "./icons.js";

const TONES = {
  default: "#4a5568", dark: "#11131a", light: "#8b90a0", accent: "#0b6b66", good: "#1d6b34", warning: "#8a4b00",
  attention: "#b3261e", informative: "#2b5c9e", subtle: "#6b7080",
};

/** A named colour of the hub's palette, or the accent. */
export const tone = (name) => TONES[String(name ?? "").toLowerCase()] ?? TONES.accent;

const number = (value, otherwise) => (Number.isFinite(Number(value)) && value !== null && value !== "" ? Number(value) : otherwise);

/** Makes an element class of the renderer out of a drawing function `(source, element) → Node`. */
export function drawn(AC, type, draw) {
  return class extends AC.CardElement {
    getJsonTypeName() {
      return type;
    }
    internalParse(source, context) {
      super.internalParse(source, context);
      this.source = source;
      if (source.selectAction) this.chosen = context.parseAction(this, source.selectAction, [], true);
    }
    internalRender() {
      return draw(this.source ?? {}, this);
    }
    getActionCount() {
      return this.chosen ? 1 : 0;
    }
    getActionAt(index) {
      return index === 0 && this.chosen ? this.chosen : super.getActionAt(index);
    }
  };
}

function drawIcon(source) {
  const sizes = { xxsmall: 12, xsmall: 14, small: 16, standard: 20, medium: 24, large: 28, xlarge: 32, xxlarge: 40 };
  const size = sizes[String(source.size ?? "standard").toLowerCase()] ?? 20;
  const filled = String(source.style ?? "").toLowerCase() === "filled";
  const mark = icon(source.name, { size, filled, label: source.altText, color: tone(source.color ?? "default") });
  return h("div", { class: "hub-icon" }, mark);
}

function drawBadge(source) {
  const look = String(source.style ?? "default").toLowerCase();
  const tint = String(source.appearance ?? "filled").toLowerCase() === "tint" ? " tint" : "";
  const shape = ` shape-${String(source.shape ?? "circular").toLowerCase()}`;
  const badge = h("span", { class: `hub-badge${tint}${shape}`, title: source.tooltip, style: `--tone:${tone(look)}` },
    source.icon ? icon(source.icon, { size: 14 }) : null, source.text ?? "");
  return h("div", {}, badge);
}

function share(source) {
  const max = Math.max(number(source.max, 100), 0.0001);
  const value = number(source.value, undefined);
  return { max, value, part: value === undefined ? undefined : Math.min(Math.max(value / max, 0), 1) };
}

const progressAria = ({ value, max }, label) => ({
  role: "progressbar", "aria-valuemin": 0, "aria-valuemax": max, "aria-valuenow": value, "aria-label": label ?? "Progress",
});

function drawProgressBar(source) {
  const state = share(source);
  const fillBar = h("div", { class: `hub-progress-fill${state.part === undefined ? " busy" : ""}`,
    style: `--tone:${tone(source.color)};width:${((state.part ?? 0.35) * 100).toFixed(2)}%` });
  return h("div", { class: "hub-progress", ...progressAria(state, source.altText) }, fillBar);
}

function drawProgressRing(source) {
  const size = { tiny: 16, small: 24, medium: 32, large: 40 }[String(source.size ?? "medium").toLowerCase()] ?? 32;
  const ring = svg("svg", { viewBox: "0 0 20 20", width: size, height: size, class: "hub-ring", "aria-hidden": "true" },
    svg("circle", { cx: 10, cy: 10, r: 8, class: "track" }), svg("path", { d: "M10 2a8 8 0 0 1 8 8", class: "arc" }));
  return h("div", { class: "hub-ring-row", role: "status" }, ring, source.label ? h("span", {}, source.label) : null);
}

function stars(value, max, colour) {
  const list = [];
  for (let at = 1; at <= max; at++) {
    list.push(icon("star", { size: 16, filled: value >= at - 0.5, color: value >= at - 0.5 ? colour : "#b9bcc6" }));
  }
  return list;
}

function drawRating(source) {
  const max = Math.min(number(source.max, 5), 10);
  const value = number(source.value, 0);
  const label = `${value} of ${max}${source.count === undefined ? "" : ` (${source.count})`}`;
  return h("div", { class: "hub-rating", role: "img", "aria-label": label }, stars(value, max, "#b7791f"),
    h("span", { class: "hub-rating-text" }, `${value}${source.count === undefined ? "" : ` · ${source.count}`}`));
}

function drawCodeBlock(source) {
  const first = number(source.startLineNumber, 1);
  const lines = String(source.codeSnippet ?? "").split("\n");
  const rows = lines.map((line, at) => h("div", { class: "hub-code-line" }, h("span", { "aria-hidden": "true" }, first + at), h("code", {}, line || " ")));
  return h("div", { class: "hub-code", tabindex: 0, role: "group", "aria-label": `Code${source.language ? `, ${source.language}` : ""}` }, rows);
}

function drawCompoundButton(source, element) {
  return h("button", { class: "hub-compound", type: "button", on: { click: () => element.chosen?.execute() } },
    source.icon?.name ? icon(source.icon.name) : null,
    h("span", { class: "hub-compound-title" }, source.title ?? "", source.badge ? h("span", { class: "hub-badge tint", style: `--tone:${tone("accent")}` }, source.badge) : null),
    source.description ? h("span", { class: "hub-compound-text" }, source.description) : null);
}

function ratingInput(AC) {
  return class extends AC.Input {
    getJsonTypeName() {
      return "Input.Rating";
    }
    internalParse(source, context) {
      super.internalParse(source, context);
      this.max = Math.min(number(source.max, 5), 10);
      this.chosenValue = number(source.value, undefined);
    }
    internalRender() {
      this.row = h("div", { class: "hub-rating-input", role: "radiogroup" });
      for (let at = 1; at <= this.max; at++) {
        this.row.append(h("button", { type: "button", role: "radio", "aria-label": `${at} of ${this.max}`,
          on: { click: () => this.choose(at) } }, icon("star", { size: 22 })));
      }
      this.show();
      return this.row;
    }
    choose(value) {
      this.chosenValue = value;
      this.show();
      this.valueChanged();
    }
    show() {
      [...this.row.children].forEach((star, at) => {
        star.setAttribute("aria-checked", String(at + 1 === this.chosenValue));
        star.classList.toggle("on", at < (this.chosenValue ?? 0));
      });
    }
    isSet() {
      return this.chosenValue !== undefined;
    }
    get value() {
      return this.chosenValue;
    }
  };
}

/** Type name → element class, made over the loaded renderer `AC`. */
export function hubElements(AC) {
  return {
    Icon: drawn(AC, "Icon", drawIcon),
    Badge: drawn(AC, "Badge", drawBadge),
    ProgressBar: drawn(AC, "ProgressBar", drawProgressBar),
    ProgressRing: drawn(AC, "ProgressRing", drawProgressRing),
    Rating: drawn(AC, "Rating", drawRating),
    CodeBlock: drawn(AC, "CodeBlock", drawCodeBlock),
    CompoundButton: drawn(AC, "CompoundButton", drawCompoundButton),
    "Input.Rating": ratingInput(AC),
  };
}
