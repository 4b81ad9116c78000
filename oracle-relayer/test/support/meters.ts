import mqtt, { type MqttClient } from "mqtt";
import type { Reading } from "../../src/reading/reading.ts";
import type { Broker } from "./broker.ts";
import { payloadOf } from "./readings.ts";

/** So many publications of theirs wait for an answer at most: one connection has 65,535 numbers for them. */
const MOST_IN_FLIGHT = 1_000;

/** The devices of a community on one connection: they keep what is not acknowledged and send it again when asked. */
export class Meters {
  readonly kept = new Map<number, Reading[]>();
  readonly acks = new Map<number, number>();
  acksHeard = 0;
  readonly resends: { meterId: number; from: number; to: number }[] = [];
  readonly refused: { meterId: number; slot: number; verdict: string; reason?: string }[] = [];
  readonly #client: MqttClient;
  readonly #community: string;
  #waiting: (() => void)[] = [];
  #published = 0;
  /** Of each publication that may wait for an answer, the last one, which the next one waits for. */
  readonly #lanes: Promise<unknown>[] = Array.from({ length: MOST_IN_FLIGHT }, () => Promise.resolve());

  private constructor(client: MqttClient, community: string) {
    this.#client = client;
    this.#community = community;
    client.on("message", (topic, payload) => this.#hear(topic, JSON.parse(payload.toString())));
    client.on("connect", () => void this.#listen());
    client.on("error", () => {});
  }

  static async connect({ url, protocol }: Broker, community: string): Promise<Meters> {
    const client = mqtt.connect(url, {
      clientId: "meters",
      clean: false,
      protocolVersion: protocol === "5" ? 5 : 4,
      reconnectPeriod: 50,
      ...(protocol === "5" ? { properties: { sessionExpiryInterval: 600 } } : {}),
    });
    const meters = new Meters(client, community);
    await new Promise<void>((resolve) => meters.#waiting.push(resolve));
    return meters;
  }

  /** Publishes a reading and keeps it. */
  async say(reading: Reading): Promise<void> {
    this.keep(reading);
    await this.publish(reading);
  }

  keep(reading: Reading): void {
    const kept = this.kept.get(reading.meterId) ?? [];
    kept.push(reading);
    this.kept.set(reading.meterId, kept);
  }

  async publish(reading: Reading): Promise<void> {
    await this.raw(`v1/${this.#community}/${reading.meterId}/reading`, payloadOf(reading));
  }

  async raw(topic: string, payload: string | Buffer): Promise<void> {
    const lane = this.#published % MOST_IN_FLIGHT;
    this.#published += 1;
    const before = this.#lanes[lane] ?? Promise.resolve();
    const sent = before.then(() => this.#client.publishAsync(topic, payload, { qos: 1 }));
    this.#lanes[lane] = sent.catch(() => {});
    await sent;
  }

  /** Resolves when `condition` holds; it is asked after everything that is heard. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Has every condition asked again. */
  wake(): void {
    for (const resolve of this.#waiting.splice(0)) {
      resolve();
    }
  }

  async stop(): Promise<void> {
    await this.#client.endAsync(true);
  }

  async #listen(): Promise<void> {
    const topics = ["ack", "resend", "refused"].map((what) => `v1/${this.#community}/+/${what}`);
    await this.#client.subscribeAsync(topics, { qos: 1 });
    // What the broker lost, it has to hear again.
    for (const reading of [...this.kept.values()].flat()) {
      void this.publish(reading).catch(() => {});
    }
    this.wake();
  }

  /** One after the other, so that a day of each of ten thousand meters does not wait at once. */
  async #publishInOrder(readings: readonly Reading[]): Promise<void> {
    for (const reading of readings) await this.publish(reading);
  }

  #hear(topic: string, said: { slot: number; verdict: string; from: number; to: number }): void {
    const [, , meter, what] = topic.split("/");
    const meterId = Number(meter);
    const kept = this.kept.get(meterId) ?? [];
    if (what === "ack") {
      this.acks.set(meterId, said.slot);
      this.acksHeard += 1;
      this.kept.set(
        meterId,
        kept.filter(({ slot }) => slot > said.slot),
      );
    } else if (what === "refused") {
      this.refused.push({ meterId, ...said });
    } else {
      const { from, to } = said;
      this.resends.push({ meterId, from, to });
      void this.#publishInOrder(kept.filter(({ slot }) => slot >= from && slot <= to)).catch(() => {});
    }
    this.wake();
  }
}
