import { contractNames, type Deployment } from "@wattmesh/client";
import { WrongDatabaseError } from "../errors.ts";
import type { Queries, Statement } from "./database.ts";

/** How far the tables are. */
export interface Cursor {
  chainId: string;
  /** Of block 1. */
  firstHash: string;
  height: number;
  hash: string;
  time: Date;
}

/** What tables belong to, in one line. */
export const contractsOf = ({ contracts }: Deployment): string =>
  contractNames.map((name) => contracts[name]).join(" ");

/** Nothing when the tables are empty. Throws `WrongDatabaseError` when they tell of something else than the deployment. */
export async function readCursor(db: Queries, deployment: Deployment): Promise<Cursor | undefined> {
  const [row] = await db.query<{
    chain_id: string;
    contracts: string;
    first_hash: string;
    height: number;
    hash: string;
    time: string;
  }>("select * from cursor");
  if (row === undefined) return undefined;
  if (row.chain_id !== deployment.chainId) throw new WrongDatabaseError("chain", row.chain_id, deployment.chainId);
  const contracts = contractsOf(deployment);
  if (row.contracts !== contracts) throw new WrongDatabaseError("contracts", row.contracts, contracts);
  return {
    chainId: row.chain_id,
    firstHash: row.first_hash,
    height: row.height,
    hash: row.hash,
    time: new Date(row.time),
  };
}

const MOVE = `insert into cursor (chain_id, contracts, first_hash, height, hash, time) values ($1, $2, $3, $4, $5, $6)
  on conflict (singleton) do update set height = excluded.height, hash = excluded.hash, time = excluded.time`;

/** What moves the tables' cursor. */
export const cursorStatement = (deployment: Deployment, cursor: Cursor): Statement => ({
  text: MOVE,
  values: [
    cursor.chainId,
    contractsOf(deployment),
    cursor.firstHash,
    cursor.height,
    cursor.hash,
    cursor.time.toISOString(),
  ],
});
