import { createIndexerClient, type IndexerClient } from "@wattmesh/indexer-client";

/** The indexer's error, or the lack of an answer. */
export class IndexerError extends Error {
  override readonly name = "IndexerError";
  readonly status: number;
  readonly code: string;
  readonly retryHelps: boolean;

  constructor(status: number, code: string, message: string, retryHelps: boolean) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryHelps = retryHelps;
  }
}

let client: IndexerClient | undefined;

/** Asks the indexer and throws {@link IndexerError} when there is no answer. */
export async function askIndexer<T>(
  ask: (client: IndexerClient) => Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  client ??= createIndexerClient(location.origin);
  const { data, error, response } = await ask(client).catch((cause: unknown) => {
    throw new IndexerError(0, "unreachable", cause instanceof Error ? cause.message : String(cause), true);
  });
  if (data !== undefined) return data;
  const failure = failureIn(error);
  if (failure) throw new IndexerError(response.status, failure.code, failure.message, failure.retry_helps);
  throw new IndexerError(response.status, "unreachable", `status ${response.status}`, response.status >= 500);
}

function failureIn(body: unknown): { code: string; message: string; retry_helps: boolean } | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  return body.error as { code: string; message: string; retry_helps: boolean };
}
