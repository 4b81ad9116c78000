import cors from "@fastify/cors";
import etag from "@fastify/etag";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { ConfigError, messageOf } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import { answerProbe, type Probes, probePaths } from "@wattmesh/service-kit/probes";
import { packageVersion } from "@wattmesh/service-kit/version";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, LogController } from "fastify";
import type { Api } from "../api/api.ts";
import { ApiError } from "../api/failure.ts";
import { eventRoutes, type Streams } from "../concepts/events/routes.ts";
import { checkNumbers, describeWrong, plainAddresses } from "./questions.ts";
import { routes } from "./routes.ts";
import { statusRoutes } from "./status.ts";

export interface ServerOptions {
  readonly corsOrigins: readonly string[];
  readonly requestsPerMinute: number;
  readonly streams: number;
  /** Whose `x-forwarded-for` is believed; everybody else is the reader. */
  readonly trustedProxies: readonly string[];
}

export interface ServerProbes extends Probes {
  /** Told of each answer. */
  answered?(route: string, status: number, seconds: number): void;
}

const POSITION_HEADERS = ["x-wattmesh-height", "x-wattmesh-lag-blocks", "x-wattmesh-time"];
const DESCRIPTION = `Everything here was told by the chain's events; nothing can be changed here. Every answer says how far the tables are:
\`x-wattmesh-height\` is the latest block in them, \`x-wattmesh-time\` its time, \`x-wattmesh-lag-blocks\` how many blocks of the chain are missing.
Energy (Wh) and money (micro-currency) are decimal strings, because they may not fit 53 bits. Lists come in pages: \`next_cursor\` is the next
page's \`cursor\`. Answers have an ETag.`;

/** The API, not listening yet. */
export async function createServer(
  api: Api,
  options: ServerOptions,
  probes: ServerProbes,
  log: Log,
): Promise<{ app: FastifyInstance; streams: Streams }> {
  const app = Fastify({
    loggerInstance: log as never,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_024,
    trustProxy: [...options.trustedProxies],
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 100 },
    forceCloseConnections: true,
    ajv: { customOptions: { verbose: true } },
    schemaErrorFormatter: describeWrong,
    // What it refuses before it looks for a route, and so without hooks.
    frameworkErrors: (error, _, reply) => {
      sayPosition(api.position, reply);
      sendFailure(asFailure(error), reply);
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance;
  const streams: Streams = { open: new Set(), most: options.streams };

  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Wattmesh indexer", version: packageVersion(import.meta.url), description: DESCRIPTION },
    },
  });
  if (options.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: options.corsOrigins.includes("*") ? "*" : [...options.corsOrigins],
      methods: ["GET", "HEAD"],
      exposedHeaders: [...POSITION_HEADERS, "etag", "retry-after"],
      maxAge: 86_400,
    });
  }
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: "1 minute",
    errorResponseBuilder: (_, { max }) =>
      new ApiError(429, "too_many_requests", `more than ${max} requests in a minute`, { retryHelps: true }),
  });
  await app.register(etag);

  app.addHook("onRequest", async (_, reply) => {
    sayPosition(api.position, reply);
  });
  app.addHook("preValidation", checkNumbers);
  app.addHook("preValidation", plainAddresses);
  app.addHook("onResponse", async (request, reply) => {
    probes.answered?.(request.routeOptions.url ?? "none", reply.statusCode, reply.elapsedTime / 1000);
  });
  app.setErrorHandler<FastifyError | ApiError>((error, request, reply) => {
    const failure = asFailure(error);
    if (failure.status >= 500 && !(error instanceof ApiError))
      request.log.error({ error: messageOf(error), url: request.url }, "request failed");
    sendFailure(failure, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const { method, url } = request;
    reply.code(404).send({ error: { code: "not_found", message: `there is no ${method} ${url}`, retry_helps: false } });
  });

  await app.register(
    async (v1) => {
      await v1.register(statusRoutes, api);
      for (const concept of routes) await v1.register(concept, api);
      await v1.register(eventRoutes, { ...api, position: api.position, streams });
    },
    { prefix: "/v1" },
  );
  registerProbes(app, probes);
  return { app, streams };
}

function registerProbes(app: FastifyInstance, probes: Probes): void {
  for (const path of probePaths)
    app.get(path, { schema: { hide: true }, config: { rateLimit: false } }, async ({ headers }, reply) => {
      const { status, type, body } = await answerProbe(probes, path, headers.accept);
      return reply.code(status).type(type).header("vary", "accept").send(body);
    });
}

function sayPosition({ cursor, lagBlocks }: Api["position"], reply: FastifyReply): void {
  reply.header("x-wattmesh-height", cursor?.height ?? 0);
  reply.header("x-wattmesh-lag-blocks", lagBlocks);
  reply.header("x-wattmesh-time", cursor?.time.toISOString() ?? "");
  reply.header("cache-control", "no-cache");
}

type Refusal = Pick<ApiError, "status" | "code" | "message" | "retryHelps">;

function sendFailure({ status, code, message, retryHelps }: Refusal, reply: FastifyReply): void {
  reply.code(status).send({ error: { code, message, retry_helps: retryHelps } });
}

function asFailure(error: FastifyError | ApiError): Refusal {
  if (error instanceof ApiError) return error;
  const status = error.statusCode ?? 500;
  if (status < 500) return { status, code: "bad_request", message: error.message, retryHelps: false };
  return { status: 500, code: "failed", message: "the indexer could not answer", retryHelps: true };
}

export async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new ConfigError("http.port", port, messageOf(error));
  }
  const address = app.server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
