import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setGridState, signerFromKey } from "@wattmesh/client";
import { keyFile, startTestLocalnet, type TestLocalnet } from "@wattmesh/localnet/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPushService } from "./support/pushService.ts";

const program = join(import.meta.dirname, "..", "src", "main.ts");
const folder = mkdtempSync(join(tmpdir(), "wattmesh-notifier-e2e-"));

let net: TestLocalnet;
let push: Awaited<ReturnType<typeof startPushService>>;
let answersGone = false;

beforeAll(async () => {
  push = await startPushService(() => ({ status: answersGone ? 410 : 201 }));
  net = await startTestLocalnet({ services: { indexer: true } });
  const config = `deployment = ${JSON.stringify(net.state.deployment)}
keys_file = "vapid.json"
contact = "mailto:operator@example.org"
[indexer]
url = "${net.urls.indexer}"
[store]
path = "subscriptions.sqlite"
[push]
private_hosts = ["${push.host}"]
at_most_every_seconds = 0
[http]
port = ${net.ports.notifier}
`;
  writeFileSync(join(folder, "notifier.toml"), config);
}, 300_000);

afterAll(async () => {
  await net?.stop();
  push?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const url = (path: string) => `http://127.0.0.1:${net.ports.notifier}${path}`;

/** A notifier that is ready; `stop` ends it as an operator does, and says how it ended. */
async function started() {
  const child = spawn(process.execPath, [program, "run", "--config", join(folder, "notifier.toml")], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: push.certificate },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  await expect
    .poll(() =>
      fetch(url("/ready")).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  return {
    stop: async () => {
      child.kill("SIGTERM");
      const [code] = await ended;
      return code;
    },
  };
}

test("a zone's state on the chain is a push without content at the browser's push service, also after a restart, until it is gone", async () => {
  const key = execFileSync(process.execPath, [program, "keys", "generate", join(folder, "vapid.json")]);
  const operator = await signerFromKey(
    Buffer.from(readFileSync(keyFile(net.state, net.accounts.operator.name), "utf8").trim(), "hex"),
  );
  const household = net.community.households.findIndex(({ zone }) => zone === 2);
  const address = net.accounts.households[household]?.address;
  let notifier = await started();
  const subscribed = await fetch(url("/push/subscriptions"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint: `${push.origin}/anna`, address, kinds: ["line"] }),
  });
  expect(subscribed.status).toBe(204);
  expect(push.pushed).toHaveLength(1);

  await setGridState(net.client, operator, { zoneId: 2, state: "alert" });
  await push.until(2);
  expect(push.pushed[1]).toMatchObject({
    path: "/anna",
    bodyBytes: 0,
    headers: { ttl: "86400", urgency: "normal", topic: "news" },
  });
  expect(push.pushed[1]?.headers.authorization).toContain(`k=${String(key).trim()}`);

  // What happens meanwhile is told afterwards, by the event where it was left.
  expect(await notifier.stop()).toBe(0);
  await setGridState(net.client, operator, { zoneId: 2, state: "emergency" });
  notifier = await started();
  await push.until(3);

  answersGone = true;
  await setGridState(net.client, operator, { zoneId: 2, state: "alert" });
  await push.until(4);
  await expect
    .poll(async () => (await fetch(url("/metrics"))).text())
    .toContain('wattmesh_notifier_pushes_total{result="gone"} 1');
  expect(await notifier.stop()).toBe(0);
});
