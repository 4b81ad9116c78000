import { beforeEach, describe, expect, test } from "vitest";
import { AlreadyUnderWayError, type TxRequest, TxStore } from "@/kit/transactions/txStore";
import type { Chain } from "@/lib/chain/loadChain";
import { signerOf } from "@/lib/wallet/port";
import * as library from "../../ts-client/src/index";
import { FakeNode } from "../../ts-client/test/fakeNode";
import { eventually } from "./support/eventually";
import { MockWallet, memoryStorage } from "./support/mockWallet";

const storageKey = "transactions";
let node: FakeNode;
let wallet: MockWallet;
let storage: Storage;
let request: TxRequest;
let settled: string[];

// The same code, from its sources: two copies of one type.
const chain = () => ({ library, client: node.client }) as unknown as Chain;

const newStore = () =>
  new TxStore({
    storageKey,
    storage,
    loadChain: async () => chain(),
    onSettled: ({ status }) => settled.push(status),
  });

beforeEach(async () => {
  node = new FakeNode();
  wallet = new MockWallet();
  storage = memoryStorage();
  settled = [];
  const account = await wallet.account();
  request = {
    key: "rule:3",
    purpose: { name: "setRule" },
    sender: account.address,
    signer: signerOf(wallet, account),
    messages: ({ library: given, deployment, sender }) => [
      given.setRuleMessage(deployment, sender, { meterId: 3, rule: { hold: false, draw: false, paused: false } }),
    ],
  };
});

test("an account of a Ledger signs JSON, and its transaction is in a block as any other", async () => {
  wallet.isLedger = true;
  const record = await newStore().submit({ ...request, signer: signerOf(wallet, await wallet.account()) });
  expect(record).toMatchObject({ status: "inBlock" });
  expect(wallet.signed).toBe(1);
});

/** What a page finds that is opened now. */
const kept = () => JSON.parse(storage.getItem(storageKey) ?? "[]");

describe("a transaction", () => {
  test("is signed, sent, in a block, and final", async () => {
    const store = newStore();
    const seen: string[] = [];
    store.subscribe(() => {
      const status = store.records()[0]?.status ?? "";
      if (seen.at(-1) !== status) seen.push(status);
    });
    const record = await store.submit(request);
    expect(record).toMatchObject({
      status: "inBlock",
      hash: expect.stringMatching(/^[0-9A-F]{64}$/),
      height: expect.any(Number),
    });
    await eventually(() => expect(store.records()[0]?.status).toBe("final"));
    expect(seen).toEqual(["signing", "sent", "inBlock", "final"]);
    expect(settled).toEqual(["inBlock", "final"]);
    expect(kept()[0]).not.toHaveProperty("bytes");
  });

  test("that its user declines is not sent, and can be tried again", async () => {
    const store = newStore();
    wallet.failsWith = "rejected";
    expect(await store.submit(request)).toMatchObject({
      status: "failed",
      failure: { kind: "rejected", retryHelps: true },
    });
    expect(node.broadcasts).toEqual([]);
    wallet.failsWith = undefined;
    expect((await store.submit(request)).status).toBe("inBlock");
  });

  test.each([
    ["rejected", "rejected", true],
    ["locked", "locked", false],
    ["wrongChain", "wrongChain", false],
    ["cannotSign", "cannotSign", false],
    ["failed", "wallet", false],
  ] as const)(
    "whose wallet says %s is told as %s, and whether asking again helps: %s",
    async (kind, told, retryHelps) => {
      wallet.failsWith = kind;
      const { status, failure } = await newStore().submit(request);
      expect({ status, failure }).toMatchObject({ status: "failed", failure: { kind: told, retryHelps } });
      expect(node.broadcasts).toEqual([]);
    },
  );

  test("that would fail is told in the contract's words before anything is signed", async () => {
    node.simulationRefusal = {
      code: 5,
      codespace: "wasm",
      log: "ask 1500 is not a multiple of the price tick 1000: execute wasm contract failed",
    };
    const { status, failure } = await newStore().submit(request);
    expect({ status, failure }).toMatchObject({
      status: "failed",
      failure: { kind: "contract", words: "Ask 1500 is not a multiple of the price tick 1000." },
    });
    expect(wallet.signed).toBe(0);
  });

  test("whose fee somebody else pays names them", async () => {
    await newStore().submit({ ...request, feeGranter: "watt1granter" });
    const { openTx } = await import("../../ts-client/test/fakeNode");
    expect(openTx(node.broadcasts[0] ?? new Uint8Array()).authInfo.fee?.granter).toBe("watt1granter");
  });

  test("is not sent twice, however often it is asked for", async () => {
    const store = newStore();
    const results = await Promise.allSettled([store.submit(request), store.submit(request), store.submit(request)]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(results[1]).toMatchObject({ reason: expect.any(AlreadyUnderWayError) });
    expect(node.broadcasts).toHaveLength(1);
  });

  test("of another kind may go at the same time", async () => {
    const store = newStore();
    await Promise.all([store.submit(request), store.submit({ ...request, key: "rule:4" })]);
    expect(node.broadcasts).toHaveLength(2);
  });
});

describe("a transaction that was sent", () => {
  /** What somebody who looks later finds: past its last block, on a node without an index that has thrown blocks away. */
  function forget() {
    node.index = "off";
    node.waiting.clear();
    node.height = 500;
    node.earliest = 400;
  }

  test.each(["off", "timesOut", "forgets"] as const)("is done whatever the node's index says (%s)", async (index) => {
    node.index = index;
    expect((await newStore().submit(request)).status).toBe("inBlock");
  });

  test.each(["Timed out", "broadcast confirmation not received"])("and answered with %j is done", async (data) => {
    node.broadcastErrors.push({ data, taken: true });
    expect((await newStore().submit(request)).status).toBe("inBlock");
  });

  test("and failed in its block says in which", async () => {
    node.result = { code: 5, codespace: "wasm", log: "no: execute wasm contract failed" };
    const record = await newStore().submit(request);
    expect(record).toMatchObject({ status: "failed", height: 102, failure: { kind: "contract", words: "No." } });
    expect(settled).toEqual(["failed"]);
  });

  test("and came into no block is expired", async () => {
    const store = newStore();
    node.losesBroadcast = true;
    store.subscribe(() => {
      if (store.records()[0]?.status === "sent") node.height = 500;
    });
    expect(await store.submit(request)).toMatchObject({ status: "failed", failure: { kind: "expired" } });
  });

  test("and of which the node does not tell is unknown, never failed", async () => {
    const store = newStore();
    store.subscribe(() => {
      if (store.records()[0]?.status === "sent") forget();
    });
    node.broadcastErrors.push({ data: "Timed out", taken: true });
    const record = await store.submit(request);
    expect(record).toMatchObject({ status: "unknown", timeoutHeight: 161 });
    expect(record.failure).toBeUndefined();
    expect(settled).toEqual(["unknown"]);
  });

  test("from another device with exactly the same content is told so", async () => {
    const store = newStore();
    store.subscribe(() => {
      const { status, bytes = "" } = store.records()[0] ?? {};
      if (status === "sent" && node.broadcasts.length === 0) node.take(Buffer.from(bytes, "base64"));
    });
    expect(await store.submit(request)).toMatchObject({ status: "inBlock", wasSentBefore: true });
    await eventually(() => expect(store.records()[0]).toMatchObject({ status: "final", wasSentBefore: true }));
  });
});

describe("a page that is reloaded", () => {
  /** Signed, kept, and lost before the node had it. */
  async function left(): Promise<void> {
    const stuck = newStore();
    node.losesBroadcast = true;
    node.emptyBlocks = 1_000;
    void stuck.submit(request);
    await eventually(() => expect(kept()[0]?.status).toBe("sent"));
  }

  test("looks again for what was unknown", async () => {
    await left();
    const [record] = kept();
    node.take(Buffer.from(record.bytes, "base64"));
    node.emptyBlocks = 0;
    await node.client.status();
    storage.setItem(storageKey, JSON.stringify([{ ...record, status: "unknown" }]));
    const reloaded = newStore();
    reloaded.start();
    await eventually(() => expect(reloaded.records()[0]?.status).toBe("final"));
  });

  test("says unknown of what an older page kept without the height at signing", async () => {
    await left();
    const { signedAtHeight: _, ...old } = kept()[0];
    node.height = 500;
    storage.setItem(storageKey, JSON.stringify([old]));
    const reloaded = newStore();
    reloaded.start();
    await eventually(() => expect(reloaded.records()[0]?.status).toBe("unknown"));
    expect(reloaded.records()[0]?.failure).toBeUndefined();
  });

  test("knows what is in a block, even where the node has thrown that block away", async () => {
    const store = newStore();
    await store.submit(request);
    const inBlock = [{ ...kept()[0], status: "inBlock" }];
    node.index = "off";
    node.height = 500;
    node.earliest = 400;
    storage.setItem(storageKey, JSON.stringify(inBlock));
    const reloaded = newStore();
    reloaded.start();
    await eventually(() => expect(reloaded.records()[0]?.status).toBe("final"));
  });

  test("while the wallet is asked forgets it: nothing was sent", async () => {
    const asked = newStore();
    request.signer = { ...request.signer, signDirect: () => new Promise(() => undefined) };
    void asked.submit(request);
    await eventually(() => expect(kept()[0]?.status).toBe("signing"));
    const reloaded = newStore();
    reloaded.start();
    expect(reloaded.records()).toEqual([]);
    expect(reloaded.underWay(request.sender, request.key)).toBeUndefined();
  });

  test("after it was sent follows it to its block, and does not send another", async () => {
    const stuck = newStore();
    node.losesBroadcast = true;
    void stuck.submit(request);
    await eventually(() => expect(kept()[0]?.status).toBe("sent"));
    const reloaded = newStore();
    reloaded.start();
    expect(reloaded.underWay(request.sender, request.key)).toBeDefined();
    await expect(reloaded.submit(request)).rejects.toThrow(AlreadyUnderWayError);
    await eventually(() => expect(reloaded.records()[0]?.status).toBe("final"));
    expect(new Set(node.broadcasts.map((bytes) => library.hashOf(bytes))).size).toBeLessThanOrEqual(1);
  });

  test("after it was in a block finds it there", async () => {
    const first = newStore();
    let whenSent = "[]";
    first.subscribe(() => {
      if (kept()[0]?.status === "sent") whenSent = storage.getItem(storageKey) ?? "[]";
    });
    const { hash, height } = await first.submit(request);
    storage.setItem(storageKey, whenSent);
    const reloaded = newStore();
    reloaded.start();
    await eventually(() => expect(reloaded.records()[0]?.status).toBe("final"));
    expect(reloaded.records()[0]).toMatchObject({ hash, height });
    expect(node.broadcasts).toHaveLength(1);
  });

  test("without a connection waits for one", async () => {
    const stuck = newStore();
    node.losesBroadcast = true;
    void stuck.submit(request);
    await eventually(() => expect(kept()[0]?.status).toBe("sent"));
    node.outages = 2;
    const reloaded = newStore();
    reloaded.start();
    await eventually(() => expect(reloaded.records()[0]?.status).toBe("final"));
  });

  test("with a store that somebody has spoilt begins with an empty one", () => {
    storage.setItem(storageKey, "{nonsense");
    const store = newStore();
    store.start();
    expect(store.records()).toEqual([]);
  });
});
