import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

export interface Start {
  /** What is started instead of the product's own entry. */
  readonly entry?: string;
  readonly args?: readonly string[];
  /** What starts it: a command that runs what follows it. */
  readonly under?: readonly string[];
}

/** One life of the relayer, as its own process. */
export class RelayerProcess {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly lines: string[] = [];
  readonly #waiting = new Map<string, () => void>();
  readonly #gone: Promise<number | string>;

  constructor(configFile: string, { entry = MAIN, args = ["run"], under = [] }: Start = {}) {
    const [command = "", ...rest] = [...under, process.execPath, entry, ...args, "--config", configFile];
    this.#child = spawn(command, rest, {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    }) as ChildProcessByStdio<null, Readable, Readable>;
    // Nobody is told whether what it was told arrived.
    this.#child.on("error", () => {});
    this.#gone = once(this.#child, "exit").then(([code, signal]) => code ?? signal);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        this.lines.push(line);
        for (const [text, resolve] of this.#waiting) {
          if (line.includes(text)) {
            resolve();
          }
        }
      });
    }
  }

  /** Resolves when it has logged a line with `text`. */
  async logged(text: string): Promise<void> {
    if (!this.lines.some((line) => line.includes(text))) {
      await this.logs(text);
    }
  }

  /** Resolves when it logs a line with `text` from now on. */
  async logs(text: string): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.set(text, resolve));
    this.#waiting.delete(text);
  }

  /** Ends it with `signal`; its exit code, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | string> {
    const exit = once(this.#child, "exit");
    this.#child.kill(signal);
    const [code, endedBy] = await exit;
    return code ?? endedBy;
  }

  /** Tells its entry something. */
  tell(said: object): void {
    this.#child.send(said);
  }

  /** Stops it where it is, until SIGCONT. */
  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.#child.kill(signal);
  }

  /** Resolves when it has ended, with its exit code or the signal that ended it. */
  get gone(): Promise<number | string> {
    return this.#gone;
  }

  /** Resolves when it has ended by itself, with its exit code. */
  async ended(): Promise<number> {
    const [code] = this.alive ? await once(this.#child, "exit") : [this.#child.exitCode];
    return code;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }
}

/** What a command of the relayer prints and its exit code. */
export async function relayerCommand(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}
