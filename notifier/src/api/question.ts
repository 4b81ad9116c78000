import type { IncomingMessage } from "node:http";
import { addressPrefix } from "@wattmesh/client";
import { shown } from "@wattmesh/service-kit/errors";
import * as v from "valibot";
import { RefusedError } from "../errors.ts";
import { kinds } from "../kinds.ts";

/** Larger than any endpoint with what goes with it. */
const MOST_BODY_BYTES = 4_096;

const endpoint = v.string("must be text");

const address = v.pipe(
  v.string("must be text"),
  v.regex(new RegExp(`^${addressPrefix}1[02-9ac-hj-np-z]{38,58}$`), "must be an address of the chain"),
);

/** What `POST /push/subscriptions` takes. Keys for content are not among it: there is none. */
export const subscribing = v.strictObject({
  endpoint,
  address,
  kinds: v.pipe(
    v.array(v.picklist(kinds, `must be of ${kinds.join(", ")}`), "must be a list"),
    v.minLength(1, "must not be empty"),
    v.maxLength(kinds.length, `must be of ${kinds.join(", ")}, each once`),
    v.check((list) => new Set(list).size === list.length, `must be of ${kinds.join(", ")}, each once`),
  ),
});

/** What `DELETE /push/subscriptions` takes; without an address it ends a browser's for all accounts. */
export const ending = v.strictObject({ endpoint, address: v.optional(address) });

/** A body of JSON as a schema describes it. Throws `RefusedError`, which names what is wrong. Of what is too large the rest is not read. */
export async function readBody<Schema extends v.GenericSchema>(
  request: IncomingMessage,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  // A page of another site cannot send this type without being asked first.
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? ""))
    throw new RefusedError(415, "bad_request", "the body must be application/json");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES)
      throw new RefusedError(413, "too_large", `the body has more than ${MOST_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  const result = v.safeParse(schema, parsed(Buffer.concat(chunks).toString("utf8")), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const unknown = issue.type === "strict_object" && issue.expected === "never";
  const reason = unknown ? "is not known here" : issue.input === undefined ? "is missing" : issue.message;
  const value = shown(issue.path?.at(-1)?.value ?? issue.input).slice(0, 100);
  throw new RefusedError(400, "bad_request", `${v.getDotPath(issue) ?? "body"} = ${value}: ${reason}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError(400, "bad_request", "the body is no JSON");
  }
}
