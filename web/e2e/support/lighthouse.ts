import { chromium } from "@playwright/test";
import lighthouse, { type Artifacts, auditFlowArtifacts, desktopConfig, type Flags, type Result } from "lighthouse";
import { pageFunctions } from "lighthouse/core/lib/page-functions.js";
import { keepProcessorTime } from "./processorTime";

/** Lighthouse's benchmark of a desktop between those that it calls low-end and high-end. Pages are judged as on that one, whatever runs the tests. */
const DESKTOP_BENCHMARK_INDEX = 1500;
const RECORDINGS = 3;
/** It is taken from a film of the screen, so by the clock of a machine that does other things too. */
const BY_THE_CLOCK = "speed-index";

export interface Verdict {
  /** Of a hundred, as is the other. */
  performance: number;
  accessibility: number;
  /** For how long the page could not have answered a touch. */
  longestTaskMs: number;
}

/** Opens an address in a running browser and has Lighthouse judge it, by the processor time that the page takes. */
export async function judge(port: number, url: string): Promise<Verdict> {
  const flags = {
    port,
    onlyCategories: ["performance", "accessibility"],
    throttling: {
      ...desktopConfig.settings?.throttling,
      cpuSlowdownMultiplier: (await benchmarkIndex(port)) / DESKTOP_BENCHMARK_INDEX,
    },
    disableFullPageScreenshot: true,
    logLevel: "error" as const,
  };
  const artifacts = await record(url, flags);
  keepProcessorTime(artifacts.Trace.traceEvents);
  const { steps } = await auditFlowArtifacts({ gatherSteps: [{ artifacts, flags }] }, desktopConfig);
  const [step] = steps;
  if (step === undefined) throw new Error(`Lighthouse has no verdict on ${url}`);
  const { categories, audits } = step.lhr;
  const metrics = categories.performance?.auditRefs.filter(({ id, weight }) => weight > 0 && id !== BY_THE_CLOCK) ?? [];
  const points = metrics.map(({ id, weight }) => weight * (audits[id]?.score ?? 0));
  return {
    performance: Math.round((100 * sum(points)) / sum(metrics.map(({ weight }) => weight))),
    accessibility: Math.round(100 * (categories.accessibility?.score ?? 0)),
    longestTaskMs: longestOf(audits["long-tasks"]),
  };
}

/** Opens an address and records it, again where the browser's trace came without its begin, of which there is nothing to judge. */
async function record(url: string, flags: Flags): Promise<Artifacts> {
  for (let attempt = 1; attempt <= RECORDINGS; attempt += 1) {
    const opened = await lighthouse(url, flags, desktopConfig);
    if (typeof opened?.lhr.categories.performance?.score === "number") return opened.artifacts;
  }
  throw new Error(`${url} could not be recorded in ${RECORDINGS} attempts`);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Of tasks below 50 ms Lighthouse says nothing. */
function longestOf(longTasks: Result["audits"][string] | undefined): number {
  const details = longTasks?.details;
  if (details?.type !== "table") throw new Error(`Lighthouse lists no tasks: ${longTasks?.errorMessage}`);
  return Math.round(Math.max(0, ...details.items.map((task) => Number(task.duration))));
}

/** Lighthouse's benchmark of this machine, by the processor time that it took: others that compute meanwhile do not change it. */
async function benchmarkIndex(port: number): Promise<number> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  try {
    const page = await browser.contexts()[0]?.newPage();
    if (page === undefined) throw new Error("a browser has a context");
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const threadSeconds = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      const time = metrics.find(({ name }) => name === "ThreadTime");
      if (time === undefined) throw new Error("Chromium does not say how long a thread had a processor");
      return time.value;
    };
    const timed = `(() => {
      const start = performance.now();
      const index = (${pageFunctions.computeBenchmarkIndex})();
      return { index, seconds: (performance.now() - start) / 1000 };
    })()`;
    const before = await threadSeconds();
    const { index, seconds } = await page.evaluate<{ index: number; seconds: number }>(timed);
    const taken = (await threadSeconds()) - before;
    await page.close();
    return (index * seconds) / taken;
  } finally {
    await browser.close();
  }
}
