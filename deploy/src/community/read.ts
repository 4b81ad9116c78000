import { dirname, join, resolve } from "node:path";
import * as v from "valibot";
import { SettingError } from "../errors.ts";
import { toMarket, unique } from "../market/read.ts";
import { parseToml, readText } from "../market/toml.ts";
import { members } from "../plan/observe.ts";
import type { Wanted } from "../wanted.ts";
import type { Community } from "./community.ts";
import { CommunityFileError, helpfulFault, placed } from "./faults.ts";
import { keyLines } from "./lines.ts";
import { type CommunityFile, fileSchema } from "./schema.ts";

/** Reads an operator's `community.toml`. Throws `CommunityFileError` with everything that is wrong with its keys, each with its line. */
export async function readCommunity(file: string): Promise<Community> {
  return parseCommunity(file, await readText(file));
}

export function parseCommunity(file: string, text: string): Community {
  const content = parseToml(file, text);
  const lines = keyLines(text);
  const result = v.safeParse(fileSchema, content, { abortPipeEarly: true });
  if (!result.success) {
    const faults = result.issues.map((issue) => placed(helpfulFault(fileSchema, issue), lines));
    throw new CommunityFileError(
      file,
      faults.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    );
  }
  try {
    return toCommunity(file, result.output);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    const { key, value, reason } = error;
    throw new CommunityFileError(file, [placed({ key, value, reason }, lines)]);
  }
}

function toCommunity(file: string, found: CommunityFile): Community {
  checkTogether(file, found);
  const near = (path: string): string => resolve(dirname(file), path);
  const { accounts, admission, contracts, fees } = found;
  const wanted: Community["wanted"] = {
    denom: found.money_denom,
    feeDenom: found.fee_denom,
    market: toMarket(file, found),
    zoneOperators: found.zones.map(({ operator }) => operator ?? accounts.operator),
    accounts: {
      authority: accounts.authority,
      utility: accounts.utility,
      community: accounts.community,
      relayers: accounts.relayers,
    },
    admission,
    terms: {
      points: { operatorPowerW: contracts.operator_power_w, applicationSlots: contracts.application_slots },
      proposalSeconds: BigInt(contracts.proposal_seconds),
      pointsPerTick: contracts.points_per_tick,
      maxClockSkewSeconds: contracts.max_clock_skew_seconds,
      keepSlots: contracts.keep_slots,
      meteredSecondsPerSlot: found.slot_seconds,
    },
    ...(fees && {
      fees: {
        gasPrice: fees.gas_price,
        memberGasPerDay: BigInt(fees.member_gas_per_day),
        relayerGasPerDay: BigInt(fees.relayer_gas_per_day),
      },
    }),
  };
  return {
    file,
    name: found.name,
    chainId: found.chain_id,
    rpcUrl: found.rpc_url,
    deploymentFile: near(found.deployment),
    wanted,
    validators: found.validators?.map(({ moniker, power, key_file }) => ({
      moniker,
      power: BigInt(power),
      keyFile: near(key_file ?? join("validators", `${moniker}.json`)),
    })),
    keyFiles: found.keys.files.map(near),
    genesis: { balances: balancesOf(file, found, wanted) },
    services: found.services,
  };
}

function checkTogether(file: string, { accounts, admission, zones, validators }: CommunityFile): void {
  if (admission.threshold > admission.verifiers.length) {
    const reason = `more than there are verifiers, ${admission.verifiers.length}`;
    throw new SettingError(file, "admission.threshold", admission.threshold, reason);
  }
  once(file, "admission.verifiers", admission.verifiers);
  once(file, "accounts.relayers", accounts.relayers);
  const root = zones[0]?.operator;
  if (root !== undefined && root !== accounts.operator)
    throw new SettingError(file, "zones[0].operator", root, "the root's operator is accounts.operator");
  unique(
    file,
    "validators",
    (validators ?? []).map(({ moniker }) => ({ name: moniker })),
  );
}

function once(file: string, list: string, addresses: string[]): void {
  addresses.forEach((address, index) => {
    if (addresses.indexOf(address) !== index)
      throw new SettingError(file, `${list}[${index}]`, address, "is in the list twice");
  });
}

const named = ["authority", "operator", "utility", "community"] as const;

/** Who is there from the first block, so that it can sign: everybody with a role, with the money that the file names, and the community with all fee coins. */
function balancesOf(
  file: string,
  { genesis, accounts, money_denom, fee_denom }: CommunityFile,
  wanted: Community["wanted"],
): Community["genesis"]["balances"] {
  const people = new Set([accounts.community, ...members(wanted satisfies Wanted)]);
  const money = new Map<string, bigint>();
  for (const [who, amount] of Object.entries(genesis.money_micro)) {
    const role = named.find((one) => one === who);
    const address = role === undefined ? who : accounts[role];
    if (!people.has(address)) {
      const reason = `nobody of this file: name ${named.join(", ")}, or the address of a verifier, a relayer or a zone's operator`;
      throw new SettingError(file, `genesis.money_micro.${who}`, amount, reason);
    }
    money.set(address, (money.get(address) ?? 0n) + BigInt(amount));
  }
  return [...people].map((address) => ({
    address,
    coins: [
      { denom: money_denom, amount: money.get(address) ?? 0n },
      { denom: fee_denom, amount: address === accounts.community ? BigInt(genesis.fee_coins) : 0n },
    ].filter(({ amount }) => amount > 0n),
  }));
}
