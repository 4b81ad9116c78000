/** What a kWh of forward trades came to, fees included, in micro-currency, rounded; `undefined` where some was sold and some bought, whose money is one sum. */
export function averagePrice({
  soldWh,
  boughtWh,
  moneyMicro,
}: {
  soldWh: bigint;
  boughtWh: bigint;
  /** Positive is received. */
  moneyMicro: bigint;
}): number | undefined {
  const energyWh = soldWh + boughtWh;
  if (energyWh === 0n || (soldWh > 0n && boughtWh > 0n)) return undefined;
  const size = moneyMicro < 0n ? -moneyMicro : moneyMicro;
  return Number((size * 1_000n + energyWh / 2n) / energyWh);
}
