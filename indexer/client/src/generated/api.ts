// Written by codegen.ts from docs/api/openapi.json.

export interface paths {
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/community": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this Wattmesh is, and what it came to since it began */
        get: operations["getCommunity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getZones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getZone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prices, energies and flow, newest first */
        get: operations["getZoneSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/beyond-line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Slots in which its meters said more than its line carries, newest first */
        get: operations["getZoneBeyondLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the zone fared, by balancing: each move from one state or stage to another, newest first */
        get: operations["getZoneStates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For what the zone's offers of flexibility were called, the latest slot first */
        get: operations["getCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked of each offer of the zone, and delivered, the latest slot first */
        get: operations["getAwards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{address}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody's offers were called for, the latest slot first */
        get: operations["getAwardsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{address}/flexibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody's awards came to, all of them; nothing of who was never called */
        get: operations["getAwardTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/cuts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the zone's metering points were cut by in emergencies, and why, the latest slot first */
        get: operations["getCuts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/cut-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each metering point of the zone was cut by, did less, and got, the latest slot first */
        get: operations["getCutPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{address}/cuts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody's metering points were cut by in emergencies, the latest slot first */
        get: operations["getCutsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the next slots may cost, the present one first */
        get: operations["getOutlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{zone_id}/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What flowed on its line, what will, and how good the forecast was */
        get: operations["getLineFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settled slots and the one being settled, newest first */
        get: operations["getSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slots/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSlot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tariffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tariffs, those that hold later first */
        get: operations["getTariffs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Energy of each zone over a range of slots or of local days; without one, of all settled slots */
        get: operations["getFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demand-response-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first */
        get: operations["getDemandResponseEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meter-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications for metering points and what became of them, newest first */
        get: operations["getMeterApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMeteringPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMeteringPoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tamper-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first */
        get: operations["getTamperReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was found in meters' readings, the newest first */
        get: operations["getFlags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was found in the readings of one meter, the newest first */
        get: operations["getFlagsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each slot came to, newest first */
        get: operations["getResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings that count, newest first */
        get: operations["getReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/refused-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRefusedReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest refused reading of each reason, newest first */
        get: operations["getRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counterparties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCounterparties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counterparties/{address}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What slots paid to a counterparty, newest first */
        get: operations["getCounterpartyResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deposits, withdrawals and transfers, newest first */
        get: operations["getAccountMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/dues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Claims and debts when a range of local days began, and when it ended */
        get: operations["getDues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy by counterpart and money of each local day, week or month, oldest first, beside the utility alone
         * @description At most 92 days, 106 weeks or 36 months. A week begins on Monday. Without from and to: the last 7 days, or the last 12 weeks or months, the present one within.
         */
        get: operations["getBills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/tariff-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy and money by the tariff that slots had, the lowest retail price first
         * @description At most 366 days and 300,000 settled slots.
         */
        get: operations["getTariffUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/window-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy and money by hours of the week, and of all other hours
         * @description At most 366 days and 300,000 settled slots. A window is its name, days of the week from 1, Monday, to 7, and hours of the place's clocks: peak.1-5.0700-2000. Up to 32, by commas; where two overlap, the first counts, and one over midnight belongs to the day on which it starts. Without windows: those of the schedule by which the community's time-of-use prices go.
         */
        get: operations["getWindowUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/load-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mean, least and most of each quarter hour of the day, on weekdays and weekends
         * @description At most 366 days and 300,000 settled slots.
         */
        get: operations["getLoadProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was taken and fed in, and the price, of each slot, oldest first, as columns
         * @description At most 366 days and 300,000 settled slots.
         */
        get: operations["getCurve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/bill-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each line of a bill with where it comes from: slot, price, energy, with whom; oldest first
         * @description At most 92 days. A page has the lines of so many slots as limit says, a file all of them.
         */
        get: operations["getBillLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/usage.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A metering point's intervals as a Green Button file (NAESB ESPI)
         * @description At most 366 days and 300,000 settled slots. What was taken and fed in, each slot's Wh, and a summary of each local month with its money.
         */
        get: operations["getUsageXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rule, day, month, money and price of a metering point, in one call */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first */
        get: operations["getOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/fills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What batches filled of a metering point's orders, newest first */
        get: operations["getFills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forward trades by slot, the latest slot first */
        get: operations["getPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metering-points/{meter_id}/delegates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may place orders for a metering point */
        get: operations["getDelegates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What batches traded, zone by zone, newest first */
        get: operations["getTrades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Books of the slots that can still be traded, the next slot first */
        get: operations["getBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/depth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open orders of a zone for a slot, by price */
        get: operations["getDepth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getParticipants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getParticipant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals of admission and others, newest first */
        get: operations["getProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTokenBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/balances/{owner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTokenBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/balances/{owner}/allowances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an owner lets others use, expired allowances too, in order of spender */
        get: operations["getTokenAllowances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/balances/{owner}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first */
        get: operations["getTokenMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events, newest first; as they come with Accept: text/event-stream
         * @description A stream begins after Last-Event-ID, or now. Each event has its type as name and its id to resume by; `head` says, without an id, how far the tables are.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Money of a metering point */
        Account: {
            /** @description Coins, micro-currency */
            available_micro: string;
            /** @description Coins held back for orders and forward trades, micro-currency */
            reserved_micro: string;
            /** @description Owed to utilities; money that comes in pays it first, micro-currency */
            debt_micro: string;
            /** @description Owed by utilities, micro-currency */
            claim_micro: string;
            withdrawal: components["schemas"]["Withdrawal"] | null;
            /** @description Money in micro-currency, a decimal number */
            credit_micro: string;
        };
        /** @description Money into an account or out of it, settlement aside; positive is received */
        AccountMovement: {
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            tx_hash: string | null;
            /** @enum {string} */
            kind: "deposited" | "withdrawn" | "returned" | "transferred";
            /** @description Bech32 address */
            by: string | null;
            /** @description Id of a metering point */
            other_meter_id: number | null;
            /** @description Money in micro-currency, a decimal number */
            amount_micro: string;
        };
        AccountMovementPage: {
            items: components["schemas"]["AccountMovement"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        Action: {
            admit: {
                participant: string;
            };
        } | {
            revoke: {
                participant: string;
            };
        } | {
            reinstate: {
                subject: components["schemas"]["Subject"];
            };
        } | {
            /** @description Takes a meter out of service for good, whether or not it is recalled. Its device may be applied for again, as another metering point. */
            decommission: {
                meter_id: number;
            };
        } | {
            rotate_lost_key: {
                meter_id: number;
                new_key: components["schemas"]["DeviceKey"];
                /** Format: byte */
                new_key_proof: string;
            };
        } | {
            /** @description Ends a meter's flag, and its quarantine. Nobody approves that of their own meter. */
            release_meter: {
                meter_id: number;
            };
        } | {
            /** @description A meter's connection was named wrongly: neither knows the other any more, unless the connection got another meter since. */
            forget_connection: {
                meter_id: number;
            };
        } | {
            set_verifiers: {
                threshold: number;
                verifiers: string[];
            };
        };
        /** @description What a spender may use now, after an increase, a decrease or a use. */
        AllowanceChangedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "allowance_changed";
            attributes: {
                energy_wh: string;
                expires: components["schemas"]["Expiration"];
                owner: string;
                spender: string;
            };
        };
        /** @description Who approved it, and on what ground */
        Approval: {
            /** @description Bech32 address */
            approver: string;
            /** @description SHA-256, hex */
            evidence_hash: string;
            /** @description floor(unix seconds / slot_seconds) */
            approved_slot: number;
        };
        /** @description What was asked of one offer in a slot, and what came of it; null before it is measured, or where it is void */
        Award: {
            zone_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Among those of the zone for the same relief, while it stands */
            offer_id: number;
            /** @enum {string} */
            relief: "draw_less" | "feed_in_less";
            /** @description null where the offer was gone */
            owner: string | null;
            /** @description Energy in Wh, a decimal number */
            awarded_wh: string;
            /** @description null where it is void */
            price_micro_per_kwh: number | null;
            /** @description What was held back for the greatest fine; null where it is void */
            reserved_micro: string | null;
            /** @enum {string|null} */
            void: "no_baseline" | "low_baseline" | "no_money" | "not_in_service" | "too_late" | "no_offer" | null;
            /** @enum {string|null} */
            verdict: "delivered" | "missing" | "unread" | "no_baseline" | null;
            /** @description Energy in Wh, a decimal number */
            baseline_wh: string | null;
            /** @description Energy in Wh, a decimal number */
            counted_wh: string | null;
            /** @description Energy in Wh, a decimal number */
            delivered_wh: string | null;
            /** @description Money in micro-currency, a decimal number */
            paid_micro: string | null;
            /** @description Money in micro-currency, a decimal number */
            fined_micro: string | null;
            /** @description The block of the latest word on it */
            height: number;
        };
        /** @description An award was measured, paid and fined. */
        AwardDeliveredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "award_delivered";
            attributes: {
                awarded_wh: string;
                baseline_wh: string | null;
                counted_wh: string | null;
                delivered_wh: string;
                fined_micro: string;
                offer_id: number;
                owner: string;
                paid_micro: string;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                slot: number;
                /** @enum {string} */
                verdict: "delivered" | "missing" | "unread" | "no_baseline";
                zone_id: number;
            };
        };
        AwardPage: {
            items: components["schemas"]["Award"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description All that somebody was called for */
        AwardTotals: {
            /** @description Bech32 address */
            owner: string;
            /** @description That were held to, without void ones */
            awards: number;
            /** @description Of those */
            measured: number;
            voided: number;
            /** @description Energy in Wh, a decimal number */
            awarded_wh: string;
            /** @description Energy in Wh, a decimal number */
            delivered_wh: string;
            /** @description Money in micro-currency, a decimal number */
            paid_micro: string;
            /** @description Money in micro-currency, a decimal number */
            fined_micro: string;
        };
        /** @description An offer would have been called, and is not. */
        AwardVoidedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "award_voided";
            attributes: {
                awarded_wh: string;
                offer_id: number;
                owner: string | null;
                /** @enum {string} */
                reason: "no_baseline" | "low_baseline" | "no_money" | "not_in_service" | "too_late" | "no_offer";
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                slot: number;
                zone_id: number;
            };
        };
        /** @description Coins came into somebody's account here. */
        BalancingDepositedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "balancing_deposited";
            attributes: {
                address: string;
                amount_micro: string;
            };
        };
        /** @description This contract alone can say that an emergency was measured. */
        BalancingNamedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "balancing_named";
            attributes: {
                balancing: string;
            };
        };
        /** @description What balancing goes by. */
        BalancingStartedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "balancing_started";
            attributes: {
                admin: string;
                grid: string;
                metering: string;
                params: components["schemas"]["ZoneParams"];
                slot_seconds: number;
            };
        };
        /** @description Coins were paid out of it. */
        BalancingWithdrawnEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "balancing_withdrawn";
            attributes: {
                address: string;
                amount_micro: string;
            };
        };
        /** @description Where one state ends and the next begins. What clears lies at or below what alerts, and that at or below what is an emergency. */
        Bands: {
            /** @description Loading from which a zone is alert. */
            alert_permille: number;
            /** @description Slots that a zone has to be calm for, 1 at least. */
            calm_slots: number;
            /** @description Loading below which it calms down. */
            clear_permille: number;
            /** @description Loading above which it is in emergency; below 1,000,000. */
            emergency_permille: number;
            /** @description Deviation of the frequency above which a zone is alert. */
            frequency_alert_mhz: number;
            frequency_emergency_mhz: number;
            /** @description Stages of restoration, 1 at least. */
            stages: number;
            /** @description Deviation of the voltage, of the nominal one, above which a zone is alert. */
            voltage_alert_permille: number;
            voltage_emergency_permille: number;
        };
        /** @description A bank's values could not be read or settled; its points have no result in this slot. */
        BankSetAsideEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "bank_set_aside";
            attributes: {
                bank: number;
                error: string;
                slot: number;
            };
        };
        /** @description Points of one bank are settled; their accounts moved. */
        BankSettledEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "bank_settled";
            attributes: {
                bank: number;
                slot: number;
            };
        };
        /** @description A batch traded. */
        BatchClearedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "batch_cleared";
            attributes: {
                /** @description Counted within the slot, from 1. */
                batch: number;
                /** @description The bundle it was run for. */
                bundle_id: string | null;
                slot: number;
                zones: components["schemas"]["BatchZone"][];
            };
        };
        BatchZone: {
            bought_wh: string;
            line_earned_micro: string;
            line_flow_wh: string;
            price_micro_per_kwh: number | null;
            sold_wh: string;
            zone_id: number;
        };
        /** @description Orders of a zone take part in batches again. */
        BatchesResumedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "batches_resumed";
            attributes: {
                zone_id: number;
            };
        };
        /** @description A zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is. */
        BatchesStoppedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "batches_stopped";
            attributes: {
                /** @description The last slot. */
                until_slot: number;
                zone_id: number;
            };
        };
        /** @description A slot in which a zone's meters said more than its line carries; it withholds nobody's money */
        BeyondLine: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            zone_id: number;
            /** @description What meters of the zone and of all below it exported less what they imported, Wh; below zero it flowed away from the root */
            net_export_wh: string;
            /** @description Of the line in that direction, Wh; 0 on an island */
            capacity_wh: string;
        };
        BeyondLinePage: {
            items: components["schemas"]["BeyondLine"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description What a metering point came to in a local day, week or month, and what was owed when that ended, or is owed now */
        Bill: {
            /**
             * Format: date
             * @description The first local day
             */
            from: string;
            /**
             * Format: date
             * @description The day after the last
             */
            to: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /** @description A day has 24, or 23 or 25 when the clocks change */
            hours: number;
            /** @description Slots with a result */
            slots: number;
            /** @description Slots of the range */
            slots_expected: number;
            /**
             * @description open: not over. provisional: over, and some of its slots are still to be settled. final: all of them are. Slots whose readings came late or never are those between slots and slots_expected
             * @enum {string}
             */
            state: "open" | "provisional" | "final";
            /** @description Metered from the grid, Wh */
            import_wh: string;
            /** @description Metered into the grid, Wh */
            export_wh: string;
            /** @description Bought from neighbours before delivery, Wh */
            forward_bought_wh: string;
            /** @description Sold to neighbours before delivery, Wh */
            forward_sold_wh: string;
            /** @description From neighbours, Wh */
            pool_bought_wh: string;
            /** @description To neighbours, Wh */
            pool_sold_wh: string;
            /** @description From the utility, Wh */
            utility_bought_wh: string;
            /** @description To the utility, Wh */
            utility_sold_wh: string;
            /** @description Held as energy tokens, Wh */
            held_wh: string;
            /** @description Taken from energy tokens, Wh */
            used_wh: string;
            /** @description Both in import_wh and in export_wh of one slot: made and used meanwhile, Wh */
            own_wh: string;
            /** @description Of import_wh, what neighbours made: forward trades and the pool together, what was sold on left out, Wh */
            import_from_neighbours_wh: string;
            /** @description Of import_wh, what energy tokens paid for, Wh. The rest, but for own_wh, was the utility's */
            import_from_storage_wh: string;
            /** @description Of export_wh, what neighbours took: forward trades and the pool together, what was bought back left out, Wh */
            export_to_neighbours_wh: string;
            /** @description Of export_wh, what became energy tokens, Wh. The rest, but for own_wh, was the utility's */
            export_to_storage_wh: string;
            /** @description Imported in slots whose readings came too late, Wh */
            catch_up_import_wh: string;
            /** @description Exported in slots whose readings came too late, Wh */
            catch_up_export_wh: string;
            /** @description All of it; positive is received, micro-currency */
            money_micro: string;
            /** @description Within it, for what was exported in missed slots, micro-currency */
            catch_up_earned_micro: string;
            /** @description Within it, for what was imported in missed slots, micro-currency */
            catch_up_paid_micro: string;
            /** @description The part traded with the utility, micro-currency */
            utility_micro: string;
            /** @description The part traded with neighbours, fees within, micro-currency */
            neighbours_micro: string;
            /** @description What it would have been with the utility alone, micro-currency */
            utility_alone_micro: string;
            /** @description money_micro less utility_alone_micro, micro-currency */
            saved_micro: string;
            /** @description What utilities owe the metering point, micro-currency */
            claim_micro: string;
            /** @description What the metering point owes utilities, micro-currency */
            debt_micro: string;
        };
        /** @description Where a part of a bill comes from. All lines of a slot sum to its money. What lines of the grid earn lies between two zones' prices and is no line here */
        BillLine: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            origin: "pool_sold" | "pool_bought" | "trading_fee" | "forward_sold" | "forward_bought" | "utility_sold" | "utility_bought" | "late_sold" | "late_bought" | "held" | "used";
            /** @description Never below nothing, Wh. A fee is of energy that another line has */
            energy_wh: string;
            /** @description null: of several slots' prices (late energy), or at no price (energy tokens) */
            price_micro_per_kwh: number | null;
            /** @description Positive is received, micro-currency */
            money_micro: string;
            /** @description Of a forward trade */
            order_id: number | null;
            /** @description Of a forward trade: the batch of its slot that cleared it */
            batch: number | null;
            /** @description The block that settled the slot or, of a forward trade, cleared the batch */
            height: number;
        };
        BillLinePage: {
            items: components["schemas"]["BillLine"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        Bills: {
            time_zone: string;
            items: components["schemas"]["Bill"][];
        };
        /** @description The forward book of a slot */
        Book: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Price in micro-currency per kWh */
            floor_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            ceiling_micro_per_kwh: number;
            /** @description Money in micro-currency, a decimal number */
            order_deposit_micro: string;
            batches: number;
            open_orders: number;
            /** @description In the zone that was asked for, or of the latest batch anywhere */
            last_price_micro_per_kwh: number | null;
            /** @description Energy in Wh, a decimal number */
            sold_wh: string;
        };
        /** @description A slot's book opened with its first order: its prices hold until the slot begins. */
        BookOpenedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "book_opened";
            attributes: {
                ceiling_micro_per_kwh: number;
                floor_micro_per_kwh: number;
                order_deposit_micro: number;
                price_tick_micro_per_kwh: number;
                slot: number;
            };
        };
        /** @description Something of a slot's book could not be worked on and was left out; or the grid does not answer, and no book is cleared until it does. */
        BookSetAsideEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "book_set_aside";
            attributes: {
                error: string;
                order_id: string | null;
                slot: number;
            };
        };
        Books: {
            items: components["schemas"]["Book"][];
        };
        /** @description Offers of a zone are called to do less in a slot; or would have been, and could not */
        Call: {
            zone_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            relief: "draw_less" | "feed_in_less";
            /** @enum {string} */
            state: "missed" | "opened" | "awarded" | "ended";
            /** @description Or else by the zone's operator itself */
            by_clock: boolean;
            /** @description Bech32 address */
            payer: string | null;
            /** @description Energy in Wh, a decimal number */
            needed_wh: string;
            /** @description Price in micro-currency per kWh */
            price_cap_micro_per_kwh: number | null;
            /** @description How many were asked; null before that is known */
            offers: number | null;
            /** @description What everybody gets; null before that is known, and where nobody was asked */
            price_micro_per_kwh: number | null;
            /** @description Without awards that turned out void, Wh */
            awarded_wh: string | null;
            /** @description What no award covers, Wh */
            short_wh: string | null;
            /** @description Energy in Wh, a decimal number */
            delivered_wh: string | null;
            /** @description Money in micro-currency, a decimal number */
            paid_micro: string | null;
            /** @description Money in micro-currency, a decimal number */
            fined_micro: string | null;
            /** @description Why the clock could not call, in the chain's words */
            missed: string | null;
            /** @description The block of the latest word on it */
            height: number;
        };
        /** @description It is known which offers a call asks for, and at what price; what was held back beyond that is the payer's again. */
        CallAwardedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "call_awarded";
            attributes: {
                awarded_wh: string;
                freed_micro: string;
                offers: number;
                price_micro_per_kwh: number | null;
                /** @description What no offer covers. */
                short_wh: string;
                slot: number;
                zone_id: number;
            };
        };
        /** @description The slot of a call was taken in, and its awards are measured; what was held back and not spent is the payer's again, and so are fines. */
        CallEndedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "call_ended";
            attributes: {
                delivered_wh: string;
                fined_micro: string;
                freed_micro: string;
                paid_micro: string;
                /** @description What no offer covered. */
                short_wh: string;
                slot: number;
                zone_id: number;
            };
        };
        /** @description The clock would have called, and could not. */
        CallMissedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "call_missed";
            attributes: {
                error: string;
                needed_wh: string;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                slot: number;
                zone_id: number;
            };
        };
        /** @description Offers are called to relieve a zone's line in a slot; what that costs at most is held back of the payer's account. */
        CallOpenedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "call_opened";
            attributes: {
                by_clock: boolean;
                needed_wh: string;
                payer: string;
                price_cap_micro_per_kwh: number;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                reserved_micro: string;
                slot: number;
                zone_id: number;
            };
        };
        CallPage: {
            items: components["schemas"]["Call"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description When the clock calls for relief of a zone's line, and at what price. */
        CallTerms: {
            /** @description How many slots after the last one that is over a slot is called: 2 to 96. So is one that the operator calls. */
            notice_slots: number;
            /** @description The highest price that is paid, a multiple of 1000. */
            price_cap_micro_per_kwh: number;
            /** @description What the line is expected to carry above so much of its capacity is called, 1000 at most. */
            target_permille: number;
        };
        /** @description It was replaced on its connection in this slot, with these registers; import since its last reading is billed as that of a gap */
        Closed: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @description Energy in Wh, a decimal number */
            import_total_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_total_wh: string;
            /** @description Energy in Wh, a decimal number */
            missed_import_wh: string;
            height: number;
        };
        /** @description Where the registers of the metering point stood that the connection had before */
        ClosingRegisters: {
            /** @description Energy in Wh, a decimal number */
            import_total_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_total_wh: string;
        };
        Community: {
            /** @description Of the root zone */
            name: string | null;
            chain_id: string;
            /** @description The coin of accounts; one micro-currency is one of it */
            denom: string;
            fee_denom: string;
            gas_price: string;
            slot_seconds: number;
            grace_seconds: number;
            contracts: components["schemas"]["Contracts"];
            /** @description Buys at feed-in and sells at retail, without limit */
            utility: string | null;
            /** @description Earns the trading fee */
            community: string | null;
            tariff: components["schemas"]["PresentTariff"] | null;
            verifiers: string[];
            verifier_threshold: number;
            /** @description After which an undecided proposal may be closed */
            proposal_seconds: number | null;
            /** @description Metering points that one block sums or settles, at most */
            points_per_tick: number | null;
            zones: number;
            metering_points: number;
            participants_admitted: number;
            /** @description floor(unix seconds / slot_seconds) */
            current_slot: number;
            /** @description floor(unix seconds / slot_seconds) */
            last_final_slot: number | null;
            /** @description All accounts together, available and reserved, micro-currency */
            accounts_micro: string;
            /** @description A withdrawal is paid so many slots after it was asked for */
            withdraw_delay_slots: number | null;
            pause: components["schemas"]["Pause"] | null;
            /** @description Money in micro-currency, a decimal number */
            turnover_micro: string;
            energy: components["schemas"]["Shares"];
        };
        ConnectionForgottenEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "connection_forgotten";
            attributes: {
                meter_id: number;
            };
        };
        /** @description Of a meter that had none. The name is personal, and in no event. */
        ConnectionNamedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "connection_named";
            attributes: {
                by: string;
                meter_id: number;
            };
        };
        Contracts: {
            /** @description Bech32 address */
            registry: string;
            /** @description Bech32 address */
            metering: string;
            /** @description Bech32 address */
            token: string;
            /** @description Bech32 address */
            grid: string;
            /** @description Bech32 address */
            trading: string;
            /** @description Bech32 address */
            balancing: string;
        };
        /** @description This one sets the zone's state beside its operator from now on; nobody does when it is empty. */
        ControllerSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "controller_set";
            attributes: {
                controller: string | null;
                zone_id: number;
            };
        };
        /** @description An address's own account: the utility, the community, a grid operator */
        Counterparty: {
            /** @description Bech32 address */
            address: string;
            /** @description Money in micro-currency, a decimal number */
            available_micro: string;
        };
        CounterpartyPage: {
            items: components["schemas"]["Counterparty"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        CounterpartyResult: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @description Money in micro-currency, a decimal number */
            money_micro: string;
        };
        CounterpartyResultPage: {
            items: components["schemas"]["CounterpartyResult"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description A counterparty's account moved by a slot: utility, community, line operators, operators of islands. */
        CounterpartySettledEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "counterparty_settled";
            attributes: {
                /** @description What of it moved in coins; the rest is owed. */
                coins_micro: string;
                counterparty: string;
                money_micro: string;
                slot: number;
            };
        };
        CreditLineSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "credit_line_set";
            attributes: {
                credit_micro: string;
                meter_id: number;
            };
        };
        /** @description A metering point slot by slot, a column for each value: a year of quarter hours in one answer */
        Curve: {
            /** @description Those with a result, ascending */
            slots: number[];
            /** @description Metered from the grid in each, without energy of readings that came late */
            import_wh: string[];
            /** @description Metered into the grid, likewise */
            export_wh: string[];
            /** @description Of the point's zone, when anything was traded there */
            price_micro_per_kwh: (number | null)[];
            /** @description For the next part; null with the last */
            next_cursor: string | null;
        };
        /** @description Metering points of a zone are to do less in a slot, in an emergency that was measured; or would have been, and could not */
        Cut: {
            zone_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            relief: "draw_less" | "feed_in_less";
            /** @enum {string} */
            state: "missed" | "opened" | "made" | "ended";
            /** @description What the line is foreseen to carry too much, Wh */
            needed_wh: string;
            /** @description The zone's operator; null where nobody could be cut */
            payer: string | null;
            /** @description Price in micro-currency per kWh */
            compensation_micro_per_kwh: number | null;
            /** @description The slot of which the emergency was measured last */
            measured_slot: number | null;
            /** @description Of the line, 1000 being all it carries, when the emergency began */
            loading_permille: number | null;
            /** @description Of that emergency, when it began */
            reasons: ("forecast" | "frequency" | "loaded" | "operator" | "overloaded" | "voltage")[];
            /** @description That are cut; null before all are told */
            points: number | null;
            /** @description What they are told to do less, Wh */
            cut_wh: string | null;
            /** @description What nobody is cut for, Wh */
            short_wh: string | null;
            /** @description What they were measured to do less, Wh */
            delivered_wh: string | null;
            /** @description Money in micro-currency, a decimal number */
            paid_micro: string | null;
            /** @description Why nobody could be cut, in the chain's words */
            missed: string | null;
            /** @description The block of the latest word on it */
            height: number;
        };
        /** @description All metering points of a cut are measured; what was held back and not spent is the payer's again. */
        CutEndedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "cut_ended";
            attributes: {
                delivered_wh: string;
                freed_micro: string;
                paid_micro: string;
                short_wh: string;
                slot: number;
                zone_id: number;
            };
        };
        /** @description All metering points of a cut are told; what was held back beyond what it costs at most is the payer's again. */
        CutMadeEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "cut_made";
            attributes: {
                cut_wh: string;
                freed_micro: string;
                points: number;
                /** @description What nobody is cut for. */
                short_wh: string;
                slot: number;
                zone_id: number;
            };
        };
        /** @description It was measured what a metering point did less of, and compensated. */
        CutMeasuredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "cut_measured";
            attributes: {
                baseline_wh: string | null;
                counted_wh: string | null;
                cut_wh: string;
                delivered_wh: string;
                meter_id: number;
                owner: string | null;
                paid_micro: string;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                slot: number;
                /** @enum {string} */
                verdict: "delivered" | "not_delivered" | "unread" | "no_baseline";
                zone_id: number;
            };
        };
        /** @description Metering points would have been cut, and could not be. */
        CutMissedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "cut_missed";
            attributes: {
                error: string;
                needed_wh: string;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                slot: number;
                zone_id: number;
            };
        };
        /** @description A zone's line was measured to be in an emergency: its metering points are to do less in a slot. What that costs at most is held back of the payer's account. */
        CutOpenedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "cut_opened";
            attributes: {
                compensation_micro_per_kwh: number;
                measured_slot: number;
                needed_wh: string;
                payer: string;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                reserved_micro: string;
                slot: number;
                zone_id: number;
            };
        };
        CutPage: {
            items: components["schemas"]["Cut"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description What one metering point was told to do less in a slot, and what came of it; null before it is measured */
        CutPoint: {
            zone_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Id of a metering point */
            meter_id: number;
            /** @description null where no such metering point is known */
            owner: string | null;
            /** @enum {string} */
            relief: "draw_less" | "feed_in_less";
            /** @enum {string} */
            class: "life_supporting" | "ordinary" | "flexible";
            /** @description What it was expected to draw or feed in, Wh */
            expected_wh: string;
            /** @description What it was told to do less, Wh */
            cut_wh: string;
            /** @description Price in micro-currency per kWh */
            compensation_micro_per_kwh: number;
            /** @description The slot of which the emergency was measured last */
            measured_slot: number;
            /** @enum {string|null} */
            verdict: "delivered" | "not_delivered" | "unread" | "no_baseline" | null;
            /** @description Energy in Wh, a decimal number */
            baseline_wh: string | null;
            /** @description Energy in Wh, a decimal number */
            counted_wh: string | null;
            /** @description Energy in Wh, a decimal number */
            delivered_wh: string | null;
            /** @description Money in micro-currency, a decimal number */
            paid_micro: string | null;
            /** @description The block of the latest word on it */
            height: number;
        };
        CutPointPage: {
            items: components["schemas"]["CutPoint"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description When metering points are cut, and what they get for it. */
        CutTerms: {
            /** @description Paid for what is not drawn or not fed in, a multiple of 1000: more than 0, and no less than the highest price of a call. */
            compensation_micro_per_kwh: number;
            /** @description What the line is foreseen to carry above so much of its capacity is cut, 1000 at most. */
            target_permille: number;
        };
        Daylight: {
            ends: components["schemas"]["Turn"];
            offset_minutes: number;
            starts: components["schemas"]["Turn"];
        };
        /** @description A utility got coins for debts, outside of a slot. */
        DebtsReceivedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "debts_received";
            attributes: {
                amount_micro: string;
                utility: string;
            };
        };
        Delegate: {
            /** @description Bech32 address */
            delegate: string;
            /** @description Energy in Wh, a decimal number */
            slot_energy_wh: string;
            /** @description Price in micro-currency per kWh */
            lowest_sell_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            highest_buy_micro_per_kwh: number;
            /** Format: date-time */
            expires_at: string;
        };
        DelegateRemovedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "delegate_removed";
            attributes: {
                delegate: string;
                meter_id: number;
            };
        };
        DelegateSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "delegate_set";
            attributes: {
                delegate: string;
                expires_at: string;
                highest_buy_micro_per_kwh: number;
                lowest_sell_micro_per_kwh: number;
                meter_id: number;
                slot_energy_wh: string;
            };
        };
        Delegates: {
            items: components["schemas"]["Delegate"][];
        };
        /** @description Prices of the demand-response model are multiplied in a zone and all zones below it */
        DemandResponseEvent: {
            event_id: number;
            zone_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            from_slot: number;
            /** @description The last slot; null when it was withdrawn before it began */
            to_slot: number | null;
            multiplier_permille: number;
            withdrawn: boolean;
            announced_height: number;
        };
        DemandResponseEventPage: {
            items: components["schemas"]["DemandResponseEvent"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        DepositedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "deposited";
            attributes: {
                amount_micro: string;
                by: string;
                /** @description Of a counterparty's account; empty for a point's. */
                counterparty: string | null;
                /** @description Of a point's account; empty for a counterparty's. */
                meter_id: number | null;
            };
        };
        Depth: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            zone_id: number;
            /** @description Price in micro-currency per kWh */
            price_tick_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            floor_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            ceiling_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            last_price_micro_per_kwh: number | null;
            /** @description Prices ascending, then models */
            levels: components["schemas"]["Level"][];
        };
        DeviceKey: {
            /** @enum {string} */
            key_type: "ed25519" | "secp256r1" | "secp256k1";
            /** Format: byte */
            public_key: string;
        };
        /** @description What is owed between a metering point and utilities */
        Dues: {
            /** @description What utilities owe the metering point, micro-currency */
            claim_micro: string;
            /** @description What the metering point owes utilities, micro-currency */
            debt_micro: string;
        };
        /** @description What points of a bank and utilities owe each other moved by so much; it was paid, or is owed instead of being paid, in coins. */
        DuesMovedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "dues_moved";
            attributes: {
                bank: number;
                /** @description The coins came out of a withdrawal, and not from the points' available money. */
                by_withdrawal: boolean;
            };
        };
        DuesOfRange: {
            before: components["schemas"]["Dues"];
            after: components["schemas"]["Dues"];
        };
        /** @description Settlement of a slot drew from an owner's holdings. */
        EnergyDrawnEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "energy_drawn";
            attributes: {
                energy_wh: string;
                owner: string;
                slot: number;
            };
        };
        /** @description Settlement of a slot added to an owner's holdings. */
        EnergyHeldEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "energy_held";
            attributes: {
                energy_wh: string;
                owner: string;
                slot: number;
            };
        };
        /** @description A holder burned what they hold. */
        EnergyRetiredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "energy_retired";
            attributes: {
                by: string | null;
                energy_wh: string;
                owner: string;
            };
        };
        /** @description Energy tokens went from one owner to another, by transfer or send, by the owner or a spender. */
        EnergyTransferredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "energy_transferred";
            attributes: {
                /** @description Who used an allowance. */
                by: string | null;
                energy_wh: string;
                from: string;
                to: string;
            };
        };
        Equipment: {
            /** @description At most 64 bytes. */
            label: string;
            rated_power_w: number;
            /** @enum {string} */
            source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
            storage_capacity_wh: number;
        };
        /** @description What a contract or the chain told. Numbers of 64 bits and more are decimal strings, bytes are base64, and nothing is null. Packed orders, results and readings are left out: routes of their own tell them. */
        Event: components["schemas"]["ConnectionForgottenEvent"] | components["schemas"]["ConnectionNamedEvent"] | components["schemas"]["FlagAppealedEvent"] | components["schemas"]["FlagEndedEvent"] | components["schemas"]["KeyRotatedEvent"] | components["schemas"]["MeterApplicationClosedEvent"] | components["schemas"]["MeterApplicationVotedEvent"] | components["schemas"]["MeterAppliedForEvent"] | components["schemas"]["MeterFlaggedEvent"] | components["schemas"]["MeterRecalledEvent"] | components["schemas"]["MeterRegisteredEvent"] | components["schemas"]["MeterStatusChangedEvent"] | components["schemas"]["MeteringSetEvent"] | components["schemas"]["ParticipantStatusChangedEvent"] | components["schemas"]["PointTermsSetEvent"] | components["schemas"]["ProfileUpdatedEvent"] | components["schemas"]["ProposalClosedEvent"] | components["schemas"]["ProposalOpenedEvent"] | components["schemas"]["ProposalVotedEvent"] | components["schemas"]["RegistryStartedEvent"] | components["schemas"]["TamperReportedEvent"] | components["schemas"]["VerifiersChangedEvent"] | components["schemas"]["ExportDroppedEvent"] | components["schemas"]["ExportQuarantinedEvent"] | components["schemas"]["ExportReleasedEvent"] | components["schemas"]["MeteringStartedEvent"] | components["schemas"]["OcmfRefusedEvent"] | components["schemas"]["QualitySubmittedEvent"] | components["schemas"]["QuarantineBackedEvent"] | components["schemas"]["ReadingsSubmittedEvent"] | components["schemas"]["RegistersClosedEvent"] | components["schemas"]["RegistersRestartedEvent"] | components["schemas"]["RestartBackedEvent"] | components["schemas"]["RestartSignedEvent"] | components["schemas"]["AllowanceChangedEvent"] | components["schemas"]["EnergyDrawnEvent"] | components["schemas"]["EnergyHeldEvent"] | components["schemas"]["EnergyRetiredEvent"] | components["schemas"]["EnergyTransferredEvent"] | components["schemas"]["MarketingUpdatedEvent"] | components["schemas"]["SlotBookedEvent"] | components["schemas"]["TokenStartedEvent"] | components["schemas"]["BalancingNamedEvent"] | components["schemas"]["ControllerSetEvent"] | components["schemas"]["EventAnnouncedEvent"] | components["schemas"]["EventWithdrawnEvent"] | components["schemas"]["GridStartedEvent"] | components["schemas"]["IslandSetEvent"] | components["schemas"]["LineSetEvent"] | components["schemas"]["SlotReportedEvent"] | components["schemas"]["StateSetEvent"] | components["schemas"]["StorageSetEvent"] | components["schemas"]["TariffNoticeSetEvent"] | components["schemas"]["TariffSetEvent"] | components["schemas"]["ZoneAddedEvent"] | components["schemas"]["ZoneUpdatedEvent"] | components["schemas"]["BankSetAsideEvent"] | components["schemas"]["BankSettledEvent"] | components["schemas"]["BatchClearedEvent"] | components["schemas"]["BatchesResumedEvent"] | components["schemas"]["BatchesStoppedEvent"] | components["schemas"]["BookOpenedEvent"] | components["schemas"]["BookSetAsideEvent"] | components["schemas"]["CounterpartySettledEvent"] | components["schemas"]["CreditLineSetEvent"] | components["schemas"]["DebtsReceivedEvent"] | components["schemas"]["DelegateRemovedEvent"] | components["schemas"]["DelegateSetEvent"] | components["schemas"]["DepositedEvent"] | components["schemas"]["DuesMovedEvent"] | components["schemas"]["ForwardParamsSetEvent"] | components["schemas"]["IdentityViolatedEvent"] | components["schemas"]["MessageDeferredEvent"] | components["schemas"]["MoneyParamsSetEvent"] | components["schemas"]["OracleSetEvent"] | components["schemas"]["OrderTriggeredEvent"] | components["schemas"]["OrdersCancelledEvent"] | components["schemas"]["OrdersEndedEvent"] | components["schemas"]["OrdersFilledEvent"] | components["schemas"]["OrdersPlacedEvent"] | components["schemas"]["PricingSetEvent"] | components["schemas"]["ReferencesMovedEvent"] | components["schemas"]["ReservesFreedEvent"] | components["schemas"]["ResumptionBackedEvent"] | components["schemas"]["RuleSetEvent"] | components["schemas"]["SlotClearedEvent"] | components["schemas"]["SlotFinalizedEvent"] | components["schemas"]["SlotOpenedEvent"] | components["schemas"]["SlotWaitsEvent"] | components["schemas"]["SlotsSkippedEvent"] | components["schemas"]["TradingStartedEvent"] | components["schemas"]["TransferredEvent"] | components["schemas"]["UtilityShortEvent"] | components["schemas"]["WithdrawalHeldEvent"] | components["schemas"]["WithdrawalRequestedEvent"] | components["schemas"]["WithdrawalReturnedEvent"] | components["schemas"]["WithdrawalsPausedEvent"] | components["schemas"]["WithdrawnEvent"] | components["schemas"]["WorkBoundSetEvent"] | components["schemas"]["ZoneBeyondLineEvent"] | components["schemas"]["AwardDeliveredEvent"] | components["schemas"]["AwardVoidedEvent"] | components["schemas"]["BalancingDepositedEvent"] | components["schemas"]["BalancingStartedEvent"] | components["schemas"]["BalancingWithdrawnEvent"] | components["schemas"]["CallAwardedEvent"] | components["schemas"]["CallEndedEvent"] | components["schemas"]["CallMissedEvent"] | components["schemas"]["CallOpenedEvent"] | components["schemas"]["CutEndedEvent"] | components["schemas"]["CutMadeEvent"] | components["schemas"]["CutMeasuredEvent"] | components["schemas"]["CutMissedEvent"] | components["schemas"]["CutOpenedEvent"] | components["schemas"]["IslandEndedEvent"] | components["schemas"]["IslandMadeEvent"] | components["schemas"]["IslandRefusedEvent"] | components["schemas"]["OfferAwardedEvent"] | components["schemas"]["OfferRemovedEvent"] | components["schemas"]["OfferSetEvent"] | components["schemas"]["PointClassSaidEvent"] | components["schemas"]["PointClassSetEvent"] | components["schemas"]["PointCutEvent"] | components["schemas"]["SlotUnknownEvent"] | components["schemas"]["StateMovedEvent"] | components["schemas"]["StateRefusedEvent"] | components["schemas"]["StateSaidEvent"] | components["schemas"]["ZoneParamsSetEvent"] | components["schemas"]["ModuleEvent"];
        /** @description A demand-response event for a zone and all zones below it. */
        EventAnnouncedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "event_announced";
            attributes: {
                event_id: number;
                from_slot: number;
                multiplier_permille: number;
                /** @description The last slot. */
                to_slot: number;
                zone_id: number;
            };
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description A demand-response event ends early or never begins. */
        EventWithdrawnEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "event_withdrawn";
            attributes: {
                event_id: number;
                /** @description The last slot in which it holds; nothing when it never begins. */
                to_slot: number | null;
                zone_id: number;
            };
        };
        /** @description An estimate, no offer. forward: the latest price of the slot's own book; same_time: the mean of this time of day over up to seven days; last: the latest price. Null when there is nothing to go by */
        ExpectedPrice: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Price in micro-currency per kWh */
            price_micro_per_kwh: number | null;
            /** @enum {string|null} */
            basis: "forward" | "same_time" | "last" | null;
        };
        /** @description Never when nothing is left. */
        Expiration: {
            at_height: string;
        } | {
            at_time: string;
        } | {
            never: Record<string, never>;
        };
        /** @description Export in quarantine is forgotten. */
        ExportDroppedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "export_dropped";
            attributes: {
                export_wh: string;
                meter_id: number;
            };
        };
        /** @description A point is said to have fed in more than its inverter does. All that is in quarantine of it. */
        ExportQuarantinedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "export_quarantined";
            attributes: {
                export_wh: string;
                from_slot: number;
                meter_id: number;
                to_slot: number;
            };
        };
        /** @description Export in quarantine counts: it is settled with slot `arrival_slot`, at the worst of the utility's prices in its slots. */
        ExportReleasedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "export_released";
            attributes: {
                arrival_slot: number;
                export_wh: string;
                meter_id: number;
            };
        };
        /** @description Why there is no answer */
        Failure: {
            error: {
                /** @description A word for programs */
                code: string;
                /** @description A sentence for people */
                message: string;
                /** @description Whether the same request can succeed later */
                retry_helps: boolean;
            };
        };
        Fill: {
            order_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            batch: number;
            /** @description Id of a metering point */
            meter_id: number;
            zone_id: number;
            /** @enum {string} */
            side: "buy" | "sell";
            /** @description Price in micro-currency per kWh */
            price_micro_per_kwh: number;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
            height: number;
        };
        FillPage: {
            items: components["schemas"]["Fill"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description What somebody found in a meter's readings. One flag of a meter stands at a time */
        Flag: {
            /** @description Id of a metering point */
            meter_id: number;
            /** @description null where no such metering point is known */
            serial: string | null;
            /** @description Bech32 address */
            owner: string | null;
            zone_id: number | null;
            /**
             * @description open until verifiers release the meter, or it goes out of service for good
             * @enum {string}
             */
            state: "open" | "released" | "out_of_service";
            /** @enum {string} */
            kind: "night_export" | "beyond_peak" | "flat_line" | "copied_profile" | "feeder_differs";
            /** @description floor(unix seconds / slot_seconds) */
            from_slot: number;
            /** @description The last one */
            to_slot: number;
            /** @description So many of these slots show it */
            slots: number;
            /** @description What the meter said of those slots that show it, Wh */
            measured_wh: string;
            /** @description What it could have said there, at most or at least as the kind has it, Wh */
            expected_wh: string;
            /** @description Of a copied profile, whose it is */
            other_meter_id: number | null;
            /** @description Whether its readings are settled at the utility's prices until it is released */
            quarantined: boolean;
            /** @description Bech32 address */
            flagger: string;
            /**
             * Format: date-time
             * @description Since when it stands
             */
            flagged_at: string;
            flagged_height: number;
            /** @description What its owner says; null while nothing is said */
            appeal: string | null;
            appealed_height: number | null;
            /** @description In which verifiers released the meter */
            released_slot: number | null;
            /** Format: date-time */
            ended_at: string | null;
            ended_height: number | null;
            /** @description The block of the latest word on it */
            height: number;
        };
        FlagAppealedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "flag_appealed";
            attributes: {
                meter_id: number;
                reason: string;
            };
        };
        /** @description A meter's flag is ended by k of n, or because it is out of service for good. */
        FlagEndedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "flag_ended";
            attributes: {
                meter_id: number;
                released_slot: number | null;
            };
        };
        FlagPage: {
            items: components["schemas"]["Flag"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description Where energy came from and went to */
        Flows: {
            /** @description floor(unix seconds / slot_seconds) */
            from_slot: number;
            /** @description Not included */
            to_slot: number;
            zones: components["schemas"]["ZoneFlow"][];
            total: components["schemas"]["Shares"];
        };
        /** @description How good the forecast was */
        ForecastScore: {
            /** @description 1, 4, 96 */
            ahead_slots: number;
            /** @description Of the latest 96, those that could be scored */
            scored_slots: number;
            /** @description The sum of the forecasts' errors, Wh */
            error_wh: string;
            /** @description The same of "as yesterday", Wh */
            as_yesterday_error_wh: string;
            /** @description The one in thousandths of the other; null where yesterday was right or unknown */
            error_permille: number | null;
        };
        /** @description What will flow, by the balancing specification's rule; null where no day says anything */
        ForeseenFlow: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Positive towards the root, Wh */
            flow_wh: string | null;
            /** @description By how much a forecast of this far ahead was wrong lately, in the mean, Wh */
            error_wh: string | null;
        };
        /** @description Bounds of the forward book. They hold from when they are set, the deposit for books that open after that: a slot's book opens with its first order. */
        ForwardParams: {
            /** @description Slots of bundles that one tick clears on trial; the first bundle of a tick is tried whole, however long it is. */
            bundle_slots_per_tick: number;
            /** @description Conditional orders whose condition one tick looks at. */
            conditions_per_tick: number;
            /** @description Slots ahead of the present one that can be traded. With 0, nothing new comes into the book. */
            horizon_slots: number;
            min_energy_wh: string;
            /** @description Orders that a metering point may have open, or filled for slots that are not settled yet. */
            open_orders_per_point: number;
            /** @description Held with each open order and given back when it ends; what is filled gives it back when the slot settles. */
            order_deposit_micro: number;
            orders_per_message: number;
        };
        ForwardParamsSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "forward_params_set";
            attributes: {
                params: components["schemas"]["ForwardParams"];
            };
        };
        /** @description What holds as long as the grid does. */
        GridStartedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "grid_started";
            attributes: {
                admin: string;
                price_tick_micro_per_kwh: number;
                slot_seconds: number;
                trading: string;
            };
        };
        /** @description The first screen of a metering point */
        Home: {
            time_zone: string;
            /** @description floor(unix seconds / slot_seconds) */
            current_slot: number;
            metering_point: components["schemas"]["MeteringPoint"];
            /** @description Energy tokens of the owner, Wh */
            tokens_wh: string;
            today: components["schemas"]["Bill"];
            month: components["schemas"]["Bill"];
            last_result: components["schemas"]["Result"] | null;
            outlook: components["schemas"]["Outlook"];
        };
        /** @description A slot did not add up, which is a defect. The utility took the other side of what its points had moved, as far as it could, and paying out is paused. */
        IdentityViolatedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "identity_violated";
            attributes: {
                error: string;
                slot: number;
            };
        };
        /** @description The clock's island is over from a slot on. */
        IslandEndedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "island_ended";
            attributes: {
                from_slot: number;
                /** @enum {string} */
                reason: "parent_normal" | "joined";
                zone_id: number;
            };
        };
        /** @description A zone is cut off from its parent from a slot on: that is in an emergency that its feeder measured, and the zone feeds in and is foreseen to. */
        IslandMadeEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "island_made";
            attributes: {
                flow_wh: string;
                from_slot: number;
                /** @description The least of the next four slots. */
                least_foreseen_wh: string;
                parent_id: number;
                /** @description Of which it was measured. */
                slot: number;
                zone_id: number;
            };
        };
        /** @description The grid did not take that a zone is cut off, or joined: its operator's word stands. The clock leaves it alone until the emergency is over. */
        IslandRefusedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "island_refused";
            attributes: {
                error: string;
                zone_id: number;
            };
        };
        /** @description A zone is cut off from its parent, or joined again, from a slot on. */
        IslandSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "island_set";
            attributes: {
                from_slot: number;
                islanded: boolean;
                zone_id: number;
            };
        };
        KeyRotatedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "key_rotated";
            attributes: {
                /** @enum {string} */
                key_type: "ed25519" | "secp256r1" | "secp256k1";
                meter_id: number;
                /** Format: byte */
                public_key: string;
            };
        };
        /** @description Open orders at one price, or at one offset to a model's reference: what that comes to now, the chain's own depth says */
        Level: {
            /** @description Price in micro-currency per kWh */
            price_micro_per_kwh: number | null;
            /** @enum {string|null} */
            model: "dynamic" | "time_of_use" | "demand_response" | "grid_stability" | null;
            offset_micro_per_kwh: number | null;
            /** @description Energy in Wh, a decimal number */
            buy_wh: string;
            /** @description Energy in Wh, a decimal number */
            sell_wh: string;
            orders: number;
        };
        /** @description A zone's line to its parent */
        Line: {
            /** @description floor(unix seconds / slot_seconds) */
            from_slot: number;
            /** @description Price in micro-currency per kWh */
            fee_micro_per_kwh: number;
            /** @description Towards the root, per slot, Wh */
            capacity_up_wh: string;
            /** @description Away from the root, per slot, Wh */
            capacity_down_wh: string;
        };
        /** @description What flows on a zone's line */
        LineFlow: {
            zone_id: number;
            /** @description Of its line today, Wh a slot; null for the root */
            capacity_up_wh: string | null;
            capacity_down_wh: string | null;
            /** @description Id of a metering point */
            feeder_id: number | null;
            /** @description Oldest first */
            measured: components["schemas"]["MeasuredFlow"][];
            /** @description The slots that follow the last one measured */
            foreseen: components["schemas"]["ForeseenFlow"][];
            scores: components["schemas"]["ForecastScore"][];
        };
        /** @description The line to the parent is this one from a slot on; from slot 0 when the zone is added. */
        LineSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "line_set";
            attributes: {
                capacity_down_wh: string;
                capacity_up_wh: string;
                fee_micro_per_kwh: number;
                from_slot: number;
                zone_id: number;
            };
        };
        /** @description What a metering point takes and feeds in through a day: weekdays, then Saturdays and Sundays, by the clock. Holidays are not known here */
        LoadProfile: {
            time_zone: string;
            from: string;
            to: string;
            quarter_seconds: number;
            items: components["schemas"]["ProfileQuarter"][];
        };
        /** @description The marketing information or the logo changed. */
        MarketingUpdatedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "marketing_updated";
            attributes: {
                by: string;
            };
        };
        /** @description What flowed on a zone's line in a slot: as its feeder measured it, else the net of its meters */
        MeasuredFlow: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Positive towards the root, Wh */
            flow_wh: string;
            /** @description What the meters of the zone and of all below it exported less what they imported, Wh */
            net_wh: string;
            /** @description Net less what the feeder measured, Wh; null where the line has none or it was not read */
            loss_wh: string | null;
            /** @description Of the line in the flow's direction, Wh a slot; 0 on an island, null for the root */
            capacity_wh: string | null;
        };
        /** @description A message to the token or the grid failed and will be sent again. */
        MessageDeferredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "message_deferred";
            attributes: {
                contract: string;
                waiting: number;
            };
        };
        MeterApplication: {
            application_id: number;
            /** @description Bech32 address */
            applicant: string;
            zone_id: number;
            zone_name: string | null;
            serial: string;
            /** @enum {string} */
            kind: "prosumer" | "battery" | "feeder";
            /** @enum {string} */
            source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
            /** @enum {string} */
            class: "a" | "b" | "c";
            connection_w: number;
            inverter_w: number;
            /** @enum {string} */
            key_type: "ed25519" | "secp256r1" | "secp256k1";
            /** @description Base64 */
            public_key: string;
            /** @description floor(unix seconds / slot_seconds) */
            lapses_slot: number;
            /** @enum {string} */
            status: "open" | "approved" | "refused" | "withdrawn" | "lapsed";
            /** @description Id of a metering point */
            meter_id: number | null;
            opened_height: number;
            closed_height: number | null;
            votes: components["schemas"]["MeterApplicationVote"][];
        };
        MeterApplicationClosedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "meter_application_closed";
            attributes: {
                application_id: string;
                meter_id: number | null;
                /** @enum {string} */
                outcome: "approved" | "refused" | "withdrawn" | "lapsed";
            };
        };
        MeterApplicationPage: {
            items: components["schemas"]["MeterApplication"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        MeterApplicationVote: {
            /** @description Bech32 address */
            voter: string;
            approved: boolean;
            /** @description SHA-256 of what an approval rests on, hex */
            evidence_hash: string | null;
            closing: components["schemas"]["ClosingRegisters"] | null;
            /** @description Of a refusal */
            reason: string | null;
            height: number;
        };
        /** @description An operator's or a verifier's approval, with what it rests on and the closing registers of the meter that is replaced, or refusal, with its reason. */
        MeterApplicationVotedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "meter_application_voted";
            attributes: {
                application_id: string;
                approved: boolean;
                closing_export_total_wh: string | null;
                closing_import_total_wh: string | null;
                evidence_hash: string | null;
                reason: string | null;
                voter: string;
            };
        };
        /** @description The connection's name is personal, and in no event. */
        MeterAppliedForEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "meter_applied_for";
            attributes: {
                applicant: string;
                application_id: string;
                /** @enum {string} */
                class: "a" | "b" | "c";
                connection_w: number;
                inverter_w: number;
                /** @enum {string} */
                key_type: "ed25519" | "secp256r1" | "secp256k1";
                lapses_slot: number;
                /** @description None of a prosumer's. */
                point_kind: ("prosumer" | "battery" | "feeder") | null;
                /** Format: byte */
                public_key: string;
                /** @description None of a meter that signs readings of docs/spec/formats.md. */
                reading_format: "ocmf" | null;
                serial: string;
                /** @enum {string} */
                source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
                zone_id: number;
            };
        };
        /** @description What somebody found in a meter's readings. */
        MeterFlaggedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "meter_flagged";
            attributes: {
                expected_wh: string;
                /** @enum {string} */
                finding_kind: "night_export" | "beyond_peak" | "flat_line" | "copied_profile" | "feeder_differs";
                flagger: string;
                from_slot: number;
                measured_wh: string;
                meter_id: number;
                other_meter_id: number | null;
                /** @description Whether its readings are settled at the utility's prices until it is released. */
                quarantined: boolean;
                slots: number;
                to_slot: number;
            };
        };
        /** @description A meter is suspended until it is reinstated, decommissioned, or the recall has lapsed. */
        MeterRecalledEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "meter_recalled";
            attributes: {
                lapses_slot: number;
                meter_id: number;
                reason: string;
                recaller: string;
            };
        };
        /** @description A metering point is approved; the one that its connection had is out of service. */
        MeterRegisteredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "meter_registered";
            attributes: {
                approved_slot: number;
                approver: string;
                /** @enum {string} */
                class: "a" | "b" | "c";
                connection_w: number;
                /** Format: byte */
                evidence_hash: string;
                inverter_w: number;
                /** @enum {string} */
                key_type: "ed25519" | "secp256r1" | "secp256k1";
                meter_id: number;
                owner: string;
                /** @description None of a prosumer's. */
                point_kind: ("prosumer" | "battery" | "feeder") | null;
                /** Format: byte */
                public_key: string;
                /** @description None of a meter that signs readings of docs/spec/formats.md. */
                reading_format: "ocmf" | null;
                replaced_meter_id: number | null;
                serial: string;
                /** @enum {string} */
                source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
                zone_id: number;
            };
        };
        MeterStatusChangedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "meter_status_changed";
            attributes: {
                meter_id: number;
                /** @enum {string} */
                status: "active" | "suspended" | "decommissioned";
            };
        };
        MeteringPoint: {
            /** @description Id of a metering point */
            meter_id: number;
            zone_id: number;
            zone_name: string | null;
            /** @description Bech32 address */
            owner: string;
            serial: string;
            /** @enum {string} */
            kind: "prosumer" | "battery" | "feeder";
            /** @enum {string} */
            source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
            /** @enum {string} */
            class: "a" | "b" | "c";
            connection_w: number;
            inverter_w: number;
            /** @enum {string} */
            key_type: "ed25519" | "secp256r1" | "secp256k1";
            /** @description Base64 */
            public_key: string;
            approval: components["schemas"]["Approval"];
            /** @enum {string} */
            status: "active" | "suspended" | "decommissioned";
            recall: components["schemas"]["Recall"] | null;
            /** @description Export beyond the inverter that waits for verifiers; null: none, Wh */
            quarantined_wh: string | null;
            restart: components["schemas"]["WaitingRestart"] | null;
            restarted: components["schemas"]["Restarted"] | null;
            /** @description Id of a metering point */
            replaced_meter_id: number | null;
            closed: components["schemas"]["Closed"] | null;
            since_height: number;
            account: components["schemas"]["Account"];
            rule: components["schemas"]["Rule"] | null;
            last_reading: components["schemas"]["Registers"] | null;
        };
        MeteringPointPage: {
            items: components["schemas"]["MeteringPoint"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description Which contract keeps the closing registers of replaced meters from now on. */
        MeteringSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "metering_set";
            attributes: {
                metering: string;
            };
        };
        /** @description What holds as long as metering does. */
        MeteringStartedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "metering_started";
            attributes: {
                admin: string;
                grace_seconds: number;
                grid: string;
                keep_slots: number;
                max_clock_skew_seconds: number;
                metered_seconds_per_slot: number;
                registry: string;
                slot_seconds: number;
            };
        };
        MintedSource: {
            source: string;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
            /** @description What a kWh of it emits over its life, g */
            g_per_kwh: number;
            /** @description Emissions avoided against the grid's mix, g; negative where the source emits more */
            avoided_g: string;
        };
        /** @description What a module of the chain told */
        ModuleEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "clock" | "poa";
            /** @enum {string} */
            type: "wattmesh.clock.v1.EventContractRegistered" | "wattmesh.clock.v1.EventContractUnregistered" | "wattmesh.clock.v1.EventGasLimitSet" | "wattmesh.clock.v1.EventGasShareSet" | "wattmesh.clock.v1.EventContractCalled" | "wattmesh.clock.v1.EventContractFailed" | "wattmesh.clock.v1.EventContractJailed" | "wattmesh.clock.v1.EventContractUnjailed" | "wattmesh.clock.v1.EventRoundDeferred" | "wattmesh.clock.v1.EventParamsUpdated" | "wattmesh.lanes.v1.EventParamsUpdated" | "wattmesh.poa.v1.EventValidatorAdded" | "wattmesh.poa.v1.EventValidatorRemoved" | "wattmesh.poa.v1.EventPowerSet" | "wattmesh.poa.v1.EventKeyRotated" | "wattmesh.poa.v1.EventValidatorSetAnnounced" | "wattmesh.poa.v1.EventParamsUpdated";
            /** @description As protobuf's JSON has them */
            attributes: {
                [key: string]: unknown;
            };
        };
        MoneyParamsSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "money_params_set";
            attributes: {
                claims_every_slots: number;
                utility_low_micro: string;
                withdraw_delay_slots: number;
            };
        };
        /** @description What voltage and frequency are when nothing is wrong. */
        NominalQuality: {
            /** @description 1 to 100,000. */
            frequency_mhz: number;
            /** @description Tenths of a volt, as the feeder measures them: 1 to 10,000. */
            voltage_dv: number;
        };
        /** @description No reading is made of a record. */
        OcmfRefusedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "ocmf_refused";
            attributes: {
                /** @description What is wrong, with its beginning as it is written. */
                detail: string;
                /** @enum {string} */
                fault: "oversized" | "no_record" | "truncated" | "malformed" | "duplicate_key" | "missing" | "wrong_kind" | "too_many" | "unknown_version" | "bad_page" | "wrong_reason" | "exception" | "loss_compensated" | "bad_status" | "energy_unusable" | "time_unusable" | "unknown_error_flags" | "unknown_obis" | "wrong_unit" | "not_a_number" | "exponent" | "spaces" | "negative" | "too_large" | "decreasing" | "two_values" | "bad_time" | "time_without_zone" | "clock_not_set" | "time_goes_back" | "unknown_algorithm" | "unknown_curve" | "unknown_hash" | "bad_encoding" | "bad_signature" | "unknown_meter" | "other_format" | "wrong_curve" | "other_meter" | "not_at_slot_end" | "other_slot" | "no_import" | "other_registers" | "page_did_not_rise";
                meter_id: number;
                slot: number;
                submitter: string;
            };
        };
        /** @description An offer is called: its owner is to do so much less in a slot. Its greatest fine is held back. */
        OfferAwardedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "offer_awarded";
            attributes: {
                awarded_wh: string;
                offer_id: number;
                owner: string;
                price_micro_per_kwh: number;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                reserved_micro: string;
                slot: number;
                zone_id: number;
            };
        };
        /** @description Somebody offers nothing any more from a slot on. */
        OfferRemovedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "offer_removed";
            attributes: {
                from_slot: number;
                offer_id: number;
                owner: string;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                zone_id: number;
            };
        };
        /** @description Somebody offers flexibility; these terms count from a slot on. */
        OfferSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "offer_set";
            attributes: {
                from_slot: number;
                offer_id: number;
                owner: string;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                terms: components["schemas"]["OfferTerms"];
                zone_id: number;
            };
        };
        /** @description What somebody offers. */
        OfferTerms: {
            /** @description How much less in a slot: as much as the zone's smallest offer at least, and no more than their connections let through, or their inverters feed in. */
            energy_wh: string;
            /** @description The hours in which a slot has to begin: bit `i` from the lowest, 0 to 23, for the four slots of a day's 96 from slot `4 i` on, which is `i` o'clock UTC where slots are quarter-hours. */
            hours_utc: number;
            /** @description 1 to 16 of the owner's metering points in the zone, ascending. What they count together counts. */
            meter_ids: number[];
            /** @description The lowest price, a multiple of 1000. */
            price_micro_per_kwh: number;
            /** @description Slots of a day that may be called, 1 to 96. */
            slots_a_day: number;
        };
        OracleSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "oracle_set";
            attributes: {
                oracle: string | null;
            };
        };
        Order: {
            order_id: number;
            /** @description Id of a metering point */
            meter_id: number;
            zone_id: number;
            /** @description A bundle's is its first */
            slot: number;
            /** @enum {string} */
            side: "buy" | "sell";
            /** @enum {string} */
            kind: "limit" | "market" | "bundle";
            /** @description Limit, worst price, or average limit; null when the price follows a model */
            price_micro_per_kwh: number | null;
            /** @enum {string|null} */
            model: "dynamic" | "time_of_use" | "demand_response" | "grid_stability" | null;
            /** @description To the model's reference */
            offset_micro_per_kwh: number | null;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
            /** @description Energy in Wh, a decimal number */
            filled_wh: string;
            /** @description Still open, or what was not filled when it ended, Wh */
            left_wh: string;
            parts: components["schemas"]["OrderPart"][] | null;
            condition: ({
                feed: {
                    feed_id: string;
                    /** @enum {string} */
                    comparison: "above" | "below";
                    value: string;
                };
            } | {
                zone_price: {
                    zone_id: number;
                    /** @enum {string} */
                    comparison: "above" | "below";
                    /** @description Price in micro-currency per kWh */
                    price_micro_per_kwh: number;
                };
            } | {
                zone_state: {
                    zone_id: number;
                    /** @enum {string} */
                    state: "normal" | "alert" | "emergency" | "restoration";
                };
            }) | null;
            /** Format: date-time */
            expires_at: string | null;
            /** @description Bech32 address */
            by: string;
            delegated: boolean;
            /** @enum {string} */
            status: "open" | "conditional" | "filled" | "ended";
            /** @description Why it ended: cancelled, expired, market_rest and others */
            reason: string | null;
            placed_height: number;
            ended_height: number | null;
        };
        OrderDetail: {
            order: components["schemas"]["Order"];
            fills: components["schemas"]["Fill"][];
        };
        OrderPage: {
            items: components["schemas"]["Order"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description A bundle's energy in one slot */
        OrderPart: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
        };
        /** @description A conditional order's condition held, and it went into the book. */
        OrderTriggeredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "order_triggered";
            attributes: {
                meter_id: number;
                order_id: string;
                slot: number;
            };
        };
        OrdersCancelledEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "orders_cancelled";
            attributes: {
                by: string;
                /** @description Moved back to the point's available money. */
                freed_micro: string;
                meter_id: number;
            };
        };
        /** @description The clock ended orders of a slot. */
        OrdersEndedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "orders_ended";
            attributes: {
                /** @enum {string} */
                reason: "none" | "outbid" | "marginal" | "no_counterparty" | "expired" | "condition_unmet" | "bundle_incomplete" | "cancelled" | "market_rest" | "queued";
                slot: number;
            };
        };
        /** @description Orders of one zone that a batch filled, at the zone's price. */
        OrdersFilledEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "orders_filled";
            attributes: {
                batch: number;
                price_micro_per_kwh: number;
                slot: number;
                zone_id: number;
            };
        };
        OrdersPlacedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "orders_placed";
            attributes: {
                by: string;
                /** @description Ids are consecutive. */
                first_order_id: string;
                meter_id: number;
                /** @description Moved from the point's available money. */
                reserved_micro: string;
            };
        };
        /** @description What the next slots may cost, the present one first */
        Outlook: {
            zone_id: number;
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            trading_fee_micro_per_kwh: number;
            slots: components["schemas"]["ExpectedPrice"][];
            /** @description The first of those with the lowest estimate, by forward price or time of day */
            cheapest_slot: number | null;
        };
        Participant: {
            /** @description Bech32 address */
            address: string;
            role: string;
            /** @enum {string} */
            status: "applied" | "admitted" | "rejected" | "suspended" | "revoked";
            name: string;
            equipment: components["schemas"]["Equipment"][];
            certifications: string[];
            /** @description The block of its latest change of status */
            since_height: number;
        };
        ParticipantPage: {
            items: components["schemas"]["Participant"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description A participant's application, admission, rejection, suspension, reinstatement or revocation. */
        ParticipantStatusChangedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "participant_status_changed";
            attributes: {
                participant: string;
                /** @enum {string} */
                role: "prosumer" | "consumer" | "utility" | "grid_operator" | "flexibility_provider";
                /** @enum {string} */
                status: "applied" | "admitted" | "rejected" | "suspended" | "revoked";
            };
        };
        /** @description Nothing is paid out since this slot, in which an identity was violated */
        Pause: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            error: string;
        };
        /** @description A verifier says of which class a metering point is. */
        PointClassSaidEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "point_class_said";
            attributes: {
                /** @enum {string} */
                class: "life_supporting" | "ordinary" | "flexible";
                meter_id: number;
                verifier: string;
            };
        };
        /** @description Enough verifiers say so: a metering point is of another class now. */
        PointClassSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "point_class_set";
            attributes: {
                /** @enum {string} */
                class: "life_supporting" | "ordinary" | "flexible";
                meter_id: number;
            };
        };
        /** @description A metering point is to do so much less in a slot. */
        PointCutEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "point_cut";
            attributes: {
                /** @enum {string} */
                class: "life_supporting" | "ordinary" | "flexible";
                cut_wh: string;
                expected_wh: string;
                meter_id: number;
                /** @enum {string} */
                relief: "draw_less" | "feed_in_less";
                slot: number;
                zone_id: number;
            };
        };
        /** @description On which terms metering points are approved from now on. */
        PointTermsSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "point_terms_set";
            attributes: {
                application_slots: number;
                operator_power_w: number;
                slot_seconds: number;
            };
        };
        /** @description What a metering point traded forward for a slot */
        Position: {
            /** @description Id of a metering point */
            meter_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Energy in Wh, a decimal number */
            sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            bought_wh: string;
            /** @description Received when the slot settles, or paid if negative, micro-currency */
            money_micro: string;
        };
        PositionPage: {
            items: components["schemas"]["Position"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        PresentTariff: {
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            trading_fee_micro_per_kwh: number;
        };
        /** @description What the reference prices follow. */
        Pricing: {
            /** @description What the other references multiply. */
            base_micro_per_kwh: number;
            /** @description Of the dynamic reference, in thousandths. */
            sensitivity_permille: number;
            state_permille: components["schemas"]["StatePermille"];
            time_of_use: components["schemas"]["TimeOfUse"];
        };
        PricingSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "pricing_set";
            attributes: {
                pricing: components["schemas"]["Pricing"];
            };
        };
        /** @description A quarter hour of the day, or a slot where slots are longer, over all days of a kind. Without energy of readings that came late, of which nobody knows the time */
        ProfileQuarter: {
            /** @enum {string} */
            days: "weekday" | "weekend";
            /** @description When it begins, by the place's clocks */
            clock: string;
            /** @description How many of them were metered whole; where clocks went back, two of one day */
            count: number;
            /** @description Rounded, Wh */
            import_mean_wh: string;
            /** @description Energy in Wh, a decimal number */
            import_min_wh: string;
            /** @description Energy in Wh, a decimal number */
            import_max_wh: string;
            /** @description Energy in Wh, a decimal number */
            import_sum_wh: string;
            /** @description Rounded, Wh */
            export_mean_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_min_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_max_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_sum_wh: string;
        };
        /** @description What a participant says of themselves, with each application and each update. Location and contact are personal, and in no event. */
        ProfileUpdatedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "profile_updated";
            attributes: {
                certifications: string[];
                equipment: components["schemas"]["Equipment"][];
                name: string;
                participant: string;
            };
        };
        Proposal: {
            proposal_id: number;
            /** @description Bech32 address */
            proposer: string;
            /** @enum {string} */
            kind: "admit" | "revoke" | "reinstate" | "decommission" | "rotate_lost_key" | "forget_connection" | "release_meter" | "set_verifiers";
            /** @description The address or the meter id that it is about */
            subject: string | null;
            action: components["schemas"]["Action"];
            /** @enum {string} */
            status: "open" | "passed" | "rejected" | "expired";
            /** Format: date-time */
            expires_at: string;
            opened_height: number;
            closed_height: number | null;
            votes: components["schemas"]["Vote"][];
        };
        ProposalClosedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "proposal_closed";
            attributes: {
                proposal_id: string;
                /** @enum {string} */
                status: "open" | "passed" | "rejected" | "expired";
            };
        };
        ProposalOpenedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "proposal_opened";
            attributes: {
                action: components["schemas"]["Action"];
                expires_at: string;
                proposal_id: string;
                proposer: string;
            };
        };
        ProposalPage: {
            items: components["schemas"]["Proposal"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        ProposalVotedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "proposal_voted";
            attributes: {
                approved: boolean;
                proposal_id: string;
                verifier: string;
            };
        };
        /** @description A meter signed what it saw of its power in a slot. */
        QualitySubmittedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "quality_submitted";
            attributes: {
                frequency_max_mhz: number;
                frequency_min_mhz: number;
                meter_id: number;
                power_factor_permille: number;
                slot: number;
                submitter: string;
                voltage_max_dv: number;
                voltage_mean_dv: number;
                voltage_min_dv: number;
                /** @description The zone whose extremes it counts for, of a feeder; nothing of anybody else's meter. */
                zone_id: number | null;
            };
        };
        /** @description A verifier decided about export in quarantine. */
        QuarantineBackedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "quarantine_backed";
            attributes: {
                by: string;
                meter_id: number;
                release: boolean;
            };
        };
        /** @description A reading that counts: cumulative registers at the end of the slot, signed by the device */
        Reading: {
            /** @description Id of a metering point */
            meter_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            verdict: "accepted" | "baseline" | "catch_up" | "superseded" | "quarantined";
            /** @description Bits: 1 tamper, 2 low battery, 4 clock unsynchronised */
            flags: number;
            /** @description Energy in Wh, a decimal number */
            import_total_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_total_wh: string;
            /** @description The slot whose settlement takes it up when it came too late */
            arrival_slot: number;
            height: number;
            tx_hash: string | null;
        };
        ReadingPage: {
            items: components["schemas"]["Reading"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description What became of a batch. Each reading's verdict is in `readings`. */
        ReadingsSubmittedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "readings_submitted";
            attributes: {
                /** @description Counted for the slot, baselines among them. */
                accepted: number;
                /** @description The slot whose settlement takes up what came too late. */
                arrival_slot: number;
                bank: number;
                caught_up: number;
                /** @description Neither in the registers now nor before; sending them again does not help, but for `Future`, `TooSoon` and `Suspended`. */
                refused: number;
                slot: number;
                submitter: string;
            };
        };
        /** @description The latest recall, until the metering point is active again */
        Recall: {
            /** @description Bech32 address */
            recaller: string;
            reason: string;
            /** @description floor(unix seconds / slot_seconds) */
            lapses_slot: number;
        };
        /** @description Reference prices of the dynamic model moved with a settled slot. */
        ReferencesMovedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "references_moved";
            attributes: {
                /** @description Of each zone in order of id. */
                dynamic_micro_per_kwh: number[];
                slot: number;
            };
        };
        /** @description The latest reading that was refused for one reason. Anybody may bring one that the meter did not sign. */
        Refusal: {
            /** @enum {string} */
            verdict: "conflict" | "bad_signature" | "unknown_meter" | "suspended" | "went_back" | "implausible" | "future" | "stale_baseline" | "register_too_large" | "before_approval" | "decommissioned" | "too_soon";
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            height: number;
            /** Format: date-time */
            time: string;
        };
        RefusedReading: {
            /** @description Id of a metering point */
            meter_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @enum {string} */
            verdict: "conflict" | "bad_signature" | "unknown_meter" | "suspended" | "went_back" | "implausible" | "future" | "stale_baseline" | "register_too_large" | "before_approval" | "decommissioned" | "too_soon";
            /** @description Bits: 1 tamper, 2 low battery, 4 clock unsynchronised */
            flags: number;
            /** @description Energy in Wh, a decimal number */
            import_total_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_total_wh: string;
            height: number;
            index: number;
        };
        RefusedReadingPage: {
            items: components["schemas"]["RefusedReading"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description The latest reading that counts: cumulative registers */
        Registers: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @description Energy in Wh, a decimal number */
            import_total_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_total_wh: string;
        };
        /** @description A meter was replaced on its connection. What flowed in since its last reading that counts is settled with slot `arrival_slot`, at the highest retail price of the slots since then. */
        RegistersClosedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "registers_closed";
            attributes: {
                /** @description In which it was replaced. */
                arrival_slot: number;
                export_total_wh: string;
                /** @description The first slot without a reading; 0 of a meter that was never read. */
                from_slot: number;
                import_total_wh: string;
                meter_id: number;
                /** @description Nothing is known to be missed of a meter that was never read. */
                missed_import_wh: string;
            };
        };
        /** @description A meter is counted from new registers on. What it fed in since its last reading is nobody's; what flowed in is settled with slot `arrival_slot`, at the highest retail price of the slots in between. */
        RegistersRestartedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "registers_restarted";
            attributes: {
                arrival_slot: number;
                confirmed_by: string;
                export_total_wh: string;
                /** @description The first slot without a reading. */
                from_slot: number;
                import_total_wh: string;
                meter_id: number;
                missed_import_wh: string;
                /** @description The last one: the registers stood so at its end. */
                slot: number;
            };
        };
        /** @description What holds as long as the registry does. */
        RegistryStartedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "registry_started";
            attributes: {
                admin: string;
                grid: string;
                proposal_seconds: string;
            };
        };
        /** @description What forward trades of a bank's points held until their slot settled is available again. */
        ReservesFreedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "reserves_freed";
            attributes: {
                bank: number;
                slot: number;
            };
        };
        /** @description A verifier confirmed a restart, and others still have to. */
        RestartBackedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "restart_backed";
            attributes: {
                by: string;
                meter_id: number;
                missed_import_wh: string;
                slot: number;
            };
        };
        /** @description A meter signed that its counter starts again; somebody has to confirm it. */
        RestartSignedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "metering";
            /** @enum {string} */
            type: "restart_signed";
            attributes: {
                export_total_wh: string;
                import_total_wh: string;
                lapses_slot: number;
                /** @description The last reading that counts. */
                last_slot: number;
                meter_id: number;
                slot: number;
            };
        };
        /** @description The counter started again, last: between these slots it was not read, and this is billed for them */
        Restarted: {
            /** @description floor(unix seconds / slot_seconds) */
            from_slot: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @description Energy in Wh, a decimal number */
            missed_import_wh: string;
            height: number;
        };
        /** @description What settlement did to a metering point in a slot */
        Result: {
            /** @description Id of a metering point */
            meter_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            reason: "none" | "outbid" | "marginal" | "no_counterparty" | "funds" | "paused" | "below_feed_in" | "catch_up";
            /** @description Metered from the grid, Wh */
            import_wh: string;
            /** @description Metered into the grid, Wh */
            export_wh: string;
            /** @description Bought from neighbours before delivery, Wh */
            forward_bought_wh: string;
            /** @description Sold to neighbours before delivery, Wh */
            forward_sold_wh: string;
            /** @description From neighbours, Wh */
            pool_bought_wh: string;
            /** @description To neighbours, Wh */
            pool_sold_wh: string;
            /** @description From the utility, Wh */
            utility_bought_wh: string;
            /** @description To the utility, Wh */
            utility_sold_wh: string;
            /** @description Held as energy tokens, Wh */
            held_wh: string;
            /** @description Taken from energy tokens, Wh */
            used_wh: string;
            /** @description Both in import_wh and in export_wh of one slot: made and used meanwhile, Wh */
            own_wh: string;
            /** @description Of import_wh, what neighbours made: forward trades and the pool together, what was sold on left out, Wh */
            import_from_neighbours_wh: string;
            /** @description Of import_wh, what energy tokens paid for, Wh. The rest, but for own_wh, was the utility's */
            import_from_storage_wh: string;
            /** @description Of export_wh, what neighbours took: forward trades and the pool together, what was bought back left out, Wh */
            export_to_neighbours_wh: string;
            /** @description Of export_wh, what became energy tokens, Wh. The rest, but for own_wh, was the utility's */
            export_to_storage_wh: string;
            /** @description Imported in slots whose readings came too late, Wh */
            catch_up_import_wh: string;
            /** @description Exported in slots whose readings came too late, Wh */
            catch_up_export_wh: string;
            /** @description All of it; positive is received, micro-currency */
            money_micro: string;
            /** @description Within it, for what was exported in missed slots, micro-currency */
            catch_up_earned_micro: string;
            /** @description Within it, for what was imported in missed slots, micro-currency */
            catch_up_paid_micro: string;
            /** @description The part traded with the utility, micro-currency */
            utility_micro: string;
            /** @description The part traded with neighbours, fees within, micro-currency */
            neighbours_micro: string;
            /** @description What it would have been with the utility alone, micro-currency */
            utility_alone_micro: string;
            /** @description money_micro less utility_alone_micro, micro-currency */
            saved_micro: string;
            /** @description Of the zone, when anything was traded there */
            price_micro_per_kwh: number | null;
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            height: number;
        };
        ResultPage: {
            items: components["schemas"]["Result"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description A verifier is for resuming; `resumed` if enough of them are. */
        ResumptionBackedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "resumption_backed";
            attributes: {
                by: string;
                resumed: boolean;
            };
        };
        /** @description What a metering point does by itself */
        Rule: {
            /** @description Sell at this price or above; null: at feed-in or above */
            ask_micro_per_kwh: number | null;
            /** @description Buy at this price or below; null: at retail or below */
            bid_micro_per_kwh: number | null;
            /** @description Hold surplus as energy tokens */
            hold: boolean;
            /** @description Cover deficits from energy tokens first */
            draw: boolean;
            /** @description Trade with the utility only */
            paused: boolean;
            /** @description Holds from this slot on */
            from_slot: number;
        };
        RuleSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "rule_set";
            attributes: {
                ask_micro_per_kwh: number | null;
                bid_micro_per_kwh: number | null;
                draw: boolean;
                from_slot: number;
                hold: boolean;
                meter_id: number;
                paused: boolean;
            };
        };
        /** @description Energy of all zones together */
        Shares: {
            /** @description Energy in Wh, a decimal number */
            import_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            held_wh: string;
            /** @description Energy in Wh, a decimal number */
            used_wh: string;
            /** @description Part of the import that did not come from the utility, parts per million */
            self_sufficiency_ppm: number | null;
            /** @description Part of the export that did not go to the utility, parts per million */
            self_consumption_ppm: number | null;
        };
        /** @description What a slot's verified export minted, and how it was burned. */
        SlotBookedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "slot_booked";
            attributes: {
                burned_consumed_wh: string;
                burned_exported_wh: string;
                minted: components["schemas"]["SourceEnergy"][];
                slot: number;
            };
        };
        /** @description The pool is cleared: each zone's price and energies. */
        SlotClearedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "slot_cleared";
            attributes: {
                slot: number;
                zones: components["schemas"]["ZoneTotals"][];
            };
        };
        SlotCounterparty: {
            /** @description Bech32 address */
            counterparty: string;
            /** @description Money in micro-currency, a decimal number */
            money_micro: string;
        };
        SlotDetail: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            stage: "summing" | "settling" | "final";
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            trading_fee_micro_per_kwh: number;
            points_metered: number;
            points_caught_up: number;
            /** @description Money in micro-currency, a decimal number */
            points_micro: string;
            /** @description Money in micro-currency, a decimal number */
            utility_micro: string;
            /** @description Money in micro-currency, a decimal number */
            community_micro: string;
            /** @description Money in micro-currency, a decimal number */
            lines_micro: string;
            /** @description Money in micro-currency, a decimal number */
            islands_micro: string;
            /** @description Money in micro-currency, a decimal number */
            turnover_micro: string;
            banks_set_aside: number;
            adds_up: boolean;
            /** @description The identity that did not hold */
            violation: string | null;
            opened_height: number;
            final_height: number | null;
            zones: components["schemas"]["SlotZone"][];
            counterparties: components["schemas"]["SlotCounterparty"][];
        };
        SlotFinalizedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "slot_finalized";
            attributes: {
                money: components["schemas"]["SlotMoney"];
                points_caught_up: number;
                points_metered: number;
                slot: number;
            };
        };
        /** @description Money moved by a slot; the five sum to zero. */
        SlotMoney: {
            community_micro: string;
            /** @description Zone operators that stand in for the utility on islands. */
            islands_micro: string;
            /** @description Line operators' earnings: fees and congestion rent. */
            lines_micro: string;
            points_micro: string;
            /** @description All that points paid, the turnover. */
            turnover_micro: string;
            utility_micro: string;
        };
        /** @description Work on a slot has begun: its terms are fixed. */
        SlotOpenedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "slot_opened";
            attributes: {
                bank_count: number;
                feed_in_micro_per_kwh: number;
                retail_micro_per_kwh: number;
                slot: number;
                trading_fee_micro_per_kwh: number;
            };
        };
        /** @description A slot's settlement; the five parts of its money sum to zero */
        SlotOutcome: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            stage: "summing" | "settling" | "final";
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            trading_fee_micro_per_kwh: number;
            points_metered: number;
            points_caught_up: number;
            /** @description Money in micro-currency, a decimal number */
            points_micro: string;
            /** @description Money in micro-currency, a decimal number */
            utility_micro: string;
            /** @description Money in micro-currency, a decimal number */
            community_micro: string;
            /** @description Money in micro-currency, a decimal number */
            lines_micro: string;
            /** @description Money in micro-currency, a decimal number */
            islands_micro: string;
            /** @description Money in micro-currency, a decimal number */
            turnover_micro: string;
            banks_set_aside: number;
            adds_up: boolean;
            /** @description The identity that did not hold */
            violation: string | null;
            opened_height: number;
            final_height: number | null;
        };
        SlotPage: {
            items: components["schemas"]["SlotOutcome"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description A settled slot, zone by zone; what zones store moved by it. */
        SlotReportedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "slot_reported";
            attributes: {
                slot: number;
                zones: components["schemas"]["ZoneTotals"][];
            };
        };
        /** @description Nothing is known of what flowed in a slot. */
        SlotUnknownEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "slot_unknown";
            attributes: {
                error: string;
                slot: number;
            };
        };
        /** @description Work on a slot cannot begin with the terms the grid gives; it is tried again with every tick. */
        SlotWaitsEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "slot_waits";
            attributes: {
                error: string;
                slot: number;
            };
        };
        SlotZone: {
            zone_id: number;
            /** @description Price in micro-currency per kWh */
            price_micro_per_kwh: number | null;
            /** @description Energy in Wh, a decimal number */
            import_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            held_wh: string;
            /** @description Energy in Wh, a decimal number */
            used_wh: string;
            /** @description Energy in Wh, a decimal number */
            line_flow_wh: string;
        };
        /** @description Slots without any reading were passed over. */
        SlotsSkippedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "slots_skipped";
            attributes: {
                from_slot: number;
                to_slot: number;
            };
        };
        SourceEnergy: {
            energy_wh: string;
            /** @enum {string} */
            source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
        };
        SourceFactor: {
            g_per_kwh: number;
            /** @enum {string} */
            source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
        };
        /** @description A zone fares otherwise from here on */
        StateMove: {
            zone_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            state: "normal" | "alert" | "emergency" | "restoration";
            /** @description Of a restoration; 0 in other states */
            stage: number;
            /** @description Of the line, 1000 being all it carries */
            loading_permille: number | null;
            reasons: ("forecast" | "frequency" | "loaded" | "operator" | "overloaded" | "voltage")[];
            height: number;
        };
        StateMovePage: {
            items: components["schemas"]["StateMove"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description A zone's state or stage of restoration is another one now. */
        StateMovedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "state_moved";
            attributes: {
                loading_permille: number | null;
                reasons: ("forecast" | "frequency" | "loaded" | "operator" | "overloaded" | "voltage")[];
                /** @description The slot that was taken in, or the present one when its operator said so. */
                slot: number;
                stage: number;
                /** @enum {string} */
                state: "normal" | "alert" | "emergency" | "restoration";
                zone_id: number;
            };
        };
        /** @description Multipliers of a zone's states, in thousandths. */
        StatePermille: {
            alert: number;
            emergency: number;
            normal: number;
            restoration: number;
        };
        /** @description The grid did not take a zone's state. */
        StateRefusedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "state_refused";
            attributes: {
                error: string;
                zone_id: number;
            };
        };
        /** @description A zone's operator says how it fares; nothing when it took that back. */
        StateSaidEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "state_said";
            attributes: {
                state: ("alert" | "emergency") | null;
                until_slot: number | null;
                zone_id: number;
            };
        };
        /** @description A zone's network is in this state from now on. */
        StateSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "state_set";
            attributes: {
                /** @enum {string} */
                state: "normal" | "alert" | "emergency" | "restoration";
                zone_id: number;
            };
        };
        /** @description How far the tables are */
        Status: {
            chain_id: string;
            height: number | null;
            /** Format: date-time */
            time: string | null;
            chain_height: number | null;
            /** @description Blocks that the node has and the tables do not */
            lag_blocks: number;
            /** @description Why it is not following the chain */
            trouble: string | null;
        };
        /** @description How much a zone stores in all. */
        StorageSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "storage_set";
            attributes: {
                capacity_wh: string;
                zone_id: number;
            };
        };
        Subject: {
            participant: {
                address: string;
            };
        } | {
            meter: {
                meter_id: number;
            };
        };
        TamperReport: {
            report_id: number;
            /** @description Id of a metering point */
            meter_id: number;
            /** @description Bech32 address */
            reporter: string;
            kind: string;
            note: string;
            height: number;
            /** Format: date-time */
            time: string;
        };
        TamperReportPage: {
            items: components["schemas"]["TamperReport"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        TamperReportedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "tamper_reported";
            attributes: {
                /** @enum {string} */
                kind: "cover_opened" | "magnetic_field" | "key_exposed" | "readings_disputed" | "other";
                meter_id: number;
                note: string;
                report_id: string;
                reporter: string;
            };
        };
        /** @description Holds from its slot until the next one does */
        Tariff: {
            /** @description floor(unix seconds / slot_seconds) */
            from_slot: number;
            /** Format: date-time */
            starts_at: string;
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            trading_fee_micro_per_kwh: number;
        };
        /** @description So many slots that have not begun keep the tariff they have. */
        TariffNoticeSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "tariff_notice_set";
            attributes: {
                tariff_notice_slots: number;
            };
        };
        TariffPage: {
            items: components["schemas"]["Tariff"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description The tariff is this one from a slot on; from slot 0 when the grid starts. */
        TariffSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "tariff_set";
            attributes: {
                feed_in_micro_per_kwh: number;
                from_slot: number;
                retail_micro_per_kwh: number;
                trading_fee_micro_per_kwh: number;
            };
        };
        /** @description What a metering point came to in the slots of a range that had the same tariff */
        TariffUsage: {
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            trading_fee_micro_per_kwh: number;
            /** @description floor(unix seconds / slot_seconds) */
            first_slot: number;
            /** @description floor(unix seconds / slot_seconds) */
            last_slot: number;
            /** @description Slots with a result */
            slots: number;
            /** @description Metered from the grid, Wh */
            import_wh: string;
            /** @description Metered into the grid, Wh */
            export_wh: string;
            /** @description Bought from neighbours before delivery, Wh */
            forward_bought_wh: string;
            /** @description Sold to neighbours before delivery, Wh */
            forward_sold_wh: string;
            /** @description From neighbours, Wh */
            pool_bought_wh: string;
            /** @description To neighbours, Wh */
            pool_sold_wh: string;
            /** @description From the utility, Wh */
            utility_bought_wh: string;
            /** @description To the utility, Wh */
            utility_sold_wh: string;
            /** @description Held as energy tokens, Wh */
            held_wh: string;
            /** @description Taken from energy tokens, Wh */
            used_wh: string;
            /** @description Both in import_wh and in export_wh of one slot: made and used meanwhile, Wh */
            own_wh: string;
            /** @description Of import_wh, what neighbours made: forward trades and the pool together, what was sold on left out, Wh */
            import_from_neighbours_wh: string;
            /** @description Of import_wh, what energy tokens paid for, Wh. The rest, but for own_wh, was the utility's */
            import_from_storage_wh: string;
            /** @description Of export_wh, what neighbours took: forward trades and the pool together, what was bought back left out, Wh */
            export_to_neighbours_wh: string;
            /** @description Of export_wh, what became energy tokens, Wh. The rest, but for own_wh, was the utility's */
            export_to_storage_wh: string;
            /** @description Imported in slots whose readings came too late, Wh */
            catch_up_import_wh: string;
            /** @description Exported in slots whose readings came too late, Wh */
            catch_up_export_wh: string;
            /** @description All of it; positive is received, micro-currency */
            money_micro: string;
            /** @description Within it, for what was exported in missed slots, micro-currency */
            catch_up_earned_micro: string;
            /** @description Within it, for what was imported in missed slots, micro-currency */
            catch_up_paid_micro: string;
            /** @description The part traded with the utility, micro-currency */
            utility_micro: string;
            /** @description The part traded with neighbours, fees within, micro-currency */
            neighbours_micro: string;
            /** @description What it would have been with the utility alone, micro-currency */
            utility_alone_micro: string;
            /** @description money_micro less utility_alone_micro, micro-currency */
            saved_micro: string;
        };
        TariffUsagePage: {
            items: components["schemas"]["TariffUsage"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description Prices by the clock on the wall: windows are in local time, slots in UTC. */
        TimeOfUse: {
            time_zone: components["schemas"]["TimeZone"];
            /** @description The first that matches counts; outside of all, the multiplier is 1000. At most 32. */
            windows: components["schemas"]["Window"][];
        };
        TimeZone: {
            daylight: components["schemas"]["Daylight"] | null;
            standard_offset_minutes: number;
        };
        TokenAllowance: {
            /** @description Bech32 address */
            spender: string;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
            /** @description The block from which on it may not be used */
            expires_at_height: number | null;
            /**
             * Format: date-time
             * @description The time from which on it may not be used
             */
            expires_at: string | null;
        };
        TokenAllowancePage: {
            items: components["schemas"]["TokenAllowance"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        TokenBalance: {
            /** @description Bech32 address */
            owner: string;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
        };
        TokenBalancePage: {
            items: components["schemas"]["TokenBalance"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        TokenMovement: {
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            tx_hash: string | null;
            /** @enum {string} */
            kind: "held" | "drawn" | "transferred" | "retired";
            /** @description Bech32 address */
            from: string | null;
            /** @description Bech32 address */
            to: string | null;
            /** @description Who used an allowance */
            by: string | null;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number | null;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
        };
        TokenMovementPage: {
            items: components["schemas"]["TokenMovement"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description What holds as long as the token does. */
        TokenStartedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "token";
            /** @enum {string} */
            type: "token_started";
            attributes: {
                admin: string;
                grid_g_per_kwh: number;
                name: string;
                /** @description Of every source. */
                source_g_per_kwh: components["schemas"]["SourceFactor"][];
                symbol: string;
                trading: string;
            };
        };
        /** @description Energy tokens since the start; one token is one Wh */
        Tokens: {
            name: string | null;
            symbol: string | null;
            /** @description What all holders have, Wh */
            supply_wh: string;
            holders: number;
            /** @description What a kWh of the grid's mix emits, g */
            grid_g_per_kwh: number | null;
            minted: components["schemas"]["MintedSource"][];
            /** @description Emissions avoided against the grid's mix, g; negative where the source emits more */
            avoided_g: string;
            /** @description Energy in Wh, a decimal number */
            burned_consumed_wh: string;
            /** @description Energy in Wh, a decimal number */
            burned_exported_wh: string;
            /** @description Burned by holders themselves, Wh */
            retired_wh: string;
        };
        /** @description What a batch traded in a zone */
        Trade: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            batch: number;
            zone_id: number;
            /** @description Price in micro-currency per kWh */
            price_micro_per_kwh: number | null;
            /** @description Energy in Wh, a decimal number */
            sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            bought_wh: string;
            /** @description The batch's, positive towards the root, Wh */
            line_flow_wh: string;
            bundle_id: number | null;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
        };
        TradePage: {
            items: components["schemas"]["Trade"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description What holds as long as trading does; `WorkBoundSet`, `ForwardParamsSet` and `PricingSet` come with it and may come again. */
        TradingStartedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "trading_started";
            attributes: {
                admin: string;
                community: string;
                denom: string;
                grace_seconds: number;
                grid: string;
                keep_slots: number;
                metering: string;
                registry: string;
                slot_seconds: number;
                token: string;
                utility: string;
            };
        };
        TransferredEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "transferred";
            attributes: {
                amount_micro: string;
                from_meter_id: number;
                to_meter_id: number;
            };
        };
        /** @description The `week`th `weekday` of `month`, the fifth being the last. */
        Turn: {
            month: number;
            second_of_day: number;
            /** @enum {string} */
            time_is: "utc" | "standard" | "wall";
            week: number;
            /** @description 0 is Monday. */
            weekday: number;
        };
        /** @description A utility has less than it has to keep, or cannot pay what it owes. */
        UtilityShortEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "utility_short";
            attributes: {
                available_micro: string;
                payable_micro: string;
                slot: number;
                utility: string;
            };
        };
        VerifiersChangedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "registry";
            /** @enum {string} */
            type: "verifiers_changed";
            attributes: {
                threshold: number;
                verifiers: string[];
            };
        };
        Vote: {
            /** @description Bech32 address */
            verifier: string;
            approved: boolean;
            height: number;
        };
        /** @description A counter that starts again: since the reading of last_slot, with these registers at the end of slot. It waits until its lapse for somebody to confirm it */
        WaitingRestart: {
            /** @description floor(unix seconds / slot_seconds) */
            last_slot: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @description Energy in Wh, a decimal number */
            import_total_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_total_wh: string;
            /** @description floor(unix seconds / slot_seconds) */
            lapses_slot: number;
        };
        Window: {
            /** @description Minutes since local midnight, `from` included, `to` not; a window that ends at or before its start ends on the next day. */
            from_minute: number;
            multiplier_permille: number;
            to_minute: number;
            /** @description Bit 0 is Monday. */
            weekdays: number;
        };
        /** @description What a metering point came to in some hours of the week */
        WindowUsage: {
            /** @description Its name; other: what lies in none of them */
            window: string;
            /** @description On which it starts; bit 0 is Monday */
            weekdays: number | null;
            /** @description Since local midnight */
            from_minute: number | null;
            /** @description The first minute after it; at or before from_minute it is one of the next day */
            to_minute: number | null;
            /** @description Of the community's schedule, in thousandths */
            multiplier_permille: number | null;
            /** @description Slots with a result */
            slots: number;
            /** @description Metered from the grid, Wh */
            import_wh: string;
            /** @description Metered into the grid, Wh */
            export_wh: string;
            /** @description Bought from neighbours before delivery, Wh */
            forward_bought_wh: string;
            /** @description Sold to neighbours before delivery, Wh */
            forward_sold_wh: string;
            /** @description From neighbours, Wh */
            pool_bought_wh: string;
            /** @description To neighbours, Wh */
            pool_sold_wh: string;
            /** @description From the utility, Wh */
            utility_bought_wh: string;
            /** @description To the utility, Wh */
            utility_sold_wh: string;
            /** @description Held as energy tokens, Wh */
            held_wh: string;
            /** @description Taken from energy tokens, Wh */
            used_wh: string;
            /** @description Both in import_wh and in export_wh of one slot: made and used meanwhile, Wh */
            own_wh: string;
            /** @description Of import_wh, what neighbours made: forward trades and the pool together, what was sold on left out, Wh */
            import_from_neighbours_wh: string;
            /** @description Of import_wh, what energy tokens paid for, Wh. The rest, but for own_wh, was the utility's */
            import_from_storage_wh: string;
            /** @description Of export_wh, what neighbours took: forward trades and the pool together, what was bought back left out, Wh */
            export_to_neighbours_wh: string;
            /** @description Of export_wh, what became energy tokens, Wh. The rest, but for own_wh, was the utility's */
            export_to_storage_wh: string;
            /** @description Imported in slots whose readings came too late, Wh */
            catch_up_import_wh: string;
            /** @description Exported in slots whose readings came too late, Wh */
            catch_up_export_wh: string;
            /** @description All of it; positive is received, micro-currency */
            money_micro: string;
            /** @description Within it, for what was exported in missed slots, micro-currency */
            catch_up_earned_micro: string;
            /** @description Within it, for what was imported in missed slots, micro-currency */
            catch_up_paid_micro: string;
            /** @description The part traded with the utility, micro-currency */
            utility_micro: string;
            /** @description The part traded with neighbours, fees within, micro-currency */
            neighbours_micro: string;
            /** @description What it would have been with the utility alone, micro-currency */
            utility_alone_micro: string;
            /** @description money_micro less utility_alone_micro, micro-currency */
            saved_micro: string;
        };
        WindowUsages: {
            time_zone: string;
            items: components["schemas"]["WindowUsage"][];
        };
        /** @description On its way out of the account; paid when the slot has begun, if nothing stands against it */
        Withdrawal: {
            /** @description Money in micro-currency, a decimal number */
            amount_micro: string;
            /** @description floor(unix seconds / slot_seconds) */
            due_slot: number;
        };
        /** @description A withdrawal that is due cannot be paid yet, because a point of its owner is suspended. It is tried again in `due_slot`. */
        WithdrawalHeldEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "withdrawal_held";
            attributes: {
                amount_micro: string;
                counterparty: string | null;
                due_slot: number;
                meter_id: number | null;
            };
        };
        /** @description Coins have left an account and will be paid. */
        WithdrawalRequestedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "withdrawal_requested";
            attributes: {
                amount_micro: string;
                by: string;
                counterparty: string | null;
                due_slot: number;
                meter_id: number | null;
            };
        };
        /** @description The chain's bank did not take a payment: its coins are back in the account. */
        WithdrawalReturnedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "withdrawal_returned";
            attributes: {
                amount_micro: string;
                counterparty: string | null;
                meter_id: number | null;
            };
        };
        /** @description Paying out is paused: an identity was violated. */
        WithdrawalsPausedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "withdrawals_paused";
            attributes: {
                error: string;
                slot: number;
            };
        };
        /** @description A withdrawal that was asked for is paid. */
        WithdrawnEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "withdrawn";
            attributes: {
                amount_micro: string;
                by: string;
                counterparty: string | null;
                meter_id: number | null;
                /** @description What of the withdrawal went to debts of the owner's points instead. */
                to_debts_micro: string;
            };
        };
        WorkBoundSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "work_bound_set";
            attributes: {
                points_per_tick: number;
            };
        };
        Zone: {
            zone_id: number;
            parent_id: number | null;
            name: string;
            /** @description Bech32 address */
            operator: string;
            /** @enum {string} */
            state: "normal" | "alert" | "emergency" | "restoration";
            /** @description Bech32 address */
            controller: string | null;
            line: components["schemas"]["Line"] | null;
            /** @description Cut off from its parent */
            islanded: boolean;
            /** @description Energy in Wh, a decimal number */
            storage_capacity_wh: string;
            /** @description Energy in Wh, a decimal number */
            stored_wh: string;
            metering_points: number;
            /** @description The latest slot that was cleared */
            last_slot: number | null;
            /** @description Its price in the zone; null when nothing was traded there */
            last_price_micro_per_kwh: number | null;
        };
        /** @description A zone joined the tree; the root is the first and has no parent. */
        ZoneAddedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "zone_added";
            attributes: {
                name: string;
                operator: string;
                parent_id: number | null;
                zone_id: number;
            };
        };
        /** @description Meters of a zone and of all zones below it said together more than its line carries: one of them does not measure what flows. It withholds nobody's money; at most one a zone and slot. */
        ZoneBeyondLineEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "trading";
            /** @enum {string} */
            type: "zone_beyond_line";
            attributes: {
                /** @description Of the line in that direction; 0 on an island. */
                capacity_wh: string;
                /** @description What they exported less what they imported in the slot, late readings left out. Below zero it flowed away from the root. */
                net_export_wh: string;
                slot: number;
                zone_id: number;
            };
        };
        /** @description A zone's energy over a range of settled slots */
        ZoneFlow: {
            zone_id: number;
            parent_id: number | null;
            name: string;
            slots: number;
            /** @description Energy in Wh, a decimal number */
            import_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            held_wh: string;
            /** @description Energy in Wh, a decimal number */
            used_wh: string;
            /** @description Carried to the parent by the line, Wh */
            flow_up_wh: string;
            /** @description Carried from the parent by the line, Wh */
            flow_down_wh: string;
        };
        /** @description By what a zone is judged. */
        ZoneParams: {
            bands: components["schemas"]["Bands"];
            /** @description On what terms the clock calls, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any. */
            calls: components["schemas"]["CallTerms"] | null;
            /** @description On what terms metering points are cut in an emergency that was measured, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any. */
            cuts: components["schemas"]["CutTerms"] | null;
            /** @description The zone is cut off from its parent while that is in an emergency that its feeder measured, where the zone's own feeder is foreseen to feed in; while the operator who sets it operates the zone, never where nothing is said. Of all zones nobody sets it. */
            islands: boolean | null;
            /** @description The smallest offer, 50 to 5000; 500 where nothing is said. A smaller one that stands is not called. */
            min_offer_wh: string | null;
            /** @description What is nominal on the line: how far voltage and frequency are off it, as the line's feeder saw them, is held against the bands. Where nothing is said they are not looked at. */
            nominal: components["schemas"]["NominalQuality"] | null;
        };
        /** @description A zone is judged by these from now on. */
        ZoneParamsSetEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "balancing";
            /** @enum {string} */
            type: "zone_params_set";
            attributes: {
                params: components["schemas"]["ZoneParams"];
                zone_id: number;
            };
        };
        /** @description What a zone did in a slot */
        ZoneSlot: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            zone_id: number;
            /** @description Price in micro-currency per kWh */
            price_micro_per_kwh: number | null;
            /** @description Price in micro-currency per kWh */
            feed_in_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            retail_micro_per_kwh: number;
            /** @description Energy in Wh, a decimal number */
            import_wh: string;
            /** @description Energy in Wh, a decimal number */
            export_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            pool_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_bought_wh: string;
            /** @description Energy in Wh, a decimal number */
            utility_sold_wh: string;
            /** @description Energy in Wh, a decimal number */
            held_wh: string;
            /** @description Energy in Wh, a decimal number */
            used_wh: string;
            /** @description On the line to the parent, positive towards the root, Wh */
            line_flow_wh: string;
            /** @description False while only price, pool and flow are known */
            final: boolean;
        };
        ZoneSlotPage: {
            items: components["schemas"]["ZoneSlot"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        /** @description What one zone did in one slot. */
        ZoneTotals: {
            export_wh: string;
            held_wh: string;
            import_wh: string;
            /** @description Flow on the zone's line, positive towards the root. */
            line_flow_wh: string;
            pool_bought_wh: string;
            pool_sold_wh: string;
            price_micro_per_kwh: number | null;
            /** @description Taken from what was held. */
            used_wh: string;
            /** @description Bought from the utility. */
            utility_bought_wh: string;
            /** @description Sold to the utility. */
            utility_sold_wh: string;
            zone_id: number;
        };
        /** @description A zone has another name or operator. */
        ZoneUpdatedEvent: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @enum {string} */
            emitter: "grid";
            /** @enum {string} */
            type: "zone_updated";
            attributes: {
                name: string;
                operator: string;
                zone_id: number;
            };
        };
        Zones: {
            items: components["schemas"]["Zone"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Account = components['schemas']['Account'];
export type AccountMovement = components['schemas']['AccountMovement'];
export type AccountMovementPage = components['schemas']['AccountMovementPage'];
export type Action = components['schemas']['Action'];
export type AllowanceChangedEvent = components['schemas']['AllowanceChangedEvent'];
export type Approval = components['schemas']['Approval'];
export type Award = components['schemas']['Award'];
export type AwardDeliveredEvent = components['schemas']['AwardDeliveredEvent'];
export type AwardPage = components['schemas']['AwardPage'];
export type AwardTotals = components['schemas']['AwardTotals'];
export type AwardVoidedEvent = components['schemas']['AwardVoidedEvent'];
export type BalancingDepositedEvent = components['schemas']['BalancingDepositedEvent'];
export type BalancingNamedEvent = components['schemas']['BalancingNamedEvent'];
export type BalancingStartedEvent = components['schemas']['BalancingStartedEvent'];
export type BalancingWithdrawnEvent = components['schemas']['BalancingWithdrawnEvent'];
export type Bands = components['schemas']['Bands'];
export type BankSetAsideEvent = components['schemas']['BankSetAsideEvent'];
export type BankSettledEvent = components['schemas']['BankSettledEvent'];
export type BatchClearedEvent = components['schemas']['BatchClearedEvent'];
export type BatchZone = components['schemas']['BatchZone'];
export type BatchesResumedEvent = components['schemas']['BatchesResumedEvent'];
export type BatchesStoppedEvent = components['schemas']['BatchesStoppedEvent'];
export type BeyondLine = components['schemas']['BeyondLine'];
export type BeyondLinePage = components['schemas']['BeyondLinePage'];
export type Bill = components['schemas']['Bill'];
export type BillLine = components['schemas']['BillLine'];
export type BillLinePage = components['schemas']['BillLinePage'];
export type Bills = components['schemas']['Bills'];
export type Book = components['schemas']['Book'];
export type BookOpenedEvent = components['schemas']['BookOpenedEvent'];
export type BookSetAsideEvent = components['schemas']['BookSetAsideEvent'];
export type Books = components['schemas']['Books'];
export type Call = components['schemas']['Call'];
export type CallAwardedEvent = components['schemas']['CallAwardedEvent'];
export type CallEndedEvent = components['schemas']['CallEndedEvent'];
export type CallMissedEvent = components['schemas']['CallMissedEvent'];
export type CallOpenedEvent = components['schemas']['CallOpenedEvent'];
export type CallPage = components['schemas']['CallPage'];
export type CallTerms = components['schemas']['CallTerms'];
export type Closed = components['schemas']['Closed'];
export type ClosingRegisters = components['schemas']['ClosingRegisters'];
export type Community = components['schemas']['Community'];
export type ConnectionForgottenEvent = components['schemas']['ConnectionForgottenEvent'];
export type ConnectionNamedEvent = components['schemas']['ConnectionNamedEvent'];
export type Contracts = components['schemas']['Contracts'];
export type ControllerSetEvent = components['schemas']['ControllerSetEvent'];
export type Counterparty = components['schemas']['Counterparty'];
export type CounterpartyPage = components['schemas']['CounterpartyPage'];
export type CounterpartyResult = components['schemas']['CounterpartyResult'];
export type CounterpartyResultPage = components['schemas']['CounterpartyResultPage'];
export type CounterpartySettledEvent = components['schemas']['CounterpartySettledEvent'];
export type CreditLineSetEvent = components['schemas']['CreditLineSetEvent'];
export type Curve = components['schemas']['Curve'];
export type Cut = components['schemas']['Cut'];
export type CutEndedEvent = components['schemas']['CutEndedEvent'];
export type CutMadeEvent = components['schemas']['CutMadeEvent'];
export type CutMeasuredEvent = components['schemas']['CutMeasuredEvent'];
export type CutMissedEvent = components['schemas']['CutMissedEvent'];
export type CutOpenedEvent = components['schemas']['CutOpenedEvent'];
export type CutPage = components['schemas']['CutPage'];
export type CutPoint = components['schemas']['CutPoint'];
export type CutPointPage = components['schemas']['CutPointPage'];
export type CutTerms = components['schemas']['CutTerms'];
export type Daylight = components['schemas']['Daylight'];
export type DebtsReceivedEvent = components['schemas']['DebtsReceivedEvent'];
export type Delegate = components['schemas']['Delegate'];
export type DelegateRemovedEvent = components['schemas']['DelegateRemovedEvent'];
export type DelegateSetEvent = components['schemas']['DelegateSetEvent'];
export type Delegates = components['schemas']['Delegates'];
export type DemandResponseEvent = components['schemas']['DemandResponseEvent'];
export type DemandResponseEventPage = components['schemas']['DemandResponseEventPage'];
export type DepositedEvent = components['schemas']['DepositedEvent'];
export type Depth = components['schemas']['Depth'];
export type DeviceKey = components['schemas']['DeviceKey'];
export type Dues = components['schemas']['Dues'];
export type DuesMovedEvent = components['schemas']['DuesMovedEvent'];
export type DuesOfRange = components['schemas']['DuesOfRange'];
export type EnergyDrawnEvent = components['schemas']['EnergyDrawnEvent'];
export type EnergyHeldEvent = components['schemas']['EnergyHeldEvent'];
export type EnergyRetiredEvent = components['schemas']['EnergyRetiredEvent'];
export type EnergyTransferredEvent = components['schemas']['EnergyTransferredEvent'];
export type Equipment = components['schemas']['Equipment'];
export type Event = components['schemas']['Event'];
export type EventAnnouncedEvent = components['schemas']['EventAnnouncedEvent'];
export type EventPage = components['schemas']['EventPage'];
export type EventWithdrawnEvent = components['schemas']['EventWithdrawnEvent'];
export type ExpectedPrice = components['schemas']['ExpectedPrice'];
export type Expiration = components['schemas']['Expiration'];
export type ExportDroppedEvent = components['schemas']['ExportDroppedEvent'];
export type ExportQuarantinedEvent = components['schemas']['ExportQuarantinedEvent'];
export type ExportReleasedEvent = components['schemas']['ExportReleasedEvent'];
export type Failure = components['schemas']['Failure'];
export type Fill = components['schemas']['Fill'];
export type FillPage = components['schemas']['FillPage'];
export type Flag = components['schemas']['Flag'];
export type FlagAppealedEvent = components['schemas']['FlagAppealedEvent'];
export type FlagEndedEvent = components['schemas']['FlagEndedEvent'];
export type FlagPage = components['schemas']['FlagPage'];
export type Flows = components['schemas']['Flows'];
export type ForecastScore = components['schemas']['ForecastScore'];
export type ForeseenFlow = components['schemas']['ForeseenFlow'];
export type ForwardParams = components['schemas']['ForwardParams'];
export type ForwardParamsSetEvent = components['schemas']['ForwardParamsSetEvent'];
export type GridStartedEvent = components['schemas']['GridStartedEvent'];
export type Home = components['schemas']['Home'];
export type IdentityViolatedEvent = components['schemas']['IdentityViolatedEvent'];
export type IslandEndedEvent = components['schemas']['IslandEndedEvent'];
export type IslandMadeEvent = components['schemas']['IslandMadeEvent'];
export type IslandRefusedEvent = components['schemas']['IslandRefusedEvent'];
export type IslandSetEvent = components['schemas']['IslandSetEvent'];
export type KeyRotatedEvent = components['schemas']['KeyRotatedEvent'];
export type Level = components['schemas']['Level'];
export type Line = components['schemas']['Line'];
export type LineFlow = components['schemas']['LineFlow'];
export type LineSetEvent = components['schemas']['LineSetEvent'];
export type LoadProfile = components['schemas']['LoadProfile'];
export type MarketingUpdatedEvent = components['schemas']['MarketingUpdatedEvent'];
export type MeasuredFlow = components['schemas']['MeasuredFlow'];
export type MessageDeferredEvent = components['schemas']['MessageDeferredEvent'];
export type MeterApplication = components['schemas']['MeterApplication'];
export type MeterApplicationClosedEvent = components['schemas']['MeterApplicationClosedEvent'];
export type MeterApplicationPage = components['schemas']['MeterApplicationPage'];
export type MeterApplicationVote = components['schemas']['MeterApplicationVote'];
export type MeterApplicationVotedEvent = components['schemas']['MeterApplicationVotedEvent'];
export type MeterAppliedForEvent = components['schemas']['MeterAppliedForEvent'];
export type MeterFlaggedEvent = components['schemas']['MeterFlaggedEvent'];
export type MeterRecalledEvent = components['schemas']['MeterRecalledEvent'];
export type MeterRegisteredEvent = components['schemas']['MeterRegisteredEvent'];
export type MeterStatusChangedEvent = components['schemas']['MeterStatusChangedEvent'];
export type MeteringPoint = components['schemas']['MeteringPoint'];
export type MeteringPointPage = components['schemas']['MeteringPointPage'];
export type MeteringSetEvent = components['schemas']['MeteringSetEvent'];
export type MeteringStartedEvent = components['schemas']['MeteringStartedEvent'];
export type MintedSource = components['schemas']['MintedSource'];
export type ModuleEvent = components['schemas']['ModuleEvent'];
export type MoneyParamsSetEvent = components['schemas']['MoneyParamsSetEvent'];
export type NominalQuality = components['schemas']['NominalQuality'];
export type OcmfRefusedEvent = components['schemas']['OcmfRefusedEvent'];
export type OfferAwardedEvent = components['schemas']['OfferAwardedEvent'];
export type OfferRemovedEvent = components['schemas']['OfferRemovedEvent'];
export type OfferSetEvent = components['schemas']['OfferSetEvent'];
export type OfferTerms = components['schemas']['OfferTerms'];
export type OracleSetEvent = components['schemas']['OracleSetEvent'];
export type Order = components['schemas']['Order'];
export type OrderDetail = components['schemas']['OrderDetail'];
export type OrderPage = components['schemas']['OrderPage'];
export type OrderPart = components['schemas']['OrderPart'];
export type OrderTriggeredEvent = components['schemas']['OrderTriggeredEvent'];
export type OrdersCancelledEvent = components['schemas']['OrdersCancelledEvent'];
export type OrdersEndedEvent = components['schemas']['OrdersEndedEvent'];
export type OrdersFilledEvent = components['schemas']['OrdersFilledEvent'];
export type OrdersPlacedEvent = components['schemas']['OrdersPlacedEvent'];
export type Outlook = components['schemas']['Outlook'];
export type Participant = components['schemas']['Participant'];
export type ParticipantPage = components['schemas']['ParticipantPage'];
export type ParticipantStatusChangedEvent = components['schemas']['ParticipantStatusChangedEvent'];
export type Pause = components['schemas']['Pause'];
export type PointClassSaidEvent = components['schemas']['PointClassSaidEvent'];
export type PointClassSetEvent = components['schemas']['PointClassSetEvent'];
export type PointCutEvent = components['schemas']['PointCutEvent'];
export type PointTermsSetEvent = components['schemas']['PointTermsSetEvent'];
export type Position = components['schemas']['Position'];
export type PositionPage = components['schemas']['PositionPage'];
export type PresentTariff = components['schemas']['PresentTariff'];
export type Pricing = components['schemas']['Pricing'];
export type PricingSetEvent = components['schemas']['PricingSetEvent'];
export type ProfileQuarter = components['schemas']['ProfileQuarter'];
export type ProfileUpdatedEvent = components['schemas']['ProfileUpdatedEvent'];
export type Proposal = components['schemas']['Proposal'];
export type ProposalClosedEvent = components['schemas']['ProposalClosedEvent'];
export type ProposalOpenedEvent = components['schemas']['ProposalOpenedEvent'];
export type ProposalPage = components['schemas']['ProposalPage'];
export type ProposalVotedEvent = components['schemas']['ProposalVotedEvent'];
export type QualitySubmittedEvent = components['schemas']['QualitySubmittedEvent'];
export type QuarantineBackedEvent = components['schemas']['QuarantineBackedEvent'];
export type Reading = components['schemas']['Reading'];
export type ReadingPage = components['schemas']['ReadingPage'];
export type ReadingsSubmittedEvent = components['schemas']['ReadingsSubmittedEvent'];
export type Recall = components['schemas']['Recall'];
export type ReferencesMovedEvent = components['schemas']['ReferencesMovedEvent'];
export type Refusal = components['schemas']['Refusal'];
export type RefusedReading = components['schemas']['RefusedReading'];
export type RefusedReadingPage = components['schemas']['RefusedReadingPage'];
export type Registers = components['schemas']['Registers'];
export type RegistersClosedEvent = components['schemas']['RegistersClosedEvent'];
export type RegistersRestartedEvent = components['schemas']['RegistersRestartedEvent'];
export type RegistryStartedEvent = components['schemas']['RegistryStartedEvent'];
export type ReservesFreedEvent = components['schemas']['ReservesFreedEvent'];
export type RestartBackedEvent = components['schemas']['RestartBackedEvent'];
export type RestartSignedEvent = components['schemas']['RestartSignedEvent'];
export type Restarted = components['schemas']['Restarted'];
export type Result = components['schemas']['Result'];
export type ResultPage = components['schemas']['ResultPage'];
export type ResumptionBackedEvent = components['schemas']['ResumptionBackedEvent'];
export type Rule = components['schemas']['Rule'];
export type RuleSetEvent = components['schemas']['RuleSetEvent'];
export type Shares = components['schemas']['Shares'];
export type SlotBookedEvent = components['schemas']['SlotBookedEvent'];
export type SlotClearedEvent = components['schemas']['SlotClearedEvent'];
export type SlotCounterparty = components['schemas']['SlotCounterparty'];
export type SlotDetail = components['schemas']['SlotDetail'];
export type SlotFinalizedEvent = components['schemas']['SlotFinalizedEvent'];
export type SlotMoney = components['schemas']['SlotMoney'];
export type SlotOpenedEvent = components['schemas']['SlotOpenedEvent'];
export type SlotOutcome = components['schemas']['SlotOutcome'];
export type SlotPage = components['schemas']['SlotPage'];
export type SlotReportedEvent = components['schemas']['SlotReportedEvent'];
export type SlotUnknownEvent = components['schemas']['SlotUnknownEvent'];
export type SlotWaitsEvent = components['schemas']['SlotWaitsEvent'];
export type SlotZone = components['schemas']['SlotZone'];
export type SlotsSkippedEvent = components['schemas']['SlotsSkippedEvent'];
export type SourceEnergy = components['schemas']['SourceEnergy'];
export type SourceFactor = components['schemas']['SourceFactor'];
export type StateMove = components['schemas']['StateMove'];
export type StateMovePage = components['schemas']['StateMovePage'];
export type StateMovedEvent = components['schemas']['StateMovedEvent'];
export type StatePermille = components['schemas']['StatePermille'];
export type StateRefusedEvent = components['schemas']['StateRefusedEvent'];
export type StateSaidEvent = components['schemas']['StateSaidEvent'];
export type StateSetEvent = components['schemas']['StateSetEvent'];
export type Status = components['schemas']['Status'];
export type StorageSetEvent = components['schemas']['StorageSetEvent'];
export type Subject = components['schemas']['Subject'];
export type TamperReport = components['schemas']['TamperReport'];
export type TamperReportPage = components['schemas']['TamperReportPage'];
export type TamperReportedEvent = components['schemas']['TamperReportedEvent'];
export type Tariff = components['schemas']['Tariff'];
export type TariffNoticeSetEvent = components['schemas']['TariffNoticeSetEvent'];
export type TariffPage = components['schemas']['TariffPage'];
export type TariffSetEvent = components['schemas']['TariffSetEvent'];
export type TariffUsage = components['schemas']['TariffUsage'];
export type TariffUsagePage = components['schemas']['TariffUsagePage'];
export type TimeOfUse = components['schemas']['TimeOfUse'];
export type TimeZone = components['schemas']['TimeZone'];
export type TokenAllowance = components['schemas']['TokenAllowance'];
export type TokenAllowancePage = components['schemas']['TokenAllowancePage'];
export type TokenBalance = components['schemas']['TokenBalance'];
export type TokenBalancePage = components['schemas']['TokenBalancePage'];
export type TokenMovement = components['schemas']['TokenMovement'];
export type TokenMovementPage = components['schemas']['TokenMovementPage'];
export type TokenStartedEvent = components['schemas']['TokenStartedEvent'];
export type Tokens = components['schemas']['Tokens'];
export type Trade = components['schemas']['Trade'];
export type TradePage = components['schemas']['TradePage'];
export type TradingStartedEvent = components['schemas']['TradingStartedEvent'];
export type TransferredEvent = components['schemas']['TransferredEvent'];
export type Turn = components['schemas']['Turn'];
export type UtilityShortEvent = components['schemas']['UtilityShortEvent'];
export type VerifiersChangedEvent = components['schemas']['VerifiersChangedEvent'];
export type Vote = components['schemas']['Vote'];
export type WaitingRestart = components['schemas']['WaitingRestart'];
export type Window = components['schemas']['Window'];
export type WindowUsage = components['schemas']['WindowUsage'];
export type WindowUsages = components['schemas']['WindowUsages'];
export type Withdrawal = components['schemas']['Withdrawal'];
export type WithdrawalHeldEvent = components['schemas']['WithdrawalHeldEvent'];
export type WithdrawalRequestedEvent = components['schemas']['WithdrawalRequestedEvent'];
export type WithdrawalReturnedEvent = components['schemas']['WithdrawalReturnedEvent'];
export type WithdrawalsPausedEvent = components['schemas']['WithdrawalsPausedEvent'];
export type WithdrawnEvent = components['schemas']['WithdrawnEvent'];
export type WorkBoundSetEvent = components['schemas']['WorkBoundSetEvent'];
export type Zone = components['schemas']['Zone'];
export type ZoneAddedEvent = components['schemas']['ZoneAddedEvent'];
export type ZoneBeyondLineEvent = components['schemas']['ZoneBeyondLineEvent'];
export type ZoneFlow = components['schemas']['ZoneFlow'];
export type ZoneParams = components['schemas']['ZoneParams'];
export type ZoneParamsSetEvent = components['schemas']['ZoneParamsSetEvent'];
export type ZoneSlot = components['schemas']['ZoneSlot'];
export type ZoneSlotPage = components['schemas']['ZoneSlotPage'];
export type ZoneTotals = components['schemas']['ZoneTotals'];
export type ZoneUpdatedEvent = components['schemas']['ZoneUpdatedEvent'];
export type Zones = components['schemas']['Zones'];
export type $defs = Record<string, never>;
export interface operations {
    getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the tables are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCommunity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Community"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getZones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zones"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getZone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getZoneSlots: {
        parameters: {
            query?: {
                /** @description floor(unix seconds / slot_seconds) */
                from_slot?: number;
                /** @description Not included */
                to_slot?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneSlotPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getZoneBeyondLine: {
        parameters: {
            query?: {
                /** @description floor(unix seconds / slot_seconds) */
                from_slot?: number;
                /** @description Not included */
                to_slot?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeyondLinePage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getZoneStates: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateMovePage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCalls: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getAwards: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getAwardsOf: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Bech32 address */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getAwardTotals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Bech32 address */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that somebody was called for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardTotals"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCuts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CutPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCutPoints: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CutPointPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCutsOf: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Bech32 address */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CutPointPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getOutlook: {
        parameters: {
            query?: {
                slots?: number;
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the next slots may cost, the present one first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outlook"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getLineFlow: {
        parameters: {
            query?: {
                slots?: number;
                ahead?: number;
            };
            header?: never;
            path: {
                zone_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What flows on a zone's line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineFlow"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getSlots: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getSlot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description floor(unix seconds / slot_seconds) */
                slot: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotDetail"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTariffs: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getFlows: {
        parameters: {
            query?: {
                /** @description floor(unix seconds / slot_seconds) */
                from_slot?: number;
                /** @description Not included */
                to_slot?: number;
                /** @description The first local day, instead of from_slot */
                from?: string;
                /** @description The day after the last, instead of to_slot */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where energy came from and went to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flows"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDemandResponseEvents: {
        parameters: {
            query?: {
                zone_id?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandResponseEventPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getMeterApplications: {
        parameters: {
            query?: {
                /** @description Bech32 address */
                applicant?: string;
                status?: "open" | "approved" | "refused" | "withdrawn" | "lapsed";
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterApplicationPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getMeteringPoints: {
        parameters: {
            query?: {
                /** @description Bech32 address */
                owner?: string;
                zone_id?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeteringPointPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getMeteringPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeteringPoint"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTamperReports: {
        parameters: {
            query?: {
                /** @description Id of a metering point */
                meter_id?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TamperReportPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getFlags: {
        parameters: {
            query?: {
                /** @description Bech32 address */
                owner?: string;
                state?: "open" | "released" | "out_of_service";
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getFlagsOf: {
        parameters: {
            query?: {
                state?: "open" | "released" | "out_of_service";
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getResults: {
        parameters: {
            query?: {
                /** @description floor(unix seconds / slot_seconds) */
                from_slot?: number;
                /** @description Not included */
                to_slot?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getReadings: {
        parameters: {
            query?: {
                /** @description floor(unix seconds / slot_seconds) */
                from_slot?: number;
                /** @description Not included */
                to_slot?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getRefusedReadings: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedReadingPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getRefusals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Refusal"][];
                    };
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCounterparties: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterpartyPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCounterpartyResults: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Bech32 address */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterpartyResultPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getAccountMovements: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountMovementPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDues: {
        parameters: {
            query: {
                /** @description The first local day */
                from: string;
                /** @description The day after the last */
                to: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuesOfRange"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getBills: {
        parameters: {
            query?: {
                period?: "day" | "week" | "month";
                /** @description The first local day */
                from?: string;
                /** @description The day after the last */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bills"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTariffUsage: {
        parameters: {
            query?: {
                /** @description The first local day. Otherwise the first of the present month */
                from?: string;
                /** @description The day after the last. Otherwise tomorrow */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffUsagePage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getWindowUsage: {
        parameters: {
            query?: {
                /** @description The first local day. Otherwise the first of the present month */
                from?: string;
                /** @description The day after the last. Otherwise tomorrow */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
                /**
                 * @description Hours of the week
                 * @example peak.1-5.0700-2000,night.1-7.2200-0600
                 */
                windows?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowUsages"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getLoadProfile: {
        parameters: {
            query?: {
                /** @description The first local day. Otherwise the first of the present month */
                from?: string;
                /** @description The day after the last. Otherwise tomorrow */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a metering point takes and feeds in through a day: weekdays, then Saturdays and Sundays, by the clock. Holidays are not known here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadProfile"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getCurve: {
        parameters: {
            query?: {
                /** @description The first local day. Otherwise the first of the present month */
                from?: string;
                /** @description The day after the last. Otherwise tomorrow */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A metering point slot by slot, a column for each value: a year of quarter hours in one answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Curve"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getBillLines: {
        parameters: {
            query?: {
                /** @description The first local day. Otherwise the first of the present month */
                from?: string;
                /** @description The day after the last. Otherwise tomorrow */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillLinePage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getUsageXml: {
        parameters: {
            query?: {
                /** @description The first local day. Otherwise the first of the present month */
                from?: string;
                /** @description The day after the last. Otherwise tomorrow */
                to?: string;
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getHome: {
        parameters: {
            query?: {
                /**
                 * @description IANA name; days of 23 and 25 hours are taken as they are
                 * @example Europe/Berlin
                 */
                time_zone?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The first screen of a metering point */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getOrders: {
        parameters: {
            query?: {
                /** @description Id of a metering point */
                meter_id?: number;
                /** @description floor(unix seconds / slot_seconds) */
                slot?: number;
                status?: "open" | "conditional" | "filled" | "ended";
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getFills: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FillPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getPositions: {
        parameters: {
            query?: {
                /** @description floor(unix seconds / slot_seconds) */
                from_slot?: number;
                /** @description Not included */
                to_slot?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDelegates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a metering point */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegates"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTrades: {
        parameters: {
            query?: {
                zone_id?: number;
                /** @description floor(unix seconds / slot_seconds) */
                slot?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradePage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getBooks: {
        parameters: {
            query?: {
                zone_id?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Books"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDepth: {
        parameters: {
            query: {
                /** @description floor(unix seconds / slot_seconds) */
                slot: number;
                zone_id: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Depth"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getParticipants: {
        parameters: {
            query?: {
                status?: "applied" | "admitted" | "rejected" | "suspended" | "revoked";
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Bech32 address */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Participant"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getProposals: {
        parameters: {
            query?: {
                status?: "open" | "passed" | "rejected" | "expired";
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Energy tokens since the start; one token is one Wh */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTokenBalances: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenBalancePage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTokenBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Bech32 address */
                owner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenBalance"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTokenAllowances: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Bech32 address */
                owner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAllowancePage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getTokenMovements: {
        parameters: {
            query?: {
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Bech32 address */
                owner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMovementPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: {
                /** @description Types of events, by commas */
                types?: string;
                /** @description Events of this metering point, of its bank, and of whole slots */
                meter_id?: number;
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: {
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Why there is no answer */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Why there is no answer */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
}
