import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The value of a key in an installed unit. */
export function unitValue(root: string, unit: string, key: string): string {
  const text = readFileSync(join(root, "usr/lib/systemd/system", `${unit}.service`), "utf8");
  const found = new RegExp(`^${key}=(.*)$`, "m").exec(text)?.[1];
  if (found === undefined) throw new Error(`${unit}.service has no ${key}`);
  return found;
}

/** What a unit's command does when it is installed below `root` instead of `/`. */
export class Service {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly lines: string[] = [];
  #waiting = () => {};

  constructor(root: string, unit: string, more: readonly string[], env: NodeJS.ProcessEnv) {
    const [program = "", ...args] = unitValue(root, unit, "ExecStart")
      .split(" ")
      .map((word) => word.replace(/^\/(?=usr|etc|var)/, `${root}/`));
    this.#child = spawn(program, [...args, ...more], {
      cwd: "/",
      env: { PATH: "/usr/bin:/bin", NODE_ENV: "production", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const input of [this.#child.stdout, this.#child.stderr])
      createInterface({ input }).on("line", (line) => {
        this.lines.push(line);
        this.#waiting();
      });
    this.#child.once("close", () => this.#waiting());
  }

  /** The first line that matches. Rejects with all lines when the process ends without one. */
  async line(wanted: RegExp): Promise<string> {
    for (;;) {
      const found = this.lines.find((line) => wanted.test(line));
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null)
        throw new Error(`it ended with ${this.#child.exitCode}:\n${this.lines.join("\n")}`);
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  /** Asks it to stop, as systemd does; its exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const closed = once(this.#child, "close");
    this.#child.kill("SIGTERM");
    await closed;
    return this.#child.exitCode;
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
