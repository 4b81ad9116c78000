import {
  type Client,
  type ClockContract,
  type ContractName,
  type Contracts,
  clockContracts,
  contractNames,
  type ForwardResponse,
  type GridConfig,
  getAuthority,
  getClockContracts,
  getFeeGranters,
  getForward,
  getGridConfig,
  getLanesParams,
  getMeteringConfig,
  getMoney,
  getProposals,
  getRegistryConfig,
  getSlotGrid,
  getTradingConfig,
  getValidators,
  getZones,
  type Line,
  type MeteringConfig,
  type MoneyParams,
  noContracts,
  type Proposal,
  type RegistryConfig,
  type Tariff,
  type TradingConfig,
  type ValidatorInfo,
} from "@wattmesh/client";
import * as v from "valibot";
import {
  type ContractOnChain,
  contractInfo,
  contractsBy,
  type StoredCode,
  startMessage,
  storedCodes,
} from "../chain/wasm.ts";
import { UsageError } from "../errors.ts";
import type { Market } from "../market/market.ts";
import type { Wanted } from "../wanted.ts";

/** What the chain says of everything that a community's file may say something of. */
export interface Observed {
  /** Unix seconds of the latest block. */
  timeSeconds: bigint;
  authority: string;
  validators: ValidatorInfo[];
  codes: StoredCode[];
  /** By name, those that are there. */
  contracts: Partial<Record<ContractName, ContractOnChain>>;
  clock: ClockContract[];
  lanes: LanesParams;
  /** Whose fees the community pays, of those that it is to pay. */
  granted: Set<string>;
  /** What the contracts say; nothing until all of them have started. */
  community: ObservedCommunity | undefined;
}

export type LanesParams = NonNullable<Awaited<ReturnType<typeof getLanesParams>>>;

export interface ObservedCommunity {
  registry: RegistryConfig;
  openProposals: Proposal[];
  metering: MeteringConfig;
  grid: GridConfig;
  /** In order of id, each with the line that holds last of all that are planned. */
  zones: ObservedZone[];
  /** The last of those that are planned. */
  tariff: Tariff;
  trading: TradingConfig;
  forward: Pick<ForwardResponse, "params" | "pricing">;
  money: MoneyParams;
  /** What the token has started with; nothing where the chain does not tell. */
  carbon: Market["carbon"] | undefined;
}

export interface ObservedZone {
  name: string;
  operator: string;
  parentId: number | undefined;
  line: Line | undefined;
  storageCapacityWh: bigint;
}

/** No slot is later: whatever is planned holds in it. */
const LAST_SLOT = 0xffff_ffff;

/** Asks the chain. `known` are the addresses that a deployment file names; without it the contracts are found by their creator and label. */
export async function observe(client: Client, wanted: Wanted, known: Partial<Contracts> = {}): Promise<Observed> {
  const [{ timeSeconds }, authority, validators, codes, clock, lanes, granted] = await Promise.all([
    client.status(),
    getAuthority(client),
    everyValidator(client),
    storedCodes(client),
    everyClockContract(client),
    getLanesParams(client),
    grantedBy(client, wanted),
  ]);
  const contracts = await findContracts(client, clock, [authority, wanted.accounts.authority], known);
  const addresses = addressesOf(contracts);
  return {
    timeSeconds: BigInt(timeSeconds),
    authority,
    validators,
    codes,
    contracts,
    clock,
    lanes,
    granted,
    community: addresses === undefined ? undefined : await askContracts(clientOf(client, addresses)),
  };
}

/** Addresses of all contracts, once all are there. */
export function addressesOf(contracts: Observed["contracts"]): Contracts | undefined {
  const found = contractNames.map((name) => [name, contracts[name]?.address] as const);
  if (found.some(([, address]) => address === undefined)) return undefined;
  return { ...noContracts, ...Object.fromEntries(found) };
}

/** The client of the same node, told where the contracts are. */
export const clientOf = (client: Client, contracts: Contracts): Client => ({
  ...client,
  deployment: { ...client.deployment, contracts },
});

async function findContracts(
  client: Client,
  clock: ClockContract[],
  creators: string[],
  known: Partial<Contracts>,
): Promise<Observed["contracts"]> {
  const found: Observed["contracts"] = {};
  for (const name of contractNames) {
    const address = known[name];
    if (address !== undefined) found[name] = await contractInfo(client, address);
  }
  const sought = contractNames.filter((name) => found[name] === undefined);
  if (sought.length === 0) return found;
  // Whoever was the authority when the contracts started has made them: what the clock calls tells who that was.
  const called = await Promise.all(clock.map(({ contractAddress }) => contractInfo(client, contractAddress)));
  const makers = called.filter(({ label }) => clockContracts.some(({ name }) => name === label));
  for (const creator of new Set([...makers.map((one) => one.creator), ...creators])) {
    const infos = await Promise.all(
      (await contractsBy(client, creator)).map((address) => contractInfo(client, address)),
    );
    for (const info of infos) {
      const name = sought.find((one) => one === info.label);
      if (name === undefined) continue;
      const other = found[name];
      if (other !== undefined && other.address !== info.address) {
        throw new UsageError(
          `the chain has two contracts called ${name}, ${other.address} and ${info.address}: name those of this community in its deployment.json`,
        );
      }
      found[name] = info;
    }
  }
  return found;
}

async function askContracts(client: Client): Promise<ObservedCommunity> {
  const [registry, openProposals, metering, grid, zones, last, trading, { params, pricing }, money, carbon] =
    await Promise.all([
      getRegistryConfig(client),
      everyOpenProposal(client),
      getMeteringConfig(client),
      getGridConfig(client),
      everyZone(client),
      getSlotGrid(client, { slot: LAST_SLOT }),
      getTradingConfig(client),
      getForward(client),
      getMoney(client),
      carbonOf(client),
    ]);
  return {
    registry,
    openProposals,
    metering,
    grid,
    zones: zones.map(({ zoneId, name, operator, parentId, storageCapacityWh }) => {
      const { feeMicroPerKwh, capacityUpWh, capacityDownWh } = last.zones[zoneId] ?? {
        feeMicroPerKwh: 0,
        capacityUpWh: 0n,
        capacityDownWh: 0n,
      };
      const line = parentId === undefined ? undefined : { feeMicroPerKwh, capacityUpWh, capacityDownWh };
      return { name, operator, parentId, line, storageCapacityWh };
    }),
    tariff: last.tariff,
    trading,
    forward: { params, pricing },
    money: money.params,
    carbon,
  };
}

const tokenStart = v.object({
  grid_g_per_kwh: v.number(),
  source_g_per_kwh: v.array(v.object({ source: v.string(), g_per_kwh: v.number() })),
});

/** No query of the token tells its factors: what it has started with does, as no message changes them. */
async function carbonOf(client: Client): Promise<Market["carbon"] | undefined> {
  const start = v.safeParse(tokenStart, await startMessage(client, client.deployment.contracts.token));
  if (!start.success) return undefined;
  const solar = start.output.source_g_per_kwh.find(({ source }) => source === "solar");
  return solar && { gridGPerKwh: start.output.grid_g_per_kwh, solarGPerKwh: solar.g_per_kwh };
}

/** Everybody whose fees the community pays: who does something for it, but itself. */
export const members = ({ accounts, admission, zoneOperators }: Wanted): string[] => [
  ...new Set(
    [accounts.authority, ...admission.verifiers, ...zoneOperators, accounts.utility, ...accounts.relayers].filter(
      (address) => address !== accounts.community,
    ),
  ),
];

async function grantedBy(client: Client, wanted: Wanted): Promise<Set<string>> {
  if (wanted.fees === undefined) return new Set();
  const granted = await Promise.all(
    members(wanted).map(async (grantee) => {
      const granters = await getFeeGranters(client, { grantee });
      return granters.includes(wanted.accounts.community) ? [grantee] : [];
    }),
  );
  return new Set(granted.flat());
}

const PAGE = 100;

const everyValidator = (client: Client): Promise<ValidatorInfo[]> =>
  everyKeyed((key) => getValidators(client, { key }));
const everyClockContract = (client: Client): Promise<ClockContract[]> =>
  everyKeyed((key) => getClockContracts(client, { key }));

async function everyKeyed<T>(
  page: (key: Uint8Array | undefined) => Promise<{ items: T[]; nextKey: Uint8Array | undefined }>,
): Promise<T[]> {
  const { items, nextKey } = await page(undefined);
  const found = [...items];
  for (let key = nextKey; key !== undefined; ) {
    const next = await page(key);
    found.push(...next.items);
    key = next.nextKey;
  }
  return found;
}

async function everyZone(client: Client) {
  const found: Awaited<ReturnType<typeof getZones>>["zones"] = [];
  for (;;) {
    const startAfter = found.at(-1)?.zoneId;
    const { zones } = await getZones(client, { limit: PAGE, ...(startAfter !== undefined && { startAfter }) });
    if (zones.length === 0) return found;
    found.push(...zones);
  }
}

/** Of the latest hundred. */
async function everyOpenProposal(client: Client): Promise<Proposal[]> {
  const { proposals } = await getProposals(client, { limit: PAGE });
  return proposals.filter(({ status }) => status === "open");
}
