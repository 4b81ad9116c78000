import { join } from "node:path";
import { writeActions } from "./actions.ts";
import { contractNames, readContracts } from "./contracts.ts";
import { writeEvents } from "./events.ts";
import { writeLists } from "./lists.ts";
import { writeModules } from "./moduleCode.ts";
import { readModules } from "./modules.ts";
import { writeProtos } from "./protos.ts";
import { writeQueries } from "./queries.ts";
import { collectModels } from "./schema.ts";
import { writeValues } from "./values.ts";
import { writeWireTypes } from "./wireTypes.ts";

export async function generateFromSchemas(schemas: string, directory: string): Promise<void> {
  const contracts = readContracts(schemas);
  const models = collectModels(contracts);
  writeValues(models, join(directory, "values.ts"));
  writeLists(models, join(directory, "lists.ts"));
  writeEvents(contracts, models, join(directory, "events.ts"));
  writeActions(contracts, models, join(directory, "actions"));
  writeQueries(contracts, models, join(directory, "queries"));
  await writeWireTypes(schemas, contractNames, join(directory, "contracts"));
}

export async function generateFromProtos(root: string, directory: string): Promise<void> {
  const protos = ["chain/proto", "chain/third_party/proto"].map((path) => join(root, path));
  await writeProtos(protos, join(directory, "proto"));
  writeModules(readModules(root), join(directory, "modules"));
}
