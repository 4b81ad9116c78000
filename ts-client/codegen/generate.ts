import { join } from "node:path";
import { writeActions } from "./actions.ts";
import { readContracts } from "./contracts.ts";
import { writeDeployment } from "./deployment.ts";
import { writeEventSchemas } from "./eventSchemas.ts";
import { writeEvents } from "./events.ts";
import { writeListing } from "./listing.ts";
import { writeLists } from "./lists.ts";
import { writeModules } from "./moduleCode.ts";
import { readModules } from "./modules.ts";
import { writeProtos } from "./protos.ts";
import { writeQueries } from "./queries.ts";
import { collectModels } from "./schema.ts";
import { writeValues } from "./values.ts";
import { writeWireTypes } from "./wireTypes.ts";

/** All that is generated of a repository: what belongs into `src/generated`, and the page that lists it. */
export async function generate(root: string, directory: string, page: string): Promise<void> {
  const folder = join(root, "contracts");
  await generateFromSchemas(folder, directory);
  await generateFromProtos(root, directory);
  const contracts = readContracts(folder);
  writeListing(contracts, collectModels(contracts), readModules(root), page);
}

/** From the manifest and the schemas in the folder of the contracts. */
export async function generateFromSchemas(folder: string, directory: string): Promise<void> {
  const contracts = readContracts(folder);
  const models = collectModels(contracts);
  writeValues(contracts, models, join(directory, "values.ts"));
  writeDeployment(contracts, join(directory, "deployment.ts"));
  writeLists(models, join(directory, "lists.ts"));
  writeEvents(contracts, models, join(directory, "events.ts"));
  writeActions(contracts, models, join(directory, "actions"));
  writeEventSchemas(contracts, models, join(directory, "eventSchemas.ts"));
  writeQueries(contracts, models, join(directory, "queries"));
  const names = contracts.map(({ name }) => name);
  await writeWireTypes(join(folder, "schema"), names, join(directory, "contracts"));
}

export async function generateFromProtos(root: string, directory: string): Promise<void> {
  const protos = ["chain/proto", "chain/third_party/proto"].map((path) => join(root, path));
  await writeProtos(protos, join(directory, "proto"));
  writeModules(readModules(root), join(directory, "modules"));
}
