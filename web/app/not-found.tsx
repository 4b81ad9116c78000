import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonStyle } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <Empty
      Icon={SearchX}
      title={<h1>{t("title")}</h1>}
      action={
        <Link href="/" className={buttonStyle({ variant: "secondary" })}>
          {t("home")}
        </Link>
      }
    >
      {t("text")}
    </Empty>
  );
}
