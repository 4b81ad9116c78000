import type { Seen } from "./notices";
import { getPushKey, PushError, subscribeAt, unsubscribeAt } from "./pushDoor";
import { forgetPushAccount, keepPushAccount, keepTold, type PushAccount, pushAccount, pushAccounts } from "./pushKept";

const DAY_MS = 86_400_000;

/** Whether this browser could be woken at all: some can only once the page is installed, a development server's has no worker. */
export const canBeWoken = (): boolean =>
  process.env.NODE_ENV === "production" &&
  "serviceWorker" in navigator &&
  "PushManager" in window &&
  "Notification" in window;

/** Asks for permission where it was not given, and has this browser woken for an account's news but what was `told`. Throws {@link PushError}, with `denied` where its user does not allow it. */
export async function subscribe(account: PushAccount, told: Seen): Promise<PushAccount> {
  if ((await Notification.requestPermission()) !== "granted") throw new PushError("denied", "not allowed", false);
  await keepTold(account.address, told);
  return renew(account);
}

/** The same, where permission was given. */
async function renew(account: PushAccount): Promise<PushAccount> {
  const { endpoint } = await subscriptionBy(await getPushKey());
  await subscribeAt(endpoint, account.address, account.kinds);
  const renewed = { ...account, renewedMs: Date.now() };
  await keepPushAccount(renewed);
  return renewed;
}

/** Keeps what has changed of an account, and tells the notifier what it has to know. Throws {@link PushError}. */
export async function change(before: PushAccount, after: PushAccount): Promise<PushAccount> {
  if (before.kinds.join() !== after.kinds.join()) return renew(after);
  await keepPushAccount(after);
  return after;
}

/** This browser is not woken for the account any more, whether the notifier answers or not. */
export async function unsubscribe(address: string): Promise<void> {
  await forgetPushAccount(address);
  const subscription = await subscriptionNow();
  if (subscription === null) return;
  await unsubscribeAt(subscription.endpoint, address).catch(() => undefined);
  // Without it the push service ends what the notifier may not have heard of.
  if ((await pushAccounts()).length === 0) await subscription.unsubscribe();
}

/** Whoever disconnects the wallet is told nothing any more. */
export async function unsubscribeAll(): Promise<void> {
  for (const { address } of await pushAccounts()) await unsubscribe(address);
}

/** The account as it is kept, with what a page has of it now; nothing where it is not told. What a browser has ended or nobody has heard of for a day begins anew. */
export async function refresh(address: string, now: Partial<PushAccount>): Promise<PushAccount | undefined> {
  const kept = await pushAccount(address);
  if (kept === undefined) return undefined;
  const account = { ...kept, ...now };
  if (Notification.permission !== "granted") {
    await unsubscribe(address);
    return undefined;
  }
  await keepPushAccount(account);
  const isOld = Date.now() - account.renewedMs > DAY_MS || (await subscriptionNow()) === null;
  // It is asked again when a page is opened the next time.
  return isOld ? renew(account).catch(() => account) : account;
}

const registration = async (): Promise<ServiceWorkerRegistration> => {
  await navigator.serviceWorker.register("/sw.js");
  return navigator.serviceWorker.ready;
};

const subscriptionNow = async (): Promise<PushSubscription | null> =>
  (await registration()).pushManager.getSubscription();

/** A subscription to pushes that are signed with the operator's key; one of another key makes way. */
async function subscriptionBy(applicationServerKey: string): Promise<PushSubscription> {
  const { pushManager } = await registration();
  const before = await pushManager.getSubscription();
  if (before !== null && keyOf(before) === applicationServerKey) return before;
  await before?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch((cause: unknown) => {
    throw new PushError("other", cause instanceof Error ? cause.message : String(cause), true);
  });
}

/** In base64url. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
