import type { Client } from "../client/client.ts";

const queues = new WeakMap<Client, Map<string, Promise<unknown>>>();

/** Runs one task of an address at a time: an account's transactions have consecutive sequences. */
export function inTurn<T>(client: Client, address: string, task: () => Promise<T>): Promise<T> {
  const waiting = queues.get(client) ?? new Map<string, Promise<unknown>>();
  queues.set(client, waiting);
  const before = waiting.get(address) ?? Promise.resolve();
  const mine = before.then(task, task);
  waiting.set(address, mine);
  return mine.finally(() => {
    if (waiting.get(address) === mine) waiting.delete(address);
  });
}
