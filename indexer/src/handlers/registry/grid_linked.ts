import type { EventOf, Handler } from "../../concepts/handler.ts";

export const gridLinked: Handler<EventOf<"registry", "grid_linked">> = ({ grid }, _, { changes }) =>
  changes.upsert("facts", { name: "registry_grid" }, { value: grid });
