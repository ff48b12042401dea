/** What the page asks the server for, and what it hears. */
import { get } from "./transport";
import * as urls from "./urls";

export interface Answer {
  why?: string;
  locked?: boolean;
  closed?: boolean;
  code?: string;
  ticket?: string;
  words?: string;
  damage?: string;
  saved_at?: string;
  new?: string[];
  changed?: string[];
  only_here?: string[];
}

const who = document.documentElement.dataset.engine ? "The workbook" : "The workbook’s server";
export const GONE = `${who} is not answering. Nothing was changed; try again in a moment.`;
const PATIENCE = 30_000;

export async function ask(name: urls.Act, body: object): Promise<Answer> {
  try {
    const answer = await get(`${document.documentElement.dataset.base ?? "/"}${urls.act(name)}`, {
      method: "POST",
      headers: { "X-Workbook": "1", "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return (await answer.json()) as Answer;
  } catch {
    return { why: GONE };
  }
}
