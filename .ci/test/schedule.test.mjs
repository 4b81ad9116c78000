import { describe, expect, test } from "vitest";
import { counters } from "../count.mjs";
import { fits, runAll, yields } from "../schedule.mjs";
import { suites } from "../suites.mjs";

/** Runs suites that each end when they are told to, and says in which order they started. */
function performed(all, cores) {
  const ends = new Map();
  const started = [];
  const done = runAll(all, cores, ({ name }) => {
    started.push(name);
    return new Promise((end) => ends.set(name, end));
  });
  const end = async (name) => {
    ends.get(name)();
    await new Promise(setImmediate);
  };
  return { done, started, end };
}

describe("suites", () => {
  test("a whole one and two that wait share two cores", () => {
    const waits = { name: "waits", cores: 0.5 };
    expect(fits({ name: "computes" }, [waits, waits], 2)).toBe(true);
    expect(fits({ name: "computes" }, [waits, waits, waits], 2)).toBe(false);
  });

  test("what computes lets what waits for blocks go first", () => {
    expect(yields({ name: "computes" })).toBe(true);
    expect(yields({ name: "waits", cores: 0.5 })).toBe(false);
  });

  test("what does not fit yet lets later ones go first, and starts when it can", async () => {
    const run = performed([{ name: "one" }, { name: "whole", cores: Number.POSITIVE_INFINITY }, { name: "two" }], 2);
    expect(run.started).toEqual(["one", "two"]);
    await run.end("one");
    expect(run.started).toEqual(["one", "two"]);
    await run.end("two");
    expect(run.started).toEqual(["one", "two", "whole"]);
    await run.end("whole");
    await run.done;
  });

  test("two that write the same never run at once", async () => {
    const run = performed(
      [
        { name: "one", alone: ["cargo"] },
        { name: "two", alone: ["cargo"] },
      ],
      2,
    );
    expect(run.started).toEqual(["one"]);
    await run.end("one");
    expect(run.started).toEqual(["one", "two"]);
    await run.end("two");
    await run.done;
  });

  test("have names of their own and a way to be counted", () => {
    expect(new Set(suites.map(({ name }) => name)).size).toBe(suites.length);
    for (const { count } of suites) expect(counters).toHaveProperty(count);
  });
});
