import fc, { type IAsyncProperty, type IAsyncPropertyWithHooks } from "fast-check";

/** As vitest runs it: short, and the same every time. */
const SEED = 20_261_128;
const RUNS = 300;

const { FUZZ_SEED = String(SEED), FUZZ_RUNS = String(RUNS) } = process.env;

/**
 * Checks a property with made-up inputs. `npm run fuzz` runs more of them by another seed, which is printed; `npm run fuzz -- --seed N` runs
 * the same ones again.
 */
export async function fuzz<Input>(property: IAsyncProperty<Input> | IAsyncPropertyWithHooks<Input>): Promise<void> {
  const seed = Number(FUZZ_SEED);
  const numRuns = Number(FUZZ_RUNS);
  console.log(`fuzzing ${numRuns} times by seed ${seed}`);
  await fc.assert(property, { seed, numRuns, endOnFailure: false });
}

/** Numbers as a stranger writes them. */
export const oddNumbers = [
  "Infinity",
  "-Infinity",
  "+Infinity",
  "NaN",
  "1e999",
  "-1e999",
  "1e3",
  "1e-3",
  "0x10",
  "0b1",
  "-0",
  "00",
  "1.5",
  "-1",
  "4294967295",
  "4294967296",
  "9007199254740991",
  "9007199254740992",
  "9223372036854775808",
  "18446744073709551616",
  "1_000",
  " 1",
  "1 ",
  "١",
  "null",
  "true",
  "",
] as const;

/** Texts as a stranger writes them. */
export const oddTexts = [
  ...oddNumbers,
  "\0",
  "\ud800",
  "'; drop table events; --",
  "__proto__",
  "constructor",
  "../../metrics",
  "a".repeat(5_000),
  "💡".repeat(50),
  "W10",
  "WzFlOTk5XQ",
  "WzEsMl0",
  "0000-00-00",
  "2026-02-30",
  "+275760-09-13",
  "9999-12-31",
] as const;
