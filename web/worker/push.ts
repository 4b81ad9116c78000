import { dayAt, isoDay, slotStart } from "@wattmesh/client";
import { createTranslator } from "use-intl/core";
import { getInbox } from "@/features/inbox/askInbox";
import { type InboxNotice, noticesOf, placeOf } from "@/features/inbox/notices";
import { noticeWords } from "@/features/inbox/noticeWords";
import { subscribeAt } from "@/features/inbox/pushDoor";
import { keepTold, type PushAccount, pushAccounts, toldTo } from "@/features/inbox/pushKept";
import { newsToTell } from "@/features/inbox/pushNews";
import { formatsOf } from "@/lib/format/formats";
import { withSlotWords } from "@/lib/i18n/slotWords";
import { isQuiet } from "@/lib/time/quietHours";
import { shownSeconds } from "@/lib/time/replay";
import { inbox as german } from "@/messages/de.json";
import { inbox as english } from "@/messages/en.json";

// A push says nothing but that there may be news. What they are this worker asks for itself, so that whoever sends pushes can show nothing.

const worker = self as unknown as ServiceWorkerGlobalScope;

const messages = { de: { inbox: german as typeof english }, en: { inbox: english } };

/** More than so many are told as a number. */
const MOST_SHOWN = 3;
const ICON = "/icon-192.png";

/** One push after the other: two that come together would tell the same, and a browser that shows it again may then show it no more. */
worker.addEventListener("push", (event) => event.waitUntil(navigator.locks.request("news", tellNews)));

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open((event.notification.data as { path: string }).path));
});

/** A browser may give a subscription another address at any time. */
worker.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(subscribeAnew(event as PushSubscriptionChangeEvent));
});

async function tellNews(): Promise<void> {
  // Whoever looks at a page sees them there.
  const pages = await worker.clients.matchAll({ type: "window" });
  if (pages.some(({ visibilityState }) => visibilityState === "visible")) return;
  for (const account of await pushAccounts()) await tellNewsOf(account);
}

async function tellNewsOf(account: PushAccount): Promise<void> {
  const { address, language, timeZone, slotSeconds } = account;
  const silent = account.quiet !== undefined && isQuiet(account.quiet, timeZone, Date.now());
  const words = withSlotWords(messages[language], language, shownSeconds(account));
  const t = createTranslator({ locale: language, messages: words, namespace: "inbox" });
  const show = (tag: string, title: string, body: string, path: string) => {
    // What came before under the same tag makes way, and is told anew.
    const options = {
      tag: `${address} ${tag}`,
      body,
      lang: language,
      icon: ICON,
      silent,
      renotify: !silent,
      data: { path },
    };
    return worker.registration.showNotification(title, options);
  };
  const facts = await getInbox(account).catch(() => undefined);
  if (facts === undefined) return show("unknown", t("push.unknown.title"), t("push.unknown.text"), "/");
  const dayOf = (slot: number) => isoDay(dayAt(slotStart(slot, slotSeconds), timeZone));
  const notices = noticesOf(facts, dayOf, account.thresholds);
  const { news, told } = newsToTell(notices, account.kinds, account.seen, await toldTo(address));
  const format = formatsOf(account);
  const said = (notice: InboxNotice) => noticeWords(t, format, notice);
  if (news.length > MOST_SHOWN)
    await show("many", t("push.many", { count: news.length }), news.map((one) => said(one).title).join("\n"), "/");
  else
    for (const notice of news) {
      const { title, detail } = said(notice);
      await show(notice.id, title, detail, placeOf[notice.kind]);
    }
  await keepTold(address, told);
}

async function open(path: string): Promise<void> {
  const [page] = await worker.clients.matchAll({ type: "window" });
  if (page === undefined) return void (await worker.clients.openWindow(path));
  await page.focus();
  await page.navigate(path);
}

async function subscribeAnew({ oldSubscription, newSubscription }: PushSubscriptionChangeEvent): Promise<void> {
  const options = oldSubscription?.options;
  const subscription =
    newSubscription ??
    (options && (await worker.registration.pushManager.subscribe(options as PushSubscriptionOptionsInit)));
  if (!subscription) return;
  for (const { address, kinds } of await pushAccounts()) await subscribeAt(subscription.endpoint, address, kinds);
}

/** Not in TypeScript's library. */
interface PushSubscriptionChangeEvent extends ExtendableEvent {
  readonly oldSubscription: PushSubscription | null;
  readonly newSubscription: PushSubscription | null;
}
