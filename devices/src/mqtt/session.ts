import { messageOf } from "@wattmesh/service-kit/errors";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import type { SignedReading, SignedRestart } from "../reading/signed.ts";
import { listen } from "./listen.ts";
import {
  type MeterMessage,
  meterTopic,
  publicationOf,
  readMeterMessage,
  restartPayload,
  restartTopic,
} from "./messages.ts";

/** What is kept until the chain has it. */
export interface Outgoing {
  /** Readings without an acknowledgement, oldest first. */
  unacknowledged(): SignedReading[];
  /** What is there of these slots, oldest first. */
  between(meterId: number, from: number, to: number): SignedReading[];
  /** Readings up to `slot` are final on the chain. */
  acknowledge(meterId: number, slot: number): void;
  /** A restart that no reading after it was acknowledged of. */
  restart?(): SignedRestart | undefined;
}

export interface SessionOptions {
  readonly url: string;
  /** Stands in topics. */
  readonly community: string;
  /** Whose messages are heard; without it those of every meter of the community. */
  readonly meterId?: number | undefined;
  readonly clientId: string;
  readonly connection?: IClientOptions;
  readonly outgoing: Outgoing;
  /** What is refused, and what is wrong with the connection. */
  readonly onRefused?: (refused: MeterMessage & { kind: "refused" }) => void;
  readonly onTrouble: (text: string) => void;
  /** Keeping something failed: the process has to end. */
  readonly onFailed?: (error: unknown) => void;
}

const RECONNECT_MS = 500;
const CONNECT_MS = 5_000;
/** Readings in flight at once when a backlog is published. */
const BACKLOG_CHUNK = 256;

/** A connection to the broker. Each time that it comes about, everything without an acknowledgement is published. */
export interface MeterSession {
  /** Resolves when the broker listened to all that waited, for the first time. */
  readonly listening: Promise<void>;
  publish(readings: SignedReading[]): Promise<void>;
  publishRestart(restart: SignedRestart): Promise<void>;
  close(): Promise<void>;
}

/** Connects in the background, for as long as it takes. */
export function openSession(options: SessionOptions): MeterSession {
  const { url, outgoing, community, meterId, onTrouble } = options;
  const client = mqtt.connect(url, {
    clientId: options.clientId,
    clean: true,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: CONNECT_MS,
    // Handlers come first, so that no message is missed.
    manualConnect: true,
    ...options.connection,
  });
  const guarded = (work: () => void | Promise<void>): void => {
    (async () => work())().catch(options.onFailed ?? ((error: unknown) => onTrouble(messageOf(error))));
  };
  const asked = new Resends((meterId, { from, to }) => send(client, community, outgoing.between(meterId, from, to)));
  client.on("message", (topic, payload) => {
    const heard = readMeterMessage(topic, payload);
    // A broker that lets anybody subscribe to anything may say what is another meter's.
    if (heard === undefined || (meterId !== undefined && heard.meterId !== meterId)) return;
    guarded(() => hear(asked, options, heard));
  });
  client.on("error", (error) => onTrouble(error.message || String((error as NodeJS.ErrnoException).code)));
  const listening = new Promise<void>((resolve) => {
    client.on("connect", () =>
      guarded(async () => {
        if (await subscribe(client, options)) resolve();
      }),
    );
  });
  client.connect();
  return {
    listening,
    publish: (readings) => send(client, community, readings),
    publishRestart: (restart) => sendRestart(client, community, restart),
    close: () => client.endAsync(!client.connected),
  };
}

function hear(asked: Resends, { outgoing, onRefused }: SessionOptions, heard: MeterMessage): void | Promise<void> {
  switch (heard.kind) {
    case "ack":
      return outgoing.acknowledge(heard.meterId, heard.slot);
    case "resend":
      return asked.ask(heard.meterId, heard);
    case "refused":
      return onRefused?.(heard);
  }
}

interface Slots {
  readonly from: number;
  readonly to: number;
}

/** What is asked for again, one after the other: who asks without end has the last question of each meter answered. */
class Resends {
  readonly #answer: (meterId: number, slots: Slots) => Promise<void>;
  readonly #asked = new Map<number, Slots>();
  #isAnswering = false;

  constructor(answer: (meterId: number, slots: Slots) => Promise<void>) {
    this.#answer = answer;
  }

  async ask(meterId: number, slots: Slots): Promise<void> {
    this.#asked.set(meterId, slots);
    if (this.#isAnswering) return;
    this.#isAnswering = true;
    try {
      for (const [meterId, slots] of this.#asked) {
        this.#asked.delete(meterId);
        await this.#answer(meterId, slots);
      }
    } finally {
      this.#isAnswering = false;
    }
  }
}

async function subscribe(client: MqttClient, options: SessionOptions): Promise<boolean> {
  const { community, meterId, outgoing, onRefused, onTrouble } = options;
  try {
    const wanted = ["ack", "resend", ...(onRefused === undefined ? [] : ["refused" as const])] as const;
    const topics = wanted.map((what) => meterTopic(community, meterId, what));
    const refused = await listen(client, topics);
    if (refused.length > 0) onTrouble(`the broker does not let this meter listen to ${refused.join(", ")}`);
  } catch (error) {
    onTrouble(messageOf(error));
    return false;
  }
  const restart = outgoing.restart?.();
  if (restart !== undefined) await sendRestart(client, community, restart);
  await send(client, community, outgoing.unacknowledged());
  return true;
}

async function send(client: MqttClient, community: string, readings: SignedReading[]): Promise<void> {
  for (let start = 0; start < readings.length && client.connected; start += BACKLOG_CHUNK) {
    const chunk = readings.slice(start, start + BACKLOG_CHUNK);
    const published = chunk.map((reading) => {
      const { topic, payload } = publicationOf(community, reading);
      return client.publishAsync(topic, payload, { qos: 1 });
    });
    await untilClosed(client, Promise.allSettled(published));
  }
}

async function sendRestart(client: MqttClient, community: string, restart: SignedRestart): Promise<void> {
  if (!client.connected) return;
  const sent = client.publishAsync(restartTopic(community, restart.meterId), restartPayload(restart), { qos: 1 });
  await untilClosed(client, Promise.allSettled([sent]));
}

/** Waits for the broker only as long as there is a connection: what it did not take is sent again on the next one. */
async function untilClosed(client: MqttClient, work: Promise<unknown>): Promise<void> {
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
    client.once("close", resolve);
  });
  await Promise.race([work, closed]);
  client.removeListener("close", close);
}
