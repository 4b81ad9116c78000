import { expect, test } from "vitest";
import { systemTime } from "../src/time.ts";

test("a pause ends when its time is over", async () => {
  const before = performance.now();
  await systemTime.pause(20, new AbortController().signal);
  expect(performance.now() - before).toBeGreaterThanOrEqual(19);
});

test("a pause ends at once when it is broken off, also before it began", async () => {
  const stop = new AbortController();
  const paused = systemTime.pause(2 ** 30, stop.signal);
  stop.abort();
  await paused;
  await systemTime.pause(2 ** 30, stop.signal);
});
