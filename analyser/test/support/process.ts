import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/wattmesh-analyser.cjs", import.meta.url));

/** The program, as its own process. */
export class AnalyserProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #gone: Promise<number | string>;
  readonly #waiting = new Set<() => void>();

  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [BIN, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    // Only then is everything said that it says.
    this.#gone = once(this.#child, "close").then(([code, signal]) => code ?? signal);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        this.lines.push(line);
        for (const wake of this.#waiting) wake();
      });
  }

  /** Its log's lines with that message, as they were told so far. */
  logged(message: string): Record<string, unknown>[] {
    return this.lines
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === message);
  }

  /** Resolves with the first line of its log that has the message; rejects when it ended without. */
  async logs(message: string): Promise<Record<string, unknown>> {
    const ended = this.#gone.then((code) => {
      const [found] = this.logged(message);
      if (found !== undefined) return found;
      throw new Error(`it ended with ${code} before it said "${message}":\n${this.lines.join("\n")}`);
    });
    const told = new Promise<Record<string, unknown>>((resolve) => {
      const look = () => {
        const [found] = this.logged(message);
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
    return Promise.race([told, ended]);
  }

  /** Ends it with a signal, or waits until it ends; its exit code, or the signal that ended it. */
  async end(signal?: NodeJS.Signals): Promise<number | string> {
    if (signal !== undefined) this.#child.kill(signal);
    return this.#gone;
  }
}

/** Runs a command to its end; what it printed and its exit code. */
export async function ran(
  args: readonly string[],
  env?: Record<string, string>,
): Promise<{ text: string; code: number | string }> {
  const child = new AnalyserProcess(args, env);
  const code = await child.end();
  return { text: child.lines.join("\n"), code };
}
