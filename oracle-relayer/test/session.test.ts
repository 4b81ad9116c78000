import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { silentLog } from "@wattmesh/service-kit/log";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Session, type SessionOptions } from "../src/mqtt/session.ts";

const CONNECT = 1;
const PUBLISH = 3;
const SUBSCRIBE = 8;

let server: Server;
let connection: Socket | undefined;
let published: Promise<void>;

/** A broker that takes a session up and then says nothing more. */
beforeEach(async () => {
  const publication = Promise.withResolvers<void>();
  published = publication.promise;
  server = createServer((socket) => {
    connection = socket;
    socket.on("data", (packet) => {
      const kind = (packet[0] ?? 0) >> 4;
      if (kind === CONNECT) socket.write(Buffer.from([0x20, 2, 0, 0]));
      if (kind === SUBSCRIBE) socket.write(Buffer.from([0x90, 3, packet[2] ?? 0, packet[3] ?? 0, 1]));
      if (kind === PUBLISH) publication.resolve();
    });
    socket.on("error", () => {});
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(() => {
  connection?.destroy();
  connection = undefined;
  server.close();
});

const options = (port: number, protocol: SessionOptions["protocol"]): SessionOptions => ({
  url: `mqtt://127.0.0.1:${port}`,
  clientId: "relayer",
  protocol,
  keepaliveSeconds: 30,
  sessionExpirySeconds: 600,
  reconnectMs: 20,
  stopPatienceMs: 20,
  filters: ["v1/sonnenhof/+/reading"],
});

async function takeUp(): Promise<Session> {
  const { port } = server.address() as AddressInfo;
  const session = new Session(options(port, "3.1.1"), silentLog);
  session.start();
  await once(session, "listening");
  return session;
}

test("a session ends although the broker never answers what was published", async () => {
  const session = await takeUp();
  session.publish("v1/sonnenhof/1/ack", "{}", true).catch(() => {});
  await published;
  await expect(session.stop()).resolves.toBeUndefined();
});

test("a session ends although the broker keeps the connection open", async () => {
  const session = await takeUp();
  await expect(session.stop()).resolves.toBeUndefined();
});

test("a session ends although the connection is lost meanwhile", async () => {
  const session = await takeUp();
  session.publish("v1/sonnenhof/1/ack", "{}", true).catch(() => {});
  await published;
  const stopped = session.stop();
  connection?.destroy();
  await expect(stopped).resolves.toBeUndefined();
});

test.each([
  [
    142,
    "Session taken over (142): another client has the same mqtt.client_id: give each a key, a store and a client id of its own",
  ],
  [135, "Not authorized (135): the broker's access rules do not allow it"],
  [139, "Server shutting down (139)"],
])("a broker of MQTT 5 that ends a connection with %d is told in words and with what to do", async (code, words) => {
  const broker = createServer((socket) => {
    socket
      .on("error", () => {})
      .on("data", (packet) => {
        const kind = (packet[0] ?? 0) >> 4;
        if (kind === CONNECT) socket.write(Buffer.from([0x20, 3, 0, 0, 0]));
        if (kind === SUBSCRIBE) {
          socket.write(Buffer.from([0x90, 4, packet[2] ?? 0, packet[3] ?? 0, 0, 1]));
          socket.end(Buffer.from([0xe0, 2, code, 0]));
          broker.close();
        }
      });
  }).listen(0, "127.0.0.1");
  await once(broker, "listening");
  const session = new Session(options((broker.address() as AddressInfo).port, "5"), silentLog);
  session.start();
  await once(session, "lost");
  expect(session.trouble).toContain(words);
  await session.stop();
});
