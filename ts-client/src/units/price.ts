import { InvalidValueError } from "../errors/invalidValue.ts";
import { maxPriceMicroPerKwh } from "../limits/limits.ts";

/**
 * A price per kWh in micro-currency, as messages and formats hold it: whole, from 0 to {@link maxPriceMicroPerKwh}. Throws {@link InvalidValueError} with `name`,
 * for a price below 0 too, of which there are none (decision record 0028).
 */
export function checkedPrice(priceMicroPerKwh: number, name: string): number {
  if (priceMicroPerKwh < 0) {
    throw new InvalidValueError(
      `${name} of 0 or more, as no price is negative: 0 is the lowest that can be named`,
      priceMicroPerKwh,
    );
  }
  if (!Number.isInteger(priceMicroPerKwh) || priceMicroPerKwh > maxPriceMicroPerKwh) {
    const most = `at most ${maxPriceMicroPerKwh}`;
    throw new InvalidValueError(`${name} in whole micro-currency per kWh, ${most}`, priceMicroPerKwh);
  }
  return priceMicroPerKwh;
}
