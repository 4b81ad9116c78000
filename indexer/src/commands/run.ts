import { statfsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, getCoverage } from "@wattmesh/client";
import { exitCodeOf } from "@wattmesh/service-kit/command";
import { messageOf, retryHelps } from "@wattmesh/service-kit/errors";
import { type Log, openLog } from "@wattmesh/service-kit/log";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import type { Api } from "../api/api.ts";
import { Audit } from "../audit.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/openDatabase.ts";
import { readSizes } from "../db/sizes.ts";
import { makeTables } from "../db/tables.ts";
import { createServer, listen } from "../http/server.ts";
import { type MarketFigures, readMarket } from "../market.ts";
import { openMetrics } from "../metrics.ts";
import { Follower } from "../sync/follower.ts";
import { cometNode } from "../sync/node.ts";

/** Follows the chain and serves the API until a signal, or until going on cannot help; the exit code. */
export async function run(config: Config): Promise<number> {
  const stopped = untilStopSignal();
  const log = openLog("indexer", config.log.level);
  const db = await openDatabase(config.database);
  try {
    await makeTables(db, log);
    return await serve(config, db, log, stopped);
  } finally {
    await db.close();
  }
}

async function serve(config: Config, db: Database, log: Log, stopped: Promise<NodeJS.Signals>): Promise<number> {
  const { deployment, chain, http } = config;
  const client = createClient(deployment, { timeoutMs: chain.requestTimeoutMs });
  const node = cometNode(client);
  const follower = new Follower(db, node, deployment, chain, log);
  const unknown = new Set<string>();
  const api: Api = { db, deployment, position: follower };
  const audit = new Audit(() => getCoverage(client), chain.auditSeconds, log);
  const troubles = () => [
    ...(follower.trouble === undefined ? [] : [follower.trouble]),
    ...[...unknown].map((name) => `the event ${name} is not known: run a newer indexer, then wattmesh-indexer reindex`),
  ];
  const metrics = openMetrics({
    follower,
    streams: () => streams.open.size,
    market: () => marketNow(db, config, follower),
    audited: () => audit.latest,
    sizes: () => inTime(readSizes(db)),
    freeBytes: () => freeBytes(config),
    troubles,
  });
  const { app, streams } = await createServer(
    api,
    http,
    {
      troubles,
      metrics: (format) => metrics.text(format),
      answered: (route, status, seconds) => metrics.answer.observe({ route, status }, seconds),
    },
    log,
  );
  follower.on("unknown", (name) => {
    metrics.unknown.inc();
    if (!unknown.has(name)) log.error({ event: name }, "an event that this indexer does not know");
    unknown.add(name);
  });
  follower.on("written", ({ events, rows, seconds }) => {
    metrics.events.inc(events);
    metrics.rows.inc(rows);
    metrics.block.observe(seconds);
    for (const stream of streams.open) stream.wake();
  });
  const port = await listen(app, http.host, http.port);
  log.info({ chainId: deployment.chainId, database: db.kind, http: port }, "started");
  const following = follower.run();
  const ended = new AbortController();
  const auditing = audit.run(ended.signal);
  try {
    const signal = await Promise.race([stopped, following]);
    log.info({ signal }, "stopping");
    follower.stop();
    await following;
    return 0;
  } catch (error) {
    log.fatal({ error: messageOf(error), retryHelps: retryHelps(error) }, "failed");
    return exitCodeOf(error);
  } finally {
    ended.abort();
    for (const stream of streams.open) stream.close();
    await auditing;
    await app.close();
    log.info("stopped");
  }
}

const FIGURES_PATIENCE_MS = 2_000;

/** Nothing before the first block, and while the database has no answer: what watches this service must hear of it all the same. */
async function marketNow(
  db: Database,
  { deployment }: Config,
  { cursor }: Follower,
): Promise<MarketFigures | undefined> {
  return cursor && inTime(readMarket(db, deployment, cursor.time.getTime() / 1_000));
}

/** Nothing where there is no answer, or not in time. */
function inTime<Figures>(asked: Promise<Figures>): Promise<Figures | undefined> {
  const given = new AbortController();
  const patience = sleep(FIGURES_PATIENCE_MS, undefined, { signal: given.signal }).catch(() => undefined);
  return Promise.race([asked.catch(() => undefined), patience]).finally(() => given.abort());
}

/** Room beside PGlite's folder; of a PostgreSQL this machine knows nothing. */
function freeBytes({ database }: Config): number | undefined {
  if (!("path" in database)) return undefined;
  const { bavail, bsize } = statfsSync(database.path);
  return bavail * bsize;
}
