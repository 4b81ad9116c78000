import { PackedBytesError } from "../errors/packed.ts";
import type { Side } from "../generated/values.ts";
import { PackedReader, PackedWriter } from "./packed.ts";

/** An order that a batch filled, whole or in part. */
export interface PackedFill {
  side: Side;
  /** Nothing of the order is left. */
  whole: boolean;
  meterId: number;
  orderId: bigint;
  energyWh: bigint;
}

export type OrderFills = PackedFill[];

const SELL = 1;
const WHOLE = 2;

/** Reads `(flags u8 | meter_id varint | order_id varint | energy_wh varint)*`. */
export function decodeOrderFills(bytes: Uint8Array): OrderFills {
  const reader = new PackedReader(bytes);
  const fills: OrderFills = [];
  while (!reader.isEmpty) {
    const at = reader.at;
    const flags = reader.u8();
    if (flags > (SELL | WHOLE)) throw new PackedBytesError(`unexpected flags ${flags}`, at);
    fills.push({
      side: flags & SELL ? "sell" : "buy",
      whole: (flags & WHOLE) !== 0,
      meterId: reader.varint32(),
      orderId: reader.u64(),
      energyWh: reader.u64(),
    });
  }
  return fills;
}

export function encodeOrderFills(fills: OrderFills): Uint8Array {
  const writer = new PackedWriter();
  for (const { side, whole, meterId, orderId, energyWh } of fills) {
    writer.u8((side === "sell" ? SELL : 0) | (whole ? WHOLE : 0));
    writer.varint32(meterId).u64(orderId).u64(energyWh);
  }
  return writer.finish();
}
