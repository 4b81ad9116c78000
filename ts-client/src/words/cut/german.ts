import type { Relief } from "../../generated/values.ts";
import type { CutWords } from "./words.ts";

const less: Record<Relief, string> = { draw_less: "beziehen", feed_in_less: "einspeisen" };

export const german: CutWords = {
  measured: ({ slot, measuredSlot }, formats) =>
    `Bis ${formats.slot(measuredSlot)} wurde gemessen, dass die Leitung Ihrer Zone in einer Notlage ist, und auch für ${formats.slot(slot)} war vorhergesehen, dass sie zu viel trägt.`,
  asked: {
    shares: ({ expectedWh = 0n, cutWh }, { slot, relief }, formats) =>
      `Für ${formats.slot(slot)} soll Ihr Zähler ${formats.energy(cutWh)} weniger ${less[relief]} als die ${formats.energy(expectedWh)}, die von ihm erwartet wurden.`,
    life_supporting: (_, { slot }, formats) =>
      `Für ${formats.slot(slot)} wird nichts von Ihnen verlangt: Prüfer haben gesagt, dass von dem, was Ihr Zähler speist, Leben abhängen können.`,
    nothing_expected: (_, { slot, relief }, formats) =>
      `Für ${formats.slot(slot)} wird nichts von Ihnen verlangt: Es war nicht bekannt, dass Ihr Zähler dann etwas ${relief === "draw_less" ? "bezieht" : "einspeist"}.`,
    not_needed: (_, { slot }, formats) =>
      `Für ${formats.slot(slot)} wird nichts von Ihnen verlangt: Was andere weniger tun, war genug.`,
  },
  turn: {
    flexible: "Was warten kann, wird zuerst gefragt, und Prüfer haben das von dem gesagt, was hinter Ihrem Zähler ist.",
    ordinary:
      "Was warten kann, war nicht genug; so teilen sich alle anderen den Rest nach dem, was von jedem erwartet wird.",
    life_supporting: "Wovon Leben abhängen, wird nie gefragt.",
  },
  paid: {
    draw_less: ({ compensationMicroPerKwh }, { price }) =>
      `Was Sie dann nicht beziehen, wird mit ${price(compensationMicroPerKwh)} bezahlt. Niemand schaltet etwas ab: Wer nicht folgt, wird nicht bezahlt und nicht bestraft.`,
    feed_in_less: ({ compensationMicroPerKwh }, { price }) =>
      `Was Sie dann nicht einspeisen, wird mit ${price(compensationMicroPerKwh)} bezahlt. Niemand schaltet etwas ab: Wer nicht folgt, wird nicht bezahlt und nicht bestraft.`,
  },
  outcome: {
    delivered: ({ countedWh = 0n, deliveredWh, paidMicro }, { baselineWh = 0n }, { energy, money }) =>
      `Nach den Tagen davor wären es ${energy(baselineWh)} gewesen, gezählt wurden ${energy(countedWh)}: ${energy(deliveredWh)} weniger, wofür Sie ${money(paidMicro)} bekamen.`,
    not_delivered: ({ countedWh = 0n }, { baselineWh = 0n }, { energy }) =>
      `Nach den Tagen davor wären es ${energy(baselineWh)} gewesen, gezählt wurden ${energy(countedWh)}: nichts weniger, das nicht schon ein Abruf bezahlt. So wurde nichts bezahlt und nichts bestraft.`,
    unread: () => "Ihr Zähler wurde nicht rechtzeitig abgelesen: Nichts wurde bezahlt und nichts bestraft.",
    no_baseline: () =>
      "Von zu wenigen Tagen davor war bekannt, was Ihr Zähler dann zählte; so sagt nichts, was weniger war: Nichts wurde bezahlt und nichts bestraft.",
  },
};
