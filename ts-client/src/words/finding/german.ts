import type { FindingWords } from "./words.ts";

const quarantine =
  "Bis Prüfer ihn entlassen, ist der Zähler in Quarantäne: Seine Ablesungen zählen zu den Preisen des Versorgers, seine Orders tun nichts, und wem er gehört, der hebt kein Geld ab. Verloren geht nichts.";

export const german: FindingWords = {
  found: {
    night_export: ({ measuredWh, expectedWh }, { energy }) =>
      `Seine einzige Quelle ist die Sonne, und als sie untergegangen war, hat er ${energy(measuredWh)} eingespeist${expectedWh > 0n ? `, wovon Speicher höchstens ${energy(expectedWh)} erklären` : ""}.`,
    beyond_peak: ({ measuredWh, expectedWh }, { energy }) =>
      `Er hat ${energy(measuredWh)} eingespeist, und ein Dach seiner Größe macht aus dieser Sonne höchstens ${energy(expectedWh)}.`,
    flat_line: ({ measuredWh, expectedWh }, { energy }) =>
      measuredWh === 0n
        ? `Er hat gar nichts gezählt, und am Tag davor ${energy(expectedWh)}.`
        : `Er hat mit jeder Ablesung genau dasselbe gezählt, zusammen ${energy(measuredWh)}.`,
    copied_profile: ({ measuredWh, expectedWh, otherMeterId }, { energy }) =>
      `Sein Tag geht auf und ab wie der von Zähler ${otherMeterId ?? "–"}: Er hat ${energy(measuredWh)} gezählt, jener ${energy(expectedWh)}.`,
    feeder_differs: ({ measuredWh, expectedWh }, { energy }) =>
      `Der Zähler der Leitung und alle Zähler dahinter weichen um ${energy(measuredWh)} voneinander ab, wovon Verluste und Fehler ${energy(expectedWh)} erklären.`,
  },
  seen: ({ slots, fromSlot, toSlot }, { slotRange }) =>
    `Gesehen in ${slots === 1 ? "einer Ablesung" : `${slots} Ablesungen`}: ${slotRange(fromSlot, toSlot)}.`,
  follows: {
    night_export: quarantine,
    beyond_peak: quarantine,
    flat_line: quarantine,
    copied_profile: quarantine,
    feeder_differs: "Dafür ist niemand in Quarantäne: Mit dem, was der Zähler einer Leitung zählt, handelt niemand.",
  },
  remedy: {
    owner: {
      night_export:
        "Gibt es einen Speicher, nennen Sie ihn in Ihrem Profil; gibt es eine andere Quelle, stellen Sie damit einen neuen Antrag.",
      beyond_peak: "Ist das Dach größer als das genehmigte, stellen Sie mit seiner wahren Leistung einen neuen Antrag.",
      flat_line:
        "Sehen Sie nach, ob sich die Anzeige des Zählers bewegt; wenn nicht, lassen Sie ihn richten oder tauschen.",
      copied_profile: "Sagen Sie, wo Ihr Zähler steht und seit wann: Prüfer suchen nach beiden.",
      feeder_differs:
        "Suchen Sie hinter der Leitung nach Anschlüssen ohne Zähler, und sehen Sie dann einen Zähler nach dem anderen an.",
    },
    anybody: {
      night_export: "Hat der Messpunkt einen Speicher oder eine andere Quelle als die Sonne?",
      beyond_peak: "Vergleichen Sie mit dem Blatt des Installateurs: welcher Wechselrichter, wie viele Module?",
      flat_line: "Fragen Sie, wem er gehört: Bewegt sich die Anzeige?",
      copied_profile: "Sehen Sie beide Zähler am selben Tag an: Sind es zwei?",
      feeder_differs:
        "Suchen Sie hinter der Leitung nach Anschlüssen ohne Zähler, und sehen Sie dann einen Zähler nach dem anderen an.",
    },
  },
};
