import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { createClient } from "@wattmesh/client";
import { openLog } from "@wattmesh/service-kit/log";
import type { Config } from "../config.ts";
import { openDatabase } from "../db/openDatabase.ts";
import { SnapshotError } from "../errors.ts";
import { snapshotLines } from "../snapshot/export.ts";
import type { Header } from "../snapshot/format.ts";
import { takeSnapshot } from "../snapshot/import.ts";
import { cometNode } from "../sync/node.ts";

/** `snapshot export`: writes the file whole or not at all; what it holds, in a line. */
export async function exportSnapshot(config: Config, file: string): Promise<string> {
  const db = await openDatabase(config.database, { readOnly: true });
  const part = `${file}.part`;
  try {
    await db.still((tables) =>
      pipeline(snapshotLines(tables, config.deployment, nodeOf(config)), createGzip(), createWriteStream(part)),
    );
    renameSync(part, file);
    return `the tables are in ${file}`;
  } finally {
    rmSync(part, { force: true });
    await db.close();
  }
}

/** `snapshot import`: fills the tables; what they hold now, in a line. */
export async function importSnapshot(config: Config, file: string): Promise<string> {
  const log = openLog("indexer", config.log.level);
  const db = await openDatabase(config.database);
  const source = createReadStream(file);
  try {
    const text = source.on("error", (error) => unzipped.destroy(readable(file, error)));
    const unzipped = text.pipe(createGunzip()).setEncoding("utf8");
    return told(await takeSnapshot(db, unzipped, config.deployment, nodeOf(config), log));
  } finally {
    source.destroy();
    await db.close();
  }
}

const nodeOf = ({ deployment, chain }: Config) =>
  cometNode(createClient(deployment, { timeoutMs: chain.requestTimeoutMs }));

const readable = (file: string, error: Error) =>
  new SnapshotError(`${file} cannot be read: ${error.message}`, { cause: error });

const told = ({ height, hash, app_hash }: Header): string =>
  `the tables are filled up to block ${height} (${hash}), of the state ${app_hash}: wattmesh-indexer run goes on from there`;
