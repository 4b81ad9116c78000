import type { EventOf, Handler } from "../../concepts/handler.ts";

export const keyRotated: Handler<EventOf<"registry", "key_rotated">> = (
  { meterId, keyType, publicKey },
  _,
  { changes },
) =>
  changes.update(
    "metering_points",
    { meter_id: meterId },
    { key_type: keyType, public_key: Buffer.from(publicKey).toString("base64") },
  );
