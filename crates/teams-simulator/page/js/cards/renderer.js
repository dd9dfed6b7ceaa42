// renderer.js: draws a card with Microsoft's `adaptivecards` package (served at /vendor/adaptivecards.min.js), with our
// host configuration, hub elements and Markdown. Says what was pressed; talks to nobody.

import { h } from "../dom.js";
import { chartElements } from "./charts.js";
import { hostConfig, widthClass } from "./host-config.js";
import { hubElements } from "./hub-elements.js";
import { markdownToHtml } from "./markdown.js";
import { outline } from "./outline.js";
import { mentionsOf, prepare } from "./prepare.js";

const SOURCE = "/vendor/adaptivecards.min.js";
let AC;
let hub;
// The renderer's Markdown hook is one for the page; rendering is synchronous, so the card being drawn sets this.
let mentions = new Set();

/** Loads the renderer; false when it is not there (the page then draws outlines). Safe to call again. */
export async function loadRenderer() {
  if (AC) return true;
  const there = await fetch(SOURCE, { method: "GET", cache: "no-cache" }).then((r) => r.ok, () => false);
  if (!there) return false;
  await new Promise((resolve) => {
    const script = h("script", { src: SOURCE, on: { load: resolve, error: resolve } });
    document.head.append(script);
  });
  if (!globalThis.AdaptiveCards) return false;
  useRenderer(globalThis.AdaptiveCards);
  return true;
}

/** Sets the renderer up (also used by the contact sheet of cards). */
export function useRenderer(library) {
  AC = library;
  hub = { ...hubElements(AC), ...chartElements(AC) };
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownToHtml(text, mentions);
    result.didProcess = true;
  };
  AC.GlobalSettings.setTabIndexAtCardRoot = false;
  AC.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
}

export const rendererReady = () => AC !== undefined;

// `sources` gets, for each action, the JSON it was read from: that is what a client sends, not what the renderer kept.
function context({ oldClient, showFallbacks }, sources) {
  const made = new AC.SerializationContext(AC.Versions.v1_5);
  made.onParseAction = (action, source) => sources.set(action, source);
  const elements = new AC.CardObjectRegistry();
  AC.GlobalRegistry.elements.copyTo(elements);
  if (!showFallbacks && !oldClient) {
    for (const [type, element] of Object.entries(hub)) elements.register(type, element, AC.Versions.v1_0);
    const carousel = elements.findByName("Carousel");
    // In Teams a Carousel works on a card that declares 1.5.
    if (carousel) elements.register("Carousel", carousel.objectType, AC.Versions.v1_0), (carousel.schemaVersion = AC.Versions.v1_0);
  } else {
    elements.unregister("Carousel");
  }
  const actions = new AC.CardObjectRegistry();
  AC.GlobalRegistry.actions.copyTo(actions);
  if (oldClient) actions.unregister("Action.Execute");
  made.setElementRegistry(elements);
  made.setActionRegistry(actions);
  return made;
}

/**
 * Draws `json` into `target`.
 * `client`: {oldClient, showFallbacks, locale, people, width (px of the card)}.
 * `act(pressed)`: when a button passed the card's own validation: {kind: "press", action, inputs} with the action's own
 * JSON and the inputs it takes along, or {kind: "openUrl", url, title}.
 */
export function drawCard(target, json, client, act) {
  target.replaceChildren();
  if (!AC) {
    target.append(outline(json));
    return;
  }
  const width = client.width || target.clientWidth || 400;
  const prepared = prepare(json, { width: widthClass(width), people: client.people });
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(hostConfig({ narrow: width < 420 }));
  const sources = new Map();
  card.onExecuteAction = (action) => act(described(action, sources));
  mentions = mentionsOf(json);
  card.parse(prepared, context(client, sources));
  if (!card.lang) card.lang = client.locale;
  const node = card.render();
  if (node) {
    node.lang = card.lang ?? "";
    target.append(node);
    card.updateLayout();
  } else {
    target.append(h("p", { class: "card-fallback-text" }, json?.fallbackText ?? "This card cannot be shown."));
  }
  repairLabels(target);
}

function described(action, sources) {
  if (action.getJsonTypeName() === "Action.OpenUrl") return { kind: "openUrl", url: action.url, title: action.title };
  const inputs = {};
  for (const [id, input] of Object.entries(action.getReferencedInputs() ?? {})) {
    // An emptied input says so: left out, the simulator would take the value the card came with.
    const { value } = input;
    inputs[id] = value === undefined || value === null || Number.isNaN(value) ? "" : String(value);
  }
  return { kind: "press", action: sources.get(action) ?? action.toJSON(), inputs };
}

// The renderer names inputs by placeholder even when they have a label; the label is the better name.
function repairLabels(target) {
  for (const input of target.querySelectorAll("[aria-labelledby][aria-label]")) input.removeAttribute("aria-label");
}
