import { createHash } from "node:crypto";
import { bankOf, indexInBank, type Verdict } from "@wattmesh/client";
import type {
  BankSize,
  Broadcast,
  ChainPort,
  ChainStatus,
  IncludedTx,
  Sighting,
  SignRequest,
  TxPlace,
} from "../../src/chain/port.ts";
import { ChainUnreachableError } from "../../src/errors.ts";
import type { ReadingVerdict } from "../../src/outbox/attempts.ts";
import type { Batch } from "../../src/outbox/batches.ts";
import type { Registers } from "../../src/outbox/reconcile.ts";
import { type Reading, sameContent } from "../../src/reading/reading.ts";
import type { Restart } from "../../src/reading/restart.ts";

interface Tx {
  readonly hash: string;
  readonly batches: readonly Batch[];
  readonly restart: Restart | undefined;
  readonly sequence: bigint;
  readonly gasLimit: number;
  readonly timeoutHeight: number;
}

/** What happens to the next call of the chain. */
export type Fault =
  | "none"
  /** The request was lost on its way to the node. */
  | "lost"
  /** The request arrived, the answer was lost. */
  | "answer_lost"
  /** The mempool takes it and forgets it. */
  | "dropped"
  /** The mempool takes it, and blocks leave it out for a while. */
  | "slow"
  /** The sequence is refused, whatever it is. */
  | "wrong_sequence"
  /** The process dies before the call. */
  | "crash"
  /** The process dies after the call had its effect. */
  | "crash_after";

/** From the first skipped slot on, so long is a missing reading waited for. */
const GAP_WAIT_SLOTS = 8;
const SLOW_BLOCKS = 4;

/** The process is gone: nothing of it runs on. */
export class Crash extends Error {}

export interface Energy {
  importWh: bigint;
  exportWh: bigint;
}

/** A chain in memory that treats transactions and readings as the real one does; time passes when it is told to. */
export class ModelChain {
  readonly chainId = "model-1";
  readonly address = "watt1model";
  height = 1;
  timeSeconds = 0;
  sequence = 0n;
  /** Every reading in order of its verdict, as the contract said it. */
  readonly verdicts: ReadingVerdict[] = [];
  readonly registers = new Map<number, Registers>();
  /** Energy per meter, over all slots and catch-up. */
  readonly energy = new Map<number, Energy>();
  readonly meters: Set<number>;
  readonly slotSeconds: number;
  /** Fails transactions that hold a reading of this meter. */
  poison: number | undefined;
  /** What meters signed of their counters' new starts, as it waits to be confirmed. */
  readonly restarts: Restart[] = [];
  catchingUp = false;
  /** The first block that the node still has. */
  earliestHeight = 1;
  /** The most gas that a transaction may ask for; 0 for no limit. */
  maxTxGas = 0;
  maxReadingsInTx = 0;
  /** Transactions that wait, and the first height that may hold each. */
  #mempool = new Map<Tx, number>();
  readonly #signed = new Map<string, Tx>();
  readonly #blocks = new Map<string, IncludedTx>();

  constructor(meters: Iterable<number>, slotSeconds: number) {
    this.meters = new Set(meters);
    this.slotSeconds = slotSeconds;
  }

  /** The port of one process: `fault` is asked before each call, in order. */
  port(fault: () => Fault = () => "none"): ChainPort {
    const call = async <T>(work: (now: Fault) => T): Promise<T> => {
      const now = fault();
      if (now === "crash") {
        throw new Crash();
      }
      if (now === "lost") {
        throw new ChainUnreachableError("lost");
      }
      const result = work(now);
      if (now === "crash_after") {
        throw new Crash();
      }
      if (now === "answer_lost") {
        throw new ChainUnreachableError("answer lost");
      }
      return result;
    };
    return {
      address: this.address,
      status: () => call(() => this.#status()),
      account: () => call(() => ({ accountNumber: 1n, sequence: this.sequence, feeGranter: undefined })),
      balance: async () => 0n,
      maxTxGas: async () => this.maxTxGas,
      sign: (request) => call(() => this.#sign(request)),
      broadcast: (bytes) => call((now) => this.#broadcast(bytes, now)),
      search: (tx) => ({ look: (status) => call(() => this.#look(tx, status)) }),
      banks: () => call(() => this.#banks()),
      bankRegisters: (bank) =>
        call(() => [...this.registers.values()].filter(({ meterId }) => bankOf(meterId) === bank)),
      check: async () => {},
    };
  }

  /** Somebody confirms the restart that waits. */
  confirm({ kind: _, signature: __, ...registers }: Restart): void {
    this.registers.set(registers.meterId, { ...registers, flags: 0 });
  }

  /** One more block. */
  nextBlock(): void {
    this.height += 1;
    this.timeSeconds += 1;
    for (const [tx, from] of this.#mempool) {
      if (from <= this.height) {
        this.#mempool.delete(tx);
        this.#execute(tx);
      }
    }
  }

  /** As if every bank were full up to its last meter. */
  #banks(): BankSize[] {
    const sizes = new Map<number, number>();
    for (const meterId of [...this.meters].toSorted((a, b) => a - b))
      sizes.set(bankOf(meterId), indexInBank(meterId) + 1);
    return [...sizes].map(([bank, meters]) => ({ bank, meters }));
  }

  #status(): ChainStatus {
    const { chainId, height, earliestHeight, timeSeconds, catchingUp } = this;
    return { chainId, height, earliestHeight, timeSeconds, catchingUp };
  }

  /** As a node without an index: what it has thrown away nobody finds. */
  #look({ hash, signedAtHeight, timeoutHeight }: TxPlace, { height, earliestHeight }: ChainStatus): Sighting {
    const tx = this.#blocks.get(hash);
    if (tx !== undefined && tx.height <= height && tx.height >= earliestHeight) {
      return { kind: "found", tx };
    }
    if (height < timeoutHeight) {
      return { kind: "absent" };
    }
    const sawAll = signedAtHeight !== undefined && earliestHeight <= signedAtHeight + 1;
    return { kind: sawAll ? "expired" : "lost" };
  }

  #sign({ batches, restart, sequence, gasLimit, timeoutHeight }: SignRequest): { bytes: Uint8Array; hash: string } {
    const text = JSON.stringify({ batches, restart, sequence, timeoutHeight }, (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    const hash = createHash("sha256").update(text).digest("hex");
    const copies = structuredClone({ batches, restart }) as { batches: Batch[]; restart: Restart | undefined };
    this.#signed.set(hash, { hash, ...copies, sequence, gasLimit, timeoutHeight });
    return { bytes: Buffer.from(hash), hash };
  }

  #broadcast(bytes: Uint8Array, fault: Fault): Broadcast {
    const tx = this.#signed.get(Buffer.from(bytes).toString()) as Tx;
    if (fault === "wrong_sequence" || (tx.sequence !== this.sequence && !this.#blocks.has(tx.hash))) {
      return {
        kind: "refused",
        code: 32,
        log: `account sequence mismatch, expected ${this.sequence}, got ${tx.sequence}`,
      };
    }
    if (this.maxTxGas > 0 && tx.gasLimit > this.maxTxGas) {
      return { kind: "refused", code: 3, log: `gas limit ${tx.gasLimit} is above max_tx_gas ${this.maxTxGas}` };
    }
    if (tx.timeoutHeight <= this.height) {
      return { kind: "refused", code: 30, log: "tx timeout height" };
    }
    if (!this.#mempool.has(tx) && !this.#blocks.has(tx.hash) && fault !== "dropped") {
      this.#mempool.set(tx, this.height + (fault === "slow" ? SLOW_BLOCKS : 1));
    }
    return { kind: "pending" };
  }

  #execute(tx: Tx): void {
    if (tx.sequence !== this.sequence || tx.timeoutHeight < this.height) {
      return;
    }
    this.sequence += 1n;
    const { height } = this;
    const readings = tx.batches.flatMap((batch) => batch.readings);
    this.maxReadingsInTx = Math.max(this.maxReadingsInTx, readings.length);
    if (readings.some(({ meterId }) => meterId === this.poison)) {
      const log = "failed to execute message; message index: 0: poisoned: execute wasm contract failed";
      this.#blocks.set(tx.hash, { height, code: 5, log, verdicts: [] });
      return;
    }
    if (tx.restart?.signature[0] === 0xff) {
      const log = "failed to execute message; message index: 0: not signed by its key: execute wasm contract failed";
      this.#blocks.set(tx.hash, { height, code: 5, log, verdicts: [] });
      return;
    }
    if (tx.restart !== undefined) this.restarts.push(tx.restart);
    const verdicts = readings.map((reading) => ({
      meterId: reading.meterId,
      slot: reading.slot,
      verdict: this.#judge(reading),
    }));
    this.verdicts.push(...verdicts);
    this.#blocks.set(tx.hash, { height, code: 0, log: "", verdicts });
  }

  /** The order of the metering contract's rules. A signature that starts with 0xff is wrong. */
  #judge(reading: Reading): Verdict {
    const { meterId, slot } = reading;
    const last = this.registers.get(meterId);
    if (!this.meters.has(meterId)) {
      return "unknown_meter";
    }
    if (last !== undefined && slot > last.slot + 1 && this.#arrivalSlot() < last.slot + 1 + GAP_WAIT_SLOTS) {
      return "too_soon";
    }
    if (reading.signature[0] === 0xff) {
      return "bad_signature";
    }
    if ((slot + 1) * this.slotSeconds > this.timeSeconds) {
      return "future";
    }
    if (last === undefined) {
      this.#keep(reading, { importWh: 0n, exportWh: 0n });
      return "baseline";
    }
    if (slot === last.slot) {
      return sameContent(reading, last) ? "duplicate" : "conflict";
    }
    if (slot < last.slot) {
      return "superseded";
    }
    if (reading.importTotalWh < last.importTotalWh || reading.exportTotalWh < last.exportTotalWh) {
      return "went_back";
    }
    const importWh = reading.importTotalWh - last.importTotalWh;
    const exportWh = reading.exportTotalWh - last.exportTotalWh;
    this.#keep(reading, { importWh, exportWh });
    return slot - last.slot === 1 ? "accepted" : "catch_up";
  }

  #arrivalSlot(): number {
    return Math.floor(this.timeSeconds / this.slotSeconds);
  }

  #keep({ signature: _, ...registers }: Reading, { importWh, exportWh }: Energy): void {
    this.registers.set(registers.meterId, registers);
    const before = this.energy.get(registers.meterId) ?? { importWh: 0n, exportWh: 0n };
    this.energy.set(registers.meterId, {
      importWh: before.importWh + importWh,
      exportWh: before.exportWh + exportWh,
    });
  }
}
