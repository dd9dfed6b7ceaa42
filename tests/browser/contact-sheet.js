// contact-sheet.js: draws every card of a folder as the simulator's page draws it: one picture a card, its languages
// below each other, at three widths side by side; index.html shows them all.
//   node contact-sheet.js FOLDER [--out DIR]
// FOLDER holds JSON files, each {name, locale, card} or a list of these (CONTACT_SHEET_DIR=FOLDER cargo test --lib cards::
// writes those of the bot). DIR is target/screenshots/cards by default.
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
<style>body{overflow:visible;height:auto;width:max-content;background:#f5f3ee}
#sheet{display:grid;grid-template-columns:${WIDTHS.map((width) => `${width}px`).join(" ")};gap:14px;padding:14px;align-items:start}
#sheet .card-box{max-width:none}</style><script src="/vendor/adaptivecards.min.js"></script><div id="sheet"></div>`;

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const fileName = (name) => `${name.replace(/[^\w.-]+/g, "_")}.png`;

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

/** Draws one card in its languages and widths; what is wrong, as lines. */
async function draw(page, cards) {
  return page.evaluate(async ({ cards, widths }) => {
    const { drawCard, useRenderer } = await import("/js/cards/renderer.js");
    if (!window.rendererIsSet) useRenderer(window.AdaptiveCards);
    window.rendererIsSet = true;
    const sheet = document.getElementById("sheet");
    sheet.replaceChildren();
    const problems = [];
    for (const { name, locale, card } of cards) {
      for (const width of widths) {
        const host = document.createElement("div");
        const box = document.createElement("div");
        box.className = "card-box";
        host.className = "card";
        box.append(host);
        sheet.append(box);
        drawCard(host, card, { locale, people: [], width }, () => undefined);
        const edge = box.getBoundingClientRect().right + 1;
        const tooWide = [...host.querySelectorAll("*")].find((node) => node.getBoundingClientRect().right > edge);
        if (host.textContent.trim() === "" && host.querySelectorAll("input, img, svg").length === 0) problems.push(`${name} (${locale}) is empty`);
        if (tooWide) problems.push(`${name} (${locale}) is wider than ${width} px: ${tooWide.textContent.slice(0, 60)}`);
      }
    }
    return problems;
  }, { cards, widths: WIDTHS });
}

/** Draws them all into `out`; what is wrong, as lines. */
export async function contactSheet(cards, out) {
  await mkdir(out, { recursive: true });
  const browser = await launch();
  const names = [...new Set(cards.map((card) => card.name))];
  const problems = [];
  try {
    const { page, problems: pageProblems } = await newPage(browser, { size: { width: 1540, height: 900 }, renderer: false });
    await serve(page);
    for (const name of names) {
      problems.push(...await draw(page, cards.filter((card) => card.name === name)));
      await page.locator("#sheet").screenshot({ path: join(out, fileName(name)) });
    }
    await writeFile(join(out, "index.html"), sheet(names));
    problems.push(...pageProblems);
  } finally {
    await browser.close();
  }
  return problems;
}

function sheet(names) {
  const rows = names.map((name) => `<section id="${escape(name)}"><h2>${escape(name)}</h2><img alt="${escape(name)}" loading="lazy" src="${escape(fileName(name))}"></section>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards</title>
<style>body{font:14px system-ui,sans-serif;margin:20px;background:#f5f3ee}nav{columns:12em}img{max-width:100%;box-shadow:0 1px 4px #0003}</style>
<h1>${names.length} cards</h1><nav>${names.map((name) => `<a href="#${escape(name)}">${escape(name)}</a><br>`).join("")}</nav>
${rows.join("\n")}</html>\n`;
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
  console.log(`${cards.length} cards at ${WIDTHS.length} widths: ${join(out, "index.html")}`);
  return problems.length || cards.length === 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
