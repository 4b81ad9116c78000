import * as v from "valibot";

const height = v.pipe(v.string(), v.regex(/^\d{1,19}$/, "not a height"));
const path = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^\/[a-z0-9.]+\.(Query\/[A-Za-z]+|Service\/Simulate)$/, "not a query"),
);
const hex = v.pipe(v.string(), v.regex(/^([0-9a-fA-F]{2})*$/, "not bytes in hex"));
const base64 = v.pipe(v.string(), v.base64("not bytes in base64"));
const prove = v.optional(v.boolean());
const atHeight = v.strictObject({ height: v.optional(height) });

/** One transaction's hash, as CosmJS looks for what it has sent. Any other search reads as many blocks as the node has. */
const byHash = v.pipe(v.string(), v.regex(/^tx\.hash='[0-9a-fA-F]{64}'$/, "not a search for one transaction's hash"));
const page = v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d?$|^100$/, "not a number from 1 to 100")));

/** What a browser needs of a node: reading, and giving it transactions that are signed already. */
const methods = {
  status: v.strictObject({}),
  abci_query: v.strictObject({ path, data: hex, height: v.optional(height), prove }),
  broadcast_tx_sync: v.strictObject({ tx: base64 }),
  tx: v.strictObject({ hash: base64, prove }),
  tx_search: v.strictObject({
    query: byHash,
    prove,
    page,
    per_page: page,
    order_by: v.optional(v.picklist(["asc", "desc"])),
  }),
  block: atHeight,
  block_results: atHeight,
  commit: atHeight,
} as const;

const call = v.strictObject({
  jsonrpc: v.literal("2.0"),
  id: v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.maxLength(64))]),
  method: v.pipe(v.string(), v.maxLength(64)),
  params: v.optional(v.record(v.string(), v.union([v.string(), v.boolean()])), {}),
});

export interface RpcCall {
  readonly jsonrpc: "2.0";
  readonly id: number | string;
  readonly method: string;
  readonly params: Readonly<Record<string, string | boolean | undefined>>;
}

/** A call that is not passed on. `code` is JSON-RPC's. */
export class RefusedCall extends Error {
  readonly status: number;
  readonly code: number;
  readonly id: RpcCall["id"] | null;

  constructor(status: number, code: number, message: string, id: RpcCall["id"] | null = null) {
    super(message);
    this.name = "RefusedCall";
    this.status = status;
    this.code = code;
    this.id = id;
  }
}

export const INVALID_REQUEST = -32_600;
const NO_SUCH_METHOD = -32_601;
const INVALID_PARAMS = -32_602;

/**
 * The call that a body holds, made of what was understood of it: a node may read other bytes of the same body, since Go takes names in any
 * case and the last of two.
 *
 * Throws `RefusedCall` for everything else.
 */
export function readCall(body: string): RpcCall {
  const said = parsed(body);
  const { jsonrpc, id, method, params } = checked(call, said, INVALID_REQUEST, null);
  const known = Object.hasOwn(methods, method) ? methods[method as keyof typeof methods] : undefined;
  if (known === undefined) throw new RefusedCall(403, NO_SUCH_METHOD, `${method} is not passed on`, id);
  const understood = checked(known, params, INVALID_PARAMS, id);
  const members = Object.keys(said as object).length + Object.keys(params).length;
  if (membersIn(body) !== members) throw new RefusedCall(400, INVALID_REQUEST, "a member stands twice", id);
  return { jsonrpc, id, method, params: understood };
}

/** How many members a JSON text's objects have; of two with one name both. */
const membersIn = (json: string): number =>
  json.match(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?/g)?.filter((text) => text.endsWith(":")).length ?? 0;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new RefusedCall(400, INVALID_REQUEST, "not JSON");
  }
}

function checked<T extends v.GenericSchema>(schema: T, value: unknown, code: number, id: RpcCall["id"] | null) {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output as v.InferOutput<T>;
  const [issue] = result.issues;
  throw new RefusedCall(400, code, `${v.getDotPath(issue) ?? "call"}: ${issue.message.slice(0, 200)}`, id);
}
