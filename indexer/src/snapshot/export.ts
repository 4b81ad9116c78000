import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deployment } from "@wattmesh/client";
import { type Catalog, readCatalog } from "../db/changes.ts";
import { contractsOf, readCursor } from "../db/cursor.ts";
import type { Queries } from "../db/database.ts";
import { schemaVersion } from "../db/tables.ts";
import { BlockToComeError, ChainResetError, SnapshotError, WrongSchemaError } from "../errors.ts";
import type { Node, Outcome } from "../sync/node.ts";
import { END, FORMAT, type Header, PAGE_ROWS } from "./format.ts";

/** Blocks may be as rare as slots; whoever waits longer is told so. */
const PATIENCE_MS = 120_000;
const POLL_MS = 250;

/** The lines of a snapshot of `tables`, which have to stand still meanwhile. Throws when they are empty, or of another chain than the node. */
export async function* snapshotLines(tables: Queries, deployment: Deployment, node: Node): AsyncGenerator<string> {
  const header = await headerOf(tables, deployment, node);
  const digest = createHash("sha256");
  const line = (text: string) => {
    digest.update(`${text}\n`);
    return `${text}\n`;
  };
  yield line(JSON.stringify(header));
  const catalog = await readCatalog(tables);
  for (const name of tablesOf(catalog))
    for await (const rows of pagesOf(tables, catalog, name)) yield line(`${name}\t[${rows.join(",")}]`);
  yield `${END}\t${digest.digest("hex")}\n`;
}

/** Those of which a snapshot has the rows; what the others hold is in its header. */
export const tablesOf = (catalog: Catalog): string[] =>
  [...catalog.keys()].filter((name) => name !== "cursor" && name !== "schema_version");

async function headerOf(tables: Queries, deployment: Deployment, node: Node): Promise<Header> {
  await checkSchema(tables);
  const cursor = await readCursor(tables, deployment);
  if (cursor === undefined) throw new SnapshotError("the tables are empty: there is nothing to make a snapshot of");
  const { hash, appHash } = await outcomeOf(node, cursor.height);
  if (hash !== cursor.hash) throw new ChainResetError(cursor.height, hash, cursor.hash);
  return {
    format: FORMAT,
    schema: schemaVersion,
    chain_id: cursor.chainId,
    contracts: contractsOf(deployment),
    first_hash: cursor.firstHash,
    height: cursor.height,
    hash,
    time: cursor.time.toISOString(),
    app_hash: appHash,
  };
}

async function checkSchema(tables: Queries): Promise<void> {
  const [made] = await tables.query<{ there: boolean }>("select to_regclass('schema_version') is not null as there");
  if (made?.there !== true) throw new SnapshotError("there are no tables: there is nothing to make a snapshot of");
  const [found] = await tables.query<{ version: number }>("select version from schema_version");
  if (found?.version !== schemaVersion) throw new WrongSchemaError(found?.version ?? 0, schemaVersion);
}

/** Waits for the block after `height`, whose header says what that came to. */
async function outcomeOf(node: Node, height: number): Promise<Outcome> {
  for (const started = performance.now(); ; await sleep(POLL_MS)) {
    const head = await node.head();
    if (head.height > height) return node.outcome(height);
    if (performance.now() - started > PATIENCE_MS) throw new BlockToComeError(height + 1, head.height);
  }
}

/** The rows of a table as JSON, by pages in order of its key. */
async function* pagesOf(tables: Queries, catalog: Catalog, name: string): AsyncGenerator<string[]> {
  const { key, types } = catalog.get(name) ?? { key: [], types: new Map<string, string>() };
  const columns = key.map((column) => `"${column}"`).join(", ");
  const values = key.map((column, index) => `$${index + 1}::${types.get(column)}`).join(", ");
  const asked = key.map((column, index) => `t."${column}"::text as k${index}`).join(", ");
  const page = (where: string) =>
    `select ${asked}, row_to_json(t)::text as row from "${name}" t ${where} order by ${columns} limit ${PAGE_ROWS}`;
  for (let after: string[] | undefined; ; ) {
    const where = after === undefined ? "" : `where (${columns}) > (${values})`;
    const rows = await tables.query<Record<string, string>>(page(where), after ?? []);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ row }) => row ?? "");
    if (rows.length < PAGE_ROWS) return;
    after = key.map((_, index) => last[`k${index}`] ?? "");
  }
}
