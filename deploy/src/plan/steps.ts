import type { ContractName, ForwardParams, Line, MoneyParams, Pricing, Tariff } from "@wattmesh/client";
import { type Difference, inWords } from "./differences.ts";

/** One thing to do, signed by one account, but for a proposal of verifiers. */
export type Step =
  | { kind: "storeCode"; signer: string; contract: ContractName; checksum: string; bytes: number }
  | { kind: "startContracts"; signer: string; contracts: ContractName[]; onClock: ContractName[] }
  | { kind: "registerWithClock"; signer: string; contract: ContractName }
  | { kind: "setClockGas"; signer: string; contract: ContractName; differing: Difference[] }
  | { kind: "addZone"; signer: string; zoneId: number; name: string; parentId: number; operator: string; line: Line }
  | { kind: "renameZone"; signer: string; zoneId: number; was: string; name: string }
  | { kind: "handZoneOver"; signer: string; zoneId: number; zone: string; operator: string }
  | { kind: "setLine"; signer: string; zoneId: number; zone: string; line: Line; differing: Difference[] }
  | { kind: "setStorage"; signer: string; zoneId: number; zone: string; wasWh: bigint; capacityWh: bigint }
  | { kind: "setTariff"; signer: string; tariff: Tariff; noticeSlots: number; differing: Difference[] }
  | { kind: "setForwardParams"; signer: string; params: ForwardParams; differing: Difference[] }
  | { kind: "setPricing"; signer: string; pricing: Pricing; differing: Difference[] }
  | { kind: "setMoneyParams"; signer: string; params: MoneyParams; differing: Difference[] }
  | { kind: "setPointsPerTick"; signer: string; was: number; pointsPerTick: number }
  | SetVerifiers
  | { kind: "grantFees"; signer: string; grantee: string; gasPerDay: bigint; gasPrice: string; feeDenom: string }
  | { kind: "setLanes"; signer: string; fees: LanesFees; differing: Difference[] }
  | { kind: "addValidator"; signer: string; moniker: string; pubKey: Uint8Array; power: bigint }
  | { kind: "setPower"; signer: string; moniker: string; consensusAddress: string; was: bigint; power: bigint }
  | { kind: "removeValidator"; signer: string; moniker: string; consensusAddress: string }
  | { kind: "migrate"; signer: string; contracts: { contract: ContractName; checksum: string }[] };

/** Verifiers decide who verifies: one proposes, or has proposed, and others approve until the threshold is reached. */
export interface SetVerifiers {
  kind: "setVerifiers";
  /** Who may still approve, those whose keys are at hand first. */
  signers: string[];
  proposalId: bigint | undefined;
  approvalsMissing: number;
  verifiers: string[];
  threshold: number;
  differing: Difference[];
}

export interface LanesFees {
  feeDenom: string;
  minFeePerMillionGas: bigint;
  feeRecipient: string;
  reservedSenders: string[];
}

/** Who signs first, or alone. */
export const signerOf = (step: Step): string => (step.kind === "setVerifiers" ? (step.signers[0] ?? "") : step.signer);

/** What a step does, in one line. */
export function describe(step: Step): string {
  switch (step.kind) {
    case "storeCode":
      return `store the code of ${step.contract} (${step.checksum.slice(0, 12)}…, ${step.bytes} bytes)`;
    case "startContracts": {
      const called = step.onClock.length > 0 ? `; the clock calls ${step.onClock.join(", ")}` : "";
      return `start and pin ${step.contracts.join(", ")}${called}`;
    }
    case "registerWithClock":
      return `let the clock call ${step.contract}`;
    case "setClockGas":
      return `the clock's gas for ${step.contract}: ${inWords(step.differing)}`;
    case "addZone":
      return `add zone ${step.zoneId} "${step.name}" below zone ${step.parentId}, operated by ${step.operator}: ${lineWords(step.line)}`;
    case "renameZone":
      return `rename zone ${step.zoneId} "${step.was}" to "${step.name}"`;
    case "handZoneOver":
      return `hand zone ${step.zoneId} "${step.zone}" over to ${step.operator}`;
    case "setLine":
      return `the line of zone ${step.zoneId} "${step.zone}", from the slot after the next: ${inWords(step.differing)}`;
    case "setStorage":
      return `the storage of zone ${step.zoneId} "${step.zone}": storage_capacity_wh ${step.wasWh} → ${step.capacityWh}`;
    case "setTariff":
      return `the tariff, from the first slot after a notice of ${step.noticeSlots} slots: ${inWords(step.differing)}`;
    case "setForwardParams":
      return `forward trading: ${inWords(step.differing)}`;
    case "setPricing":
      return `reference prices: ${inWords(step.differing)}`;
    case "setMoneyParams":
      return `how coins leave: ${inWords(step.differing)}`;
    case "setPointsPerTick":
      return `metering points per block: ${step.was} → ${step.pointsPerTick}`;
    case "setVerifiers": {
      const how = step.proposalId === undefined ? "propose" : `approve proposal ${step.proposalId}`;
      return `${how}: ${inWords(step.differing)} (${approvalWords(step.approvalsMissing)} of verifiers missing)`;
    }
    case "grantFees":
      return `the community pays the fees of ${step.grantee}, ${step.gasPerDay} gas a day`;
    case "setLanes":
      return `fees and lanes: ${inWords(step.differing)}`;
    case "addValidator":
      return `add validator ${step.moniker} with power ${step.power}: its node must have caught up`;
    case "setPower":
      return `power of validator ${step.moniker}: ${step.was} → ${step.power}`;
    case "removeValidator":
      return `remove validator ${step.moniker} (${step.consensusAddress})`;
    case "migrate":
      return `migrate and pin ${step.contracts.map(({ contract, checksum }) => `${contract} to ${checksum.slice(0, 12)}…`).join(", ")}`;
  }
}

const approvalWords = (count: number): string => (count === 1 ? "1 approval" : `${count} approvals`);

const lineWords = ({ feeMicroPerKwh, capacityUpWh, capacityDownWh }: Line): string =>
  `fee_micro_per_kwh ${feeMicroPerKwh}, capacity_up_wh ${capacityUpWh}, capacity_down_wh ${capacityDownWh}`;
