// main.js: starts the page: reads the address, loads the state and the renderer, lays out bar, panes and drawer.
//   /?as=ana&chat=deployments   one person's client over the whole window (`chat` may be left out)
//   /?panes=marta:marta,ana     several, with the conversation each shows
// `&fallbacks=1` shows every hub element's fallback.

import { loadRenderer } from "./cards/renderer.js";
import { mendNotice } from "./cards/outline.js";
import { Drawer } from "./drawer/drawer.js";
import { fill, h } from "./dom.js";
import { Pane } from "./pane.js";
import { topBar } from "./top-bar.js";
import { World } from "./world.js";

const MOST_PANES = 3;

class Page {
  constructor(world, root) {
    this.world = world;
    this.root = root;
    this.settings = { showFallbacks: new URLSearchParams(location.search).get("fallbacks") === "1" };
    this.panes = [];
    this.solo = false;
  }

  start() {
    const query = new URLSearchParams(location.search);
    this.stage = h("main", { class: "stage" });
    const as = query.get("as");
    if (as && this.world.person(as)) {
      this.solo = true;
      document.body.classList.add("solo");
      fill(this.root, this.stage);
      this.add(as, query.get("chat") ?? undefined);
      this.panes[0].openFirst(query.get("chat"));
    } else {
      this.drawer = new Drawer(this.world, this);
      this.bar = topBar(this.world, this);
      fill(this.root, this.bar, h("div", { class: "room" }, this.stage, this.drawer.node));
      this.#firstPanes(query.get("panes"));
    }
    this.#loadRenderer();
    this.world.listen();
  }

  #firstPanes(wanted) {
    const people = this.world.state.people;
    const named = wanted?.split(",").map((pair) => pair.split(":")).filter(([key]) => this.world.person(key));
    const outsider = people.find((person) => person.kind !== "member" && this.world.conversationsOf(person.key).length > 0);
    const list = named?.length ? named : [[people[0].key], ...(outsider ? [[outsider.key]] : [])];
    for (const [key, chat] of list.slice(0, MOST_PANES)) {
      this.add(key);
      this.panes.at(-1).openFirst(chat ?? this.world.conversationsOf(key)[0]?.key);
    }
  }

  add(person) {
    if (this.panes.length >= MOST_PANES) return;
    const pane = new Pane(this.world, person, this);
    this.panes.push(pane);
    this.stage.append(pane.node);
    this.remember();
  }

  addAnother() {
    const shown = this.panes.map((pane) => pane.key);
    const next = this.world.state.people.find((person) => !shown.includes(person.key));
    if (!next || this.panes.length >= MOST_PANES) return;
    this.add(next.key);
    this.panes.at(-1).openFirst(this.world.conversationsOf(next.key)[0]?.key);
    this.panes.at(-1).focus();
  }

  remove(pane) {
    if (this.panes.length < 2) return;
    this.panes = this.panes.filter((other) => other !== pane);
    pane.end();
    this.remember();
    this.panes[0].focus();
  }

  /** The zone in which the page tells the time: where the first pane's person is. */
  get zone() {
    return this.panes[0]?.person.timezone ?? "UTC";
  }

  /** Keeps the address in step, so that a reload shows the same people. */
  remember() {
    this.stage.dataset.panes = this.panes.length;
    if (this.solo) return;
    this.bar.refresh();
    this.world.dispatchEvent(new Event("change"));
    const panes = this.panes.map((pane) => (pane.chat ? `${pane.key}:${pane.chat}` : pane.key)).join(",");
    const query = new URLSearchParams(location.search);
    query.set("panes", panes);
    history.replaceState(null, "", `?${query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",")}`);
  }

  redraw() {
    for (const pane of this.panes) pane.redrawCards();
  }

  setFallbacks(on) {
    this.settings.showFallbacks = on;
    this.redraw();
  }

  async #loadRenderer() {
    if (await loadRenderer()) {
      this.mend?.remove();
      this.redraw();
      return;
    }
    if (!this.mend) this.root.prepend((this.mend = mendNotice()));
    this.redraw();
    setTimeout(() => this.#loadRenderer(), 3000);
  }
}

const root = document.getElementById("app");
try {
  const world = await World.load();
  new Page(world, root).start();
  document.documentElement.dataset.ready = "true";
} catch (error) {
  fill(root, h("p", { class: "starting", role: "alert" }, error.message));
}
