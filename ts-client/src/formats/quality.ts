import type { PowerQuality } from "../generated/values.ts";
import { concat, i16, ofLength, u16, u32, utf8 } from "./bytes.ts";

const domain = utf8("wattmesh/quality/1");

/** What a meter saw of its power in a slot. */
export interface MeterQuality {
  meterId: number;
  slot: number;
  quality: PowerQuality;
}

/**
 * What a meter signs of its power in a slot:
 * `domain | chain tag | meter u32 | slot u32 | voltage min u16 | mean u16 | max u16 | frequency min u32 | max u32 | power factor i16`.
 *
 * @param tag {@link chainTag} of the chain.
 */
export function qualityBytes(tag: Uint8Array, { meterId, slot, quality }: MeterQuality): Uint8Array {
  const voltages = concat(u16(quality.voltageMinDv), u16(quality.voltageMeanDv), u16(quality.voltageMaxDv));
  const frequencies = concat(u32(quality.frequencyMinMhz), u32(quality.frequencyMaxMhz));
  const seen = concat(voltages, frequencies, i16(quality.powerFactorPermille));
  return concat(domain, ofLength(tag, 8, "chain tag"), u32(meterId), u32(slot), seen);
}
