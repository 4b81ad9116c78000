export { formatDecimal, parseDecimal } from "./decimal.ts";
export { formatKwh, parseKwh } from "./energy.ts";
export { formatMicro, formatPrice, moneyMicro, parseMicro, parsePrice } from "./money.ts";
export { checkedPrice } from "./price.ts";
export { slotAt, slotEnd, slotStart } from "./slot.ts";
