import { addToSum } from "../../db/sums.ts";
import type { Handlers } from "../handler.ts";

export const meteringPointHandlers = {
  "registry.meter_registered": (event, { height }, { changes }) => {
    // A feeder is nobody's point of the market.
    if (event.pointKind !== "feeder") addToSum(changes, "metering_points", 1n);
    changes.insert("metering_points", {
      meter_id: event.meterId,
      zone_id: event.zoneId,
      owner: event.owner,
      serial: event.serial,
      kind: event.pointKind ?? "prosumer",
      source: event.source,
      class: event.class,
      connection_w: event.connectionW,
      inverter_w: event.inverterW,
      key_type: event.keyType,
      public_key: Buffer.from(event.publicKey).toString("base64"),
      approver: event.approver,
      evidence_hash: Buffer.from(event.evidenceHash).toString("hex"),
      approved_slot: event.approvedSlot,
      replaced_meter_id: event.replacedMeterId ?? null,
      status: "active",
      since_height: height,
    });
  },
  "registry.key_rotated": ({ meterId, keyType, publicKey }, _, { changes }) =>
    changes.update(
      "metering_points",
      { meter_id: meterId },
      { key_type: keyType, public_key: Buffer.from(publicKey).toString("base64") },
    ),
  "registry.meter_recalled": ({ meterId, recaller, reason, lapsesSlot }, _, { changes }) =>
    changes.update(
      "metering_points",
      { meter_id: meterId },
      { recaller, recall_reason: reason, recall_lapses_slot: lapsesSlot },
    ),
  "registry.meter_status_changed": ({ meterId, status }, _, { changes }) => {
    const over = { recaller: null, recall_reason: null, recall_lapses_slot: null };
    changes.update("metering_points", { meter_id: meterId }, { status, ...(status === "active" && over) });
  },
  "metering.export_quarantined": ({ meterId, exportWh }, _, { changes }) =>
    changes.update("metering_points", { meter_id: meterId }, { quarantined_wh: exportWh }),
  /** A vote changes nothing until enough agree. */
  "metering.quarantine_backed": () => undefined,
  "metering.export_released": ({ meterId }, _, { changes }) =>
    changes.update("metering_points", { meter_id: meterId }, { quarantined_wh: null }),
  "metering.restart_signed": ({ meterId, lastSlot, slot, importTotalWh, exportTotalWh, lapsesSlot }, _, { changes }) =>
    changes.update(
      "metering_points",
      { meter_id: meterId },
      {
        restart_last_slot: lastSlot,
        restart_slot: slot,
        restart_import_wh: importTotalWh,
        restart_export_wh: exportTotalWh,
        restart_lapses_slot: lapsesSlot,
      },
    ),
  /** A confirmation changes nothing until there are enough. */
  "metering.restart_backed": () => undefined,
  "metering.registers_restarted": ({ meterId, fromSlot, slot, missedImportWh }, { height }, { changes }) =>
    changes.update(
      "metering_points",
      { meter_id: meterId },
      {
        restart_last_slot: null,
        restart_slot: null,
        restart_import_wh: null,
        restart_export_wh: null,
        restart_lapses_slot: null,
        restarted_from_slot: fromSlot,
        restarted_slot: slot,
        restarted_missed_import_wh: missedImportWh,
        restarted_height: height,
      },
    ),
  "metering.registers_closed": (event, { height }, { changes }) =>
    changes.update(
      "metering_points",
      { meter_id: event.meterId },
      {
        closed_slot: event.arrivalSlot,
        closed_import_wh: event.importTotalWh,
        closed_export_wh: event.exportTotalWh,
        closed_missed_import_wh: event.missedImportWh,
        closed_height: height,
      },
    ),
  /** What a connection is called is personal, and in no event. */
  "registry.connection_named": () => undefined,
  "registry.connection_forgotten": () => undefined,
  "metering.export_dropped": ({ meterId }, _, { changes }) =>
    changes.update("metering_points", { meter_id: meterId }, { quarantined_wh: null }),
  "registry.tamper_reported": ({ reportId, meterId, reporter, kind, note }, { height }, { changes }) =>
    changes.insert("tamper_reports", { report_id: reportId, meter_id: meterId, reporter, kind, note, height }),
} satisfies Partial<Handlers>;
