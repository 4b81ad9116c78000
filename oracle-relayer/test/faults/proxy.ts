import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** What becomes of the bytes between two ends. */
export type Weather =
  | "clear"
  /** Who connects is thrown out. */
  | "refuses"
  /** Connections open, and everything on them is swallowed. */
  | "black hole"
  /** What is asked arrives, and of each answer only the first bytes. */
  | "half open"
  /** Answers come a few bytes at a time. */
  | "slow";

const FIRST_BYTES = 40;
const SLOW_BYTES = 64;
const SLOW_MS = 2;

/** A TCP proxy that does to connections what networks do. */
export class TcpProxy {
  weather: Weather = "clear";
  /** Whether the answer to what was just sent is lost, with its connection; what was sent arrives. */
  losesAnswer: (sent: Buffer) => boolean = () => false;
  /** Called with everything that the connecting side sends, before it is sent on. */
  onSent: (sent: Buffer) => void = () => {};
  readonly #server: Server;
  readonly #target: () => number;
  readonly #sockets = new Set<Socket>();

  private constructor(target: () => number) {
    this.#target = target;
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(target: () => number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends every connection without a word, as a machine does that loses its power and comes back. */
  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.reset();
    await closed;
  }

  #join(client: Socket): void {
    this.#keep(client);
    if (this.weather === "refuses") {
      client.resetAndDestroy();
      return;
    }
    const server = this.#keep(connect(this.#target(), "127.0.0.1"));
    let isLost = false;
    let answered = 0;
    let passed: Promise<void> = Promise.resolve();
    client.on("data", (sent) => {
      if (this.weather === "black hole") return;
      answered = 0;
      isLost ||= this.losesAnswer(sent);
      this.onSent(sent);
      server.write(sent);
    });
    server.on("data", (answer) => {
      if (isLost) {
        client.resetAndDestroy();
        server.destroy();
      } else if (this.weather === "half open") {
        client.write(answer.subarray(0, Math.max(0, FIRST_BYTES - answered)));
        answered += answer.length;
      } else if (this.weather === "slow") {
        passed = passed.then(() => drip(client, answer));
      } else if (this.weather === "clear") {
        passed = passed.then(() => void client.write(answer));
      }
    });
    client.on("close", () => server.destroy());
    server.on("close", () => void passed.then(() => client.destroy()));
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    return socket.on("error", () => {}).on("close", () => this.#sockets.delete(socket));
  }
}

async function drip(to: Socket, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length && !to.destroyed; at += SLOW_BYTES) {
    to.write(bytes.subarray(at, at + SLOW_BYTES));
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  }
}
