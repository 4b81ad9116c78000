import type { ChainInfo } from "@/lib/wallet/port";

/** A coin of the chain as people see it. */
export interface ShownCoin {
  symbol: string;
  /** Its smallest part. */
  denom: string;
  decimals: number;
}

const FEE_SYMBOL = "WATT";
/** Both count in millionths. */
const DECIMALS = 6;

export const moneyOf = ({ currency, denom }: ChainInfo): ShownCoin => ({ symbol: currency, denom, decimals: DECIMALS });

/** What fees are paid in; it may be the money itself. */
export const feeCoinOf = (chain: ChainInfo): ShownCoin =>
  chain.denom === chain.feeDenom ? moneyOf(chain) : { symbol: FEE_SYMBOL, denom: chain.feeDenom, decimals: DECIMALS };

export const coinsOf = (chain: ChainInfo): ShownCoin[] =>
  chain.denom === chain.feeDenom ? [moneyOf(chain)] : [moneyOf(chain), feeCoinOf(chain)];

/** For a unit of gas, in the smallest part of the fee coin. */
export function gasPricesOf({ gasPrice }: ChainInfo): { low: number; average: number; high: number } {
  const least = Number(gasPrice);
  return { low: least, average: least, high: least * 1.5 };
}

/** Of addresses and keys, as Keplr and the chain registry name them. */
export const bech32ConfigOf = ({ addressPrefix: prefix }: ChainInfo) => ({
  bech32PrefixAccAddr: prefix,
  bech32PrefixAccPub: `${prefix}pub`,
  bech32PrefixValAddr: `${prefix}valoper`,
  bech32PrefixValPub: `${prefix}valoperpub`,
  bech32PrefixConsAddr: `${prefix}valcons`,
  bech32PrefixConsPub: `${prefix}valconspub`,
});

/** SLIP-44's number of the path to a key. */
export const COIN_TYPE = 118;
