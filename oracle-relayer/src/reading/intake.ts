import { slotEnd } from "@wattmesh/client";
import type { TimeSource } from "@wattmesh/service-kit/time";
import { DiskFullError } from "../errors.ts";
import type { Acknowledgement, Delivery } from "../mqtt/session.ts";
import { isRecordTopic, isRestartTopic, parseMeterTopic } from "../mqtt/topics.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Incoming, Received } from "../outbox/receive.ts";
import { parsePayload, parseRestart } from "./payload.ts";
import { parseRecord, type RecordOptions } from "./record.ts";

export interface IntakeOptions extends RecordOptions {
  readonly community: string;
  /** A reading of a slot that ends later than this from now is rejected. */
  readonly maxFutureSeconds: number;
}

export interface IntakeEffects {
  /** Whether the chain has the meter. */
  isKnown(meterId: number): boolean;
  /** The messages of these acknowledgements are on disk. */
  acknowledge(acknowledgements: readonly Acknowledgement[]): void;
  /** The outcomes of a group of messages, and how long storing it took. */
  received(group: readonly Received[], seconds: number): void;
  /** The disk is full: the group was neither stored nor acknowledged. */
  full(): void;
  failed(error: unknown): void;
}

// Larger groups only make the others wait longer.
const MOST_IN_GROUP = 1_000;

/** Parses a message into a reading or a restart, or the reason why it holds none. */
export function read(
  { topic, payload }: Delivery,
  options: IntakeOptions,
  isKnown: (meterId: number) => boolean,
  nowMs: number,
): Incoming {
  const named = parseMeterTopic(topic, options.community);
  if ("reason" in named) {
    return { topic, payload, content: named };
  }
  const said = parse(topic, payload, options);
  if ("reason" in said) {
    return { topic, payload, content: { ...said, ...named } };
  }
  const aheadSeconds = slotEnd(said.slot, options.slotSeconds) - nowMs / 1000;
  if (!isKnown(named.meterId)) {
    const detail = `meter ${named.meterId} is not on the chain`;
    return { topic, payload, content: { reason: "unknown_meter", detail, slot: said.slot, ...named } };
  }
  if (aheadSeconds > options.maxFutureSeconds) {
    const detail = `slot ${said.slot} ends in ${Math.ceil(aheadSeconds)} s, at most ${options.maxFutureSeconds}`;
    return { topic, payload, content: { reason: "future", detail, slot: said.slot, ...named } };
  }
  return { topic, payload, content: { ...named, ...said } };
}

function parse(topic: string, payload: Uint8Array, options: RecordOptions) {
  if (isRestartTopic(topic)) return parseRestart(payload);
  return isRecordTopic(topic) ? parseRecord(payload, options) : parsePayload(payload);
}

/** Collects what is delivered in one turn of the event loop and stores it as one group: one fsync for all, then all acknowledgements. */
export function openIntake(outbox: Outbox, options: IntakeOptions, time: TimeSource, effects: IntakeEffects) {
  let group: Delivery[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  function commit(): void {
    clearImmediate(scheduled);
    scheduled = undefined;
    const deliveries = group;
    group = [];
    if (deliveries.length === 0) {
      return;
    }
    const now = time.now();
    const started = performance.now();
    let received: Received[];
    try {
      received = outbox.receive(
        deliveries.map((delivery) => read(delivery, options, effects.isKnown, now)),
        now,
      );
    } catch (error) {
      if (error instanceof DiskFullError) {
        effects.full();
      } else {
        effects.failed(error);
      }
      return;
    }
    effects.acknowledge(deliveries.flatMap(({ acknowledgement }) => acknowledgement ?? []));
    effects.received(received, (performance.now() - started) / 1000);
  }

  return {
    offer(delivery: Delivery): void {
      group.push(delivery);
      if (group.length >= MOST_IN_GROUP) {
        commit();
      } else {
        scheduled ??= setImmediate(commit);
      }
    },
    /** Stores what is waiting now. */
    flush: commit,
  };
}
