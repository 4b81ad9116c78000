import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@wattmesh/service-kit/log";
import mqtt, { type MqttClient } from "mqtt";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import fixture from "../../ts-client/test/fixtures/events.json" with { type: "json" };
import { checkBroker } from "../src/commands/doctorBroker.ts";
import type { Finding } from "../src/commands/finding.ts";
import { loadConfig } from "../src/config.ts";
import { Session } from "../src/mqtt/session.ts";
import { freePort } from "./support/broker.ts";
import { RelayerProcess, relayerCommand } from "./support/process.ts";
import { payloadOf, reading } from "./support/readings.ts";
import { Authority, type Certified, SecuredBroker } from "./support/securedBroker.ts";

const COMMUNITY = "sonnenhof";
const topic = (meter: string, what: string) => `v1/${COMMUNITY}/${meter}/${what}`;

let authority: Authority;
let broker: SecuredBroker;
let relayer: Certified;
let meters: Map<string, Certified>;
let open: { end(): Promise<unknown> }[] = [];

beforeAll(async () => {
  authority = new Authority(COMMUNITY);
  relayer = authority.relayer();
  meters = new Map(["17", "18"].map((id) => [id, authority.meter(id)]));
  broker = await SecuredBroker.start(authority);
});

afterEach(async () => {
  await Promise.all(open.map((one) => one.end()));
  open = [];
});

afterAll(() => broker.stop());

/** A device with this certificate; resolves when the broker has admitted it, rejects when it does not. */
async function connect(
  url: string,
  certified: Certified | undefined,
  options: mqtt.IClientOptions = {},
): Promise<MqttClient> {
  const client = await mqtt.connectAsync(
    url,
    {
      protocolVersion: 5,
      reconnectPeriod: 0,
      ca: readFileSync(authority.services),
      ...(certified === undefined ? {} : { cert: readFileSync(certified.cert), key: readFileSync(certified.key) }),
      ...options,
    },
    false,
  );
  client.on("error", () => {});
  open.push({ end: () => client.endAsync(true) });
  return client;
}

const meter = (id: string, options?: mqtt.IClientOptions) => connect(broker.metersUrl, meters.get(id), options);

/** The relayer's own session, with what it has heard. */
function takeUp(clientId = "wattmesh-relayer"): { session: Session; heard: string[] } {
  const session = new Session(
    {
      url: broker.relayerUrl,
      clientId,
      protocol: "5",
      keepaliveSeconds: 30,
      sessionExpirySeconds: 600,
      reconnectMs: 20,
      stopPatienceMs: 2_000,
      ca: readFileSync(authority.services, "utf8"),
      cert: readFileSync(relayer.cert, "utf8"),
      key: readFileSync(relayer.key, "utf8"),
      filters: [topic("+", "reading"), topic("+", "restart"), topic("+", "ocmf")],
    },
    silentLog,
  );
  const heard: string[] = [];
  session.on("delivery", ({ topic, acknowledgement }) => {
    heard.push(topic);
    if (acknowledgement !== undefined) session.acknowledge([acknowledgement]);
  });
  session.start();
  open.push({ end: () => session.stop() });
  return { session, heard };
}

const isListening = (session: Session) => expect.poll(() => session.trouble).toBeUndefined();

describe("with the handbook's Mosquitto", () => {
  test("a meter's reading comes to the relayer, and the meter hears its acknowledgement", async () => {
    const { session, heard } = takeUp();
    await isListening(session);
    const device = await meter("17");
    const acks: string[] = [];
    device.on("message", (of) => acks.push(of));
    await device.subscribeAsync(topic("17", "ack"), { qos: 1 });
    await device.publishAsync(topic("17", "reading"), payloadOf(reading(17, 5)), { qos: 1 });
    await expect.poll(() => heard).toEqual([topic("17", "reading")]);
    await session.publish(topic("17", "ack"), '{"slot":5}', true);
    await expect.poll(() => acks).toEqual([topic("17", "ack")]);
  });

  test.each([
    ["another's reading", topic("18", "reading")],
    ["another's restart", topic("18", "restart")],
    ["another's record", topic("18", "ocmf")],
    ["its own acknowledgement", topic("17", "ack")],
    ["another's acknowledgement", topic("18", "ack")],
    ["what the doctor tries", topic("doctor", "reading")],
    ["a reading of a community that is none", "v1/elsewhere/17/reading"],
    ["below its own topic", `${topic("17", "reading")}/more`],
    ["the broker's own figures", "$SYS/broker/uptime"],
  ])("a meter cannot write %s", async (_, forbidden) => {
    const device = await meter("17");
    await expect(device.publishAsync(forbidden, "{}", { qos: 1, retain: true })).rejects.toMatchObject({ code: 135 });
  });

  test("a meter that subscribes to everything reads what it is told, and nothing of another's", async () => {
    const { session } = takeUp();
    await isListening(session);
    const [device, other] = [await meter("17"), await meter("18")];
    const heard: string[] = [];
    device.on("message", (of) => heard.push(of));
    await device.subscribeAsync(["#", topic("+", "reading"), topic("18", "ack"), "$SYS/#"], { qos: 1 });
    await other.publishAsync(topic("18", "reading"), payloadOf(reading(18, 6)), { qos: 1 });
    await session.publish(topic("18", "ack"), '{"slot":6}', true);
    await session.publish(topic("17", "resend"), '{"from":1,"to":2}', false);
    await expect.poll(() => heard).toContain(topic("17", "resend"));
    // Its acknowledgement is one that the broker has retained.
    expect(heard.filter((of) => !of.startsWith(topic("17", "")))).toEqual([]);
  });

  test("a meter takes neither the relayer's session nor another meter's by calling itself so", async () => {
    const { session, heard } = takeUp();
    await isListening(session);
    const other = await meter("18");
    for (const clientId of ["wattmesh-relayer", "18"]) {
      const thief = await meter("17", { clientId });
      await thief.publishAsync(topic("17", "reading"), payloadOf(reading(17, 7)), { qos: 1 });
      await thief.endAsync();
    }
    await other.publishAsync(topic("18", "reading"), payloadOf(reading(18, 7)), { qos: 1 });
    await expect.poll(() => heard).toContain(topic("18", "reading"));
    expect(session.trouble).toBeUndefined();
    expect(other.connected).toBe(true);
  });

  test("a request gets a certificate of the meter's id whatever name and rights it asks for", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wattmesh-request-"));
    const [request, key] = [join(folder, "request.pem"), join(folder, "key.pem")];
    const wanted = ["-subj", "/CN=relayer", "-addext", "basicConstraints=critical,CA:true"];
    const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-keyout", key];
    execFileSync("openssl", ["req", "-new", ...made, ...wanted, "-out", request], { stdio: "pipe" });
    const { cert } = authority.meter("19", request);
    const said = execFileSync("openssl", ["x509", "-in", cert, "-noout", "-subject", "-ext", "basicConstraints"]);
    expect(String(said)).toMatch(/CN ?= ?19\n(.*\n)*.*CA:FALSE/);
    const device = await connect(broker.metersUrl, { cert, key });
    await device.publishAsync(topic("19", "reading"), payloadOf(reading(19, 5)), { qos: 1 });
    await expect(device.publishAsync(topic("relayer", "reading"), "{}", { qos: 1 })).rejects.toMatchObject({
      code: 135,
    });
  });

  test.each([
    ["a meter at the relayer's door", () => broker.relayerUrl, () => meters.get("17")],
    ["the relayer at the meters' door", () => broker.metersUrl, () => relayer],
    ["the broker's own certificate as a client", () => broker.relayerUrl, () => authority.broker("localhost")],
    ["who shows nothing at the meters' door", () => broker.metersUrl, () => undefined],
    ["who shows nothing at the relayer's door", () => broker.relayerUrl, () => undefined],
    [
      "whom another community's authority has signed",
      () => broker.metersUrl,
      () => new Authority(COMMUNITY).meter("17"),
    ],
  ])("%s is not admitted", async (_, url, certified) => {
    await expect(connect(url(), certified())).rejects.toThrow(/SSL alert|EPIPE|ECONNRESET|closed/);
  });

  test("what meters say while relayer and broker are away is there when both are back, and an acknowledgement stays", async () => {
    const away = takeUp();
    await isListening(away.session);
    await away.session.publish(topic("18", "ack"), '{"slot":8}', true);
    await away.session.stop();
    const device = await meter("18");
    await device.publishAsync(topic("18", "reading"), payloadOf(reading(18, 9)), { qos: 1 });
    await broker.stop();
    await broker.open();
    const { heard } = takeUp();
    await expect.poll(() => heard).toEqual([topic("18", "reading")]);
    const again = await meter("18");
    const acks: string[] = [];
    again.on("message", (_, payload) => acks.push(String(payload)));
    await again.subscribeAsync(topic("18", "ack"), { qos: 1 });
    await expect.poll(() => acks).toEqual(['{"slot":8}']);
  });

  test("a certificate that was taken back opens no door once the broker is started anew, another one of the same id does", async () => {
    const lost = authority.meter("20");
    await (await connect(broker.metersUrl, lost)).endAsync();
    authority.revoke("20");
    await broker.renewLists();
    await expect(connect(broker.metersUrl, lost)).rejects.toThrow(/SSL alert|EPIPE|ECONNRESET|closed/);
    await (await connect(broker.metersUrl, authority.meter("20"))).endAsync();
  });
});

/** A relayer's folder at the handbook's broker, with this certificate. */
async function folderOf(certified: Certified | undefined) {
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-secured-relayer-"));
  const key = randomBytes(32).toString("hex");
  const { deployment } = fixture;
  writeFileSync(
    join(folder, "deployment.json"),
    JSON.stringify({ ...deployment, rpc_url: `http://127.0.0.1:${await freePort()}` }),
  );
  writeFileSync(join(folder, "relayer.key"), key, { mode: 0o600 });
  const own =
    certified === undefined
      ? ""
      : `cert_file = ${JSON.stringify(certified.cert)}\ncert_key_file = ${JSON.stringify(certified.key)}\n`;
  const config = join(folder, "relayer.toml");
  writeFileSync(
    config,
    `community = "${COMMUNITY}"
deployment = "deployment.json"
key_file = "relayer.key"
[mqtt]
url = "${broker.relayerUrl}"
ca_file = ${JSON.stringify(authority.services)}
${own}[store]
path = "outbox.db"
min_free_bytes = 0
[http]
port = ${await freePort()}
[log]
level = "trace"
`,
  );
  return { config, key };
}

const expired = (): Certified => {
  const one = authority.relayer("relayer-of-old");
  const services = join(authority.folder, "services");
  const [request, cert] = [join(services, "old.csr"), join(services, "old.pem")];
  execFileSync("openssl", ["req", "-new", "-key", one.key, "-subj", "/CN=relayer", "-out", request], { stdio: "pipe" });
  const dates = ["-startdate", "20200101000000Z", "-enddate", "20210101000000Z"];
  execFileSync(
    "openssl",
    [
      "ca",
      "-batch",
      "-notext",
      "-config",
      "openssl.cnf",
      "-extensions",
      "client",
      ...dates,
      "-in",
      request,
      "-out",
      cert,
    ],
    { cwd: services, env: { ...process.env, HOSTS: "DNS:unused" }, stdio: "pipe" },
  );
  return { cert, key: one.key };
};

const revoked = async (): Promise<Certified> => {
  const one = authority.relayer("relayer-lost");
  authority.revoke("relayer-lost");
  await broker.renewLists();
  return one;
};

/** Whom the handbook's broker does not admit, and what a relayer says of it. */
const REFUSALS: [string, () => Certified | undefined | Promise<Certified>, RegExp][] = [
  ["no certificate", () => undefined, /the broker wants a certificate: name it in mqtt.cert_file/],
  [
    "a certificate of another community's authority",
    () => new Authority(COMMUNITY).relayer(),
    /the broker does not take the certificate of mqtt.cert_file: .*authority/,
  ],
  [
    "a meter's certificate",
    () => authority.meter("21"),
    /the broker does not take the certificate of mqtt.cert_file: .*authority/,
  ],
  ["a certificate that has expired", expired, /the certificate of mqtt.cert_file has expired/],
  ["a certificate that was taken back", revoked, /the certificate of mqtt.cert_file was taken back/],
];

describe("a relayer", () => {
  async function examine(config: string): Promise<Finding[]> {
    const findings: Finding[] = [];
    await checkBroker(loadConfig(config, {}), async (check, probe, describe) => {
      try {
        const found = await probe();
        findings.push({ check, ok: true, detail: describe(found) });
        return found;
      } catch (error) {
        findings.push({ check, ok: false, detail: (error as Error).message });
        return undefined;
      }
    });
    return findings;
  }

  test("with its certificate finds the broker in order, and takes no session from one that runs", async () => {
    const { session } = takeUp();
    await isListening(session);
    const { config } = await folderOf(relayer);
    expect((await examine(config)).map(({ check, ok }) => [check, ok])).toEqual([
      ["broker", true],
      ["hears", true],
      ["tells", true],
    ]);
    expect(session.trouble).toBeUndefined();
  });

  test.each(REFUSALS)("with %s is told so by its doctor, its log and its status", async (_, make, reason) => {
    const { config } = await folderOf(await make());
    expect(await examine(config)).toEqual([{ check: "broker", ok: false, detail: expect.stringMatching(reason) }]);
    const running = new RelayerProcess(config);
    onTestFinished(() => void running.end("SIGKILL"));
    await running.logged("mqtt.cert_file");
    const { stdout, code } = await relayerCommand("status", "--json", "--config", config);
    expect(code).toBe(4);
    expect(stdout).toMatch(reason);
    expect(running.lines.join("\n")).toMatch(reason);
  });

  test("has no secret in its log, nor has the broker", async () => {
    const { config, key } = await folderOf(relayer);
    const running = new RelayerProcess(config);
    onTestFinished(() => void running.end("SIGKILL"));
    await running.logged("listening");
    await relayerCommand("status", "--config", config);
    const doctor = await relayerCommand("doctor", "--config", config);
    await running.end("SIGTERM");
    const said = [...running.lines, ...broker.lines, doctor.stdout, doctor.stderr].join("\n");
    expect(said.length).toBeGreaterThan(500);
    const pems = [relayer.key, ...[...meters.values()].map((one) => one.key)].map((file) => readFileSync(file, "utf8"));
    for (const secret of [
      key,
      "PRIVATE KEY",
      ...pems.flatMap((pem) => pem.split("\n").filter((line) => /^[\w+/=]{20,}$/.test(line))),
    ])
      expect(said).not.toContain(secret);
  });
});
