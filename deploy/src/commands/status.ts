import {
  type Client,
  formatMicro,
  formatPrice,
  getCounterparty,
  getCoverage,
  getMeterApplications,
  getMoney,
  getProgress,
  getTariff,
  getZones,
  type NodeStatus,
  slotAt,
} from "@wattmesh/client";
import { fetchReadiness, type Readiness } from "@wattmesh/service-kit/probes";
import { contractVersion } from "../chain/wasm.ts";
import { addressesOf, clientOf, type Observed } from "../plan/observe.ts";
import { checksumOf, planUpgrade } from "../plan/plan.ts";
import { type CommandOptions, gasPriceOf, look, type Sight } from "./look.ts";

/** Everything that one screen shows of a community. */
export interface Status {
  /** The file's own name. */
  name: string;
  rpcUrl: string;
  node: NodeStatus;
  /** Of the latest block, on this machine's clock. */
  ageSeconds: number;
  observed: Observed;
  /** The code's own version of each contract that has started. */
  versions: Map<string, string | undefined>;
  market: MarketStatus | undefined;
  services: { kind: "relayer" | "indexer"; url: string; readiness: Readiness }[];
  /** Steps that an apply would do, contracts that an upgrade would migrate, and what no apply can do. */
  differing: { steps: number; upgrades: number; impossible: number; notes: string[] };
}

export interface MarketStatus {
  presentSlot: number;
  progress: Awaited<ReturnType<typeof getProgress>>;
  tariff: Awaited<ReturnType<typeof getTariff>>;
  zones: Awaited<ReturnType<typeof getZones>>["zones"];
  money: Awaited<ReturnType<typeof getMoney>>;
  utilities: { address: string; availableMicro: bigint }[];
  coinsCoverAccounts: boolean;
  /** Metering points that wait to be approved, a hundred at most. */
  applications: number;
}

/** Zones that one screen shows. */
const ZONES = 12;
const APPLICATIONS = 100;
/** A block of 1 s that is so late is no longer on its way. */
const SILENT_SECONDS = 15;

export async function readStatus(options: CommandOptions, now: () => number = Date.now): Promise<Status> {
  const sight = await look(options);
  const { client, community, observed } = sight;
  const contracts = addressesOf(observed.contracts);
  const [node, versions, market, services] = await Promise.all([
    client.status(),
    versionsOf(client, observed),
    contracts === undefined ? undefined : marketStatus(clientOf(client, contracts)),
    servicesOf(sight),
  ]);
  return {
    name: community.name,
    rpcUrl: community.rpcUrl,
    node,
    ageSeconds: Math.max(0, Math.floor(now() / 1000) - node.timeSeconds),
    observed,
    versions,
    market,
    services,
    differing: {
      steps: sight.plan.steps.length,
      upgrades: planUpgrade(sight.wanted, observed, sight.codes).filter(({ kind }) => kind === "migrate").length,
      impossible: sight.plan.impossible.length,
      notes: sight.plan.notes,
    },
  };
}

async function versionsOf(client: Client, { contracts }: Observed): Promise<Status["versions"]> {
  const found = Object.entries(contracts);
  return new Map(
    await Promise.all(
      found.map(async ([name, { address }]) => [name, await contractVersion(client, address)] as const),
    ),
  );
}

async function marketStatus(client: Client): Promise<MarketStatus> {
  const presentSlot = slotAt((await client.status()).timeSeconds, client.deployment.slotSeconds);
  const [progress, tariff, { zones }, money, coverage, { applications }] = await Promise.all([
    getProgress(client),
    getTariff(client, { slot: presentSlot }),
    getZones(client, { limit: ZONES }),
    getMoney(client),
    getCoverage(client),
    getMeterApplications(client, { limit: APPLICATIONS }),
  ]);
  const utilities = await Promise.all(money.utilities.map((address) => getCounterparty(client, { address })));
  return {
    presentSlot,
    progress,
    tariff,
    zones,
    money,
    utilities,
    coinsCoverAccounts: coverage.holds,
    applications: applications.length,
  };
}

const servicesOf = ({ community: { services } }: Sight): Promise<Status["services"]> =>
  Promise.all(
    [
      ...services.relayers.map((url) => ({ kind: "relayer" as const, url })),
      ...services.indexers.map((url) => ({ kind: "indexer" as const, url })),
    ].map(async (one) => ({ ...one, readiness: await fetchReadiness(one.url) })),
  );

/** The screen. */
export function statusLines(status: Status): string[] {
  const { observed, market, services } = status;
  return [
    row(status.name, `${status.rpcUrl}, authority ${observed.authority}`),
    row("chain", chainWords(status)),
    row("validators", observed.validators.map(({ validator }) => `${validator.moniker} ${validator.power}`).join(", ")),
    ...contractLines(status),
    ...(market === undefined ? [row("market", "the contracts have not started")] : marketLines(market, observed)),
    row("fees", feeWords(observed)),
    ...services.map(({ kind, url, readiness: { ready, troubles } }) =>
      row(kind, `${ready ? "ready" : "NOT READY"}, ${url}${troubles.length > 0 ? `: ${troubles.join("; ")}` : ""}`),
    ),
    row("file", fileWords(status.differing)),
    ...status.differing.notes.map((note) => row("", note)),
  ];
}

const row = (what: string, words: string): string => `${what.padEnd(12)} ${words}`;

function chainWords({ node, ageSeconds }: Status): string {
  const age = ageSeconds > SILENT_SECONDS ? `NO BLOCK FOR ${ageSeconds} s` : `${ageSeconds} s ago`;
  return `${node.chainId} at block ${node.height}, ${age}${node.catchingUp ? ", CATCHING UP" : ""}`;
}

function contractLines({ observed, versions }: Status): string[] {
  const { contracts, clock } = observed;
  return Object.entries(contracts).map(([name, { address, codeId }]) => {
    const called = clock.find(({ contractAddress }) => contractAddress === address);
    const checksum = checksumOf(observed, name as keyof Observed["contracts"])?.slice(0, 12) ?? "?";
    const words = `${versions.get(name) ?? "?"} (code ${codeId}, ${checksum}…) ${address}`;
    if (called === undefined) return row(name, words);
    const state = called.jailed
      ? "JAILED: wattd tx clock unjail-contract"
      : called.consecutiveFailures > 0
        ? `FAILED ${called.consecutiveFailures} times in a row`
        : "called by the clock";
    return row(name, `${words}, ${state}`);
  });
}

function marketLines(market: MarketStatus, { community }: Observed): string[] {
  const { progress, tariff, money, utilities, zones } = market;
  const stage = progress.stage === undefined ? "" : ` (${progress.stage})`;
  const waiting = progress.waitingSlot === undefined ? "" : `, SLOT ${progress.waitingSlot} CANNOT BEGIN`;
  return [
    row(
      "market",
      `present slot ${market.presentSlot}, in work ${progress.slot}${stage}, last final ${progress.lastFinalSlot ?? "none"}${waiting}`,
    ),
    row(
      "money",
      `coins cover every account: ${market.coinsCoverAccounts ? "yes" : "NO"}${money.pause === undefined ? "" : ", PAYING OUT IS PAUSED"}; ${utilities
        .map(
          ({ address, availableMicro }) =>
            `${address} has ${formatMicro(availableMicro)}${availableMicro < money.params.utilityLowMicro ? ", WHICH IS LOW" : ""}`,
        )
        .join("; ")}`,
    ),
    row(
      "tariff",
      `feed-in ${formatPrice(tariff.feedInMicroPerKwh)}, retail ${formatPrice(tariff.retailMicroPerKwh)}, trading fee ${formatPrice(tariff.tradingFeeMicroPerKwh)}`,
    ),
    ...zones.map(({ zoneId, name, line, state, islanded, storedWh, storageCapacityWh }) =>
      row(
        zoneId === 0 ? "zones" : "",
        `${zoneId} ${name}, ${state}${islanded ? ", ISLANDED" : ""}${line === undefined ? "" : `, line ${line.capacityUpWh} Wh up, ${line.capacityDownWh} Wh down, fee ${formatPrice(line.feeMicroPerKwh)}`}${storageCapacityWh > 0n ? `, holds ${storedWh} of ${storageCapacityWh} Wh` : ""}`,
      ),
    ),
    ...((community?.zones.length ?? 0) > zones.length
      ? [row("", `and ${(community?.zones.length ?? 0) - zones.length} more`)]
      : []),
    row(
      "admission",
      `${community?.registry.threshold} of ${community?.registry.verifiers.length} verifiers; ${community?.openProposals.length} open proposals, ${market.applications === APPLICATIONS ? `${APPLICATIONS} or more` : market.applications} metering points applied for`,
    ),
  ];
}

function feeWords({ lanes }: Observed): string {
  const price = gasPriceOf(lanes);
  if (price === "0") return "none; nothing is kept for readings unless a lane says so";
  return `${price} ${lanes.feeDenom} a gas, to ${lanes.feeRecipient}; ${lanes.reservedSenders.length} relayers have their lane`;
}

function fileWords({ steps, upgrades, impossible }: Status["differing"]): string {
  const parts = [
    ...(steps > 0 ? [`${steps} steps differ: wattmesh plan`] : []),
    ...(upgrades > 0 ? ["other code in the files: wattmesh upgrade"] : []),
    ...(impossible > 0 ? [`${impossible} keys say what the chain cannot become: wattmesh plan`] : []),
  ];
  return parts.length === 0 ? "the chain is as it says" : parts.join("; ");
}
