/**
 * Days, times and numbers as they are told and typed.
 *
 * The words of a date are put together here: a browser's own formatter takes some ten milliseconds to be made, and the
 * text is British English whatever the browser speaks.
 */

const MINUTE = 60_000;
const MONTHS = "January February March April May June July August September October November December".split(" ");
/** Longer ago than this a break is a thing of the past, and nobody is called back from it. */
const LONG_AGO = 12 * 60 * MINUTE;

/** The day it is here, as in 2026-11-21. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
}

/** A day such as 2026-11-21 in words, or a month such as 2026-11; what is neither stays as it is. */
export function dayInWords(iso: string): string {
  const [year = "", month = "", date] = iso.split("-");
  const name = Number.isNaN(Date.parse(iso)) ? undefined : MONTHS[Number(month) - 1];
  return name ? [...(date ? [Number(date)] : []), name, Number(year)].join(" ") : iso;
}

/** Text with the digits of any script as those that count: ٣٠ is 30. */
export function digits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    // Digits stand in tens, in order.
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

/** What was typed as a number; what is none stays as it was typed, and null is nothing. */
export function numbered(text: string): number | string | null {
  const typed = digits(text).trim();
  return typed === "" ? null : /^\d+$/.test(typed) ? Number(typed) : text.trim();
}

/** When I am back from a break, or that it is time; told with its day wherever that is not today. */
export function standing(began: string, minutes: number, now = Date.now()): string {
  const start = new Date(began).getTime();
  const end = start + minutes * MINUTE;
  if (Number.isNaN(end)) return "";
  // The clock has been set back: nobody can say when that will be.
  if (start > now + MINUTE)
    return `By this clock the break began in the future, ${day(start)} at ${time(start)}. Start it again.`;
  if (now < end) return `Back at ${time(end)}${day(end) === day(now) ? "" : " tomorrow"}.`;
  if (now - end > LONG_AGO) return `That break was over on ${day(end)} at ${time(end)}.`;
  return `It is past ${time(end)}. Go back now, even if only to ask for more time.`;
}

/** The time of day by this clock, as in 09:05. */
export function time(moment: number | string): string {
  const at = new Date(moment);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The day by this clock, as in 21 November 2026. */
export function day(moment: number): string {
  const at = new Date(moment);
  return `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}`;
}
