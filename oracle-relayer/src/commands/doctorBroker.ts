import mqtt, { type MqttClient } from "mqtt";
import type { Config } from "../config.ts";
import { brokerReason } from "../mqtt/reasons.ts";
import { clientOptions } from "../mqtt/session.ts";
import { doctorTopic, readingFilter, recordFilter, restartFilter } from "../mqtt/topics.ts";
import { sessionOptions } from "../setup.ts";
import type { Check } from "./finding.ts";

const PATIENCE_MS = 5_000;

/** Checks that the broker lets a relayer hear meters and tell them: publishes to itself, where no meter is, and reads it back. */
export async function checkBroker(config: Config, check: Check): Promise<void> {
  const { community, mqtt } = config;
  const isThere = await check(
    "broker",
    () => onConnection(config, async () => true),
    () => mqtt.url.replace(/\/\/.*@/, "//"),
  );
  if (isThere === undefined) return;
  const asText = (topics: readonly string[]) => topics.join(", ");
  await check("hears", () => onConnection(config, (client) => tryHearing(client, community)), asText);
  await check("tells", () => onConnection(config, (client) => tryTelling(client, config)), asText);
}

/** A connection of its own for each check: some brokers close one on which they refuse something. */
async function onConnection<T>(config: Config, work: (client: MqttClient) => Promise<T>): Promise<T> {
  const client = await connect(config);
  try {
    return await work(client);
  } finally {
    await client.endAsync(true);
  }
}

/** With another client id, so that a running relayer keeps its session. */
async function connect(config: Config): Promise<MqttClient> {
  const options = sessionOptions({ ...config, mqtt: { ...config.mqtt, clientId: `doctor-${process.pid}` } });
  const client = mqtt.connect(options.url, {
    ...clientOptions({ ...options, sessionExpirySeconds: 0 }),
    clean: true,
    reconnectPeriod: 0,
    reconnectOnConnackError: false,
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  client.on("connect", () => resolve());
  client.on("error", (error) => reject(new Error(brokerReason(error), { cause: error })));
  client.on("close", () => reject(new Error("the broker closed the connection")));
  client.connect();
  try {
    await promise;
    return client;
  } catch (error) {
    await client.endAsync(true);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The filters that meters are heard by, after a message came through each. */
async function tryHearing(client: MqttClient, community: string): Promise<string[]> {
  for (const [what, filter] of [
    ["reading", readingFilter(community)],
    ["ocmf", recordFilter(community)],
    ["restart", restartFilter(community)],
  ] as const) {
    await subscribe(client, filter);
    const topic = doctorTopic(community, what);
    const heard = hears(client, topic);
    const sent = await publish(client, topic);
    if (sent !== undefined) throw new Error(`not tried: ${sent}; let the relayer write ${topic}, where no meter is`);
    if (!(await heard)) {
      throw new Error(
        `${topic} did not come back: let the relayer read ${filter}, and write ${topic}, where no meter is, so that it can be tried`,
      );
    }
  }
  return [readingFilter(community), recordFilter(community), restartFilter(community)];
}

/** What meters are told by, after the broker took a message for each. */
async function tryTelling(client: MqttClient, { community, mqtt }: Config): Promise<string[]> {
  const told: string[] = [];
  for (const what of ["ack", "refused", "resend"] as const) {
    const topic = doctorTopic(community, what);
    const wanted = `v1/${community}/+/${what}`;
    // Who may not read what it writes can still write it, which MQTT 5 says of its own accord.
    const mayRead = await subscribe(client, topic).then(
      () => true,
      () => false,
    );
    const heard = mayRead ? hears(client, topic) : Promise.resolve(false);
    const refusal = await publish(client, topic);
    if (refusal !== undefined) throw new Error(`${refusal}; let the relayer write ${wanted}`);
    if (mqtt.protocol !== "5" && !(await heard)) {
      throw new Error(
        `${topic} did not come back: let the relayer write ${wanted}, and read it, because MQTT 3.1.1 has no other way to say that it may`,
      );
    }
    told.push(wanted);
  }
  if (client.serverProperties?.retainAvailable === false) {
    throw new Error("the broker keeps no retained messages: a meter that was away would not hear what is acknowledged");
  }
  return told;
}

async function subscribe(client: MqttClient, filter: string): Promise<void> {
  const [grant] = await client.subscribeAsync(filter, { qos: 1 }).catch((error) => {
    throw new Error(`${brokerReason(error)}; let the relayer read ${filter}`, { cause: error });
  });
  if (grant?.qos !== 1) throw new Error(`the broker grants QoS ${grant?.qos ?? "none"} for ${filter}, 1 is needed`);
}

/** Nothing when the broker took the message, else why not. */
async function publish(client: MqttClient, topic: string): Promise<string | undefined> {
  const { promise: closed, reject } = Promise.withResolvers<never>();
  const close = () => reject(new Error(`the broker closes the connection of who writes ${topic}`));
  client.once("close", close);
  try {
    await Promise.race([client.publishAsync(topic, "", { qos: 1 }), closed]);
    return undefined;
  } catch (error) {
    return `the broker does not take ${topic}: ${brokerReason(error)}`;
  } finally {
    client.off("close", close);
  }
}

/** Whether a message of the topic comes, within some time. */
function hears(client: MqttClient, topic: string): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (heard: boolean) => {
      clearTimeout(timer);
      client.off("message", listen);
      client.off("close", lose);
      resolve(heard);
    };
    const listen = (of: string) => of === topic && end(true);
    const lose = () => end(false);
    const timer = setTimeout(lose, PATIENCE_MS);
    client.on("message", listen);
    client.on("close", lose);
  });
}
