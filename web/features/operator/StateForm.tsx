"use client";

import { type GridState, gridStates, type Zone } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";

/** Says in which state a zone's network is: it holds at once, and moves the prices that follow it. */
export function StateForm({ zone: { zoneId, name, state } }: { zone: Zone }) {
  const t = useTranslations("gridSettings");
  const tStates = useTranslations("grid.zoneStates");
  const transaction = useTransaction(`state:${zoneId}`);
  const [chosen, choose] = useState<GridState>();
  const [asked, ask] = useState(false);
  // What is chosen outlives a state that somebody else sets, and ends when it is the zone's.
  if (chosen === state) choose(undefined);
  const send = (wanted: GridState) =>
    transaction.submit({ name: "setState", values: { zone: name } }, ({ library, deployment, sender }) => [
      library.setGridStateMessage(deployment, sender, { zoneId, state: wanted }),
    ]);
  return (
    <div>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          className="w-48"
          label={t("state")}
          value={chosen ?? state}
          onChange={({ target }) => choose(gridStates.find((one) => one === target.value))}
        >
          {gridStates.map((one) => (
            <option key={one} value={one}>
              {tStates(one)}
            </option>
          ))}
        </SelectField>
        <Button
          size="sm"
          variant="secondary"
          className="mb-1"
          disabled={chosen === undefined || transaction.busy || asked}
          onClick={() => ask(true)}
        >
          {t("review")}
        </Button>
        <TxProgress record={transaction.last} />
      </div>
      {asked && chosen !== undefined && (
        <div className="mt-3">
          <ConfirmChange
            consequences={[t("willState", { zone: name, state: tStates(chosen) })]}
            sign={t("setState")}
            busy={transaction.busy}
            onSign={() => {
              ask(false);
              void send(chosen);
            }}
            onBack={() => ask(false)}
          />
        </div>
      )}
    </div>
  );
}
