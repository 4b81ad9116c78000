import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Chain } from "@chain-registry/types";
import type { Page } from "@playwright/test";
import { chain } from "./support/chain";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { injectWallet, keyOf } from "./support/wallet";

const root = join(import.meta.dirname, "../..");

/** What the page tells a wallet that does not know the chain. */
async function suggestion(page: Page): Promise<{ chainId: string; rpc: string; rest: string }> {
  await injectWallet(page, [keyOf("household-1")], { knowsChain: false });
  await page.goto(localnet().webUrl);
  await page.getByRole("button", { name: "Connect Keplr" }).click();
  await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
  return page.evaluate(() => window.walletSuggested as { chainId: string; rpc: string; rest: string });
}

test.describe("who is not of these pages", () => {
  test("a wallet is taught addresses that answer what it asks before it trusts them", async ({ page, request }) => {
    const { chainId, rpc, rest } = await suggestion(page);
    const ask = async (url: string) => {
      const answer = await request.get(url);
      return [answer.status(), await answer.json()];
    };
    expect(await ask(`${rpc}/status`)).toMatchObject([200, { result: { node_info: { network: chainId } } }]);
    const info = `${rest}/cosmos/base/tendermint/v1beta1/node_info`;
    expect(await ask(info)).toMatchObject([200, { default_node_info: { network: chainId } }]);
    expect(await ask(`${rest}/ibc/apps/transfer/v1/params`)).toMatchObject([200, { params: {} }]);
    for (const probe of ["cosmwasm/wasm/v1/contract/test/smart/test", "cosmos/bank/v1beta1/spendable_balances/test"])
      expect(await ask(`${rest}/${probe}`)).toMatchObject([400, { code: 3 }]);
    const [household = ""] = localnet().households;
    expect(await ask(`${rest}/cosmos/bank/v1beta1/balances/${household}?pagination.limit=1000`)).toMatchObject([
      200,
      { balances: [{ denom: "ueur", amount: expect.stringMatching(/^\d+$/) }] },
    ]);
    const config = Buffer.from('{"config":{}}').toString("base64");
    const { trading } = chain().deployment.contracts;
    const asked = `${rest}/cosmwasm/wasm/v1/contract/${trading}/smart/${encodeURIComponent(config)}`;
    expect(await ask(asked)).toMatchObject([200, { data: { denom: "ueur" } }]);
    expect(await ask(`${rest}/cosmos/tx/v1beta1/txs?query=tx.height>0`)).toMatchObject([501, { code: 12 }]);
  });

  test("a program learns of the chain and its coins as the chain registry tells of them", async ({ page, request }) => {
    const { chainId, rpc, rest } = await suggestion(page);
    const { webUrl } = localnet();
    const entry: Chain = await (await request.get(`${webUrl}/chain.json`)).json();
    expect(entry).toMatchObject({ chain_id: chainId, bech32_prefix: "watt", network_type: "devnet" });
    expect(entry.chain_name).toMatch(/^[a-z0-9]+$/);
    expect(entry.apis).toMatchObject({ rpc: [{ address: rpc }], rest: [{ address: rest }] });
    const { token } = chain().deployment.contracts;
    expect(await (await request.get(`${webUrl}/assetlist.json`)).json()).toMatchObject({
      chain_name: entry.chain_name,
      assets: [
        { base: "ueur", symbol: "EUR", type_asset: "sdk.coin" },
        { base: "uwatt", symbol: "WATT", type_asset: "sdk.coin" },
        {
          base: `cw20:${token}`,
          symbol: "KWH",
          type_asset: "cw20",
          address: token,
          denom_units: [{ exponent: 0 }, { denom: "kwh", exponent: 3 }],
        },
      ],
    });
  });

  /** Runs a program of the page for developers in a folder that has CosmJS and nothing else. */
  async function run(nth: number, more: Record<string, string> = {}): Promise<string> {
    const page = readFileSync(join(root, "docs/developers/chain.md"), "utf8");
    const [, program = ""] = [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)][nth] ?? [];
    const folder = mkdtempSync(join(tmpdir(), "wattmesh-outsider-"));
    try {
      mkdirSync(join(folder, "node_modules"));
      for (const name of ["@cosmjs", "cosmjs-types"])
        symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
      writeFileSync(join(folder, "example.mjs"), program);
      const { webUrl, deployment } = localnet();
      const env = { ...process.env, FORCE_COLOR: "0", WATTMESH_WEB: webUrl, WATTMESH_DEPLOYMENT: deployment, ...more };
      return (await promisify(execFile)(process.execPath, ["example.mjs"], { cwd: folder, env })).stdout;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test("a program of CosmJS alone connects, asks, executes and reads events, with a key that has money", async () => {
    const stdout = await run(0, { WATTMESH_KEY: Buffer.from(keyOf("community")).toString("hex") });
    expect(stdout).toMatch(/^wattmesh-local at block \d+$/m);
    expect(stdout).toMatch(/amount_micro: '1000000'/);
    expect(stdout).toMatch(/^in block \d+, by code 0$/m);
  });

  test("a program of CosmJS alone sends from an account of its own that the faucet gave money", async () => {
    expect(await run(1)).toBe("50000000 ueur\n");
  });
});
