/** Where a person says what a file does not. */
export const CONVERT = "run wattmesh-data convert with";

/** What is wrong with a text, and where: the reader of a file adds its name. */
export class Fault extends Error {
  readonly line: number | undefined;
  readonly value: string | undefined;

  /** `line` counts from 1. `value` is what stands there, `reason` what is wrong with it and what to do. */
  constructor(reason: string, { line, value }: { line?: number | undefined; value?: string | undefined } = {}) {
    super(reason);
    this.line = line;
    this.value = value;
  }
}
