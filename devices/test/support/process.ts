import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** One life of a meter, as its own process. */
export class MeterProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;

  constructor(...args: string[]) {
    this.#child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      createInterface({ input: stream }).on("line", (line) => this.lines.push(line));
  }

  /** Ends it with `signal`; its exit code, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | string> {
    const exit = once(this.#child, "exit");
    this.#child.kill(signal);
    const [code, endedBy] = await exit;
    return code ?? endedBy;
  }

  /** Resolves when it has ended by itself, with its exit code. */
  async ended(): Promise<number> {
    const [code] = this.isAlive ? await once(this.#child, "exit") : [this.#child.exitCode];
    return code;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command prints and its exit code. */
export async function meterCommand(...args: string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as Ended;
    return { code, stdout, stderr };
  }
}
