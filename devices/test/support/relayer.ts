import mqtt, { type MqttClient } from "mqtt";
import { parsePayload, parseRestart } from "../../../oracle-relayer/src/reading/payload.ts";
import { parseRecord } from "../../../oracle-relayer/src/reading/record.ts";
import type { Broker } from "../../../oracle-relayer/test/support/broker.ts";

/** Of the communities of these tests, whose records are of quarters of an hour. */
const RECORDS = { slotSeconds: 900, maxClockSkewSeconds: 2 };

type Heard = Exclude<ReturnType<typeof parsePayload> | ReturnType<typeof parseRestart>, { reason: unknown }>;

/** What a relayer hears of a community's meters, by the rules of the real one, and says to them. */
export class Relayer {
  readonly heard: (Heard & { meterId: number })[] = [];
  readonly refused: string[] = [];
  readonly #client: MqttClient;
  readonly #community: string;
  #waiting: (() => void)[] = [];

  private constructor(client: MqttClient, community: string) {
    this.#client = client;
    this.#community = community;
    client.on("message", (topic, payload) => {
      const [, , meter, what] = topic.split("/");
      const parsed = parse(what, payload);
      if ("reason" in parsed) this.refused.push(parsed.detail);
      else this.heard.push({ meterId: Number(meter), ...parsed });
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
    client.on("error", () => {});
  }

  static async connect({ url, protocol }: Broker, community: string): Promise<Relayer> {
    const client = mqtt.connect(url, { protocolVersion: protocol === "5" ? 5 : 4, reconnectPeriod: 50 });
    const relayer = new Relayer(client, community);
    await new Promise<void>((resolve) => {
      client.on("connect", () => {
        void client
          .subscribeAsync(
            ["reading", "ocmf", "restart"].map((what) => `v1/${community}/+/${what}`),
            { qos: 1 },
          )
          .then(
            () => resolve(),
            () => {},
          );
      });
    });
    return relayer;
  }

  /** Slots in order of hearing. */
  get slots(): number[] {
    return this.heard.map(({ slot }) => slot);
  }

  /** Resolves when `condition` holds; it is asked after everything that is heard. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async say(meterId: number, what: "ack" | "resend" | "refused", content: object | string): Promise<void> {
    const payload = typeof content === "string" ? content : JSON.stringify(content);
    await this.#client.publishAsync(`v1/${this.#community}/${meterId}/${what}`, payload, {
      qos: 1,
      retain: what === "ack",
    });
  }

  async stop(): Promise<void> {
    await this.#client.endAsync(true);
  }
}

function parse(what: string | undefined, payload: Uint8Array) {
  if (what === "restart") return parseRestart(payload);
  return what === "ocmf" ? parseRecord(payload, RECORDS) : parsePayload(payload);
}
