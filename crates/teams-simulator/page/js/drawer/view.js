// view.js: how cards are shown on this page: hub elements, or the fallback that an older client would show.

import { h } from "../dom.js";
import { section } from "./drawer.js";

export function viewSection({ page }) {
  const box = h("input", { type: "checkbox", checked: page.settings.showFallbacks, on: { change: () => page.setFallbacks(box.checked) } });
  return section("Cards", false,
    h("label", { class: "check" }, box, "Show fallbacks instead of hub elements"),
    h("p", { class: "drawer-hint" }, "Icon, Badge, ProgressBar, ProgressRing, Rating, CodeBlock, CompoundButton and the charts are drawn by this page; their look is ours. Everything else is Microsoft's own renderer."));
}
