import { serverConfig } from "./config";

/** `x-forwarded-for` is the reader's address, as the door knows it: the indexer counts each reader by itself. */
const asked = ["accept", "if-none-match", "last-event-id", "x-forwarded-for"];
const answered = [
  "content-type",
  "content-disposition",
  "etag",
  "x-wattmesh-height",
  "x-wattmesh-lag-blocks",
  "x-wattmesh-time",
];

/** Of every route that the indexer has. */
const PATH = /^\/v1(\/[\w.-]+)+$/;

const TIMEOUT_MS = 15_000;

/** Passes a question on to the indexer, so that a page needs one address only. Streams of events stay open as long as the page does. */
export async function forwardIndexer(request: Request): Promise<Response> {
  const { indexerUrl } = serverConfig();
  if (indexerUrl === undefined) return refuse(404, "no_indexer", "there is no indexer");
  const { pathname, search } = new URL(request.url);
  if (!PATH.test(pathname)) return refuse(404, "not_found", `there is no ${pathname}`);
  // Until the answer begins; a stream of events may then go on for days.
  const silent = new AbortController();
  const patience = setTimeout(() => silent.abort(new Error(`no answer in ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    const answer = await fetch(new URL(`${pathname}${search}`, indexerUrl), {
      headers: pick(request.headers, asked),
      cache: "no-store",
      signal: AbortSignal.any([request.signal, silent.signal]),
    });
    const headers = pick(answer.headers, answered);
    // Not kept, and not compressed: a compressed stream would wait until there is enough of it.
    headers.set("cache-control", "no-store, no-transform");
    return new Response(answer.body, { status: answer.status, headers });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return new Response(`the indexer does not answer: ${error instanceof Error ? error.message : error}`, {
      status: 502,
    });
  } finally {
    clearTimeout(patience);
  }
}

/** As the indexer refuses. */
const refuse = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message, retry_helps: false } }, { status });

function pick(from: Headers, names: string[]): Headers {
  return new Headers(
    names.flatMap((name) => (from.has(name) ? [[name, from.get(name) ?? ""] as [string, string]] : [])),
  );
}
