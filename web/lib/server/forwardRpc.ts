import { serverConfig } from "./config";
import { readAtMost } from "./readAtMost";
import { INVALID_REQUEST, RefusedCall, type RpcCall, readCall } from "./rpcCall";

/** Large enough for every transaction the chain takes, 1 MiB, in base64. */
const MAX_BODY_BYTES = 1_500_000;
const TIMEOUT_MS = 10_000;

/** Passes a JSON-RPC call on to the node, so that the node itself needs to be open to nobody. */
export async function forwardRpc(request: Request): Promise<Response> {
  try {
    return await ask(readCall(await readBody(request)));
  } catch (error) {
    if (error instanceof RefusedCall) return refuse(error);
    throw error;
  }
}

/** What wallets ask of a node's RPC before they trust it, by GET: which chain it is on. */
export const forwardStatus = (): Promise<Response> => ask({ jsonrpc: "2.0", id: -1, method: "status", params: {} });

/** No JSON-RPC body where the node is silent: a client takes it for a node that cannot be reached, and asks again. */
async function ask(call: RpcCall): Promise<Response> {
  try {
    const answer = await fetch(serverConfig().rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(call),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // CometBFT says its own refusals with status 500.
    const isAnswer = answer.headers.get("content-type")?.startsWith("application/json") === true;
    return new Response(answer.body, {
      status: isAnswer ? 200 : answer.status,
      headers: { "content-type": "application/json" },
    });
  } catch (error) {
    return new Response(`the node does not answer: ${error instanceof Error ? error.message : error}`, { status: 502 });
  }
}

async function readBody(request: Request): Promise<string> {
  const body = await readAtMost(request.body, MAX_BODY_BYTES);
  if (body === undefined) throw new RefusedCall(413, INVALID_REQUEST, `more than ${MAX_BODY_BYTES} bytes`);
  return Buffer.from(body).toString("utf8");
}

const refuse = ({ status, id, code, message }: RefusedCall): Response =>
  Response.json({ jsonrpc: "2.0", id, error: { code, message } }, { status });
