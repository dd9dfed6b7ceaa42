// drawer.js: the controls of the simulation, beside the panes: clock, bot, its messages, cards, faults, the wire.
// Each section is a file of its own and draws itself; this one opens, closes and remembers.

import { icon } from "../cards/icons.js";
import { fill, h } from "../dom.js";
import { botSection } from "./bot.js";
import { clockSection } from "./clock.js";
import { faultSection } from "./faults.js";
import { logSection } from "./log.js";
import { messageSection } from "./messages.js";
import { teamsSection } from "./teams.js";
import { viewSection } from "./view.js";

export class Drawer {
  constructor(world, page) {
    this.problem = h("p", { class: "banner problem", role: "alert", hidden: true });
    const act = async (work) => {
      this.problem.hidden = true;
      try {
        return await work();
      } catch (error) {
        this.problem.hidden = false;
        fill(this.problem, error.message);
        return undefined;
      }
    };
    const sections = { clock: clockSection, bot: botSection, messages: messageSection, teams: teamsSection, view: viewSection, faults: faultSection, log: logSection };
    this.parts = Object.fromEntries(Object.entries(sections).map(([name, make]) => [name, make({ world, page, act })]));
    this.node = h("aside", { class: "drawer", id: "drawer", hidden: true, "aria-label": "Controls of the simulation", on: { keydown: (event) => event.key === "Escape" && this.toggle(false) } },
      h("header", {}, h("h2", {}, "Controls"), h("button", { class: "icon-button", type: "button", "aria-label": "Close controls", on: { click: () => this.toggle(false) } }, icon("dismiss"))),
      this.problem, Object.values(this.parts));
  }

  toggle(shown = this.node.hidden) {
    this.node.hidden = !shown;
    if (shown) {
      this.returnTo = document.activeElement;
      for (const part of Object.values(this.parts)) part.onShow?.();
      this.node.querySelector("summary")?.focus();
    } else {
      this.returnTo?.focus();
    }
    this.onToggle?.(shown);
  }

  /** Opens at one section. */
  show(name) {
    if (this.node.hidden) this.toggle(true);
    this.parts[name].open = true;
    this.parts[name].scrollIntoView({ block: "nearest" });
    this.parts[name].querySelector("summary").focus();
  }
}

/** A section that folds. */
export const section = (title, open, ...children) => h("details", { class: "drawer-section", open }, h("summary", {}, title), h("div", { class: "drawer-body" }, ...children));

/** A plain button. */
export const button = (label, work, kind = "") => h("button", { class: `button ${kind}`, type: "button", on: { click: work } }, label);
