import type pg from "pg";
import { asText, type Statement } from "./database.ts";

/**
 * Statements that a server takes as one transaction: it does all that come before a Sync, or none of them (PostgreSQL's protocol, Pipelining).
 * They are sent at once, since to wait for an answer to each costs more than most of them do.
 */
export class Batch implements pg.Submittable {
  /** Settled when the server has committed; rejected with the first error, when nothing is changed. */
  readonly done: Promise<void>;
  readonly #statements: readonly Statement[];
  readonly #prepared: Map<string, string>;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  /** `prepared` holds the names of statements by their text, and is of one connection. */
  constructor(statements: readonly Statement[], prepared: Map<string, string>) {
    this.#statements = statements;
    this.#prepared = prepared;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: pg.Connection): void {
    connection.stream.cork();
    for (const { text, values } of this.#statements) {
      const statement = this.#nameOf(text, connection);
      connection.bind({ statement, values: values.map(asText) }, true);
      connection.execute({}, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  #nameOf(text: string, connection: pg.Connection): string {
    let name = this.#prepared.get(text);
    if (name === undefined) {
      name = `w${this.#prepared.size}`;
      this.#prepared.set(text, name);
      // After a failure it may be there.
      connection.close({ type: "S", name }, true);
      connection.parse({ name, text, types: [] }, true);
    }
    return name;
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#resolve();
  }

  handleError(error: unknown): void {
    // Which of the statements the server had prepared before it failed is not known.
    this.#prepared.clear();
    this.#reject(error);
  }
}
