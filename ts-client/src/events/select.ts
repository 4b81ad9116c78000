import { MissingEventError } from "../errors/tx.ts";
import type { SentTx } from "../tx/sendMessages.ts";
import type { WattmeshEvent } from "./decodeEvents.ts";

export type EventOf<T extends WattmeshEvent["type"]> = Extract<WattmeshEvent, { type: T }>;

/** The first event of a type, if there is one. */
export const anEvent = <T extends WattmeshEvent["type"]>(sent: SentTx, type: T): EventOf<T> | undefined =>
  sent.events.find((event): event is EventOf<T> => event.type === type);

/** The first event of a type, which the transaction always has. */
export function theEvent<T extends WattmeshEvent["type"]>(sent: SentTx, type: T): EventOf<T> {
  const event = anEvent(sent, type);
  if (event === undefined) throw new MissingEventError(sent.hash, type);
  return event;
}

/** An attribute of the first event of a type, for events of the chain that have no decoder here. */
export function attributeOf(sent: SentTx, type: string, key: string): string {
  const event = sent.rawEvents.find((one) => one.type === type);
  const attribute = event?.attributes.find((one) => one.key === key);
  if (attribute === undefined) throw new MissingEventError(sent.hash, type);
  return attribute.value;
}
