import { project } from "../project.ts";
import { defineService, localUrl, nodeProcess } from "./service.ts";

/** The meters, and their device API, where virtual ones are made. */
export const meters = defineService({
  name: "meters",
  needs: ["deploy", "broker", "relayer"],
  ports: { meters: 9_480 },
  url: ({ meters: port }) => localUrl(port),
  async start({ state, dataFolder, urlOf, onStep, startChild }, { meters: port }) {
    onStep("meters are switched on");
    const options = {
      fleet: state.fleet,
      devices: state.devices,
      deployment: state.deployment,
      port: String(port),
      data: dataFolder,
      broker: urlOf("broker") ?? "",
      store: state.meterStore,
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    return startChild({ ...nodeProcess(project.meters, ...args), channel: true }, ({ ready }) => ready);
  },
});
