import type { createTranslator } from "next-intl";
import type { Formats } from "@/lib/format/formats";
import type messages from "@/messages/en.json";
import type { InboxNotice } from "./notices";

/** Says the words of news in a language. */
export type Translate = ReturnType<typeof createTranslator<Pick<typeof messages, "inbox">, "inbox">>;

/** A notice as a sentence and what goes with it. */
export function noticeWords(t: Translate, format: Formats, notice: InboxNotice): { title: string; detail: string } {
  switch (notice.kind) {
    case "filled": {
      const { side, trades, firstSlot, lastSlot } = notice;
      const values = { trades, energy: format.energy(notice.energyWh), price: format.price(notice.priceMicroPerKwh) };
      const range = format.slotRange(firstSlot, lastSlot);
      return { title: t(`filled.${side}`, values), detail: t("filled.slots", { range }) };
    }
    case "lowBalance":
      return {
        title: t("lowBalance.title"),
        detail: t("lowBalance.text", {
          available: format.money(notice.availableMicro),
          day: format.money(notice.dayMicro),
        }),
      };
    case "belowAmount":
      return {
        title: t("belowAmount.title", { low: format.money(notice.lowMicro) }),
        detail: t("belowAmount.text", { available: format.money(notice.availableMicro) }),
      };
    case "noReadings":
      return { title: t("noReadings.title"), detail: t("noReadings.text", { count: notice.slots }) };
    case "tampered":
      return { title: t("tampered.title"), detail: t("tampered.text") };
    case "tamperReported":
      return {
        title: t("tamperReported.title"),
        detail: t("tamperReported.text", { date: format.date(Date.parse(notice.report.time) / 1000) }),
      };
    case "recalled":
      return {
        title: t("recalled.title"),
        detail: t("recalled.text", {
          reason: notice.recall.reason,
          date: format.slotDeadline(notice.recall.lapses_slot),
        }),
      };
    case "refused": {
      const { verdict, slot } = notice.refusal;
      return {
        title: t("refused.title"),
        detail: t(`refused.why.${verdict}`, { slot: format.slotStart(slot) }),
      };
    }
    case "restartWaits":
      return {
        title: t("restartWaits.title"),
        detail: t("restartWaits.text", { date: format.slotDeadline(notice.restart.lapses_slot) }),
      };
    case "restarted": {
      const { from_slot, slot, missed_import_wh } = notice.restarted;
      const range = format.slotRange(from_slot, slot);
      return {
        title: t("restarted.title"),
        detail: t("restarted.text", { range, energy: format.energy(BigInt(missed_import_wh)) }),
      };
    }
    case "closed": {
      const { slot, import_total_wh, export_total_wh, missed_import_wh } = notice.closed;
      return {
        title: t("closed.title"),
        detail: t("closed.text", {
          slot: format.slotStart(slot),
          import: format.energy(BigInt(import_total_wh)),
          export: format.energy(BigInt(export_total_wh)),
          missed: format.energy(BigInt(missed_import_wh)),
        }),
      };
    }
    case "zoneState":
      return {
        title: t(`zoneState.${notice.state}.title`, { zone: notice.zone }),
        detail: t(`zoneState.${notice.state}.text`),
      };
    case "zoneCalm":
      return { title: t("zoneCalm.title", { zone: notice.zone }), detail: t("zoneCalm.text") };
    case "called": {
      const { slot, relief, awarded_wh, price_micro_per_kwh, reserved_micro } = notice.award;
      return {
        title: t(`called.${relief}`, { energy: format.energy(BigInt(awarded_wh)) }),
        detail: t("called.when", {
          range: format.slotRange(slot, slot),
          price: format.price(price_micro_per_kwh ?? 0),
          fine: format.money(BigInt(reserved_micro ?? 0)),
        }),
      };
    }
    case "voided": {
      const range = format.slotRange(notice.award.slot, notice.award.slot);
      return { title: t("voided.title"), detail: t(`voided.why.${notice.reason}`, { range }) };
    }
    case "measured": {
      const { slot, awarded_wh, delivered_wh, paid_micro, fined_micro } = notice.award;
      const values = {
        energy: format.energy(BigInt(delivered_wh ?? 0)),
        awarded: format.energy(BigInt(awarded_wh)),
        paid: format.money(BigInt(paid_micro ?? 0)),
        fined: format.money(BigInt(fined_micro ?? 0)),
      };
      return {
        title: t(`measured.${notice.verdict}`, values),
        detail: t("measured.when", { range: format.slotRange(slot, slot) }),
      };
    }
    case "cut": {
      const { relief, slots, firstSlot, lastSlot } = notice;
      return {
        title: t(`cut.${relief}`, { slots, energy: format.energy(notice.energyWh) }),
        detail: t("cut.when", {
          range: format.slotRange(firstSlot, lastSlot),
          price: format.price(notice.priceMicroPerKwh),
        }),
      };
    }
    case "cutMeasured": {
      const { verdict, slots, firstSlot, lastSlot } = notice;
      const values = { slots, energy: format.energy(notice.energyWh), paid: format.money(notice.paidMicro) };
      return {
        title: t(`cutMeasured.${verdict}`, values),
        detail: t("cutMeasured.when", { range: format.slotRange(firstSlot, lastSlot) }),
      };
    }
    case "standing":
      return { title: t(`standing.${notice.status}.title`), detail: t(`standing.${notice.status}.text`) };
  }
}
