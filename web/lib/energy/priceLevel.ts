/** What the utility pays and charges in a slot, micro-currency per kWh. */
export interface Spread {
  feed_in_micro_per_kwh: number;
  retail_micro_per_kwh: number;
}

/** In which third between what the utility pays and what it charges a price lies, micro-currency per kWh. */
export function priceLevel(
  priceMicroPerKwh: number,
  { feed_in_micro_per_kwh: low, retail_micro_per_kwh: high }: Spread,
): "low" | "middle" | "high" {
  const third = (high - low) / 3;
  return priceMicroPerKwh < low + third ? "low" : priceMicroPerKwh < high - third ? "middle" : "high";
}
