export { dispatch, maxBatterySteps, type Outlook, type OutlookSlot, type Plan } from "./dispatch.ts";
export { forecast, maxSlotsAhead } from "./forecast.ts";
