import { U32_MAX } from "../reading/reading.ts";
import type { Rejection } from "../reading/rejection.ts";

/** Topics of one community: `v1/<community>/<meter_id>/<what>`. */
export const readingFilter = (community: string): string => `v1/${community}/+/reading`;
export const recordFilter = (community: string): string => `v1/${community}/+/ocmf`;
export const restartFilter = (community: string): string => `v1/${community}/+/restart`;
export const readingTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/reading`;
export const recordTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/ocmf`;
export const restartTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/restart`;
export const ackTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/ack`;
export const resendTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/resend`;

export const refusedTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/refused`;

/** Of what the doctor publishes to itself: it stands in the place of a meter's id, and is none. */
const DOCTOR = "doctor";

export const doctorTopic = (
  community: string,
  what: "reading" | "ocmf" | "restart" | "ack" | "refused" | "resend",
): string => `v1/${community}/${DOCTOR}/${what}`;

/** Whether a message is the doctor's, and no meter's. */
export const isDoctorTopic = (topic: string): boolean => topic.split("/")[2] === DOCTOR;

/** A community's name stands in topics, so it holds none of their special characters. */
export const COMMUNITY_PATTERN = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Whether a message says that a counter starts again. */
export const isRestartTopic = (topic: string): boolean => topic.endsWith("/restart");

/** Whether a message is a charging station's record. */
export const isRecordTopic = (topic: string): boolean => topic.endsWith("/ocmf");

/** The meter that a `reading`, `ocmf` or `restart` topic names. */
export function parseMeterTopic(topic: string, community: string): { meterId: number } | Rejection {
  const [version, named, meter, what, ...rest] = topic.split("/");
  const isKnown = what === "reading" || what === "ocmf" || what === "restart";
  if (version !== "v1" || named !== community || !isKnown || rest.length > 0) {
    return { reason: "topic", detail: `not v1/${community}/<meter_id>/reading, ocmf or restart` };
  }
  const meterId = /^(0|[1-9][0-9]{0,9})$/.test(meter ?? "") ? Number(meter) : Number.NaN;
  if (!(meterId <= U32_MAX)) {
    const wanted = `a whole number from 0 to ${U32_MAX} is wanted, without leading zeros`;
    return { reason: "topic", detail: `meter_id "${(meter ?? "").slice(0, 32)}": ${wanted}` };
  }
  return { meterId };
}
