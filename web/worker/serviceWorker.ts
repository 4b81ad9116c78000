import "./push";

// Keeps the pages of one build on the device, so that they open without a connection. What is answered by chain and
// indexer it leaves alone: the page keeps its own answers (`kit/kept`). `app/sw.js` puts BUILD before it.

/** Which build of the pages this worker belongs to. Another build is another worker. */
declare const BUILD: string;

/** What a page asks of its worker: to have these kept, as they are for whoever reads them in this way. */
interface Keep {
  /** Paths of this server. */
  paths: string[];
  /** Language, look, and whether a wallet was connected: pages of before a change are kept anew. */
  readAs: string;
}

const worker = self as unknown as ServiceWorkerGlobalScope;

const PAGES = `pages ${BUILD}`;
const PARTS = `parts ${BUILD}`;
/** Under this path it is kept for whom pages are. No page has it. */
const READ_AS = "/read-as";
/** Where a page leads that was never opened here. */
const NOT_KEPT = "/offline";
/** The localnet's accounts are those of its dev wallet, which no wallet in the browser remembers. */
const ACCOUNTS = "/dev/accounts";

/** What a build serves beside its pages. */
const PART = /\/(?:_next\/static\/[\w./~%-]+|icon[\w-]*\.(?:svg|png))/g;

const MOST_PAGES = 48;
const MOST_PARTS = 600;
/** How long a page that is kept waits for one that is newer. */
const PATIENCE_MS = 5_000;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(forgetOtherBuilds().then(() => worker.clients.claim())));

worker.addEventListener("message", (event) => {
  const asked = event.data as Keep;
  event.waitUntil(keepAll(asked.paths, asked.readAs));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(openPage(event, url));
  else if (url.pathname === ACCOUNTS) event.respondWith(newestOf(event, url));
  else if (url.pathname.match(PART)?.[0] === url.pathname) event.respondWith(openPart(request));
});

async function forgetOtherBuilds(): Promise<void> {
  for (const name of await caches.keys()) if (name !== PAGES && name !== PARTS) await caches.delete(name);
}

/** A page from the server, else the one kept, else where it says that there is none. */
async function openPage(event: FetchEvent, url: URL): Promise<Response> {
  try {
    return await newestOf(event, url);
  } catch {
    return url.pathname === NOT_KEPT ? Response.error() : Response.redirect(NOT_KEPT);
  }
}

/**
 * What the server gives, and when it gives nothing in time what was kept.
 *
 * @throws when neither is there.
 */
async function newestOf(event: FetchEvent, url: URL): Promise<Response> {
  const asked = fetch(event.request);
  const kept = await (await caches.open(PAGES)).match(url.pathname);
  // What comes late is kept for the next time.
  event.waitUntil(asked.then((answer) => keep(url, answer.clone())).catch(() => undefined));
  if (kept === undefined) return asked;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  const answer = await Promise.race([asked, late]).catch(() => kept);
  // A server of before the pages' own says so when that one is down.
  return answer === kept || answer.status >= 500 ? markedAsKept(kept) : answer;
}

/** Parts of a build never change. */
async function openPart(request: Request): Promise<Response> {
  const parts = await caches.open(PARTS);
  const kept = await parts.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await parts.put(request, answer.clone());
    await forgetOldest(parts, MOST_PARTS);
  }
  return answer;
}

async function keepAll(paths: readonly string[], readAs: string): Promise<void> {
  const pages = await caches.open(PAGES);
  const before = await (await pages.match(READ_AS))?.text();
  const missing: string[] = [];
  for (const path of paths.slice(0, MOST_PAGES / 2))
    if (before !== readAs || (await pages.match(path)) === undefined) missing.push(path);
  for (const path of missing) {
    const url = new URL(path, location.origin);
    const answer = await fetch(url);
    await keepPartsOf(await answer.clone().text());
    await keep(url, answer);
  }
  await pages.put(READ_AS, new Response(readAs));
}

/** A page without a question in its address is kept, whole and with the policy that it came with. */
async function keep(url: URL, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected || url.search !== "") return;
  const pages = await caches.open(PAGES);
  await pages.put(url.pathname, answer);
  await forgetOldest(pages, MOST_PAGES);
}

/** A page that was fetched but not opened has not asked for its parts yet. */
async function keepPartsOf(page: string): Promise<void> {
  const named = new Set([...page.matchAll(PART)].map(([path]) => path));
  for (const path of named) await openPart(new Request(path)).catch(() => undefined);
}

async function forgetOldest(cache: Cache, most: number): Promise<void> {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}

/** The page can tell by its timing that no server has given it. */
function markedAsKept(kept: Response): Response {
  const headers = new Headers(kept.headers);
  headers.set("server-timing", "kept");
  return new Response(kept.body, { status: kept.status, headers });
}
