// Pans a picture of as many points as a year has quarter hours, in this machine's Chromium, and prints a figure a line as JSON. `npm run bench:history` keeps them.
// The pages are the built ones, of a localnet, which ends before anything is measured; the points are made up, and answered in the indexer's place.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "@playwright/test";

const YEAR = 35_040;
const DAY = 96;
const QUARTER_SECONDS = 900;
/** Of panning at each width. */
const SECONDS = 5;

const folder = mkdtempSync(join(tmpdir(), "wattmesh-pan-"));
const environmentFile = join(folder, "environment.json");

const machine = `${
  cpus()[0]
    ?.model.replace(/\s+(\d+-Core )?Processor.*$/, "")
    .trim() ?? "unknown"
}, ${cpus().length} cores`;

function figure(name: string, value: number, unit: string, bar?: number): void {
  console.log(
    JSON.stringify({ bench: "history", figure: name, value, unit, ...(bar !== undefined && { bar }), machine }),
  );
}

/** Sun by day, an evening peak, and weather, as columns. */
function year() {
  const first = Math.floor(Date.now() / 1000 / QUARTER_SECONDS) - YEAR;
  const slots = Array.from({ length: YEAR }, (_, at) => first + at);
  const bell = (quarter: number, middle: number, width: number) => Math.exp(-(((quarter - middle) / width) ** 2));
  const weather = (at: number) => 0.5 + 0.5 * Math.sin(Math.floor(at / DAY) * 2.3);
  return {
    slots,
    import_wh: slots.map((_, at) => String(Math.round(60 + 220 * bell(at % DAY, 76, 9) + 37 * ((at * 7) % 5)))),
    export_wh: slots.map((_, at) => String(Math.round(600 * weather(at) * bell(at % DAY, 52, 13)))),
    price_micro_per_kwh: slots.map((_, at) => (at % 50 === 0 ? null : 100_000 + 1_000 * ((at * 13) % 150))),
    next_cursor: null,
  };
}

async function localnet(): Promise<ChildProcess> {
  const program = join(import.meta.dirname, "..", "e2e", "support", "localnet.ts");
  const child = spawn(process.execPath, [program, environmentFile], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await Promise.race([
    once(child, "message"),
    once(child, "close").then(() => Promise.reject(new Error("the localnet ended before it was there"))),
  ]);
  return child;
}

interface Panned {
  /** Milliseconds from each frame to the next. */
  frames: number[];
}

/** Seconds of a processor that the page's thread has had. */
async function processorSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

/** Drags the picture to and fro, a bit with every frame that the browser shows, as a finger does. */
const pan = (page: Page): Promise<Panned> =>
  page.getByRole("group", { name: "Every quarter hour" }).evaluate(async (element, seconds) => {
    const box = element.getBoundingClientRect();
    const y = box.top + box.height / 2;
    const at = (x: number) => ({ pointerId: 1, clientX: box.left + x, clientY: y, bubbles: true, isPrimary: true });
    element.setPointerCapture = () => undefined;
    element.dispatchEvent(new PointerEvent("pointerdown", at(box.width / 2)));
    const frames: number[] = [];
    const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let before = await next();
    const end = before + seconds * 1_000;
    for (let moves = 1; before < end; moves += 1) {
      element.dispatchEvent(new PointerEvent("pointermove", at(box.width * (0.5 + 0.3 * Math.sin(moves / 25)))));
      const now = await next();
      frames.push(now - before);
      before = now;
    }
    element.dispatchEvent(new PointerEvent("pointerup", at(box.width / 2)));
    return { frames };
  }, SECONDS);

async function tell(page: Page, session: CDPSession, what: string): Promise<void> {
  const before = await processorSeconds(session);
  const { frames } = await pan(page);
  const worked = (await processorSeconds(session)) - before;
  const sorted = frames.toSorted((one, other) => one - other);
  const total = frames.reduce((sum, one) => sum + one, 0);
  figure(`frames shown while ${what}`, (frames.length * 1_000) / total, "frames/s", 58);
  figure(`longest frame of all but one in a hundred, ${what}`, sorted[Math.floor(sorted.length * 0.99)] ?? 0, "ms");
  figure(`processor time of the page for each frame, ${what}`, (worked * 1_000) / frames.length, "ms", 16.6);
}

async function main(): Promise<void> {
  if (!existsSync(join(import.meta.dirname, "..", ".next", "BUILD_ID")))
    throw new Error("npm run build -w web comes first");
  const net = await localnet();
  const ended = once(net, "close");
  try {
    const { webUrl } = JSON.parse(readFileSync(environmentFile, "utf8")) as { webUrl: string };
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
    try {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 900 },
        locale: "en-GB",
        serviceWorkers: "block",
      });
      await page.route("**/curve?*", (route) => route.fulfill({ json: year() }));
      await page.goto(webUrl);
      await page
        .getByRole("button", { name: /As a household/ })
        .first()
        .click();
      await page.getByText("My money").first().waitFor();
      await page.goto(`${webUrl}/history?view=year`);
      const shown = Date.now();
      await page.getByRole("button", { name: "Show it" }).click();
      const picture = page.getByRole("group", { name: "Every quarter hour" });
      await picture.locator("canvas").waitFor();
      figure("from the press to the picture of 35,040 points", Date.now() - shown, "ms");
      await page.getByRole("switch", { name: "With the price among neighbours" }).click();
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable", { timeDomain: "threadTicks" });
      // The picture needs nobody any more, and a chain would want the processors too.
      net.kill("SIGTERM");
      await ended;
      for (const [what, keys] of [
        ["panning 17,520 points", 1],
        ["panning 4,380 points", 2],
        ["panning 137 points", 5],
      ] as const) {
        await picture.focus();
        for (let press = 0; press < keys; press += 1) await page.keyboard.press("+");
        await tell(page, session, what);
      }
    } finally {
      await browser.close();
    }
  } finally {
    net.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
