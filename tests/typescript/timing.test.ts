/** Times of an agenda: the same examples as tests/groups/agendas/test_timing.py, for the page counts as the server does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { spoken, timesOf, type Planned } from "../../workbook/frontend/page/timing";

const TWO = 14 * 60;
const PLAN: Planned[] = [
  { title: "Welcome", minutes: 5, least: 5 },
  { title: "Writing", minutes: 12, least: 8 },
  { title: "Picture", minutes: 7, least: 0 },
  { title: "End", minutes: 6, least: 6 },
];

function told(ran: number[] = [], late = 0, running?: number) {
  const found = timesOf(PLAN, TWO, ran, late, running);
  return { ...found, starts: found.starts.map((minute) => minute - TWO), end: found.end - TWO };
}

test("as planned, one block begins after the other", () => {
  assert.deepEqual(told(), { starts: [0, 5, 17, 24], end: 30, behind: 0, shorter: [], words: "On time." });
});

test("a block that ran over moves all later ones, and the one with most to give is named", () => {
  const found = told([9]);
  assert.deepEqual(found.starts, [0, 9, 21, 28]);
  assert.deepEqual(found.shorter, [[2, 4]]);
  assert.equal(found.words, "4 minutes behind. You can make “Picture” 4 minutes shorter.");
});

test("a block that can be made as short as nothing may be left out, and then the next one gives", () => {
  const found = told([14]);
  assert.deepEqual(found.shorter, [
    [2, 7],
    [1, 2],
  ]);
  assert.equal(found.words, "9 minutes behind. You can leave out “Picture”. You can make “Writing” 2 minutes shorter.");
});

test("what cannot be made up is said, and nothing is promised", () => {
  const found = told([5, 12], 0, 9);
  assert.deepEqual([found.starts[3], found.shorter], [26, []]);
  assert.equal(found.words, "2 minutes behind. Tell the room that you may end 2 minutes late, or ask what to leave out.");
});

test("nothing is taken from the block that is on", () => {
  assert.deepEqual(told([9], 0, 0).shorter, [[2, 4]]);
  assert.deepEqual(told([5, 16], 0, 0).shorter, []);
});

test("a block that is on and within its time changes nothing", () => {
  assert.deepEqual(told([5], 0, 3), told([5], 0, 12));
});

test("a late beginning counts against the end that was promised", () => {
  const { starts, end, behind } = told([], 5);
  assert.deepEqual([starts[0], end, behind], [5, 35, 5]);
});

test("time in hand is said", () => {
  assert.equal(told([5, 8]).words, "4 minutes in hand.");
});

test("a minute more or less is on time", () => {
  assert.equal(told([6]).words, "On time.");
  assert.equal(told([4]).words, "On time.");
  assert.deepEqual(told([6]).shorter, []);
});

test("at the end nothing is left to shorten", () => {
  assert.equal(told([5, 12, 7, 6]).words, "On time.");
  assert.equal(told([5, 12, 7, 9]).words, "3 minutes late.");
});

test("more minutes than blocks change nothing", () => {
  assert.deepEqual(told([5, 12, 7, 6, 99]), told([5, 12, 7, 6]));
  assert.deepEqual(told([5, 12, 7, 9, 99]), told([5, 12, 7, 9]));
});

test("nothing planned takes no time", () => {
  assert.deepEqual(timesOf([], TWO, [], 0), { starts: [], end: TWO, behind: 0, shorter: [], words: "On time." });
});

test("with the blocks as short as named the end is as planned, whatever ran over", () => {
  for (let over = 2; over <= 11; over += 1) {
    const { shorter, behind } = told([5 + over]);
    const late = behind - shorter.reduce((sum, [, give]) => sum + give, 0);
    assert.ok(late >= 0 && late <= 1, `${over} minutes over leave ${late}`);
  }
});

test("one minute is no minutes", () => {
  assert.deepEqual([0, 1, 2].map(spoken), ["0 minutes", "1 minute", "2 minutes"]);
});
