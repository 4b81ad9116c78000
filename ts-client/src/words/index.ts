export { sayCut } from "./cut/sayCut.ts";
export type { ToldCut, ToldCutPoint } from "./cut/words.ts";
export { sayFinding, sayRemedy } from "./finding/sayFinding.ts";
export { type AmountFormats, type Locale, plainFormats, type WordFormats } from "./formats.ts";
export { sayOrder, sayOrderFact } from "./order/sayOrder.ts";
export { averagePrice } from "./result/averagePrice.ts";
export { sayResult, sayResultFact } from "./result/sayResult.ts";
export type { Reader } from "./result/words.ts";
