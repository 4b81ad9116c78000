import { openLog } from "@wattmesh/service-kit/log";
import { afterEach, expect, test } from "vitest";
import { kinds } from "../src/kinds.ts";
import { openMetrics } from "../src/metrics.ts";
import { Delivery, LONGEST_WAIT_MS, MOST_ATTEMPTS, MOST_REFUSALS } from "../src/push/deliver.ts";
import { type Outcome, outcomeOf } from "../src/push/push.ts";
import { Store } from "../src/store/store.ts";
import { SteppedTime } from "./support/steppedTime.ts";

const stores: Store[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

const ENDPOINT = "https://push.example/one";

/** One subscription with news, and a push service that answers as it is told. */
function withNews(reply: (attempt: number) => Outcome) {
  const time = new SteppedTime(1_000_000);
  const store = new Store(":memory:", { subscriptions: 10, perAccount: 10, days: 60 });
  stores.push(store);
  store.add({ endpoint: ENDPOINT, address: "anna", kinds }, "here", time.now());
  store.wake(["anna"], "line", time.now(), 0);
  const pushed: number[] = [];
  const pusher = {
    push: async () => {
      pushed.push(time.now());
      return reply(pushed.length);
    },
  };
  const metrics = openMetrics({ troubles: () => [] });
  const delivery = new Delivery(store, pusher, 0, time, metrics, openLog("notifier", "fatal"));
  /** Goes from push to push until none is due. */
  const untilDone = async () => {
    for (let due = store.nextDue(); due !== undefined; due = store.nextDue()) {
      time.ms = Math.max(time.ms, due);
      await delivery.once();
    }
  };
  return { time, store, pushed, delivery, metrics, untilDone };
}

test.each([404, 410])("a subscription that its push service answers with %s to ends", async (status) => {
  const { store, untilDone } = withNews(() => outcomeOf(status, undefined, 0));
  await untilDone();
  expect(store.count()).toBe(0);
});

test("429 is waited for as long as it says", async () => {
  const { pushed, store, untilDone } = withNews((attempt) => outcomeOf(attempt === 1 ? 429 : 201, "120", 0));
  await untilDone();
  expect(pushed).toEqual([1_000_000, 1_120_000]);
  expect(store.count()).toBe(1);
});

test("no push service is waited for longer than an hour", async () => {
  const { pushed, untilDone } = withNews((attempt) => outcomeOf(attempt === 1 ? 503 : 201, "999999999", 0));
  await untilDone();
  expect(pushed).toEqual([1_000_000, 1_000_000 + LONGEST_WAIT_MS]);
});

test("a push service that is down is asked ever more seldom, then no more until there is news again", async () => {
  const { pushed, time, store, untilDone } = withNews(() => outcomeOf(500, undefined, 0));
  await untilDone();
  const waits = pushed.slice(1).map((at, index) => at - (pushed[index] ?? 0));
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000]);
  expect(pushed).toHaveLength(MOST_ATTEMPTS);
  expect(store.count()).toBe(1);
  store.wake(["anna"], "line", time.now(), 0);
  await untilDone();
  expect(pushed).toHaveLength(2 * MOST_ATTEMPTS);
});

test("one that refuses the push itself is asked no more for this news, and loses the subscription when it goes on refusing", async () => {
  const { time, store, pushed, untilDone } = withNews(() => outcomeOf(403, undefined, 0));
  for (let times = 1; times < MOST_REFUSALS; times++) {
    await untilDone();
    expect(pushed).toHaveLength(times);
    expect(store.count()).toBe(1);
    store.wake(["anna"], "line", time.now(), 0);
  }
  await untilDone();
  expect(store.count()).toBe(0);
});

test("a running delivery sends what becomes due, and ends when it is told to", async () => {
  const { store, time, pushed, delivery } = withNews(() => outcomeOf(201, undefined, 0));
  delivery.start();
  await expect.poll(() => pushed.length).toBe(1);
  store.wake(["anna"], "line", time.now(), 0);
  delivery.wake();
  await expect.poll(() => pushed.length).toBe(2);
  await delivery.stop();
});

test.each([
  [201, undefined, { kind: "taken" }],
  [204, undefined, { kind: "taken" }],
  [301, undefined, { kind: "refused" }],
  [400, undefined, { kind: "refused" }],
  [403, undefined, { kind: "refused" }],
  [404, undefined, { kind: "gone" }],
  [410, undefined, { kind: "gone" }],
  [413, undefined, { kind: "refused" }],
  [429, "7", { kind: "later", afterMs: 7_000 }],
  [429, "Thu, 01 Jan 1970 00:01:00 GMT", { kind: "later", afterMs: 60_000 }],
  [429, "soon", { kind: "later", afterMs: undefined }],
  [503, "-5", { kind: "later", afterMs: undefined }],
  [500, undefined, { kind: "later", afterMs: undefined }],
])("%s with Retry-After %s means %o", (status, retryAfter, expected) => {
  expect(outcomeOf(status, retryAfter, 0)).toMatchObject(expected);
});
