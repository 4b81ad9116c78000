import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { readJson } from "./formats/json.ts";
import { RejectedError } from "./rejection.ts";
import type { Source, SourceEvents } from "./source.ts";
import type { JsonTemplate } from "./template.ts";
import { wholeWh } from "./wattHours.ts";

const MOST_BYTES = 65_536;
const RECONNECT_MS = 2_000;

/** Listens to what a device says of itself at the house's broker. */
export class MqttSource implements Source {
  readonly #url: string;
  readonly #topic: string;
  readonly #template: JsonTemplate;
  readonly #options: IClientOptions;
  readonly #now: () => number;
  #client: MqttClient | undefined;

  constructor(url: string, topic: string, template: JsonTemplate, options: IClientOptions = {}, now = Date.now) {
    this.#url = url;
    this.#topic = topic;
    this.#template = template;
    this.#options = options;
    this.#now = now;
  }

  async start(events: SourceEvents): Promise<void> {
    const client = mqtt.connect(this.#url, { reconnectPeriod: RECONNECT_MS, manualConnect: true, ...this.#options });
    this.#client = client;
    const unreachable = (error: Error): void =>
      events.rejected({ reason: "unreachable", detail: `${this.#url}: ${error.message}` });
    client.on("error", unreachable);
    client.on("connect", () => void client.subscribeAsync(this.#topic, { qos: 0 }).catch(unreachable));
    client.on("message", (_, payload, { retain }) => {
      // A broker's memory says nothing of now.
      if (!retain || this.#template.time !== undefined) this.#hear(events, payload);
    });
    client.connect();
  }

  async stop(): Promise<void> {
    await this.#client?.endAsync(true);
  }

  #hear(events: SourceEvents, payload: Buffer): void {
    try {
      if (payload.length > MOST_BYTES)
        throw new RejectedError(
          "oversized",
          this.#topic,
          `${payload.length} bytes`,
          `${MOST_BYTES} at most are wanted`,
        );
      const { importMicro, exportMicro, atMs, isTampered } = readJson(this.#template, payload);
      events.sample({
        atMs: atMs ?? this.#now(),
        importTotalWh: wholeWh(importMicro),
        exportTotalWh: wholeWh(exportMicro),
        ...(isTampered !== undefined && { isTampered }),
      });
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      events.rejected(error);
    }
  }
}
