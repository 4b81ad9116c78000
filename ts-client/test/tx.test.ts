import { Secp256k1Wallet, serializeSignDoc } from "@cosmjs/amino";
import { Secp256k1, Secp256k1Signature } from "@cosmjs/crypto";
import { DirectSecp256k1Wallet, makeSignBytes } from "@cosmjs/proto-signing";
import { sha256 } from "@noble/hashes/sha2";
import { hex } from "@scure/base";
import { BasicAllowance, PeriodicAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/feegrant";
import type { MsgGrantAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/tx";
import { SignMode } from "cosmjs-types/cosmos/tx/signing/v1beta1/signing";
import { SimulateRequest } from "cosmjs-types/cosmos/tx/v1beta1/service";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { beforeEach, describe, expect, test } from "vitest";
import {
  type AminoDocument,
  type AminoSigner,
  addressOf,
  broadcastTx,
  type DirectSigner,
  feeFor,
  findTx,
  grantFeesMessage,
  hashOf,
  type Message,
  NetworkError,
  NoAminoFormError,
  type PendingTx,
  type Rpc,
  resumeTx,
  type Signer,
  sendMessages,
  setRule,
  setRuleMessage,
  signerFromKey,
  signerFromMnemonic,
  signTx,
  storeCodeMessage,
  TxAlreadySentError,
  TxExpiredError,
  TxFailedError,
  TxRejectedError,
  TxUnknownError,
  TxWouldFailError,
  UnknownMessageError,
  waitForTx,
} from "../src/index.ts";
import { FakeNode, openTx } from "./fakeNode.ts";

const key = new Uint8Array(32).fill(7);
const rule = { hold: false, draw: false, paused: false };
const quick = { pollMs: 1 };

let node: FakeNode;
let signer: Signer;
let message: Message;

beforeEach(async () => {
  node = new FakeNode();
  signer = await signerFromKey(key);
  message = setRuleMessage(node.client.deployment, await addressOf(signer), { meterId: 3, rule });
});

const terms = {
  accountNumber: 9n,
  sequence: 4n,
  chainId: "wattmesh-fixture",
  gasLimit: 200_000n,
  fee: [{ denom: "uwatt", amount: 5000n }],
  timeoutHeight: 120,
  memo: "hello",
};

describe("signing", () => {
  test("the same parameters make the same bytes and hash", async () => {
    const [one, other] = await Promise.all([
      signTx(signer, { ...terms, messages: [message] }),
      signTx(await signerFromKey(key), { ...terms, messages: [message] }),
    ]);
    expect(one).toEqual(other);
    expect(one.hash).toBe(hashOf(one.bytes));
    expect(one.hash).toMatch(/^[0-9A-F]{64}$/);
  });

  test("what is signed is what was asked for", async () => {
    const { bytes } = await signTx(signer, { ...terms, messages: [message] });
    const { body, authInfo } = openTx(bytes);
    expect(body).toMatchObject({ memo: "hello", timeoutHeight: 120n });
    expect(authInfo.fee).toMatchObject({ gasLimit: 200_000n, amount: [{ denom: "uwatt", amount: "5000" }] });
    expect(authInfo.signerInfos[0]?.sequence).toBe(4n);
    const { sender, contract, msg } = MsgExecuteContract.decode(body.messages[0]?.value ?? new Uint8Array());
    expect({ sender, contract }).toEqual({
      sender: await addressOf(signer),
      contract: node.client.deployment.contracts.trading,
    });
    expect(JSON.parse(new TextDecoder().decode(msg))).toEqual({
      set_rule: { meter_id: 3, rule: { ask_micro_per_kwh: null, bid_micro_per_kwh: null, ...rule } },
    });
  });

  test("the signature is over the chain's sign document", async () => {
    const { bytes } = await signTx(signer, { ...terms, messages: [message] });
    const { bodyBytes, authInfoBytes, signatures } = openTx(bytes);
    const document = makeSignBytes({ bodyBytes, authInfoBytes, chainId: terms.chainId, accountNumber: 9n });
    const { pubkey } = await Secp256k1.makeKeypair(key);
    const signature = Secp256k1Signature.fromFixedLength(signatures[0] ?? new Uint8Array());
    expect(await Secp256k1.verifySignature(signature, sha256(document), Secp256k1.compressPubkey(pubkey))).toBe(true);
  });

  test("any signer of CosmJS signs, and a wallet may change the fee", async () => {
    const wallet = await DirectSecp256k1Wallet.fromKey(key, "watt");
    const generous: DirectSigner = {
      getAccounts: () => wallet.getAccounts(),
      signDirect: async (address, document) => {
        const other = await signTx(wallet, { ...terms, messages: [message], fee: [{ denom: "uwatt", amount: 9n }] });
        return wallet.signDirect(address, { ...document, authInfoBytes: openTx(other.bytes).authInfoBytes });
      },
    };
    const { bytes } = await signTx(generous, { ...terms, messages: [message] });
    expect(openTx(bytes).authInfo.fee?.amount).toEqual([{ denom: "uwatt", amount: "9" }]);
  });

  test("a signer of JSON is shown the contract's message as an object, and its signature is over that", async () => {
    const wallet = await Secp256k1Wallet.fromKey(key, "watt");
    let shown: AminoDocument | undefined;
    const device: AminoSigner = {
      getAccounts: () => wallet.getAccounts(),
      signAmino: (address, document) => {
        shown = document;
        return wallet.signAmino(address, document);
      },
    };
    const { bytes } = await signTx(device, { ...terms, messages: [message], feeGranter: "watt1community" });
    expect(shown).toEqual({
      chain_id: "wattmesh-fixture",
      account_number: "9",
      sequence: "4",
      timeout_height: "120",
      fee: { amount: [{ denom: "uwatt", amount: "5000" }], gas: "200000", granter: "watt1community" },
      msgs: [
        {
          type: "wasm/MsgExecuteContract",
          value: {
            sender: await addressOf(signer),
            contract: node.client.deployment.contracts.trading,
            msg: {
              set_rule: { meter_id: 3, rule: { ask_micro_per_kwh: null, bid_micro_per_kwh: null, ...rule } },
            },
            funds: [],
          },
        },
      ],
      memo: "hello",
    });
    const { authInfo, signatures } = openTx(bytes);
    expect(authInfo.signerInfos[0]?.modeInfo?.single?.mode).toBe(SignMode.SIGN_MODE_LEGACY_AMINO_JSON);
    const { pubkey } = await Secp256k1.makeKeypair(key);
    const signature = Secp256k1Signature.fromFixedLength(signatures[0] ?? new Uint8Array());
    const hash = sha256(serializeSignDoc(shown as Parameters<typeof serializeSignDoc>[0]));
    expect(await Secp256k1.verifySignature(signature, hash, Secp256k1.compressPubkey(pubkey))).toBe(true);
  });

  test("what a signer of JSON changed in fee and memo counts", async () => {
    const wallet = await Secp256k1Wallet.fromKey(key, "watt");
    const device: AminoSigner = {
      getAccounts: () => wallet.getAccounts(),
      signAmino: (address, document) =>
        wallet.signAmino(address, {
          ...document,
          fee: { amount: [{ denom: "uwatt", amount: "9" }], gas: "300000" },
          memo: "mine",
        }),
    };
    const { bytes } = await signTx(device, { ...terms, messages: [message], feeGranter: "watt1community" });
    const { body, authInfo } = openTx(bytes);
    expect(body.memo).toBe("mine");
    expect(authInfo.fee).toMatchObject({ amount: [{ denom: "uwatt", amount: "9" }], gasLimit: 300_000n, granter: "" });
  });

  test("a message that has no form in JSON is not given to a signer of JSON", async () => {
    const device: AminoSigner = {
      getAccounts: () => signer.getAccounts(),
      signAmino: () => Promise.reject(new Error("asked")),
    };
    const code = storeCodeMessage(node.client.deployment, await addressOf(signer), { wasmByteCode: Uint8Array.of(0) });
    await expect(signTx(device, { ...terms, messages: [code] })).rejects.toThrow(NoAminoFormError);
  });

  test.each([
    127n,
    128n,
    2n ** 31n - 1n,
    2n ** 31n,
    4_000_000_000n,
    2n ** 32n - 1n,
    2n ** 32n,
    2n ** 63n,
    2n ** 64n - 1n,
  ])("a gas limit of %d is on the wire what it is", async (gasLimit) => {
    const { bytes } = await signTx(signer, { ...terms, gasLimit, messages: [message] });
    expect(openTx(bytes).authInfo.fee?.gasLimit).toBe(gasLimit);
  });

  test("a message may come as bytes, and one without a codec may not come otherwise", async () => {
    const value = Uint8Array.of(10, 1, 65);
    const { bytes } = await signTx(signer, { ...terms, messages: [{ typeUrl: "/any.Msg", value }] });
    expect(openTx(bytes).body.messages).toEqual([{ typeUrl: "/any.Msg", value }]);
    const unknown = signTx(signer, { ...terms, messages: [{ typeUrl: "/any.Msg", value: {} }] });
    await expect(unknown).rejects.toThrow(UnknownMessageError);
  });

  test("only an address of the signer can sign", async () => {
    const signing = signTx(signer, { ...terms, messages: [message], address: "watt1other" });
    await expect(signing).rejects.toThrow('expected an address of the signer, got "watt1other"');
  });

  test("a mnemonic gives the account that every Cosmos wallet shows for it", async () => {
    const words = `${"abandon ".repeat(11)}about`;
    expect(await addressOf(await signerFromMnemonic(words, "cosmos"))).toBe(
      "cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4",
    );
  });
});

describe("fees", () => {
  test.each([
    [100_000n, "0.025", [{ denom: "uwatt", amount: 2500n }]],
    [100_001n, "0.025", [{ denom: "uwatt", amount: 2501n }]],
    [3n, "2", [{ denom: "uwatt", amount: 6n }]],
    [100_000n, "0", []],
  ])("%s gas at %s is rounded up", (gas, price, fee) => {
    expect(feeFor(gas, price, "uwatt")).toEqual(fee);
  });

  test("a price that is no decimal number is refused", () => {
    expect(() => feeFor(1n, "-1", "uwatt")).toThrow('expected gas price as a decimal number, got "-1"');
  });
});

describe("sending", () => {
  test("simulates, signs with room for gas, and comes back with decoded events", async () => {
    const sent = await setRule(node.client, signer, { meterId: 3, rule }, quick);
    const [bytes = new Uint8Array()] = node.broadcasts;
    expect(node.simulations).toHaveLength(1);
    expect(openTx(bytes).authInfo.fee).toMatchObject({
      gasLimit: 130_000n,
      amount: [{ denom: "uwatt", amount: "3250" }],
    });
    expect(sent).toMatchObject({ hash: hashOf(bytes), gasUsed: 90_000n, gasWanted: 130_000n });
    expect(sent.events).toMatchObject([{ emitter: "trading", type: "rule_set", askMicroPerKwh: 90_000 }]);
  });

  test("with a gas limit and a fee asks for no simulation", async () => {
    const fee = [{ denom: "uwatt", amount: 1n }];
    await sendMessages(node.client, signer, [message], { ...quick, gasLimit: 77n, fee });
    expect(node.simulations).toHaveLength(0);
    expect(openTx(node.broadcasts[0] ?? new Uint8Array()).authInfo.fee?.gasLimit).toBe(77n);
  });

  test("in parallel uses one sequence after the other", async () => {
    await Promise.all([1, 2, 3].map(() => sendMessages(node.client, signer, [message], quick)));
    const sequences = node.broadcasts.map((bytes) => openTx(bytes).authInfo.signerInfos[0]?.sequence);
    expect(sequences).toEqual([4n, 5n, 6n]);
  });

  test("goes on after one that failed", async () => {
    node.refusals.push({ code: 13, codespace: "sdk", log: "insufficient fee" });
    const [first, second] = await Promise.allSettled(
      [1, 2].map(() => sendMessages(node.client, signer, [message], quick)),
    );
    expect(first).toMatchObject({ status: "rejected", reason: { name: "TxRejectedError", kind: "insufficientFee" } });
    expect(second?.status).toBe("fulfilled");
  });

  test("what would fail is not sent", async () => {
    node.simulationRefusal = { code: 6, codespace: "sdk", log: "no such zone: execute wasm contract failed" };
    await expect(sendMessages(node.client, signer, [message], quick)).rejects.toThrow(TxWouldFailError);
    expect(node.broadcasts).toEqual([]);
  });

  test("what the node does not take is rejected", async () => {
    node.refusals.push({ code: 32, codespace: "sdk", log: "account sequence mismatch" });
    const sending = sendMessages(node.client, signer, [message], quick);
    await expect(sending).rejects.toThrow(TxRejectedError);
    await expect(sending).rejects.toMatchObject({ kind: "wrongSequence", retryHelps: true });
  });

  test("what fails in its block is failed, with the contract's words", async () => {
    node.result = {
      code: 5,
      codespace: "wasm",
      log: "failed to execute message; message index: 0: no: execute wasm contract failed",
    };
    const sending = sendMessages(node.client, signer, [message], quick);
    await expect(sending).rejects.toThrow(TxFailedError);
    await expect(sending).rejects.toMatchObject({ kind: "contract", message: "No." });
  });

  test("after a lost answer finds the transaction in its block", async () => {
    node.losesAnswer = true;
    const sent = await sendMessages(node.client, signer, [message], quick);
    expect(node.blocks.get(sent.hash)).toBe(sent.height);
  });

  test("that never arrived is given to the node again", async () => {
    node.losesBroadcast = true;
    const sent = await sendMessages(node.client, signer, [message], quick);
    expect(node.blocks.get(sent.hash)).toBe(sent.height);
  });

  test("that is taken and comes into no block is expired once its last block was read", async () => {
    const onBroadcast = () => node.waiting.clear();
    const sending = sendMessages(node.client, signer, [message], { ...quick, timeoutBlocks: 5, onBroadcast });
    await expect(sending).rejects.toThrow(TxExpiredError);
    await expect(sending).rejects.toMatchObject({ retryHelps: true, timeoutHeight: 106 });
    expect(node.height).toBeGreaterThanOrEqual(106);
    // Each block that could hold it once, and no other.
    expect(node.blocksRead).toEqual([102, 103, 104, 105, 106]);
  });

  test("that waits keeps waiting through an outage", async () => {
    const original = node.client.rpc;
    const client = {
      ...node.client,
      rpc: async (method: string, params: Record<string, unknown>) => {
        const answer = await original(method, params);
        if (method === "broadcast_tx_sync") node.outages = 3;
        return answer;
      },
    };
    expect((await sendMessages(client, signer, [message], quick)).height).toBeGreaterThan(100);
  });

  test("that is aborted before anything was sent sends nothing", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(sendMessages(node.client, signer, [message], { ...quick, signal })).rejects.toThrow("enough");
    expect(node.broadcasts).toEqual([]);
  });

  test("that is aborted after it was sent is unknown until its last block, and can be waited for", async () => {
    const stop = new AbortController();
    const options = {
      ...quick,
      timeoutBlocks: 5,
      signal: stop.signal,
      onSigned: () => stop.abort(new Error("enough")),
    };
    const stopped = await sendMessages(node.client, signer, [message], options).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(TxUnknownError);
    expect(stopped).toMatchObject({ retryHelps: true, timeoutHeight: 106, signedAtHeight: 101 });
    expect(stopped).toMatchObject({
      message: expect.stringContaining("unknown until block 106"),
      cause: { message: "enough" },
    });
    const unknown = stopped as TxUnknownError;
    expect((await waitForTx(node.client, unknown, quick)).hash).toBe(unknown.hash);
  });

  test("that is done is done whatever its events say", async () => {
    const original = node.client.rpc;
    const rpc: Rpc = async (method, params) => {
      const answer = await original(method, params);
      const text = JSON.stringify(answer).replaceAll('"meter_id"', '"meter"');
      return method === "tx" ? JSON.parse(text) : answer;
    };
    const sent = await sendMessages({ ...node.client, rpc }, signer, [message], quick);
    expect(sent.events).toEqual([]);
    expect(sent.rawEvents).toHaveLength(1);
  });
});

describe("a node whose index does not know", () => {
  test.each(["off", "timesOut", "forgets"] as const)("(%s) tells from its blocks what is done", async (index) => {
    node.index = index;
    const sent = await setRule(node.client, signer, { meterId: 3, rule }, quick);
    expect(node.blocks.get(sent.hash)).toBe(sent.height);
    expect(sent.events).toMatchObject([{ type: "rule_set" }]);
  });

  test.each(["off", "timesOut"] as const)(
    "(%s) tells what is done once its state has it, which it shows no sooner than with the next block",
    async (index) => {
      node.index = index;
      const { height } = await sendMessages(node.client, signer, [message], quick);
      expect(node.height).toBeGreaterThan(height);
    },
  );

  test.each(["off", "timesOut", "forgets"] as const)("(%s) tells what failed in which block", async (index) => {
    node.index = index;
    node.result = { code: 5, codespace: "wasm", log: "no: execute wasm contract failed" };
    const sending = sendMessages(node.client, signer, [message], quick);
    await expect(sending).rejects.toMatchObject({ name: "TxFailedError", message: "No.", height: 102 });
  });

  test("tells that it is in no block when all were read", async () => {
    node.index = "off";
    const onBroadcast = () => node.waiting.clear();
    const sending = sendMessages(node.client, signer, [message], { ...quick, timeoutBlocks: 5, onBroadcast });
    await expect(sending).rejects.toThrow(TxExpiredError);
    expect(node.blocksRead).toEqual([102, 103, 104, 105, 106]);
  });

  test("and that has thrown away a block that could hold it does not tell", async () => {
    node.index = "off";
    const onBroadcast = () => {
      node.waiting.clear();
      node.earliest = 104;
    };
    const sending = sendMessages(node.client, signer, [message], { ...quick, timeoutBlocks: 5, onBroadcast });
    await expect(sending).rejects.toThrow(TxUnknownError);
    expect(node.blocksRead).toEqual([104, 105, 106]);
  });

  test("and that does not show its blocks does not tell", async () => {
    node.index = "off";
    node.blockError = "Timed out";
    const sending = sendMessages(node.client, signer, [message], { ...quick, timeoutBlocks: 5 });
    await expect(sending).rejects.toThrow(TxUnknownError);
    expect(node.height).toBeGreaterThan(106);
  });

  test("finds nothing by hash, which is no error", async () => {
    node.index = "off";
    expect(await findTx(node.client, hex.encode(new Uint8Array(32)))).toBeUndefined();
  });
});

describe("a broadcast that is answered with an error", () => {
  test.each(["Timed out", "broadcast confirmation not received: context canceled", "what else may be said"])(
    "that does not tell (%s) is found in its block",
    async (data) => {
      node.broadcastErrors.push({ data, taken: true });
      const sent = await sendMessages(node.client, signer, [message], quick);
      expect(node.blocks.get(sent.hash)).toBe(sent.height);
    },
  );

  test("that does not tell is given to the node again when no block holds it", async () => {
    node.broadcastErrors.push({ data: "Timed out", taken: false });
    const sent = await sendMessages(node.client, signer, [message], quick);
    expect(node.blocks.get(sent.hash)).toBe(sent.height);
  });

  test.each([
    [{ data: "mempool is full: number of txs 5000 (max: 5000)" }, { kind: "mempoolFull", retryHelps: true }],
    [{ data: "Tx too large. Max size is 1048576, but got 1048577" }, { kind: "txTooLarge", retryHelps: false }],
    [
      { data: "not passed on", code: -32601 },
      { kind: "other", retryHelps: false },
    ],
  ])("of the node itself (%j) is a refusal", async (error, expected) => {
    node.broadcastErrors.push({ ...error, taken: false });
    const sending = sendMessages(node.client, signer, [message], quick);
    await expect(sending).rejects.toMatchObject({ name: "TxRejectedError", ...expected });
  });

  test("is no refusal when the node may have taken it before", async () => {
    node.emptyBlocks = 5;
    const errors = ["Timed out", "mempool is full", "tx too large"];
    node.broadcastErrors.push(...errors.map((data, index) => ({ data, taken: index === 0 })));
    const sent = await sendMessages(node.client, signer, [message], quick);
    expect(node.blocks.get(sent.hash)).toBe(sent.height);
    expect(node.broadcastErrors).toEqual([]);
  });

  test("that refuses what a block holds all the same is none", async () => {
    const onSigned = async ({ bytes }: PendingTx) => {
      node.take(bytes);
      await node.client.status();
      node.refusals.push({ code: 32, codespace: "sdk", log: "account sequence mismatch" });
    };
    const sending = sendMessages(node.client, signer, [message], { ...quick, onSigned });
    await expect(sending).rejects.toThrow(TxAlreadySentError);
  });
});

describe("the same bytes, sent by somebody else before", () => {
  const onSigned = ({ bytes }: PendingTx) => node.take(bytes);

  test("are told as done to one and as sent before to the other", async () => {
    const sending = sendMessages(node.client, signer, [message], { ...quick, onSigned });
    await expect(sending).rejects.toThrow(TxAlreadySentError);
    await expect(sending).rejects.toMatchObject({ retryHelps: false, height: 102 });
    expect(node.broadcasts).toHaveLength(1);
  });

  test("are told as failed to both where they failed", async () => {
    node.result = { code: 5, codespace: "wasm", log: "no: execute wasm contract failed" };
    const sending = sendMessages(node.client, signer, [message], { ...quick, onSigned });
    await expect(sending).rejects.toThrow(TxFailedError);
  });

  test("are one's own when the answer to the first time was lost", async () => {
    node.losesAnswer = true;
    node.emptyBlocks = 3;
    const sent = await sendMessages(node.client, signer, [message], quick);
    expect(node.blocks.get(sent.hash)).toBe(sent.height);
  });
});

describe("the same content from two devices of an account at one moment, through two nodes", () => {
  test("happens once and is told as done to one; the other is told that its own never happened", async () => {
    const nodes = [node, new FakeNode(node.chain)];
    node.chain.stands = true;
    let broadcasts = 0;
    const onBroadcast = () => {
      broadcasts += 1;
      // The next block comes when each node has one's transaction and neither has told the other.
      node.chain.stands = broadcasts < nodes.length;
    };
    const outcomes = await Promise.allSettled(
      nodes.map(({ client }) =>
        sendMessages(client, signer, [message], { ...quick, timeoutBlocks: 5, memo: "once", onBroadcast }),
      ),
    );
    expect(outcomes).toMatchObject([
      { status: "fulfilled", value: { height: 101 } },
      { status: "rejected", reason: { name: "TxExpiredError", timeoutHeight: 105 } },
    ]);
    expect(node.blocks.size).toBe(1);
  });

  test("are two transactions, by a number behind the sender's own words that is simulated and signed", async () => {
    for (const memo of ["rent", undefined]) {
      await sendMessages(node.client, signer, [message], { ...quick, memo });
      const simulated = SimulateRequest.decode(node.simulations.at(-1) ?? new Uint8Array()).txBytes;
      const sent = openTx(node.broadcasts.at(-1) ?? new Uint8Array()).body.memo;
      expect(sent).toMatch(memo === undefined ? /^#[0-9a-f]{16}$/ : /^rent #[0-9a-f]{16}$/);
      expect(openTx(simulated).body.memo).toBe(sent);
    }
  });
});

describe("somebody else's fee", () => {
  const granter = "watt1granter";

  test("is paid by the granter that the transaction names", async () => {
    await sendMessages(node.client, signer, [message], { ...quick, feeGranter: granter });
    expect(openTx(node.broadcasts[0] ?? new Uint8Array()).authInfo.fee?.granter).toBe(granter);
    // Taking it costs gas, which the simulation has to see.
    const simulated = openTx(SimulateRequest.decode(node.simulations[0] ?? new Uint8Array()).txBytes).authInfo.fee;
    expect(simulated).toMatchObject({ granter, amount: [{ denom: "uwatt", amount: "1" }] });
  });

  test("is paid by whoever gave the signer an allowance, without being named", async () => {
    node.granters = [granter, "watt1other"];
    await sendMessages(node.client, signer, [message], quick);
    node.granters = [];
    await sendMessages(node.client, signer, [message], quick);
    expect(node.broadcasts.map((bytes) => openTx(bytes).authInfo.fee?.granter)).toEqual([granter, ""]);
  });

  test("is nobody's where there is no fee, and not asked of oneself", async () => {
    node.granters = [granter];
    await sendMessages(node.client, signer, [message], { ...quick, gasPrice: "0", feeGranter: granter });
    await sendMessages(node.client, signer, [message], { ...quick, feeGranter: await addressOf(signer) });
    expect(node.broadcasts.map((bytes) => openTx(bytes).authInfo.fee?.granter)).toEqual(["", ""]);
  });

  test("is granted without a limit or with one", async () => {
    const grants = [{ grantee: "watt1a" }, { grantee: "watt1a", spendLimit: [{ denom: "uwatt", amount: 7n }] }];
    const allowances = grants.map((grant) => {
      const { value } = grantFeesMessage(node.client.deployment, granter, grant);
      return BasicAllowance.decode((value as MsgGrantAllowance).allowance?.value ?? new Uint8Array()).spendLimit;
    });
    expect(allowances).toEqual([[], [{ denom: "uwatt", amount: "7" }]]);
  });

  test("is granted by the day", async () => {
    const dailyLimit = [{ denom: "uwatt", amount: 7n }];
    const { value } = grantFeesMessage(node.client.deployment, granter, { grantee: "watt1a", dailyLimit });
    const { allowance } = value as MsgGrantAllowance;
    expect(allowance?.typeUrl).toBe(PeriodicAllowance.typeUrl);
    expect(PeriodicAllowance.decode(allowance?.value ?? new Uint8Array())).toMatchObject({
      period: { seconds: 86_400n },
      periodSpendLimit: [{ denom: "uwatt", amount: "7" }],
      periodCanSpend: [{ denom: "uwatt", amount: "7" }],
      periodReset: { seconds: 0n, nanos: 0 },
    });
  });
});

describe("a transaction that was kept before it was sent", () => {
  let kept: PendingTx | undefined;
  const rememberTx = (tx: PendingTx) => {
    kept = tx;
  };
  const keep = { ...quick, timeoutBlocks: 5, onSigned: rememberTx };

  test("is told of before the node has it", async () => {
    let sentBefore = -1;
    const onSigned = () => {
      sentBefore = node.broadcasts.length;
    };
    const { hash } = await sendMessages(node.client, signer, [message], { ...keep, onSigned });
    expect(sentBefore).toBe(0);
    await sendMessages(node.client, signer, [message], keep);
    expect(kept).toMatchObject({ timeoutHeight: expect.any(Number) });
    expect(kept?.hash).not.toBe(hash);
  });

  test("is not sent when it could not be kept", async () => {
    const onSigned = () => Promise.reject(new Error("the disk is full"));
    await expect(sendMessages(node.client, signer, [message], { ...quick, onSigned })).rejects.toThrow("disk is full");
    expect(node.broadcasts).toEqual([]);
  });

  test("that is in a block is found there and not sent again", async () => {
    const sent = await sendMessages(node.client, signer, [message], keep);
    expect(await resumeTx(node.client, kept as PendingTx, quick)).toEqual(sent);
    expect(node.broadcasts).toHaveLength(1);
  });

  /** Signed and lost on its way to the node. */
  async function leaveOne(): Promise<PendingTx> {
    node.losesBroadcast = true;
    const stop = new AbortController();
    const onSigned = (tx: PendingTx) => {
      rememberTx(tx);
      stop.abort(new Error("reload"));
    };
    const sending = sendMessages(node.client, signer, [message], { ...keep, onSigned, signal: stop.signal });
    await expect(sending).rejects.toThrow(TxUnknownError);
    return kept as PendingTx;
  }

  test("that never arrived is sent again and comes into a block", async () => {
    const resumed = await resumeTx(node.client, await leaveOne(), quick);
    expect(node.blocks.get(resumed.hash)).toBe(resumed.height);
  });

  test("that the node has already is one's own", async () => {
    const tx = await leaveOne();
    node.take(tx.bytes);
    expect((await resumeTx(node.client, tx, quick)).hash).toBe(tx.hash);
    expect(node.broadcasts).toHaveLength(1);
  });

  test("that the node refuses now is offered again, since it may have been taken before", async () => {
    const tx = await leaveOne();
    node.refusals.push({ code: 20, codespace: "sdk", log: "mempool is full" });
    expect((await resumeTx(node.client, tx, quick)).hash).toBe(tx.hash);
  });

  test("that the node refuses for good is in no block up to its last", async () => {
    const tx = await leaveOne();
    const refusal = { code: 32, codespace: "sdk", log: "account sequence mismatch" };
    node.refusals.push(...Array.from({ length: 9 }, () => refusal));
    const resuming = resumeTx(node.client, tx, quick);
    await expect(resuming).rejects.toThrow(TxExpiredError);
    await expect(resuming).rejects.toMatchObject({ cause: { name: "TxRejectedError", kind: "wrongSequence" } });
  });

  test("that is looked for long after is found, or is in no block", async () => {
    const tx = await leaveOne();
    node.height = 500;
    await expect(resumeTx(node.client, tx, quick)).rejects.toThrow(TxExpiredError);
    expect(node.broadcasts).toEqual([]);
  });

  test("of which the height at signing was not kept may be in a block that nobody looked at", async () => {
    const tx = { ...(await leaveOne()), signedAtHeight: undefined };
    node.height = 500;
    await expect(resumeTx(node.client, tx, quick)).rejects.toThrow(TxUnknownError);
    node.take(tx.bytes);
    await node.client.status();
    expect((await resumeTx(node.client, tx, quick)).hash).toBe(tx.hash);
  });
});

describe("broadcasting", () => {
  const bytes = Uint8Array.of(1, 2, 3);

  test("again what the node has is taken, and known before", async () => {
    const rpc = async () => {
      const { RpcError } = await import("../src/index.ts");
      throw new RpcError("broadcast_tx_sync", -32603, "Internal error: tx already exists in cache");
    };
    expect(await broadcastTx({ rpc }, bytes)).toMatchObject({ code: 0, hash: hashOf(bytes), isKnown: true });
  });

  test("without an answer is unknown, not failed", async () => {
    node.outages = 1;
    const broadcasting = broadcastTx(node.client, bytes);
    await expect(broadcasting).rejects.toThrow(NetworkError);
    await expect(broadcasting).rejects.toMatchObject({ retryHelps: true });
  });

  test("a hash that no block holds is found nowhere", async () => {
    expect(await findTx(node.client, hex.encode(new Uint8Array(32)))).toBeUndefined();
  });
});
