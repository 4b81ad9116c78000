import { PackedReader, PackedWriter } from "./packed.ts";

/** An order that ended. */
export interface OrderEnd {
  meterId: number;
  orderId: bigint;
  /** What was not filled. */
  leftWh: bigint;
  /** Moved from the point's reserved to its available money. */
  freedMicro: bigint;
}

export type OrderEnds = OrderEnd[];

/** Reads `(meter_id varint | order_id varint | left_wh varint | freed_micro varint)*`. */
export function decodeOrderEnds(bytes: Uint8Array): OrderEnds {
  const reader = new PackedReader(bytes);
  const ends: OrderEnds = [];
  while (!reader.isEmpty) {
    ends.push({
      meterId: reader.varint32(),
      orderId: reader.u64(),
      leftWh: reader.u64(),
      freedMicro: reader.u128(),
    });
  }
  return ends;
}

export function encodeOrderEnds(ends: OrderEnds): Uint8Array {
  const writer = new PackedWriter();
  for (const { meterId, orderId, leftWh, freedMicro } of ends) {
    writer.varint32(meterId).u64(orderId).u64(leftWh).u128(freedMicro);
  }
  return writer.finish();
}
