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

if (process.argv[3] === "bench") {
  const rounds = Number(process.argv[4]);
  const results = input.cases.map(({ template, data }) => {
    const prepared = new Template(template);
    const context = { $root: data };
    for (let i = 0; i < rounds / 10; i++) prepared.expand(context);
    const start = process.hrtime.bigint();
    for (let i = 0; i < rounds; i++) prepared.expand(context);
    return Number(process.hrtime.bigint() - start) / rounds;
  });
  console.log(JSON.stringify(results));
} else {
  console.log(JSON.stringify(input.cases.map(run)));
}
