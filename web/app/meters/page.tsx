import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MetersPage } from "./MetersPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("myMeters"))("title") };
}

export default function Page() {
  return <MetersPage />;
}
