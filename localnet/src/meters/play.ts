import { setTimeout as sleep } from "node:timers/promises";
import { openSession } from "../../../devices/src/index.ts";
import type { Fleet } from "./fleet.ts";
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

  const connection = openSession({
    url: options.brokerUrl,
    community: fleet.community,
    clientId: `meters-${fleet.community}-${process.pid}`,
    outgoing: store,
    onTrouble: (text) => console.error(`broker: ${text}`),
    onFailed: (error) => {
      throw error;
    },
  });
  await connection.listening;
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
