/** Days, times and numbers as they are told and typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayInWords, digits, numbered, standing, time, today } from "../../workbook/frontend/fields/times";

const MINUTE = 60_000;

test("the digits of every script count", () => {
  assert.deepEqual(["30", "٣٠", "۳۰", "३०", "３０", "৯৯"].map(digits), ["30", "30", "30", "30", "30", "99"]);
});

test("what is no number stays as it was typed, and nothing is nothing", () => {
  assert.deepEqual([" ٣٠ ", "", "  ", "half an hour", "1.5", "-3"].map(numbered), [30, null, null, "half an hour", "1.5", "-3"]);
});

test("days and months are told in words, and what is neither stays as it is", () => {
  const told = ["2026-11-21", "0950-01-02", "2026-02", "2026-13", "2026-02-40", "", "soon"].map(dayInWords);
  assert.deepEqual(told, ["21 November 2026", "2 January 950", "February 2026", "2026-13", "2026-02-40", "", "soon"]);
});

test("the time of day has four digits, of a moment or of what is written of one", () => {
  const early = new Date(2026, 10, 21, 9, 5);
  assert.deepEqual([time(early.getTime()), time(early.toISOString())], ["09:05", "09:05"]);
});

/** Told of a break of thirty minutes that began at a time of the day, here. */
function told(began: [number, number], now: [day: number, hour: number, minute: number]): string {
  const start = new Date(2026, 10, 21, ...began).toISOString();
  return standing(start, 30, new Date(2026, 10, ...now).getTime());
}

test("a break says when I am back, and that it is time", () => {
  assert.equal(told([21, 0], [21, 21, 29]), "Back at 21:30.");
  assert.equal(told([21, 0], [21, 21, 30]), "It is past 21:30. Go back now, even if only to ask for more time.");
  assert.equal(told([23, 45], [21, 23, 50]), "Back at 00:15 tomorrow.");
  assert.match(told([23, 45], [22, 0, 40]), /^It is past 00:15/);
});

test("an old break orders nobody back, and is told with its day", () => {
  assert.equal(told([21, 0], [22, 21, 0]), "That break was over on 21 November 2026 at 21:30.");
});

test("a clock that was set back promises nothing", () => {
  const words = "By this clock the break began in the future, 21 November 2026 at 21:00. Start it again.";
  assert.equal(told([21, 0], [20, 21, 0]), words);
  const start = Date.UTC(2026, 10, 21, 21);
  assert.match(standing(new Date(start).toISOString(), 30, start - MINUTE / 2), /^Back at/);
});

test("a break that began at no time says nothing", () => {
  assert.deepEqual([standing("no time", 30), standing("2026-11-21T21:00:00Z", Number.NaN)], ["", ""]);
});

test("the day is the one it is here, also after midnight", (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: new Date(2026, 10, 21, 23, 59).getTime() });
  assert.equal(today(), "2026-11-21");
  t.mock.timers.tick(2 * MINUTE);
  assert.equal(today(), "2026-11-22");
});
