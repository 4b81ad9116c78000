import { openDeployment } from "../../../deploy/src/deployment/file.ts";
import { deploy as deployCommunity } from "../deploy/deploy.ts";
import { project } from "../project.ts";
import { defineService } from "./service.ts";

/** The contracts and the community on them: put on a new chain, found on one that goes on. */
export const deploy = defineService({
  name: "deploy",
  needs: ["chain"],
  ports: {},
  async start({ state, community, communityFile, accounts, continued, urlOf, onStep }) {
    const rpcUrl = urlOf("chain") ?? "";
    const { artifacts } = project;
    if (continued) await openDeployment(state.deployment, rpcUrl);
    else await deployCommunity({ state, rpcUrl, artifacts, community, communityFile, accounts, onStep });
    return undefined;
  },
});
