import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GridPage } from "./GridPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("grid") };
}

export default function Page() {
  return <GridPage />;
}
