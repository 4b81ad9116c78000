import { createStore, del, entries, get, set } from "idb-keyval";
import type { FormatOptions } from "@/lib/format/formats";
import type { QuietHours } from "@/lib/time/quietHours";
import { parseSeen, type Seen } from "./notices";
import type { PushKind } from "./pushNews";
import type { Thresholds } from "./thresholds";

/** All that the worker has to know of an account to tell its news while no page is open. It stays on this device. */
export interface PushAccount extends FormatOptions {
  address: string;
  /** The metering point that the pages show. */
  meterId: number | undefined;
  kinds: readonly PushKind[];
  /** In the time zone that the pages show. */
  quiet: QuietHours | undefined;
  /** From which amounts on it is told; nothing of an account that was kept before there were any. */
  thresholds?: Thresholds;
  /** What was read on a page. */
  seen: Seen;
  /** When the notifier heard of it last, Unix ms. */
  renewedMs: number;
}

const ACCOUNT = "account ";
const TOLD = "told ";
const store = () => createStore("wattmesh-push", "accounts");

/** The accounts of which this browser is told. */
export async function pushAccounts(): Promise<PushAccount[]> {
  const all = await entries<string, PushAccount>(store());
  return all.filter(([key]) => key.startsWith(ACCOUNT)).map(([, account]) => account);
}

export const pushAccount = (address: string): Promise<PushAccount | undefined> => get(`${ACCOUNT}${address}`, store());

export const keepPushAccount = (account: PushAccount): Promise<void> =>
  set(`${ACCOUNT}${account.address}`, account, store());

export async function forgetPushAccount(address: string): Promise<void> {
  await del(`${ACCOUNT}${address}`, store());
  await del(`${TOLD}${address}`, store());
}

/** What the worker has told; it writes this alone, as the page the account. */
export const toldTo = async (address: string): Promise<Seen> =>
  (await get<Seen>(`${TOLD}${address}`, store())) ?? parseSeen(null);

export const keepTold = (address: string, told: Seen): Promise<void> => set(`${TOLD}${address}`, told, store());
