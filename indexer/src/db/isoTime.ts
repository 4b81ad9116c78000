/** What PostgreSQL writes of a time, in UTC, as everybody else writes it. */
export const isoTime = (text: string): string => new Date(text).toISOString();
