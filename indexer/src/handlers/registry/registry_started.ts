import { keepFacts } from "../facts.ts";
import type { EventOf, Handler } from "../handler.ts";

export const registryStarted: Handler<EventOf<"registry", "registry_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "registry", attributes);
