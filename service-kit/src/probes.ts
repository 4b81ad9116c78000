import type { IncomingMessage } from "node:http";
import { messageOf } from "./errors.ts";
import { contentTypes, formatFor, type MetricsFormat } from "./exposition.ts";
import { type HttpServer, openHttpServer } from "./http.ts";

/** The state of a service that its probes report. */
export interface Probes {
  /** Why the service is not doing its work; empty when it is. */
  troubles(): readonly string[] | Promise<readonly string[]>;
  metrics(format: MetricsFormat): Promise<string>;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** `/health`: the process lives. `/ready`: it does its work, or 503 and why not. `/metrics`: for Prometheus, as OpenMetrics for whoever asks for it. */
export const probePaths = ["/health", "/ready", "/metrics"] as const;

export type ProbePath = (typeof probePaths)[number];

/** `accept` is the header of the request. */
export async function answerProbe(probes: Probes, path: ProbePath, accept: string | undefined): Promise<Answer> {
  switch (path) {
    case "/health":
      return json(200, { status: "alive", uptime_seconds: Math.floor(process.uptime()) });
    case "/ready": {
      const troubles = await probes.troubles();
      return json(troubles.length === 0 ? 200 : 503, { ready: troubles.length === 0, troubles });
    }
    case "/metrics": {
      const format = formatFor(accept);
      return { status: 200, type: contentTypes[format], body: await probes.metrics(format) };
    }
  }
}

const json = (status: number, body: object): Answer => ({
  status,
  type: "application/json",
  body: `${JSON.stringify(body)}\n`,
});

/** Serves the probes, for a service that has nothing else to serve. */
export const openProbeServer = (host: string, port: number, probes: Probes): Promise<HttpServer> =>
  openHttpServer(host, port, async (request, response) => {
    const { status, type, body } = await answer(probes, request).catch((error) =>
      json(500, { error: messageOf(error) }),
    );
    response.writeHead(status, { "content-type": type, "cache-control": "no-store", vary: "accept" }).end(body);
  });

async function answer(probes: Probes, { method, url, headers }: IncomingMessage): Promise<Answer> {
  if (method !== "GET" && method !== "HEAD") return json(405, { error: `${method} is not possible here` });
  const path = probePaths.find((known) => known === url);
  return path === undefined
    ? json(404, { error: `there are ${probePaths.join(", ")}` })
    : answerProbe(probes, path, headers.accept);
}

/** The readiness that a running service reports. */
export interface Readiness {
  readonly running: boolean;
  readonly ready: boolean;
  readonly troubles: readonly string[];
}

const PATIENCE_MS = 3_000;

/** The URL of a service that listens at `host` and `port`. */
export const urlOf = (host: string, port: number): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

/** Fetches the readiness of a service by HTTP. One that does not answer counts as not running. */
export async function fetchReadiness(url: string): Promise<Readiness> {
  try {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { ready, troubles } = (await response.json()) as Partial<Omit<Readiness, "running">>;
    if (typeof ready !== "boolean" || !Array.isArray(troubles)) throw new Error("another service answers there");
    return { running: true, ready, troubles };
  } catch (error) {
    // Of an address where nobody listens `fetch` says why in the cause only.
    const { cause } = error as { cause?: unknown };
    return { running: false, ready: false, troubles: [`no answer at ${url}: ${messageOf(cause ?? error)}`] };
  }
}

/** The readiness as lines of text. */
export const readinessLines = ({ running, ready, troubles }: Readiness): string[] => [
  running ? (ready ? "running and ready" : "running, not ready") : "not running",
  ...troubles.map((trouble) => `  ${trouble}`),
];
