import { contractNames, noContracts } from "@wattmesh/client";
import type { Community } from "../../src/community/community.ts";
import { parseCommunity } from "../../src/community/read.ts";
import { communityTemplate } from "../../src/community/template.ts";
import type { Observed } from "../../src/plan/observe.ts";
import { members } from "../../src/plan/observe.ts";
import { READINGS } from "../../src/plan/plan.ts";
import type { Wanted } from "../../src/wanted.ts";

/** Addresses of this chain. */
export const people = {
  authority: "watt10xcqpzrky6eff2g52qdye53xkk9jxkvrar9ztn",
  operator: "watt1a0qwuze2h85zw7nqpsj3ga0z9geyrgwptucv37",
  utility: "watt1g975h6gdx5mryeac72h6lj2nzygugxhyk9h4rd",
  community: "watt13zxmh4ue370cp48c9d8eeek43qhnzzhvz23ppu",
  relayer: "watt1n454ga9rqwkx6ax309knw5hs0z2erz7jg2unss",
  verifiers: [
    "watt16jlzchtg6pl8sstn4m42uaz7xmnkhv3609vs3v",
    "watt150rtrmj2f8vl9tem8qpfw36ylw5jg9j20q4hjf",
    "watt1rnl0x4c644dlzct5a8fej29drft3va5ndakjgv",
  ],
  other: "watt1vux25709r4uw6rzc8wyl7wwecjdhrx087w6pye",
};

/** The file that `init` writes. */
export const template = communityTemplate({
  name: "mill-lane",
  chainId: "mill-lane-1",
  rpcUrl: "http://127.0.0.1:26657",
  accounts: { ...people, relayers: [people.relayer] },
  verifiers: people.verifiers,
  threshold: 2,
  keyFiles: [],
});

/** That file with its first `was` replaced. */
export function changed(was: string | RegExp, is: string, text = template): string {
  const result = text.replace(was, is);
  if (result === text) throw new Error(`the file has no ${was}`);
  return result;
}

export const parsed = (text = template): Community => parseCommunity("c.toml", text);

export const codes = contractNames.map((name, index) => ({
  name,
  checksum: String(index).repeat(64),
  wasm: new Uint8Array(index + 1),
}));

export const validator = { moniker: "mill-lane-1", power: 10n, pubKey: new Uint8Array(32).fill(1) };

/** A file's wishes with its validator's key, which is a file of its own. */
export const wantedOf = (text = template): Wanted => ({ ...parsed(text).wanted, validators: [validator] });

/** A chain without anything of a community on it. */
export const emptyChain: Observed = {
  timeSeconds: 1_000_000n,
  authority: people.authority,
  validators: [{ consensusAddress: "wattvalcons1", validator }],
  codes: [],
  contracts: {},
  clock: [],
  lanes: { feeDenom: "uwatt", minFeePerMillionGas: 0n, feeRecipient: "", reservedCalls: [], reservedSenders: [] },
  granted: new Set(),
  community: undefined,
};

/** A chain that is as the file wants it. */
export function chainAsWanted(wanted = wantedOf()): Observed {
  const { market, accounts, admission, terms, zoneOperators, denom } = wanted;
  const { slotSeconds, graceSeconds } = market;
  const address = (name: string): string => `watt1${name}`;
  const addresses = { ...noContracts, ...Object.fromEntries(contractNames.map((name) => [name, address(name)])) };
  const admin = accounts.authority;
  return {
    ...emptyChain,
    codes: codes.map(({ checksum }, index) => ({ codeId: BigInt(index + 1), checksum })),
    contracts: Object.fromEntries(
      contractNames.map((name, index) => [
        name,
        { address: address(name), codeId: BigInt(index + 1), label: name, creator: admin, admin },
      ]),
    ),
    clock: [
      {
        id: 0n,
        contractAddress: addresses.trading,
        gasLimit: 3_000_000n,
        gasShare: 2_000_000n,
        consecutiveFailures: 0,
        jailed: false,
        busy: false,
      },
      {
        id: 1n,
        contractAddress: addresses.balancing,
        gasLimit: 2_000_000n,
        gasShare: 1_000_000n,
        consecutiveFailures: 0,
        jailed: false,
        busy: false,
      },
    ],
    lanes: {
      feeDenom: wanted.feeDenom,
      minFeePerMillionGas: 10_000n,
      feeRecipient: accounts.community,
      reservedCalls: [{ contractAddress: addresses.metering, message: READINGS }],
      reservedSenders: accounts.relayers,
    },
    granted: new Set(members(wanted)),
    community: {
      registry: {
        admin,
        bankCount: 0,
        grid: addresses.grid,
        metering: addresses.metering,
        points: { slotSeconds, ...terms.points },
        proposalSeconds: terms.proposalSeconds,
        ...admission,
      },
      openProposals: [],
      metering: {
        admin,
        graceSeconds,
        grid: addresses.grid,
        registry: addresses.registry,
        keepSlots: terms.keepSlots,
        maxClockSkewSeconds: terms.maxClockSkewSeconds,
        meteredSecondsPerSlot: terms.meteredSecondsPerSlot,
        slotSeconds,
      },
      grid: {
        admin,
        priceTickMicroPerKwh: market.priceTickMicroPerKwh,
        slotSeconds,
        tariffNoticeSlots: market.forward.horizonSlots,
        trading: addresses.trading,
        zoneCount: market.zones.length,
      },
      zones: market.zones.map(({ name, parent, line, storageCapacityWh }, zoneId) => ({
        name,
        operator: zoneOperators[zoneId] ?? "",
        parentId: parent,
        line,
        storageCapacityWh,
      })),
      tariff: market.tariff,
      trading: {
        admin,
        community: accounts.community,
        denom,
        graceSeconds,
        grid: addresses.grid,
        keepSlots: terms.keepSlots,
        metering: addresses.metering,
        pointsPerTick: terms.pointsPerTick,
        registry: addresses.registry,
        slotSeconds,
        token: addresses.token,
        utility: accounts.utility,
      },
      forward: { params: market.forward, pricing: market.pricing },
      money: market.money,
      carbon: market.carbon,
    },
  };
}
