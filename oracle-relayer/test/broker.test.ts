import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { silentLog } from "@wattmesh/service-kit/log";
import { afterEach, describe, expect, test } from "vitest";
import { checkBroker } from "../src/commands/doctorBroker.ts";
import type { Finding } from "../src/commands/finding.ts";
import { loadConfig } from "../src/config.ts";
import { Publisher } from "../src/mqtt/publisher.ts";
import { Session, type SessionOptions } from "../src/mqtt/session.ts";
import { openOutbox } from "../src/outbox/outbox.ts";
import { type Broker, startAedes, startMosquitto } from "./support/broker.ts";
import { reading } from "./support/readings.ts";
import { certificate, privateKey } from "./support/tls.ts";

const COMMUNITY = "sonnenhof";
/** What the handbook for operators has a broker allow the relayer. */
const RULES = {
  hears: ["topic read v1/+/+/reading", "topic read v1/+/+/ocmf", "topic read v1/+/+/restart"],
  tries: ["topic write v1/+/doctor/reading", "topic write v1/+/doctor/ocmf", "topic write v1/+/doctor/restart"],
  tells: ["topic readwrite v1/+/+/ack", "topic readwrite v1/+/+/refused", "topic readwrite v1/+/+/resend"],
};
const ALL = [...RULES.hears, ...RULES.tries, ...RULES.tells];
const without = (rule: string) => ALL.filter((one) => !one.includes(rule));

let broker: Broker | undefined;

let sessions: Session[] = [];

afterEach(async () => {
  await Promise.all(sessions.map((session) => session.stop()));
  sessions = [];
  await broker?.stop();
  broker = undefined;
});

function takeUp(change: Partial<SessionOptions> = {}): Session {
  const session = new Session(
    {
      url: broker?.url ?? "",
      clientId: "relayer",
      protocol: broker?.protocol ?? "5",
      keepaliveSeconds: 30,
      sessionExpirySeconds: 600,
      reconnectMs: 20,
      stopPatienceMs: 2_000,
      filters: [`v1/${COMMUNITY}/+/reading`, `v1/${COMMUNITY}/+/restart`],
      ...change,
    },
    silentLog,
  );
  session.start();
  sessions.push(session);
  return session;
}

/** A publisher with something to tell: an acknowledgement, a refusal and a request. */
function tell(session: Session): Publisher {
  const options = { gapWaitMs: 0, setAsideMs: 0, rejectedKept: 1, maxWaiting: 1 };
  const outbox = openOutbox(":memory:", { chainId: "model-1", contract: "watt1metering" }, options);
  outbox.reconcile.bank(0, [reading(1, 30)], 0);
  const publisher = new Publisher(outbox, session, COMMUNITY, silentLog, Date.now, () => true);
  session.on("listening", () => publisher.notify());
  publisher.tellRefused([{ meterId: 1, slot: 30, verdict: "conflict" }]);
  publisher.requestResend([{ meterId: 1, from: 1, to: 2 }]);
  return publisher;
}

describe("a broker", () => {
  test("that allows all that the handbook says is no trouble", async () => {
    broker = await startMosquitto(ALL);
    const session = takeUp();
    const publisher = tell(session);
    await expect.poll(() => session.trouble).toBeUndefined();
    expect(publisher.troubles).toEqual([]);
  });

  test.each(["ack", "refused", "resend"])(
    "that does not let the relayer write %s is named with its reason code",
    async (what) => {
      broker = await startMosquitto(without(`/${what}`));
      const publisher = tell(takeUp());
      await expect
        .poll(() => publisher.troubles)
        .toEqual([
          `the broker does not take v1/${COMMUNITY}/1/${what}: Publish error: Not authorized (135): the broker's access rules do not allow it to mqtt.username, or to the certificate of mqtt.cert_file`,
        ]);
    },
  );

  test("that throws out who writes what it does not allow is told by what was written last", async () => {
    broker = await startAedes(/ack$/);
    const session = takeUp();
    tell(session);
    await expect
      .poll(() => session.trouble)
      .toMatch(/the broker gave no reason; .* nobody to write v1\/sonnenhof\/1\/ack/);
  });

  test("at which another client has the same id is told so, by both", async () => {
    broker = await startMosquitto();
    const [one, other] = [takeUp(), takeUp()];
    const taken =
      /^connections to the broker lost within a minute: \d+; .*another client has (the same )?mqtt.client_id/;
    await expect.poll(() => one.trouble).toMatch(taken);
    await expect.poll(() => other.trouble).toMatch(taken);
  });

  test("that does not admit the relayer is told with its reason code", async () => {
    broker = await startMosquitto(undefined, false);
    const session = takeUp();
    await expect
      .poll(() => session.trouble)
      .toMatch(/^not listening at the broker: Connection refused: Not authorized \(135\): .*mqtt.username/);
  });

  test("that is not there is told so", async () => {
    broker = await startMosquitto();
    const { url } = broker;
    await broker.stop();
    broker = undefined;
    const session = takeUp({ url });
    await expect
      .poll(() => session.trouble)
      .toBe(
        "not listening at the broker: nothing listens there: check mqtt.url, and whether the broker runs (ECONNREFUSED)",
      );
  });
});

describe("TLS", () => {
  /** What troubles a session with this server. */
  async function trouble(server: Server, ca?: string): Promise<string | undefined> {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const session = takeUp({ url: `mqtts://127.0.0.1:${port}`, protocol: "5", ca });
    await expect.poll(() => session.trouble).toContain(":");
    server.close();
    return session.trouble;
  }

  const tls = () =>
    createTlsServer({ key: privateKey, cert: certificate }, (socket) => void socket.on("error", () => {}));

  test("with a broker whom the machine has no reason to trust is told with what to do", async () => {
    expect(await trouble(tls())).toBe(
      "not listening at the broker: nobody whom this machine trusts has signed the broker's certificate: name its authority in mqtt.ca_file (DEPTH_ZERO_SELF_SIGNED_CERT)",
    );
  });

  test("with a certificate of another host is told so", async () => {
    expect(await trouble(tls(), certificate)).toMatch(
      /is for another host than mqtt.url names \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
    );
  });

  test("at a port where nobody speaks it is told so, without OpenSSL's words", async () => {
    const plain = createServer((socket) => void socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const said = await trouble(plain);
    expect(said).toMatch(/speaks no TLS at this port: name another, or begin mqtt.url with mqtt:\/\//);
    expect(said).not.toContain("openssl");
  });
});

describe("the doctor", () => {
  async function examine({ url }: Broker, protocol: Broker["protocol"]): Promise<Finding[]> {
    const folder = mkdtempSync(join(tmpdir(), "wattmesh-doctor-"));
    const config = loadConfig(undefined, {
      WATTMESH_RELAYER_COMMUNITY: COMMUNITY,
      WATTMESH_RELAYER_DEPLOYMENT: join(folder, "deployment.json"),
      WATTMESH_RELAYER_KEY_FILE: join(folder, "key"),
      WATTMESH_RELAYER_MQTT_URL: url,
      WATTMESH_RELAYER_MQTT_PROTOCOL: protocol,
      WATTMESH_RELAYER_STORE_PATH: join(folder, "outbox.db"),
    });
    const findings: Finding[] = [];
    await checkBroker(config, async (check, probe, describe) => {
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

  test.each(["5", "3.1.1"] as const)(
    "finds a broker in order that allows what the handbook says, by MQTT %s",
    async (protocol) => {
      broker = await startMosquitto(ALL);
      expect(await examine(broker, protocol)).toEqual([
        { check: "broker", ok: true, detail: broker.url },
        {
          check: "hears",
          ok: true,
          detail: ["reading", "ocmf", "restart"].map((what) => `v1/${COMMUNITY}/+/${what}`).join(", "),
        },
        {
          check: "tells",
          ok: true,
          detail: ["ack", "refused", "resend"].map((what) => `v1/${COMMUNITY}/+/${what}`).join(", "),
        },
      ]);
    },
  );

  test.each([
    [
      "5",
      "readwrite v1/+/+/ack",
      "tells",
      /v1\/sonnenhof\/doctor\/ack: .*Not authorized \(135\).*let the relayer write v1\/sonnenhof\/\+\/ack/,
    ],
    [
      "3.1.1",
      "readwrite v1/+/+/ack",
      "tells",
      /doctor\/ack did not come back: let the relayer write v1\/sonnenhof\/\+\/ack/,
    ],
    [
      "5",
      "read v1/+/+/reading",
      "hears",
      /doctor\/reading did not come back: let the relayer read v1\/sonnenhof\/\+\/reading/,
    ],
    ["5", "write v1/+/doctor/restart", "hears", /not tried: .*doctor\/restart: .*let the relayer write/],
  ] as const)("says by MQTT %s what a broker has to allow that lacks %s", async (protocol, rule, check, detail) => {
    broker = await startMosquitto(without(rule));
    const findings = await examine(broker, protocol);
    expect(findings.filter(({ ok }) => !ok)).toEqual([{ check, ok: false, detail: expect.stringMatching(detail) }]);
  });

  test("says what is wrong with a broker that throws out who writes what it does not allow", async () => {
    broker = await startAedes(/ack$/);
    expect((await examine(broker, broker.protocol)).filter(({ ok }) => !ok)).toEqual([
      {
        check: "tells",
        ok: false,
        detail: expect.stringMatching(/closes the connection of who writes v1\/sonnenhof\/doctor\/ack/),
      },
    ]);
  });

  test("says that nobody listens at a port", async () => {
    broker = await startAedes();
    await broker.stop();
    expect(await examine(broker, broker.protocol)).toEqual([
      { check: "broker", ok: false, detail: expect.stringContaining("nothing listens there") },
    ]);
  });
});
