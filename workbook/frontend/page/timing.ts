/** When each block begins and which can give minutes back; see workbook/groups/agendas/timing.py. */

export interface Planned {
  minutes: number;
  least: number;
  title: string;
}

export interface Times {
  /** Minutes of the day at which each block begins. */
  starts: number[];
  end: number;
  behind: number;
  shorter: [at: number, give: number][];
  words: string;
}

const CLOSE_ENOUGH = 1;

export function timesOf(plan: Planned[], start: number, ran: number[], late: number, running?: number): Times {
  const done = Math.min(ran.length, plan.length);
  const taken = plan.map(({ minutes }, at) =>
    at < done ? (ran[at] ?? 0) : at === done ? Math.max(minutes, running ?? 0) : minutes,
  );
  const sum = (many: number[]): number => many.reduce((total, each) => total + each, 0);
  const begins = [...taken, 0].map((_, at) => start + late + sum(taken.slice(0, at)));
  const behind = late + sum(taken) - sum(plan.map(({ minutes }) => minutes));
  const shorter = givers(plan, running === undefined ? done : done + 1, behind);
  const words = standing(plan, behind, shorter, done === plan.length);
  return { starts: begins.slice(0, -1), end: begins.at(-1) ?? start, behind, shorter, words };
}

/** The block with most to give first, so that as few as possible change. */
function givers(plan: Planned[], from: number, behind: number): [number, number][] {
  const found: [number, number][] = [];
  const order = plan.map((_, at) => at).slice(from);
  const most = (at: number): number => (plan[at]?.minutes ?? 0) - (plan[at]?.least ?? 0);
  for (const at of order.sort((one, other) => most(other) - most(one))) {
    const give = Math.min(behind, most(at));
    if (give > 0 && behind > CLOSE_ENOUGH) found.push([at, give]);
    behind -= Math.max(give, 0);
  }
  return found;
}

function standing(plan: Planned[], behind: number, shorter: [number, number][], over: boolean): string {
  if (Math.abs(behind) <= CLOSE_ENOUGH) return "On time.";
  if (behind < 0) return `${spoken(-behind)} in hand.`;
  if (over) return `${spoken(behind)} late.`;
  const short = behind - shorter.reduce((sum, [, give]) => sum + give, 0);
  const ways = shorter.map(([at, give]) => way(plan[at] as Planned, give));
  const late = short > CLOSE_ENOUGH ? [`Tell the room that you may end ${spoken(short)} late, or ask what to leave out.`] : [];
  return [`${spoken(behind)} behind.`, ...ways, ...late].join(" ");
}

function way({ title, minutes }: Planned, give: number): string {
  if (give === minutes) return `You can leave out “${title}”.`;
  return `You can make “${title}” ${spoken(give)} shorter.`;
}

export function spoken(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
