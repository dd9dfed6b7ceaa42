// markdown.js: the small, safe part of Markdown that Teams shows in a TextBlock (bold, italic, links, lists, <at> mentions).
// Returns HTML; everything is escaped first and only tags written here are added. Headings, tables, images, HTML stay text.

const ESCAPABLE = /\\([\\`*_{}[\]()#+\-.!<>~|&])/g;
// Private-use characters stand for escaped punctuation while the patterns below run.
const HIDE = 0xe000;

const escapeHtml = (text) =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]);

/** `text` as HTML. `mentions` is the set of `<at>…</at>` texts that have an entity; others show their plain name. */
export function markdownToHtml(text, mentions = new Set()) {
  const blocks = toBlocks(String(text).replace(/\r\n?/g, "\n").split("\n"));
  return blocks.map((block) => blockToHtml(block, mentions)).join("");
}

function toBlocks(lines) {
  const blocks = [];
  for (const line of lines) {
    const bullet = /^\s*[-*+]\s+(.*)$/.exec(line);
    const number = /^\s*(\d{1,3})[.)]\s+(.*)$/.exec(line);
    const last = blocks.at(-1);
    if (bullet) pushItem(blocks, last, "ul", bullet[1]);
    else if (number) pushItem(blocks, last, "ol", number[2], Number(number[1]));
    else if (line.trim() === "") blocks.push({ kind: "gap" });
    else if (last?.kind === "p") last.lines.push(line);
    else blocks.push({ kind: "p", lines: [line] });
  }
  return blocks.filter((block) => block.kind !== "gap");
}

function pushItem(blocks, last, kind, text, start = 1) {
  if (last?.kind === kind) last.lines.push(text);
  else blocks.push({ kind, lines: [text], start });
}

function blockToHtml(block, mentions) {
  const lines = block.lines.map((line) => inline(line, mentions));
  if (block.kind === "p") return `<p>${lines.join("<br>")}</p>`;
  const start = block.kind === "ol" && block.start !== 1 ? ` start="${block.start}"` : "";
  return `<${block.kind}${start}>${lines.map((line) => `<li>${line}</li>`).join("")}</${block.kind}>`;
}

function inline(line, mentions) {
  const kept = [];
  const keep = (html) => {
    kept.push(html);
    return String.fromCharCode(HIDE + 0x100 + kept.length - 1);
  };
  let text = line.replace(/[\ue000-\uf8ff]/g, "");
  text = text.replace(ESCAPABLE, (_, c) => String.fromCharCode(HIDE + c.charCodeAt(0)));
  text = text.replace(/<at>(.*?)<\/at>/gi, (whole, name) =>
    keep(mentions.has(show(whole)) ? `<span class="mention">${escapeHtml(show(name))}</span>` : escapeHtml(show(name))));
  text = escapeHtml(text).replace(/&amp;(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, "&$1;");
  text = text.replace(/\[([^\]]*)\]\(([^()\s]+)\)/g, (whole, label, url) => link(label, url, keep));
  text = text
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "<strong>$2</strong>")
    .replace(/\*(?=\S)([^*]+?)(?<=\S)\*/g, "<em>$1</em>")
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, "<em>$1</em>");
  text = text.replace(/[\ue100-\uf8ff]/g, (c) => kept[c.charCodeAt(0) - HIDE - 0x100] ?? "");
  return text.replace(/[\ue000-\ue0ff]/g, (c) => escapeHtml(String.fromCharCode(c.charCodeAt(0) - HIDE)));
}

// Escaped punctuation inside a mention or an address, put back.
const show = (text) => text.replace(/[\ue000-\ue0ff]/g, (c) => String.fromCharCode(c.charCodeAt(0) - HIDE));

function link(label, url, keep) {
  const address = show(url);
  if (!/^(https?:|mailto:|tel:)/i.test(address)) return label;
  return `${keep(`<a href="${address}" target="_blank" rel="noopener noreferrer">`)}${label}${keep("</a>")}`;
}
