"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type CsvForm, csvFormOf, csvForms } from "@/lib/files/csv";
import { saveFile } from "@/lib/files/saveFile";
import { useFormat } from "./useFormat";

interface CsvButtonProps {
  name: string;
  /** What the file holds, in a form. */
  textIn: (form: CsvForm) => string | Promise<string>;
}

/** A table as a file for a spreadsheet, in the form that it takes. */
export function CsvButton({ name, textIn }: CsvButtonProps) {
  const t = useTranslations("csv");
  const { locale } = useFormat();
  const [chosen, setChosen] = useState<CsvForm>();
  const form = chosen ?? csvFormOf(locale);
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
  const save = async () => {
    setState("asking");
    try {
      saveFile(name, new Blob([await textIn(form)], { type: "text/csv;charset=utf-8" }));
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <div className="flex items-center">
      <Button
        variant="secondary"
        size="sm"
        className="rounded-r-none"
        disabled={state === "asking"}
        onClick={() => void save()}
      >
        <Download aria-hidden="true" />
        CSV
      </Button>
      <select
        aria-label={t("form")}
        value={form}
        onChange={({ target }) => setChosen(Object.keys(csvForms).find((one) => one === target.value) as CsvForm)}
        className="min-h-9 rounded-xl rounded-l-none border border-edge border-l-0 bg-card px-2 text-sm"
      >
        {(Object.keys(csvForms) as CsvForm[]).map((one) => (
          <option key={one} value={one}>
            {t(`forms.${one}`)}
          </option>
        ))}
      </select>
      <span role="status" className="ml-2 text-bad-ink text-sm empty:hidden">
        {state === "failed" && t("failed")}
      </span>
    </div>
  );
}
