// Expands templates with the reference engine. Reads {now, data: {name: value}, cases: [{template, data}]} from
// the file named on the command line and writes one result a case: {ok} or {load} or {fail}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const input = JSON.parse(readFileSync(process.argv[2], "utf8"));
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(input.now);
    else super(...args);
  }
  static now() {
    return input.now;
  }
};
const { Template } = createRequire(import.meta.url)("adaptivecards-templating");

// Half a surrogate pair can't be told in UTF-8.
const wellFormed = (_key, value) => (typeof value === "string" ? value.toWellFormed() : value);

function run({ template, data }) {
  let prepared;
  try {
    prepared = new Template(template);
  } catch (error) {
    return { load: String(error && error.message) };
  }
  try {
    const root = typeof data === "string" ? structuredClone(input.data[data]) : data;
    const expanded = prepared.expand({ $root: root });
    return { ok: expanded === undefined ? null : JSON.parse(JSON.stringify(expanded, wellFormed) ?? "null") };
  } catch (error) {
    return { fail: String(error && error.message) };
  }
}

// Median nanoseconds an expansion, after as long a time of warming up. Timed by the batch.
function median({ template, data }, millis, finish) {
  const prepared = new Template(template);
  const context = { $root: data };
  let times;
  let batch = 1;
  for (let round = 0; round < 2; round++) {
    times = [];
    const start = process.hrtime.bigint();
    for (let now = start; Number(now - start) < millis * 1e6; ) {
      for (let i = 0; i < batch; i++) finish(prepared.expand(context));
      const then = process.hrtime.bigint();
      const nanos = Number(then - now);
      times.push(nanos / batch);
      if (nanos < 50_000) batch++;
      now = process.hrtime.bigint();
    }
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

if (process.argv[3] === "bench") {
  const millis = Number(process.argv[4]);
  const both = (one) => [median(one, millis, (card) => card), median(one, millis, JSON.stringify)];
  console.log(JSON.stringify(input.cases.map(both)));
} else {
  console.log(JSON.stringify(input.cases.map(run)));
}
