// api.js: the simulator's HTTP control API (README, "HTTP control API"): one function a route, JSON in and out,
// and its stream of events. Nothing is remembered here.

/** A refusal of the simulator, or no answer from it. */
export class ApiError extends Error {}

async function call(method, path, body) {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers["content-type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new ApiError("The simulator does not answer. Is the demo still running?");
  }
  const text = await answer.text();
  const json = text ? safeJson(text) : null;
  if (!answer.ok) throw new ApiError(json?.error?.message ?? `${method} ${path}: ${answer.status}`);
  return json;
}

function safeJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const part = encodeURIComponent;
const place = (person, conversation) => `/sim/people/${part(person)}/conversations/${part(conversation)}`;

export const getState = () => call("GET", "/sim/state");
export const getConversations = (person) => call("GET", `/sim/people/${part(person)}/conversations`);
export const getMessages = (person, conversation) => call("GET", `${place(person, conversation)}/messages`);
export const open = (person, conversation) => call("POST", `${place(person, conversation)}/open`, {});
export const say = (person, conversation, text, root) =>
  call("POST", `${place(person, conversation)}/say`, root ? { text, root } : { text });
/** `card`: what the client displays, which a newer one may have replaced by now; its button is sent all the same. */
export const press = (person, conversation, activityId, { card, action, inputs }) =>
  call("POST", `${place(person, conversation)}/press`, { activityId, card, action, inputs });
export const pressInDialog = (person, dialog, action, inputs) =>
  call("POST", `/sim/people/${part(person)}/dialogs/${part(dialog)}/press`, { action, inputs });
export const closeDialog = (person, dialog) => call("DELETE", `/sim/people/${part(person)}/dialogs/${part(dialog)}`);
export const install = (person, conversation) => call("POST", `${place(person, conversation)}/install`, {});
export const uninstall = (person, conversation) => call("POST", `${place(person, conversation)}/uninstall`, {});
const onMessage = (person, message, act, body) =>
  call("POST", `${place(person, message.conversation)}/messages/${part(message.activityId)}/${act}`, body);
export const edit = (person, message, text) => onMessage(person, message, "edit", { text });
export const remove = (person, message) => onMessage(person, message, "delete", {});
export const react = (person, message, type) => onMessage(person, message, "react", { type });
export const answerFile = (person, message, accept) => onMessage(person, message, "file", { accept });
export const block = (person, blocked) => call("POST", `/sim/people/${part(person)}/block`, { blocked });
export const invoke = (person, conversation, name, value) =>
  call("POST", `/sim/people/${part(person)}/invoke`, { conversation, name, value });
export const meeting = (conversation, event) =>
  call("POST", `/sim/conversations/${part(conversation)}/meeting`, { event });
export const members = (conversation, add, remove) =>
  call("POST", `/sim/conversations/${part(conversation)}/members`, { add, remove });
export const moveClock = (body) => call("POST", "/sim/clock", body);
export const addFault = (fault) => call("POST", "/sim/faults", fault);
export const clearFault = (id) => call("DELETE", id === undefined ? "/sim/faults" : `/sim/faults/${part(id)}`);
export const redeliver = (activityId, again) => call("POST", "/sim/redeliver", { activityId, again });
export const rotateKeys = (keepOld) => call("POST", "/sim/keys/rotate", { keepOld });
export const bot = (act) => call("POST", `/sim/bot/${act}`);
export const getLog = (name) => call("GET", `/sim/${name}`);
export const getReport = () => call("GET", "/sim/bot/report");

/**
 * Listens to the simulator; `seen(event)` for each. `again()` whenever the stream opens, the first time too: what came
 * between what was read before and the stream is told by no event.
 */
export function listen(seen, again, lost) {
  const source = new EventSource("/sim/events");
  source.onmessage = (message) => {
    const event = safeJson(message.data);
    if (event) seen(event);
  };
  source.onopen = again;
  source.onerror = lost;
}
