// clock.js: moves the simulation's clock: an hour, a day, to the next 09:00, to any moment, running or standing still.

import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { fromField, fullTime, nextHour, toField } from "../time.js";
import { button, section } from "./drawer.js";

export function clockSection({ world, page, act }) {
  const zone = () => page.zone;
  const move = (body) => act(() => api.moveClock(body));
  const shown = h("p", { class: "drawer-now", role: "status" });
  const field = h("input", { type: "datetime-local", "aria-label": "Set the clock to" });
  const follow = h("input", { type: "checkbox", on: { change: () => move({ follow: follow.checked }) } });
  const set = () => {
    const at = fromField(field.value, zone());
    return at && move({ set: at.toISOString() });
  };
  const draw = () => {
    fill(shown, fullTime(world.now, { timezone: zone() }), h("span", {}, ` ${zone()}`));
    follow.checked = Boolean(world.state.following);
    if (document.activeElement !== field) field.value = toField(world.now, zone());
  };
  world.addEventListener("change", draw);
  return section("Clock", true, shown,
    h("div", { class: "drawer-row" },
      button("+10 min", () => move({ advanceSeconds: 600 })), button("+1 hour", () => move({ advanceSeconds: 3600 })),
      button("+1 day", () => move({ advanceSeconds: 86400 })), button("+1 week", () => move({ advanceSeconds: 604800 })),
      button("Next 09:00", () => move({ set: nextHour(world.now, 9, zone()).toISOString() }), "primary")),
    h("div", { class: "drawer-row" }, field, button("Set", set)),
    h("label", { class: "check" }, follow, "Runs on with real time"));
}
