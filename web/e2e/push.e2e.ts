import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { setGridState } from "@wattmesh/client";
import { chain, signerOf } from "./support/chain";
import { localnet, resultsFolder } from "./support/environment";
import type { Pushed } from "./support/pushService";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

test.use({ serviceWorkers: "allow", ignoreHTTPSErrors: true });

/** Lets the page subscribe at the tests' push service: that of the browser's maker is on the Internet. All the rest is the browser's own. */
async function withPushService(page: Page): Promise<string> {
  const endpoint = `${localnet().pushOrigin}/push/${crypto.randomUUID()}`;
  await page.addInitScript((at) => {
    const KEY = "test:push-key";
    const made = (): PushSubscription | null => {
      const key = localStorage.getItem(KEY);
      if (key === null) return null;
      const applicationServerKey = Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
        sign.charCodeAt(0),
      ).buffer;
      const unsubscribe = async () => {
        localStorage.removeItem(KEY);
        return true;
      };
      return {
        endpoint: at,
        options: { applicationServerKey, userVisibleOnly: true },
        unsubscribe,
      } as PushSubscription;
    };
    PushManager.prototype.getSubscription = async () => made();
    PushManager.prototype.subscribe = async (options) => {
      localStorage.setItem(KEY, String(options?.applicationServerKey));
      return made() as PushSubscription;
    };
  }, endpoint);
  return new URL(endpoint).pathname;
}

/** Pushes that have arrived under a path. */
async function pushedTo(page: Page, path: string): Promise<Pushed[]> {
  const answer = await page.request.get(`${localnet().pushOrigin}/pushed?path=${encodeURIComponent(path)}`);
  return answer.json();
}

/** What the browser's maker does: hands a push without content to the page's worker. */
async function maker(session: CDPSession, origin: string): Promise<() => Promise<unknown>> {
  const registration = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted);
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registration;
  return () => session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: "" });
}

interface Shown {
  title: string;
  body: string;
  lang: string;
  silent: boolean | null;
}

/** What the browser shows now. Its worker is asked: a page that is looked at would be told nothing. */
async function shown(context: BrowserContext): Promise<Shown[]> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error("the page has a worker");
  return worker.evaluate(async () => {
    const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
    const all = await registration.getNotifications();
    return all.map(({ title, body, lang, silent }) => ({ title, body, lang, silent }));
  });
}

const CHOICE = { en: "Tell me also when this page is closed", de: "Auch melden, wenn diese Seite geschlossen ist" };

/** Opens a household's bell, with what it says of news when no page is open. */
async function openBell(page: Page, name: string, path = "/"): Promise<void> {
  await openAs(page, name, path);
  await page.getByRole("button", { name: /^(News|Neuigkeiten):/ }).click();
  await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
}

async function switchOn(page: Page, language: keyof typeof CHOICE = "en"): Promise<void> {
  const choice = page.getByRole("switch", { name: CHOICE[language] });
  await choice.click();
  await expect(choice).toBeChecked();
  await expect(choice).toBeEnabled();
}

const allow = (context: BrowserContext) => context.grantPermissions(["notifications"], { origin: localnet().webUrl });

/** Nobody looks at the page any more; its browser's maker can still wake the worker. */
async function leave(page: Page, context: BrowserContext): Promise<() => Promise<unknown>> {
  const session = await context.newCDPSession(page);
  await page.goto("about:blank");
  return maker(session, localnet().webUrl);
}

/** What is shown once every push but the first, of when the page was open, was delivered: a meter may be late as well, on a machine that is busy. */
async function shownOf(
  context: BrowserContext,
  page: Page,
  path: string,
  deliver: () => Promise<unknown>,
): Promise<Shown[]> {
  const [, ...pushes] = await pushedTo(page, path);
  if (pushes.length > 0) await deliver();
  return (await shown(context)).filter(({ title }) => title.includes("Mill Lane"));
}

test("a street near its limit wakes a household's browser, which says so by itself", async ({ page, context }) => {
  const path = await withPushService(page);
  const [client, operator] = [chain(), await signerOf("grid-operator")];
  await allow(context);
  await openBell(page, "household-8");
  await switchOn(page);
  // The first one shows the notifier that there is a browser.
  await expect.poll(async () => (await pushedTo(page, path)).length).toBe(1);
  const deliver = await leave(page, context);
  await setGridState(client, operator, { zoneId: 2, state: "alert" });
  try {
    await expect
      .poll(() => shownOf(context, page, path, deliver))
      .toEqual([expect.objectContaining({ title: "Mill Lane is near its limit", lang: "en", silent: false })]);
    for (const { bodyBytes, headers } of await pushedTo(page, path))
      expect({ bodyBytes, ...headers }).toMatchObject({ bodyBytes: 0, ttl: "86400", topic: "news" });
  } finally {
    await setGridState(client, operator, { zoneId: 2, state: "normal" });
  }
});

test("a push shows nothing where there is nothing new, whoever sent it", async ({ page, context }) => {
  await withPushService(page);
  await allow(context);
  await openBell(page, "household-5");
  await switchOn(page);
  const deliver = await leave(page, context);
  const asked = context.waitForEvent("response", (response) => response.url().includes("/v1/participants/"));
  await deliver();
  await asked;
  expect(await shown(context)).toEqual([]);
});

test("in quiet hours news come without sound, in the language of the page", async ({ page, context }) => {
  const path = await withPushService(page);
  const [client, operator] = [chain(), await signerOf("grid-operator")];
  await allow(context);
  await context.addCookies([{ name: "wattmesh_locale", value: "de", url: localnet().webUrl }]);
  await openBell(page, "household-8");
  await switchOn(page, "de");
  await page.getByRole("switch", { name: "Zu bestimmten Zeiten ohne Ton" }).click();
  await page.getByLabel("Von", { exact: true }).fill("00:00");
  await page.getByLabel("Bis", { exact: true }).fill("00:00");
  await expect(page.getByLabel("Bis", { exact: true })).toHaveValue("00:00");
  await expect(page.getByRole("switch", { name: CHOICE.de })).toBeEnabled();
  const deliver = await leave(page, context);
  await setGridState(client, operator, { zoneId: 2, state: "emergency" });
  try {
    await expect
      .poll(() => shownOf(context, page, path, deliver))
      .toEqual([expect.objectContaining({ lang: "de", silent: true, title: expect.stringContaining("Mill Lane") })]);
  } finally {
    await setGridState(client, operator, { zoneId: 2, state: "normal" });
  }
});

test("whoever disconnects the wallet is woken no more", async ({ page, context }) => {
  const path = await withPushService(page);
  await allow(context);
  await openBell(page, "household-6", "/wallet");
  await switchOn(page);
  await page.keyboard.press("Escape");
  const ended = page.waitForRequest(
    (request) => request.method() === "DELETE" && request.url().endsWith("/push/subscriptions"),
  );
  await page.getByRole("button", { name: "Disconnect" }).click();
  expect((await ended).postDataJSON()).toMatchObject({ endpoint: expect.stringContaining(path) });
  expect((await (await ended).response())?.status()).toBe(204);
});

test("a browser that does not allow it says what to do", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Notification, "permission", { get: () => "denied" }));
  await openBell(page, "household-1");
  await expect(page.getByText("This browser does not let the page show news.")).toBeVisible();
  await expect(page.getByRole("switch", { name: CHOICE.en })).toHaveCount(0);
});

test("a refusal is told in words, and the switch stays off", async ({ page, context }) => {
  await withPushService(page);
  await allow(context);
  await page.route("**/push/subscriptions", (route) =>
    route.fulfill({ status: 409, json: { error: { code: "account_full", message: "full", retry_helps: false } } }),
  );
  await openBell(page, "household-1");
  const choice = page.getByRole("switch", { name: CHOICE.en });
  await choice.click();
  await expect(page.getByText("As many browsers as possible are told of this account already.")).toBeVisible();
  await expect(choice).not.toBeChecked();
});

for (const width of [360, 1280])
  test(`the choices fit ${width} px and everybody can use them`, async ({ page, context }) => {
    await withPushService(page);
    await allow(context);
    await page.setViewportSize({ width, height: 900 });
    await openBell(page, "household-1");
    await switchOn(page);
    await page.getByRole("switch", { name: "Without sound at certain hours" }).click();
    await expect(page.getByLabel("From", { exact: true })).toHaveValue("22:00");
    const { violations } = await new AxeBuilder({ page }).include("#inbox").analyze();
    expect(violations).toEqual([]);
    const panel = page.getByRole("dialog", { name: "News" });
    expect(await panel.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await panel.evaluate((one) => one.scrollTo(0, one.scrollHeight));
    await page.screenshot({ path: `${resultsFolder}/push-${width}.png` });
    await page.getByRole("switch", { name: CHOICE.en }).click();
    await expect(page.getByRole("switch", { name: CHOICE.en })).not.toBeChecked();
  });
