import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FlexibilityPage } from "./FlexibilityPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("flexibility") };
}

export default function Page() {
  return <FlexibilityPage />;
}
