import * as v from "valibot";
import type { Kind } from "../kinds.ts";

/** Whom an event is news for, and of which kind they are. */
export type Concern = { readonly kind: Kind } & (
  | { readonly meterId: number }
  | ZoneConcern
  | { readonly address: string }
);

/** A state that a zone is in. One that is told again is no news, nor is every state. */
export interface ZoneConcern {
  readonly zoneId: number;
  readonly state: string;
  /** Who told: what is said and what is judged are two things. */
  readonly told: "said" | "judged";
  readonly isNews: boolean;
}

const meter = v.object({ meter_id: v.number() });
const zone = v.object({ zone_id: v.number(), state: v.string() });

const ofMeterAs =
  (kind: Kind) =>
  (attributes: unknown): Concern[] => {
    const { success, output } = v.safeParse(meter, attributes);
    return success ? [{ kind, meterId: output.meter_id }] : [];
  };

const ofMeter = ofMeterAs("meter");

const ofAddress =
  (name: string, kind: Kind) =>
  (attributes: unknown): Concern[] => {
    const { success, output } = v.safeParse(v.object({ [name]: v.string() }), attributes);
    const address = success ? output[name] : undefined;
    return address === undefined ? [] : [{ kind, address }];
  };

const ofZone =
  (told: ZoneConcern["told"], isNews: (state: string) => boolean) =>
  (attributes: unknown): Concern[] => {
    const { success, output } = v.safeParse(zone, attributes);
    if (!success) return [];
    return [{ kind: "line", zoneId: output.zone_id, state: output.state, told, isNews: isNews(output.state) }];
  };

/** Events of docs/spec/events.md that make something new in a household's news. Trades do not: they come all day. */
const readers: Readonly<Record<string, (attributes: unknown) => Concern[]>> = {
  // A page tells of an uneasy line as soon as it is said to be, and that all is well again once it was judged so.
  state_set: ofZone("said", (state) => state !== "normal"),
  state_moved: ofZone("judged", (state) => state === "normal"),
  offer_awarded: ofAddress("owner", "line"),
  award_voided: ofAddress("owner", "line"),
  award_delivered: ofAddress("owner", "line"),
  point_cut: ofMeterAs("line"),
  cut_measured: ofMeterAs("line"),
  tamper_reported: ofMeter,
  meter_recalled: ofMeter,
  restart_signed: ofMeter,
  registers_restarted: ofMeter,
  registers_closed: ofMeter,
  participant_status_changed: ofAddress("participant", "account"),
};

export const watchedTypes: readonly string[] = Object.keys(readers);

/** Whom an event concerns; nobody where it is not of a watched type, or not as it is described. */
export const concernsOf = (type: string, attributes: unknown): Concern[] =>
  Object.hasOwn(readers, type) ? (readers[type]?.(attributes) ?? []) : [];
