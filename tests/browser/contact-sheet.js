// contact-sheet.js: draws every card of a folder as the simulator's page draws it, at three widths, into pictures and
// one HTML page of them all.
//   node contact-sheet.js FOLDER [--out DIR]
// FOLDER holds JSON files, each {name, locale, card} or a list of these. DIR is target/screenshots/cards by default.
// Exit status 1 if a card cannot be drawn or is wider than its place.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, newPage } from "./lib/browser.js";
import { PAGE, RENDERER, SCREENSHOTS } from "./lib/paths.js";

const WIDTHS = [320, 360, 800];
const HOST = "http://contact-sheet.test";
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const FRAME = `<!doctype html><meta charset="utf-8"><title>card</title>
${["base", "messages", "cards", "hub"].map((name) => `<link rel="stylesheet" href="/css/${name}.css">`).join("")}
<style>body{overflow:visible;height:auto;padding:12px;width:max-content}.card-box{max-width:none}</style>
<script src="/vendor/adaptivecards.min.js"></script><div class="card-box"><div class="card"></div></div>`;

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const fileName = (card, width) => `${`${card.name}.${card.locale}.${width}`.replace(/[^\w.-]+/g, "_")}.png`;

/** The cards of a folder: [{name, locale, card}], in order. */
export async function readCards(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const files = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))));
  return files.flat();
}

async function serve(page) {
  await page.route(`${HOST}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === "/") return route.fulfill({ body: FRAME, contentType: "text/html" });
    if (path === "/vendor/adaptivecards.min.js") return route.fulfill({ body: await readFile(RENDERER), contentType: "text/javascript" });
    const file = normalize(join(PAGE, path));
    if (!file.startsWith(PAGE)) return route.abort();
    return route.fulfill({ body: await readFile(file).catch(() => ""), contentType: TYPES[extname(file)] ?? "text/plain" });
  });
  await page.goto(`${HOST}/`);
}

async function drawOne(page, card, width) {
  return page.evaluate(async ({ card, width }) => {
    const { drawCard, useRenderer } = await import("/js/cards/renderer.js");
    if (!window.rendererIsSet) useRenderer(window.AdaptiveCards);
    window.rendererIsSet = true;
    const box = document.querySelector(".card-box");
    const host = box.querySelector(".card");
    box.style.width = `${width}px`;
    drawCard(host, card.card, { locale: card.locale, people: [], width }, () => undefined);
    const tooWide = [...host.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > box.getBoundingClientRect().right + 1);
    if (host.textContent.trim() === "" && host.querySelectorAll("input, img, svg").length === 0) return "is empty";
    return tooWide.length ? `is wider than ${width} px: ${tooWide[0].textContent.slice(0, 60)}` : undefined;
  }, { card, width });
}

/** Draws them all into `out`; what is wrong, as lines. */
export async function contactSheet(cards, out) {
  await mkdir(out, { recursive: true });
  const browser = await launch();
  const problems = [];
  try {
    const { page, problems: pageProblems } = await newPage(browser, { size: { width: 860, height: 900 }, renderer: false });
    await serve(page);
    for (const card of cards) {
      for (const width of WIDTHS) {
        const wrong = await drawOne(page, card, width);
        if (wrong) problems.push(`${card.name} (${card.locale}) ${wrong}`);
        await page.locator(".card-box").screenshot({ path: join(out, fileName(card, width)) });
      }
    }
    await writeFile(join(out, "index.html"), sheet(cards));
    const overview = await browser.newPage({ viewport: { width: 1620, height: 900 } });
    await overview.goto(`file://${join(out, "index.html")}`);
    await overview.screenshot({ path: join(out, "contact-sheet.png"), fullPage: true });
    problems.push(...pageProblems);
  } finally {
    await browser.close();
  }
  return problems;
}

function sheet(cards) {
  const rows = cards.map((card) => `<section><h2>${escape(card.name)} <small>${escape(card.locale)}</small></h2><div>${WIDTHS.map((width) =>
    `<figure><figcaption>${width} px</figcaption><img alt="${escape(card.name)}" width="${width}" src="${escape(fileName(card, width))}"></figure>`).join("")}</div></section>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards</title>
<style>body{font:14px system-ui,sans-serif;margin:20px;background:#f5f3ee}section>div{display:flex;gap:20px;align-items:flex-start}figure{margin:0 0 20px}figcaption{color:#5a6070}img{box-shadow:0 1px 4px #0003}</style>
<h1>${cards.length} cards</h1>${rows.join("\n")}</html>\n`;
}

async function main([folder, flag, dir]) {
  if (!folder || (flag && flag !== "--out")) {
    console.error("usage: node contact-sheet.js FOLDER [--out DIR]");
    return 2;
  }
  const out = resolve(dir ?? join(SCREENSHOTS, "cards"));
  const cards = await readCards(folder);
  const problems = await contactSheet(cards, out);
  for (const problem of problems) console.error(problem);
  console.log(`${cards.length} cards, ${cards.length * WIDTHS.length} pictures: ${join(out, "index.html")}`);
  return problems.length || cards.length === 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
