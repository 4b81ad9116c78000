import { describe, expect, test } from "vitest";
import { PartError } from "../src/errors.ts";
import type { Exit } from "../src/supervisor/child.ts";
import { keepUp, MOST_RESTARTS } from "../src/supervisor/keepUp.ts";

const died: Exit = { name: "meters", code: 1, signal: null, asked: false, lastLines: [] };
const stopped: Exit = { ...died, code: 0, asked: true };

/** What each start comes to: how it ends and how long after, or why it does not come up. */
type Life = { exit: Exit; afterMs: number } | PartError;

/** Keeps a service up that lives these lives, one after the other. */
async function live(lives: Life[], { mostRestarts = MOST_RESTARTS, stop = new AbortController() } = {}) {
  let nowMs = 0;
  const told: string[] = [];
  const next = async () => {
    const life = lives.shift();
    if (life === undefined) throw new Error("it was started too often");
    if (life instanceof PartError) throw life;
    return {
      exited: Promise.resolve().then(() => {
        nowMs += life.afterMs;
        return life.exit;
      }),
    };
  };
  const { exited } = await next();
  const time = {
    now: () => nowMs,
    pause: async (ms: number) => {
      nowMs += ms;
    },
  };
  const reason = await keepUp(
    {
      exited,
      mostRestarts,
      restart: next,
      onEnd: ({ message }, restart, pauseMs) => told.push(`${message}: ${restart} after ${pauseMs} ms`),
      signal: stop.signal,
    },
    time,
  );
  return { reason, told, left: lives.length };
}

const shortLives = (count: number): Life[] => Array.from({ length: count }, () => ({ exit: died, afterMs: 10 }));

describe("a service that ends by itself", () => {
  test("is started again, each time after a longer pause, until it lasts", async () => {
    const { reason, told } = await live([...shortLives(3), { exit: stopped, afterMs: 10 }]);
    expect(reason).toBeUndefined();
    expect(told).toEqual([
      "meters ended by itself with code 1: 1 after 500 ms",
      "meters ended by itself with code 1: 2 after 1000 ms",
      "meters ended by itself with code 1: 3 after 2000 ms",
    ]);
  });

  test("is given up after as many restarts in a row as there may be", async () => {
    const { reason, told, left } = await live(shortLives(MOST_RESTARTS + 2));
    expect(reason?.message).toBe("meters ended by itself with code 1");
    expect(told).toHaveLength(MOST_RESTARTS);
    expect(left).toBe(1);
  });

  test("has its restarts back when it ran for a minute", async () => {
    const lives: Life[] = [
      ...shortLives(MOST_RESTARTS),
      { exit: died, afterMs: 60_000 },
      { exit: stopped, afterMs: 10 },
    ];
    const { reason, told } = await live(lives);
    expect(reason).toBeUndefined();
    expect(told.at(-1)).toContain("1 after 500 ms");
  });

  test.each([
    ["its configuration is wrong", 2],
    ["it said that trying again does not help", 3],
  ])("is given up at once when %s", async (_, code) => {
    const { reason, told, left } = await live([{ exit: { ...died, code }, afterMs: 10 }, ...shortLives(3)]);
    expect(reason?.message).toBe(`meters ended by itself with code ${code}: starting it again does not help`);
    expect([told, left]).toEqual([[], 3]);
  });

  test("is given up at once when it may not be started again", async () => {
    const { reason, told } = await live(shortLives(1), { mostRestarts: 0 });
    expect(reason?.message).toBe("meters ended by itself with code 1");
    expect(told).toEqual([]);
  });

  test("that does not come up is started again like one that ended", async () => {
    const { reason, told } = await live([
      ...shortLives(1),
      new PartError("meters", "was not ready within 30 s"),
      { exit: stopped, afterMs: 10 },
    ]);
    expect(reason).toBeUndefined();
    expect(told).toEqual([
      "meters ended by itself with code 1: 1 after 500 ms",
      "meters was not ready within 30 s: 2 after 1000 ms",
    ]);
  });

  test("stays down when everything is ending", async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await live(shortLives(2), { stop })).toEqual({ reason: undefined, told: [], left: 1 });
  });
});

test("a service that was asked to end stays down", async () => {
  expect(await live([{ exit: stopped, afterMs: 10 }])).toEqual({ reason: undefined, told: [], left: 0 });
});
