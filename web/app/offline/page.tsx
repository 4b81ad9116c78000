import { CloudOff } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { tabs } from "@/app/shell/navigation";
import { buttonStyle } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("offline"))("title") };
}

/** Where a device leads that has no connection and never opened what was asked for. */
export default async function Page() {
  const t = await getTranslations("offline");
  const tNav = await getTranslations("nav");
  return (
    <Empty
      Icon={CloudOff}
      title={<h1>{t("title")}</h1>}
      action={
        <nav aria-label={t("text")} className="flex flex-wrap justify-center gap-2">
          {tabs.map(({ href, name }) => (
            <Link key={href} href={href} className={buttonStyle({ variant: "secondary" })}>
              {tNav(name)}
            </Link>
          ))}
        </nav>
      }
    >
      {t("text")}
    </Empty>
  );
}
