import { forwardPush } from "@/lib/server/forwardPush";

export const dynamic = "force-dynamic";

export const GET = forwardPush;
export const POST = forwardPush;
export const DELETE = forwardPush;
