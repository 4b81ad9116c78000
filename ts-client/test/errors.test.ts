import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, test } from "vitest";
import {
  contractWords,
  createClient,
  explainFailure,
  QueryError,
  readDeployment,
  TxFailedError,
  WattmeshError,
} from "../src/index.ts";
import fixture from "./fixtures/events.json" with { type: "json" };

const simulated = (words: string) =>
  `rpc error: code = Unknown desc = failed to execute message; message index: 0: ${words} [wasmd@v0.70.3/x/wasm/keeper/keeper.go:452] with gas used: '60017': unknown request`;

interface Row {
  code: number;
  codespace: string;
  log: string;
  kind: string;
  sentence: string;
  retryHelps?: boolean;
}

// Logs as a node gave them.
const rows: Row[] = [
  {
    code: 5,
    codespace: "wasm",
    log: "failed to execute message; message index: 0: ask 90001 is not a multiple of the price tick 1000: execute wasm contract failed",
    kind: "contract",
    sentence: "Ask 90001 is not a multiple of the price tick 1000.",
  },
  {
    code: 6,
    codespace: "sdk",
    log: simulated("sender watt150rtrmj may not do this: execute wasm contract failed"),
    kind: "unauthorized",
    sentence: "Sender watt150rtrmj may not do this.",
  },
  {
    code: 6,
    codespace: "sdk",
    log: simulated("2000000000 is more than the 1936300 available: execute wasm contract failed"),
    kind: "insufficientFunds",
    sentence: "2000000000 is more than the 1936300 available.",
  },
  {
    code: 5,
    codespace: "wasm",
    log: "failed to execute message; message index: 1: slot 7 is being settled; try again when it is final: execute wasm contract failed",
    kind: "slotInSettlement",
    sentence: "Slot 7 is being settled; try again when it is final.",
    retryHelps: true,
  },
  {
    code: 5,
    codespace: "wasm",
    log: "failed to execute message; message index: 0: watt15e27cnf is no participant: execute wasm contract failed",
    kind: "contract",
    sentence: "watt15e27cnf is no participant.",
  },
  {
    code: 5,
    codespace: "wasm",
    log: "failed to execute message; message index: 0: dispatch: submessages: sender watt1 may not do this: execute wasm contract failed",
    kind: "unauthorized",
    sentence: "Sender watt1 may not do this.",
  },
  ...(
    [
      [
        "order 41 belongs to the batch of slot 9 that is being filled; try again in the next block",
        "orderInBatch",
        true,
      ],
      [
        "2 orders on top of 31, at most 32: those that are open, and those filled in slots that are not settled yet; try again when some have ended",
        "tooManyOrders",
        true,
      ],
      ["order 41 of slot 9 is filled or has ended", "orderNotOpen", false],
      ["slot 9 began at 90; nothing can be traded for it any more", "pastGate", false],
      ["300000 is more than the 7 available", "insufficientFunds", false],
    ] as const
  ).flatMap(([words, kind, retryHelps]) => [
    {
      code: 5,
      codespace: "wasm",
      log: `failed to execute message; message index: 0: ${words}: execute wasm contract failed`,
      kind,
      sentence: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
      retryHelps,
    },
    {
      code: 5,
      codespace: "wasm",
      log: `orders[3]: ${words}: execute wasm contract failed`,
      kind,
      sentence: `orders[3]: ${words}.`,
      retryHelps,
    },
  ]),
  {
    code: 6,
    codespace: "sdk",
    log: "meter 77 is not registered: query wasm contract failed: unknown request",
    kind: "contract",
    sentence: "Meter 77 is not registered.",
  },
  {
    code: 6,
    codespace: "sdk",
    log: simulated("spendable balance 10ueur is smaller than 1000ueur: insufficient funds"),
    kind: "insufficientFunds",
    sentence: "The account does not hold enough coins.",
  },
  {
    code: 6,
    codespace: "sdk",
    log: simulated("invalid authority: expected watt15e, got watt150: unauthorized"),
    kind: "unauthorized",
    sentence: "Invalid authority: expected watt15e, got watt150: unauthorized.",
  },
  {
    code: 11,
    codespace: "sdk",
    log: "out of gas in location: Delete; gasWanted: 20000, gasUsed: 20919: out of gas",
    kind: "outOfGas",
    sentence: "The transaction needs more gas than it was given.",
  },
  {
    code: 32,
    codespace: "sdk",
    log: "account sequence mismatch, expected 10, got 15: incorrect account sequence",
    kind: "wrongSequence",
    sentence: "Another transaction of this account came first.",
    retryHelps: true,
  },
  {
    code: 30,
    codespace: "sdk",
    log: "block height: 1445, timeout height: 1440: tx timeout height",
    kind: "txExpired",
    sentence: "The transaction came after the last block it was valid for.",
    retryHelps: true,
  },
  { code: 5, codespace: "poa", log: "too much power: 5", kind: "other", sentence: "Too much power: 5." },
  { code: 3, codespace: "ibc", log: "", kind: "other", sentence: "Code 3 of ibc." },
];

describe("a refusal", () => {
  test.each(rows)("$codespace $code $log is $kind", ({ kind, sentence, retryHelps = false, ...refusal }) => {
    expect(explainFailure(refusal)).toEqual({ kind, sentence, retryHelps });
  });

  test("keeps the chain's own words beside the sentence", () => {
    const refusal = {
      code: 5,
      codespace: "sdk",
      log: "spendable balance 1ueur is smaller than 2ueur: insufficient funds",
    };
    const error = new TxFailedError("AB", 7, refusal);
    expect(error).toMatchObject({
      ...refusal,
      name: "TxFailedError",
      kind: "insufficientFunds",
      hash: "AB",
      height: 7,
    });
    expect(error).toBeInstanceOf(WattmeshError);
    expect(new QueryError("/path", refusal)).toMatchObject({ ...refusal, name: "QueryError", path: "/path" });
  });

  test("has words of a contract only when a contract spoke", () => {
    expect(contractWords("out of gas")).toBeUndefined();
    expect(contractWords("no such zone: query wasm contract failed")).toBe("no such zone");
  });
});

test("a node that does not answer is told with the reason that the system gives", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
  await once(server, "close");
  const client = createClient(readDeployment({ ...fixture.deployment, rpc_url: url }));
  await expect(client.status()).rejects.toThrow(`no answer from ${url}: fetch failed (ECONNREFUSED)`);
});
