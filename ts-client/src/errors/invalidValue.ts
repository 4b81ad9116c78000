import { WattmeshError } from "./wattmeshError.ts";

/** A value is not what it has to be. */
export class InvalidValueError extends WattmeshError {
  override readonly name = "InvalidValueError";
  readonly retryHelps = false;
  readonly expected: string;
  readonly value: unknown;

  constructor(expected: string, value: unknown) {
    super(`expected ${expected}, got ${show(value)}`);
    this.expected = expected;
    this.value = value;
  }
}

function show(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
