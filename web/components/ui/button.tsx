import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export const buttonStyle = cva(
  "inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-xl font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-ink hover:brightness-110",
        secondary: "border border-edge bg-card text-ink hover:bg-sunken",
        quiet: "text-ink-soft hover:bg-sunken hover:text-ink",
        danger: "border border-bad/40 bg-card text-bad-ink hover:bg-bad-soft",
      },
      size: { md: "min-h-11 px-4 text-sm", sm: "min-h-9 px-3 text-sm", icon: "size-11" },
      wide: { true: "w-full" },
    },
    defaultVariants: { variant: "primary", size: "md" },
  },
);

type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>;

export function Button({ className, variant, size, wide, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonStyle({ variant, size, wide }), className)} {...rest} />;
}
