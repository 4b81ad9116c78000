import { getTranslations } from "next-intl/server";
import { ZonePrices } from "@/features/community/ZonePrices";

export default async function HomePage() {
  const t = await getTranslations("home");
  return (
    <>
      <h1 className="mb-4 font-semibold text-2xl tracking-tight">{t("title")}</h1>
      <ZonePrices />
    </>
  );
}
