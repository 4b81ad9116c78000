import type { EventOf, Handler } from "../../concepts/handler.ts";

export const meterRegistered: Handler<EventOf<"registry", "meter_registered">> = (event, { height }, { changes }) =>
  changes.insert("metering_points", {
    meter_id: event.meterId,
    zone_id: event.zoneId,
    owner: event.owner,
    serial: event.serial,
    source: event.source,
    connection_w: event.connectionW,
    key_type: event.keyType,
    public_key: Buffer.from(event.publicKey).toString("base64"),
    status: "active",
    since_height: height,
  });
