import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exitCodeOfReadiness } from "../src/command.ts";
import type { MetricsFormat } from "../src/exposition.ts";
import { openHttpServer } from "../src/http.ts";
import { openRegistry } from "../src/metrics.ts";
import { fetchReadiness, openProbeServer, readinessLines, urlOf } from "../src/probes.ts";

let troubles: string[];
let metrics: (format: MetricsFormat) => Promise<string>;
let server: Awaited<ReturnType<typeof openProbeServer>>;
let base: string;

beforeEach(async () => {
  troubles = [];
  metrics = async () => "";
  server = await openProbeServer("127.0.0.1", 0, { troubles: () => troubles, metrics: (format) => metrics(format) });
  base = urlOf("127.0.0.1", server.port);
});

afterEach(() => server.close());

describe("the probes", () => {
  test("say that the process lives, whatever troubles it", async () => {
    troubles = ["the tank is empty"];
    const answer = await fetch(`${base}/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: "alive" });
  });

  test("say that it is ready when nothing troubles it, and else what does", async () => {
    expect((await fetch(`${base}/ready`)).status).toBe(200);
    troubles = ["the tank is empty"];
    const answer = await fetch(`${base}/ready`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, troubles });
  });

  describe("for Prometheus", () => {
    const ask = (accept?: string) => fetch(`${base}/metrics`, accept === undefined ? {} : { headers: { accept } });

    beforeEach(() => {
      const registry = openRegistry("kettle", { troubles: () => troubles });
      registry.counterBy("cups_total", "Cups filled", "size", ["large", "small"]).inc("large", 2);
      registry.gauge("heat_celsius", 'How "hot" it is').set(95);
      registry.histogram("boil_seconds", "Time until it boils", [0.5, 60]).observe(30);
      metrics = registry.text;
    });

    test("give the metrics of the service and of its process, under the service's name", async () => {
      const answer = await ask();
      expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
      const text = await answer.text();
      for (const line of [
        "# HELP wattmesh_kettle_cups_total Cups filled",
        'wattmesh_kettle_cups_total{size="large"} 2',
        'wattmesh_kettle_cups_total{size="small"} 0',
        "wattmesh_kettle_heat_celsius 95",
        'wattmesh_kettle_boil_seconds_bucket{le="60"} 1',
        "process_resident_memory_bytes",
      ])
        expect(text).toContain(line);
      expect(execFileSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" })).toBe("");
    });

    test("give OpenMetrics to whoever asks for it", async () => {
      const answer = await ask(
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
      );
      expect(answer.headers.get("content-type")).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
      const text = await answer.text();
      for (const lines of [
        '# TYPE wattmesh_kettle_cups counter\n# HELP wattmesh_kettle_cups Cups filled\nwattmesh_kettle_cups_total{size="large"} 2\n',
        '# TYPE wattmesh_kettle_heat_celsius gauge\n# HELP wattmesh_kettle_heat_celsius How \\"hot\\" it is\n',
        "# TYPE wattmesh_kettle_boil_seconds histogram\n# UNIT wattmesh_kettle_boil_seconds seconds\n",
        'wattmesh_kettle_boil_seconds_bucket{le="0.5"} 0\nwattmesh_kettle_boil_seconds_bucket{le="60.0"} 1\nwattmesh_kettle_boil_seconds_bucket{le="+Inf"} 1\n',
        "# UNIT process_cpu_seconds seconds\n",
      ])
        expect(text).toContain(lines);
      expect(text.endsWith("\n# EOF\n")).toBe(true);
      const families = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
      expect(new Set(families).size).toBe(families.length);
    });

    test.each([
      ["application/openmetrics-text", "application/openmetrics-text"],
      ["text/plain;q=0.5,application/openmetrics-text;q=0.4", "text/plain"],
      ["application/openmetrics-text;q=0", "text/plain"],
      ["application/openmetrics-text;version=0.0.1", "text/plain"],
      ["text/html,*/*;q=0.8", "text/plain"],
      ["application/openmetrics-text;q=much", "text/plain"],
    ])("answer %s with %s", async (accept, format) => {
      expect((await ask(accept)).headers.get("content-type")).toContain(format);
    });

    test("say whether it does its work", async () => {
      expect(await (await ask()).text()).toContain("wattmesh_kettle_ready 1\n");
      troubles = ["the tank is empty"];
      expect(await (await ask()).text()).toContain("wattmesh_kettle_ready 0\n");
    });

    test("make no series of what nobody foresaw", async () => {
      const registry = openRegistry("kettle", { troubles: () => troubles });
      const cups = registry.counterBy("cups_total", "Cups filled", "size", ["large"]);
      for (let size = 0; size < 1_000; size += 1) cups.inc(`size ${size}`);
      const lines = (await registry.text()).split("\n").filter((line) => line.startsWith("wattmesh_kettle_cups"));
      expect(lines).toEqual([
        'wattmesh_kettle_cups_total{size="large"} 0',
        'wattmesh_kettle_cups_total{size="other"} 1000',
      ]);
    });
  });

  test("say so when the metrics cannot be had", async () => {
    metrics = () => Promise.reject(new Error("the store is closed"));
    const answer = await fetch(`${base}/metrics`);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: "the store is closed" });
  });

  test("are all there is, and nothing can be written to", async () => {
    expect((await fetch(base)).status).toBe(404);
    expect((await fetch(`${base}/health`, { method: "POST" })).status).toBe(405);
  });

  test("name a port that is taken", async () => {
    await expect(
      openProbeServer("127.0.0.1", server.port, { troubles: () => [], metrics: async () => "" }),
    ).rejects.toThrow(`http.port = ${server.port}: listen EADDRINUSE`);
  });
});

describe("a service that is asked how it is", () => {
  test("says what troubles it", async () => {
    troubles = ["the tank is empty"];
    const readiness = await fetchReadiness(base);
    expect(readiness).toEqual({ running: true, ready: false, troubles });
    expect(readinessLines(readiness)).toEqual(["running, not ready", "  the tank is empty"]);
  });

  test("is not running when it does not answer", async () => {
    await server.close();
    const readiness = await fetchReadiness(base);
    expect(readiness).toMatchObject({ running: false, ready: false });
    expect(readinessLines(readiness)[1]).toMatch(new RegExp(`no answer at ${base}: .*ECONNREFUSED`));
  });

  test("is not running when somebody else answers", async () => {
    const other = await openHttpServer("127.0.0.1", 0, (_, response) => void response.end("{}"));
    expect(await fetchReadiness(urlOf("127.0.0.1", other.port))).toMatchObject({
      running: false,
      troubles: [expect.stringContaining("another service answers there")],
    });
    await other.close();
  });

  test.each([
    [0, { running: true, ready: true }],
    [4, { running: true, ready: false }],
    [5, { running: false, ready: false }],
  ])("has the exit code %d when it is %o", (code, readiness) => {
    expect(exitCodeOfReadiness(readiness)).toBe(code);
  });

  test("may have an address of IPv6", () => {
    expect(urlOf("::1", 80)).toBe("http://[::1]:80");
  });
});
