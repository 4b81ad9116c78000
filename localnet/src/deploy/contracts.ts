import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import {
  type Client,
  type ContractName,
  type Contracts,
  clockContracts,
  contractNames,
  type InstantiateValues,
  instantiateMessages,
  type Message,
  type MoneyParams,
  pinCodesMessage,
  registerContractMessage,
  sendMessages,
  storeCodeMessage,
} from "@wattmesh/client";
import { QueryBuildAddressRequest, QueryBuildAddressResponse } from "cosmjs-types/cosmwasm/wasm/v1/query";
import { MsgInstantiateContract2 } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { MONEY_DENOM } from "../chain/home.ts";
import type { Community } from "../community/community.ts";
import { ROW_SECONDS } from "../data/profile.ts";
import type { Accounts } from "../keys.ts";
import { forwardParams, pricing } from "./forward.ts";
import { OPERATOR_POWER_W } from "./households.ts";

/** Gas to store one contract, with room to spare. */
const CODE_GAS_LIMIT = 8_000_000n;
const PROPOSAL_SECONDS = 86_400n;
/** Slots after which an undecided application for a metering point lapses: a week of quarter-hours. */
const APPLICATION_SLOTS = 672;
/** Metering points summed or settled in one block, at most. */
const POINTS_PER_TICK = 2_000;
/** How far a meter's clock may be ahead of the last block's time. */
const MAX_CLOCK_SKEW_SECONDS = 2;
/** Slots whose energies and results the chain keeps. */
const KEEP_SLOTS = 1_000;

interface Code {
  name: ContractName;
  /** SHA-256 of the code, by which the chain knows it. */
  checksum: Uint8Array;
  gzipped: Uint8Array;
}

/** Uploads all contracts, then instantiates and pins them and registers those that the clock calls in one transaction. */
export async function deployContracts(
  client: Client,
  artifacts: string,
  community: Community,
  accounts: Accounts,
): Promise<Contracts> {
  const codes = await Promise.all(contractNames.map((name) => readCode(artifacts, name)));
  const codeIds = await storeCodes(client, codes, accounts);
  const contracts = await addressesOf(client, codes, accounts.authority.address);
  const { address: authority, signer } = accounts.authority;
  const deployment = { ...client.deployment, contracts };
  await sendMessages(client, signer, [
    ...instantiations(codeIds, contracts, community, accounts),
    pinCodesMessage(deployment, authority, { codeIds }),
    ...clockContracts.map(({ name, ...gas }) =>
      registerContractMessage(deployment, authority, { contractAddress: contracts[name], ...gas }),
    ),
  ]);
  return contracts;
}

async function readCode(artifacts: string, name: ContractName): Promise<Code> {
  const wasm = await readFile(join(artifacts, `${name}.wasm`));
  return {
    name,
    checksum: createHash("sha256").update(wasm).digest(),
    gzipped: await promisify(gzip)(wasm, { level: 9 }),
  };
}

/** Each in a transaction of its own, which may ask for more gas than others. */
async function storeCodes(client: Client, codes: Code[], { authority }: Accounts): Promise<bigint[]> {
  const codeIds: bigint[] = [];
  for (const { gzipped } of codes) {
    const message = storeCodeMessage(client.deployment, authority.address, { wasmByteCode: gzipped });
    // A simulation would compile the contract once more.
    const options = { pollMs: 100, gasLimit: CODE_GAS_LIMIT };
    const { rawEvents } = await sendMessages(client, authority.signer, [message], options);
    const stored = rawEvents.filter(({ type }) => type === "store_code").flatMap(({ attributes }) => attributes);
    codeIds.push(...stored.filter(({ key }) => key === "code_id").map(({ value }) => BigInt(value)));
  }
  return codeIds;
}

/** Where the contracts will be: their addresses follow from code, creator and salt, so that each can be told of the others at once. */
async function addressesOf(client: Client, codes: Code[], creator: string): Promise<Contracts> {
  const found = await Promise.all(
    codes.map(async ({ name, checksum }) => {
      const request = QueryBuildAddressRequest.fromPartial({
        codeHash: Buffer.from(checksum).toString("hex"),
        creatorAddress: creator,
        salt: Buffer.from(name).toString("hex"),
      });
      const answer = await client.moduleQuery(
        "/cosmwasm.wasm.v1.Query/BuildAddress",
        QueryBuildAddressRequest.encode(request).finish(),
      );
      return [name, QueryBuildAddressResponse.decode(answer).address];
    }),
  );
  return Object.fromEntries(found);
}

function instantiations(codeIds: bigint[], contracts: Contracts, community: Community, accounts: Accounts): Message[] {
  const sender = accounts.authority.address;
  const messages = instantiateMessages(instantiateValues(community, accounts), contracts);
  return contractNames.map((name, index) => {
    const value = MsgInstantiateContract2.fromPartial({
      sender,
      admin: sender,
      codeId: codeIds[index] ?? 0n,
      label: name,
      msg: Buffer.from(JSON.stringify(messages[name])),
      salt: Buffer.from(name),
    });
    return { typeUrl: MsgInstantiateContract2.typeUrl, value: MsgInstantiateContract2.encode(value).finish() };
  });
}

const moneyParams = ({ money }: Community): MoneyParams => ({
  withdrawDelaySlots: money.withdrawDelaySlots,
  utilityLowMicro: money.utilityLowMicro,
  claimsEverySlots: money.claimsEverySlots,
});

function instantiateValues(community: Community, accounts: Accounts): InstantiateValues {
  const admin = accounts.authority.address;
  const { slotSeconds, graceSeconds, priceTickMicroPerKwh, tariff, admission, carbon, zones } = community;
  return {
    registry: {
      admin,
      verifiers: accounts.verifiers.map(({ address }) => address),
      threshold: admission.threshold,
      proposalSeconds: PROPOSAL_SECONDS,
      points: { slotSeconds, operatorPowerW: OPERATOR_POWER_W, applicationSlots: APPLICATION_SLOTS },
    },
    grid: {
      admin,
      operator: accounts.operator.address,
      slotSeconds,
      priceTickMicroPerKwh,
      rootName: zones[0]?.name ?? "",
      tariff,
      tariffNoticeSlots: community.forward.horizonSlots,
    },
    metering: {
      admin,
      slotSeconds,
      graceSeconds,
      meteredSecondsPerSlot: ROW_SECONDS,
      maxClockSkewSeconds: MAX_CLOCK_SKEW_SECONDS,
      keepSlots: KEEP_SLOTS,
    },
    token: {
      admin,
      name: "Wattmesh energy",
      symbol: "KWH",
      gridGPerKwh: carbon.gridGPerKwh,
      sourceGPerKwh: [{ source: "solar", gPerKwh: carbon.solarGPerKwh }],
    },
    trading: {
      admin,
      denom: MONEY_DENOM,
      utility: accounts.utility.address,
      community: accounts.community.address,
      slotSeconds,
      graceSeconds,
      pointsPerTick: POINTS_PER_TICK,
      keepSlots: KEEP_SLOTS,
      forward: forwardParams(community),
      pricing: pricing(community),
      money: moneyParams(community),
    },
  };
}
