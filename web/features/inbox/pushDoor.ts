import type { PushKind } from "./pushNews";

const SUBSCRIPTIONS = "/push/subscriptions";

/** The notifier refused, or does not answer. `code` is its own, or `unreachable`. */
export class PushError extends Error {
  override readonly name = "PushError";
  readonly code: string;
  readonly retryHelps: boolean;

  constructor(code: string, message: string, retryHelps: boolean) {
    super(message);
    this.code = code;
    this.retryHelps = retryHelps;
  }
}

/** The operator's public key, as browsers want it. Throws {@link PushError}. */
export async function getPushKey(): Promise<string> {
  const { key } = (await (await ask("/push/key", { method: "GET" })).json()) as { key: string };
  return key;
}

/** Has the notifier wake a browser for an account's news, from now on or longer. Throws {@link PushError}. */
export const subscribeAt = (endpoint: string, address: string, kinds: readonly PushKind[]): Promise<unknown> =>
  ask(SUBSCRIPTIONS, withBody("POST", { endpoint, address, kinds }));

/** Ends it, for all accounts of this browser where none is named. Throws {@link PushError}. */
export const unsubscribeAt = (endpoint: string, address?: string): Promise<unknown> =>
  ask(SUBSCRIPTIONS, withBody("DELETE", { endpoint, address }));

const withBody = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

async function ask(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(path, init).catch((cause: unknown) => {
    throw new PushError("unreachable", cause instanceof Error ? cause.message : String(cause), true);
  });
  if (answer.ok) return answer;
  const { error } = (await answer.json().catch(() => ({}))) as {
    error?: { code: string; message: string; retry_helps: boolean };
  };
  if (error === undefined) throw new PushError("unreachable", `status ${answer.status}`, answer.status >= 500);
  throw new PushError(error.code, error.message, error.retry_helps);
}
