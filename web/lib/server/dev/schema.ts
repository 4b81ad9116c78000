import { plainAddress } from "@wattmesh/client";
import * as v from "valibot";

const U64_MAX = 2n ** 64n - 1n;

/** The form of an address of this chain; whether its letters fit each other is the chain's to say. */
export const address = v.pipe(v.string(), v.transform(plainAddress), v.regex(/^watt1[02-9ac-hj-np-z]{38,58}$/));

/** A decimal of at most 64 bits. */
export const u64 = v.pipe(
  v.string(),
  v.check((text) => /^\d{1,20}$/.test(text) && BigInt(text) <= U64_MAX),
);
