import { NetworkError, RpcError } from "../errors/node.ts";
import { parseJson } from "../wire/json.ts";

export interface RpcOptions {
  /** Instead of the global `fetch`. */
  fetch?: typeof fetch;
  /** How long to wait for an answer. Default 10 s. */
  timeoutMs?: number;
}

/** A call of the node's JSON-RPC. */
export type Rpc = (method: string, params: Record<string, unknown>) => Promise<unknown>;

export function createRpc(url: string, { fetch: send = fetch, timeoutMs = 10_000 }: RpcOptions = {}): Rpc {
  return async (method, params) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const answer = await post(url, body, send, timeoutMs);
    if (answer.error) {
      const { code, message, data } = answer.error;
      throw new RpcError(method, code, data ? `${message}: ${data}` : message);
    }
    return answer.result;
  };
}

interface RpcAnswer {
  result?: unknown;
  error?: { code: number; message: string; data?: string };
}

async function post(url: string, body: string, send: typeof fetch, timeoutMs: number): Promise<RpcAnswer> {
  let status = 0;
  try {
    const response = await send(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = response.status;
    const answer = parseJson(await response.text());
    // CometBFT answers its own errors with status 500 and a JSON-RPC body.
    if (isAnswer(answer)) return answer;
  } catch (error) {
    const reason = reasonOf(error);
    throw new NetworkError(url, status === 0 ? reason : `status ${status}, ${reason}`, { cause: error });
  }
  throw new NetworkError(url, `status ${status} without an answer to the call`);
}

const isAnswer = (answer: unknown): answer is RpcAnswer =>
  typeof answer === "object" && answer !== null && ("result" in answer || "error" in answer);

/** `fetch` of Node says only in the cause why it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === "string" ? `${error.message} (${code})` : error.message;
}
