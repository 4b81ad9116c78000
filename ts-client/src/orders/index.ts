export { bundleOrder, limitOrder, marketOrder, modelOrder } from "./build.ts";
export { whenFeed, whenZonePrice, whenZoneState } from "./conditions.ts";
export { type OrderKind, type OrderOutline, orderKinds, orderOutline } from "./outline.ts";
export { type BookTerms, orderReserveMicro } from "./reserve.ts";
