"use client";

import type { Event } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useNameOf } from "@/kit/names/useNameOf";
import { useZones } from "@/kit/queries/getZones";
import { useFormat } from "@/kit/useFormat";
import type { AuditedType } from "./audited";

/** Says what an event of the log is, in a sentence. */
export function useAuditWords(): (type: AuditedType, attributes: Event["attributes"]) => string {
  const t = useTranslations("audit.what");
  const format = useFormat();
  const zones = useZones().data;
  const nameOf = useNameOf();
  return useCallback(
    (type, attributes) => {
      const of = attributes as Readonly<Record<string, unknown>> & { readonly params?: unknown };
      const text = (...names: string[]) => {
        const value = names.map((name) => of[name]).find((one) => one !== undefined && one !== null);
        return value === undefined ? "" : String(value);
      };
      const whole = (...names: string[]) => BigInt(/^\d+$/.test(text(...names)) ? text(...names) : 0);
      const price = (name: string) => format.price(Number(whole(name)));
      const slot = text("from_slot", "slot");
      const who = text("participant", "operator", "controller", "oracle");
      const zone = zones?.find(({ zoneId }) => String(zoneId) === text("zone_id"));
      return t(type, {
        id: text("proposal_id", "application_id", "event_id", "report_id"),
        meter: text("meter_id"),
        serial: text("serial"),
        zone: zone?.name ?? text("zone_id"),
        name: who === "" ? "" : nameOf(who),
        given: text("name"),
        state: text("status", "outcome", "state") || "none",
        yes: text("approved", "release", "islanded", "resumed") || String(hasCalls(of.params) || who !== ""),
        text: text("reason", "note", "error"),
        time: slot === "" ? "" : format.slotStart(Number(slot)),
        energy: format.energy(whole("export_wh", "capacity_wh", "needed_wh")),
        money: format.money(whole("amount_micro", "credit_micro")),
        up: format.energy(whole("capacity_up_wh")),
        down: format.energy(whole("capacity_down_wh")),
        fee: format.price(Number(whole("fee_micro_per_kwh", "trading_fee_micro_per_kwh"))),
        feedIn: price("feed_in_micro_per_kwh"),
        retail: price("retail_micro_per_kwh"),
        cap: price("price_cap_micro_per_kwh"),
        factor: format.percent(whole("multiplier_permille")),
        threshold: text("threshold"),
      });
    },
    [t, format, zones, nameOf],
  );
}

const hasCalls = (params: unknown): boolean =>
  typeof params === "object" && params !== null && "calls" in params && params.calls !== null;
