import type { Handlers } from "../handler.ts";

export const meterApplicationHandlers = {
  "registry.meter_applied_for": (event, { height }, { changes }) =>
    changes.insert("meter_applications", {
      application_id: event.applicationId,
      applicant: event.applicant,
      zone_id: event.zoneId,
      serial: event.serial,
      kind: event.pointKind ?? "prosumer",
      source: event.source,
      class: event.class,
      connection_w: event.connectionW,
      inverter_w: event.inverterW,
      key_type: event.keyType,
      public_key: Buffer.from(event.publicKey).toString("base64"),
      lapses_slot: event.lapsesSlot,
      status: "open",
      opened_height: height,
    }),
  /** Who approves may say later that the registers of the meter that is replaced stood elsewhere. */
  "registry.meter_application_voted": (event, { height }, { changes }) =>
    changes.upsert(
      "meter_application_votes",
      { application_id: event.applicationId, voter: event.voter },
      {
        approved: event.approved,
        evidence_hash: event.evidenceHash === undefined ? null : Buffer.from(event.evidenceHash).toString("hex"),
        closing_import_wh: event.closingImportTotalWh ?? null,
        closing_export_wh: event.closingExportTotalWh ?? null,
        reason: event.reason ?? null,
        height,
      },
    ),
  "registry.meter_application_closed": ({ applicationId, outcome, meterId }, { height }, { changes }) =>
    changes.update(
      "meter_applications",
      { application_id: applicationId },
      { status: outcome, meter_id: meterId ?? null, closed_height: height },
    ),
} satisfies Partial<Handlers>;
