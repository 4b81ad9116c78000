import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pubKeyFile, readPubKey } from "../src/chain/validatorKey.ts";
import { genesis } from "../src/commands/genesis.ts";
import { init } from "../src/commands/init.ts";
import { openKeys } from "../src/keys.ts";
import { changed, people, template } from "./support/community.ts";

const hex = "01".repeat(32);
const mnemonic =
  "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon art";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattmesh-keys-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const authority = { address: people.authority, role: "authority" };
const operator = { address: people.operator, role: "operator" };

describe("keys", () => {
  test("are those of files, as hex digits or a mnemonic, also with a byte order mark", async () => {
    const keys = await openKeys(
      [await written("a", `\ufeff${hex}\r\n`), await written("b", mnemonic.replace(" ", "\n"))],
      undefined,
    );
    expect(keys.holds(people.authority)).toBe(true);
    expect(await keys.signerFor(people.authority)).toBeDefined();
    expect(keys.holds(people.operator)).toBe(false);
    await expect(keys.demand([authority])).resolves.toBeUndefined();
  });

  test("that are in no file are asked for, once, and are the right ones", async () => {
    const questions: string[] = [];
    const keys = await openKeys([], async (question) => {
      questions.push(question);
      return hex;
    });
    await keys.demand([authority, authority]);
    expect(questions).toEqual([expect.stringContaining(`${people.authority} (authority)`)]);
    expect(keys.holds(people.authority)).toBe(true);
    await expect(keys.demand([operator])).rejects.toThrow(`that is the key of ${people.authority}`);
  });

  test("that nobody can be asked for are named", async () => {
    const keys = await openKeys([], undefined);
    await expect(keys.demand([operator])).rejects.toThrow(people.operator);
  });

  test("are never told, not even wrong ones", async () => {
    const file = await written("a", "secret words");
    const refused = openKeys([file], undefined);
    await expect(refused).rejects.toThrow(`${file} holds neither 64 hex digits nor a mnemonic`);
    await expect(refused).rejects.not.toThrow("secret");
    await expect(openKeys([join(folder, "none")], undefined)).rejects.toThrow("ENOENT");
  });
});

describe("init", () => {
  const options = () => ({
    file: join(folder, "community.toml"),
    name: "mill-lane",
    rpcUrl: "http://127.0.0.1:26657",
    verifiers: 1,
    given: [] as string[],
    print: () => undefined,
    ask: undefined,
  });

  test("makes no key and no file as long as nobody says who is who", async () => {
    await expect(init(options())).rejects.toThrow("nobody is named as authority");
    expect(await readdir(folder)).toEqual([]);
  });

  test("makes keys where it is told to, for the roles that nobody is named for, and only their owner may read them", async () => {
    const newKeys = join(folder, "keys");
    await init({ ...options(), given: [`utility=${people.utility}`], newKeys });
    const made = await readdir(newKeys);
    expect(made.toSorted()).toEqual([
      "authority.key",
      "community.key",
      "operator.key",
      "relayer.key",
      "verifier-1.key",
    ]);
    expect((await stat(join(newKeys, "authority.key"))).mode & 0o777).toBe(0o600);
    const text = await readFile(options().file, "utf8");
    expect(text).toContain(`utility = "${people.utility}"`);
    expect(text).toContain('files = ["keys/authority.key", ');
  });

  test("takes addresses and key files as they are given, by hand too", async () => {
    const key = await written("my.key", hex);
    const answers = [key, people.operator, people.utility, people.community, people.relayer, people.verifiers[0] ?? ""];
    await init({ ...options(), ask: async () => answers.shift() ?? "" });
    const text = await readFile(options().file, "utf8");
    expect(text).toContain(`authority = "${people.authority}"`);
    expect(text).toContain('files = ["my.key"]');
  });

  test("does not write over a file, and refuses roles that there are not", async () => {
    await written("community.toml", "");
    await expect(init(options())).rejects.toThrow("is there already");
    await expect(init({ ...options(), file: join(folder, "b.toml"), given: ["boss=x"] })).rejects.toThrow(
      "--as boss=x",
    );
  });
});

describe("genesis", () => {
  const begin = async (text: string, moniker?: string) => {
    const file = await written("community.toml", text);
    return genesis({ file, wattd: "/nowhere/wattd", home: join(folder, "node"), moniker, print: () => undefined });
  };
  const two = changed("[genesis]", '[[validators]]\nmoniker = "second"\npower = 10\n\n[genesis]');

  test("asks which validator the node is, and for the keys of the others, before it makes anything", async () => {
    await expect(begin(two)).rejects.toThrow("which of the validators this node is: mill-lane-1, second");
    await expect(begin(two, "third")).rejects.toThrow("there is no third");
    await expect(begin(two, "second")).rejects.toThrow("ask mill-lane-1 for the pub_key");
    expect(existsSync(join(folder, "node"))).toBe(false);
  });

  test("leaves nothing behind when the node's program fails", async () => {
    await expect(begin(template)).rejects.toThrow("/nowhere/wattd ENOENT");
    expect(await readdir(folder)).toEqual(["community.toml"]);
  });

  test("needs a validator", async () => {
    await expect(begin(template.replace(/\[\[validators\]\]\nmoniker.*\npower.*\n/, ""))).rejects.toThrow(
      "has no [[validators]]",
    );
  });

  test("reads a public key and nothing else of a validator's file", async () => {
    const pubKey = new Uint8Array(32).fill(7);
    const file = await written("v.json", `\ufeff${pubKeyFile(pubKey)}`);
    expect(await readPubKey(file)).toEqual(pubKey);
    await writeFile(file, '{"pub_key":{"type":"tendermint/PubKeySecp256k1","value":"AAAA"}}');
    await expect(readPubKey(file)).rejects.toThrow("holds no pub_key of type tendermint/PubKeyEd25519");
  });
});
