import { expect, test } from "vitest";
import { watch } from "../src/commands/watch.ts";
import { UsageError } from "../src/errors.ts";

class Silent extends Error {
  readonly retryHelps = true;
}

test("a live screen is shown anew until it is stopped, and tells when the node is silent", async () => {
  const stop = new AbortController();
  const answers = [["one"], new Silent("no answer"), ["two"]];
  const shown: string[] = [];
  await watch({
    everyMs: 0,
    signal: stop.signal,
    read: async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? [];
    },
    write: (text) => {
      shown.push(text.replace("\u001b[2J\u001b[H", ""));
      if (shown.length === 3) stop.abort();
    },
  });
  expect(shown).toEqual(["one\n", "no answer\n", "two\n"]);
});

test("it ends by what trying again does not help", async () => {
  const read = async () => {
    throw new UsageError("no such file");
  };
  await expect(
    watch({ everyMs: 0, signal: new AbortController().signal, read, write: () => undefined }),
  ).rejects.toThrow("no such file");
});
