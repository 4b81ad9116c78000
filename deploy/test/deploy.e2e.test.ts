import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { addressOf, createClient, getRegistryConfig, instantiateContract, readDeployment } from "@wattmesh/client";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contractInfo } from "../src/chain/wasm.ts";
import { apply, upgrade } from "../src/commands/apply.ts";
import { genesis } from "../src/commands/genesis.ts";
import { init } from "../src/commands/init.ts";
import { printPlan } from "../src/commands/plan.ts";
import { readStatus, statusLines } from "../src/commands/status.ts";
import { readKeyFile } from "../src/keys.ts";
import { project } from "../src/project.ts";
import { checkSchema } from "./support/deploymentSchema.ts";
import { freePort, startNode, type TestNode } from "./support/node.ts";

const run = promisify(execFile);

describe("a community on a chain of its own, from one file", () => {
  let folder: string;
  let file: string;
  let artifacts: string;
  let node: TestNode;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "wattmesh-deploy-"));
    file = join(folder, "community.toml");
    artifacts = join(folder, "artifacts");
    await cp(project.artifacts, artifacts, { recursive: true });
    const rpcPort = await freePort();
    await init({
      file,
      name: "mill-lane",
      rpcUrl: `http://127.0.0.1:${rpcPort}`,
      verifiers: 3,
      given: [],
      newKeys: join(folder, "keys"),
      print: () => undefined,
      ask: undefined,
    });
    const home = join(folder, "node");
    await genesis({ file, wattd: project.wattd, home, print: () => undefined });
    node = await startNode(project.wattd, home, rpcPort);
  });

  afterAll(async () => {
    await node?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("a genesis holds every validator whose key the file points at, and everybody who has to sign", async () => {
    const text = await readFile(file, "utf8");
    const second = { pub_key: { type: "tendermint/PubKeyEd25519", value: Buffer.alloc(32, 7).toString("base64") } };
    await writeFile(join(folder, "second.json"), JSON.stringify(second));
    const two = join(folder, "two.toml");
    const named = '[[validators]]\nmoniker = "second"\npower = 4\nkey_file = "second.json"\n\n[genesis]';
    await writeFile(two, text.replace("[genesis]", named));
    const home = join(folder, "two");
    const told: string[] = [];
    await genesis({
      file: two,
      wattd: project.wattd,
      home,
      moniker: "mill-lane-1",
      print: (line) => told.push(line),
    });
    const { app_state, chain_id } = JSON.parse(await readFile(join(home, "config", "genesis.json"), "utf8"));
    expect(chain_id).toBe("mill-lane-1");
    expect(app_state.poa.validators).toMatchObject([
      { moniker: "mill-lane-1", power: "10" },
      { moniker: "second", power: "4", pub_key: second.pub_key.value },
    ]);
    expect(app_state.auth.accounts).toHaveLength(8);
    expect(told.join("\n")).toMatch(/SHA-256 [0-9a-f]{64}/);
    await expect(
      genesis({ file: two, wattd: project.wattd, home, moniker: "second", print: () => undefined }),
    ).rejects.toThrow("is there already");
    // The node that runs has the key that the file is given back.
    await writeFile(
      join(folder, "validators", "mill-lane-1.json"),
      await readFile(join(folder, "node", "config", "priv_validator_key.json")),
    );
  });

  /** Runs a command; what it printed, also when it failed. */
  async function printed(work: (options: ReturnType<typeof optionsWith>) => Promise<unknown>): Promise<string[]> {
    const lines: string[] = [];
    await work(optionsWith((line) => lines.push(line)));
    return lines;
  }

  const optionsWith = (print: (line: string) => void) => ({
    file,
    artifacts,
    print,
    ask: undefined,
    confirm: undefined,
    yes: true,
  });

  async function change(was: string | RegExp, is: string): Promise<void> {
    const text = await readFile(file, "utf8");
    const changed = text.replace(was, is);
    if (changed === text) throw new Error(`the file has no ${was}`);
    await writeFile(file, changed);
  }

  const deploymentOf = async (): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, "deployment.json"), "utf8"));

  test("nothing is signed as long as nobody agrees", async () => {
    const asked: string[] = [];
    const confirm = async (question: string) => {
      asked.push(question);
      return "";
    };
    const lines = await printed((options) => apply({ ...options, yes: false, confirm }));
    expect(asked).toHaveLength(1);
    expect(lines.at(-1)).toBe("Nothing was done.");
    await expect(apply({ ...optionsWith(() => undefined), yes: false })).rejects.toThrow("say --yes");
  });

  test("an apply that was broken off in the middle goes on where it was", async () => {
    const breaking = (line: string) => {
      if (line.includes("→  start and pin")) throw new Error("the power went");
    };
    await expect(apply(optionsWith(breaking))).rejects.toThrow("the power went");
    const left = await printed(printPlan);
    expect(left[0]).toMatch(/^ {2}1\. start and pin registry, metering/);
    const lines = await printed(apply);
    expect(lines.filter((line) => line.includes("store the code"))).toEqual([]);
    expect(lines.at(-1)).toBe(`Wrote ${join(folder, "deployment.json")}`);
  });

  test("a second apply has nothing to do", async () => {
    expect(await printed(apply)).toEqual(["Nothing to do: the chain is as the file says."]);
  });

  test("the file that every client reads is as its schema says", async () => {
    const content = await deploymentOf();
    expect(checkSchema(content)).toEqual([]);
    expect(readDeployment(content)).toMatchObject({ chainId: "mill-lane-1", gasPrice: "0.01", slotSeconds: 900 });
  });

  test("contracts are found again when that file is lost", async () => {
    const before = await deploymentOf();
    await rm(join(folder, "deployment.json"));
    const lines = await printed(apply);
    expect(lines).toEqual([
      "Nothing to do: the chain is as the file says.",
      `Wrote ${join(folder, "deployment.json")}`,
    ]);
    expect(await deploymentOf()).toEqual(before);
  });

  test("what changes in the file is all that the next apply does, with fees by now", async () => {
    await change("trading_fee_micro_per_kwh = 2_000", "trading_fee_micro_per_kwh = 3_000");
    await change("capacity_up_wh = 40_000", "capacity_up_wh = 50_000");
    await change("storage_capacity_wh = 0", "storage_capacity_wh = 8_000");
    await change("withdraw_delay_slots = 0", "withdraw_delay_slots = 4");
    await change(
      "# Validators of the chain",
      '[[zones]]\nname = "Mill Lane"\nparent = "Linden Street"\nfee_micro_per_kwh = 5_000\ncapacity_up_wh = 10_000\ncapacity_down_wh = 9_000\n\n# Validators',
    );
    const planned = await printed(printPlan);
    expect(planned.map((line) => line.replaceAll(/watt1\w+/g, "…"))).toEqual([
      '  1. the line of zone 1 "Linden Street", from the slot after the next: capacity_up_wh 40000 → 50000',
      '  2. the storage of zone 1 "Linden Street": storage_capacity_wh 0 → 8000',
      '  3. add zone 2 "Mill Lane" below zone 1, operated by …: fee_micro_per_kwh 5000, capacity_up_wh 10000, capacity_down_wh 9000',
      "  4. the tariff, from the first slot after a notice of 96 slots: trading_fee_micro_per_kwh 2000 → 3000",
      "  5. how coins leave: withdraw_delay_slots 0 → 4",
    ]);
    expect((await printed(apply)).slice(0, 5)).toEqual(planned);
    expect(await printed(apply)).toEqual(["Nothing to do: the chain is as the file says."]);
  });

  test("verifiers are changed by those of them whose keys are at hand, and wait for the others", async () => {
    const keys = /^files = \[.*\]$/m.exec(await readFile(file, "utf8"))?.[0] ?? "";
    await change(keys, keys.replace(', "keys/verifier-2.key", "keys/verifier-3.key"', ""));
    await change("threshold = 2", "threshold = 3");
    expect(await printed(printPlan)).toEqual(["  1. propose: threshold 2 → 3 (2 approvals of verifiers missing)"]);
    await printed(apply);
    const waiting = await printed(printPlan);
    expect(waiting).toEqual([
      "Nothing to do: the chain is as the file says.",
      expect.stringMatching(/^Note: proposal 1 of the verifiers waits for 1 more to approve: watt1\w+, watt1\w+$/),
    ]);
    await change(/^files = \[.*\]$/m, keys);
    expect(await printed(printPlan)).toEqual([
      "  1. approve proposal 1: threshold 2 → 3 (1 approval of verifiers missing)",
    ]);
    await printed(apply);
    const client = createClient(readDeployment(await deploymentOf()));
    expect((await getRegistryConfig(client)).threshold).toBe(3);
    expect(await printed(apply)).toEqual(["Nothing to do: the chain is as the file says."]);
  });

  test("what a running chain cannot become is refused before anything is signed", async () => {
    await change("grace_seconds = 300", "grace_seconds = 200");
    await change("min_energy_wh = 500", "min_energy_wh = 400");
    await change("solar_g_per_kwh = 41", "solar_g_per_kwh = 42");
    const lines: string[] = [];
    await expect(apply(optionsWith((line) => lines.push(line)))).rejects.toThrow("nothing was done");
    expect(lines).toContain(
      "  !  grace_seconds: the chain has 300, the file 200: contracts keep what they have started with",
    );
    expect(lines).toContain(
      "  !  carbon.solar_g_per_kwh: the chain has 41, the file 42: contracts keep what they have started with",
    );
    await change("grace_seconds = 200", "grace_seconds = 300");
    await change("solar_g_per_kwh = 42", "solar_g_per_kwh = 41");
    expect(await printed(printPlan)).toEqual(["  1. forward trading: min_energy_wh 500 → 400"]);
    await change("min_energy_wh = 400", "min_energy_wh = 500");
  });

  test("contracts whose code is another one are migrated, and no others", async () => {
    // A section of its own, which says nothing, makes it another code that does the same.
    const section = Buffer.from([0, 5, 4, ...Buffer.from("test")]);
    for (const name of ["registry", "metering", "grid"]) {
      const code = join(artifacts, `${name}.wasm`);
      await writeFile(code, Buffer.concat([await readFile(code), section]));
    }
    expect((await printed(printPlan)).at(-1)).toBe(
      "Note: other code than that of the files runs in registry, metering, grid: wattmesh upgrade migrates it",
    );
    const lines = await printed(upgrade);
    expect(lines.slice(0, 4)).toEqual([
      expect.stringMatching(/^ {2}1\. store the code of registry \(/),
      expect.stringMatching(/^ {2}2\. store the code of metering \(/),
      expect.stringMatching(/^ {2}3\. store the code of grid \(/),
      expect.stringMatching(/^ {2}4\. migrate and pin registry to \w{12}…, metering to \w{12}…, grid to \w{12}…$/),
    ]);
    expect(await printed(upgrade)).toEqual(["Nothing to do: every contract runs the code of the files."]);
    expect(await printed(printPlan)).toEqual(["Nothing to do: the chain is as the file says."]);
  });

  test("what nobody here can sign is written for those who can, and found done once they have", async () => {
    const keys = /^files = \[.*\]$/m.exec(await readFile(file, "utf8"))?.[0] ?? "";
    await change(keys, keys.replace('"keys/authority.key", ', ""));
    await change("points_per_tick = 2_000", "points_per_tick = 1_500");
    await expect(apply(optionsWith(() => undefined))).rejects.toThrow("(authority) is needed");
    const unsigned = join(folder, "unsigned");
    const told = await printed((options) => apply({ ...options, unsigned }));
    const written = join(unsigned, "01-setPointsPerTick.json");
    expect(told.slice(-2)).toEqual([
      expect.stringContaining(`Wrote ${written}, to be signed by watt1`),
      "Sign and send these, then do the same again: it goes on from there.",
    ]);
    const deployment = readDeployment(await deploymentOf());
    const ring = ["--keyring-backend", "test", "--home", join(folder, "ring")];
    const node = ["--node", deployment.rpcUrl.replace("http", "tcp"), "--chain-id", deployment.chainId];
    const hex = (await readFile(join(folder, "keys", "authority.key"), "utf8")).trim();
    await run(project.wattd, ["keys", "import-hex", "authority", hex, ...ring]);
    const { stdout } = await run(project.wattd, ["tx", "sign", written, "--from", "authority", ...ring, ...node]);
    const signed = join(folder, "signed.json");
    await writeFile(signed, stdout);
    await run(project.wattd, ["tx", "broadcast", signed, ...node]);
    await expect.poll(() => printed(apply)).toEqual(["Nothing to do: the chain is as the file says."]);
    await change(/^files = \[.*\]$/m, keys);
  });

  test("its status is one screen", async () => {
    const lines = statusLines(await readStatus(optionsWith(() => undefined)));
    const shown = lines.join("\n");
    expect(lines.length).toBeLessThan(30);
    expect(shown).toMatch(/^chain {8}mill-lane-1 at block \d+, \d+ s ago$/m);
    expect(shown).toMatch(/^validators {3}mill-lane-1 10$/m);
    expect(shown).toMatch(/^trading .*called by the clock$/m);
    expect(shown).toContain("coins cover every account: yes");
    expect(shown).toContain("2 Mill Lane, normal, line 10000 Wh up, 9000 Wh down, fee 0.005000");
    expect(shown).toMatch(/^admission {4}3 of 3 verifiers; 0 open proposals, 0 metering points applied for$/m);
    expect(shown).toMatch(/^file {9}the chain is as it says$/m);
  });

  test("two contracts of a name are told apart by deployment.json, and not guessed", async () => {
    const deployment = readDeployment(await deploymentOf());
    const client = createClient(deployment);
    const authority = await readKeyFile(join(folder, "keys", "authority.key"));
    const { codeId } = await contractInfo(client, deployment.contracts.token);
    const message = {
      admin: await addressOf(authority),
      trading: deployment.contracts.trading,
      name: "Other energy",
      symbol: "OTH",
      grid_g_per_kwh: 380,
      source_g_per_kwh: [],
    };
    await instantiateContract(client, authority, { codeId, label: "token", message });
    expect(await printed(apply)).toEqual(["Nothing to do: the chain is as the file says."]);
    await rm(join(folder, "deployment.json"));
    await expect(printPlan(optionsWith(() => undefined))).rejects.toThrow("two contracts called token");
  });
});
