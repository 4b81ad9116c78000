import { existsSync } from "node:fs";
import { project } from "../project.ts";
import { defineService, nodeProcess } from "./service.ts";

/** Those who trade forward for the households that have a strategy, where one has. */
export const agents = defineService({
  name: "agents",
  needs: ["deploy", "meters"],
  ports: {},
  async start({ state, dataFolder, onStep, startChild }) {
    if (!existsSync(state.agents)) return undefined;
    onStep("agents trade forward");
    const options = {
      agents: state.agents,
      fleet: state.fleet,
      data: dataFolder,
      store: state.meterStore,
      deployment: state.deployment,
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    return startChild({ ...nodeProcess(project.agents, ...args), channel: true }, ({ ready }) => ready);
  },
});
