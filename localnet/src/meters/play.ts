import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync, type MqttClient } from "mqtt";
import type { Fleet } from "./fleet.ts";
import { heardTopics, readHeard, readingPayload, readingTopic } from "./messages.ts";
import { endSlot, type Meter, type MeterTick, switchOn } from "./meter.ts";
import type { MeterState, MeterStore, StoredReading } from "./store.ts";

export interface PlayOptions {
  fleet: Fleet;
  meters: Meter[];
  store: MeterStore;
  brokerUrl: string;
  /** Ends the play after the present slot's readings are published. */
  signal: AbortSignal;
  /** Called when the meters are switched on and their first readings are on their way. */
  onReady?: () => void;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Readings in flight at once when a backlog is published. */
const BACKLOG_CHUNK = 256;

/** Plays a fleet: at each slot's end every meter reads its registers, signs, keeps the reading and publishes it until it is acknowledged. */
export async function play(options: PlayOptions): Promise<void> {
  const { fleet, meters, store, signal } = options;
  const now = options.now ?? Date.now;
  const slotMs = fleet.slotSeconds * 1000;
  const states = new Map(meters.map(({ meterId }) => [meterId, store.load(meterId)]));
  let lastSlot = Math.floor(now() / slotMs) - 1;
  keep(store, states, meters, (meter, state) =>
    state.lastSlot === undefined || state.lastSlot < lastSlot ? switchOn(meter, state, lastSlot) : undefined,
  );

  const line = await openLine(options);
  options.onReady?.();
  while (!signal.aborted) {
    await sleep(Math.max(0, (lastSlot + 2) * slotMs - now()), undefined, { signal }).catch(() => undefined);
    // A machine that slept has several slots to read.
    while ((lastSlot + 2) * slotMs <= now()) {
      lastSlot += 1;
      const slot = lastSlot;
      const readings = keep(store, states, meters, (meter, state) =>
        state.lastSlot === slot ? undefined : endSlot(meter, state, slot),
      );
      await line.publish(readings);
    }
  }
  await line.close();
}

function keep(
  store: MeterStore,
  states: Map<number, MeterState>,
  meters: Meter[],
  tick: (meter: Meter, state: MeterState) => MeterTick | undefined,
): StoredReading[] {
  const ticks = meters.flatMap((meter) => {
    const state = states.get(meter.meterId);
    return (state && tick(meter, state)) ?? [];
  });
  store.keep(ticks);
  for (const { state } of ticks) states.set(state.meterId, state);
  return ticks.map(({ reading }) => reading);
}

interface Line {
  publish(readings: StoredReading[]): Promise<void>;
  close(): Promise<void>;
}

/** The meters' connection. What could not be sent is sent when the connection is there again: the store knows what is not acknowledged. */
async function openLine({ fleet, store, brokerUrl }: PlayOptions): Promise<Line> {
  const client = await connectAsync(brokerUrl, {
    clientId: `meters-${fleet.community}-${process.pid}`,
    clean: true,
    reconnectPeriod: 500,
    connectTimeout: 5_000,
  });
  client.on("message", (topic, payload) => {
    const heard = readHeard(topic, payload);
    if (heard?.kind === "ack") store.acknowledge(heard.meterId, heard.slot);
    if (heard?.kind === "resend") void send(client, fleet, store.between(heard.meterId, heard.from, heard.to));
  });
  client.on("error", (error) => console.error(`broker: ${error.message}`));
  client.on("connect", () => void hear(client, fleet, store));
  await hear(client, fleet, store);
  return {
    publish: (readings) => send(client, fleet, readings),
    close: () => client.endAsync(),
  };
}

async function hear(client: MqttClient, fleet: Fleet, store: MeterStore): Promise<void> {
  try {
    await client.subscribeAsync(heardTopics(fleet.community), { qos: 1 });
    await send(client, fleet, store.unacknowledged());
  } catch (error) {
    console.error(`broker: ${(error as Error).message}`);
  }
}

async function send(client: MqttClient, fleet: Fleet, readings: StoredReading[]): Promise<void> {
  for (let start = 0; start < readings.length && client.connected; start += BACKLOG_CHUNK) {
    const chunk = readings.slice(start, start + BACKLOG_CHUNK);
    const published = chunk.map((reading) =>
      client.publishAsync(readingTopic(fleet.community, reading.meterId), readingPayload(reading), { qos: 1 }),
    );
    await untilClosed(client, Promise.allSettled(published));
  }
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
