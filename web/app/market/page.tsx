import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MarketPage } from "./MarketPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("market") };
}

export default function Page() {
  return <MarketPage />;
}
