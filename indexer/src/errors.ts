import { ServiceError } from "@wattmesh/service-kit/errors";

/** Another process writes to the database. */
export class DatabaseInUseError extends ServiceError {
  readonly retryHelps = true;

  constructor(database: string) {
    super(`${database} is in use by another indexer`);
  }
}

/** The database does not answer. */
export class DatabaseUnreachableError extends ServiceError {
  readonly retryHelps = true;
}

/** The tables were made by a newer indexer, or by an older one, whose tables lack what this one knows. */
export class WrongSchemaError extends ServiceError {
  readonly retryHelps = false;

  constructor(found: number, known: number) {
    const remedy = found > known ? "run a newer indexer, or wattmesh-indexer reindex" : "run wattmesh-indexer reindex";
    super(`the database has schema ${found}, this indexer knows ${known}: ${remedy}`);
  }
}

/** The tables tell of another chain, or of other contracts, than the deployment does. */
export class WrongDatabaseError extends ServiceError {
  readonly retryHelps = false;

  constructor(what: string, found: string, wanted: string) {
    super(
      `the database was filled from ${what} ${found}, the deployment names ${wanted}: name another database, or run wattmesh-indexer reindex`,
    );
  }
}

/** The chain is not the one that the tables were filled from: it was started anew, or its node was rolled back. */
export class ChainResetError extends ServiceError {
  readonly retryHelps = false;
  readonly height: number;

  constructor(height: number, found: string, stored: string) {
    super(
      `block ${height} of the node is ${found}, the database has ${stored}: the chain was reset; run wattmesh-indexer reindex to fill the tables anew`,
    );
    this.height = height;
  }
}

/** The node no longer has a block that the tables lack. */
export class PrunedError extends ServiceError {
  readonly retryHelps = false;
  readonly height: number;

  constructor(height: number, earliest: number) {
    super(
      `block ${height} is wanted, the node's earliest is ${earliest}: name a node that keeps every block (pruning and min-retain-blocks off)`,
    );
    this.height = height;
  }
}

/** A block's events contradict the tables. That is a defect here or in a contract, and would be one again. */
export class BrokenBlockError extends ServiceError {
  readonly retryHelps = false;
  readonly height: number;

  constructor(height: number, reason: string, options?: ErrorOptions) {
    super(`block ${height}: ${reason}`, options);
    this.height = height;
  }
}

/** A snapshot that cannot be used: of something else, damaged, or for tables that hold something already. Nothing was taken of it. */
export class SnapshotError extends ServiceError {
  readonly retryHelps = false;
}

/** The node does not have the block yet by which a snapshot is known. */
export class BlockToComeError extends ServiceError {
  readonly retryHelps = true;
  readonly height: number;

  constructor(height: number, latest: number) {
    super(`block ${height} is wanted, the node's latest is ${latest}: try again when it is there`);
    this.height = height;
  }
}
