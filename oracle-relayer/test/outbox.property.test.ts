import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fault } from "./support/model-chain.ts";
import { reading } from "./support/readings.ts";
import { World } from "./support/world.ts";

const METERS = [1, 2, 255, 256, 700];
const RUNS = 150;

const fault = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fault>("none") },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fault>(
      "lost",
      "answer_lost",
      "dropped",
      "slow",
      "wrong_sequence",
      "crash",
      "crash_after",
    ),
  },
);

/** Some blocks, and the faults of the chain's calls in them. */
const spell = fc.oneof(
  fc.record({ blocks: fc.integer({ min: 1, max: 6 }), faults: fc.array(fault, { maxLength: 60 }) }),
  // Nothing that is broadcast gets into a block, for longer than an attempt lives.
  fc.constant({ blocks: 12, faults: Array<Fault>(200).fill("dropped") }),
  // The same, and the process dies again and again.
  fc.constant({
    blocks: 12,
    faults: Array.from({ length: 200 }, (_, i): Fault => (i % 7 === 6 ? "crash" : "dropped")),
  }),
);

/** What happens to a meter's message on its way. */
const delivery = fc.record({
  meter: fc.nat({ max: METERS.length - 1 }),
  fate: fc.constantFrom("arrives", "arrives", "arrives", "twice", "lost", "late", "after a forgery"),
});

/** How many readings a transaction holds: few, and several of them are in flight at once. */
const room = fc.constantFrom(1, 2, 16);

type Delivery = { meter: number; fate: string };

const inOrder = (list: readonly Fault[]) => {
  let next = 0;
  return (): Fault => list[next++] ?? "none";
};

/** Every meter's first reading is on the chain, so that its registers have a start. */
async function begin(world: World): Promise<void> {
  world.receive(...world.meters.map((meter) => meter.sign()));
  await world.work(5);
  world.tellMeters();
}

function deliver(world: World, { meter: index, fate }: Delivery, late: ReturnType<typeof reading>[]): void {
  const meter = world.meters[index] as World["meters"][number];
  const signed = meter.sign();
  if (fate === "late") {
    late.push(signed);
  } else if (fate === "twice") {
    world.receive(signed, signed);
  } else if (fate === "after a forgery") {
    const forged = reading(signed.meterId, signed.slot, {
      importTotalWh: signed.importTotalWh + 1n,
      signature: new Uint8Array(64).fill(0xff),
    });
    world.receive(forged, signed);
  } else if (fate === "arrives") {
    world.receive(signed);
  }
}

function expectEveryWh(world: World): void {
  for (const { meterId, last, kept } of world.meters) {
    expect(kept).toEqual([]);
    const first = reading(meterId, 100);
    expect(world.chain.registers.get(meterId)?.importTotalWh).toBe(last?.importTotalWh);
    expect(world.chain.registers.get(meterId)?.exportTotalWh).toBe(last?.exportTotalWh);
    expect(world.chain.energy.get(meterId)).toEqual({
      importWh: (last?.importTotalWh ?? 0n) - first.importTotalWh,
      exportWh: (last?.exportTotalWh ?? 0n) - first.exportTotalWh,
    });
  }
}

describe("whatever happens to messages, calls and the process", () => {
  test("every Wh that was signed is on the chain, once", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(room, fc.array(fc.tuple(delivery, spell), { maxLength: 25 }), async (maxTxReadings, steps) => {
        const world = new World(METERS, { maxTxReadings });
        await begin(world);
        const late: ReturnType<typeof reading>[] = [];
        for (const [step, { blocks, faults }] of steps) {
          deliver(world, step, late);
          await world.work(blocks, inOrder(faults));
          if (late.length > 2) {
            world.receive(...late.splice(0));
          }
          world.tellMeters();
        }
        await world.comeToRest();
        expectEveryWh(world);
      }),
      { numRuns: RUNS },
    );
  });

  test("readings that arrive in order are accepted one by one, and none is sent twice, wherever the process dies", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        room,
        fc.array(fc.tuple(fc.nat({ max: METERS.length - 1 }), spell), { maxLength: 25 }),
        async (maxTxReadings, steps) => {
          const world = new World(METERS, { maxTxReadings });
          await begin(world);
          for (const [meter, { blocks, faults }] of steps) {
            deliver(world, { meter, fate: "arrives" }, []);
            await world.work(blocks, inOrder(faults));
          }
          await world.comeToRest();
          expectEveryWh(world);
          const counted = world.chain.verdicts.filter(({ verdict }) => verdict !== "future" && verdict !== "too_soon");
          expect(new Set(counted.map(({ verdict }) => verdict))).toEqual(
            new Set(steps.length > 0 ? ["baseline", "accepted"] : ["baseline"]),
          );
          expect(new Set(counted.map(({ meterId, slot }) => `${meterId}/${slot}`)).size).toBe(counted.length);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test("a store that is lost is built again from the contract's registers and what meters kept", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        room,
        fc.array(fc.tuple(delivery, fc.boolean()), { maxLength: 15 }),
        async (maxTxReadings, steps) => {
          const world = new World(METERS, { maxTxReadings });
          await begin(world);
          for (const [step, lost] of steps) {
            deliver(world, step, []);
            await world.work(2);
            world.tellMeters();
            if (lost) {
              world.loseStore();
            }
          }
          await world.comeToRest();
          expectEveryWh(world);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
