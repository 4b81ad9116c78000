import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { RefusedError } from "../src/errors.ts";
import { kinds } from "../src/kinds.ts";
import { Store } from "../src/store/store.ts";

const limits = { subscriptions: 10_000, perAccount: 16, days: 60 };
const open: Store[] = [];
const opened = (changed: Partial<typeof limits> = {}, path = ":memory:") => {
  const store = new Store(path, { ...limits, ...changed });
  open.push(store);
  return store;
};
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

const of = (endpoint: string, address = "anna") => ({ endpoint, address, kinds });
const code = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return error.code;
    throw error;
  }
};

describe("a restart", () => {
  test("keeps subscriptions, what is due, and where the events were left", () => {
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-notifier-store-")), "subscriptions.sqlite");
    const before = new Store(path, limits);
    before.add(of("one"), "here", 1_000);
    before.add(of("two", "ben"), "here", 1_000);
    before.wake(["anna"], "line", 2_000, 0);
    before.keep("last_event", "7-3");
    const { salt } = before;
    before.close();
    const after = opened({}, path);
    expect(after.addresses()).toEqual(["anna", "ben"]);
    expect(after.due(2_000, 10)).toMatchObject([{ endpoint: "one", address: "anna", kinds: [...kinds] }]);
    expect(after.fact("last_event")).toBe("7-3");
    expect(after.salt).toBe(salt);
  });

  test("a second notifier does not open the file of a running one", () => {
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-notifier-store-")), "subscriptions.sqlite");
    opened({}, path).add(of("one"), "here", 0);
    expect(() => opened({}, path)).toThrow(/store.path = .*locked/);
  }, 20_000);
});

describe("places", () => {
  test("the same browser and account twice is one subscription, with the kinds of the latter", () => {
    const store = opened();
    store.add(of("one"), "here", 0);
    store.add({ ...of("one"), kinds: ["line"] }, "there", 1);
    expect(store.count()).toBe(1);
    store.wake(["anna"], "meter", 2, 0);
    expect(store.due(2, 10)).toEqual([]);
    store.wake(["anna"], "line", 2, 0);
    expect(store.due(2, 10)).toHaveLength(1);
  });

  test("the 10,001st of one source is refused, and whoever comes from elsewhere gets one of its places", () => {
    const store = opened();
    for (let index = 0; index < 10_000; index++) store.add(of(`flood ${index}`, `account ${index}`), "flood", index);
    expect(code(() => store.add(of("flood 10000"), "flood", 10_000))).toBe("all_full");
    store.add(of("anna's"), "anna's network", 10_001);
    expect(store.count()).toBe(10_000);
    expect(store.has("anna's", "anna")).toBe(true);
    expect(store.has("flood 9999", "account 9999")).toBe(false);
    expect(store.has("flood 0", "account 0")).toBe(true);
  });

  test("strangers who watch an account take no place of its owner's, neither one she has nor one she wants", () => {
    const store = opened({ perAccount: 4 });
    store.add(of("anna's phone"), "anna's network", 0);
    for (let index = 0; index < 3; index++) store.add(of(`stranger ${index}`), "flood", index);
    expect(code(() => store.add(of("stranger 3"), "flood", 3))).toBe("account_full");
    store.add(of("anna's laptop"), "anna's office", 4);
    expect(store.has("anna's phone", "anna")).toBe(true);
    expect(store.has("anna's laptop", "anna")).toBe(true);
    expect(store.has("stranger 2", "anna")).toBe(false);
  });

  test("whoever holds one place of many keeps it, however many come", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (sources) => {
        const store = opened({ subscriptions: 8 });
        store.add(of("anna's"), "anna's network", 0);
        sources.forEach((source, index) => {
          code(() => store.add(of(`one ${index}`, `account ${index}`), `source ${source}`, index + 1));
          expect(store.count()).toBeLessThanOrEqual(8);
        });
        expect(store.has("anna's", "anna")).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("one browser is of four accounts at most", () => {
    const store = opened();
    for (const address of ["anna", "ben", "cleo", "dan"]) store.add(of("one", address), "here", 0);
    expect(code(() => store.add(of("one", "eve"), "here", 0))).toBe("account_full");
  });

  test("what nobody renewed for sixty days ends", () => {
    const store = opened();
    const day = 86_400_000;
    store.add(of("old"), "here", 0);
    store.add(of("renewed"), "here", 0);
    store.add(of("renewed"), "here", 30 * day);
    expect(store.removeOld(60 * day)).toBe(0);
    expect(store.removeOld(60 * day + 1)).toBe(1);
    expect(store.has("renewed", "anna")).toBe(true);
  });

  test("a browser ends what it has of one account, or of all", () => {
    const store = opened();
    for (const address of ["anna", "ben", "cleo"]) store.add(of("one", address), "here", 0);
    store.remove("one", "ben");
    expect(store.addresses()).toEqual(["anna", "cleo"]);
    store.remove("one");
    expect(store.count()).toBe(0);
  });
});

describe("waking", () => {
  test("news of one moment are one push, and the next comes after the pause", () => {
    const store = opened();
    store.add(of("one"), "here", 0);
    store.wake(["anna"], "line", 1_000, 300_000);
    store.wake(["anna"], "meter", 1_001, 300_000);
    expect(store.due(1_001, 10)).toHaveLength(1);
    store.pushed("one", 1_002, 1_050, 300_000);
    expect(store.nextDue()).toBeUndefined();
    store.wake(["anna"], "line", 2_000, 300_000);
    expect(store.nextDue()).toBe(301_050);
    expect(store.due(301_049, 10)).toEqual([]);
    expect(store.due(301_050, 10)).toHaveLength(1);
  });

  test("news that come while a push is on its way are told after it", () => {
    const store = opened();
    store.add(of("one"), "here", 0);
    store.wake(["anna"], "line", 1_000, 300_000);
    store.wake(["anna"], "meter", 1_500, 300_000);
    store.pushed("one", 1_400, 1_600, 300_000);
    expect(store.nextDue()).toBe(301_600);
  });

  test("only accounts that the news are about are woken", () => {
    const store = opened();
    store.add(of("one", "anna"), "here", 0);
    store.add(of("two", "ben"), "here", 0);
    store.wake(["ben"], "line", 1, 0);
    expect(store.due(1, 10).map(({ endpoint }) => endpoint)).toEqual(["two"]);
  });
});
