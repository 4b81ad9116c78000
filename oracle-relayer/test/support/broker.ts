import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Aedes } from "aedes";

/** A real broker on 127.0.0.1. */
export interface Broker {
  readonly url: string;
  readonly protocol: "5" | "3.1.1";
  /** Ends it, and starts it again on the same port without anything it knew. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** MQTT 3.1.1, in this process. Whoever writes a topic that matches `denied` is thrown out. */
export async function startAedes(denied?: RegExp): Promise<Broker> {
  const port = await freePort();
  let stop = await openAedes(port, denied);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    protocol: "3.1.1",
    async restart() {
      await stop();
      stop = await openAedes(port, denied);
    },
    stop: () => stop(),
  };
}

async function openAedes(port: number, denied: RegExp | undefined): Promise<() => Promise<void>> {
  const broker = await Aedes.createBroker({
    authorizePublish: (_client, { topic }, done) => done(denied?.test(topic) ? new Error("not allowed") : null),
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)));
    broker.handle(socket);
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) {
      socket.destroy();
    }
    await new Promise<void>((resolve) => broker.close(() => resolve()));
    await closed;
  };
}

const MOSQUITTO = "/usr/sbin/mosquitto";

/** A broker that can be made to fail. */
export interface FrailBroker extends Broker {
  readonly port: number;
  /** Ends it as by a power cut. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it keeps on its disk. */
  open(): Promise<void>;
  signal(signal: "SIGSTOP" | "SIGCONT"): void;
}

/** MQTT 5 with a session store, or without, that keeps every change at once. */
export async function startFrailMosquitto(hasStore: boolean): Promise<FrailBroker> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-mosquitto-"));
  const config = join(folder, "mosquitto.conf");
  const store = `persistence true\npersistence_location ${folder}/\nautosave_on_changes true\nautosave_interval 1\n`;
  writeFileSync(
    config,
    `listener ${port} 127.0.0.1\nuser root\nallow_anonymous true\nmax_inflight_messages 1000\nmax_queued_messages 0\n${
      hasStore ? store : "persistence false\n"
    }`,
  );
  let child = await openMosquitto(config);
  const kill = async () => {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  };
  const open = async () => {
    child = await openMosquitto(config);
  };
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    protocol: "5",
    kill,
    open,
    signal: (signal) => void child.kill(signal),
    restart: () => kill().then(open),
    stop: kill,
  };
}

/** MQTT 5, as operators run it. `acl` holds the lines of its access rules; without it everybody may do everything. */
export async function startMosquitto(acl?: readonly string[], admitsAnybody = true): Promise<Broker> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-mosquitto-"));
  const config = join(folder, "mosquitto.conf");
  const aclFile = join(folder, "acl");
  writeFileSync(aclFile, `${acl?.join("\n")}\n`);
  writeFileSync(
    config,
    `listener ${port} 127.0.0.1\nallow_anonymous ${admitsAnybody}\npersistence false\nmax_inflight_messages 1000\nmax_queued_messages 0\n${
      acl === undefined ? "" : `user root\nacl_file ${aclFile}\n`
    }`,
  );
  let child = await openMosquitto(config);
  const stop = async () => {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  };
  return {
    url: `mqtt://127.0.0.1:${port}`,
    protocol: "5",
    async restart() {
      await stop();
      child = await openMosquitto(config);
    },
    stop,
  };
}

/** Resolves when it says that it is running. */
async function openMosquitto(config: string): Promise<ChildProcess> {
  const child = spawn(MOSQUITTO, ["-c", config, "-v"], { stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`mosquitto ended with ${code}`)));
    child.stderr?.on("data", (text: Buffer) => text.includes("running") && resolve());
  });
  return child;
}
