import fc from "fast-check";

/** Whatever the value, the check holds. */
export function always<T>(values: fc.Arbitrary<T>, check: (value: T) => unknown): void {
  fc.assert(
    fc.property(values, (value) => {
      check(value);
    }),
  );
}
