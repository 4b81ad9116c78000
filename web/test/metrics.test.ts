import { once } from "node:events";
import { createServer, get, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { kindOf, openMetrics } from "../metrics";

describe("what a request is for", () => {
  test.each([
    ["/", "page"],
    ["/explain/7/42?lang=de", "page"],
    ["/v1", "api"],
    ["/v1/home/7", "api"],
    ["/v1x", "page"],
    ["/rpc", "rpc"],
    ["/rpc/status", "rpc"],
    ["/rest/cosmos/bank/v1beta1/params", "rest"],
    ["/dev/faucet", "dev"],
    ["/ready", "ready"],
    ["/_next/static/chunks/a", "asset"],
    ["/icon.svg?v=1", "asset"],
    ["//v1", "page"],
    [`/${"a".repeat(10_000)}`, "page"],
  ])("is told by the path: %s", (url, kind) => {
    expect(kindOf(url)).toBe(kind);
  });
});

describe("the web server's figures", () => {
  test("are how answers end, and who reads events, which is no slow answer", async () => {
    const metrics = openMetrics(async () => "the node is on chain other");
    const streams: ServerResponse[] = [];
    const server = createServer((request, response) => {
      metrics.began(request, response);
      if (request.url === "/v1/events") {
        streams.push(response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" }));
        response.write(": here\n\n");
      } else response.writeHead(request.url === "/rpc" ? 502 : 200).end();
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const path of ["/", "/wallet", "/rpc"]) await (await fetch(`${base}${path}`)).text();
    const [stream] = await once(get(`${base}/v1/events`, { headers: { accept: "text/event-stream" } }), "response");

    const during = await metrics.text();
    for (const line of [
      'wattmesh_web_answer_seconds_count{kind="page",status="2xx"} 2',
      'wattmesh_web_answer_seconds_count{kind="rpc",status="5xx"} 1',
      "wattmesh_web_open_requests 1",
      "wattmesh_web_streams 1",
      "wattmesh_web_ready 0",
    ])
      expect(during).toContain(`${line}\n`);

    const closed = once(streams[0] as ServerResponse, "close");
    stream.destroy();
    await closed;
    const after = await metrics.text("openmetrics");
    expect(after).toContain("wattmesh_web_streams 0\n");
    expect(after).not.toContain('kind="api"');
    expect(await metrics.troubles()).toEqual(["the node is on chain other"]);
    server.close();
  });
});
