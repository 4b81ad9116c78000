import { expect } from "vitest";
import { payloadOf, restartPayload } from "../support/readings.ts";
import type { Device } from "./devices.ts";
import type { Row } from "./row.ts";
import { Town } from "./town.ts";

const HOUR_MS = 3_600_000;

/** A clock that is wrong from the start, or becomes so while the relayer runs. */
const clock = (what: string, atStartMs: number, laterMs: number): Row => ({
  fault: `the relayer's clock ${what}`,
  length: atStartMs === 0 ? "short" : "long",
  async run() {
    const town = await Town.open({ pastSlots: 8 });
    const relayer = town.start(await town.newPlace(), { args: [`--clock-ms=${atStartMs}`] });
    await relayer.logged("listening");
    await town.say(2);
    await town.settled(relayer);
    relayer.tell({ clockMs: laterMs });
    await town.say(3);
    await town.settled(relayer);
    return town.compare();
  },
});

/** So slow that what meters say is of its future: it is refused, and asked for when the clock is right. */
const slowClock: Row = {
  fault: "the relayer's clock is two hours slow, until somebody sets it right",
  length: "short",
  async run() {
    const town = await Town.open({ pastSlots: 8 });
    const relayer = town.start(await town.newPlace(), { args: [`--clock-ms=${-2 * HOUR_MS}`] });
    await relayer.logged("listening");
    await town.say(3);
    await relayer.logged('"reason":"future"');
    expect(town.chain.counted).toEqual([]);
    relayer.tell({ clockMs: 0 });
    await town.say(1);
    await town.settled(relayer);
    return town.compare();
  },
};

const replayed: Row = {
  fault: "old messages are replayed, in any order",
  length: "long",
  async run() {
    const town = await Town.open();
    const relayer = town.start(await town.newPlace());
    await relayer.logged("listening");
    await town.say(12);
    await town.settled(relayer);
    const old = town.devices.flatMap(({ signed }) => signed);
    const before = town.chain.verdicts.length;
    // Backwards, then every third twice.
    for (const reading of [...old.toReversed(), ...old.filter((_, n) => n % 3 === 0)])
      await town.meters.publish(reading);
    await town.say(1);
    await town.settled(relayer);
    const others = town.chain.verdicts.slice(before).filter(({ verdict }) => verdict !== "accepted");
    expect(others.filter(({ verdict }) => verdict !== "superseded" && verdict !== "duplicate")).toEqual([]);
    return { ...town.compare(), note: `${old.length} readings again` };
  },
};

const contradicted: Row = {
  fault: "a meter says something else of a slot, before and after that counts",
  length: "short",
  async run() {
    const town = await Town.open();
    const relayer = town.start(await town.newPlace());
    await relayer.logged("listening");
    await town.say(4);
    await town.settled(relayer);
    const [last, older, waiting] = town.devices as [Device, Device, Device];
    const other = (device: Device, back: number) => {
      const { signature: _, ...said } = device.signed.at(-1 - back) as Device["signed"][number];
      return device.signAs({ ...said, importTotalWh: said.importTotalWh + 1n });
    };
    await town.meters.publish(other(last, 0));
    await town.meters.publish(other(older, 2));
    await town.say(1, [waiting]);
    await town.meters.publish(other(waiting, 0));
    await town.until(() => conflicts(town).length >= 3, relayer);
    await town.settled(relayer);
    const told = conflicts(town);
    expect(new Set(told.map(({ meterId }) => meterId))).toEqual(new Set([0, 1, 2]));
    return { ...town.compare(), note: `${told.length} conflicts, on the chain for their owners` };
  },
};

const conflicts = ({ chain }: Town) => chain.verdicts.filter(({ verdict }) => verdict === "conflict");

/** Another device says what it likes in a meter's name, before the meter does. */
const forged: Row = {
  fault: "somebody without a meter's key is faster than the meter",
  length: "long",
  async run() {
    const town = await Town.open();
    const relayer = town.start(await town.newPlace());
    await relayer.logged("listening");
    for (let slot = 0; slot < 3; slot += 1) {
      const said = town.devices.map((device) => device.sign());
      for (const reading of said) {
        town.meters.keep(reading);
        const forgery = { ...reading, importTotalWh: reading.importTotalWh + 9_999n };
        await town.meters.raw(`v1/town/${reading.meterId}/reading`, payloadOf(forgery));
        await town.meters.publish(reading);
      }
      await town.settled(relayer);
    }
    return town.compare();
  },
};

/** The counter begins again: also while the relayer is away, and killed as the transaction of it is stored. */
const exchanged: Row = {
  fault: "registers begin again, and a meter is exchanged, while the relayer is killed",
  length: "long",
  async run() {
    const town = await Town.open();
    const place = await town.newPlace();
    const first = town.start(place);
    await first.logged("listening");
    await town.say(2);
    await town.settled(first);
    await first.end("SIGKILL");
    // One counter begins at nothing, one goes on with another meter's.
    const [reset, swapped] = [town.devices[0], town.devices[1]] as [Device, Device];
    const restarts = [reset.restart(0n), swapped.restart(777_000n)];
    for (const restart of restarts)
      await town.meters.raw(`v1/town/${restart.meterId}/restart`, restartPayload(restart));
    await town.say(1, town.devices.slice(2));
    const second = town.start(place, { args: ["--die-at", "stored"] });
    expect(await second.gone).toBe("SIGKILL");
    const third = town.start(place, { args: [] });
    await town.until(() => new Set(town.chain.restarts.map(({ meterId }) => meterId)).size === 2, third);
    for (const meterId of [0, 1]) {
      const last = town.chain.restarts.findLast((restart) => restart.meterId === meterId);
      if (last !== undefined) town.chain.confirm(last);
    }
    await town.say(3);
    await town.settled(third);
    return { ...town.compare(), note: "2 counters" };
  },
};

/** Everybody comes back after an outage, with all that they kept, as fast as the broker takes it. */
const storm = (meters: number, slots: number): Row => ({
  fault: `${meters} meters come back with ${slots} slots each`,
  length: "long",
  async run() {
    const town = await Town.open({
      meters,
      // What the chain does with a million signatures is not what is looked at here.
      verifies: meters * slots < 10_000,
      config: { chain: { max_tx_readings: 4_096, request_timeout_ms: 15_000, timeout_blocks: 200 } },
    });
    const started = performance.now();
    for (let slot = 0; slot < slots; slot += 1) for (const device of town.devices) town.meters.keep(device.sign());
    const signedMs = performance.now() - started;
    const relayer = town.start(await town.newPlace());
    const began = performance.now();
    // It knows none of them: each is asked for all that the chain lacks, and sends it at once.
    await town.settled(relayer);
    const seconds = (performance.now() - began) / 1_000;
    const note = `${Math.round((meters * slots) / seconds)} readings/s, signed before in ${Math.round(signedMs / 1_000)} s`;
    return { ...town.compare(), note };
  },
});

export const meterFaults: readonly Row[] = [
  clock("is an hour fast", HOUR_MS, HOUR_MS),
  clock("is an hour slow", -HOUR_MS, -HOUR_MS),
  clock("steps back by an hour", 0, -HOUR_MS),
  clock("steps ahead by an hour and back", HOUR_MS, 0),
  slowClock,
  replayed,
  contradicted,
  forged,
  exchanged,
  storm(100, 48),
  storm(10_000, 8),
  storm(10_000, 96),
];
