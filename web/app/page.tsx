import { cookies } from "next/headers";
import { HomePage } from "@/features/home/HomePage";
import { CONNECTED_COOKIE } from "@/lib/wallet/cookie";

export default async function Page() {
  return <HomePage wasConnected={(await cookies()).has(CONNECTED_COOKIE)} />;
}
