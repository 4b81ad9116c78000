import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "smol-toml";
import { onTestFinished } from "vitest";
import fixture from "../../../ts-client/test/fixtures/events.json" with { type: "json" };
import type { Reading } from "../../src/reading/reading.ts";
import { type FrailBroker, freePort, startFrailMosquitto } from "../support/broker.ts";
import { Meters } from "../support/meters.ts";
import { ModelChain } from "../support/model-chain.ts";
import { RelayerProcess, type Start } from "../support/process.ts";
import { type Compared, compareEveryWh, Device } from "./devices.ts";
import { ModelNode } from "./modelNode.ts";
import { TcpProxy } from "./proxy.ts";

const ENTRY = fileURLToPath(new URL("relayerEntry.ts", import.meta.url));
const SLOT_SECONDS = 10;
const BLOCK_MS = 50;
/** So many slots before the present one meters begin, unless a town says otherwise: they have as many to send as fast as they like. */
const PAST_SLOTS = 400;
const COMMUNITY = "town";

export interface TownOptions {
  readonly meters?: number;
  readonly pastSlots?: number;
  /** Whether the broker keeps sessions on its disk. */
  readonly hasSessionStore?: boolean;
  readonly gasPrice?: string;
  /** Sections of the relayer's configuration. */
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Whether the chain verifies signatures. */
  readonly verifies?: boolean;
}

/**
 * Meters that sign, a real Mosquitto, relayers that are processes of their own, and a model of the chain behind a node of its own; proxies stand before broker
 * and node on the relayer's side.
 */
export class Town {
  readonly chain: ModelChain;
  readonly devices: Device[];
  readonly node: ModelNode;
  readonly broker: FrailBroker;
  readonly rpc: TcpProxy;
  readonly mqtt: TcpProxy;
  readonly meters: Meters;
  readonly #options: TownOptions;

  private constructor(
    options: TownOptions,
    parts: Pick<Town, "chain" | "devices" | "node" | "broker" | "rpc" | "mqtt" | "meters">,
  ) {
    this.#options = options;
    ({
      chain: this.chain,
      devices: this.devices,
      node: this.node,
      broker: this.broker,
      rpc: this.rpc,
      mqtt: this.mqtt,
      meters: this.meters,
    } = parts);
  }

  /** A town that ends with the test. */
  static async open(options: TownOptions = {}): Promise<Town> {
    const { meters: count = 6, pastSlots = PAST_SLOTS, hasSessionStore = false, verifies = true } = options;
    const { chain_id: chainId, contracts, fee_denom: feeDenom } = fixture.deployment;
    const start = Math.floor(Date.now() / 1000 / SLOT_SECONDS) - pastSlots;
    const ids = Array.from({ length: count }, (_, meterId) => meterId);
    const devices = ids.map((meterId) => new Device(meterId, start, chainId, contracts.metering));
    const chain: ModelChain = new ModelChain(ids, SLOT_SECONDS, (content) =>
      verifies ? (devices[content.meterId]?.hasSigned(content, chain.registers.get(content.meterId)) ?? false) : true,
    );
    for (const { registers } of devices) chain.preset(registers);
    const node = new ModelNode({ chain, chainId, contracts, feeDenom, blockMs: BLOCK_MS });
    await node.start();
    const broker = await startFrailMosquitto(hasSessionStore);
    const [rpc, mqtt] = [await TcpProxy.start(() => node.port), await TcpProxy.start(() => broker.port)];
    const meters = await Meters.connect(broker, COMMUNITY);
    onTestFinished(async () => {
      await Promise.all([rpc.stop(), mqtt.stop(), meters.stop()]);
      await Promise.all([node.stop(), broker.stop()]);
    });
    return new Town(options, { chain, devices, node, broker, rpc, mqtt, meters });
  }

  /** A relayer's own folder: store, key and configuration. */
  async newPlace(name = "relayer", changes: TownOptions["config"] = {}): Promise<Place> {
    const folder = mkdtempSync(join(tmpdir(), "wattmesh-faults-"));
    const { deployment } = fixture;
    const { gasPrice = "0", config = {} } = this.#options;
    const rpc_url = `http://127.0.0.1:${this.rpc.port}`;
    writeFileSync(
      join(folder, "deployment.json"),
      JSON.stringify({ ...deployment, slot_seconds: SLOT_SECONDS, rpc_url, gas_price: gasPrice }),
    );
    writeFileSync(join(folder, "key"), randomBytes(32).toString("hex"), { mode: 0o600 });
    const sections = {
      mqtt: { url: `mqtt://127.0.0.1:${this.mqtt.port}`, client_id: name },
      store: { path: "outbox.db", min_free_bytes: 0 },
      readings: { set_aside_seconds: 1 },
      chain: { poll_ms: 20, rebroadcast_ms: 200, timeout_blocks: 20, max_tx_readings: 24, request_timeout_ms: 5_000 },
      http: { port: await freePort() },
      log: { level: "debug" },
    };
    const merged = Object.entries(sections).map(([section, values]) => [
      section,
      { ...values, ...config[section], ...changes[section] },
    ]);
    const file = join(folder, "relayer.toml");
    const top = { community: COMMUNITY, deployment: "deployment.json", key_file: "key" };
    writeFileSync(file, stringify({ ...top, ...Object.fromEntries(merged) }));
    return { folder, config: file, store: join(folder, "outbox.db") };
  }

  /** Starts a relayer that ends with the test. */
  start({ config }: Place, { args = [], ...how }: Start = {}): RelayerProcess {
    const relayer = new RelayerProcess(config, { entry: ENTRY, args, ...how });
    onTestFinished(async () => {
      if (relayer.alive) await relayer.end("SIGKILL");
    });
    return relayer;
  }

  /** Every meter signs and publishes the readings of its next slots. */
  async say(slots: number, devices: readonly Device[] = this.devices): Promise<Reading[]> {
    const said: Reading[] = [];
    const sent: Promise<void>[] = [];
    for (let slot = 0; slot < slots; slot += 1) {
      for (const device of devices) {
        const reading = device.sign();
        said.push(reading);
        sent.push(this.meters.say(reading));
      }
    }
    await Promise.all(sent);
    return said;
  }

  /** Resolves when the condition holds, which each block asks, and fails when a relayer on which it depends has ended. */
  async until(condition: () => boolean, relayer?: RelayerProcess): Promise<void> {
    while (!condition() && relayer?.alive !== false) await once(this.node, "block");
    if (!condition()) throw new Error(`the relayer ended:\n${relayer?.lines.slice(-10).join("\n")}`);
  }

  /** Resolves when every meter was told that all it said is on the chain. */
  async settled(relayer?: RelayerProcess): Promise<void> {
    await this.until(
      () => this.devices.every(({ meterId, slot }) => (this.meters.acks.get(meterId) ?? 0) >= slot),
      relayer,
    );
  }

  /** Whether the chain has all that the meters said. */
  get isCounted(): boolean {
    return this.devices.every(({ meterId, slot }) => this.chain.registers.get(meterId)?.slot === slot);
  }

  /** Compares every Wh and every pair of meter and slot with what meters signed. */
  compare(): Compared {
    return compareEveryWh(this.chain, this.devices);
  }

  /** Resolves when the node was asked something, or anything, `times` times from now on. */
  async asked(method: string | undefined, times = 1): Promise<void> {
    let left = times;
    await new Promise<void>((resolve) => {
      const hear = (asked: string) => {
        if (method === undefined || asked === method) left -= 1;
        if (left > 0) return;
        this.node.off("request", hear);
        resolve();
      };
      this.node.on("request", hear);
    });
  }

  /** Resolves when the chain is at this height. */
  async height(height: number): Promise<void> {
    await this.until(() => this.chain.height >= height);
  }
}

export interface Place {
  readonly folder: string;
  readonly config: string;
  readonly store: string;
}
