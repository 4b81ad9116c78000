import {
  addValidatorMessage,
  addZoneMessage,
  approveMessage,
  type Client,
  type ContractName,
  type Contracts,
  clockContracts,
  feeFor,
  grantFeesMessage,
  type InstantiateValues,
  instantiateMessages,
  type Message,
  migrateContractMessage,
  noContracts,
  pinCodesMessage,
  proposeMessage,
  registerContractMessage,
  removeValidatorMessage,
  type SentTx,
  type Signer,
  sendMessages,
  setForwardParamsMessage,
  setGasLimitMessage,
  setGasShareMessage,
  setLineMessage,
  setMoneyParamsMessage,
  setPointsPerTickMessage,
  setPowerMessage,
  setPricingMessage,
  setStorageMessage,
  setTariffMessage,
  slotAt,
  storeCodeMessage,
  updateLanesParamsMessage,
  updateZoneMessage,
} from "@wattmesh/client";
import { MsgInstantiateContract2 } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { futureAddresses, type StoredCode, storedCodes } from "../chain/wasm.ts";
import { type Code, gzipped } from "../contracts/codes.ts";
import { instantiateValues, migrateMessages } from "../contracts/values.ts";
import { UsageError } from "../errors.ts";
import type { Wanted } from "../wanted.ts";
import { clientOf, type Observed } from "./observe.ts";
import { READINGS } from "./plan.ts";
import { describe, type SetVerifiers, type Step, signerOf } from "./steps.ts";
import { type UnsignedTx, unsignedTx } from "./unsigned.ts";

export interface PerformOptions {
  client: Client;
  wanted: Wanted;
  observed: Observed;
  codes: readonly Code[];
  /** The key of an address; nothing when nobody here holds it. */
  signerFor(address: string): Promise<Signer | undefined>;
  /** Told of each step before it is signed. */
  onStep?: (step: string) => void;
  /** Given what nobody here can sign; without it that is an error. */
  handOver?: ((tx: UnsignedTx, steps: readonly Step[]) => Promise<void>) | undefined;
}

export interface Performed {
  /** Where the contracts are, or will be. */
  contracts: Contracts;
  /** Whether every step was done; false when some were handed over. */
  isComplete: boolean;
}

/** Gas to store one contract, with room to spare: a simulation would compile the contract once more. */
const CODE_GAS_LIMIT = 12_000_000n;
/** Messages of one transaction, below the gas that one may ask for. */
const AT_ONCE = 25;
const WAIT = { pollMs: 100 };

/**
 * Does the steps of a plan in their order, each transaction in its block before the next one is signed. What was done before a failure stays done,
 * and the next plan goes on from there. What is handed over ends the work, as what comes after may need it; of codes all are handed over at once.
 */
export async function perform(steps: readonly Step[], options: PerformOptions): Promise<Performed> {
  const { onStep = () => undefined, handOver } = options;
  let client = clientOf(options.client, { ...noContracts, ...addressed(options.observed) });
  let isHandedOver = false;
  for (const together of transactions(steps)) {
    const byOne = together.filter((step) => step.kind !== "setVerifiers");
    const [first] = byOne;
    const isElsewhere =
      handOver !== undefined && first !== undefined && (await options.signerFor(first.signer)) === undefined;
    if (isHandedOver && !(isElsewhere && first.kind === "storeCode")) break;
    for (const step of together) onStep(describe(step));
    for (const step of together) if (step.kind === "setVerifiers") await setVerifiers(client, step, options);
    for (const step of byOne)
      if (step.kind === "startContracts") client = await withFuture(client, step.contracts, options);
    if (first === undefined) continue;
    if (!isElsewhere) {
      await send(client, first, byOne, options);
      continue;
    }
    const messages = await messagesFor(client, byOne, options);
    await handOver(await unsignedTx(client, first.signer, messages, gasOf(first)), byOne);
    isHandedOver = true;
  }
  return { contracts: client.deployment.contracts, isComplete: !isHandedOver };
}

/** Steps that make one transaction: those of one account that follow each other, and none of those that need one of their own. */
export function transactions(steps: readonly Step[]): Step[][] {
  const made: Step[][] = [];
  for (const step of steps) {
    const last = made.at(-1);
    const before = last?.[0];
    const fits = before !== undefined && !isAlone(before) && !isAlone(step) && signerOf(before) === signerOf(step);
    if (last !== undefined && fits && last.length < AT_ONCE) last.push(step);
    else made.push([step]);
  }
  return made;
}

/** A code asks for more gas than others may, contracts that start are a whole block's work, and the set of validators changes by one a block. */
const isAlone = ({ kind }: Step): boolean =>
  [
    "storeCode",
    "startContracts",
    "migrate",
    "setVerifiers",
    "setLanes",
    "addValidator",
    "setPower",
    "removeValidator",
  ].includes(kind);

const addressed = ({ contracts }: Observed): Partial<Contracts> =>
  Object.fromEntries(Object.entries(contracts).map(([name, { address }]) => [name, address]));

async function withFuture(
  client: Client,
  starting: ContractName[],
  { codes, wanted }: PerformOptions,
): Promise<Client> {
  const named = codes.filter(({ name }) => starting.includes(name));
  const future = await futureAddresses(client, named, wanted.accounts.authority);
  return clientOf(client, { ...client.deployment.contracts, ...future });
}

type Signed = Exclude<Step, SetVerifiers>;

async function send(client: Client, first: Signed, steps: Signed[], options: PerformOptions): Promise<SentTx> {
  const signer = await keyOf(first.signer, options);
  const gasLimit = gasOf(first);
  const messages = await messagesFor(client, steps, options);
  return sendMessages(client, signer, messages, { ...WAIT, ...(gasLimit !== undefined && { gasLimit }) });
}

const gasOf = ({ kind }: Step): bigint | undefined => (kind === "storeCode" ? CODE_GAS_LIMIT : undefined);

async function messagesFor(client: Client, steps: Signed[], options: PerformOptions): Promise<Message[]> {
  const { timeSeconds } = await client.status();
  const stored = steps.some(needsCodes) ? await storedCodes(client) : [];
  const presentSlot = slotAt(timeSeconds, options.wanted.market.slotSeconds);
  const messages: Message[] = [];
  for (const step of steps) messages.push(...(await messagesOf(step, { ...options, client, stored, presentSlot })));
  return messages;
}

const needsCodes = ({ kind }: Step): boolean => kind === "startContracts" || kind === "migrate";

async function keyOf(address: string, { signerFor }: PerformOptions): Promise<Signer> {
  const signer = await signerFor(address);
  if (signer === undefined) throw new UsageError(`nobody here holds the key of ${address}, who has to sign`);
  return signer;
}

interface Context extends PerformOptions {
  stored: StoredCode[];
  presentSlot: number;
}

/** What a step is on the chain. */
async function messagesOf(step: Signed, context: Context): Promise<Message[]> {
  const { client, codes, presentSlot } = context;
  const { deployment } = client;
  const { contracts } = deployment;
  // The next slot begins before a transaction is in a block, sometimes.
  const fromSlot = presentSlot + 2;
  switch (step.kind) {
    case "storeCode":
      return [storeCodeMessage(deployment, step.signer, { wasmByteCode: await gzipped(codeOf(codes, step.contract)) })];
    case "startContracts":
      return startMessages(step, context);
    case "registerWithClock":
      return registrations([step.contract], step.signer, client);
    case "setClockGas": {
      const gas = clockContracts.find(({ name }) => name === step.contract);
      const contractAddress = contracts[step.contract];
      if (gas === undefined) return [];
      // A share is never above its limit: whatever grows, the limit does so first.
      const limit = setGasLimitMessage(deployment, step.signer, { contractAddress, gasLimit: gas.gasLimit });
      const share = setGasShareMessage(deployment, step.signer, { contractAddress, gasShare: gas.gasShare });
      const found = context.observed.clock.find((one) => one.contractAddress === contractAddress);
      return (found?.gasLimit ?? 0n) <= gas.gasLimit ? [limit, share] : [share, limit];
    }
    case "addZone": {
      const { name, parentId, operator, line } = step;
      return [addZoneMessage(deployment, step.signer, { name, parentId, operator, line })];
    }
    case "renameZone":
      return [updateZoneMessage(deployment, step.signer, { zoneId: step.zoneId, name: step.name })];
    case "handZoneOver":
      return [updateZoneMessage(deployment, step.signer, { zoneId: step.zoneId, operator: step.operator })];
    case "setLine":
      return [setLineMessage(deployment, step.signer, { zoneId: step.zoneId, fromSlot, line: step.line })];
    case "setStorage":
      return [setStorageMessage(deployment, step.signer, { zoneId: step.zoneId, capacityWh: step.capacityWh })];
    case "setTariff": {
      const { tariff, noticeSlots } = step;
      return [setTariffMessage(deployment, step.signer, { fromSlot: fromSlot + noticeSlots, tariff })];
    }
    case "setForwardParams":
      return [setForwardParamsMessage(deployment, step.signer, { params: step.params })];
    case "setPricing":
      return [setPricingMessage(deployment, step.signer, { pricing: step.pricing })];
    case "setMoneyParams":
      return [setMoneyParamsMessage(deployment, step.signer, { params: step.params })];
    case "setPointsPerTick":
      return [setPointsPerTickMessage(deployment, step.signer, { pointsPerTick: step.pointsPerTick })];
    case "grantFees": {
      const dailyLimit = feeFor(step.gasPerDay, step.gasPrice, step.feeDenom);
      return [grantFeesMessage(deployment, step.signer, { grantee: step.grantee, dailyLimit })];
    }
    case "setLanes": {
      const reserved = { contractAddress: contracts.metering, message: READINGS };
      const others = context.observed.lanes.reservedCalls.filter(
        ({ contractAddress, message }) => contractAddress !== reserved.contractAddress || message !== reserved.message,
      );
      const params = { ...step.fees, reservedCalls: [reserved, ...others] };
      return [updateLanesParamsMessage(deployment, step.signer, { params })];
    }
    case "addValidator": {
      const { moniker, pubKey, power } = step;
      return [addValidatorMessage(deployment, step.signer, { moniker, pubKey, power })];
    }
    case "setPower": {
      const { consensusAddress, power } = step;
      return [setPowerMessage(deployment, step.signer, { consensusAddress, power })];
    }
    case "removeValidator":
      return [removeValidatorMessage(deployment, step.signer, { consensusAddress: step.consensusAddress })];
    case "migrate":
      return [
        ...step.contracts.map(({ contract, checksum }) =>
          migrateContractMessage(deployment, step.signer, {
            contract: contracts[contract],
            codeId: codeIdOf(context, checksum),
            message: migrateMessages(contracts)[contract],
          }),
        ),
        pinCodesMessage(deployment, step.signer, {
          codeIds: step.contracts.map(({ checksum }) => codeIdOf(context, checksum)),
        }),
      ];
  }
}

function startMessages(
  { signer, contracts: starting, onClock }: Extract<Step, { kind: "startContracts" }>,
  context: Context,
): Message[] {
  const { client, codes, wanted } = context;
  const { contracts } = client.deployment;
  const values: InstantiateValues = instantiateValues(wanted);
  const messages = instantiateMessages(values, contracts);
  const idOf = (name: ContractName) => codeIdOf(context, codeOf(codes, name).checksum);
  return [
    ...starting.map((name) => {
      const value = MsgInstantiateContract2.fromPartial({
        sender: signer,
        admin: signer,
        codeId: idOf(name),
        label: name,
        msg: Buffer.from(JSON.stringify(messages[name])),
        salt: Buffer.from(name),
      });
      return { typeUrl: MsgInstantiateContract2.typeUrl, value: MsgInstantiateContract2.encode(value).finish() };
    }),
    pinCodesMessage(client.deployment, signer, { codeIds: starting.map(idOf) }),
    ...registrations(onClock, signer, client),
  ];
}

const registrations = (names: ContractName[], signer: string, { deployment }: Client): Message[] =>
  clockContracts
    .filter(({ name }) => names.includes(name))
    .map(({ name, ...gas }) =>
      registerContractMessage(deployment, signer, { contractAddress: deployment.contracts[name], ...gas }),
    );

function codeOf(codes: readonly Code[], name: ContractName): Code {
  const code = codes.find((one) => one.name === name);
  if (code === undefined) throw new UsageError(`there is no code of ${name}`);
  return code;
}

function codeIdOf({ stored }: Context, checksum: string): bigint {
  const code = stored.find((one) => one.checksum === checksum);
  if (code === undefined) throw new UsageError(`the chain does not know the code ${checksum}`);
  return code.codeId;
}

const admissionOf = ({ verifiers, threshold }: SetVerifiers) => ({ verifiers, threshold });

/** The first verifier proposes unless somebody has; then as many approve as it takes, of those whose keys are here. */
async function setVerifiers(client: Client, step: SetVerifiers, options: PerformOptions): Promise<void> {
  const { deployment } = client;
  let { proposalId, approvalsMissing } = step;
  for (const address of step.signers) {
    if (approvalsMissing === 0) return;
    const signer = proposalId === undefined ? await keyOf(address, options) : await options.signerFor(address);
    if (signer === undefined) continue;
    const message =
      proposalId === undefined
        ? proposeMessage(deployment, address, { action: { setVerifiers: admissionOf(step) } })
        : approveMessage(deployment, address, { proposalId });
    const { events } = await sendMessages(client, signer, [message], WAIT);
    const opened = events.find((event) => event.type === "proposal_opened");
    if (opened !== undefined) ({ proposalId } = opened);
    approvalsMissing -= 1;
  }
}
