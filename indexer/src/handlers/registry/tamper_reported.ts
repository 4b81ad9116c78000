import type { EventOf, Handler } from "../../concepts/handler.ts";

export const tamperReported: Handler<EventOf<"registry", "tamper_reported">> = (
  { reportId, meterId, reporter, kind, note },
  { height },
  { changes },
) => changes.insert("tamper_reports", { report_id: reportId, meter_id: meterId, reporter, kind, note, height });
