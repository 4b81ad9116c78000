import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { silentLog } from "@wattmesh/service-kit/log";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Session } from "../src/mqtt/session.ts";

const CONNECT = 1;
const PUBLISH = 3;
const SUBSCRIBE = 8;

let server: Server;
let connection: Socket;
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
  connection.destroy();
  server.close();
});

async function takeUp(): Promise<Session> {
  const { port } = server.address() as AddressInfo;
  const session = new Session(
    {
      url: `mqtt://127.0.0.1:${port}`,
      clientId: "relayer",
      protocol: "3.1.1",
      keepaliveSeconds: 30,
      sessionExpirySeconds: 600,
      reconnectMs: 20,
      stopPatienceMs: 20,
      filters: ["v1/sonnenhof/+/reading"],
    },
    silentLog,
  );
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
  connection.destroy();
  await expect(stopped).resolves.toBeUndefined();
});
