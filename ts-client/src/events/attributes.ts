import { InvalidValueError } from "../errors/invalidValue.ts";
import { parseJson } from "../wire/json.ts";
import { bytesFromWire } from "../wire/scalars.ts";

/** An event as the chain keeps it. */
export interface RawEvent {
  type: string;
  attributes: { key: string; value: string }[];
}

/** Reads an event's attributes. Nothing is the empty string. */
export class Attributes {
  readonly #event: RawEvent;
  readonly #values: Map<string, string>;

  constructor(event: RawEvent) {
    this.#event = event;
    this.#values = new Map(event.attributes.map(({ key, value }) => [key, value]));
  }

  has(key: string): boolean {
    return (this.#values.get(key) ?? "") !== "";
  }

  text(key: string): string {
    const value = this.#values.get(key);
    if (value === undefined) throw this.#unexpected(key, "an attribute");
    return value;
  }

  number(key: string): number {
    const text = this.text(key);
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw this.#unexpected(key, "a whole number");
    return value;
  }

  integer(key: string): bigint {
    const text = this.text(key);
    if (!/^-?\d+$/.test(text)) throw this.#unexpected(key, "an integer");
    return BigInt(text);
  }

  flag(key: string): boolean {
    const text = this.text(key);
    if (text !== "true" && text !== "false") throw this.#unexpected(key, "true or false");
    return text === "true";
  }

  bytes(key: string): Uint8Array {
    return bytesFromWire(this.text(key));
  }

  words(key: string): string[] {
    return this.has(key) ? this.text(key).split(",") : [];
  }

  oneOf<T extends string>(key: string, names: readonly T[]): T {
    const found = names.find((name) => name === this.text(key));
    if (found === undefined) throw this.#unexpected(key, `one of ${names.join(", ")}`);
    return found;
  }

  json<W, T>(key: string, read: (wire: W) => T): T {
    try {
      return read(parseJson(this.text(key)) as W);
    } catch {
      throw this.#unexpected(key, "its JSON");
    }
  }

  jsonList<W, T>(key: string, read: (wire: W) => T): T[] {
    return this.json(key, (items: W[]) => items.map((item) => read(item)));
  }

  /** A JSON list of whole numbers. */
  numbers(key: string): number[] {
    const list = this.json(key, (items: unknown) => items);
    if (!Array.isArray(list) || !list.every(Number.isSafeInteger))
      throw this.#unexpected(key, "a list of whole numbers");
    return list;
  }

  /** A JSON list of texts. */
  texts(key: string): string[] {
    const list = this.json(key, (items: unknown) => items);
    if (!Array.isArray(list) || !list.every((item) => typeof item === "string"))
      throw this.#unexpected(key, "a list of texts");
    return list;
  }

  #unexpected(key: string, expected: string): InvalidValueError {
    return new InvalidValueError(`${expected} in ${key} of the event ${this.#event.type}`, this.#values.get(key));
  }
}
