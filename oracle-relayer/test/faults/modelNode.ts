import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { bankOf, decodeReadingBatch, encodeVerdicts, indexInBank, meterIdAt, type Verdict } from "@wattmesh/client";
import {
  accountAnswer,
  balanceAnswer,
  gasLimitsAnswer,
  noAllowancesAnswer,
  openCalls,
  openSmartQuery,
  smartAnswer,
} from "../../../ts-client/test/nodeWire.ts";
import type { IncludedTx } from "../../src/chain/port.ts";
import type { ReadingVerdict } from "../../src/outbox/attempts.ts";
import type { Batch } from "../../src/outbox/batches.ts";
import type { Reading } from "../../src/reading/reading.ts";
import type { Restart } from "../../src/reading/restart.ts";
import type { ModelChain, Tx } from "../support/model-chain.ts";

export interface NodeOptions {
  readonly chain: ModelChain;
  readonly chainId: string;
  readonly contracts: { readonly metering: string };
  readonly feeDenom: string;
  readonly blockMs: number;
}

/** What a node says instead of an answer. */
export type Nonsense = { readonly status: number; readonly body: string };

type Answer = { result: unknown } | { error: { code: number; message: string; data: string } };

/** A node of the model's chain: CometBFT's JSON-RPC over HTTP, as far as the relayer asks it. It has no transaction index. */
export class ModelNode extends EventEmitter<{ request: [method: string]; block: [] }> {
  readonly #options: NodeOptions;
  readonly #bytes = new Map<string, Uint8Array>();
  #server: Server | undefined;
  #blocks: NodeJS.Timeout | undefined;
  #port = 0;
  /** Said instead of the answer to a method. */
  nonsense: ((method: string) => Nonsense | undefined) | undefined;
  /** Whether the account that asks exists. */
  hasAccount = true;
  /** Whether its fees can be paid. */
  isRich = true;

  constructor(options: NodeOptions) {
    super();
    this.#options = options;
  }

  get chain(): ModelChain {
    return this.#options.chain;
  }

  get port(): number {
    return this.#port;
  }

  /** Listens, always at the same port, and makes blocks. */
  async start(): Promise<void> {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
    this.#blocks = setInterval(() => {
      this.chain.nextBlock(Math.floor(Date.now() / 1000));
      this.emit("block");
    }, this.#options.blockMs);
  }

  /** Ends as by SIGKILL: what waited for a block is gone, blocks stay. */
  async die(): Promise<void> {
    clearInterval(this.#blocks);
    const server = this.#server as Server;
    this.#server = undefined;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
    this.chain.forgetMempool();
  }

  async stop(): Promise<void> {
    if (this.#server !== undefined) await this.die();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    request.on("error", () => {});
    for await (const part of request.setEncoding("utf8")) body += part;
    const { method, params } = JSON.parse(body);
    this.emit("request", method);
    const nonsense = this.nonsense?.(method);
    if (nonsense !== undefined) {
      response.writeHead(nonsense.status).end(nonsense.body);
      return;
    }
    const answer = this.#answer(method, params);
    response.writeHead("error" in answer ? 500 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, ...answer }));
  }

  #answer(method: string, params: Record<string, string>): Answer {
    switch (method) {
      case "status":
        return { result: this.#status() };
      case "abci_query":
        return { result: { response: this.#query(params.path ?? "", Buffer.from(params.data ?? "", "hex")) } };
      case "broadcast_tx_sync":
        return { result: this.#broadcast(Buffer.from(params.tx ?? "", "base64")) };
      case "tx":
        return failing("transaction indexing is disabled");
      case "block":
        return this.#block(Number(params.height));
      case "block_results":
        return this.#blockResults(Number(params.height));
      default:
        return { error: { code: -32601, message: "Method not found", data: method } };
    }
  }

  #status() {
    const { height, timeSeconds, earliestHeight, catchingUp } = this.chain;
    return {
      node_info: { network: this.#options.chainId },
      sync_info: {
        latest_block_height: String(height),
        latest_block_time: new Date(timeSeconds * 1000).toISOString(),
        earliest_block_height: String(earliestHeight),
        catching_up: catchingUp,
      },
    };
  }

  #query(path: string, data: Uint8Array): object {
    switch (path) {
      case "/cosmos.auth.v1beta1.Query/AccountInfo":
        // Protobuf: field 1, a text shorter than 128 bytes.
        return this.hasAccount
          ? valued(accountAnswer(1n, this.chain.sequenceOf(Buffer.from(data.subarray(2)).toString())))
          : { code: 22, log: "rpc error: code = NotFound desc = account not found: key not found" };
      case "/cosmos.bank.v1beta1.Query/Balance":
        return valued(balanceAnswer(this.#options.feeDenom, this.isRich ? 1_000_000n : 0n));
      case "/cosmos.feegrant.v1beta1.Query/Allowances":
        return valued(noAllowancesAnswer());
      case "/wattmesh.lanes.v1.Query/Limits":
        return valued(gasLimitsAnswer(BigInt(this.chain.maxTxGas)));
      default:
        return valued(smartAnswer(this.#ask(JSON.parse(openSmartQuery(data).question))));
    }
  }

  #ask(question: { banks?: { start_after: number | null }; bank_registers?: { bank: number } }): object {
    if (question.banks !== undefined) {
      const after = question.banks.start_after ?? -1;
      const banks = this.chain.banks().filter(({ bank }) => bank > after);
      return { banks: banks.slice(0, 100).map((one) => ({ ...one, zone_id: 0 })) };
    }
    const { bank } = question.bank_registers ?? { bank: -1 };
    const registers = [...this.chain.registers.values()]
      .filter(({ meterId }) => bankOf(meterId) === bank)
      .map(({ meterId, slot, importTotalWh, exportTotalWh, flags }) => ({
        meter_id: meterId,
        slot,
        import_total_wh: String(importTotalWh),
        export_total_wh: String(exportTotalWh),
        flags,
      }));
    return { registers };
  }

  #broadcast(bytes: Uint8Array): object {
    const tx = txOf(bytes);
    this.#bytes.set(tx.hash, bytes);
    if (!this.isRich) return { code: 5, codespace: "sdk", log: "spendable balance 0uwatt is smaller than 1uwatt" };
    const answer = this.chain.offer(tx);
    return answer.kind === "pending" ? { code: 0, log: "" } : { code: answer.code, codespace: "sdk", log: answer.log };
  }

  #block(height: number): Answer {
    if (height > this.chain.height) return failing(`height ${height} must be less than or equal to the current one`);
    const txs = this.chain
      .block(height)
      .map(({ tx }) => Buffer.from(this.#bytes.get(tx.hash) ?? []).toString("base64"));
    return { result: { block: { data: { txs } } } };
  }

  #blockResults(height: number): Answer {
    if (height > this.chain.height) return failing(`could not find results for height #${height}`);
    const txs_results = this.chain.block(height).map(({ tx, included }) => this.#result(tx, included));
    return { result: { height: String(height), txs_results, finalize_block_events: [] } };
  }

  #result(tx: Tx, { code, log, verdicts }: IncludedTx): object {
    const left = [...verdicts];
    const events = tx.batches.map(({ bank, slot, readings }) => {
      const packed = readings.map((reading) => ({
        index: indexInBank(reading.meterId),
        verdict: verdictOf(left.shift()),
        flags: reading.flags,
        importTotalWh: reading.importTotalWh,
        exportTotalWh: reading.exportTotalWh,
      }));
      return this.#submitted(bank, slot, encodeVerdicts(packed));
    });
    return { code, log, gas_wanted: String(tx.gasLimit), gas_used: "1", events: code === 0 ? events : [] };
  }

  #submitted(bank: number, slot: number, readings: Uint8Array): object {
    const attributes = {
      _contract_address: this.#options.contracts.metering,
      bank,
      slot,
      arrival_slot: slot,
      submitter: "",
      accepted: 0,
      caught_up: 0,
      refused: 0,
      readings: Buffer.from(readings).toString("base64"),
    };
    return {
      type: "wasm-readings_submitted",
      attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: String(value) })),
    };
  }
}

const valued = (value: Uint8Array) => ({ code: 0, value: Buffer.from(value).toString("base64") });
const failing = (data: string): Answer => ({ error: { code: -32603, message: "Internal error", data } });

interface Call {
  submit_readings?: { batch: string };
  restart_registers?: {
    meter_id: number;
    slot: number;
    import_total_wh: string;
    export_total_wh: string;
    signature: string;
  };
}

/** A transaction of the relayer, taken apart as the chain does it. */
function txOf(bytes: Uint8Array): Tx {
  const { sender, sequence, gasLimit, timeoutHeight, messages } = openCalls(bytes);
  const calls = messages.map((message) => JSON.parse(message) as Call);
  return {
    hash: createHash("sha256").update(bytes).digest("hex").toUpperCase(),
    from: sender,
    sequence,
    gasLimit: Number(gasLimit),
    timeoutHeight,
    batches: calls.flatMap(({ submit_readings }) => (submit_readings ? [batchOf(submit_readings.batch)] : [])),
    restart: calls.flatMap(({ restart_registers }) => (restart_registers ? [restartOf(restart_registers)] : []))[0],
  };
}

function batchOf(text: string): Batch {
  const { bank, slot, readings } = decodeReadingBatch(Buffer.from(text, "base64"));
  return {
    bank,
    slot,
    readings: readings.map(({ index, ...one }): Reading => ({ meterId: meterIdAt(bank, index), slot, ...one })),
  };
}

const restartOf = (wire: NonNullable<Call["restart_registers"]>): Restart => ({
  kind: "restart",
  meterId: wire.meter_id,
  slot: wire.slot,
  importTotalWh: BigInt(wire.import_total_wh),
  exportTotalWh: BigInt(wire.export_total_wh),
  signature: Buffer.from(wire.signature, "base64"),
});

/** No town of the faults has charging stations. */
function verdictOf(judged: ReadingVerdict | undefined): Verdict {
  if (judged?.verdict === "ocmf_refused") throw new Error(`a record of meter ${judged.meterId}`);
  return judged?.verdict ?? "unknown_meter";
}
