// page-modules.test.js: the page's pure parts, without a browser: Markdown, targetWidth, times.

import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownToHtml } from "../../../crates/teams-simulator/page/js/cards/markdown.js";
import { fits, mentionsOf, prepare } from "../../../crates/teams-simulator/page/js/cards/prepare.js";
import { fromField, nextHour, toField } from "../../../crates/teams-simulator/page/js/time.js";

const inline = (text, mentions) => markdownToHtml(text, mentions).replace(/^<p>|<\/p>$/g, "");

test("Markdown shows bold, italic, lists and links, and nothing else", () => {
  assert.equal(inline("**a** and _b_ and *c*"), "<strong>a</strong> and <em>b</em> and <em>c</em>");
  assert.equal(markdownToHtml("- one\n- two"), "<ul><li>one</li><li>two</li></ul>");
  assert.equal(markdownToHtml("3. one\n4. two"), '<ol start="3"><li>one</li><li>two</li></ol>');
  assert.equal(inline("# a | b"), "# a | b");
  assert.match(inline("[plan](https://a.example/x?a=1&b=2)"), /<a href="https:\/\/a\.example\/x\?a=1&amp;b=2" .*>plan<\/a>/);
});

test("no text becomes markup, and no link runs a script", () => {
  assert.equal(inline("<img src=x onerror=alert(1)>"), "&lt;img src=x onerror=alert(1)&gt;");
  assert.equal(inline('[a](javascript:alert(1)) "q"'), "[a](javascript:alert(1)) &quot;q&quot;");
  assert.equal(inline('[a](https://x.example/"onmouseover=alert)').includes('"onmouseover'), false);
  assert.equal(inline("<at><b>x</b></at>"), "&lt;b&gt;x&lt;/b&gt;");
});

test("what is escaped by a backslash stays as typed", () => {
  assert.equal(inline("\\*no\\* \\[a\\]\\(b\\) snake_case_name"), "*no* [a](b) snake_case_name");
  assert.equal(inline("**a \\*\\* b**"), "<strong>a ** b</strong>");
});

test("a mention is marked only when the card has its entity", () => {
  const card = { msteams: { entities: [{ type: "mention", text: "<at>Ana</at>" }] } };
  assert.equal(inline("<at>Ana</at> <at>Bo</at>", mentionsOf(card)), '<span class="mention">Ana</span> Bo');
});

test("targetWidth shows an element at its width alone, or at least or at most there", () => {
  assert.equal(fits("Wide", "Standard"), false);
  assert.equal(fits("atLeast:Narrow", "Standard"), true);
  assert.equal(fits("atMost:narrow", "Standard"), false);
  assert.equal(fits(undefined, "VeryNarrow"), true);
});

test("preparing a card leaves its data alone and fills the people picker", () => {
  const data = { targetWidth: "Wide", list: [{ targetWidth: "Wide" }] };
  const picker = { type: "Input.ChoiceSet", id: "p", choices: [], "choices.data": { type: "Data.Query", dataset: "graph.microsoft.com/users?scope=currentContext" } };
  const card = { body: [{ type: "TextBlock", targetWidth: "Wide" }, picker], actions: [{ type: "Action.Submit", data }] };
  const shown = prepare(card, { width: "Narrow", people: [{ title: "Ana", value: "1" }] });
  assert.deepEqual(shown.actions[0].data, data);
  assert.deepEqual(shown.body.map((element) => element.type), ["Input.ChoiceSet"]);
  assert.deepEqual(shown.body[0].choices, [{ title: "Ana", value: "1" }]);
});

test("the next 09:00 is 09:00 there, over a change to summer time too", () => {
  const next = (now, zone) => nextHour(new Date(now), 9, zone).toISOString();
  assert.equal(next("2026-03-02T09:00:00Z", "Europe/Madrid"), "2026-03-03T08:00:00.000Z");
  assert.equal(next("2026-03-28T20:00:00Z", "Europe/Madrid"), "2026-03-29T07:00:00.000Z");
  assert.equal(next("2026-03-02T09:00:00Z", "America/Mexico_City"), "2026-03-02T15:00:00.000Z");
});

test("a date field and the instant it means agree", () => {
  const at = new Date("2026-07-01T15:30:00Z");
  assert.equal(toField(at, "Europe/Madrid"), "2026-07-01T17:30");
  assert.equal(fromField("2026-07-01T17:30", "Europe/Madrid").toISOString(), at.toISOString());
});
