/** What a field says of its newest edit. */
import { all, one } from "./piece";
import type { Saved } from "./protocol";
import { Spoken } from "./live-region";
import { time } from "./times";

export type State = "empty" | "saving" | "saved" | "unsaved";

/** What a field tells the rest of its page, as `workbook:state`: the words are to show, and nothing decides by them. */
export type Told = CustomEvent<{ state: State; words: string }>;

const who = document.documentElement.dataset.engine ? "the workbook" : "the workbook’s server";
export const NOT_ANSWERING = `${who} is not answering. Keep typing; it is safe on this page.`;
export const BROUGHT = "brought back from before the page was loaded again. It is safe on this page.";
export const ELSEWHERE = "Changed in another window";
export const NOT_FORGOTTEN = "Not forgotten, because it was changed in another window";

/** When and where an edit was kept. */
export function keptAt({ at, place }: Saved): string {
  return `Saved ${time(at)} · ${place}`;
}

/** The line below a control, and beside it the buttons that only an answer has. */
export class Note {
  private readonly spoken: Spoken;

  /** `focus` leads to the control whoever stands on a button that goes. */
  constructor(
    private readonly root: HTMLElement,
    private readonly focus: () => void,
  ) {
    this.spoken = new Spoken(one(root, ".under > .state"));
    root.addEventListener("focusout", () => this.spoken.speak());
  }

  get state(): State {
    return this.root.dataset.state as State;
  }

  /** Somebody is at work: what is said from now on is heard when the hands rest. */
  hush(): void {
    this.spoken.hush();
  }

  say(state: State, words: string, answered: boolean): void {
    const before = this.state;
    if (before !== state) this.root.dataset.state = state;
    this.spoken.say(words);
    // That words are not saved is heard at once, and not again while it is so.
    if (state === "unsaved" && before !== state) this.spoken.speak();
    for (const button of all<HTMLButtonElement>(this.root, ".under > [data-does]")) {
      if (!answered && button.matches(":focus")) this.focus();
      if (button.hidden === answered) button.hidden = !answered;
    }
    this.root.dispatchEvent(new CustomEvent("workbook:state", { bubbles: true, detail: { state, words } }));
  }
}
