import { meterRow, noRemainder, type Remainder } from "../../src/data/metered.ts";
import type { Point } from "./street.ts";

/** What a charger draws at least while it charges: 6 A of one phase. */
const LEAST_CAR_WH = 345;
/** A heat pump is held back for two hours in a row at most, and then left alone for as long. */
const HELD_ROWS = 8;
/** Held back, it draws half of what it would; over so many rows it makes good for it. */
const HELD_DIVISOR = 2;
const MADE_GOOD_ROWS = 16;
const NANO_W_A_WH = 4_000_000_000n;

export interface Metered {
  importWh: number;
  exportWh: number;
}

/** Who tells a house something about a row. */
export interface Told {
  row: number;
  /** Whether it has to do less now. */
  called: boolean;
  /** What energy is expected to cost in a row to come; without it a car charges at once. */
  priceAt?: ((row: number) => number) | undefined;
}

/** A house and what its devices are at. */
export class House {
  readonly #point: Point;
  #remainder: Remainder = noRemainder;
  #stay = 0;
  #carLeftWh: number | undefined;
  #wasCalled = false;
  #heldRows = 0;
  #freeRows = HELD_ROWS;
  #pumpOwedWh = 0;

  constructor(point: Point) {
    this.#point = point;
  }

  /** Lives through a row, and says what its meter counted. */
  live(told: Told): Metered {
    const { baseNanoW, pvNanoW } = this.#point;
    const appliancesWh = this.#carWh(told) + this.#pumpWh(told);
    const loadNanoW = (baseNanoW[told.row] ?? 0n) + BigInt(appliancesWh) * NANO_W_A_WH;
    const { energy, remainder } = meterRow({ loadNanoW, pvNanoW: pvNanoW[told.row] ?? 0n }, this.#remainder);
    this.#remainder = remainder;
    return { importWh: Number(energy.importWh), exportWh: Number(energy.exportWh) };
  }

  /** What cars were still to get when they left. */
  missedWh = 0;

  #carWh({ row, called, priceAt }: Told): number {
    const { stays, carMostWh } = this.#point;
    let stay = stays[this.#stay];
    if (stay !== undefined && row >= stay.to) {
      this.missedWh += this.#carLeftWh ?? 0;
      this.#carLeftWh = undefined;
      this.#wasCalled = false;
      this.#stay += 1;
      stay = stays[this.#stay];
    }
    if (stay === undefined || row < stay.from) return 0;
    const leftWh = this.#carLeftWh ?? stay.energyWh;
    this.#wasCalled ||= called;
    const rowsLeft = stay.to - row;
    const atOnceWh = Math.min(leftWh, carMostWh);
    // What the rows after this one could not take has to be taken now, whoever calls.
    const mustWh = Math.max(0, leftWh - (rowsLeft - 1) * carMostWh);
    const takenWh = Math.max(mustWh, called ? 0 : this.#wishWh(leftWh, atOnceWh, row, stay.to, priceAt));
    this.#carLeftWh = leftWh - takenWh;
    return takenWh;
  }

  #wishWh(leftWh: number, atOnceWh: number, row: number, to: number, priceAt: Told["priceAt"]): number {
    if (this.#wasCalled) return Math.min(atOnceWh, Math.max(LEAST_CAR_WH, Math.ceil(leftWh / (to - row))));
    if (priceAt === undefined) return atOnceWh;
    // The cheapest rows that are enough; of equals the first.
    const needed = Math.ceil(leftWh / this.#point.carMostWh);
    const here = priceAt(row);
    let better = 0;
    for (let later = row + 1; later < to; later += 1) if (priceAt(later) < here) better += 1;
    return better < needed ? atOnceWh : 0;
  }

  #pumpWh({ row, called }: Told): number {
    const { pumpMostWh, pumpWantedWh } = this.#point;
    const wantedWh = pumpWantedWh[row] ?? 0;
    if (called && (this.#heldRows > 0 ? this.#heldRows < HELD_ROWS : this.#freeRows >= HELD_ROWS)) {
      this.#heldRows += 1;
      this.#freeRows = 0;
      const heldWh = Math.floor(wantedWh / HELD_DIVISOR);
      this.#pumpOwedWh += wantedWh - heldWh;
      return heldWh;
    }
    this.#heldRows = 0;
    this.#freeRows += 1;
    const goodWh = Math.min(this.#pumpOwedWh, Math.ceil(this.#pumpOwedWh / MADE_GOOD_ROWS), pumpMostWh - wantedWh);
    this.#pumpOwedWh -= goodWh;
    return wantedWh + goodWh;
  }
}
