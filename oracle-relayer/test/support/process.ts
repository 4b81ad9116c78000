import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** One life of the relayer, as its own process. */
export class RelayerProcess {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly lines: string[] = [];
  readonly #waiting = new Map<string, () => void>();

  constructor(configFile: string) {
    this.#child = spawn(process.execPath, [MAIN, "run", "--config", configFile], { stdio: ["ignore", "pipe", "pipe"] });
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
