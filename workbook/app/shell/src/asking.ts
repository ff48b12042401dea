/** What the page asks the server for, and what it hears. */

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

export const GONE = "The workbook’s server is not answering. Nothing was changed; try again in a moment.";
const PATIENCE = 30_000;

export async function ask(name: string, body: object): Promise<Answer> {
  try {
    const answer = await fetch(`${document.documentElement.dataset.base ?? "/"}answers/${name}`, {
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
