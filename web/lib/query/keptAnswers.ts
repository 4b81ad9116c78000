import { type DehydratedState, dehydrate, hydrate, type QueryClient } from "@tanstack/react-query";
import { clear, createStore, get, set } from "idb-keyval";
import { BUILD } from "@/lib/build";

/** The newest answers are kept, this many at most. */
const MOST_ANSWERS = 200;

interface Kept {
  /** Another build may read answers otherwise. */
  build: string;
  chainId: string;
  answers: DehydratedState;
}

const KEY = "answers";
const store = () => createStore("wattmesh-kept", "answers");

/** Keeps on this device what has been answered, for when there is no connection. */
export async function keepAnswers(client: QueryClient, chainId: string): Promise<void> {
  const queries = client.getQueryCache().getAll();
  const newest = queries.filter(isKept).sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  const chosen = new Set(newest.slice(0, MOST_ANSWERS).map(({ queryHash }) => queryHash));
  const answers = dehydrate(client, { shouldDehydrateQuery: ({ queryHash }) => chosen.has(queryHash) });
  await set(KEY, { build: BUILD, chainId, answers } satisfies Kept, store());
}

const isKept = ({ state }: { state: { status: string; data: unknown } }): boolean =>
  state.status === "success" && state.data !== undefined;

/**
 * Puts what was kept where nothing newer was answered.
 *
 * @returns when the newest of it was answered, in Unix seconds; nothing when nothing of this build and chain was kept.
 */
export async function restoreAnswers(client: QueryClient, chainId: string): Promise<number | undefined> {
  const kept = await get<Kept>(KEY, store());
  if (kept === undefined || kept.build !== BUILD || kept.chainId !== chainId) return undefined;
  hydrate(client, kept.answers);
  const newest = Math.max(...kept.answers.queries.map(({ state }) => state.dataUpdatedAt));
  return Number.isFinite(newest) ? Math.floor(newest / 1000) : undefined;
}

/** Whoever disconnects leaves nothing of theirs on the device. */
export const forgetAnswers = (): Promise<void> => clear(store());
