import type { EventOf, Handler } from "../../concepts/handler.ts";
import { keepFacts } from "../facts.ts";

export const registryStarted: Handler<EventOf<"registry", "registry_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "registry", attributes);
