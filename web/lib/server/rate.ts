import { isIPv6 } from "node:net";

const MINUTE_MS = 60_000;
/** So many readers are counted each by themselves; who comes later in the same minute is counted together. */
const MOST_READERS = 10_000;
const LATECOMERS = "latecomers";

/** How often each reader asks, by the minute. Its room is bounded, whoever comes. */
export class Rate {
  readonly #perMinute: number;
  readonly #mostReaders: number;
  readonly #counts = new Map<string, number>();
  #minute = 0;

  constructor(perMinute: number, mostReaders = MOST_READERS) {
    this.#perMinute = perMinute;
    this.#mostReaders = mostReaders;
  }

  /** Counts a question of an address, at a time in Unix milliseconds; whether it may still be asked. */
  take(address: string, now: number): boolean {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const reader = readerOf(address);
    const counted = this.#counts.has(reader) || this.#counts.size < this.#mostReaders ? reader : LATECOMERS;
    const count = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, count);
    return count <= this.#perMinute;
  }
}

/** Of IPv6 who has one address has all of its /64. */
function readerOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const all = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - after.length).fill("0"), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(":");
}
