import type { Client, Deployment, FailureKind, Message, PendingTx, SentTx, Signer } from "@wattmesh/client";
import { decodeBase64, encodeBase64 } from "@/lib/base64";
import type { Chain } from "@/lib/chain/loadChain";
import { WalletError, type WalletErrorKind } from "@/lib/wallet/port";

/** What a transaction does, as a key below `tx.what` of the messages and its values. */
export interface TxPurpose {
  name: string;
  values?: Record<string, string>;
}

export interface TxFailure {
  kind: FailureKind | Exclude<WalletErrorKind, "failed"> | "network" | "expired" | "unknownAccount" | "wallet";
  /** The chain's or the wallet's own words. */
  words: string;
  retryHelps: boolean;
}

/**
 * - `signing`: the wallet is asked; nothing has left the browser
 * - `sent`: signed and kept here; the node has it, or gets it again
 * - `inBlock`: a block holds it and it did what it says
 * - `final`: a later block carries the validators' signatures over its outcome
 * - `failed`: it did not happen, and will not; where it has a height, that block holds it
 * - `unknown`: it was sent, and the node could not show what became of it; the next page asks again
 */
export type TxStatus = "signing" | "sent" | "inBlock" | "final" | "failed" | "unknown";

export interface TxRecord {
  id: string;
  /** Only one transaction of a sender with this key is under way at a time. */
  key: string;
  sender: string;
  purpose: TxPurpose;
  status: TxStatus;
  /** Unix milliseconds. */
  startedAt: number;
  hash?: string;
  /** In base64. */
  bytes?: string;
  /** The chain's height when it was signed. Older records have none. */
  signedAtHeight?: number | undefined;
  timeoutHeight?: number;
  height?: number;
  failure?: TxFailure;
  /** Exactly this had been sent from elsewhere before: it happened once. */
  wasSentBefore?: true;
  /** Its user has put it away. */
  dismissed?: boolean;
}

/** Builds a transaction's messages when the library that can is there. */
export type BuildMessages = (given: { library: Chain["library"]; deployment: Deployment; sender: string }) => Message[];

export interface TxRequest {
  key: string;
  purpose: TxPurpose;
  sender: string;
  signer: Signer;
  messages: BuildMessages;
  feeGranter?: string | undefined;
}

/** The same thing is under way already. */
export class AlreadyUnderWayError extends Error {
  override readonly name = "AlreadyUnderWayError";
}

type InBlock = Pick<SentTx, "height"> & Pick<TxRecord, "wasSentBefore">;

const KEPT = 20;
const POLL_MS = 400;

export interface TxStoreOptions {
  /** Records of one deployment are of no use on another. */
  storageKey: string;
  storage: Pick<Storage, "getItem" | "setItem">;
  loadChain: () => Promise<Chain>;
  /** Runs one task of an address at a time, over all tabs. */
  inTurn?: <T>(address: string, task: () => Promise<T>) => Promise<T>;
  /** Told when something has changed on the chain. */
  onSettled?: (record: TxRecord) => void;
}

/** Every transaction of this browser: signs, keeps, sends, follows, and after a reload goes on following. */
export class TxStore {
  readonly #options: TxStoreOptions;
  readonly #listeners = new Set<() => void>();
  #records: readonly TxRecord[] = [];

  constructor(options: TxStoreOptions) {
    this.#options = options;
  }

  readonly records = (): readonly TxRecord[] => this.#records;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what was kept. What was being signed is gone: nothing of it has left the browser. What was sent is followed on. */
  start(signal?: AbortSignal): void {
    this.#records = readRecords(this.#options).filter(({ status }) => status !== "signing");
    this.#changed();
    for (const record of this.#records) {
      if (record.status === "sent" || record.status === "unknown") void this.#resume(record, signal);
      if (record.status === "inBlock") void this.#followOn(record, signal);
    }
  }

  /** Another tab has written. */
  reload(): void {
    const own = new Map(
      this.#records.filter(({ status }) => status === "signing").map((record) => [record.id, record]),
    );
    const kept = readRecords(this.#options).filter(({ id }) => !own.has(id));
    this.#records = [...own.values(), ...kept];
    this.#tell();
  }

  underWay(sender: string, key: string): TxRecord | undefined {
    return this.#records.find((record) => record.sender === sender && record.key === key && isUnderWay(record));
  }

  dismiss(id: string): void {
    this.#records = this.#records.map((record) => (record.id === id ? { ...record, dismissed: true } : record));
    this.#changed();
  }

  /** Resolves with the record when it is in a block, has failed, or nobody can tell. Throws {@link AlreadyUnderWayError} before anything is asked of the wallet. */
  async submit(request: TxRequest): Promise<TxRecord> {
    const { key, purpose, sender } = request;
    if (this.underWay(sender, key)) throw new AlreadyUnderWayError(`${key} of ${sender} is under way`);
    const id = crypto.randomUUID();
    const record: TxRecord = { id, key, sender, purpose, status: "signing", startedAt: Date.now() };
    this.#records = [record, ...this.#records].filter((one, index) => index < KEPT || isUnderWay(one));
    this.#changed();
    let chain: Chain | undefined;
    let mayHaveLeft = false;
    try {
      chain = await this.#options.loadChain();
      const { library, client } = chain;
      const messages = request.messages({ library, deployment: client.deployment, sender });
      const inTurn = this.#options.inTurn ?? ((_address, task) => task());
      const sent = await inTurn(sender, () =>
        library.sendMessages(client, request.signer, messages, {
          feeGranter: request.feeGranter,
          pollMs: POLL_MS,
          onSigned: (tx) => {
            this.#keep(id, tx);
            mayHaveLeft = true;
          },
        }),
      );
      return this.#inBlock(id, client, sent);
    } catch (error) {
      return mayHaveLeft && chain ? this.#ended(id, chain.client, error) : this.#failed(id, error);
    }
  }

  #keep(id: string, { hash, bytes, signedAtHeight, timeoutHeight }: PendingTx): void {
    this.#patch(id, { status: "sent", hash, bytes: encodeBase64(bytes), signedAtHeight, timeoutHeight });
  }

  async #resume(record: TxRecord, signal: AbortSignal | undefined): Promise<void> {
    const { id, hash, bytes, signedAtHeight, timeoutHeight } = record;
    if (hash === undefined || bytes === undefined || timeoutHeight === undefined) return;
    const chain = await this.#chain(signal);
    if (chain === undefined) return;
    const { library, client } = chain;
    const pending = { hash, bytes: decodeBase64(bytes), signedAtHeight, timeoutHeight };
    await library.resumeTx(client, pending, { pollMs: POLL_MS, signal }).then(
      (sent) => void this.#inBlock(id, client, sent),
      (error: unknown) => void (signal?.aborted || this.#ended(id, client, error)),
    );
  }

  async #followOn({ id, height = 0 }: TxRecord, signal: AbortSignal | undefined): Promise<void> {
    const chain = await this.#chain(signal);
    if (chain !== undefined) await this.#untilFinal(id, chain.client, height);
  }

  /** Without a connection the library may not load at first. */
  async #chain(signal: AbortSignal | undefined): Promise<Chain | undefined> {
    while (!signal?.aborted) {
      const chain = await this.#options.loadChain().catch(() => undefined);
      if (chain !== undefined) return chain;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
    return undefined;
  }

  /** What was sent happened, did not, or nobody can tell. */
  #ended(id: string, client: Client, error: unknown): TxRecord {
    const { name, height } = error as { name?: string; height?: number };
    if (name === "TxAlreadySentError" && height !== undefined)
      return this.#inBlock(id, client, { height, wasSentBefore: true });
    if (name === "TxRejectedError" || name === "TxExpiredError") return this.#failed(id, error);
    const record = name === "TxFailedError" ? this.#failed(id, error, height) : this.#patch(id, { status: "unknown" });
    this.#options.onSettled?.(record);
    return record;
  }

  #inBlock(id: string, client: Client, { height, wasSentBefore }: InBlock): TxRecord {
    const record = this.#patch(id, { status: "inBlock", height, ...(wasSentBefore && { wasSentBefore }) });
    this.#options.onSettled?.(record);
    void this.#untilFinal(id, client, height);
    return record;
  }

  /** The header after a block holds the hash of what the block did; when that one is committed too, two thirds have signed it. */
  async #untilFinal(id: string, client: Client, height: number): Promise<void> {
    for (;;) {
      const reached = await client.status().then(
        (status) => status.height,
        () => 0,
      );
      if (reached > height) break;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    const { bytes: _, ...record } = this.#patch(id, { status: "final" });
    this.#records = this.#records.map((one) => (one.id === id ? record : one));
    this.#changed();
    this.#options.onSettled?.(record);
  }

  #failed(id: string, error: unknown, height?: number): TxRecord {
    return this.#patch(id, { status: "failed", failure: failureOf(error), ...(height !== undefined && { height }) });
  }

  #patch(id: string, change: Partial<TxRecord>): TxRecord {
    const before = this.#records.find((record) => record.id === id);
    if (before === undefined) throw new Error(`there is no transaction ${id}`);
    const after = { ...before, ...change };
    this.#records = this.#records.map((record) => (record.id === id ? after : record));
    this.#changed();
    return after;
  }

  #changed(): void {
    const { storage, storageKey } = this.#options;
    storage.setItem(storageKey, JSON.stringify(this.#records));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const isUnderWay = ({ status }: TxRecord): boolean => status === "signing" || status === "sent";

function readRecords({ storage, storageKey }: TxStoreOptions): TxRecord[] {
  try {
    const records: unknown = JSON.parse(storage.getItem(storageKey) ?? "[]");
    return Array.isArray(records) ? records : [];
  } catch {
    return [];
  }
}

const walletKinds: readonly TxFailure["kind"][] = ["locked", "wrongChain", "notInstalled", "cannotSign", "wallet"];

/** Whether its words are a wallet's. */
export const isWalletFailure = ({ kind }: TxFailure): boolean => walletKinds.includes(kind);

/** Errors of the library are told by name, so that it need not be there. */
export function failureOf(error: unknown): TxFailure {
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof WalletError) {
    const kind = error.kind === "failed" ? "wallet" : error.kind;
    // Declining can be taken back. Nothing else is helped by asking a wallet again as it is.
    return { kind, words, retryHelps: kind === "rejected" };
  }
  if (!(error instanceof Error)) return { kind: "other", words, retryHelps: false };
  const retryHelps = "retryHelps" in error && error.retryHelps === true;
  if (error.name === "NetworkError") return { kind: "network", words, retryHelps };
  if (error.name === "TxExpiredError") return { kind: "expired", words, retryHelps };
  if (error.name === "AccountNotFoundError") return { kind: "unknownAccount", words, retryHelps };
  if ("kind" in error && typeof error.kind === "string") return { kind: error.kind as FailureKind, words, retryHelps };
  return { kind: "other", words, retryHelps };
}
