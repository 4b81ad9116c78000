import { expect } from "vitest";
import { FAIL_POINTS, type FailPoint } from "./failPoints.ts";
import type { Row } from "./row.ts";
import { Town } from "./town.ts";

/** The others lie between two of these. */
const SHORT: readonly FailPoint[] = ["written", "synced", "after PUBACK", "stored", "broadcast", "found"];

/** Killed at a point while there is more to do before and after it. */
const killedAt = (point: FailPoint): Row => ({
  fault: `the relayer is killed: ${point}`,
  length: SHORT.includes(point) ? "short" : "long",
  async run() {
    const town = await Town.open();
    const place = await town.newPlace();
    const first = town.start(place, { args: ["--die-at", point, "--die-after", "2"] });
    await first.logged("listening");
    // One after the other, so that there is more than one group of messages.
    while (first.alive) {
      await town.say(1);
      await town.until(() => town.isCounted || !first.alive);
    }
    expect(await first.gone).toBe("SIGKILL");
    await town.say(3);
    const second = town.start(place);
    await town.settled(second);
    expect(await second.end("SIGTERM")).toBe(0);
    return town.compare();
  },
});

/** Numbers from a seed, the same each time (xorshift32). */
function randomFrom(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % most;
  };
}

const SEED = 20_261_129;
const MOST_REQUESTS = 30;

/** Killed from outside, after so many of its requests as the seed says: wherever it is then. */
const killedAtRandom = (kills: number, length: Row["length"]): Row => ({
  fault: `the relayer is killed at random, ${kills} times`,
  length,
  async run() {
    const random = randomFrom(SEED);
    const town = await Town.open();
    const place = await town.newPlace();
    let inFlight = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const relayer = town.start(place);
      const asked = town.asked(undefined, 1 + random(MOST_REQUESTS));
      await town.say(1 + random(3));
      await asked;
      expect(relayer.alive).toBe(true);
      expect(await relayer.end("SIGKILL")).toBe("SIGKILL");
      const frozen = relayer.lines.filter((line) => line.includes("attempt frozen")).length;
      const decided = relayer.lines.filter((line) => line.includes("attempt decided")).length;
      if (frozen > decided) inFlight += 1;
    }
    const last = town.start(place);
    await last.logged("listening");
    await town.settled(last);
    expect(await last.end("SIGTERM")).toBe(0);
    return { ...town.compare(), note: `${inFlight} kills with a transaction in flight, seed ${SEED}` };
  },
});

export const kills: readonly Row[] = [
  ...FAIL_POINTS.map(killedAt),
  killedAtRandom(3, "short"),
  killedAtRandom(100, "long"),
];
