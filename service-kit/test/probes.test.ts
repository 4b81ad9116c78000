import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openRegistry } from "../src/metrics.ts";
import { fetchReadiness, openProbeServer, readinessLines, urlOf } from "../src/probes.ts";

let troubles: string[];
let metrics: () => Promise<string>;
let server: Awaited<ReturnType<typeof openProbeServer>>;
let base: string;

beforeEach(async () => {
  troubles = [];
  metrics = async () => "";
  server = await openProbeServer("127.0.0.1", 0, { troubles: () => troubles, metrics: () => metrics() });
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

  test("give the metrics of the service and of its process, under the service's name", async () => {
    const registry = openRegistry("kettle");
    registry.counter("cups_total", "Cups filled", ["size"]).inc({ size: "large" }, 2);
    registry.gauge("celsius", "How hot it is").set(95);
    registry.histogram("boil_seconds", "Time until it boils", [1, 60]).observe(30);
    metrics = registry.text;
    const answer = await fetch(`${base}/metrics`);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    for (const line of [
      "# HELP wattmesh_kettle_cups_total Cups filled",
      'wattmesh_kettle_cups_total{size="large"} 2',
      "wattmesh_kettle_celsius 95",
      'wattmesh_kettle_boil_seconds_bucket{le="60"} 1',
      "process_resident_memory_bytes",
    ])
      expect(text).toContain(line);
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
    expect(readinessLines(readiness)[1]).toContain(`no answer at ${base}`);
  });

  test("may have an address of IPv6", () => {
    expect(urlOf("::1", 80)).toBe("http://[::1]:80");
  });
});
