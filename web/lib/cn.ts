import { type ClassValue, clsx } from "clsx";

/** Joins class names; what is falsy is left out. */
export const cn = (...values: ClassValue[]): string => clsx(values);
