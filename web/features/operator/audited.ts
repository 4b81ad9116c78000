import type { Event } from "@wattmesh/indexer-client";

/** What people do, and what comes of it at once, by what it is about. What the clock does slot by slot is not among it. */
export const audited = {
  members: [
    "proposal_opened",
    "proposal_voted",
    "proposal_closed",
    "participant_status_changed",
    "profile_updated",
    "verifiers_changed",
  ],
  meters: [
    "meter_applied_for",
    "meter_application_voted",
    "meter_application_closed",
    "meter_registered",
    "meter_status_changed",
    "meter_recalled",
    "meter_flagged",
    "flag_appealed",
    "flag_ended",
    "connection_named",
    "connection_forgotten",
    "key_rotated",
    "quarantine_backed",
    "export_released",
    "export_dropped",
    "restart_backed",
    "registers_restarted",
    "registers_closed",
    "tamper_reported",
    "point_terms_set",
  ],
  grid: [
    "zone_added",
    "zone_updated",
    "line_set",
    "island_set",
    "state_set",
    "controller_set",
    "storage_set",
    "event_announced",
    "event_withdrawn",
  ],
  money: [
    "tariff_set",
    "tariff_notice_set",
    "credit_line_set",
    "money_params_set",
    "forward_params_set",
    "pricing_set",
    "oracle_set",
    "withdrawals_paused",
    "resumption_backed",
  ],
  flexibility: ["zone_params_set", "state_said", "call_opened", "balancing_deposited", "balancing_withdrawn"],
} as const satisfies Record<string, readonly Event["type"][]>;

export type Subject = keyof typeof audited;
export type AuditedType = (typeof audited)[Subject][number];

export const subjects = Object.keys(audited) as Subject[];

const all: readonly string[] = Object.values(audited).flat();
export const isAudited = (type: string): type is AuditedType => all.includes(type);

/** Types of a subject, or of all, as the indexer takes them. */
export const typesOf = (subject: Subject | "all"): string =>
  (subject === "all" ? Object.values(audited).flat() : audited[subject]).join(",");

/** Attributes that name who did it, in the events that have one. */
const ACTORS = [
  "by",
  "voter",
  "verifier",
  "proposer",
  "applicant",
  "approver",
  "flagger",
  "recaller",
  "reporter",
  "payer",
  "address",
  "confirmed_by",
] as const;

/** Whom an event itself names as who did it. Others are those who signed its transaction. */
export function actorIn(attributes: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of ACTORS) if (typeof attributes[name] === "string") return attributes[name];
  return undefined;
}

/** A line of the log as it is searched and written into a file. */
export interface AuditLine {
  /** Unix milliseconds. */
  at: number;
  /** An address; nothing for the chain's clock, and while it is not known. */
  actor: string | undefined;
  actorName: string;
  type: AuditedType;
  what: string;
  height: number;
  txHash: string | null;
}

/** Whether every word of a search is somewhere in a line, in whatever case. */
export function matches(line: AuditLine, search: string): boolean {
  const text = [line.actor, line.actorName, line.type, line.what, line.txHash, line.height].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
