// process.js: starts a program that prints its addresses ("bot: http://…", "page: http://…/"), and ends it: asked,
// or killed as a crash would. Used for `fasttrack-bot demo` and for the simulator's own example.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TARGET } from "./paths.js";

const START_MS = 30_000;

/** A running program: `addresses` by name, `log` (what it wrote), `stop()`, `crash()`. */
export class Running {
  constructor(child) {
    this.child = child;
    this.addresses = {};
    this.log = "";
    this.ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  }

  static async start(command, args, { names, env = {} }) {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const running = new Running(child);
    await running.#addresses(names, command);
    return running;
  }

  async #addresses(names, command) {
    let timer;
    const all = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`${command} printed no ${names.join(", ")} address in ${START_MS / 1000} s:\n${this.log}`)), START_MS);
      const read = (chunk) => {
        this.log += chunk;
        for (const [, name, address] of this.log.matchAll(/^(\w+): (http:\/\/\S+)$/gm)) this.addresses[name] = address;
        if (names.every((name) => this.addresses[name])) resolve();
      };
      this.child.stdout.setEncoding("utf8").on("data", read);
      this.child.stderr.setEncoding("utf8").on("data", read);
      this.child.once("error", reject);
      this.ended.then(({ code, signal }) => reject(new Error(`${command} ended (${code ?? signal}):\n${this.log}`)));
    });
    try {
      await all;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks it to end (SIGTERM) and waits; its exit code. */
  async stop() {
    this.child.kill("SIGTERM");
    return (await this.ended).code;
  }

  /** Kills it as a crash would. */
  async crash() {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}

/** A fresh folder, removed by `done()`. */
export async function freshFolder(prefix = "fasttrack-") {
  const path = await mkdtemp(join(tmpdir(), prefix));
  return { path, done: () => rm(path, { recursive: true, force: true }) };
}

/** `fasttrack-bot demo` with its state in `data`: on any free ports, or on those of `addresses`, as after a crash. */
export const startDemo = (data, addresses) => {
  const [bot, page] = ["bot", "page"].map((name) => addresses ? new URL(addresses[name]).port : "0");
  return Running.start(join(TARGET, "debug/fasttrack-bot"), ["demo", "--port", bot, "--page-port", page, "--data", data], { names: ["bot", "page"] });
};

/** The simulator alone, with the small bot of its example `serve`. */
export const startExample = () => Running.start(join(TARGET, "debug/examples/serve"), [], { names: ["page"] });
