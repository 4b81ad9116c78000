import { isIP } from "node:net";
import * as v from "valibot";

// Schemas of configuration values. Each reason completes `key = value: …`.

export const text = v.pipe(v.string("must be text"), v.minLength(1, "must not be empty"));

export const integer = (least: number, most: number) => {
  const reason = `must be a whole number from ${least} to ${most}`;
  return v.pipe(v.number(reason), v.integer(reason), v.minValue(least, reason), v.maxValue(most, reason));
};

/** A URL with one of `protocols`, each with its colon. */
export const url = (...protocols: string[]) =>
  v.pipe(
    text,
    v.check(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL with ${protocols.join(" or ")}`,
    ),
  );

/** An IP address, or a range of them such as `10.0.0.0/8`. */
export const addressRange = v.pipe(
  text,
  v.check(isAddressRange, "must be an IP address, or a range such as 10.0.0.0/8"),
);

function isAddressRange(value: string): boolean {
  const [address = "", bits, ...rest] = value.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

export const oneOf = <const Options extends readonly string[]>(...options: Options) =>
  v.picklist(options, `must be one of ${options.join(", ")}`);

/** The keys of `[http]` that say where a service listens. */
export const listenKeys = (port: number) => ({
  host: v.optional(text, "127.0.0.1"),
  port: v.optional(integer(0, 65_535), port),
});

/** `[log]`. */
export const logSection = v.optional(
  v.strictObject({ level: v.optional(oneOf("trace", "debug", "info", "warn", "error", "fatal"), "info") }),
  {},
);
