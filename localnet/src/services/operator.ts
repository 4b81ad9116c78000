import { keyFile } from "../keys.ts";
import { project } from "../project.ts";
import { defineService, nodeProcess } from "./service.ts";

/** Approves the metering points that are applied for, so that nobody has to wait on a localnet. */
export const operator = defineService({
  name: "operator",
  needs: ["deploy"],
  ports: {},
  async start({ state, accounts, startChild }) {
    const args = ["--key", keyFile(state, accounts.operator.name), "--deployment", state.deployment];
    return startChild({ ...nodeProcess(project.operator, ...args), channel: true }, ({ ready }) => ready);
  },
});
