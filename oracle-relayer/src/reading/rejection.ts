/** Why a message never became a reading in the outbox. Also the label of the metric, so the set is closed. */
export const REJECT_REASONS = [
  "topic",
  "unknown_meter",
  "payload_too_large",
  "payload_not_json",
  "payload_invalid",
  "record_refused",
  "future",
  "conflict",
  "replaced",
  "too_many_waiting",
  "restart_rests",
] as const;

export type RejectReason = (typeof REJECT_REASONS)[number];

export interface Rejection {
  readonly reason: RejectReason;
  /** Names the offending value. */
  readonly detail: string;
}
