"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

/** Instead of a page that broke; what is around it goes on. */
export default function Broken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("broken");
  // Code that the server no longer has comes only with another page.
  const again = error.name === "ChunkLoadError" ? () => location.reload() : reset;
  return (
    <Empty Icon={CircleAlert} title={<h1>{t("title")}</h1>} action={<Button onClick={again}>{t("again")}</Button>}>
      {t("text")} <q>{error.digest ?? error.message}</q>
    </Empty>
  );
}
