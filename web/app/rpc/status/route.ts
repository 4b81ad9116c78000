import { forwardStatus } from "@/lib/server/forwardRpc";

export const dynamic = "force-dynamic";

export const GET = forwardStatus;
