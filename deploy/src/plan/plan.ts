import { type ClockContract, type ContractName, clockContracts, feeFor, type Proposal } from "@wattmesh/client";
import type { Code } from "../contracts/codes.ts";
import type { Wanted } from "../wanted.ts";
import { type Difference, differences } from "./differences.ts";
import { members, type Observed, type ObservedCommunity } from "./observe.ts";
import type { SetVerifiers, Step } from "./steps.ts";

/** What it takes to make a chain as a community's file wants it. */
export interface Plan {
  /** In the order in which they are done; each is needed, and those that are done are no longer part of the next plan. */
  steps: Step[];
  /** What the file says otherwise than a running chain can become. Nothing is done as long as there is any. */
  impossible: Impossible[];
  /** What waits for others, and what to know of. */
  notes: string[];
}

export interface Impossible extends Difference {
  reason: string;
}

export interface PlanOptions {
  codes: readonly Pick<Code, "name" | "checksum" | "wasm">[];
  /** Whether somebody's key is at hand: of verifiers, who can stand in for each other, those are asked first. */
  holdsKey?: (address: string) => boolean;
}

/** Compares what is wanted with what is there. */
export function plan(wanted: Wanted, observed: Observed, { codes, holdsKey = () => true }: PlanOptions): Plan {
  const { community } = observed;
  const verifying =
    community === undefined ? { steps: [], notes: [] } : verifierSteps(wanted, community, observed, holdsKey);
  return {
    steps: [
      ...contractSteps(wanted, observed, codes),
      ...clockSteps(wanted, observed),
      ...zoneSteps(wanted, community),
      ...(community === undefined ? [] : termSteps(wanted, community)),
      ...verifying.steps,
      ...validatorSteps(wanted, observed),
      // Last: what is signed before costs what it has cost until now.
      ...feeSteps(wanted, observed),
    ],
    impossible: impossibilities(wanted, observed),
    notes: [...verifying.notes, ...otherCode(observed, codes)],
  };
}

/** What brings the code of contracts that run to that of the files. */
export function planUpgrade(
  { accounts: { authority: signer } }: Pick<Wanted, "accounts">,
  observed: Observed,
  codes: PlanOptions["codes"],
): Step[] {
  const old = codes.filter(({ name, checksum }) => {
    const found = checksumOf(observed, name);
    return found !== undefined && found !== checksum;
  });
  if (old.length === 0) return [];
  const contracts = old.map(({ name: contract, checksum }) => ({ contract, checksum }));
  return [...storeSteps(signer, observed, old), { kind: "migrate", signer, contracts }];
}

/** The checksum of the code that a contract runs; nothing when it has not started. */
export function checksumOf({ contracts, codes }: Observed, name: ContractName): string | undefined {
  const codeId = contracts[name]?.codeId;
  return codes.find((code) => code.codeId === codeId)?.checksum;
}

function storeSteps(signer: string, observed: Observed, codes: PlanOptions["codes"]): Step[] {
  return codes
    .filter(({ checksum }) => !observed.codes.some((stored) => stored.checksum === checksum))
    .map(({ name, checksum, wasm }) => ({ kind: "storeCode", signer, contract: name, checksum, bytes: wasm.length }));
}

function contractSteps({ accounts }: Wanted, observed: Observed, codes: PlanOptions["codes"]): Step[] {
  const signer = accounts.authority;
  const missing = codes.filter(({ name }) => observed.contracts[name] === undefined);
  if (missing.length === 0) return [];
  const contracts = missing.map(({ name }) => name);
  const onClock = clockContracts.map(({ name }) => name).filter((name) => contracts.includes(name));
  return [...storeSteps(signer, observed, missing), { kind: "startContracts", signer, contracts, onClock }];
}

function clockSteps({ accounts }: Wanted, { contracts, clock }: Observed): Step[] {
  const signer = accounts.authority;
  return clockContracts.flatMap(({ name: contract, gasLimit, gasShare }): Step[] => {
    const address = contracts[contract]?.address;
    // One that has not started yet is registered as it starts.
    if (address === undefined) return [];
    const called = clock.find((one: ClockContract) => one.contractAddress === address);
    if (called === undefined) return [{ kind: "registerWithClock", signer, contract }];
    const differing = differences({ gasLimit: called.gasLimit, gasShare: called.gasShare }, { gasLimit, gasShare });
    return differing.length === 0 ? [] : [{ kind: "setClockGas", signer, contract, differing }];
  });
}

function zoneSteps({ market, zoneOperators }: Wanted, community: ObservedCommunity | undefined): Step[] {
  const root = market.zones[0]?.name ?? "";
  // The root begins with the grid contract, as its operator's.
  const there = community?.zones ?? [
    { name: root, operator: zoneOperators[0] ?? "", parentId: undefined, line: undefined, storageCapacityWh: 0n },
  ];
  const handedOver: Step[] = [];
  const steps = market.zones.flatMap(({ name, parent, line, storageCapacityWh }, zoneId): Step[] => {
    const operator = zoneOperators[zoneId] ?? "";
    const found = there[zoneId];
    if (found === undefined) {
      if (parent === undefined || line === undefined) return [];
      const above = there[parent]?.operator ?? zoneOperators[parent] ?? "";
      return [
        { kind: "addZone", signer: above, zoneId, name, parentId: parent, operator, line },
        ...(storageCapacityWh > 0n ? [storage(operator, zoneId, name, 0n, storageCapacityWh)] : []),
      ];
    }
    const signer = found.operator;
    const differing = line === undefined ? [] : differences(found.line, line);
    if (found.operator !== operator) handedOver.push({ kind: "handZoneOver", signer, zoneId, zone: name, operator });
    return [
      ...(found.name === name ? [] : [{ kind: "renameZone" as const, signer, zoneId, was: found.name, name }]),
      ...(line === undefined || differing.length === 0
        ? []
        : [{ kind: "setLine" as const, signer, zoneId, zone: name, line, differing }]),
      ...(found.storageCapacityWh === storageCapacityWh
        ? []
        : [storage(signer, zoneId, name, found.storageCapacityWh, storageCapacityWh)]),
    ];
  });
  // Last, as whoever operates a zone now signs what changes in it.
  return [...steps, ...handedOver];
}

const storage = (signer: string, zoneId: number, zone: string, wasWh: bigint, capacityWh: bigint): Step => ({
  kind: "setStorage",
  signer,
  zoneId,
  zone,
  wasWh,
  capacityWh,
});

function termSteps({ market, terms, accounts }: Wanted, community: ObservedCommunity): Step[] {
  const { authority } = accounts;
  const { tariff, forward, pricing, money } = market;
  const step = (differing: Difference[], made: (differing: Difference[]) => Step): Step[] =>
    differing.length === 0 ? [] : [made(differing)];
  return [
    ...step(differences(community.tariff, tariff), (differing) => ({
      kind: "setTariff",
      signer: community.zones[0]?.operator ?? "",
      tariff,
      noticeSlots: community.grid.tariffNoticeSlots,
      differing,
    })),
    ...step(differences(community.forward.params, forward), (differing) => ({
      kind: "setForwardParams",
      signer: authority,
      params: forward,
      differing,
    })),
    ...step(lists(community.forward.pricing, pricing), (differing) => ({
      kind: "setPricing",
      signer: authority,
      pricing,
      differing,
    })),
    ...step(differences(community.money, money), (differing) => ({
      kind: "setMoneyParams",
      signer: authority,
      params: money,
      differing,
    })),
    ...(community.trading.pointsPerTick === terms.pointsPerTick
      ? []
      : [
          {
            kind: "setPointsPerTick" as const,
            signer: authority,
            was: community.trading.pointsPerTick,
            pointsPerTick: terms.pointsPerTick,
          },
        ]),
  ];
}

/** Differences of values with lists, in which also what is no longer wanted is one. */
function lists(found: unknown, wanted: unknown): Difference[] {
  const missing = differences(wanted, found)
    .filter(({ was }) => was === undefined)
    .map(({ key, is }) => ({ key, was: is, is: "(none)" }));
  return [...differences(found, wanted), ...missing];
}

function verifierSteps(
  { admission }: Wanted,
  { registry, openProposals }: ObservedCommunity,
  { timeSeconds }: Observed,
  holdsKey: (address: string) => boolean,
): { steps: SetVerifiers[]; notes: string[] } {
  const differing = admissionDifferences(registry, admission);
  if (differing.length === 0) return { steps: [], notes: [] };
  const open = openProposals.find((one) => one.expiresAt > timeSeconds && isFor(one, admission));
  const approvals = open?.approvals ?? [];
  const may = registry.verifiers.filter(
    (address) => !approvals.includes(address) && !open?.rejections.includes(address),
  );
  const signers = [...may.filter(holdsKey), ...may.filter((address) => !holdsKey(address))];
  const approvalsMissing = Math.max(registry.threshold - approvals.length, 1);
  if (open !== undefined && !may.some(holdsKey)) {
    const note = `proposal ${open.proposalId} of the verifiers waits for ${approvalsMissing} more to approve: ${may.join(", ")}`;
    return { steps: [], notes: [note] };
  }
  return {
    steps: [{ kind: "setVerifiers", signers, proposalId: open?.proposalId, approvalsMissing, ...admission, differing }],
    notes: [],
  };
}

/** Whoever is no longer a verifier, and who is new; their order says nothing. */
const admissionDifferences = (found: Wanted["admission"], wanted: Wanted["admission"]): Difference[] => [
  ...found.verifiers
    .filter((address) => !wanted.verifiers.includes(address))
    .map((address) => ({ key: "verifiers", was: address, is: "(none)" })),
  ...wanted.verifiers
    .filter((address) => !found.verifiers.includes(address))
    .map((address) => ({ key: "verifiers", was: undefined, is: address })),
  ...differences({ threshold: found.threshold }, { threshold: wanted.threshold }),
];

const isFor = ({ action }: Proposal, admission: Wanted["admission"]): boolean =>
  "setVerifiers" in action && admissionDifferences(action.setVerifiers, admission).length === 0;

function feeSteps(wanted: Wanted, observed: Observed): Step[] {
  const { fees, accounts, feeDenom } = wanted;
  if (fees === undefined) return [];
  const { community, relayers, authority } = accounts;
  const [fee] = feeFor(1_000_000n, fees.gasPrice, feeDenom);
  // Where gas costs nothing there is nothing to pay for anybody.
  const grants = (fee === undefined ? [] : members(wanted))
    .filter((grantee) => !observed.granted.has(grantee))
    .map(
      (grantee): Step => ({
        kind: "grantFees",
        signer: community,
        grantee,
        gasPerDay: relayers.includes(grantee) ? fees.relayerGasPerDay : fees.memberGasPerDay,
        gasPrice: fees.gasPrice,
        feeDenom,
      }),
    );
  const lanes = {
    feeDenom,
    minFeePerMillionGas: fee?.amount ?? 0n,
    feeRecipient: community,
    reservedSenders: relayers,
  };
  const { reservedCalls, ...found } = observed.lanes;
  const metering = observed.contracts.metering?.address;
  const isReserved = reservedCalls.some(
    ({ contractAddress, message }) => contractAddress === metering && message === READINGS,
  );
  const differing = [
    ...lists(found, lanes),
    ...(isReserved ? [] : [{ key: "reserved_calls", was: undefined, is: `metering ${READINGS}` }]),
  ];
  return differing.length === 0 ? grants : [...grants, { kind: "setLanes", signer: authority, fees: lanes, differing }];
}

/** What the half of every block is kept for. */
export const READINGS = "submit_readings";

function validatorSteps({ validators, accounts }: Wanted, observed: Observed): Step[] {
  if (validators === undefined) return [];
  const signer = accounts.authority;
  const changed = validators.flatMap(({ moniker, pubKey, power }): Step[] => {
    const found = observed.validators.find(({ validator }) => isSame(validator.pubKey, pubKey));
    if (found === undefined) return [{ kind: "addValidator", signer, moniker, pubKey, power }];
    const { consensusAddress, validator } = found;
    if (validator.power === power) return [];
    return [{ kind: "setPower", signer, moniker, consensusAddress, was: validator.power, power }];
  });
  const removed = observed.validators
    .filter(({ validator }) => !validators.some(({ pubKey }) => isSame(validator.pubKey, pubKey)))
    .map(
      ({ consensusAddress, validator: { moniker } }): Step => ({
        kind: "removeValidator",
        signer,
        moniker,
        consensusAddress,
      }),
    );
  return [...changed, ...removed];
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other);

function impossibilities(wanted: Wanted, { authority, community }: Observed): Impossible[] {
  const { market, accounts, terms, denom } = wanted;
  const because = (reason: string, differing: Difference[]): Impossible[] =>
    differing.map((one) => ({ ...one, reason }));
  const found: Impossible[] = because(
    "the authority hands over by itself: wattd tx hand-over-authority",
    differences({ authority }, { authority: accounts.authority }),
  );
  if (community === undefined) return found;
  const { registry, metering, grid, trading, zones } = community;
  const { slotSeconds, graceSeconds } = market;
  return [
    ...found,
    ...because("contracts keep what they have started with", [
      ...differences(
        {
          slotSeconds: trading.slotSeconds,
          graceSeconds: trading.graceSeconds,
          priceTickMicroPerKwh: grid.priceTickMicroPerKwh,
          denom: trading.denom,
          utility: trading.utility,
          community: trading.community,
          ...pick(metering),
          // A slot's length is told once.
          ...(trading.slotSeconds === slotSeconds && { meteredSecondsPerSlot: metering.meteredSecondsPerSlot }),
          operatorPowerW: registry.points.operatorPowerW,
          applicationSlots: registry.points.applicationSlots,
          proposalSeconds: registry.proposalSeconds,
        },
        {
          slotSeconds,
          graceSeconds,
          priceTickMicroPerKwh: market.priceTickMicroPerKwh,
          denom,
          utility: accounts.utility,
          community: accounts.community,
          ...pick(terms),
          ...(trading.slotSeconds === slotSeconds && { meteredSecondsPerSlot: terms.meteredSecondsPerSlot }),
          ...terms.points,
          proposalSeconds: terms.proposalSeconds,
        },
      ),
    ]),
    ...(community.carbon === undefined
      ? []
      : because(
          "contracts keep what they have started with",
          differences({ carbon: community.carbon }, { carbon: market.carbon }),
        )),
    ...(market.forward.horizonSlots > grid.tariffNoticeSlots
      ? because("more than the notice that tariffs have, which the grid contract keeps", [
          {
            key: "forward.horizon_slots",
            was: String(grid.tariffNoticeSlots),
            is: String(market.forward.horizonSlots),
          },
        ])
      : []),
    ...market.zones.flatMap(({ parent }, zoneId) =>
      zones[zoneId] === undefined
        ? []
        : because(
            "a zone stays where it hangs",
            differences(
              { zones: { [zoneId]: { parent: zones[zoneId].parentId } } },
              { zones: { [zoneId]: { parent } } },
            ),
          ),
    ),
    ...zones.slice(market.zones.length).map(({ name }, index) => ({
      key: `zones[${market.zones.length + index}]`,
      was: name,
      is: "(none)",
      reason: "a zone stays: its meters are registered in it",
    })),
  ];
}

const pick = ({ maxClockSkewSeconds, keepSlots }: Pick<Wanted["terms"], "maxClockSkewSeconds" | "keepSlots">) => ({
  maxClockSkewSeconds,
  keepSlots,
});

function otherCode(observed: Observed, codes: PlanOptions["codes"]): string[] {
  const other = codes.filter(({ name, checksum }) => {
    const found = checksumOf(observed, name);
    return found !== undefined && found !== checksum;
  });
  if (other.length === 0) return [];
  return [
    `other code than that of the files runs in ${other.map(({ name }) => name).join(", ")}: wattmesh upgrade migrates it`,
  ];
}
