import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { defaultPorts, freePorts, type Ports } from "../../src/services/ports.ts";
import { monitoring, readExpressions, readMonitoring, selectorsOf } from "./monitoring.ts";

/** Names of the ports that a localnet's parts tell figures at, by job. */
const jobs = {
  indexer: "indexer",
  notifier: "notifier",
  relayer: "relayer",
  wattd: "nodeMetrics",
  web: "webMetrics",
} as const;

const WITHIN = { timeout: 60_000, interval: 200 };

/** What Prometheus, with the operators' own configuration, makes of a localnet. */
export interface Watched {
  /** How each part answers who wants OpenMetrics. */
  readonly scraped: { job: string; type: string; ends: string }[];
  /** How many expressions were looked at. */
  readonly expressions: number;
  /** What expressions ask for and no part tells. */
  readonly missing: string[];
  readonly rules: { name: string; health: string }[];
  readonly firing: string[];
}

/** Runs Debian's Prometheus until it has asked every part of the localnet at `ports`, and has looked at every rule. */
export async function watchWithPrometheus(ports: Ports): Promise<Watched> {
  const folder = await mkdtemp(join(tmpdir(), "wattmesh-prometheus-"));
  const { web: port } = await freePorts();
  const file = join(folder, "prometheus.yml");
  await writeFile(file, configFor(ports));
  const child = spawn(
    "prometheus",
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=error",
    ],
    { stdio: "inherit" },
  );
  const ended = once(child, "close");
  try {
    const ask = askAt(`http://127.0.0.1:${port}/api/v1`);
    const up = () => ask<{ result: { value: [number, string] }[] }>("query?query=sum(up)");
    await vi.waitFor(async () => {
      if ((await up()).result[0]?.value[1] !== String(Object.keys(jobs).length))
        throw new Error("Prometheus has not heard from every part");
    }, WITHIN);
    const rules = await vi.waitFor(async () => {
      const { groups } = await ask<{ groups: { rules: { name: string; health: string }[] }[] }>("rules");
      const found = groups.flatMap((group) => group.rules.map(({ name, health }) => ({ name, health })));
      if (found.some(({ health }) => health === "unknown")) throw new Error("a rule was not looked at yet");
      return found;
    }, WITHIN);
    const expressions = readExpressions();
    const { alerts } = await ask<{ alerts: { state: string; labels: { alertname: string } }[] }>("alerts");
    return {
      scraped: await Promise.all(Object.entries(jobs).map(([job, name]) => scrape(job, ports[name] ?? 0))),
      expressions: expressions.length,
      missing: await missingOf(expressions, ask),
      rules,
      firing: alerts.filter(({ state }) => state === "firing").map(({ labels }) => labels.alertname),
    };
  } finally {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

/** The operators' own, but that it asks this localnet, and every second. */
function configFor(ports: Ports): string {
  let text = readMonitoring("prometheus.yml").replaceAll("15s", "1s");
  text = text.replace("- alerts.yml", `- ${join(monitoring, "alerts.yml")}`);
  for (const name of Object.values(jobs))
    text = text.replace(`127.0.0.1:${defaultPorts[name]}"`, `127.0.0.1:${ports[name]}"`);
  return text;
}

const askAt =
  (api: string) =>
  async <Data>(question: string): Promise<Data> => {
    const answer = await fetch(`${api}/${question}`);
    const { status, data, error } = (await answer.json()) as { status: string; data: Data; error?: string };
    if (status !== "success") throw new Error(`Prometheus: ${question}: ${error}`);
    return data;
  };

/** Metrics that nobody tells, but for those of an analyser, which no localnet has; and labels that none of a metric's series has. What Prometheus makes by itself is not asked for. */
async function missingOf(expressions: readonly string[], ask: ReturnType<typeof askAt>): Promise<string[]> {
  const selectors = expressions
    .flatMap(selectorsOf)
    .filter(({ metric }) => metric !== "ALERTS" && !metric.startsWith("wattmesh_analyser_"))
    .map(({ metric, labels }) => `${metric}{${labels.map((label) => `${label}!=""`).join(",")}}`);
  const missing: string[] = [];
  for (const selector of new Set(selectors)) {
    const { result } = await ask<{ result: unknown[] }>(`query?query=${encodeURIComponent(selector)}`);
    if (result.length === 0) missing.push(selector);
  }
  return missing;
}

async function scrape(job: string, port: number): Promise<Watched["scraped"][number]> {
  const accept = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5";
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { accept } });
  const [format = "", version = ""] = (answer.headers.get("content-type") ?? "").split(/; ?/);
  return { job, type: `${format}; ${version}`, ends: (await answer.text()).slice(-6) };
}
