import { FEE_DENOM, initLocalHome, MONEY_DENOM } from "../chain/home.ts";
import { untilBlocks } from "../chain/untilBlocks.ts";
import { moneyAccounts } from "../keys.ts";
import { project } from "../project.ts";
import { defineService, localUrl, type Site } from "./service.ts";

/** Coins of the fee denom, all of the community's: it pays for everybody, and is given what was paid. */
const FEE_COINS = 1_000_000_000_000n;
/** Money of every account but the agents', besides a household's deposit. */
const POCKET_MICRO = 1_000_000_000n;

/** The validator. A node that ends by itself has a reason that another start does not take away. */
export const chain = defineService({
  name: "chain",
  needs: [],
  // CometBFT's RPC and peers; simulating a transaction needs the node's gRPC services, also over RPC, and REST asks them; figures for Prometheus.
  ports: { rpc: 26_657, p2p: 26_656, grpc: 9_090, rest: 1_317, nodeMetrics: 26_660 },
  url: ({ rpc }) => localUrl(rpc),
  restUrl: ({ rest }) => localUrl(rest),
  vital: true,
  async start(site, { rpc, p2p, grpc, rest, nodeMetrics }) {
    site.onStep(site.continued ? "the chain goes on" : "a new chain");
    if (!site.continued) await makeHome(site);
    const { chainHome } = site.state;
    return site.startChild(
      {
        command: project.wattd,
        args: [
          "start",
          "--home",
          chainHome,
          "--rpc.laddr",
          `tcp://127.0.0.1:${rpc}`,
          "--p2p.laddr",
          `tcp://127.0.0.1:${p2p}`,
          "--grpc.address",
          `127.0.0.1:${grpc}`,
          "--api.enable",
          "--api.address",
          `tcp://127.0.0.1:${rest}`,
          "--instrumentation.prometheus",
          "--instrumentation.prometheus_listen_addr",
          `127.0.0.1:${nodeMetrics}`,
          "--log_no_color",
          // An indexer that is started one day reads from the first block on.
          ...(site.urlOf("indexer") === undefined ? ["--min-retain-blocks", "0"] : []),
        ],
        // The contracts' compilers run in threads of their own, and what each of those once took would stay with it.
        env: { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "131072" },
        stopMs: 20_000,
      },
      (child) => untilBlocks(localUrl(rpc), child),
    );
  },
});

async function makeHome({ state, community, accounts }: Site): Promise<void> {
  const deposits = new Map([
    ...accounts.households.map(
      ({ address }, index) => [address, community.households[index]?.depositMicro ?? 0n] as const,
    ),
    ...[accounts.utility, accounts.operator].map(
      ({ address }) => [address, community.money.utilityDepositMicro] as const,
    ),
  ]);
  await initLocalHome({
    wattd: project.wattd,
    home: state.chainHome,
    authority: accounts.authority.address,
    balances: [
      ...moneyAccounts(accounts).map(({ address }) => ({
        address,
        coins: [
          { denom: MONEY_DENOM, amount: POCKET_MICRO + (deposits.get(address) ?? 0n) },
          ...(address === accounts.community.address ? [{ denom: FEE_DENOM, amount: FEE_COINS }] : []),
        ],
      })),
    ],
  });
}
