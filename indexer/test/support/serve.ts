import type { Deployment } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import type { FastifyInstance } from "fastify";
import type { Database } from "../../src/db/database.ts";
import { createServer } from "../../src/http/server.ts";
import type { Follower } from "../../src/sync/follower.ts";

/** The API of tables that have been filled, for as many questions as a test has. */
export async function serve(db: Database, deployment: Deployment, follower: Follower): Promise<FastifyInstance> {
  const { app } = await createServer(
    { db, deployment, position: follower },
    { corsOrigins: [], requestsPerMinute: 100_000, streams: 1, trustedProxies: [] },
    { troubles: () => [], metrics: async () => "" },
    silentLog,
  );
  return app;
}
