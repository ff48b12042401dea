/** What is done with a person who was pressed: a sheet of ways on, and a form for each. */
import { Apart } from "./confirm";
import { all, does, one, tell } from "./piece";
import type { Act, Acted, PersonTold, Press } from "./protocol";

/** How far above the sheet somebody stands who was pressed. */
const ABOVE = 8;
const NOT_READY = "The page is not ready yet. Try again in a moment.";

/** Somebody on the map: their key, and what tells them from others. */
export type Somebody = { key: string; words: string };
type Message = Pick<Act, "do" | "act" | "who" | "cells"> | Pick<Press, "do" | "who">;
type Control = HTMLInputElement | HTMLSelectElement;

export class Sheet {
  private readonly place: HTMLElement;
  private readonly ways: HTMLElement;
  private readonly form: HTMLFormElement;
  private readonly begins: HTMLFormElement;
  private readonly apart: Apart;
  private person: PersonTold | undefined;
  /** Whom the reader has pressed and is not told of yet. */
  private asked = "";
  private beginning = false;
  /** What is being written: an action, and the row that it changes. */
  private doing: { act: string; row: Record<string, string> } | undefined;

  /**
   * @param send gives a message of this map to Python; false when nobody is there
   * @param people everybody on the map
   * @param back leads to a person on the map, once there is nothing more to do with them
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly send: (message: Message) => boolean,
    private readonly people: () => Somebody[],
    private readonly back: (who: string) => void,
  ) {
    this.place = one(root, ".pressed");
    this.ways = one(this.place, ".ways-on");
    this.form = one(this.place, "form.asking");
    this.begins = one(root, "form.first-use");
    this.apart = new Apart(one(root, ".doings"));
    this.buttons();
    this.place.dataset.lmSuppressShortcuts = ""; // JupyterLab would take letters for its own
    this.begins.dataset.lmSuppressShortcuts = "";
  }

  /** Somebody is pressed: whom a form asks for, or whom the sheet is about from now on. */
  press(who: string): void {
    const other = this.doing && this.form.querySelector<HTMLSelectElement>("select[data-among=people]");
    if (other && [...other.options].some((option) => option.value === who)) {
      other.value = who;
      return other.focus();
    }
    this.asked = who;
    this.say({ do: "press", who });
  }

  /** Nobody is on the map: it begins with the reader. */
  empty(nobody: boolean): void {
    this.begins.hidden = !nobody;
    if (nobody) this.close();
  }

  close(): void {
    this.place.hidden = true;
    this.person = this.doing = undefined;
  }

  show(told: PersonTold): void {
    const anew = this.person?.who !== told.who || this.place.hidden;
    // Whoever has closed the sheet, or pressed somebody else since, is told no more of the one before.
    const pressed = this.asked === told.who;
    if (anew && !pressed) return;
    this.person = told;
    one(this.place, ".who").textContent = told.name;
    tell(one(this.place, ".facts"), told.facts);
    this.rows(told);
    this.place.hidden = false;
    if (anew) this.list();
    if (anew) this.place.scrollTop = 0;
    if (anew) this.uncover(told.who);
    if (!pressed) return;
    this.asked = "";
    // Whoever is writing by now is not taken away from it.
    if (!this.doing) one<HTMLElement>(this.place, ".who").focus({ preventScroll: true });
  }

  /** Something was done: say so, and go on with whoever it was done with. */
  acted({ says, who, undo }: Acted): void {
    this.did(says);
    const button = one<HTMLButtonElement>(this.root, "[data-does=undo-act]");
    const held = this.root.contains(document.activeElement) || document.activeElement === document.body;
    button.hidden = !undo;
    const act = this.doing?.act;
    if (this.doing) this.list();
    const here = who ?? (this.people().some(({ key }) => key === this.person?.who) ? this.person?.who : undefined);
    if (here === undefined) this.close();
    else if (!this.place.hidden || this.beginning) {
      if (this.beginning) this.asked = here;
      this.say({ do: "press", who: here });
    }
    this.beginning = false;
    if (!held) return;
    if (here === undefined) (undo ? button : one<HTMLElement>(this.root, "[data-does=bring]")).focus();
    else if (act) (this.way(act) ?? one<HTMLElement>(this.place, ".who")).focus({ preventScroll: true });
    // Safari scrolls the page while somebody writes in what sticks to it.
    if (act && here !== undefined) this.uncover(here);
  }

  /** Say what was done, or why it could not be. */
  did(words: string): void {
    tell(one(this.root, ".did"), words);
  }

  private buttons(): void {
    const { root } = this;
    for (const button of all<HTMLButtonElement>(this.ways, "[data-does^=act-]")) {
      const act = (button.dataset.does ?? "").slice(4);
      button.addEventListener("click", () => (act === "remove" ? this.once(() => this.act("remove")) : this.ask(act)));
    }
    does(root, "close", () => this.leave());
    does(root, "stop", () => this.list(true));
    does(root, "unrow", () => this.once(() => this.act("unrow", this.doing?.row)));
    does(root, "undo-act", () => this.once(() => this.say({ do: "act", act: "undo", who: "", cells: null })));
    does(root, "skeleton", () => this.once(() => this.begin("skeleton")));
    this.begins.addEventListener("submit", (event) => {
      event.preventDefault();
      this.begin("begin");
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
  }

  private once(act: () => void): void {
    if (this.apart.press()) act();
  }

  private say(message: Message): void {
    if (!this.send(message)) this.did(NOT_READY);
  }

  private act(act: string, cells: Record<string, string> = {}): void {
    if (this.person) this.say({ do: "act", act, who: this.person.who, cells });
  }

  private begin(act: string): void {
    this.beginning = true;
    this.say({ do: "act", act, who: "", cells: cellsOf(this.begins) });
  }

  private keep(): void {
    const { doing } = this;
    if (doing) this.act(doing.row.table ? "row" : doing.act, { ...doing.row, ...cellsOf(this.form) });
  }

  private way(act: string): HTMLElement | null {
    return this.ways.querySelector(`[data-does="act-${act}"]`);
  }

  /** Show the ways on, after a form where there was one. */
  private list(again = false): void {
    const act = this.doing?.act;
    this.doing = undefined;
    this.form.hidden = true;
    this.ways.hidden = false;
    if (again) (this.way(act ?? "") ?? one<HTMLElement>(this.place, ".who")).focus({ preventScroll: true });
  }

  /** Show the form of an action, the cursor in its first cell. */
  private ask(act: string, row: Record<string, string> = {}, title?: string): void {
    const { person, form } = this;
    const blank = this.place.querySelector<HTMLTemplateElement>(`template[data-form="${act}"]`);
    if (!person || !blank) return;
    this.doing = { act, row };
    one(form, ".asked").textContent = title ?? (blank.dataset.title ?? "").replace("{}", person.name);
    one(form, ".fields").replaceChildren(blank.content.cloneNode(true));
    for (const list of all<HTMLSelectElement>(form, "select[data-among]")) this.fill(list, person);
    if (act === "edit") write(form, person.cells);
    one(form, "[data-does=unrow]").hidden = !row.table;
    this.ways.hidden = true;
    form.hidden = false;
    one<HTMLElement>(form, "input, select").focus({ preventScroll: true });
    this.reveal(form);
  }

  /** Scroll the sheet alone: where a part of it comes into view by itself, Safari takes the page along. */
  private reveal(part: HTMLElement): void {
    const [sheet, { top, bottom }] = [this.place.getBoundingClientRect(), part.getBoundingClientRect()];
    const above = top - sheet.top;
    this.place.scrollTop += Math.min(above, Math.max(0, bottom - sheet.bottom));
  }

  private fill(list: HTMLSelectElement, person: PersonTold): void {
    const among: [string, string][] =
      list.dataset.among === "parents"
        ? person.parents
        : list.dataset.among === "partners"
          ? person.partners
          : this.people().flatMap(({ key, words }) => (key === person.who ? [] : [[key, words] as [string, string]]));
    for (const [key, words] of among) list.add(new Option(words, key));
    // Whoever is together with one person has their children with them, unless the reader says otherwise.
    if (list.dataset.among === "partners" && among.length === 1) list.value = among[0]?.[0] ?? "";
    const label = list.closest("label");
    if (label) label.hidden = list.dataset.among !== "people" && !among.length;
  }

  private rows({ rows }: PersonTold): void {
    const list = one(this.place, ".rows");
    const at = all(list, "button").indexOf(document.activeElement as HTMLElement);
    list.hidden = !rows.length;
    list.replaceChildren(
      ...rows.map(({ table, row, words, cells }) => {
        const line = document.createElement("li");
        const button = Object.assign(document.createElement("button"), {
          type: "button",
          className: "quietly",
          textContent: words,
        });
        button.addEventListener("click", () => {
          this.ask(table, { table, row: String(row) }, words);
          write(this.form, cells);
        });
        line.append(button);
        return line;
      }),
    );
    if (at >= 0) (all(list, "button")[at] ?? one<HTMLElement>(this.place, ".who")).focus({ preventScroll: true });
  }

  /** Scroll the page until whoever was pressed stands above the sheet, and above what was done before. */
  private uncover(who: string): void {
    const person = this.root.querySelector(`.frame [data-who="${CSS.escape(who)}"]`)?.getBoundingClientRect();
    const { left, right, top, height } = one(this.root, ".doings").getBoundingClientRect();
    if (!person || person.right <= left || person.left >= right) return;
    const covered = person.bottom > top;
    if (covered || person.top < 0) {
      scrollBy({ top: person.bottom - (covered ? top : innerHeight - height) + ABOVE, behavior: "instant" });
    }
  }

  private leave(): void {
    const who = this.person?.who ?? "";
    this.close();
    this.back(who);
  }
}

function controls(form: HTMLElement): Control[] {
  return all<Control>(form, "input[name], select[name]");
}

function cellsOf(form: HTMLElement): Record<string, string> {
  return Object.fromEntries(controls(form).map(({ name, value }) => [name, value]));
}

function write(form: HTMLElement, cells: Record<string, string>): void {
  for (const control of controls(form)) {
    const value = cells[control.name] ?? "";
    if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value)) {
      control.add(new Option(value, value));
    }
    control.value = value;
  }
}
