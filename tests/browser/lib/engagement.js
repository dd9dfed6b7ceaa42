// engagement.js: the steps that most journeys begin with, done by tapping as a person does.

import { dayAfter } from "./stage.js";

export const FOUR = ["Exchange", "Teams", "SharePoint", "OneDrive"];

/** The FM starts an engagement in their own chat: customer, services, language. */
export async function startEngagement(fm, w, { customer = "Contoso", services = FOUR, language } = {}) {
  await fm.tap(w.button_start);
  await fm.type(fm.field(w.start_customer), customer);
  for (const service of services) await fm.tap(fm.choice(service));
  if (language) await fm.choose(fm.field(w.start_language), language);
  await fm.tap(w.start_submit);
  await fm.dialog.waitFor({ state: "detached" });
  await fm.message(customer).getByText(/^4 /).waitFor();
}

/** The FM brings it into `chat`: a word there, a tap in their own chat. Ends with the FM's own chat open. */
export async function bring(fm, w, { chat = "deployments", word = "traer", customer = "Contoso", own = "marta" } = {}) {
  await fm.openChat(chat);
  await fm.say(`@FastTrack ${word}`);
  await fm.openChat(own);
  await fm.tap(fm.page.getByRole("button", { name: new RegExp(`^(Put|Poner|Colocar) ${customer}`) }).last());
}
