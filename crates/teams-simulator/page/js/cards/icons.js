// icons.js: our own line icons, 20×20, for the Icon element and for the page itself. Not Fluent's drawings: only the
// names are shared, and an unknown name becomes a dot. Drawn for this project.

import { svg } from "../dom.js";

const PATHS = {
  add: "M10 4v12M4 10h12",
  arrowleft: "M16 10H4m5-5-5 5 5 5",
  arrowright: "M4 10h12m-5-5 5 5-5 5",
  calendar: "M4 5h12v11H4zM4 8.5h12M7 3v3m6-3v3",
  chat: "M4 4h12v9H9l-4 3.5V13H4z",
  checkmark: "M4 10.5 8 15l8-10",
  checkmarkcircle: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM6.8 10.3 9 12.6l4.2-5",
  chevrondown: "m5 7.5 5 5 5-5",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.3l3 1.7",
  delete: "M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10",
  dismiss: "m5 5 10 10M15 5 5 15",
  document: "M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5m-5 3h5",
  edit: "M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2z",
  error: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.2v4.6m0 2.6v.2",
  flag: "M5 17V3.5h9.5L12.5 7l2 3.5H5",
  info: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v4.8m0-7.2v.2",
  link: "M8.5 11.5l3-3M7 10l-2 2a2.5 2.5 0 0 0 3.5 3.5l2-2M13 10l2-2A2.5 2.5 0 0 0 11.5 4.5l-2 2",
  mail: "M3 5h14v10H3zM3 5.5l7 5.5 7-5.5",
  meeting: "M3 6h9v8H3zM12 9l5-2.5v7L12 11",
  mention: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0 0v1.200a1.9 1.9 0 0 0 4 0V10a7 7 0 1 0-2.8 5.6",
  more: "M5 10v.2m5-.2v.2m5-.2v.2",
  people: "M7.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 16c0-5 9-5 9 0M13 9.200a2 2 0 1 0-.5-3.900M13.5 11.5c2 0 3.5 1.5 3.5 3.5",
  person: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-6.5 12-6.5 12 0",
  question: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM8 8.200c.2-2.6 4.2-2.3 4 0-.1 1.4-2 1.6-2 3.100m0 2.200v.2",
  rocket: "M8 13c0-5 2-8 7-9-.4 5-3.5 7.5-8.5 8.5M8.5 8 5 9l1.8 2.200M12 11.5 11 15l-2.2-1.800M6 14l-2 2",
  send: "M4 4l13 6-13 6 2-6zm2 6h6",
  settings: "M4 6h6m4 0h2M4 14h2m4 0h6M10 4v4m-4 4v4M4 10h9m3 0h0",
  star: "m10 3.5 2 4.3 4.7.5-3.5 3.1 1 4.6-4.2-2.400L5.8 16l1-4.600L3.3 8.300l4.7-.5z",
  warning: "M10 3.5 17.5 16.5h-15zM10 8v4m0 2.200v.2",
};

const ALIASES = {
  alert: "warning", attach: "link", book: "document", calendarclock: "calendar", calendarltr: "calendar",
  checkbox: "checkmark", checkmarkstarburst: "checkmarkcircle", chatmultiple: "chat", comment: "chat",
  dismisscircle: "error", errorcircle: "error", important: "error", open: "link", peopleteam: "people",
  personadd: "person", questioncircle: "question", target: "clock", timer: "clock", trophy: "star", video: "meeting",
};

/** An icon by Fluent's or our name; decorative unless `label` is given. */
export function icon(name, { size = 20, filled = false, label, color = "currentColor" } = {}) {
  const id = String(name ?? "").toLowerCase().replace(/[^a-z]/g, "");
  const path = PATHS[id] ?? PATHS[ALIASES[id]];
  const drawing = path ? svg("path", { d: path }) : svg("circle", { cx: 10, cy: 10, r: 4 });
  const props = {
    class: "icon", viewBox: "0 0 20 20", width: size, height: size, stroke: color,
    fill: filled ? color : "none", "fill-opacity": filled ? 0.3 : 1,
    "stroke-width": 1.5, "stroke-linecap": "round", "stroke-linejoin": "round", focusable: "false",
  };
  const aria = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return svg("svg", { ...props, ...aria }, drawing);
}
