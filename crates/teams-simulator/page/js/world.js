// world.js: what the page knows of the simulation: people, conversations, the clock, the bot; kept current by the
// simulator's events and handed on to whoever listens. Messages belong to the panes, each person having their own view.

import * as api from "./api.js";

/** The one copy of the simulation's state in this page. Events: "change", and "event" with the simulator's own. */
export class World extends EventTarget {
  constructor(state) {
    super();
    this.state = state;
    this.lost = false;
    this.again = undefined;
  }

  static async load() {
    return new World(await api.getState());
  }

  listen() {
    api.listen(
      (event) => this.#seen(event),
      () => {
        this.lost = false;
        this.#startOver();
      },
      () => {
        this.lost = true;
        this.#changed();
      },
    );
  }

  get now() {
    return new Date(this.state.now);
  }

  person(key) {
    return this.state.people.find((person) => person.key === key);
  }

  conversation(key) {
    return this.state.conversations.find((conversation) => conversation.key === key);
  }

  /** The conversations of a person: own chat with the bot first, then chats, then channels. */
  conversationsOf(person) {
    const rank = { personal: 0, groupChat: 1, meeting: 2, channel: 3 };
    return this.state.conversations
      .filter((conversation) => conversation.members.includes(person))
      .sort((a, b) => rank[a.kind] - rank[b.kind]);
  }

  /** Reads the state again, soon; several wishes in a row make one reading. */
  reload() {
    this.again ??= setTimeout(async () => {
      this.again = undefined;
      try {
        this.state = await api.getState();
        this.#changed();
      } catch {
        this.lost = true;
        this.#changed();
      }
    }, 30);
  }

  #seen(event) {
    if (event.type === "lagged") return this.#startOver();
    if (event.type === "clock") {
      this.state.now = event.now;
      this.state.following = event.following;
      this.#changed();
    } else if (event.type === "bot") {
      this.state.bot.state = event.state;
      this.#changed();
    } else if (["installed", "members", "fault", "violation"].includes(event.type)) {
      this.reload();
    }
    this.dispatchEvent(new CustomEvent("event", { detail: event }));
    return undefined;
  }

  // Events were missed: everything shown is read anew.
  #startOver() {
    this.reload();
    this.dispatchEvent(new CustomEvent("event", { detail: { type: "reconnected" } }));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** The name a person sees for a conversation. */
export function nameOf(conversation, bot) {
  if (conversation.kind === "personal") return bot.name;
  return conversation.name ?? "General";
}
