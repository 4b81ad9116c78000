import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import type { Log } from "@wattmesh/service-kit/log";
import mqtt, { type IClientOptions, type MqttClient, ReasonCodes } from "mqtt";
import { brokerReason, TAKEN_OVER, withRemedy } from "./reasons.ts";

export interface SessionOptions {
  readonly url: string;
  readonly clientId: string;
  readonly protocol: "5" | "3.1.1";
  readonly keepaliveSeconds: number;
  readonly sessionExpirySeconds: number;
  readonly reconnectMs: number;
  /** How long the broker may take to answer a disconnect. */
  readonly stopPatienceMs: number;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** The topic filters to subscribe to, at QoS 1: the first must be granted. */
  readonly filters: readonly [string, ...string[]];
}

/** A message as the broker delivered it. */
export interface Delivery {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** Sends the PUBACK by `acknowledge`; `undefined` for QoS 0. */
  readonly acknowledgement: Acknowledgement | undefined;
}

/** An MQTT packet id is valid on one connection only: on the next, it may name another message. */
export interface Acknowledgement {
  readonly connection: Socket;
  readonly messageId: number;
}

export interface SessionEvents {
  /** Listening. `resumed` is false when the broker holds nothing of an earlier session, so that messages may be lost. */
  listening: [{ resumed: boolean }];
  lost: [];
  delivery: [Delivery];
}

// A reading is a few hundred bytes. A broker of MQTT 5 does not send packets larger than this.
const MAX_PACKET_BYTES = 65_536;
const RECEIVE_MAXIMUM = 65_535;
/** Its type, and that two bytes follow, which are the message's id. */
const PUBACK = 0x4002;
const PUBACK_BYTES = 4;
/** Keeps the client from sending the PUBACK and does nothing else. One for all: a new one would note with each message where that came from. */
const ACKNOWLEDGED_LATER = new Error("acknowledged later");
/** A lost connection happens; so many in a minute have a cause that somebody has to remove. */
const MOST_LOSSES = 3;
const LOSSES_MS = 60_000;
const NOT_LISTENING = "not listening at the broker";

/**
 * One durable session at the broker: fixed client id, kept by the broker while this process is away.
 *
 * A PUBACK is never sent by itself: `acknowledge` sends it, when what was delivered is on disk.
 */
export class Session extends EventEmitter<SessionEvents> {
  readonly #client: MqttClient;
  readonly #options: SessionOptions;
  readonly #log: Log;
  #listening = false;
  #heardAtMs = 0;
  #watchdog: NodeJS.Timeout | undefined;
  /** Why there is no connection. */
  #reason: string | undefined;
  /** Why the last one was lost. */
  #lossReason: string | undefined;
  #takenOverAtMs = Number.NEGATIVE_INFINITY;
  /** Filters that the broker does not grant, of those that it may refuse. */
  #ungranted: string[] = [];
  /** When connections were lost lately, and nobody here had dropped them. */
  #lossesAtMs: number[] = [];
  #dropped = false;
  /** When a connection was last told of that the broker closed before it was listened on. */
  #silentAtMs = Number.NEGATIVE_INFINITY;
  /** What was published and not answered yet. */
  readonly #unanswered = new Set<string>();

  constructor(options: SessionOptions, log: Log) {
    super();
    this.#options = options;
    this.#log = log;
    this.#client = mqtt.connect(options.url, clientOptions(options));
    this.#client.handleMessage = (packet, done) => {
      const { topic, payload, qos, messageId } = packet as {
        topic: string;
        payload: Buffer;
        qos: number;
        messageId?: number;
      };
      const acknowledgement =
        qos === 0 || messageId === undefined ? undefined : { connection: this.#connection(), messageId };
      this.emit("delivery", { topic, payload, acknowledgement });
      done(acknowledgement && ACKNOWLEDGED_LATER);
    };
    this.#client.on("connect", ({ sessionPresent }) => void this.#listen(sessionPresent));
    this.#client.on("close", () => this.#close());
    this.#client.on("packetreceive", () => {
      this.#heardAtMs = performance.now();
    });
    this.#client.on("error", (error) => {
      const reason = brokerReason(error);
      // That says no more than that the connection is lost.
      if ((error as NodeJS.ErrnoException).code !== "ECONNRESET") this.#reason = reason;
      this.#log.warn({ reason }, "broker");
    });
    this.#client.on("disconnect", ({ reasonCode = 0 }) => this.#sentAway(reasonCode));
  }

  /** Connects, and from then on again whenever the connection is lost. */
  start(): void {
    const silenceMs = this.#options.keepaliveSeconds * 2_000;
    this.#watchdog = setInterval(() => {
      if (this.#client.connected && performance.now() - this.#heardAtMs > silenceMs) {
        this.#log.warn({ silenceMs }, "silent connection dropped");
        this.drop();
      }
    }, silenceMs / 4);
    this.#client.connect();
  }

  /** Whether messages are coming in. */
  get listening(): boolean {
    return this.#listening;
  }

  /** Why messages do not come in, or only now and then; `undefined` while they do. */
  get trouble(): string | undefined {
    const losses = this.#lossesLately().length;
    const wasTakenOver = performance.now() - this.#takenOverAtMs < LOSSES_MS;
    if (wasTakenOver || losses >= MOST_LOSSES) {
      return `connections to the broker lost within a minute: ${losses}; ${this.#lossReason}`;
    }
    const reason = this.#reason ?? this.#lossReason;
    if (!this.#listening) return reason === undefined ? NOT_LISTENING : `${NOT_LISTENING}: ${reason}`;
    return this.#ungranted[0];
  }

  /** How many of our publications the broker wants to have in flight at most. */
  get publishWindow(): number {
    return Math.min(this.#client.serverProperties?.receiveMaximum ?? DEFAULT_WINDOW, MOST_WINDOW);
  }

  /** Sends the PUBACKs of messages that are on disk. Those of an earlier connection are left out: the broker delivers them again. */
  acknowledge(acknowledgements: readonly Acknowledgement[]): void {
    const current = this.#connection();
    const due = acknowledgements.filter(({ connection }) => connection === current && !connection.destroyed);
    if (this.#client.connected && due.length > 0) {
      const packets = Buffer.alloc(PUBACK_BYTES * due.length);
      for (const [n, { messageId }] of due.entries()) {
        packets.writeUInt16BE(PUBACK, PUBACK_BYTES * n);
        packets.writeUInt16BE(messageId, PUBACK_BYTES * n + 2);
      }
      current.write(packets);
    }
  }

  /** Publishes at QoS 1; resolves when the broker has it. */
  async publish(topic: string, payload: string, retain: boolean): Promise<void> {
    this.#unanswered.add(topic);
    await this.#client.publishAsync(topic, payload, { qos: 1, retain }).finally(() => this.#unanswered.delete(topic));
  }

  /** Drops the connection; what was not acknowledged on it comes again on the next one. */
  drop(): void {
    this.#dropped = true;
    this.#connection()?.destroy();
  }

  /** Takes no more messages; what was delivered can still be acknowledged until `stop`. */
  async mute(): Promise<void> {
    this.#client.handleMessage = (_packet, done) => done(new Error("stopping"));
    this.#listening = false;
  }

  /** Disconnects. Messages without a PUBACK stay in the broker's session, so an answer that is late is not waited for. */
  async stop(): Promise<void> {
    clearInterval(this.#watchdog);
    if (!this.#client.connected) {
      await this.#client.endAsync(true);
      return;
    }
    const closed = new Promise<void>((resolve) => this.#client.once("close", resolve));
    this.#client.end();
    const patience = setTimeout(() => this.drop(), this.#options.stopPatienceMs);
    await closed;
    clearTimeout(patience);
  }

  #connection(): Socket {
    return this.#client.stream as unknown as Socket;
  }

  async #listen(resumed: boolean): Promise<void> {
    this.#heardAtMs = performance.now();
    this.#dropped = false;
    this.#reason = undefined;
    const { filters } = this.#options;
    const [first, ...others] = filters;
    try {
      await this.#subscribe(first);
    } catch (error) {
      this.#reason = brokerReason(error);
      this.#log.error({ filter: first, reason: this.#reason }, "subscription refused");
      this.drop();
      return;
    }
    this.#ungranted = [];
    for (const filter of others) await this.#subscribe(filter).catch((error) => this.#goWithout(filter, error));
    if (!this.#client.connected) return;
    this.#listening = true;
    this.#log.info({ url: redacted(this.#options.url), filters, resumed }, "listening");
    this.emit("listening", { resumed });
  }

  async #subscribe(filter: string): Promise<void> {
    const [grant] = await this.#client.subscribeAsync(filter, { qos: 1 });
    if (grant?.qos !== 1) throw new Error(`the broker grants QoS ${grant?.qos ?? "none"} for ${filter}, not 1`);
  }

  #goWithout(filter: string, error: unknown): void {
    const reason = brokerReason(error);
    this.#ungranted.push(`not listening for ${filter}: ${reason}`);
    this.#log.warn({ filter, reason }, "subscription refused");
  }

  /** The broker says why it ends the connection, which MQTT 3.1.1 has no words for. */
  #sentAway(code: number): void {
    this.#reason = withRemedy(ReasonCodes[code as keyof typeof ReasonCodes] ?? "the broker ended the connection", code);
    this.#log.warn({ code, reason: this.#reason }, "sent away by the broker");
    this.#lossReason = this.#reason;
    if (code === TAKEN_OVER) this.#takenOverAtMs = performance.now();
  }

  #close(): void {
    if (this.#listening) {
      this.#listening = false;
      if (!this.#dropped) this.#lost();
      this.#log.warn({ reason: this.#dropped ? "dropped" : this.#lossReason }, "connection to the broker lost");
      this.emit("lost");
      return;
    }
    // An error had a line of its own.
    const isSilent = this.#reason === undefined && !this.#dropped;
    if (isSilent && performance.now() - this.#silentAtMs >= LOSSES_MS) {
      this.#silentAtMs = performance.now();
      this.#lossReason ??= this.#guess();
      this.#log.warn({ reason: this.#lossReason }, "the broker closes each connection");
    }
  }

  #lost(): void {
    this.#lossesAtMs = [...this.#lossesLately(), performance.now()];
    this.#lossReason = this.#reason ?? this.#guess();
  }

  /** What makes a broker close connections without a word. */
  #guess(): string {
    const [topic] = this.#unanswered;
    const writing = topic === undefined ? "" : `, or it allows nobody to write ${topic}, which had just been published`;
    return `the broker gave no reason; mostly another client has mqtt.client_id ${JSON.stringify(this.#options.clientId)}${writing}`;
  }

  #lossesLately(): number[] {
    this.#lossesAtMs = this.#lossesAtMs.filter((atMs) => performance.now() - atMs < LOSSES_MS);
    return this.#lossesAtMs;
  }
}

const DEFAULT_WINDOW = 16;
const MOST_WINDOW = 256;

export function clientOptions(options: SessionOptions): IClientOptions {
  const { clientId, protocol, keepaliveSeconds, reconnectMs, username, password, ca, cert, key } = options;
  const properties = {
    sessionExpiryInterval: options.sessionExpirySeconds,
    receiveMaximum: RECEIVE_MAXIMUM,
    maximumPacketSize: MAX_PACKET_BYTES,
  };
  return {
    clientId,
    protocolVersion: protocol === "5" ? 5 : 4,
    clean: false,
    keepalive: keepaliveSeconds,
    reconnectPeriod: reconnectMs,
    reconnectOnConnackError: true,
    resubscribe: false,
    queueQoSZero: false,
    manualConnect: true,
    // Its own log has a dozen lines a message, for which it looks even where nobody reads them.
    log: () => {},
    ...(protocol === "5" ? { properties } : {}),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/** The URL without its user name and password. */
function redacted(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
