import { cookies } from "next/headers";
import { CONNECTED_COOKIE } from "@/lib/wallet/cookie";
import { HomePage } from "./HomePage";

export default async function Page() {
  return <HomePage wasConnected={(await cookies()).has(CONNECTED_COOKIE)} />;
}
