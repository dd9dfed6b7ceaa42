// pictures.js: the README's pictures, taken from the real demo: docs/pictures/channel.png (what the FM sees in the
// channel, beside the customer's phone) and docs/pictures/phone.png (the request on a phone).
//   npm run pictures        (needs pngquant for small files; without it they are only larger)

import { spawnSync } from "node:child_process";
import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { PHONE } from "./lib/browser.js";
import { Hand, upTo } from "./lib/engagement.js";
import { ROOT, SCREENSHOTS } from "./lib/paths.js";
import { closeBrowser, sharedBrowser, Stage } from "./lib/stage.js";
import { wordsOf } from "./lib/words.js";

const FOLDER = join(ROOT, "docs/pictures");
const w = wordsOf("en");

/** A browser page of its own that shows pictures side by side, as a reader sees two devices. */
async function compose(file, pictures) {
  const page = await (await sharedBrowser()).newPage({ viewport: { width: 1600, height: 900 }, deviceScaleFactor: 1 });
  const images = await Promise.all(pictures.map(async ({ path, width, radius }) =>
    `<img width="${width}" style="border-radius:${radius}px" src="data:image/png;base64,${(await readFile(path)).toString("base64")}">`));
  await page.setContent(`<style>body{margin:0}main{display:inline-flex;align-items:center;gap:36px;padding:32px;background:#e7e3d8}
img{display:block;box-shadow:0 10px 30px rgb(32 36 46 / 25%)}</style><main>${images.join("")}</main>`);
  await page.locator("main").screenshot({ path: file });
  await page.close();
}

async function shrink(file) {
  spawnSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", "--quality", "70-95", file]);
  console.log(`${file}: ${Math.ceil((await stat(file)).size / 1024)} KB`);
}

const ends = [];
try {
  await mkdir(FOLDER, { recursive: true });
  await mkdir(SCREENSHOTS, { recursive: true });
  const stage = await Stage.begin({ after: (end) => ends.push(end) });
  // Ten in the morning where the customer is. Everybody in the pictures reads English.
  await stage.control("POST", "/sim/clock", { advanceSeconds: 7 * 3600 });
  const hand = new Hand(stage, "ana");
  await hand.say("general", "<at>FastTrack</at> language");
  await hand.press("general", w.language_en);
  await upTo(stage, "asked", { locale: "en", fm: "en" });
  await stage.quiet();
  const marta = await stage.open("marta", "deployments", { width: 1060, height: 800 });
  const ana = await stage.open("ana", "deployments", PHONE);
  await ana.page.getByRole("button", { name: w.request_all_correct, exact: true }).last().waitFor();
  await marta.page.getByText(w.request_fm_view).waitFor();
  await marta.page.waitForTimeout(500);
  const [wide, phone] = [join(SCREENSHOTS, "wide.png"), join(FOLDER, "phone.png")];
  await marta.page.screenshot({ path: wide });
  await ana.page.screenshot({ path: phone });
  await compose(join(FOLDER, "channel.png"), [{ path: wide, width: 1060, radius: 12 }, { path: phone, width: 360, radius: 24 }]);
  await shrink(join(FOLDER, "channel.png"));
  await shrink(phone);
} finally {
  for (const end of ends) await end();
  await closeBrowser();
}
