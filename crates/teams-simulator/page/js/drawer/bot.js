// bot.js: kills the bot as SIGKILL would, starts it again, changes the keys its tokens are checked with.

import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { button, section } from "./drawer.js";

export function botSection({ world, act }) {
  const shown = h("p", { class: "drawer-now", role: "status" });
  const kill = button("Kill (SIGKILL)", () => act(() => api.bot("kill")), "danger");
  const restart = button("Restart", () => act(() => api.bot("restart")));
  const draw = () => {
    const { bot } = world.state;
    fill(shown, h("i", { class: "dot", data: { state: bot.state } }), `${bot.name}: ${bot.state}`, bot.url ? h("span", { class: "drawer-url" }, bot.url) : null);
    for (const one of [kill, restart]) one.disabled = bot.controls === false;
    kill.disabled ||= bot.state === "stopped";
  };
  world.addEventListener("change", draw);
  draw();
  return section("Bot", true, shown, h("div", { class: "drawer-row" }, kill, restart,
    button("New signing key", () => act(() => api.rotateKeys(true)))));
}
