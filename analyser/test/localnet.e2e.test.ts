import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  addressOf,
  appealFlag,
  bankOf,
  chainTag,
  flagMeter,
  getCatchUpEnergy,
  getMeteringPoint,
  getSlotEnergy,
  grantExecution,
  grantFees,
  indexInBank,
  type PackedVerdict,
  readingBytes,
  type Signer,
  signerFromKey,
  slotAt,
  submitReadings,
} from "@wattmesh/client";
import {
  type DeviceKey,
  keyFile,
  project,
  readKeyFile,
  startTestLocalnet,
  type TestLocalnet,
} from "@wattmesh/localnet/testing";
import { parse, stringify } from "smol-toml";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { AnalyserProcess, ran } from "./support/process.ts";

const SLOT_SECONDS = 2;
const WAIT = { timeout: 120_000, interval: 200 };
/** An evening of a March day in Munich: for ten hours, which are forty slots, no sun. */
const EVENING = Date.parse("2021-03-06T19:00:00Z") / 1_000;
const ANALYSER_KEY = "7".repeat(64);

let localnet: TestLocalnet;
let config: string;
let firstSlot: number;

interface Said {
  readonly slot: number;
  readonly verdicts: readonly PackedVerdict[];
}

/** Meters that say each slot what they count, from the first on; the first one feeds in at night. */
class Street {
  readonly #devices: { meterId: number; key: DeviceKey; importWh: bigint; exportWh: bigint }[] = [];
  readonly said: Said[] = [];
  #streaming = true;
  #done: Promise<void> = Promise.resolve();

  static async start(localnet: TestLocalnet): Promise<Street> {
    const street = new Street();
    for (const { meterId, keyFile } of localnet.fleet.meters)
      street.#devices.push({ meterId, key: await readKeyFile(keyFile), importWh: 1_000n, exportWh: 0n });
    street.#done = street.#stream(localnet);
    return street;
  }

  async stop(): Promise<void> {
    this.#streaming = false;
    await this.#done;
  }

  async #stream({ client, accounts, deployment }: TestLocalnet): Promise<void> {
    const tag = chainTag(deployment.chainId);
    const nowSlot = async () => slotAt((await client.status()).timeSeconds, deployment.slotSeconds);
    for (let slot = await nowSlot(); this.#streaming; slot += 1) {
      while ((await nowSlot()) <= slot) await sleep(100);
      const banks = Map.groupBy(this.#devices, ({ meterId }) => bankOf(meterId));
      const verdicts: PackedVerdict[] = [];
      for (const [bank, devices] of banks) {
        const readings = devices.map((device) => {
          device.importWh += BigInt(40 + ((slot * slot * 31 + slot * 7 + device.meterId * 13) % 97));
          if (device.meterId === this.suspect) device.exportWh += 120n;
          const { meterId, importWh: importTotalWh, exportWh: exportTotalWh } = device;
          const content = { meterId, slot, importTotalWh, exportTotalWh, flags: 0 };
          const signature = device.key.sign(readingBytes(tag, content));
          return { index: indexInBank(meterId), importTotalWh, exportTotalWh, flags: 0, signature };
        });
        const { signer } = accounts.relayer;
        verdicts.push(...(await submitReadings(client, signer, { batch: { bank, slot, readings } })).readings);
      }
      this.said.push({ slot, verdicts });
    }
  }

  /** The meter that feeds in at night, the first with a roof. */
  get suspect(): number {
    return this.#devices[0]?.meterId ?? 0;
  }
}

let street: Street;

const suspectsPoint = () => getMeteringPoint(localnet.client, { meterId: street.suspect });

/** What the chain said of the suspect's reading of the first slot from `slot` on. */
async function verdictFrom(slot: number): Promise<{ slot: number; verdict: string | undefined }> {
  const said = await vi.waitFor(() => {
    const found = street.said.find((one) => one.slot >= slot);
    if (found === undefined) throw new Error(`nothing was said from slot ${slot} on`);
    return found;
  }, WAIT);
  return {
    slot: said.slot,
    verdict: said.verdicts.find(({ index }) => index === indexInBank(street.suspect))?.verdict,
  };
}

const lastSaid = () => street.said.at(-1)?.slot ?? 0;

function signerOf(account: { signer: Signer } | undefined): Signer {
  if (account === undefined) throw new Error("the localnet has no such account");
  return account.signer;
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-analyser-"));
  const communityFile = join(folder, "community.toml");
  const community = {
    ...parse(readFileSync(project.community, "utf8")),
    slot_seconds: SLOT_SECONDS,
    grace_seconds: 16,
  };
  writeFileSync(communityFile, stringify(community));
  localnet = await startTestLocalnet({ communityFile });
  const { client, accounts, state } = localnet;
  firstSlot = slotAt((await client.status()).timeSeconds, SLOT_SECONDS);

  const key = join(folder, "analyser.key");
  writeFileSync(key, `${ANALYSER_KEY}\n`, { mode: 0o600 });
  const analyser = await addressOf(await signerFromKey(Buffer.from(ANALYSER_KEY, "hex")));
  const [verifier] = accounts.verifiers;
  await grantFees(client, accounts.community.signer, { grantee: analyser });
  const expiresAt = BigInt(Math.floor(Date.now() / 1_000) + 86_400);
  const grant = { grantee: analyser, contract: "registry", messages: ["flag_meter"], calls: 100n, expiresAt } as const;
  await grantExecution(client, signerOf(verifier), grant);

  config = join(folder, "analyser.toml");
  const configuration = {
    deployment: state.deployment,
    key_file: key,
    on_behalf_of: verifier?.address,
    place: { latitude_degrees: 48.14, longitude_degrees: 11.58 },
    replay: { slot: firstSlot, unix_seconds: EVENING },
    chain: { poll_ms: 200 },
    http: { port: 0 },
  };
  writeFileSync(config, stringify(configuration));
  street = await Street.start(localnet);
});

afterAll(async () => {
  await street?.stop();
  await localnet?.stop();
});

describe("a meter that feeds in at night, on a real chain", () => {
  test("is not flagged by whom no verifier granted it, who says so", async () => {
    const other = localnet.accounts.verifiers[1]?.address ?? "";
    const analyser = new AnalyserProcess(["run", "--config", config], { WATTMESH_ANALYSER_ON_BEHALF_OF: other });
    const { http } = await analyser.logs("started");
    await analyser.logs("the chain refused a flag");
    const ready = await fetch(`http://127.0.0.1:${http}/ready`);
    expect(ready.status).toBe(503);
    const refusal = `the chain refused to flag meter ${street.suspect}`;
    expect(await ready.json()).toMatchObject({ troubles: expect.arrayContaining([expect.stringContaining(refusal)]) });
    const metrics = await (await fetch(`http://127.0.0.1:${http}/metrics`)).text();
    expect(metrics).toContain('wattmesh_analyser_flags_total{result="refused"} 1');
    expect((await suspectsPoint()).flag).toBeUndefined();
    expect(await analyser.end("SIGTERM")).toBe(0);
  });

  test("is flagged by an analyser that holds no verifier's key, with its numbers, and only it", async () => {
    const analyser = new AnalyserProcess(["run", "--config", config]);
    await vi.waitFor(async () => expect((await suspectsPoint()).flag).toBeDefined(), WAIT);
    const { flag } = await suspectsPoint();
    expect(flag).toMatchObject({
      flagger: localnet.accounts.verifiers[0]?.address,
      finding: { kind: "night_export", expectedWh: 0n },
    });
    expect(flag?.finding.measuredWh).toBe(120n * BigInt(flag?.finding.slots ?? 0));
    await analyser.logs("judged");
    expect(analyser.logged("flagged").map(({ meterId }) => meterId)).toEqual([street.suspect]);
    expect(await analyser.end("SIGTERM")).toBe(0);
  });

  test("has its readings counted as late energy of their own slots from then on, and others' as before", async () => {
    const { slot, verdict } = await verdictFrom(lastSaid() + 2);
    expect(verdict).toBe("catch_up");
    const bank = bankOf(street.suspect);
    const { energies } = await getSlotEnergy(localnet.client, { bank, slot });
    expect(energies.map(({ meterId }) => meterId)).not.toContain(street.suspect);
    expect(energies.length).toBeGreaterThan(0);
    const spans = (
      await Promise.all([0, 1, 2, 3].map((after) => getCatchUpEnergy(localnet.client, { bank, slot: slot + after })))
    )
      .flatMap((answer) => answer.spans)
      .filter(({ meterId, fromSlot }) => meterId === street.suspect && fromSlot === slot);
    expect(spans).toMatchObject([{ toSlot: slot, exportWh: 120n }]);
  });

  test("is not flagged again by an analyser that was killed and starts anew", async () => {
    const analyser = new AnalyserProcess(["run", "--config", config]);
    const judged = await analyser.logs("judged");
    expect(judged).toMatchObject({ flagged: 0 });
    expect(judged.findings).toBeGreaterThan(0);
    expect(await analyser.end("SIGKILL")).toBe("SIGKILL");
    const again = new AnalyserProcess(["run", "--config", config]);
    expect(await again.logs("judged")).toMatchObject({ flagged: 0 });
    expect(await again.end("SIGTERM")).toBe(0);
  });

  test("is shown with its reason and what its owner says for it, and released by two of three verifiers", async () => {
    const point = await suspectsPoint();
    const owner = localnet.accounts.households.find(({ address }) => address === point.owner);
    await appealFlag(localnet.client, signerOf(owner), { meterId: street.suspect, reason: "a new battery" });
    const listed = await ran(["quarantine", "list", "--config", config]);
    expect(listed.text).toContain(`meter ${street.suspect}  night_export`);
    expect(listed.text).toContain("its owner says: a new battery");
    const release = (verifier: number) =>
      ran([
        "quarantine",
        "release",
        String(street.suspect),
        "--key",
        keyFile(localnet.state, `verifier-${verifier}`),
        "--config",
        config,
      ]);
    expect(await release(2)).toEqual({ text: `for the release of meter ${street.suspect}: 1 of 2 verifiers`, code: 0 });
    expect((await suspectsPoint()).flag).toBeDefined();
    expect(await release(2)).toEqual({ text: `for the release of meter ${street.suspect}: 1 of 2 verifiers`, code: 0 });
    expect(await release(3)).toEqual({ text: `meter ${street.suspect} is released`, code: 0 });
    const { flag, releasedSlot } = await suspectsPoint();
    expect(flag).toBeUndefined();
    expect(releasedSlot).toBeGreaterThan(firstSlot);
    expect((await verdictFrom(lastSaid() + 2)).verdict).toBe("accepted");
    expect((await ran(["quarantine", "list", "--config", config])).text).toBe("nothing is in quarantine");
  });

  test("is not flagged for what its release has judged, by nobody", async () => {
    const analyser = new AnalyserProcess(["run", "--config", config]);
    expect(await analyser.logs("judged")).toMatchObject({ flagged: 0 });
    expect(await analyser.end("SIGTERM")).toBe(0);
    const [verifier] = localnet.accounts.verifiers;
    const old = {
      kind: "night_export",
      fromSlot: firstSlot,
      toSlot: firstSlot,
      slots: 1,
      measuredWh: 1n,
      expectedWh: 0n,
    } as const;
    const again = flagMeter(localnet.client, signerOf(verifier), { meterId: street.suspect, finding: old });
    await expect(again).rejects.toThrow("is older than the release of meter");
  });
});
