import { serverConfig } from "./config";
import { readAtMost } from "./readAtMost";

/** What the notifier has for pages; its probes are its operator's. */
const PATHS = ["/push/key", "/push/subscriptions"];
/** Larger than what it takes. */
const MAX_BODY_BYTES = 8_192;
/** It asks a push service before it answers. */
const TIMEOUT_MS = 20_000;

/** Passes a question on to the notifier. `x-forwarded-for` is the reader's address, as the door knows it. */
export async function forwardPush(request: Request): Promise<Response> {
  const { notifierUrl } = serverConfig();
  const { pathname } = new URL(request.url);
  if (notifierUrl === undefined || !PATHS.includes(pathname))
    return refuse(404, "not_found", `there is no ${pathname}`);
  try {
    const body = await readAtMost(request.body, MAX_BODY_BYTES);
    if (body === undefined) return refuse(413, "too_large", `more than ${MAX_BODY_BYTES} bytes`);
    const answer = await fetch(new URL(pathname, notifierUrl), {
      method: request.method,
      headers: {
        "content-type": request.headers.get("content-type") ?? "",
        "x-forwarded-for": request.headers.get("x-forwarded-for") ?? "",
      },
      ...(request.method !== "GET" && { body }),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const headers = { "content-type": "application/json", "cache-control": "no-store" };
    return new Response(answer.status === 204 ? null : await answer.text(), { status: answer.status, headers });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return refuse(502, "unreachable", `the notifier does not answer: ${words}`);
  }
}

/** As the notifier refuses. */
const refuse = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message, retry_helps: status >= 500 } }, { status });
