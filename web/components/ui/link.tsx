"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/** A link whose page is fetched ahead when somebody is about to follow it, not when it is seen: a page shows many. */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch" | "onPointerEnter" | "onFocus">) {
  const [near, setNear] = useState(false);
  const approach = () => setNear(true);
  return <NextLink {...props} prefetch={near ? "auto" : false} onPointerEnter={approach} onFocus={approach} />;
}
