import { serverConfig } from "./config";

/** What a browser needs of a node: reading, and giving it transactions that are signed already. */
const allowed = new Set(["status", "abci_query", "broadcast_tx_sync", "tx", "block", "block_results", "commit"]);

/** Large enough for every transaction the chain takes, 1 MiB, in base64. */
const MAX_BODY_BYTES = 1_500_000;
const TIMEOUT_MS = 10_000;

/** Passes a JSON-RPC call on to the node, so that the node itself needs to be open to nobody. */
export async function forwardRpc(request: Request): Promise<Response> {
  const body = await readBody(request);
  const call = body === undefined ? undefined : parseCall(body);
  if (body === undefined || call === undefined) return refuse(400, null, -32600, "not a call this server passes on");
  if (!allowed.has(call.method)) return refuse(403, call.id, -32601, `${call.method} is not passed on`);
  try {
    const answer = await fetch(serverConfig().rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return new Response(answer.body, { status: answer.status, headers: { "content-type": "application/json" } });
  } catch (error) {
    return refuse(502, call.id, -32000, `the node does not answer: ${error instanceof Error ? error.message : error}`);
  }
}

/** Nothing when it is larger than any call: the rest is not read then. */
async function readBody(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseCall(body: string): { id: unknown; method: string } | undefined {
  try {
    const call: unknown = JSON.parse(body);
    if (typeof call !== "object" || call === null || !("method" in call) || typeof call.method !== "string")
      return undefined;
    return { id: "id" in call ? call.id : null, method: call.method };
  } catch {
    return undefined;
  }
}

/** 502 has no JSON-RPC body: a client takes it for a node that cannot be reached, and asks again. */
function refuse(status: number, id: unknown, code: number, message: string): Response {
  if (status === 502) return new Response(message, { status });
  return Response.json({ jsonrpc: "2.0", id, error: { code, message } }, { status });
}
