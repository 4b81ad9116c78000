import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Ask } from "./keys.ts";

const isTerminal = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks a question; what is typed is shown. `undefined` where nobody can be asked. */
export const askOpenly: Ask = isTerminal() ? (question) => asked(question, process.stderr) : undefined;

/** Asks a question; what is typed is not shown. */
export const askSecretly: Ask = isTerminal()
  ? async (question) => {
      process.stderr.write(question);
      const answer = await asked("", new Writable({ write: (_chunk, _encoding, done) => done() }));
      process.stderr.write("\n");
      return answer;
    }
  : undefined;

async function asked(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
