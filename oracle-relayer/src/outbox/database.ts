import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { messageOf } from "@wattmesh/service-kit/errors";
import { DiskFullError, NoStoreError, StoreFailedError, StoreInUseError } from "../errors.ts";
import { checkVersion, migrate } from "./schema.ts";

// Primary result codes of SQLite (sqlite.org/rescode.html).
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/** What SQLite says where it may not read, or not write the files that it needs to read. */
const UNREADABLE = [SQLITE_READONLY, SQLITE_CANTOPEN];

const REMEDY =
  "check the disk, move the outbox away and start with an empty one: meters are asked for what is not on the chain";

/** Pages of the store that are kept in memory: the slots that come and go, which lie together. */
const CACHE_KIB = 8_192;
/** So many pages are written twice at once: the store's own file is brought up to date after 16 MiB. */
const CHECKPOINT_PAGES = 4_096;

/** Maps an error of SQLite to one of this service; any other error is returned unchanged. */
export function storeError(error: unknown): unknown {
  const code = (error as { errcode?: number } | undefined)?.errcode;
  if (code === undefined) {
    return error;
  }
  switch (code & 0xff) {
    case SQLITE_FULL:
      return new DiskFullError(`no room for the outbox: ${messageOf(error)}`, { cause: error });
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
      return new StoreFailedError(`the outbox failed (${code}): ${messageOf(error)}; ${REMEDY}`, { cause: error });
    default:
      return error;
  }
}

/** The database of the outbox: one writer, every commit on disk before it returns. */
export class Database {
  readonly #db: DatabaseSync;
  readonly #lock: DatabaseSync | undefined;
  readonly #file: { readonly path: string; readonly id: string | undefined } | undefined;
  #inTransaction = false;
  #follower: Follower | undefined;

  private constructor(db: DatabaseSync, lock?: DatabaseSync, path?: string) {
    this.#db = db;
    this.#lock = lock;
    this.#file = path === undefined ? undefined : { path, id: fileAt(path) };
  }

  /** Opens or makes the store at `path`, and keeps every other relayer out of it until this process ends. */
  static open(path: string): Database {
    const inMemory = path === ":memory:";
    try {
      if (!inMemory) {
        mkdirSync(dirname(path), { recursive: true });
      }
      const lock = inMemory ? undefined : takeLock(path);
      const db = new DatabaseSync(path, { timeout: 5000 });
      db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864");
      db.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      migrate(db);
      checkWhole(db);
      return new Database(db, lock, inMemory ? undefined : path);
    } catch (error) {
      throw storeError(error);
    }
  }

  /** Opens an existing store to look at it, beside a running relayer or after it. It may be of another version. */
  static openReadOnly(path: string): Database {
    if (!existsSync(path)) throw new NoStoreError(path);
    try {
      return new Database(new DatabaseSync(path, { timeout: 5000, readOnly: true }));
    } catch (error) {
      const code = (error as { errcode?: number }).errcode ?? 0;
      if (!UNREADABLE.includes(code & 0xff)) throw storeError(error);
      const remedy = "look as the user that the relayer runs as: SQLite keeps files beside the outbox while it reads";
      throw new StoreFailedError(`${path} cannot be read (${code}): ${messageOf(error)}; ${remedy}`, { cause: error });
    }
  }

  /** A statement whose errors are the store's. */
  prepare(sql: string) {
    const statement = this.#db.prepare(sql);
    return {
      get: (...values: Values) => attempt(() => statement.get(...(values as SQLInputValue[]))),
      all: (...values: Values) => attempt(() => statement.all(...(values as SQLInputValue[]))),
      /** Row by row; an error is thrown where the rows are taken. */
      iterate: (...values: Values) => attempt(() => statement.iterate(...(values as SQLInputValue[]))),
      run: (...values: Values) => attempt(() => statement.run(...(values as SQLInputValue[]))),
    };
  }

  /** Has somebody who keeps in memory what the store has hear of its transactions. */
  follow(follower: Follower): void {
    this.#follower = follower;
  }

  /** Throws when the store is of another version than this code knows. */
  checkVersion(): void {
    checkVersion(this.#db);
  }

  /** Throws when the store's file is no longer the one that was opened: what is written to it would be gone with this process. */
  checkInPlace(): void {
    if (this.#file !== undefined && fileAt(this.#file.path) !== this.#file.id)
      throw new StoreFailedError(`${this.#file.path} was moved or deleted: start again; an empty outbox is enough`);
  }

  /** Runs `work` in one transaction: all of it is on disk when this returns, or none of it when it throws. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) {
      return work();
    }
    this.#inTransaction = true;
    try {
      this.#db.exec("BEGIN IMMEDIATE");
      const result = work();
      this.#follower?.beforeCommit();
      this.#db.exec("COMMIT");
      this.#follower?.committed();
      return result;
    } catch (error) {
      this.#rollback();
      this.#follower?.undone();
      throw storeError(error);
    } finally {
      this.#inTransaction = false;
    }
  }

  /** SQLite may have rolled back by itself, for example when the disk is full. */
  #rollback(): void {
    try {
      this.#db.exec("ROLLBACK");
    } catch {
      // SQLite had rolled the transaction back already.
    }
  }

  close(): void {
    this.#db.close();
    this.#lock?.close();
  }
}

/** Who follows transactions. */
interface Follower {
  /** May still write to the store. */
  beforeCommit(): void;
  committed(): void;
  /** The last transaction left nothing on the disk. */
  undone(): void;
}

type Values = readonly (SQLInputValue | Record<string, SQLInputValue>)[];

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error);
  }
}

/** A damaged page may lie where nothing is read for days. */
function checkWhole(db: DatabaseSync): void {
  const found = db.prepare("PRAGMA quick_check(1)").get()?.quick_check;
  if (found !== "ok") {
    throw new StoreFailedError(`the outbox is damaged: ${String(found).replaceAll("\n", " ")}; ${REMEDY}`);
  }
}

/** What a path leads to. */
function fileAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev}/${found.ino}`;
}

/** A lock of the operating system, by SQLite: it goes with the process, however that ends. */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    throw ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY ? new StoreInUseError(path) : error;
  }
}
