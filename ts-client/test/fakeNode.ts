import { base64, hex } from "@scure/base";
import { BaseAccount } from "cosmjs-types/cosmos/auth/v1beta1/auth";
import { QueryAccountInfoResponse } from "cosmjs-types/cosmos/auth/v1beta1/query";
import { Grant } from "cosmjs-types/cosmos/feegrant/v1beta1/feegrant";
import { QueryAllowancesResponse } from "cosmjs-types/cosmos/feegrant/v1beta1/query";
import { SimulateResponse } from "cosmjs-types/cosmos/tx/v1beta1/service";
import { AuthInfo, TxBody, TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { type Client, createClient, hashOf, readDeployment } from "../src/index.ts";
import fixture from "./fixtures/events.json" with { type: "json" };

type Answer = { result: unknown } | { error: { code: number; message: string; data?: string } };

export interface Refusal {
  code: number;
  codespace: string;
  log: string;
}

/** What nodes of one chain agree on. */
class FakeChain {
  height = 100;
  /** No next block is made. */
  stands = false;
  /** So many of the next blocks hold nothing. */
  emptyBlocks = 0;
  /** Hashes in a block, and of them the height. */
  readonly blocks = new Map<string, number>();
  readonly txs = new Map<string, Uint8Array>();
  readonly nodes: FakeNode[] = [];

  makeBlock(): void {
    if (this.stands) return;
    this.height += 1;
    if (this.emptyBlocks > 0) {
      this.emptyBlocks -= 1;
      return;
    }
    for (const node of this.nodes) {
      for (const hash of node.waiting) if (!this.#isOutdated(hash)) this.blocks.set(hash, this.height);
      node.waiting.clear();
    }
  }

  /** Another transaction of its signer has its sequence already. */
  #isOutdated(hash: string): boolean {
    const turn = turnOf(this.txs.get(hash));
    const others = [...this.blocks.keys()].filter((other) => other !== hash);
    return turn !== undefined && others.some((other) => turnOf(this.txs.get(other)) === turn);
  }
}

/** A node with one account, which makes a block whenever it is asked for its status. Nodes of one chain tell each other of blocks only. */
export class FakeNode {
  readonly chain: FakeChain;
  sequence = 4n;
  readonly waiting = new Set<string>();
  /** What its index answers: what it holds, that it is off, something else, or that it has never heard of it. */
  index: "on" | "off" | "timesOut" | "forgets" = "on";
  /** The first block that it still has. */
  earliest = 1;
  /** What every question for a block is answered with, instead of the block. */
  blockError: string | undefined;
  /** Heights of the blocks that it was asked for. */
  readonly blocksRead: number[] = [];
  /** Errors that answer the next broadcasts, of which the node takes the transaction all the same where `taken` says so. */
  readonly broadcastErrors: { code?: number; data: string; taken: boolean }[] = [];
  /** Who pays the account's fees. */
  granters: string[] = [];
  readonly broadcasts: Uint8Array[] = [];
  readonly simulations: Uint8Array[] = [];
  /** Answers of the next broadcasts instead of taking the transaction. */
  readonly refusals: Refusal[] = [];
  /** What the next simulation refuses. */
  simulationRefusal: Refusal | undefined;
  /** Result of transactions in blocks. */
  result: Refusal = { code: 0, codespace: "", log: "" };
  /** What transactions in blocks answered, base64. */
  data = "";
  /** Takes the next broadcast, and loses the answer. */
  losesAnswer = false;
  /** Loses the next broadcast and its answer. */
  losesBroadcast = false;
  /** Answers to the next calls of anything are lost. */
  outages = 0;

  constructor(chain = new FakeChain()) {
    this.chain = chain;
    chain.nodes.push(this);
  }

  get height(): number {
    return this.chain.height;
  }

  set height(height: number) {
    this.chain.height = height;
  }

  get blocks(): ReadonlyMap<string, number> {
    return this.chain.blocks;
  }

  set emptyBlocks(count: number) {
    this.chain.emptyBlocks = count;
  }

  readonly fetch: typeof fetch = async (_url, init) => {
    const { method, params } = JSON.parse(String(init?.body));
    if (this.outages > 0) {
      this.outages -= 1;
      throw new TypeError("fetch failed");
    }
    return new Response(JSON.stringify({ jsonrpc: "2.0", id: 1, ...this.#answer(method, params) }));
  };

  readonly client: Client = createClient(readDeployment({ ...fixture.deployment, gas_price: "0.025" }), {
    fetch: this.fetch,
  });

  #answer(method: string, params: Record<string, string>): Answer {
    switch (method) {
      case "status":
        return { result: this.#status() };
      case "abci_query":
        return { result: { response: this.#query(params.path ?? "", hex.decode(params.data ?? "")) } };
      case "broadcast_tx_sync":
        return this.#broadcast(base64.decode(params.tx ?? ""));
      case "tx":
        return this.#tx(hex.encode(base64.decode(params.hash ?? "")).toUpperCase());
      case "block":
        return this.#block(Number(params.height));
      case "block_results":
        return this.#blockResults(Number(params.height));
      default:
        return { error: { code: -32601, message: "Method not found" } };
    }
  }

  #status() {
    this.chain.makeBlock();
    return {
      node_info: { network: "wattmesh-fixture" },
      sync_info: {
        latest_block_height: String(this.height),
        latest_block_time: "2026-11-21T05:00:00.123456789Z",
        earliest_block_height: String(this.earliest),
        catching_up: false,
      },
    };
  }

  #query(path: string, data: Uint8Array) {
    if (path === "/cosmos.auth.v1beta1.Query/AccountInfo") {
      const info = BaseAccount.fromPartial({ accountNumber: 9n, sequence: this.sequence });
      return { code: 0, value: base64.encode(QueryAccountInfoResponse.encode({ info }).finish()) };
    }
    if (path === "/cosmos.feegrant.v1beta1.Query/Allowances") {
      const allowances = this.granters.map((granter) => Grant.fromPartial({ granter }));
      return { code: 0, value: base64.encode(QueryAllowancesResponse.encode({ allowances }).finish()) };
    }
    this.simulations.push(data);
    if (this.simulationRefusal) return this.simulationRefusal;
    const answer = SimulateResponse.fromPartial({ gasInfo: { gasUsed: 100_000n, gasWanted: 0n } });
    return { code: 0, value: base64.encode(SimulateResponse.encode(answer).finish()) };
  }

  #broadcast(bytes: Uint8Array): Answer {
    const refusal = this.refusals.shift();
    if (refusal) return { result: { ...refusal, hash: hashOf(bytes) } };
    const error = this.broadcastErrors.shift();
    if (error === undefined && this.#has(bytes)) return failing("tx already exists in cache");
    const lost = this.losesBroadcast || this.losesAnswer;
    if (!this.losesBroadcast && error?.taken !== false) this.take(bytes);
    this.losesBroadcast = false;
    this.losesAnswer = false;
    if (error !== undefined) return failing(error.data, error.code);
    if (lost) throw new TypeError("connection reset");
    return { result: { code: 0, codespace: "", log: "", hash: hashOf(bytes) } };
  }

  #has(bytes: Uint8Array): boolean {
    return this.waiting.has(hashOf(bytes)) || this.blocks.has(hashOf(bytes));
  }

  /** As if somebody had given it a transaction. */
  take(bytes: Uint8Array): void {
    this.broadcasts.push(bytes);
    this.chain.txs.set(hashOf(bytes), bytes);
    this.waiting.add(hashOf(bytes));
    this.sequence += 1n;
  }

  #tx(hash: string): Answer {
    if (this.index === "off") return failing("transaction indexing is disabled");
    if (this.index === "timesOut") return failing("Timed out");
    const height = this.index === "forgets" ? undefined : this.blocks.get(hash);
    if (height === undefined) return failing(`tx (${hash}) not found`);
    return { result: { hash, height: String(height), tx_result: this.#result() } };
  }

  #result() {
    const events = fixture.events.filter(({ type }) => type === "wasm-rule_set");
    return { ...this.result, data: this.data, gas_used: "90000", gas_wanted: "130000", events };
  }

  #block(height: number): Answer {
    this.blocksRead.push(height);
    if (this.blockError !== undefined) return failing(this.blockError);
    if (height < this.earliest) return failing(`height ${height} is not available, lowest height is ${this.earliest}`);
    // A stranger's transaction stands first in every block.
    const txs = [Uint8Array.of(1), ...this.#held(height)].map((bytes) => base64.encode(bytes));
    return { result: { block: { header: { height: String(height) }, data: { txs } } } };
  }

  #blockResults(height: number): Answer {
    const stranger = { ...this.#result(), code: 99, log: "a stranger's" };
    const txs_results = [stranger, ...this.#held(height).map(() => this.#result())];
    return { result: { height: String(height), txs_results } };
  }

  #held = (height: number) =>
    [...this.chain.txs].filter(([hash]) => this.blocks.get(hash) === height).map(([, bytes]) => bytes);
}

const failing = (data: string, code = -32603): Answer => ({ error: { code, message: "Internal error", data } });

/** A signer's key and sequence; `undefined` of bytes that are no transaction. */
function turnOf(bytes: Uint8Array = new Uint8Array()): string | undefined {
  try {
    const [signer] = openTx(bytes).authInfo.signerInfos;
    return signer && `${hex.encode(signer.publicKey?.value ?? new Uint8Array())} ${signer.sequence}`;
  } catch {
    return undefined;
  }
}

/** A transaction's bytes, taken apart. */
export function openTx(bytes: Uint8Array) {
  const { bodyBytes, authInfoBytes, signatures } = TxRaw.decode(bytes);
  return {
    body: TxBody.decode(bodyBytes),
    authInfo: AuthInfo.decode(authInfoBytes),
    signatures,
    bodyBytes,
    authInfoBytes,
  };
}
