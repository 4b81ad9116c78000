import {
  AccountNotFoundError,
  broadcastTx,
  type Client,
  createClient,
  type Deployment,
  decodeEvents,
  type FoundTx,
  feeFor,
  getBankRegisters,
  getBanks,
  getCoinBalance,
  getFeeGranters,
  getGasLimits,
  getMeteringConfig,
  getMeteringPoint,
  getSequence,
  indexInBank,
  meterIdAt,
  QueryError,
  RpcError,
  restartRegistersMessage,
  type Signer,
  signTx,
  submitOcmfMessage,
  submitReadingsMessage,
  TxSearch,
  type TxSighting,
  WattmeshError,
} from "@wattmesh/client";
import { ChainUnreachableError, ConfigError, messageOf } from "@wattmesh/service-kit/errors";
import { NoAccountError } from "../errors.ts";
import type { ReadingVerdict } from "../outbox/attempts.ts";
import { areRecords, type Batch } from "../outbox/batches.ts";
import type { BankSize, Broadcast, ChainPort, IncludedTx, Sighting, SignRequest, Station } from "./port.ts";

/** The chain port of a real node, over the TypeScript client. */
export function cosmosChain(deployment: Deployment, signer: Signer, address: string, timeoutMs: number): ChainPort {
  const client = createClient(deployment, { timeoutMs });
  return {
    address,
    status: () => callNode(() => client.status()),
    account: () => callNode(() => account(client, address)),
    balance: () => callNode(() => getCoinBalance(client, { address, denom: deployment.feeDenom })),
    maxTxGas: () => callNode(async () => Number((await getGasLimits(client)).maxTxGas)),
    sign: (request) => sign(deployment, signer, address, request),
    broadcast: (bytes) => callNode(() => broadcast(client, bytes)),
    search: (tx) => {
      const search = new TxSearch(client, tx);
      return { look: (status) => callNode(async () => sighting(await search.look(status), deployment)) };
    },
    banks: () => callNode(() => allBanks(client)),
    bankRegisters: (bank) => callNode(async () => (await getBankRegisters(client, { bank })).registers),
    station: (meterId) => callNode(() => station(client, meterId)),
    check: (maxClockSkewSeconds) => callNode(() => checkContract(client, maxClockSkewSeconds)),
  };
}

/** Calls the node; an error of the client means that the same call can succeed later. */
async function callNode<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof AccountNotFoundError) {
      throw new NoAccountError(error.address);
    }
    if (error instanceof WattmeshError) {
      throw new ChainUnreachableError(messageOf(error), { cause: error });
    }
    throw error;
  }
}

async function account(client: Client, address: string) {
  const isFree = Number(client.deployment.gasPrice) === 0;
  const [sequence, granters] = await Promise.all([
    getSequence(client, address),
    isFree ? [] : getFeeGranters(client, { grantee: address }),
  ]);
  return { ...sequence, feeGranter: granters[0] };
}

function sign(deployment: Deployment, signer: Signer, address: string, request: SignRequest) {
  const { accountNumber, sequence, feeGranter, timeoutHeight, batches } = request;
  const gasLimit = BigInt(request.gasLimit);
  return signTx(signer, {
    messages: [
      ...batches.map((batch) => batchMessage(deployment, address, batch)),
      ...(request.restart === undefined ? [] : [restartRegistersMessage(deployment, address, request.restart)]),
    ],
    accountNumber,
    sequence,
    chainId: deployment.chainId,
    gasLimit,
    fee: feeFor(gasLimit, deployment.gasPrice, deployment.feeDenom),
    feeGranter,
    timeoutHeight,
    address,
  });
}

const batchMessage = (deployment: Deployment, address: string, batch: Batch) =>
  areRecords(batch)
    ? submitOcmfMessage(deployment, address, recordsOf(batch))
    : submitReadingsMessage(deployment, address, { batch: packed(batch) });

const recordsOf = ({ bank, slot, readings }: Batch) => ({
  bank,
  slot,
  records: readings.flatMap(({ meterId, record }) =>
    record === undefined ? [] : [{ index: indexInBank(meterId), record }],
  ),
});

const packed = ({ bank, slot, readings }: Batch) => ({
  bank,
  slot,
  readings: readings.map((reading) => ({ index: indexInBank(reading.meterId), ...reading })),
});

async function broadcast(client: Client, bytes: Uint8Array): Promise<Broadcast> {
  try {
    const { code, log } = await broadcastTx(client, bytes);
    return code === 0 ? { kind: "pending" } : { kind: "refused", code, log };
  } catch (error) {
    // The node itself, not the chain, refused the transaction: its mempool is full, for example.
    if (error instanceof RpcError) {
      return { kind: "refused", code: error.code, log: error.detail };
    }
    throw error;
  }
}

const sighting = (seen: TxSighting, deployment: Deployment): Sighting =>
  seen.kind === "found" ? { kind: "found", tx: included(seen.tx, deployment) } : seen;

function included(tx: FoundTx, deployment: Deployment): IncludedTx {
  const { height, code, rawLog, events } = tx;
  const gas = { wanted: Number(tx.gasWanted), used: Number(tx.gasUsed) };
  return { height, code, log: rawLog, verdicts: code === 0 ? verdictsOf(events, deployment) : [], gas };
}

function verdictsOf(events: Parameters<typeof decodeEvents>[0], deployment: Deployment): ReadingVerdict[] {
  return decodeEvents(events, deployment).flatMap((event): ReadingVerdict[] => {
    switch (event.type) {
      case "readings_submitted":
        return event.readings.map(({ index, verdict }) => ({
          meterId: meterIdAt(event.bank, index),
          slot: event.slot,
          verdict,
        }));
      case "ocmf_refused": {
        const { meterId, slot, fault, detail } = event;
        return [{ meterId, slot, verdict: "ocmf_refused", reason: `${fault}: ${detail}` }];
      }
      default:
        return [];
    }
  });
}

async function allBanks(client: Client): Promise<BankSize[]> {
  const banks: BankSize[] = [];
  for (;;) {
    const page = await getBanks(client, { startAfter: banks.at(-1)?.bank, limit: 100 });
    banks.push(...page.banks);
    if (page.banks.length < 100) {
      return banks;
    }
  }
}

/** The registry answers with an error when it has no such meter. */
async function station(client: Client, meterId: number): Promise<Station | undefined> {
  try {
    const { serial, deviceKey, readingFormat } = await getMeteringPoint(client, { meterId });
    return { serial, ...deviceKey, signsRecords: readingFormat === "ocmf" };
  } catch (error) {
    if (error instanceof QueryError) return undefined;
    throw error;
  }
}

async function checkContract(client: Client, maxClockSkewSeconds: number): Promise<void> {
  const { slotSeconds, graceSeconds } = client.deployment;
  const terms = await getMeteringConfig(client);
  if (terms.slotSeconds !== slotSeconds || terms.graceSeconds !== graceSeconds) {
    const found = `${terms.slotSeconds} s and ${terms.graceSeconds} s of grace`;
    throw new ConfigError(
      "deployment",
      `${slotSeconds} s and ${graceSeconds} s of grace`,
      `the contract has slots of ${found}`,
    );
  }
  if (terms.maxClockSkewSeconds !== maxClockSkewSeconds) {
    throw new ConfigError(
      "readings.max_clock_skew_seconds",
      String(maxClockSkewSeconds),
      `the contract lets clocks be ${terms.maxClockSkewSeconds} s apart`,
    );
  }
}
