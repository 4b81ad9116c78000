import { type Static, Type } from "typebox";
import { notFound } from "../../api/failure.ts";
import { Address, Count, Height, MeterId, Micro, Nullable, Slot, Titled, Wh, Words, ZoneId } from "../../api/schema.ts";
import type { Queries } from "../../db/database.ts";
import { elementOf, numberOf, packIn } from "../../db/packs.ts";

export const Rule = Titled(
  "Rule",
  {
    ask_micro_per_kwh: Nullable(
      Type.Integer({ description: "Sell at this price or above; null: at feed-in or above" }),
    ),
    bid_micro_per_kwh: Nullable(Type.Integer({ description: "Buy at this price or below; null: at retail or below" })),
    hold: Type.Boolean({ description: "Hold surplus as energy tokens" }),
    draw: Type.Boolean({ description: "Cover deficits from energy tokens first" }),
    paused: Type.Boolean({ description: "Trade with the utility only" }),
    from_slot: Type.Integer({ description: "Holds from this slot on" }),
  },
  "What a metering point does by itself",
);

export const MeteringPoint = Titled("MeteringPoint", {
  meter_id: MeterId,
  zone_id: ZoneId,
  zone_name: Nullable(Type.String()),
  owner: Address,
  serial: Type.String(),
  kind: Words("prosumer", "battery", "feeder"),
  source: Words("none", "solar", "wind", "hydro", "biomass", "geothermal", "storage"),
  class: Words("a", "b", "c"),
  connection_w: Count,
  inverter_w: Count,
  key_type: Words("ed25519", "secp256r1", "secp256k1"),
  public_key: Type.String({ description: "Base64" }),
  approval: Titled(
    "Approval",
    { approver: Address, evidence_hash: Type.String({ description: "SHA-256, hex" }), approved_slot: Slot },
    "Who approved it, and on what ground",
  ),
  status: Words("active", "suspended", "decommissioned"),
  recall: Nullable(
    Titled(
      "Recall",
      { recaller: Address, reason: Type.String(), lapses_slot: Slot },
      "The latest recall, until the metering point is active again",
    ),
  ),
  quarantined_wh: Nullable(
    Type.String({ description: "Export beyond the inverter that waits for verifiers; null: none, Wh" }),
  ),
  restart: Nullable(
    Titled(
      "WaitingRestart",
      {
        last_slot: Slot,
        slot: Slot,
        import_total_wh: Wh,
        export_total_wh: Wh,
        lapses_slot: Slot,
      },
      "A counter that starts again: since the reading of last_slot, with these registers at the end of slot. It waits until its lapse for somebody to confirm it",
    ),
  ),
  restarted: Nullable(
    Titled(
      "Restarted",
      { from_slot: Slot, slot: Slot, missed_import_wh: Wh, height: Height },
      "The counter started again, last: between these slots it was not read, and this is billed for them",
    ),
  ),
  replaced_meter_id: Nullable(MeterId),
  closed: Nullable(
    Titled(
      "Closed",
      { slot: Slot, import_total_wh: Wh, export_total_wh: Wh, missed_import_wh: Wh, height: Height },
      "It was replaced on its connection in this slot, with these registers; import since its last reading is billed as that of a gap",
    ),
  ),
  since_height: Height,
  account: Titled(
    "Account",
    {
      available_micro: Type.String({ description: "Coins, micro-currency" }),
      reserved_micro: Type.String({ description: "Coins held back for orders and forward trades, micro-currency" }),
      debt_micro: Type.String({ description: "Owed to utilities; money that comes in pays it first, micro-currency" }),
      claim_micro: Type.String({ description: "Owed by utilities, micro-currency" }),
      withdrawal: Nullable(
        Titled(
          "Withdrawal",
          { amount_micro: Micro, due_slot: Slot },
          "On its way out of the account; paid when the slot has begun, if nothing stands against it",
        ),
      ),
      credit_micro: Micro,
    },
    "Money of a metering point",
  ),
  rule: Nullable(Rule),
  last_reading: Nullable(
    Titled(
      "Registers",
      { slot: Slot, import_total_wh: Wh, export_total_wh: Wh },
      "The latest reading that counts: cumulative registers",
    ),
  ),
});
export type MeteringPoint = Static<typeof MeteringPoint>;

const lastReading = (column: string): string => elementOf(`r.${column}`, "m.meter_id");
const COLUMNS = `
  m.meter_id, m.zone_id, z.name as zone_name, m.owner, m.serial, m.kind, m.source, m.class, m.connection_w, m.inverter_w, m.key_type, m.public_key,
  m.approver, m.evidence_hash, m.approved_slot, m.status, m.recaller, m.recall_reason, m.recall_lapses_slot, m.quarantined_wh, m.since_height,
  m.restart_last_slot, m.restart_slot, m.restart_import_wh, m.restart_export_wh, m.restart_lapses_slot,
  m.restarted_from_slot, m.restarted_slot, m.restarted_missed_import_wh, m.restarted_height,
  m.replaced_meter_id, m.closed_slot, m.closed_import_wh, m.closed_export_wh, m.closed_missed_import_wh, m.closed_height, coalesce(a.available_micro, 0) + ${numberOf("s.money_micro", "m.meter_id")} as available_micro, coalesce(a.reserved_micro, 0) as reserved_micro,
  coalesce(d.debt_micro, 0) as debt_micro, coalesce(d.claim_micro, 0) as claim_micro, w.amount_micro as withdrawal_micro, w.due_slot,
  coalesce(a.credit_micro, 0) as credit_micro, coalesce(a.has_rule, false) as has_rule, a.rule_from_slot, a.ask_micro_per_kwh, a.bid_micro_per_kwh,
  a.hold, a.draw, a.paused, ${lastReading("slot")} as reading_slot, ${lastReading("import_total_wh")} as import_total_wh,
  ${lastReading("export_total_wh")} as export_total_wh`;

const JOINED = `
  from metering_points m
  left join zones z using (zone_id)
  left join accounts a using (meter_id)
  left join settled_money s on s.pack = ${packIn("m.meter_id")}
  left join withdrawals w on w.account = m.meter_id::text and w.amount_micro > 0
  left join lateral (
    select sum(greatest(due_micro, 0)) as claim_micro, sum(greatest(-due_micro, 0)) as debt_micro
    from dues where meter_id = m.meter_id
  ) d on true
  left join last_readings r on r.pack = ${packIn("m.meter_id")}`;

const LIST = `select ${COLUMNS} ${JOINED}
  where m.meter_id > $1 and ($2::text is null or m.owner = $2) and ($3::bigint is null or m.zone_id = $3)
  order by m.meter_id limit $4`;
const ONE = `select ${COLUMNS} ${JOINED} where m.meter_id = $1`;

type Composed = "approval" | "recall" | "restart" | "restarted" | "closed" | "account" | "rule" | "last_reading";

interface Row extends Omit<MeteringPoint, Composed> {
  approver: string;
  evidence_hash: string;
  approved_slot: number;
  recaller: string | null;
  recall_reason: string | null;
  recall_lapses_slot: number | null;
  restart_last_slot: number | null;
  restart_slot: number | null;
  restart_import_wh: string | null;
  restart_export_wh: string | null;
  restart_lapses_slot: number | null;
  restarted_from_slot: number | null;
  restarted_slot: number | null;
  restarted_missed_import_wh: string | null;
  restarted_height: number | null;
  closed_slot: number | null;
  closed_import_wh: string | null;
  closed_export_wh: string | null;
  closed_missed_import_wh: string | null;
  closed_height: number | null;
  available_micro: string;
  reserved_micro: string;
  debt_micro: string;
  claim_micro: string;
  withdrawal_micro: string | null;
  due_slot: number | null;
  credit_micro: string;
  has_rule: boolean;
  rule_from_slot: number;
  ask_micro_per_kwh: number | null;
  bid_micro_per_kwh: number | null;
  hold: boolean;
  draw: boolean;
  paused: boolean;
  reading_slot: number | null;
  import_total_wh: string;
  export_total_wh: string;
}

/** Throws a failure when there is none. */
export async function meteringPoint(db: Queries, meterId: number): Promise<MeteringPoint> {
  const [row] = await db.query<Row>(ONE, [meterId]);
  if (row === undefined) throw notFound(`metering point ${meterId}`);
  return toMeteringPoint(row);
}

export async function meteringPointsAfter(
  db: Queries,
  after: number,
  { owner, zoneId }: { owner?: string | undefined; zoneId?: number | undefined },
  limit: number,
): Promise<MeteringPoint[]> {
  return (await db.query<Row>(LIST, [after, owner ?? null, zoneId ?? null, limit])).map(toMeteringPoint);
}

function toMeteringPoint(row: Row): MeteringPoint {
  const {
    approver,
    evidence_hash,
    approved_slot,
    recaller,
    recall_reason: reason,
    recall_lapses_slot: lapses_slot,
    restart_last_slot,
    restart_slot,
    restart_import_wh,
    restart_export_wh,
    restart_lapses_slot,
    restarted_from_slot,
    restarted_slot,
    restarted_missed_import_wh,
    restarted_height,
    closed_slot,
    closed_import_wh,
    closed_export_wh,
    closed_missed_import_wh,
    closed_height,
    available_micro,
    reserved_micro,
    debt_micro,
    claim_micro,
    withdrawal_micro,
    due_slot,
    credit_micro,
    has_rule,
    rule_from_slot: from_slot,
    reading_slot,
    import_total_wh,
    export_total_wh,
    ...rest
  } = row;
  const { ask_micro_per_kwh, bid_micro_per_kwh, hold, draw, paused, ...point } = rest;
  const withdrawal =
    withdrawal_micro === null || due_slot === null ? null : { amount_micro: withdrawal_micro, due_slot };
  const restart = allOf({
    last_slot: restart_last_slot,
    slot: restart_slot,
    import_total_wh: restart_import_wh,
    export_total_wh: restart_export_wh,
    lapses_slot: restart_lapses_slot,
  });
  const restarted = allOf({
    from_slot: restarted_from_slot,
    slot: restarted_slot,
    missed_import_wh: restarted_missed_import_wh,
    height: restarted_height,
  });
  const closed = allOf({
    slot: closed_slot,
    import_total_wh: closed_import_wh,
    export_total_wh: closed_export_wh,
    missed_import_wh: closed_missed_import_wh,
    height: closed_height,
  });
  return {
    ...point,
    restart,
    restarted,
    closed,
    approval: { approver, evidence_hash, approved_slot },
    recall: recaller === null || reason === null || lapses_slot === null ? null : { recaller, reason, lapses_slot },
    account: { available_micro, reserved_micro, debt_micro, claim_micro, credit_micro, withdrawal },
    rule: has_rule ? { ask_micro_per_kwh, bid_micro_per_kwh, hold, draw, paused, from_slot } : null,
    last_reading: reading_slot === null ? null : { slot: reading_slot, import_total_wh, export_total_wh },
  };
}

/** Cells that are written together; `null` where they are not. */
function allOf<Cells extends Record<string, unknown>>(
  cells: Cells,
): { [Name in keyof Cells]: NonNullable<Cells[Name]> } | null {
  return Object.values(cells).includes(null) ? null : (cells as { [Name in keyof Cells]: NonNullable<Cells[Name]> });
}
