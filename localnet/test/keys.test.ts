import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keyFile, openAccount } from "../src/keys.ts";
import { type StateFolder, stateFolder } from "../src/state.ts";

let state: StateFolder;

beforeEach(async () => {
  state = stateFolder(await mkdtemp(join(tmpdir(), "wattmesh-keys-")));
  await mkdir(state.keys, { recursive: true });
});
afterEach(() => rm(join(state.keys, ".."), { recursive: true }));

describe("an account's key file", () => {
  test("is made when there is none, and is the same account from then on", async () => {
    const { address } = await openAccount(state, "utility");
    expect((await openAccount(state, "utility")).address).toBe(address);
  });

  test("may have been saved with a byte order mark and lines that end by CR LF", async () => {
    await writeFile(keyFile(state, "plain"), "07".repeat(32));
    await writeFile(keyFile(state, "marked"), `\ufeff${"07".repeat(32)}\r\n`);
    expect((await openAccount(state, "marked")).address).toBe((await openAccount(state, "plain")).address);
  });

  test.each<[string, Buffer | string, string]>([
    ["in UTF-16", Buffer.from("07".repeat(32), "utf16le"), 'expected text in UTF-8, got "UTF-16"'],
    ["of other text", "a key", "does not hold 64 hex digits"],
  ])("is refused %s, and not made anew", async (_name, content, message) => {
    await writeFile(keyFile(state, "utility"), content);
    await expect(openAccount(state, "utility")).rejects.toThrow(message);
  });
});
