import type { Asset, AssetList, Chain } from "@chain-registry/types";
import type { GetTokenInfoReturnType } from "@wattmesh/client";
import type { ChainInfo } from "@/lib/wallet/port";
import { bech32ConfigOf, COIN_TYPE, coinsOf, feeCoinOf, gasPricesOf, type ShownCoin } from "./coins";

/** What the chain registry calls a chain: small letters and digits. */
const registryName = ({ chainName }: ChainInfo): string => chainName.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The chain's `chain.json`, as the chain registry has them. */
export function registryChain(chain: ChainInfo, isDevelopment: boolean): Chain {
  const { low, average, high } = gasPricesOf(chain);
  return {
    chain_name: registryName(chain),
    chain_type: "cosmos",
    chain_id: chain.chainId,
    pretty_name: chain.chainName,
    status: "live",
    ...(isDevelopment && { network_type: "devnet" }),
    bech32_prefix: chain.addressPrefix,
    bech32_config: bech32ConfigOf(chain),
    daemon_name: "wattd",
    key_algos: ["secp256k1"],
    slip44: COIN_TYPE,
    fees: {
      fee_tokens: [
        {
          denom: feeCoinOf(chain).denom,
          fixed_min_gas_price: low,
          low_gas_price: low,
          average_gas_price: average,
          high_gas_price: high,
        },
      ],
    },
    codebase: { sdk: { type: "cosmos" }, consensus: { type: "cometbft" }, cosmwasm: { enabled: true } },
    apis: {
      rpc: [{ address: chain.rpcUrl, provider: chain.chainName }],
      ...(chain.restUrl !== undefined && { rest: [{ address: chain.restUrl, provider: chain.chainName }] }),
    },
  };
}

/** The chain's `assetlist.json`: its coins, and the energy token as its contract describes itself. */
export function registryAssets(
  chain: ChainInfo,
  token: Pick<GetTokenInfoReturnType, "name" | "symbol" | "decimals"> & { address: string },
): AssetList {
  const base = `cw20:${token.address}`;
  return {
    chain_name: registryName(chain),
    assets: [
      ...coinsOf(chain).map(coinAsset),
      {
        ...shown({ symbol: token.symbol, denom: base, decimals: token.decimals }, token.name),
        type_asset: "cw20",
        address: token.address,
      },
    ],
  };
}

const coinAsset = (coin: ShownCoin): Asset => ({ ...shown(coin, coin.symbol), type_asset: "sdk.coin" });

function shown({ symbol, denom, decimals }: ShownCoin, name: string): Omit<Asset, "type_asset"> {
  const display = symbol.toLowerCase();
  return {
    denom_units: [
      { denom, exponent: 0 },
      { denom: display, exponent: decimals },
    ],
    base: denom,
    name,
    display,
    symbol,
  };
}
