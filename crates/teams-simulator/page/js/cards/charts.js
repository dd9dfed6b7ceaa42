// charts.js: Teams' chart elements as plain SVG with a legend in text, so that no figure is told by colour alone.
// The look is ours; the properties are Teams' (data, legend, x, y, color, title). Gauge and bars included.

import { h, svg } from "../dom.js";
import { drawn } from "./hub-elements.js";

const SERIES = ["#0b6b66", "#c4642d", "#3f6fb5", "#8d5aa8", "#5e8a3a", "#b3871e", "#b3261e", "#4a5568"];
const NAMED = {
  good: "#2e7d4f", warning: "#c27c1a", attention: "#b3261e", neutral: "#8b90a0", accent: "#0b6b66",
  categoricalteal: "#0b6b66", categoricalblue: "#3f6fb5", categoricalpurple: "#8d5aa8", categoricallime: "#5e8a3a",
  categoricalred: "#b3261e", categoricalmarigold: "#b3871e", categoricallavender: "#8a7fc0", categoricallightred: "#d9776f",
};

const colourOf = (name, at) => NAMED[String(name ?? "").toLowerCase()] ?? SERIES[at % SERIES.length];
const amount = (value) => (Number.isFinite(Number(value)) ? Number(value) : 0);
const list = (value) => (Array.isArray(value) ? value : []);

function frame(source, summary, drawing, legend) {
  return h("figure", { class: "hub-chart" },
    source.title ? h("figcaption", {}, source.title) : null,
    h("div", { class: "hub-chart-body", role: "img", "aria-label": `${source.title ?? "Chart"}: ${summary}` }, drawing),
    legend?.length ? h("ul", { class: "hub-legend" }, legend.map((entry) => h("li", {}, h("i", { style: `background:${entry.colour}` }), entry.text))) : null);
}

const point = (angle, radius) => `${(50 + radius * Math.sin(angle)).toFixed(2)} ${(50 - radius * Math.cos(angle)).toFixed(2)}`;

function arc(from, to, outer, inner, colour) {
  const end = Math.min(to, from + Math.PI * 2 - 0.0001);
  const large = end - from > Math.PI ? 1 : 0;
  const d = inner
    ? `M${point(from, outer)}A${outer} ${outer} 0 ${large} 1 ${point(end, outer)}L${point(end, inner)}A${inner} ${inner} 0 ${large} 0 ${point(from, inner)}Z`
    : `M50 50L${point(from, outer)}A${outer} ${outer} 0 ${large} 1 ${point(end, outer)}Z`;
  return svg("path", { d, fill: colour, stroke: "#fff", "stroke-width": 0.6 });
}

const round = (inner) => (source) => {
  const data = list(source.data).map((item, at) => ({ legend: item.legend ?? `${at + 1}`, value: Math.max(amount(item.value), 0), colour: colourOf(item.color, at) }));
  const total = data.reduce((sum, item) => sum + item.value, 0) || 1;
  let at = 0;
  const parts = data.filter((item) => item.value > 0).map((item) => {
    const from = at;
    at += (item.value / total) * Math.PI * 2;
    return arc(from, at, 46, inner, item.colour);
  });
  const text = data.map((item) => `${item.legend} ${item.value}`);
  const legend = data.map((item, i) => ({ colour: item.colour, text: text[i] }));
  return frame(source, text.join(", "), svg("svg", { viewBox: "0 0 100 100", class: "hub-round" }, parts), legend);
};

function gauge(source) {
  const min = amount(source.min);
  const max = source.max === undefined ? 100 : amount(source.max);
  const span = max - min || 1;
  const value = amount(source.value);
  const angle = (v) => -Math.PI / 2 + (Math.min(Math.max((v - min) / span, 0), 1)) * Math.PI;
  const segments = list(source.segments);
  let from = min;
  const parts = (segments.length ? segments : [{ size: span, color: "accent", legend: "" }]).map((segment, at) => {
    const start = from;
    from += amount(segment.size);
    return arc(angle(start), angle(from), 46, 32, colourOf(segment.color, at));
  });
  const needle = svg("path", { d: `M50 50L${point(angle(value), 40)}`, stroke: "#20242e", "stroke-width": 2.5, "stroke-linecap": "round" });
  const shown = source.valueFormat === "fraction" || source.valueFormat === "Fraction" ? `${value}/${max}` : `${Math.round(((value - min) / span) * 100)}%`;
  const label = svg("text", { x: 50, y: 63, "text-anchor": "middle", class: "hub-gauge-text" }, shown);
  const legend = segments.filter((s) => s.legend).map((s, at) => ({ colour: colourOf(s.color, at), text: `${s.legend} ${amount(s.size)}` }));
  return frame(source, `${shown}${source.subLabel ? ` ${source.subLabel}` : ""}`, svg("svg", { viewBox: "0 0 100 68", class: "hub-gauge" }, parts, needle, label), legend);
}

/** All bar charts as rows of HTML bars: on a phone rows read better than columns. */
const bars = (grouped) => (source) => {
  const rows = grouped ? groupedRows(source) : list(source.data).map((item, at) => ({ name: String(item.x ?? item.legend ?? at + 1), parts: [{ value: amount(item.y ?? item.value), colour: colourOf(item.color ?? source.color, item.color || source.color ? at : 0) }] }));
  const most = Math.max(...rows.map((row) => row.parts.reduce((sum, part) => sum + part.value, 0)), 0.0001);
  const drawing = h("div", { class: "hub-bars" }, rows.map((row) => h("div", { class: "hub-bar-row" },
    h("span", { class: "hub-bar-name" }, row.name),
    h("span", { class: "hub-bar-track" }, row.parts.map((part) => h("i", { style: `width:${((part.value / most) * 100).toFixed(2)}%;background:${part.colour}` }))),
    h("span", { class: "hub-bar-value" }, row.parts.map((part) => part.value).join(" + ")))));
  const summary = rows.map((row) => `${row.name} ${row.parts.map((part) => part.value).join(" + ")}`).join(", ");
  return frame(source, summary, drawing, grouped ? seriesLegend(source) : []);
};

const valuesOf = (series) => list(series.values ?? series.data);
const seriesLegend = (source) => list(source.data).map((series, at) => ({ colour: colourOf(series.color, at), text: series.legend ?? series.title ?? `${at + 1}` }));

// Grouped columns: {data:[{legend, values:[{x,y}]}]}; stacked rows: {data:[{title, data:[{legend,value}]}]}.
function groupedRows(source) {
  const stacked = list(source.data).some((series) => Array.isArray(series.data));
  if (stacked) {
    return list(source.data).map((row) => ({ name: row.title ?? "", parts: list(row.data).map((part, at) => ({ value: amount(part.value), colour: colourOf(part.color, at) })) }));
  }
  const rows = new Map();
  list(source.data).forEach((series, at) => valuesOf(series).forEach((v) => {
    const name = String(v.x);
    if (!rows.has(name)) rows.set(name, { name, parts: [] });
    rows.get(name).parts.push({ value: amount(v.y), colour: colourOf(series.color, at) });
  }));
  return [...rows.values()];
}

function line(source) {
  const series = list(source.data);
  const names = [...new Set(series.flatMap((s) => valuesOf(s).map((v) => String(v.x))))];
  const values = series.flatMap((s) => valuesOf(s).map((v) => amount(v.y)));
  const top = Math.max(...values, 0.0001);
  const low = Math.min(...values, 0);
  const x = (name) => 4 + (names.indexOf(String(name)) / Math.max(names.length - 1, 1)) * 192;
  const y = (value) => 72 - ((amount(value) - low) / (top - low || 1)) * 64;
  const lines = series.map((s, at) => svg("polyline", { points: valuesOf(s).map((v) => `${x(v.x).toFixed(1)},${y(v.y).toFixed(1)}`).join(" "), fill: "none", stroke: colourOf(s.color, at), "stroke-width": 2, "stroke-linejoin": "round" }));
  const axis = svg("path", { d: "M4 72H196", stroke: "#c9c6bd" });
  const labels = [names[0], names.at(-1)].filter((n) => n !== undefined).map((n, at) => svg("text", { x: at ? 196 : 4, y: 84, "text-anchor": at ? "end" : "start", class: "hub-axis" }, n));
  const summary = series.map((s) => `${s.legend ?? ""}: ${valuesOf(s).map((v) => `${v.x} ${v.y}`).join(", ")}`).join("; ");
  return frame(source, summary, svg("svg", { viewBox: "0 0 200 88", class: "hub-line" }, axis, lines, labels), seriesLegend(source));
}

/** Type name → element class, made over the loaded renderer `AC`. */
export function chartElements(AC) {
  const kinds = {
    "Chart.Donut": round(28), "Chart.Pie": round(0), "Chart.Gauge": gauge, "Chart.Line": line,
    "Chart.VerticalBar": bars(false), "Chart.HorizontalBar": bars(false),
    "Chart.VerticalBar.Grouped": bars(true), "Chart.HorizontalBar.Stacked": bars(true),
  };
  return Object.fromEntries(Object.entries(kinds).map(([type, draw]) => [type, drawn(AC, type, draw)]));
}
