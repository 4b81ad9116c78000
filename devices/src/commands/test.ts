import { chainTag, createClient, type Deployment, getMeteringPoint, getRegisters, slotAt } from "@wattmesh/client";
import { messageOf } from "@wattmesh/service-kit/errors";
import { connectAsync } from "mqtt";
import { type Config, connectionOf, loadConfig, meterIdOf, readDeploymentOf } from "../config.ts";
import type { DeviceKey } from "../key/deviceKey.ts";
import { openKey } from "../key/openKey.ts";
import { listen } from "../mqtt/listen.ts";
import { meterTopic } from "../mqtt/messages.ts";
import { lookInto } from "../store/lookInto.ts";
import type { Finding } from "./finding.ts";

/** A block's time is when its proposal was made, seconds before anybody sees it. */
const MOST_SKEW_SECONDS = 15;
const BROKER_MS = 5_000;
const CHAIN_MS = 5_000;

/** What a probe found, with nothing to do; or what is wrong, and what to do about it. */
class Wrong extends Error {
  readonly remedy: string;

  constructor(detail: string, remedy: string) {
    super(detail);
    this.remedy = remedy;
  }
}

/** Checks what a meter needs, one thing after the other, as far as the earlier ones allow; changes nothing. */
export async function examine(file: string | undefined, environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const findings: Finding[] = [];
  const check = async <T>(
    name: string,
    remedy: string,
    probe: () => T | Promise<T>,
    describe: (found: T) => string,
  ): Promise<T | undefined> => {
    try {
      const found = await probe();
      findings.push({ check: name, ok: true, detail: describe(found) });
      return found;
    } catch (error) {
      const todo = error instanceof Wrong ? error.remedy : remedy;
      findings.push({ check: name, ok: false, detail: messageOf(error), remedy: todo });
      return undefined;
    }
  };

  const config = await check(
    "config",
    "correct the key that is named; meter.example.toml shows every one",
    () => loadConfig(file, environment),
    ({ community, serial }) => `meter ${serial} of ${community}`,
  );
  if (config === undefined) return findings;
  const key = await check(
    "key",
    "make one by wattmesh-meter keys generate FILE, bring back the file from where it is kept, or put in the token",
    () => openKey(config),
    ({ keyType, publicKey }) => `${keyType} ${Buffer.from(publicKey).toString("hex")}`,
  );
  await check(
    "broker",
    "look whether the broker runs and mqtt.url names it, and whether its name, password or certificates let this meter in",
    () => askBroker(config),
    (topics) => `connected, listening to ${topics.join(", ")}`,
  );
  const deployment = await check(
    "deployment",
    "take the file deployment.json from the operator of the community",
    () => readDeploymentOf(config),
    ({ chainId, slotSeconds }) => `chain ${chainId}, slots of ${slotSeconds} s`,
  );
  if (deployment === undefined) return findings;
  const status = await check(
    "chain",
    "look whether the node answers, or name another by rpc_url",
    () => trueStatus(deployment),
    ({ height }) => `height ${height}`,
  );
  if (status !== undefined)
    await check(
      "clock",
      "keep the clock by NTP: timedatectl set-ntp true",
      () => skewOf(status.timeSeconds),
      (seconds) => `${seconds} s from the latest block`,
    );
  const meterId = await check(
    "meter",
    "register it by wattmesh-meter register, and set meter_id to the number that the chain gives it",
    () => meterIdOf(config),
    (id) => `number ${id}`,
  );
  if (meterId === undefined) return findings;
  if (status !== undefined && key !== undefined)
    await check(
      "point",
      "look at the point's page in the marketplace, or ask the operator of the zone",
      () => pointOf(deployment, meterId, key),
      ({ status, zoneId }) => `${status}, zone ${zoneId}`,
    );
  await check(
    "store",
    "move the folder away if it is another meter's; the meter then goes on from its registers",
    () => lookInto(config.store.path, { tag: chainTag(deployment.chainId), meterId }),
    ({ lastSlot, acknowledgedSlot, waiting }) =>
      `last signed slot ${lastSlot ?? "none"}, last acknowledged ${acknowledgedSlot ?? "none"}, ${waiting} waiting`,
  );
  if (status !== undefined)
    await check(
      "readings",
      "look whether wattmesh-meter run is running, and ask the operator of the relayer",
      () => lastCounted(deployment, meterId),
      ({ slot, behind }) => `slot ${slot} is the last that the chain has, ${behind} slots ago`,
    );
  return findings;
}

async function askBroker(config: Config): Promise<string[]> {
  const { community, meterId, mqtt } = config;
  const client = await connectAsync(
    mqtt.url,
    { ...connectionOf(config), clientId: `test-${process.pid}`, connectTimeout: BROKER_MS, reconnectPeriod: 0 },
    false,
  );
  try {
    if (meterId === undefined) return [];
    const topics = (["ack", "resend"] as const).map((what) => meterTopic(community, meterId, what));
    const refused = await listen(client, topics);
    if (refused.length > 0)
      throw new Wrong(
        `may not listen to ${refused.join(", ")}`,
        "let the broker's rules allow it to read below its own number",
      );
    return topics;
  } finally {
    await client.endAsync(true);
  }
}

async function trueStatus(deployment: Deployment) {
  const status = await createClient(deployment, { timeoutMs: CHAIN_MS }).status();
  if (status.chainId !== deployment.chainId)
    throw new Wrong(`the node is of ${status.chainId}`, `name a node of ${deployment.chainId} by rpc_url`);
  if (status.catchingUp)
    throw new Wrong(`catching up, at height ${status.height}`, "wait, or name another node by rpc_url");
  return status;
}

function skewOf(blockSeconds: number): number {
  const seconds = Math.round(Date.now() / 1_000 - blockSeconds);
  if (Math.abs(seconds) > MOST_SKEW_SECONDS)
    throw new Wrong(
      `${seconds} s from the latest block`,
      seconds > 0
        ? "keep the clock by NTP: timedatectl set-ntp true; if it is right, the chain stands still"
        : "keep the clock by NTP: timedatectl set-ntp true",
    );
  return seconds;
}

async function pointOf(deployment: Deployment, meterId: number, key: DeviceKey) {
  const meteringPoint = await getMeteringPoint(createClient(deployment, { timeoutMs: CHAIN_MS }), { meterId });
  const { deviceKey, status, recall } = meteringPoint;
  if (!Buffer.from(deviceKey.publicKey).equals(key.publicKey))
    throw new Wrong(
      `meter ${meterId} has another key, ${Buffer.from(deviceKey.publicKey).toString("hex")}`,
      "set meter_id to this device's number, or have its owner rotate the key",
    );
  if (status !== "active" || recall !== undefined)
    throw new Wrong(recall === undefined ? status : "recalled by a verifier", "ask the verifiers of the community why");
  return meteringPoint;
}

/** Half a day of quarters of an hour. */
const MOST_BEHIND = 48;

async function lastCounted(deployment: Deployment, meterId: number): Promise<{ slot: number; behind: number }> {
  const { registers } = await getRegisters(createClient(deployment, { timeoutMs: CHAIN_MS }), { meterId });
  if (registers === undefined) throw new Wrong("the chain has no reading yet", "start wattmesh-meter run");
  const behind = slotAt(Math.floor(Date.now() / 1_000), deployment.slotSeconds) - registers.slot;
  const { slot } = registers;
  if (behind > MOST_BEHIND)
    throw new Wrong(
      `slot ${slot} is the last that the chain has, ${behind} slots ago`,
      "look whether wattmesh-meter run is running, and ask the operator of the relayer",
    );
  return { slot, behind };
}
