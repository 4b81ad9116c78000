import { serverConfig } from "./config";
import { Rate } from "./rate";
import { readAtMost } from "./readAtMost";
import { RefusedQuestion, readQuestion } from "./restCall";

const PREFIX = "/rest/";
const TIMEOUT_MS = 10_000;
/** Larger than any answer in the list; a node that says more is cut off. */
const MAX_ANSWER_BYTES = 4_000_000;
/** A path with the largest query of a contract in it. */
const MAX_URL_LENGTH = 8_000;

const RESOURCE_EXHAUSTED = 8;
const UNAVAILABLE = 14;

let rate: Rate | undefined;

/** Passes a wallet's question on to the node's REST server, so that it needs to be open to nobody else. */
export async function forwardRest(request: Request): Promise<Response> {
  const { restUrl, restRequestsPerMinute } = serverConfig();
  rate ??= new Rate(restRequestsPerMinute);
  try {
    if (restUrl === undefined) throw new RefusedQuestion(404, UNAVAILABLE, "this server has no REST of a node");
    // The door has written who asks.
    if (!rate.take(request.headers.get("x-forwarded-for") ?? "", Date.now()))
      throw new RefusedQuestion(429, RESOURCE_EXHAUSTED, `more than ${restRequestsPerMinute} questions in a minute`);
    if (request.url.length > MAX_URL_LENGTH)
      throw new RefusedQuestion(414, RESOURCE_EXHAUSTED, `an address of more than ${MAX_URL_LENGTH} characters`);
    const { pathname, searchParams } = new URL(request.url);
    return await ask(`${restUrl}${readQuestion(pathname.slice(PREFIX.length), searchParams)}`, request.signal);
  } catch (error) {
    if (error instanceof RefusedQuestion) return refuse(error);
    throw error;
  }
}

async function ask(url: string, asked: AbortSignal): Promise<Response> {
  try {
    const signal = AbortSignal.any([asked, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await fetch(url, { cache: "no-store", redirect: "error", signal });
    const body = await readAnswer(answer);
    const headers = { "content-type": "application/json", "cache-control": "no-store" };
    return new Response(body, { status: answer.status, headers });
  } catch (error) {
    if (error instanceof RefusedQuestion) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new RefusedQuestion(502, UNAVAILABLE, `the node does not answer: ${words}`);
  }
}

async function readAnswer(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const body = await readAtMost(answer.body, MAX_ANSWER_BYTES);
  if (body === undefined)
    throw new RefusedQuestion(502, RESOURCE_EXHAUSTED, `the answer has more than ${MAX_ANSWER_BYTES} bytes`);
  return body;
}

/** As the node refuses. */
const refuse = ({ status, code, message }: RefusedQuestion): Response =>
  Response.json({ code, message, details: [] }, { status });
