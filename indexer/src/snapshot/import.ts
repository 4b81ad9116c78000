import { createHash } from "node:crypto";
import type { Deployment } from "@wattmesh/client";
import { messageOf, WrongChainError } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import { readCatalog } from "../db/changes.ts";
import { contractsOf, cursorStatement } from "../db/cursor.ts";
import type { Database } from "../db/database.ts";
import { Partitions, parted } from "../db/partitions.ts";
import { makeTables, schemaVersion, wipe } from "../db/tables.ts";
import { BlockToComeError, PrunedError, SnapshotError } from "../errors.ts";
import type { Node } from "../sync/node.ts";
import { tablesOf } from "./export.ts";
import { END, type Header, MOST_LINE_CHARACTERS, parseHeader } from "./format.ts";

/**
 * Fills the tables from the text of a snapshot, when the node's chain had the same state at its height. The cursor is written last, so what was
 * broken off counts for nothing and is begun anew the next time. Throws `SnapshotError` where the tables hold something, or the snapshot does not fit.
 */
export async function takeSnapshot(
  db: Database,
  text: AsyncIterable<string>,
  deployment: Deployment,
  node: Node,
  log: Log,
): Promise<Header> {
  await checkEmpty(db, log);
  const lines = linesOf(text);
  const first = await lines.next();
  const header = parseHeader(first.value ?? "");
  checkBelongs(header, deployment);
  await checkOutcome(header, node);
  const digest = createHash("sha256").update(`${first.value}\n`);
  const known = new Set(tablesOf(await readCatalog(db)));
  const partitions = new Partitions(db, deployment);
  for await (const line of lines) {
    const tab = line.indexOf("\t");
    const [name, rest] = [line.slice(0, tab), line.slice(tab + 1)];
    if (name === END) {
      if (rest !== digest.digest("hex")) throw new SnapshotError("the snapshot is damaged: its sum is another one");
      await finish(db, deployment, header);
      return header;
    }
    if (!known.has(name)) throw new SnapshotError(`the snapshot is damaged: it has rows of ${JSON.stringify(name)}`);
    digest.update(`${line}\n`);
    await fill(db, partitions, name, rest);
  }
  throw new SnapshotError("the snapshot is not whole: it has no end");
}

async function checkEmpty(db: Database, log: Log): Promise<void> {
  await makeTables(db, log);
  const [cursor] = await db.query<{ height: number }>("select height from cursor");
  if (cursor !== undefined)
    throw new SnapshotError(
      `the tables are filled already, up to block ${cursor.height}: name an empty database for a snapshot`,
    );
  await wipe(db);
  await makeTables(db, log);
}

function checkBelongs({ schema, chain_id, contracts }: Header, deployment: Deployment): void {
  if (schema !== schemaVersion)
    throw new SnapshotError(
      `the snapshot is of schema ${schema}, this indexer's is ${schemaVersion}: have it made by an indexer of this version`,
    );
  const differ = (what: string, said: string, is: string) =>
    new SnapshotError(`the snapshot is of ${what} ${said}, the deployment names ${is}`);
  if (chain_id !== deployment.chainId) throw differ("chain", chain_id, deployment.chainId);
  if (contracts !== contractsOf(deployment)) throw differ("contracts", contracts, contractsOf(deployment));
}

async function checkOutcome({ chain_id, height, hash, app_hash }: Header, node: Node): Promise<void> {
  const head = await node.head();
  const { chainId, earliestHeight } = head;
  if (chainId !== chain_id) throw new WrongChainError(chain_id, chainId);
  if (height + 1 < earliestHeight) throw new PrunedError(height + 1, earliestHeight);
  if (head.height <= height) throw new BlockToComeError(height + 1, head.height);
  const found = await node.outcome(height);
  const differ = (what: string, said: string, is: string) =>
    new SnapshotError(
      `the snapshot says that ${what} of block ${height} is ${said}, the node says ${is}: it is of another chain than ${chainId} of this node`,
    );
  if (found.hash !== hash) throw differ("the hash", hash, found.hash);
  if (found.appHash !== app_hash) throw differ("the app hash", app_hash, found.appHash);
}

async function fill(db: Database, partitions: Partitions, table: string, rows: string): Promise<void> {
  try {
    if (table in parted) await partitions.makeOf(table, await valuesOf(db, parted[table as keyof typeof parted], rows));
    await db.write([
      {
        text: `insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::json)`,
        values: [rows],
      },
    ]);
  } catch (error) {
    throw new SnapshotError(`the snapshot is damaged: rows of ${table} do not fit: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/** By which the rows are parted. */
async function valuesOf(db: Database, column: string, rows: string): Promise<number[]> {
  const text = `select distinct "${column}" as value from json_to_recordset($1::json) as row ("${column}" bigint)`;
  return (await db.query<{ value: number }>(text, [rows])).map(({ value }) => value);
}

async function finish(db: Database, deployment: Deployment, header: Header): Promise<void> {
  const { chain_id: chainId, first_hash: firstHash, height, hash, time } = header;
  await db.write([cursorStatement(deployment, { chainId, firstHash, height, hash, time: new Date(time) })]);
  // The first plans go by samples of the tables.
  await db.script("analyze");
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let rest = "";
  try {
    for await (const part of text) {
      const lines = (rest + part).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > MOST_LINE_CHARACTERS) throw new SnapshotError("the snapshot is damaged: a line has no end");
      yield* lines;
    }
  } catch (error) {
    if (error instanceof SnapshotError || !/^(Z_|ERR_)/.test((error as { code?: string }).code ?? "")) throw error;
    throw new SnapshotError(`the snapshot cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (rest !== "") yield rest;
}
