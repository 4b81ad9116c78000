import { readFile } from "node:fs/promises";
import { Secp256k1Wallet } from "@cosmjs/amino";
import {
  type AminoSigner,
  addressOf,
  addressPrefix,
  broadcastTx,
  type Client,
  cancelAllOrdersMessage,
  createClient,
  deposit,
  depositMessage,
  getCoinBalance,
  grantExecutionMessage,
  grantFeesMessage,
  type Message,
  orderMessages,
  type PendingTx,
  reportTamperMessage,
  resumeTx,
  revokeExecution,
  revokeFeesMessage,
  type Signer,
  sendCoinsMessage,
  sendMessages,
  setRuleMessage,
  TxAlreadySentError,
  TxExpiredError,
  TxUnknownError,
} from "@wattmesh/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyFile, startTestLocalnet, type TestLocalnet } from "../src/testing.ts";

const quick = { pollMs: 100 };
const AMOUNT = 1_000n;

let net: TestLocalnet;
let household: Signer;
let meterId: number;

beforeAll(async () => {
  net = await startTestLocalnet();
  household = net.accounts.households[0]?.signer as Signer;
  meterId = net.fleet.meters[0]?.meterId ?? 0;
});

afterAll(() => net?.stop());

/** The node as seen through something that answers a method with an error of its own, after the node has been asked. */
function answering(method: string, data: string): Client {
  const fails: typeof fetch = async (url, init) => {
    const answer = await fetch(url, init);
    if (JSON.parse(String(init?.body)).method !== method) return answer;
    const error = { code: -32_603, message: "Internal error", data };
    return new Response(JSON.stringify({ jsonrpc: "2.0", id: 1, error }), { status: 500 });
  };
  return createClient(net.client.deployment, { fetch: fails });
}

async function coins(): Promise<bigint> {
  const { deployment } = net.client;
  return getCoinBalance(net.client, { address: await addressOf(household), denom: deployment.denom });
}

const pay = (client: Client, options = {}) =>
  deposit(client, household, { account: { point: { meterId } }, amountMicro: AMOUNT }, { ...quick, ...options });

describe("money that moved", () => {
  test.each([
    ["tx", "transaction indexing is disabled"],
    ["tx", "Timed out"],
    ["broadcast_tx_sync", "timed out waiting for tx to be included in a block"],
  ])("is told as done by a node that answers %s with %j", async (method, data) => {
    const before = await coins();
    const sent = await pay(answering(method, data));
    expect(sent.events.map(({ type }) => type)).toContain("deposited");
    expect(before - (await coins())).toBe(AMOUNT);
  });

  test("once, where somebody else sent the same bytes before, is told as sent before", async () => {
    const before = await coins();
    // Somebody who has them is faster by one message.
    const onSigned = async ({ bytes }: PendingTx) => {
      expect(await broadcastTx(net.client, bytes)).toMatchObject({ code: 0, isKnown: false });
    };
    await expect(pay(net.client, { onSigned })).rejects.toThrow(TxAlreadySentError);
    expect(before - (await coins())).toBe(AMOUNT);
  });

  test("once, for two devices with the same content and nodes that have not told each other, is told as done to one only", async () => {
    const before = await coins();
    const both = Promise.withResolvers<void>();
    const hashes: string[] = [];
    const onSigned = ({ hash }: PendingTx) => {
      hashes.push(hash);
      if (hashes.length === 2) both.resolve();
      return both.promise;
    };
    // A node that takes a transaction and finds later that its sequence is used answers so, and then throws it away.
    const elsewhere: typeof fetch = async (url, init) => {
      if (!String(init?.body).includes("broadcast_tx_sync")) return fetch(url, init);
      return Response.json({ jsonrpc: "2.0", id: 1, result: { code: 0, codespace: "", log: "" } });
    };
    const other = createClient(net.client.deployment, { fetch: elsewhere });
    const outcomes = await Promise.allSettled(
      [net.client, other].map((client) => pay(client, { onSigned, timeoutBlocks: 5 })),
    );
    expect(outcomes).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: { name: "TxExpiredError" } },
    ]);
    expect(before - (await coins())).toBe(AMOUNT);
  });

  test("after nobody waited for it is found later", async () => {
    const before = await coins();
    const stop = new AbortController();
    let kept: PendingTx | undefined;
    const onSigned = (tx: PendingTx) => {
      kept = tx;
      stop.abort();
    };
    const paying = pay(net.client, { onSigned, signal: stop.signal });
    await expect(paying).rejects.toThrow(TxUnknownError);
    const sent = await resumeTx(answering("tx", "transaction indexing is disabled"), kept as PendingTx, quick);
    expect(sent.hash).toBe(kept?.hash);
    expect(before - (await coins())).toBe(AMOUNT);
  });
});

test("money that did not move is told as expired when every block was read", async () => {
  const before = await coins();
  const lost: typeof fetch = (url, init) =>
    String(init?.body).includes("broadcast_tx_sync") ? Promise.reject(new TypeError("reset")) : fetch(url, init);
  const client = createClient(net.client.deployment, { fetch: lost });
  await expect(pay(client, { timeoutBlocks: 5 })).rejects.toThrow(TxExpiredError);
  expect(await coins()).toBe(before);
});

/** What a Ledger can do and no more: it signs the JSON that it shows. */
async function device(name: string): Promise<AminoSigner> {
  const hex = await readFile(keyFile(net.state, name), "utf8");
  return Secp256k1Wallet.fromKey(Buffer.from(hex.trim(), "hex"), addressPrefix);
}

describe("what a device signs as JSON is what the chain reads", () => {
  const words = String.raw`<Söhne> & "Co" \ 1.0 €`;
  const stranger = () => net.accounts.verifiers[0]?.address ?? "";
  const money = (amount: bigint) => [{ denom: net.client.deployment.denom, amount }];
  const uwatt = (amount: bigint) => [{ denom: net.client.deployment.feeDenom, amount }];
  const rows: [string, (sender: string) => Message[]][] = [
    [
      "a rule with prices that are left out",
      (sender) => [
        setRuleMessage(net.client.deployment, sender, { meterId, rule: { hold: true, draw: false, paused: false } }),
      ],
    ],
    [
      "coins that come with a message, and several messages",
      (sender) => [
        depositMessage(net.client.deployment, sender, { account: { point: { meterId } }, amountMicro: AMOUNT }),
        sendCoinsMessage(net.client.deployment, sender, { recipient: stranger(), coins: money(1n) }),
      ],
    ],
    [
      "a grant of fees, of all and of a day's",
      (sender) => [
        grantFeesMessage(net.client.deployment, sender, {
          grantee: stranger(),
          dailyLimit: uwatt(5n),
          spendLimit: uwatt(9n),
        }),
        revokeFeesMessage(net.client.deployment, sender, { grantee: stranger() }),
        grantFeesMessage(net.client.deployment, sender, { grantee: stranger() }),
        revokeFeesMessage(net.client.deployment, sender, { grantee: stranger() }),
      ],
    ],
    [
      "a grant to trade",
      (sender) => [
        grantExecutionMessage(net.client.deployment, sender, {
          grantee: net.accounts.households[1]?.address ?? "",
          contract: "trading",
          messages: orderMessages,
          calls: 10n,
          expiresAt: 4_000_000_000n,
        }),
      ],
    ],
    [
      "words with every mark that JSON writes differently",
      (sender) => [reportTamperMessage(net.client.deployment, sender, { meterId, kind: "cover_opened", note: words })],
    ],
  ];

  test.each(rows)("%s", async (_, messagesOf) => {
    const signer = await device("household-1");
    const sent = await sendMessages(net.client, signer, messagesOf(await addressOf(signer)), quick);
    expect(sent.height).toBeGreaterThan(0);
  });

  test("somebody's orders by whom they let trade, and the end of that", async () => {
    const owner = await device("household-1");
    const from = await addressOf(owner);
    const agent = await device("household-2");
    const cancelling = cancelAllOrdersMessage(net.client.deployment, from, { meterId });
    const sent = await sendMessages(net.client, agent, [cancelling], { ...quick, onBehalfOf: from });
    expect(sent.height).toBeGreaterThan(0);
    const revoked = await revokeExecution(net.client, owner, { grantee: await addressOf(agent) }, quick);
    expect(revoked.height).toBeGreaterThan(sent.height);
  });
});
