import type { Missed, Sample, Source } from "./source.ts";

const SECONDS_PER_HOUR = 3_600n;

/** Mean powers of what is made up, in W. */
export interface Powers {
  readonly importW: number;
  readonly exportW: number;
}

/** Registers that run at constant powers; what is less than a Wh is carried to the next slot. */
export class SimulatedSource implements Source {
  readonly #powers: Powers;

  constructor(powers: Powers) {
    this.#powers = powers;
  }

  async start(): Promise<void> {}

  async fill({ from, to, slotSeconds, last }: Missed): Promise<Sample[]> {
    let [importWs, exportWs] = wattSeconds(last?.carry);
    let [importTotalWh, exportTotalWh] = [last?.importTotalWh ?? 0n, last?.exportTotalWh ?? 0n];
    const samples: Sample[] = [];
    for (let slot = from; slot <= to; slot += 1) {
      // The first reading says where the registers start.
      if (last !== undefined || slot > from) {
        importWs += BigInt(this.#powers.importW) * BigInt(slotSeconds);
        exportWs += BigInt(this.#powers.exportW) * BigInt(slotSeconds);
      }
      importTotalWh += importWs / SECONDS_PER_HOUR;
      exportTotalWh += exportWs / SECONDS_PER_HOUR;
      importWs %= SECONDS_PER_HOUR;
      exportWs %= SECONDS_PER_HOUR;
      const carry = [Number(importWs), Number(exportWs)];
      samples.push({ atMs: (slot + 1) * slotSeconds * 1_000, importTotalWh, exportTotalWh, carry });
    }
    return samples;
  }

  async stop(): Promise<void> {}
}

function wattSeconds(carry: unknown): [bigint, bigint] {
  const [importWs, exportWs] = Array.isArray(carry) ? carry : [0, 0];
  return [BigInt(importWs), BigInt(exportWs)];
}
