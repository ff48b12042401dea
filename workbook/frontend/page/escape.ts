/** Escape leaves, unless it closes something: what an input method composes, a list, a calendar, a sheet, a search. */
import { ofInputMethod } from "../fields/composing";

const CALENDARS = ["date", "datetime-local", "month", "time", "week", "color"];

export class Escape {
  private own = false;
  private calendar: EventTarget | null = null;

  /**
   * It is seen before anybody else has it: by the time it leaves, what it closes may be closed.
   *
   * `guesses` says that this browser tells of no open calendar, so that one that was pressed counts as open until it
   * is left or Escape was pressed there.
   */
  constructor(page: EventTarget, guesses: boolean) {
    page.addEventListener("keydown", (event) => (this.own = this.closes(event as KeyboardEvent)), { capture: true });
    if (!guesses) return;
    page.addEventListener("click", ({ target }) => (this.calendar = isCalendar(target) ? target : null), { capture: true });
    page.addEventListener("focusout", () => (this.calendar = null), { capture: true });
  }

  /** Whether the key that is pressed at this moment is meant to leave. */
  leaves({ key, repeat }: KeyboardEvent): boolean {
    return key === "Escape" && !repeat && !this.own;
  }

  private closes(event: KeyboardEvent): boolean {
    const { key, target } = event;
    if (key !== "Escape") return false;
    const open = this.calendar === target;
    this.calendar = null;
    return ofInputMethod(event) || open || isOpen(target) || inSheet(target) || holdsSearch(target);
  }
}

/** Whether a browser tells of no open calendar; where it opens one beside the page, that has the keys. */
export function mustGuess(): boolean {
  return !CSS.supports("selector(:open)") && !("chrome" in globalThis);
}

function isCalendar(target: EventTarget | null): boolean {
  return CALENDARS.includes((target as HTMLInputElement).type);
}

function isOpen(target: EventTarget | null): boolean {
  try {
    return (target as Element).matches(":open");
  } catch {
    return false;
  }
}

/** A sheet that lies on the page is closed first; while it is open, it has the keys. */
function inSheet(target: EventTarget | null): boolean {
  return (target as Element).closest?.("dialog[open]") != null;
}

/** A search box with words in it is cleared first. */
function holdsSearch(target: EventTarget | null): boolean {
  const { type, value } = target as HTMLInputElement;
  return type === "search" && value !== "";
}
