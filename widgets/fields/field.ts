/**
 * A field: it reads and writes its control, sends what was typed, and says what became of it.
 *
 * Every edit has a sequence number. Only Python's acknowledgement of the newest one may say "saved".
 */
import { all, does, grow, one, type Host, type Message, type Piece } from "./piece";

export type State = "empty" | "saving" | "saved" | "unsaved";

const QUIET = 600;
const AGAIN = 5000;
const NOT_ANSWERING = "the workbook’s server is not answering. Keep typing; it is safe on this page.";

export abstract class Field implements Piece {
  readonly key: string;
  private readonly note: HTMLElement;
  private seq = 0;
  private acknowledged = 0;
  private rev: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private live = false;
  private forgetting = false;
  private why = NOT_ANSWERING;

  constructor(
    readonly root: HTMLElement,
    protected readonly host: Host,
  ) {
    this.key = root.dataset.key ?? "";
    this.rev = Number(root.dataset.rev ?? 0);
    this.note = one(root, ".under > .state");
    root.addEventListener("input", (event) => this.typed(event));
    root.addEventListener("change", () => this.flush());
    root.addEventListener("focusout", () => this.flush());
    does(root, "clear", () => this.clear());
    does(root, "forget", (button) => this.forget(button));
    for (const area of all<HTMLTextAreaElement>(root, "textarea")) grow(area);
  }

  /** What the control holds now; null is unanswered. */
  abstract read(): unknown;

  /** Show a value in the control. */
  abstract write(value: unknown): void;

  get dirty(): boolean {
    return this.seq > this.acknowledged;
  }

  get state(): State {
    return this.root.dataset.state as State;
  }

  /** The control changed: note it, and send it after a moment of quiet. */
  protected changed(quiet = QUIET): void {
    this.seq += 1;
    this.forgetting = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), quiet);
    if (this.live) this.say("saving", "Saving…");
    else this.say("unsaved", `Not saved yet – ${this.why}`);
    this.root.dispatchEvent(new CustomEvent("workbook:value", { bubbles: true }));
  }

  /** Send what is not sent yet. */
  flush(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.post();
  }

  receive(message: Message): void {
    switch (message.say) {
      case "here":
        return this.here(message);
      case "saved":
        return this.saved(message);
      case "forgotten":
        return this.forgotten(message);
      case "unsaved":
        return this.refused(message);
    }
  }

  connection(live: boolean, why = NOT_ANSWERING): void {
    this.live = live;
    this.why = why;
    if (!this.dirty) return;
    if (live) this.post();
    else this.say("unsaved", `Not saved yet – ${this.why}`);
  }

  protected typed(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) grow(event.target);
    this.changed();
  }

  /** Send the newest wish, an edit or to forget; what was refused before stays "not saved" until it is. */
  private post(): void {
    const named = { key: this.key, seq: this.seq };
    const wish = this.forgetting ? { do: "forget" } : { do: "put", value: this.read(), rev: this.rev };
    if (!this.host.send({ ...wish, ...named })) this.connection(false, this.why);
    else if (this.state !== "unsaved") this.say("saving", this.forgetting ? "Forgetting…" : "Saving…");
  }

  private here(message: Message): void {
    this.live = true;
    this.disable(Boolean(message.disabled));
    if (this.dirty) return this.post();
    if (message.rev === this.rev) return;
    this.rev = Number(message.rev);
    this.write(message.value ?? null);
    this.say(message.value == null ? "empty" : "saved", "");
  }

  private disable(disabled: boolean): void {
    for (const control of all<HTMLInputElement>(this.root, "input, textarea, select, button")) {
      if (!control.closest("template")) control.disabled = disabled;
    }
  }

  private saved(message: Message): void {
    this.acknowledged = Math.max(this.acknowledged, Number(message.seq));
    this.rev = Number(message.rev);
    if (this.dirty) return;
    if (message.empty) return this.say("empty", "Left empty");
    const at = new Date(String(message.at)).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.say("saved", `Saved ${at} · ${String(message.place)}`);
  }

  private refused(message: Message): void {
    this.say("unsaved", `Not saved yet – ${String(message.why)}`);
    if (Number(message.seq) !== this.seq) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), AGAIN);
  }

  private clear(): void {
    this.write(null);
    this.changed(0);
    one(this.root, "input, textarea").focus();
  }

  private forget(button: HTMLButtonElement): void {
    const sure = button.dataset.sure ?? "";
    if (button.textContent !== sure) {
      button.dataset.asks = button.textContent ?? "";
      button.textContent = sure;
      button.addEventListener("blur", () => (button.textContent = button.dataset.asks ?? ""), { once: true });
      return;
    }
    this.seq += 1;
    this.forgetting = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.post();
  }

  private forgotten(message: Message): void {
    this.acknowledged = Math.max(this.acknowledged, Number(message.seq));
    this.rev = 0;
    if (this.dirty) return;
    this.forgetting = false;
    this.write(null);
    this.say("empty", "Forgotten");
    one(this.root, "input, textarea, select").focus();
  }

  private say(state: State, words: string): void {
    this.root.dataset.state = state;
    if (this.note.textContent !== words) this.note.textContent = words;
    const answered = state !== "empty" && this.read() !== null;
    for (const button of all<HTMLButtonElement>(this.root, ".under > [data-does]")) button.hidden = !answered;
    this.root.dispatchEvent(new CustomEvent("workbook:state", { bubbles: true, detail: { words } }));
  }
}
