import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../analyser/src/config.ts";
import { openMetrics } from "../../analyser/src/metrics.ts";
import { project } from "../src/project.ts";
import { defaultPorts } from "../src/services/ports.ts";
import {
  monitoring,
  readExpressions,
  readMonitoring,
  readPanels,
  readRules,
  selectorsOf,
} from "./support/monitoring.ts";

/** Prometheus's own tool, of Debian. Throws with what it says when it finds something wrong. */
const promtool = (...args: string[]): string =>
  execFileSync("promtool", args, { cwd: monitoring, encoding: "utf8", stdio: "pipe" });

/** Of an analyser, which no localnet has. */
const ANALYSER_PORT = 9_467;

const alerts = readRules().map(({ alert }) => alert);

describe("what watches a Wattmesh", () => {
  test("is valid to Prometheus, and asks a localnet's parts where they are", () => {
    expect(promtool("check", "config", "prometheus.yml")).toContain(`${alerts.length} rules found`);
    const asked = [...readMonitoring("prometheus.yml").matchAll(/targets: \["127\.0\.0\.1:(\d+)"\]$/gm)];
    const { nodeMetrics, relayer, indexer, webMetrics, notifier } = defaultPorts;
    const parts = [nodeMetrics, relayer, indexer, webMetrics, notifier, ANALYSER_PORT];
    expect(asked.map(([, port]) => Number(port)).filter((port) => port !== 9_093)).toEqual(parts);
  });

  test("rings when it should, and not for a Wattmesh that is well", () => {
    expect(promtool("test", "rules", "alerts.test.yml")).toContain("SUCCESS");
  });

  test("asks an analyser for what it tells, at the port where it does", async () => {
    const told = await openMetrics({ troubles: () => [] }).text();
    const asked = readExpressions()
      .flatMap(selectorsOf)
      .filter(({ metric }) => metric.startsWith("wattmesh_analyser_"));
    expect(asked).not.toEqual([]);
    const missing = asked.filter(({ metric, labels }) =>
      labels.length === 0
        ? !new RegExp(`^${metric} `, "m").test(told)
        : labels.some((label) => !told.includes(`${metric}{${label}="`)),
    );
    expect(missing).toEqual([]);
    expect(loadConfig(join(project.root, "analyser", "analyser.example.toml"), {}).http.port).toBe(ANALYSER_PORT);
  });

  test("has each rule tried", () => {
    const tried = [...readMonitoring("alerts.test.yml").matchAll(/alertname="(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(tried)].sort()).toEqual(alerts.toSorted());
  });

  test("says of each alert what it means, by symptom", () => {
    const told = [...readMonitoring("README.md").matchAll(/`([A-Z]\w+)`/g)].map(([, name]) => name);
    expect([...new Set(told)].sort()).toEqual(alerts.toSorted());
  });

  test("shows on its dashboard only what Prometheus can compute, each panel with its own id and what it is", () => {
    const folder = mkdtempSync(join(tmpdir(), "wattmesh-dashboard-"));
    try {
      const rules = readExpressions().map((expr, index) => ({ record: `panel:${index}`, expr }));
      const file = join(folder, "rules.json");
      writeFileSync(file, JSON.stringify({ groups: [{ name: "dashboard", rules }] }));
      expect(promtool("check", "rules", file)).toContain(`${rules.length} rules found`);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const panels = readPanels();
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const silent = panels.filter(({ type, description, targets = [] }) =>
      type === "row" ? targets.length > 0 : !description || targets.length === 0,
    );
    expect(silent).toEqual([]);
  });
});

describe("the metrics that an expression asks for", () => {
  test.each([
    ["up == 0", [{ metric: "up", labels: [] }]],
    [
      'histogram_quantile(0.95, sum by (le, route) (rate(a_bucket{route!="/v1/{x}",status=~"2.."}[10m]))) > 1e3',
      [{ metric: "a_bucket", labels: ["route", "status"] }],
    ],
    [
      "a_total / on (job) group_left (le) b:c or vector(0)",
      [
        { metric: "a_total", labels: [] },
        { metric: "b:c", labels: [] },
      ],
    ],
    ["time() - a_seconds > 1800", [{ metric: "a_seconds", labels: [] }]],
  ])("are found: %s", (expr, selectors) => {
    expect(selectorsOf(expr)).toEqual(selectors);
  });
});
