import { createInterface, type Interface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Ask } from "./keys.ts";

const isTerminal = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks a question; what is typed is shown. `undefined` where nobody can be asked. */
export const askOpenly: Ask = isTerminal()
  ? (question) => answered(process.stderr, (lines) => lines.question(question))
  : undefined;

/** Asks a question; what is typed is not shown. */
export const askSecretly: Ask = isTerminal()
  ? async (question) => {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      // The terminal no longer shows what is typed once it is read here: only then is it asked for.
      const answer = await answered(nowhere, (lines) => {
        process.stderr.write(question);
        return lines.question("");
      });
      process.stderr.write("\n");
      return answer;
    }
  : undefined;

async function answered(output: NodeJS.WritableStream, ask: (lines: Interface) => Promise<string>): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await ask(lines);
  } finally {
    lines.close();
  }
}
