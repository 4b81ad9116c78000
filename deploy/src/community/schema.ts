import { bech32 } from "@scure/base";
import { addressPrefix } from "@wattmesh/client";
import * as v from "valibot";
import {
  communityName,
  label,
  marketEntries,
  moneyEntries,
  moneyMicro,
  whole,
  zoneEntries,
  zonesOf,
} from "../market/schema.ts";

const address = v.pipe(
  v.string(`expected an address, ${addressPrefix}1…`),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? addressFault(dataset.value) : undefined;
    if (fault !== undefined) addIssue({ message: fault });
  }),
);

function addressFault(text: string): string | undefined {
  const prefix = /^([a-z]+)1/.exec(text)?.[1];
  if (prefix !== undefined && prefix !== addressPrefix)
    return `an address of another chain: those of this one begin with ${addressPrefix}1`;
  const bytes = bech32.decodeUnsafe(text, MOST_LETTERS);
  const length = bytes === undefined ? 0 : (bech32.fromWordsUnsafe(bytes.words)?.length ?? 0);
  if (length === 0) return `not an address, ${addressPrefix}1…: a letter is wrong or missing`;
  return length === 20 || length === 32 ? undefined : "not an address: its length is wrong";
}

/** Of an address of 32 bytes, as contracts have it. */
const MOST_LETTERS = 90;

const denom = v.pipe(
  v.string("expected a coin's name"),
  v.regex(/^[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/, "not a coin's name"),
);
const fileName = v.pipe(v.string("expected the path of a file"), v.nonEmpty("expected the path of a file"));
const url = v.pipe(v.string("expected a URL"), v.url("not a URL"), v.startsWith("http", "not an http or https URL"));
const gas = whole(1, Number.MAX_SAFE_INTEGER);

/** The keys of an operator's `community.toml`, each by itself. */
export const fileSchema = v.strictObject({
  name: communityName,
  chain_id: v.pipe(
    v.string("expected a chain id"),
    v.regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,49}$/, "not 1 to 50 of a-z, A-Z, 0-9, _ and -"),
  ),
  rpc_url: url,
  money_denom: v.optional(denom, "ueur"),
  fee_denom: v.optional(denom, "uwatt"),
  deployment: v.optional(fileName, "deployment.json"),
  ...marketEntries,
  accounts: v.strictObject({
    authority: address,
    operator: address,
    utility: address,
    community: address,
    relayers: v.pipe(v.array(address, "expected a list of addresses"), v.minLength(1, "no relayer")),
  }),
  admission: v.strictObject({
    verifiers: v.pipe(
      v.array(address, "expected a list of addresses"),
      v.minLength(1, "no verifier"),
      v.maxLength(32, "more than 32 verifiers"),
    ),
    threshold: whole(1, 32),
  }),
  keys: v.optional(v.strictObject({ files: v.optional(v.array(fileName, "expected a list of files"), []) }), {}),
  money: v.optional(v.strictObject(moneyEntries), {}),
  contracts: v.optional(
    v.strictObject({
      operator_power_w: v.optional(whole(0, 100_000_000), 43_470),
      application_slots: v.optional(whole(1, 100_000), 672),
      proposal_seconds: v.optional(whole(1, 31_536_000), 86_400),
      points_per_tick: v.optional(whole(1, 1_000_000), 2_000),
      max_clock_skew_seconds: v.optional(whole(0, 3_600), 2),
      keep_slots: v.optional(whole(1, 1_000_000), 1_000),
    }),
    {},
  ),
  fees: v.optional(
    v.strictObject({
      gas_price: v.pipe(
        v.string('expected a decimal number in quotes, as "0.01"'),
        v.regex(/^\d+(\.\d+)?$/, 'not a decimal number, as "0.01"'),
      ),
      member_gas_per_day: v.optional(gas, 100_000_000),
      relayer_gas_per_day: v.optional(gas, 10_000_000_000),
    }),
  ),
  zones: zonesOf(v.strictObject({ ...zoneEntries, operator: v.optional(address) })),
  validators: v.optional(
    v.pipe(
      v.array(
        v.strictObject({ moniker: label, power: whole(1, 1_000_000_000), key_file: v.optional(fileName) }),
        "expected [[validators]]",
      ),
      v.minLength(1, "no validator: leave the key out when the file says nothing of them"),
    ),
  ),
  genesis: v.optional(
    v.strictObject({
      money_micro: v.optional(v.record(v.string(), moneyMicro), {}),
      fee_coins: v.optional(moneyMicro, 1_000_000_000_000),
    }),
    {},
  ),
  services: v.optional(
    v.strictObject({
      relayers: v.optional(v.array(url, "expected a list of URLs"), []),
      indexers: v.optional(v.array(url, "expected a list of URLs"), []),
    }),
    {},
  ),
});

export type CommunityFile = v.InferOutput<typeof fileSchema>;
