import { silentLog } from "@wattmesh/service-kit/log";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzz, oddNumbers, oddTexts } from "../../.ci/fuzz.ts";
import { describeApi } from "../src/commands/openapi.ts";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";
import { createServer } from "../src/http/server.ts";
import { Community } from "./support/community.ts";
import { deployment, Feed } from "./support/feed.ts";
import { emptyTables, followerOf } from "./support/world.ts";

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
}

let db: Database;
let app: FastifyInstance;
let streams: Awaited<ReturnType<typeof createServer>>["streams"];
let routes: { path: string; parameters: Parameter[] }[];

beforeAll(async () => {
  db = await openPglite(undefined);
  await emptyTables(db);
  const feed = new Feed({ startSeconds: 1_790_000_000 });
  const community = new Community(feed, deployment, { points: 4, banksPerZone: 1 });
  community.found();
  for (let slot = 0; slot < 5; slot += 1) community.settle(deployment);
  const follower = followerOf(db, feed);
  await follower.run({ toHead: true });
  const options = { corsOrigins: ["*"], requestsPerMinute: 1_000_000_000, streams: 2, trustedProxies: ["127.0.0.1"] };
  const probes = { troubles: () => [], metrics: async () => "" };
  ({ app, streams } = await createServer({ db, deployment, position: follower }, options, probes, silentLog));
  const { paths } = JSON.parse(await describeApi()) as { paths: Record<string, { get: { parameters?: Parameter[] } }> };
  routes = Object.entries(paths).map(([path, { get }]) => ({ path, parameters: get.parameters ?? [] }));
});

afterAll(async () => {
  await app.close();
  await db.close();
});

const plausible = [
  "0",
  "1",
  "3",
  "30",
  "2026-09-21",
  "2026-09-23",
  "Europe/Berlin",
  "day",
  "month",
  "csv",
  "watt1ann",
  "slot_opened",
];
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...plausible) },
  { weight: 4, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 2, arbitrary: fc.constantFrom(...oddTexts) },
  fc.string({ maxLength: 40, unit: "binary" }),
);

/** Half of the parameters are given, some of them twice, and now and then one that the route has not. */
const question = fc.record({
  route: fc.nat(),
  values: fc.array(fc.record({ given: fc.boolean(), twice: fc.boolean(), value, other: value }), {
    minLength: 12,
    maxLength: 12,
  }),
  more: fc.option(fc.tuple(fc.constantFrom("__proto__", "constructor", "limit[]", "x"), value), { freq: 8 }),
  headers: fc.dictionary(
    fc.constantFrom("accept", "if-none-match", "last-event-id", "x-forwarded-for", "origin", "content-length"),
    fc.constantFrom(
      ...oddNumbers,
      "text/event-stream",
      "*",
      "5-1",
      "0-0",
      "9007199254740992-1",
      'W/"x"',
      "203.0.113.7",
    ),
    { maxKeys: 2 },
  ),
  method: fc.constantFrom("GET", "GET", "GET", "GET", "HEAD", "POST"),
});

type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

function urlOf({ route, values, more }: Question): string {
  const { path, parameters } = routes[route % routes.length] as (typeof routes)[number];
  let url = path;
  const query = new URLSearchParams(more === null ? [] : [more]);
  for (const [index, { name, in: place }] of parameters.entries()) {
    const said = values[index % values.length] as Question["values"][number];
    if (place === "path") url = url.replace(`{${name}}`, encodeURIComponent(said.value.toWellFormed()));
    if (place !== "query" || !said.given) continue;
    query.append(name, said.value);
    if (said.twice) query.append(name, said.other);
  }
  return `${url}?${query}`;
}

/** A stream of events has no end of its own. */
async function answerTo(asked: Question) {
  const ending = setInterval(() => {
    for (const stream of streams.open) stream.close();
  }, 1);
  try {
    return await app.inject({ method: asked.method, url: urlOf(asked), headers: asked.headers });
  } finally {
    clearInterval(ending);
  }
}

test("whatever the API is asked, it answers, or says in its own words why not", async () => {
  await fuzz(
    fc.asyncProperty(question, async (asked) => {
      const answer = await answerTo(asked);
      const said = `${asked.method} ${urlOf(asked)} ${JSON.stringify(asked.headers)}: ${answer.statusCode} ${answer.body.slice(0, 300)}`;
      expect(answer.statusCode, said).toBeLessThan(500);
      if (answer.statusCode < 400 || asked.method === "HEAD") return;
      const { error } = answer.json();
      expect(error, said).toEqual({
        code: expect.any(String),
        message: expect.any(String),
        retry_helps: expect.any(Boolean),
      });
    }),
  );
  expect(streams.open.size).toBe(0);
});
