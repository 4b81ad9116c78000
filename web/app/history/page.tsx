import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistoryPage } from "./HistoryPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("history") };
}

export default function Page() {
  return <HistoryPage />;
}
