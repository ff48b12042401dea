/** Bring plain HTML alive: find the pieces of a page and give each its behaviour. */
import { Checklist, Choice } from "./choice";
import { Break, Breathing, Log } from "./dated";
import { tellEmptyDates } from "./dates";
import { Deck } from "./deck";
import { offerFeelings } from "./feelings-button";
import { Field } from "./field";
import { openGiven } from "./given";
import { Late } from "./lazy";
import { Fork, Gate, Quote } from "./others";
import { Picture } from "./picture";
import { all, type Host, type Piece } from "./piece";
import { Plan } from "./plan";
import { Scale } from "./scale";
import { Script } from "./script";
import { Sentence } from "./sentence";
import { Table } from "./table";
import { Text } from "./text";
import { ROOM, Whom } from "./whom";

export { Field };
export type { Host, Piece };

const KINDS: Record<string, new (root: HTMLElement, host: Host) => Field> = {
  text: Text,
  script: Script,
  scale: Scale,
  balance: Scale,
  choice: Choice,
  checklist: Checklist,
  table: Table,
  sentence: Sentence,
  plan: Plan,
  deck: Deck,
  log: Log,
  timer: Break,
};

const PIECES = "[data-key], [data-picture], [data-map], [data-patterns], [data-shows], [data-gate], [data-fork], [data-breathe]";

export function bring(root: ParentNode, host: Host): Piece[] {
  return all(root, PIECES).map((element) => {
    const made = piece(element, host);
    if (made instanceof Field) {
      tellEmptyDates(element);
      offerFeelings(element, host);
      openGiven(element);
    }
    return made;
  });
}

/** Words typed while this script was still on its way are words like any other. */
export function notice(fields: Field[]): void {
  for (const { root } of fields) {
    const touched = all<Control>(root, "input, textarea, select").filter(differs);
    for (const control of touched) control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const field of fields) field.notice();
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether a control holds something else than the server put there. */
function differs(control: Control): boolean {
  if (control instanceof HTMLSelectElement) return [...control.options].some((it) => it.selected !== it.defaultSelected);
  if (control.type === "checkbox" || control.type === "radio") {
    return (control as HTMLInputElement).checked !== (control as HTMLInputElement).defaultChecked;
  }
  return control.value !== control.defaultValue;
}

function piece(root: HTMLElement, host: Host): Piece {
  const kind = root.querySelector(ROOM) ? Whom : KINDS[root.dataset.kind ?? ""];
  if (kind) return new kind(root, host);
  if (root.dataset.picture) return new Picture(root, host);
  if (root.dataset.map) return new Late(root, host, "map");
  if (root.dataset.patterns) return new Late(root, host, "patterns");
  if (root.dataset.fork) return new Fork(root);
  if (root.dataset.breathe) return new Breathing(root);
  return root.dataset.shows ? new Quote(root) : new Gate(root);
}
