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
    "/v1/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parties/{address}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What slots paid to a party, newest first */
        get: operations["getPartyResults"];
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
    "/v1/metering-points/{meter_id}/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy by counterpart and money of each local day or month, oldest first, beside the utility alone
         * @description At most 92 days or 36 months. Without from and to: the last 7 days, or the last 12 months, the present one within.
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
            /** @description Below zero it owes the utility, micro-currency */
            available_micro: string;
            /** @description Money in micro-currency, a decimal number */
            reserved_micro: string;
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
            kind: "deposited" | "withdrawn" | "transferred";
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
        /** @description What a metering point came to in a local day or month */
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
            /** @description Imported in slots whose readings came too late, Wh */
            catch_up_import_wh: string;
            /** @description Exported in slots whose readings came too late, Wh */
            catch_up_export_wh: string;
            /** @description All of it; positive is received, micro-currency */
            money_micro: string;
            /** @description The part traded with the utility, micro-currency */
            utility_micro: string;
            /** @description The part traded with neighbours, fees within, micro-currency */
            neighbours_micro: string;
            /** @description What it would have been with the utility alone, micro-currency */
            utility_alone_micro: string;
            /** @description money_micro less utility_alone_micro, micro-currency */
            saved_micro: string;
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
        Books: {
            items: components["schemas"]["Book"][];
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
            /** @description Money in micro-currency, a decimal number */
            turnover_micro: string;
            energy: components["schemas"]["Shares"];
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
        Depth: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** Format: date-time */
            starts_at: string;
            zone_id: number;
            /** @description Price in micro-currency per kWh */
            tick_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            floor_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            ceiling_micro_per_kwh: number;
            /** @description Price in micro-currency per kWh */
            last_price_micro_per_kwh: number | null;
            /** @description Prices ascending, then models */
            levels: components["schemas"]["Level"][];
        };
        Equipment: {
            source: string;
            rated_power_w: number;
            storage_capacity_wh: number;
            label: string;
        };
        /** @description What a contract or the chain told */
        Event: {
            /** @description Height and place in the block: what Last-Event-ID takes */
            id: string;
            height: number;
            index: number;
            /** Format: date-time */
            time: string;
            /** @description Null for what the clock made contracts do */
            tx_hash: string | null;
            /** @description The contract's, or the chain module's, name */
            emitter: string;
            type: string;
            /** @description As docs/spec/events.md has them, but for the packed results and readings, which routes of their own tell */
            attributes: {
                [key: string]: string;
            };
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
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
        /** @description Where energy came from and went to */
        Flows: {
            /** @description floor(unix seconds / slot_seconds) */
            from_slot: number;
            /** @description Not included */
            to_slot: number;
            zones: components["schemas"]["ZoneFlow"][];
            total: components["schemas"]["Shares"];
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
        MeteringPoint: {
            /** @description Id of a metering point */
            meter_id: number;
            zone_id: number;
            zone_name: string | null;
            /** @description Bech32 address */
            owner: string;
            serial: string;
            /** @enum {string} */
            source: "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";
            connection_w: number;
            /** @enum {string} */
            key_type: "ed25519" | "secp256r1" | "secp256k1";
            /** @description Base64 */
            public_key: string;
            /** @enum {string} */
            status: "active" | "suspended";
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
        MintedSource: {
            source: string;
            /** @description Energy in Wh, a decimal number */
            energy_wh: string;
            /** @description What a kWh of it emits over its life, g */
            g_per_kwh: number;
            /** @description Emissions avoided against the grid's mix, g; negative where the source emits more */
            avoided_g: string;
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
            /** @description Of a bundle: its slots and energies as JSON */
            parts: string | null;
            /** @description It sleeps until this holds, as JSON */
            condition: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** @description Bech32 address */
            by: string;
            delegated: boolean;
            /** @enum {string} */
            status: "open" | "sleeping" | "filled" | "ended";
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
        /** @description An address's own account: the utility, the community, a grid operator */
        Party: {
            /** @description Bech32 address */
            address: string;
            /** @description Money in micro-currency, a decimal number */
            available_micro: string;
        };
        PartyPage: {
            items: components["schemas"]["Party"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
        };
        PartyResult: {
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @description Money in micro-currency, a decimal number */
            money_micro: string;
        };
        PartyResultPage: {
            items: components["schemas"]["PartyResult"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
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
        Proposal: {
            proposal_id: number;
            /** @description Bech32 address */
            proposer: string;
            /** @enum {string} */
            kind: "admit" | "revoke" | "reinstate" | "rotate_lost_key" | "set_verifiers";
            /** @description The address or the meter id that it is about */
            subject: string | null;
            /** @description The registry's action as JSON */
            action: string;
            /** @enum {string} */
            status: "open" | "passed" | "rejected" | "expired";
            /** Format: date-time */
            expires_at: string;
            opened_height: number;
            closed_height: number | null;
            votes: components["schemas"]["Vote"][];
        };
        ProposalPage: {
            items: components["schemas"]["Proposal"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
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
            verdict: "accepted" | "baseline" | "catch_up" | "superseded";
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
        RefusedReading: {
            /** @description Id of a metering point */
            meter_id: number;
            /** @description floor(unix seconds / slot_seconds) */
            slot: number;
            /** @enum {string} */
            verdict: "conflict" | "bad_signature" | "unknown_meter" | "suspended" | "went_back" | "implausible" | "future";
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
            /** @description Imported in slots whose readings came too late, Wh */
            catch_up_import_wh: string;
            /** @description Exported in slots whose readings came too late, Wh */
            catch_up_export_wh: string;
            /** @description All of it; positive is received, micro-currency */
            money_micro: string;
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
            parties: components["schemas"]["SlotParty"][];
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
        SlotParty: {
            /** @description Bech32 address */
            party: string;
            /** @description Money in micro-currency, a decimal number */
            money_micro: string;
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
        TariffPage: {
            items: components["schemas"]["Tariff"][];
            /** @description For the next page; null on the last. Later items may come to be all the same. */
            next_cursor: string | null;
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
        Vote: {
            /** @description Bech32 address */
            verifier: string;
            approved: boolean;
            height: number;
        };
        Zone: {
            zone_id: number;
            parent_id: number | null;
            name: string;
            /** @description Bech32 address */
            operator: string;
            /** @enum {string} */
            state: "normal" | "alert" | "emergency" | "restoration";
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
export type Bill = components['schemas']['Bill'];
export type Bills = components['schemas']['Bills'];
export type Book = components['schemas']['Book'];
export type Books = components['schemas']['Books'];
export type Community = components['schemas']['Community'];
export type Contracts = components['schemas']['Contracts'];
export type Delegate = components['schemas']['Delegate'];
export type Delegates = components['schemas']['Delegates'];
export type DemandResponseEvent = components['schemas']['DemandResponseEvent'];
export type DemandResponseEventPage = components['schemas']['DemandResponseEventPage'];
export type Depth = components['schemas']['Depth'];
export type Equipment = components['schemas']['Equipment'];
export type Event = components['schemas']['Event'];
export type EventPage = components['schemas']['EventPage'];
export type ExpectedPrice = components['schemas']['ExpectedPrice'];
export type Failure = components['schemas']['Failure'];
export type Fill = components['schemas']['Fill'];
export type FillPage = components['schemas']['FillPage'];
export type Flows = components['schemas']['Flows'];
export type Home = components['schemas']['Home'];
export type Level = components['schemas']['Level'];
export type Line = components['schemas']['Line'];
export type MeteringPoint = components['schemas']['MeteringPoint'];
export type MeteringPointPage = components['schemas']['MeteringPointPage'];
export type MintedSource = components['schemas']['MintedSource'];
export type Order = components['schemas']['Order'];
export type OrderDetail = components['schemas']['OrderDetail'];
export type OrderPage = components['schemas']['OrderPage'];
export type Outlook = components['schemas']['Outlook'];
export type Participant = components['schemas']['Participant'];
export type ParticipantPage = components['schemas']['ParticipantPage'];
export type Party = components['schemas']['Party'];
export type PartyPage = components['schemas']['PartyPage'];
export type PartyResult = components['schemas']['PartyResult'];
export type PartyResultPage = components['schemas']['PartyResultPage'];
export type Position = components['schemas']['Position'];
export type PositionPage = components['schemas']['PositionPage'];
export type PresentTariff = components['schemas']['PresentTariff'];
export type Proposal = components['schemas']['Proposal'];
export type ProposalPage = components['schemas']['ProposalPage'];
export type Reading = components['schemas']['Reading'];
export type ReadingPage = components['schemas']['ReadingPage'];
export type RefusedReading = components['schemas']['RefusedReading'];
export type RefusedReadingPage = components['schemas']['RefusedReadingPage'];
export type Registers = components['schemas']['Registers'];
export type Result = components['schemas']['Result'];
export type ResultPage = components['schemas']['ResultPage'];
export type Rule = components['schemas']['Rule'];
export type Shares = components['schemas']['Shares'];
export type SlotDetail = components['schemas']['SlotDetail'];
export type SlotOutcome = components['schemas']['SlotOutcome'];
export type SlotPage = components['schemas']['SlotPage'];
export type SlotParty = components['schemas']['SlotParty'];
export type SlotZone = components['schemas']['SlotZone'];
export type Status = components['schemas']['Status'];
export type TamperReport = components['schemas']['TamperReport'];
export type TamperReportPage = components['schemas']['TamperReportPage'];
export type Tariff = components['schemas']['Tariff'];
export type TariffPage = components['schemas']['TariffPage'];
export type TokenAllowance = components['schemas']['TokenAllowance'];
export type TokenAllowancePage = components['schemas']['TokenAllowancePage'];
export type TokenBalance = components['schemas']['TokenBalance'];
export type TokenBalancePage = components['schemas']['TokenBalancePage'];
export type TokenMovement = components['schemas']['TokenMovement'];
export type TokenMovementPage = components['schemas']['TokenMovementPage'];
export type Tokens = components['schemas']['Tokens'];
export type Trade = components['schemas']['Trade'];
export type TradePage = components['schemas']['TradePage'];
export type Vote = components['schemas']['Vote'];
export type Zone = components['schemas']['Zone'];
export type ZoneFlow = components['schemas']['ZoneFlow'];
export type ZoneSlot = components['schemas']['ZoneSlot'];
export type ZoneSlotPage = components['schemas']['ZoneSlotPage'];
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
    getParties: {
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
                    "application/json": components["schemas"]["PartyPage"];
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
    getPartyResults: {
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
                    "application/json": components["schemas"]["PartyResultPage"];
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
    getBills: {
        parameters: {
            query?: {
                period?: "day" | "month";
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
                status?: "open" | "sleeping" | "filled" | "ended";
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
