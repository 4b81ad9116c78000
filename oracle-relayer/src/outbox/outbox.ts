import { WrongStoreError } from "../errors.ts";
import { prepareAcks } from "./acks.ts";
import { prepareAttempts } from "./attempts.ts";
import { prepareBeat } from "./beat.ts";
import { prepareContested } from "./contested.ts";
import { Database } from "./database.ts";
import { Memory } from "./memory.ts";
import { preparePrune } from "./prune.ts";
import { prepareReceive, type ReceiveOptions } from "./receive.ts";
import { prepareReconcile } from "./reconcile.ts";
import { prepareReplay } from "./replay.ts";
import { prepareRestarts } from "./restarts.ts";
import { prepareSelect } from "./select.ts";
import { prepareStatus } from "./status.ts";

/** The chain and contract that a store belongs to. */
export interface Identity {
  readonly chainId: string;
  readonly contract: string;
}

export type Outbox = ReturnType<typeof openOutbox>;

/**
 * The store between meters and chain. Every verb is one transaction, on disk when it returns.
 *
 * A reading is `pending`, then `in_flight` with an attempt, then `final` or `set_aside` by the contract's verdict; when its attempt failed
 * or died it is `pending` again. Nothing else moves it, and nothing but age removes a final one.
 */
export function openOutbox(path: string, identity: Identity, options: ReceiveOptions) {
  const db = Database.open(path);
  claim(db, identity);
  const memory = new Memory(db);
  return {
    receive: prepareReceive(db, memory, options),
    ...prepareSelect(db, memory),
    attempts: prepareAttempts(db, memory),
    reconcile: prepareReconcile(db, memory),
    contested: { next: prepareContested(db).next },
    restarts: { next: prepareRestarts(db).next },
    acks: prepareAcks(db, memory),
    prune: preparePrune(db, memory),
    ...prepareStatus(db, memory),
    replay: prepareReplay(db, memory),
    beat: prepareBeat(db),
    close: () => db.close(),
  };
}

/** A store of readings for one contract is never used for another. */
function claim(db: Database, identity: Identity): void {
  const find = db.prepare("SELECT value FROM property WHERE key = ?");
  const add = db.prepare("INSERT INTO property VALUES (?, ?)");
  db.transaction(() => {
    for (const [key, value] of Object.entries(identity)) {
      const stored = find.get(key)?.value;
      if (stored === undefined) {
        add.run(key, value);
      } else if (stored !== value) {
        throw new WrongStoreError(`the outbox belongs to ${key} ${stored}, not ${value}`);
      }
    }
  });
}
