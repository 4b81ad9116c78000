import type { IncomingMessage, RequestListener } from "node:http";
import type { BlockList } from "node:net";
import { messageOf } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import { type Answer, answerProbe, type Probes, probePaths } from "@wattmesh/service-kit/probes";
import type { TimeSource } from "@wattmesh/service-kit/time";
import { RefusedError } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { Pusher } from "../push/push.ts";
import type { PushHosts } from "../push/pushHosts.ts";
import type { Store } from "../store/store.ts";
import type { Indexer } from "../watch/indexer.ts";
import type { Watch } from "../watch/watch.ts";
import { ending, readBody, subscribing } from "./question.ts";
import type { Rate } from "./rate.ts";
import { readerOf, sourceOf } from "./source.ts";

export interface Api {
  readonly publicKey: string;
  readonly store: Store;
  readonly hosts: PushHosts;
  readonly pusher: Pick<Pusher, "push">;
  readonly indexer: Pick<Indexer, "knows">;
  readonly watch: Pick<Watch, "refresh">;
  readonly rate: Rate;
  readonly proxies: BlockList;
  readonly probes: Probes;
  readonly metrics: Pick<Metrics, "refusals" | "subscriptions">;
  readonly time: TimeSource;
  readonly log: Log;
}

/** `GET /push/key`, `POST` and `DELETE /push/subscriptions`, and the probes. */
export function answerWith(api: Api): RequestListener {
  return async (request, response) => {
    const { status, type, body } = await answer(api, request).catch((error: unknown) => refusal(api, error));
    response.writeHead(status, {
      "content-type": type,
      "cache-control": "no-store",
      // What was not read of a body that is too large would be taken for the next question.
      ...(request.complete ? {} : { connection: "close" }),
    });
    response.end(body);
  };
}

async function answer(api: Api, request: IncomingMessage): Promise<Answer> {
  const { method = "", url = "" } = request;
  const probe = probePaths.find((path) => path === url);
  if (probe !== undefined && method === "GET") return answerProbe(api.probes, probe, request.headers.accept);
  if (url === "/push/key" && method === "GET") return json(200, { key: api.publicKey });
  if (url !== "/push/subscriptions" || (method !== "POST" && method !== "DELETE"))
    throw new RefusedError(404, "not_found", `there is no ${method} ${url.slice(0, 100)}`);
  const source = sourceOf(readerOf(request, api.proxies), api.store.salt);
  if (!api.rate.take(source, api.time.now()))
    throw new RefusedError(429, "too_many_requests", "too many questions in a minute", { retryHelps: true });
  await (method === "POST" ? subscribe(api, request, source) : unsubscribe(api, request));
  api.metrics.subscriptions.set(api.store.count());
  return { status: 204, type: "application/json", body: "" };
}

/** A first push shows whether there is a browser: what is made up takes no place. */
async function subscribe(api: Api, request: IncomingMessage, source: string): Promise<void> {
  const { store, indexer, watch } = api;
  const asked = await readBody(request, subscribing);
  const subscription = { ...asked, endpoint: api.hosts.check(asked.endpoint).href };
  const { endpoint, address } = subscription;
  const renewed = store.has(endpoint, address);
  if (!renewed) {
    store.checkRoom(subscription, source);
    if (!(await indexer.knows(address)))
      throw new RefusedError(404, "unknown_account", `nobody ever applied by ${address}`);
    await checkEndpoint(api, endpoint);
  }
  store.add(subscription, source, api.time.now());
  if (renewed) return;
  // A subscription counts also where the indexer does not answer now: its points are asked for again.
  await watch
    .refresh(address)
    .catch((error: unknown) => api.log.debug({ error: messageOf(error) }, "points are not known"));
}

async function checkEndpoint({ pusher }: Api, endpoint: string): Promise<void> {
  const outcome = await pusher.push(endpoint);
  switch (outcome.kind) {
    case "taken":
      return;
    case "gone":
      throw new RefusedError(422, "endpoint_refused", "its push service knows no such subscription");
    case "refused":
      throw new RefusedError(422, "endpoint_refused", outcome.reason);
    case "later":
      throw new RefusedError(503, "push_unreachable", outcome.reason, { retryHelps: true });
  }
}

async function unsubscribe({ store }: Api, request: IncomingMessage): Promise<void> {
  const { endpoint, address } = await readBody(request, ending);
  store.remove(URL.canParse(endpoint) ? new URL(endpoint).href : endpoint, address);
}

function refusal({ metrics, log }: Api, error: unknown): Answer {
  if (!(error instanceof RefusedError)) {
    log.error({ error: messageOf(error) }, "a question failed");
    return json(500, { error: { code: "failed", message: "this service failed", retry_helps: true } });
  }
  const { status, code, message, retryHelps } = error;
  metrics.refusals.inc(code);
  return json(status, { error: { code, message, retry_helps: retryHelps } });
}

const json = (status: number, body: object): Answer => ({
  status,
  type: "application/json",
  body: `${JSON.stringify(body)}\n`,
});
