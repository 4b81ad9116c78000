import { accountRoutes } from "../concepts/accounts/routes.ts";
import { balancingRoutes } from "../concepts/balancing/routes.ts";
import { billRoutes } from "../concepts/bills/routes.ts";
import { bookRoutes } from "../concepts/books/routes.ts";
import { callRoutes } from "../concepts/calls/routes.ts";
import { communityRoutes } from "../concepts/community/routes.ts";
import { cutRoutes } from "../concepts/cuts/routes.ts";
import { demandResponseRoutes } from "../concepts/demand-response/routes.ts";
import { flagRoutes } from "../concepts/flags/routes.ts";
import { flowRoutes } from "../concepts/flows/routes.ts";
import { homeRoutes } from "../concepts/home/routes.ts";
import { lineFlowRoutes } from "../concepts/line-flow/routes.ts";
import { meterApplicationRoutes } from "../concepts/meter-applications/routes.ts";
import { meteringPointRoutes } from "../concepts/metering-points/routes.ts";
import { orderRoutes } from "../concepts/orders/routes.ts";
import { outlookRoutes } from "../concepts/outlook/routes.ts";
import { participantRoutes } from "../concepts/participants/routes.ts";
import { proposalRoutes } from "../concepts/proposals/routes.ts";
import { readingRoutes } from "../concepts/readings/routes.ts";
import { reportRoutes } from "../concepts/reports/routes.ts";
import { resultRoutes } from "../concepts/results/routes.ts";
import { slotRoutes } from "../concepts/slots/routes.ts";
import { tariffRoutes } from "../concepts/tariffs/routes.ts";
import { tokenRoutes } from "../concepts/tokens/routes.ts";
import { zoneRoutes } from "../concepts/zones/routes.ts";

/** Each concept's routes, in the order of the API's description. */
export const routes = [
  communityRoutes,
  zoneRoutes,
  balancingRoutes,
  callRoutes,
  cutRoutes,
  outlookRoutes,
  lineFlowRoutes,
  slotRoutes,
  tariffRoutes,
  flowRoutes,
  demandResponseRoutes,
  meterApplicationRoutes,
  meteringPointRoutes,
  flagRoutes,
  resultRoutes,
  readingRoutes,
  accountRoutes,
  billRoutes,
  reportRoutes,
  homeRoutes,
  orderRoutes,
  bookRoutes,
  participantRoutes,
  proposalRoutes,
  tokenRoutes,
];
