"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { ReportParameters } from "@/kit/queries/reportParameters";
import { saveFile } from "@/lib/files/saveFile";
import { fileUrl } from "./getReport";

type What = "usage.xml" | "bill-lines";
const words = { "usage.xml": "greenButton", "bill-lines": "billLines" } as const;

interface FilesCardProps {
  of: ReportParameters;
  /** What each file is called; one without a name is not offered. */
  names: { "usage.xml": string; "bill-lines": string | undefined };
}

/** What other programs read. */
export function FilesCard({ of, names }: FilesCardProps) {
  const t = useTranslations("reports");
  const [asking, setAsking] = useState<What>();
  const [failed, setFailed] = useState(false);
  const save = async (what: What, name: string) => {
    setAsking(what);
    setFailed(false);
    try {
      const answer = await fetch(fileUrl(of, what));
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      saveFile(name, await answer.blob());
    } catch {
      setFailed(true);
    } finally {
      setAsking(undefined);
    }
  };
  const offered = (["usage.xml", "bill-lines"] as const).flatMap((what) => {
    const name = names[what];
    return name === undefined ? [] : [{ what, name }];
  });
  return (
    <Card title={t("files")}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {offered.map(({ what, name }) => (
          <li key={what} className="flex flex-col items-start gap-2">
            <Button variant="secondary" size="sm" disabled={asking !== undefined} onClick={() => void save(what, name)}>
              <Download aria-hidden="true" />
              {asking === what ? t("fetching") : t(`file.${words[what]}`)}
            </Button>
            <p className="text-ink-soft text-sm">{t(`fileHint.${words[what]}`)}</p>
          </li>
        ))}
      </ul>
      {failed && (
        <Notice tone="bad" title={t("fileFailed")} live className="mt-3">
          {t("fileFailedText")}
        </Notice>
      )}
    </Card>
  );
}
