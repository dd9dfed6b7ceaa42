// A meeting in the client: planned by the FM on a phone, read by the customer before it is in anybody's calendar.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { DESKTOP, PHONE } from "../lib/browser.js";
import { upTo } from "../lib/engagement.js";
import { Stage, closeBrowser, dayAfter } from "../lib/stage.js";
import { wordsOf } from "../lib/words.js";

after(closeBrowser);

for (const fm of ["en", "es", "pt-BR"]) {
  test(`a check-in planned on a phone stands on the customer's card as it was entered (${fm})`, async (t) => {
    const w = wordsOf(fm);
    const stage = await Stage.begin(t);
    await upTo(stage, "asked", { fm, locale: fm });
    const marta = await stage.open("marta", "marta", PHONE);
    await marta.say(w.command_meetings);
    await marta.tap(w.meeting_plan);
    await marta.choose(marta.field(w.meeting_kind), "checkin");
    await marta.pickDate(marta.field(w.meeting_day_label), dayAfter(1));
    await marta.type(marta.field(w.meeting_time_label), "10:00");
    await marta.tap(w.meeting_plan_do);
    await marta.dialog.waitFor({ state: "detached" });
    await marta.message(w.meeting_proposed).getByRole("link", { name: w.meeting_add }).waitFor();
    await stage.quiet();
    const ana = await stage.open("ana", "deployments", DESKTOP);
    await ana.page.getByText("10:00–11:00").first().waitFor();
    assert.equal(await ana.page.getByRole("button", { name: w.meeting_booked, exact: true }).count(), 0, "the card is everyone's");
  });
}
