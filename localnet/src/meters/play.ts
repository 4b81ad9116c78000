import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync, type MqttClient } from "mqtt";
import type { Fleet } from "./fleet.ts";
import { meterTopics, readingPayload, readingTopic, readMeterMessage } from "./messages.ts";
import { endSlot, type Meter, type SlotEnd, switchOn } from "./meter.ts";
import type { MeterState, MeterStore, StoredReading } from "./store.ts";

export interface PlayOptions {
  fleet: Fleet;
  meters: Meter[];
  store: MeterStore;
  brokerUrl: string;
  /** Ends the play after the present slot's readings are published. */
  signal: AbortSignal;
  /** Called each slot for new meters to play from then on. */
  newcomers?: () => Promise<Meter[]>;
  /** Called when the meters are switched on and their first readings are on their way. */
  onReady?: () => void;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Readings in flight at once when a backlog is published. */
const BACKLOG_CHUNK = 256;

/** Plays a fleet: at each slot's end every meter reads its registers, signs, keeps the reading and publishes it until it is acknowledged. */
export async function play(options: PlayOptions): Promise<void> {
  const { fleet, store, signal, newcomers } = options;
  const now = options.now ?? Date.now;
  const slotMs = fleet.slotSeconds * 1000;
  const meters = [...options.meters];
  const states = load(store, meters, new Map());
  let lastSlot = Math.floor(now() / slotMs) - 1;
  keep(store, states, meters, (meter, state) =>
    state.lastSlot === undefined || state.lastSlot < lastSlot ? switchOn(meter, state, lastSlot) : undefined,
  );

  const connection = await openConnection(options);
  const welcome = async (): Promise<void> => {
    const joined = (await newcomers?.()) ?? [];
    for (const [meterId, state] of load(store, joined, states)) states.set(meterId, state);
    const readings = keep(store, states, joined, (meter, state) => switchOn(meter, state, lastSlot));
    meters.push(...joined);
    await connection.publish(readings);
  };
  let welcoming: Promise<void> | undefined;
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
      await connection.publish(readings);
      // Not awaited before the readings: the known meters read in time, however long the chain takes to name new ones.
      welcoming ??= welcome().finally(() => {
        welcoming = undefined;
      });
    }
  }
  await welcoming;
  await connection.close();
}

/** Meters as they were left. A new one has registers of zero and stands in the same quarter of an hour as the others. */
function load(store: MeterStore, meters: Meter[], others: Map<number, MeterState>): Map<number, MeterState> {
  const states = meters.map(({ meterId }) => store.load(meterId));
  const rows = Math.max(0, ...[...others.values(), ...states].map((state) => state.rows));
  return new Map(states.map((state) => [state.meterId, state.lastSlot === undefined ? { ...state, rows } : state]));
}

function keep(
  store: MeterStore,
  states: Map<number, MeterState>,
  meters: Meter[],
  endOf: (meter: Meter, state: MeterState) => SlotEnd | undefined,
): StoredReading[] {
  const slotEnds = meters.flatMap((meter) => {
    const state = states.get(meter.meterId);
    return (state && endOf(meter, state)) ?? [];
  });
  store.keep(slotEnds);
  for (const { state } of slotEnds) states.set(state.meterId, state);
  return slotEnds.map(({ reading }) => reading);
}

interface Connection {
  publish(readings: StoredReading[]): Promise<void>;
  close(): Promise<void>;
}

/** The meters' connection to the broker. On each reconnect it publishes every reading in the store that is not acknowledged. */
async function openConnection({ fleet, store, brokerUrl }: PlayOptions): Promise<Connection> {
  const client = await connectAsync(brokerUrl, {
    clientId: `meters-${fleet.community}-${process.pid}`,
    clean: true,
    reconnectPeriod: 500,
    connectTimeout: 5_000,
  });
  client.on("message", (topic, payload) => {
    const heard = readMeterMessage(topic, payload);
    if (heard?.kind === "ack") store.acknowledge(heard.meterId, heard.slot);
    if (heard?.kind === "resend") void send(client, fleet, store.between(heard.meterId, heard.from, heard.to));
  });
  client.on("error", (error) => console.error(`broker: ${error.message}`));
  client.on("connect", () => void subscribe(client, fleet, store));
  await subscribe(client, fleet, store);
  return {
    publish: (readings) => send(client, fleet, readings),
    close: () => client.endAsync(),
  };
}

async function subscribe(client: MqttClient, fleet: Fleet, store: MeterStore): Promise<void> {
  try {
    await client.subscribeAsync(meterTopics(fleet.community), { qos: 1 });
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
