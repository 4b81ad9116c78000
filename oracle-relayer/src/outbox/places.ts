import { bankOf, indexInBank, meterIdAt } from "@wattmesh/client";

const WORDS = 8;
const METERS_A_BANK = 256;

/** Some of a bank's 256 meters, by their indexes, ascending. */
export class Indexes {
  readonly #words = new Uint32Array(WORDS);

  static of(...all: readonly (Indexes | undefined)[]): Indexes {
    const joined = new Indexes();
    for (const one of all) if (one !== undefined) joined.addAll(one);
    return joined;
  }

  has(index: number): boolean {
    return (this.#word(index >> 5) & (1 << (index & 31))) !== 0;
  }

  /** Whether it was not there. */
  add(index: number): boolean {
    if (this.has(index)) return false;
    this.#words[index >> 5] = this.#word(index >> 5) | (1 << (index & 31));
    return true;
  }

  /** Whether it was there. */
  remove(index: number): boolean {
    if (!this.has(index)) return false;
    this.#words[index >> 5] = this.#word(index >> 5) & ~(1 << (index & 31));
    return true;
  }

  addAll(others: Indexes): void {
    for (let n = 0; n < WORDS; n += 1) this.#words[n] = this.#word(n) | others.#word(n);
  }

  removeAll(others: Indexes): void {
    for (let n = 0; n < WORDS; n += 1) this.#words[n] = this.#word(n) & ~others.#word(n);
  }

  keepAll(others: Indexes): void {
    for (let n = 0; n < WORDS; n += 1) this.#words[n] = this.#word(n) & others.#word(n);
  }

  get size(): number {
    let size = 0;
    for (let n = 0; n < WORDS; n += 1) size += ones(this.#word(n));
    return size;
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  /** From `from` on. */
  *from(from: number): Generator<number> {
    for (let index = from; index < METERS_A_BANK; index += 1) {
      if (this.#word(index >> 5) >>> (index & 31) === 0) index |= 31;
      else if (this.has(index)) yield index;
    }
  }

  [Symbol.iterator](): Generator<number> {
    return this.from(0);
  }

  #word(n: number): number {
    return this.#words[n] as number;
  }
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Meters of one bank that have a reading of one slot. */
export interface Cell {
  readonly slot: number;
  readonly bank: number;
  readonly indexes: Indexes;
}

/** Meters in a row, both ends included, and how many of them are meant. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The fewest ranges of meters that hold all of `cell` and none of `others`. */
export function runsOf({ bank, indexes }: Cell, others: Indexes): Run[] {
  const runs: Run[] = [];
  const barred = Indexes.of(others);
  barred.removeAll(indexes);
  let [from, to, count] = [-1, -1, 0];
  const end = (): void => {
    if (count > 0) runs.push({ from: meterIdAt(bank, from), to: meterIdAt(bank, to), count });
  };
  const bars = barred[Symbol.iterator]();
  let bar = bars.next();
  for (const index of indexes) {
    while (!bar.done && bar.value < to) bar = bars.next();
    if (count > 0 && !bar.done && bar.value < index) {
      end();
      [from, count] = [index, 0];
    }
    if (count === 0) from = index;
    [to, count] = [index, count + 1];
  }
  end();
  return runs;
}

/** The range of meters from the first to the last of a cell that is not empty. */
export function spanOf({ bank, indexes }: Cell): Run {
  const [run] = runsOf({ slot: 0, bank, indexes }, new Indexes());
  if (run === undefined) throw new RangeError("an empty cell has no meters");
  return run;
}

/** Meters and slots. */
export class Places {
  readonly #slots = new Map<number, Map<number, Indexes>>();

  /** Whether it was not there. */
  add(meterId: number, slot: number): boolean {
    const banks = this.#slots.get(slot) ?? new Map<number, Indexes>();
    if (banks.size === 0) this.#slots.set(slot, banks);
    const bank = bankOf(meterId);
    let indexes = banks.get(bank);
    if (indexes === undefined) {
      indexes = new Indexes();
      banks.set(bank, indexes);
    }
    return indexes.add(indexInBank(meterId));
  }

  /** Whether it was there. */
  remove(meterId: number, slot: number): boolean {
    const cell = this.at(slot, bankOf(meterId));
    const wasThere = cell?.remove(indexInBank(meterId)) ?? false;
    if (wasThere && cell?.isEmpty) this.#drop(slot, bankOf(meterId));
    return wasThere;
  }

  removeCell({ slot, bank, indexes }: Cell): void {
    const cell = this.at(slot, bank);
    cell?.removeAll(indexes);
    if (cell?.isEmpty) this.#drop(slot, bank);
  }

  has(meterId: number, slot: number): boolean {
    return this.at(slot, bankOf(meterId))?.has(indexInBank(meterId)) ?? false;
  }

  at(slot: number, bank: number): Indexes | undefined {
    return this.#slots.get(slot)?.get(bank);
  }

  /** Ascending. */
  get slots(): number[] {
    return [...this.#slots.keys()].sort((a, b) => a - b);
  }

  /** By bank, of one slot or by slot of all. */
  *cells(only?: number): Generator<Cell> {
    for (const slot of only === undefined ? this.slots : [only]) {
      const banks = [...(this.#slots.get(slot) ?? [])].sort(([a], [b]) => a - b);
      for (const [bank, indexes] of banks) yield { slot, bank, indexes };
    }
  }

  #drop(slot: number, bank: number): void {
    const banks = this.#slots.get(slot);
    banks?.delete(bank);
    if (banks?.size === 0) this.#slots.delete(slot);
  }
}
