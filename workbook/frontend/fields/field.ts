/**
 * A field: it reads and writes its control, sends what was typed, and says what became of it.
 *
 * Every edit has a sequence number. Only Python's acknowledgement of the newest one may say "saved".
 */
import { Composing } from "./composing";
import { all, disable, does, grow, one, stay, type Host, type Piece } from "./piece";
import type { Edit, Forgotten, Here, Put, Saved, ToPage, Unsaved, Version } from "./protocol";
import { Cleared } from "./undo";
import { BROUGHT, ELSEWHERE, keptAt, NOT_ANSWERING, NOT_FORGOTTEN, Note, type State } from "./edit-status";
import { Apart, Sure } from "./confirm";
import { Versions } from "./versions";
import { canonical, joined, mark, PUT, same, type Aim, type InHand, type Wish } from "./pending-edit";

const [QUIET, LATEST, AGAIN, SENT] = [600, 500, 5000, 200] as const;
const CONTROL = "input, textarea, select";

export abstract class Field implements Piece {
  readonly key: string;
  /** The question as it came, before a browser translates it. */
  readonly prompt: string;
  private readonly note: Note;
  private readonly versions: Versions;
  private others: Version[] = [];
  private seq = 0;
  private acknowledged = 0;
  private rev: number;
  private aim: Aim = PUT;
  private sent: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly cleared: Cleared;
  protected readonly apart: Apart;
  private unsentSince: number | undefined;
  private live = false;
  private gone = false;
  private brought = false;
  /** What the control held when this was last looked at. */
  private seen: string | undefined;
  private readonly composing: Composing;
  private why = NOT_ANSWERING;

  constructor(
    readonly root: HTMLElement,
    protected readonly host: Host,
  ) {
    this.key = root.dataset.key ?? "";
    this.prompt = one(root, ".q").textContent ?? "";
    this.rev = Number(root.dataset.rev ?? 0);
    this.composing = new Composing(root);
    this.apart = new Apart(root);
    this.versions = new Versions(root, this.apart, (keep, of) => {
      this.ask({ do: "settle", keep, of });
      this.focus();
    });
    root.addEventListener("input", (event) => this.typed(event));
    root.addEventListener("beforeinput", ({ target }) => stay(target));
    for (const name of ["change", "focusout"]) root.addEventListener(name, () => this.flush());
    this.note = new Note(root, this.focus);
    does(root, "clear", () => this.clear());
    this.cleared = new Cleared(root, (value) => this.clear(value));
    new Sure(one(root, "[data-does=forget]"), this.apart, () => this.ask({ do: "forget" }));
    for (const area of all<HTMLTextAreaElement>(root, "textarea")) grow(area);
  }

  private readonly focus = (): void => this.first.focus();

  /** Where to stand in the field. */
  protected get first(): HTMLElement {
    return one(this.root, CONTROL);
  }

  private readonly held = (): string => canonical(this.read());

  /** What the control holds now; null is unanswered. */
  abstract read(): unknown;

  /** Show a value in the control. */
  abstract write(value: unknown): void;

  /** What goes with an answer and is no part of it. */
  protected get beside(): Pick<Put, "beside"> {
    return {};
  }

  protected standBeside(_beside: Pick<Put, "beside">): void {}

  /** Show what another window or program has saved; what stands in a hand here is not taken out of it. */
  protected meet(value: unknown): void {
    this.write(value);
  }

  get dirty(): boolean {
    return this.seq > this.acknowledged;
  }

  get kind(): string {
    return this.root.dataset.kind ?? "text";
  }

  get state(): State {
    return this.note.state;
  }

  get inHand(): InHand {
    const gone = this.dirty ? this.aim.do === "forget" : this.gone;
    return { value: this.read(), rev: this.rev, dirty: this.dirty, gone, beside: this.beside };
  }

  /** The control changed: note it, and send it after a moment of quiet, or while it is typed on. */
  protected changed(quiet: number = QUIET): void {
    this.wish(PUT);
    this.unsentSince ??= performance.now();
    const left = LATEST - (performance.now() - this.unsentSince);
    this.timer = setTimeout(() => this.flush(), Math.min(quiet, left));
    if (this.live) this.say("saving", "Saving…");
    else this.unsaved(this.why);
    this.root.dispatchEvent(new CustomEvent("workbook:value", { bubbles: true }));
  }

  /** Show a value as one that is no wish of the reader. */
  set(value: unknown): void {
    this.write(value);
    this.seen = this.held();
  }

  /** Notice what was changed without an event: by a program that fills in fields, or tests them. */
  notice(): void {
    const held = this.held();
    if ((this.seen ??= held) !== held) this.changed();
  }

  /** Send what is not sent yet. */
  flush(): void {
    this.notice();
    if (this.timer !== undefined) this.post();
  }

  /** Take back a wish from before the page was loaded again; one that has come true is none any more. */
  bringBack(wish: Wish): void {
    const early = this.dirty ? this.read() : null;
    if (early === null && wish.aim.do === "put" && same(wish.value, this.read())) return this.hold();
    if (wish.aim.do !== "forget") this.write(joined(wish.value, early));
    this.standBeside(wish.beside ?? {});
    this.rev = wish.rev;
    this.sent = wish.sent;
    this.brought = true;
    this.wish(early === null ? wish.aim : PUT);
    this.unsaved(BROUGHT);
  }

  receive(message: ToPage): void {
    switch (message.say) {
      case "here":
        return this.composing.wait(() => this.here(message));
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
    else this.unsaved(why);
  }

  protected typed(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) grow(event.target);
    this.changed();
  }

  /** A newer wish takes the place of the one before. */
  private wish(aim: Aim): void {
    this.seq += 1;
    this.aim = aim;
    this.note.hush();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.hold();
    this.compare();
  }

  private hold(): void {
    const { aim, rev, sent } = this;
    const value = aim.do === "forget" ? null : this.read();
    if (aim.do !== "forget") this.seen = canonical(value);
    this.host.hold?.(this.key, this.dirty ? { aim, rev, value, sent, beside: this.beside } : undefined);
  }

  /** Send the newest wish; what was refused before stays "not saved" until it is. */
  private post(): void {
    clearTimeout(this.timer);
    this.timer = this.unsentSince = undefined;
    const value = this.read();
    if (!this.host.send(this.edit(value))) return this.connection(false, this.why);
    if (this.aim.do === "put") this.sent = [...this.sent, mark(value)].slice(-SENT);
    this.hold();
    if (this.state !== "unsaved") this.say("saving", this.aim.do === "forget" ? "Forgetting…" : "Saving…");
  }

  private edit(value: unknown): Edit {
    const { aim, rev, beside, key, seq } = this;
    switch (aim.do) {
      case "put":
        return { do: aim.do, value, rev, ...beside, key, seq };
      case "settle":
        return { ...aim, value, rev, ...beside, key, seq };
      case "forget":
        return { do: aim.do, key, seq };
    }
  }

  private here(message: Here): void {
    const again = !this.live;
    this.live = true;
    this.notice();
    disable(this.root, message.disabled);
    this.others = message.others;
    if (message.value === undefined) this.rev = message.rev; // nothing else than the page was made with
    const words = this.dirty ? this.overtaken(message) : ELSEWHERE;
    this.compare();
    if (this.dirty) return again ? this.post() : undefined;
    if (message.value === undefined) return;
    const news = message.rev !== this.rev || canonical(message.value) !== this.seen;
    if (news) this.follow(message, words);
  }

  /** See whether the file has overtaken the wish; returns what to say if that ends it. */
  private overtaken({ value, rev }: Here): string {
    if (this.sent.includes(mark(value))) this.rev = rev;
    const { aim } = this;
    if (aim.do === "forget" && rev > this.rev) return this.done(NOT_FORGOTTEN);
    if (aim.do !== "settle" || this.others.some((other) => same(other.of, aim.of))) return "";
    if (aim.keep === "that") return this.done(ELSEWHERE);
    // The other version is settled already: what stands here is an edit like any other.
    this.aim = PUT;
    return "";
  }

  private follow(message: Here, words: string): void {
    const watched = this.root.matches(":focus-within") || words === NOT_FORGOTTEN;
    const changed = !same(message.value, this.read());
    this.rev = message.rev;
    this.gone = this.rev === 0;
    this.meet(message.value ?? null);
    this.seen = this.held();
    this.say(message.value == null ? "empty" : "saved", watched && changed ? words : "");
  }

  private saved(message: Saved): void {
    this.live = true;
    this.notice();
    this.acknowledged = Math.max(this.acknowledged, message.seq);
    this.others = message.others;
    const chosen = message.value !== undefined;
    // Words typed while the choice was on its way have not seen what it brought: Python keeps both.
    if (!(chosen && this.dirty)) this.rev = message.rev;
    if (this.dirty) return this.hold();
    if (chosen) this.set(message.value);
    const brought = this.brought ? " · brought back" : "";
    this.done("");
    if (message.empty) return this.say("empty", "Left empty");
    this.say("saved", `${keptAt(message)}${brought}`);
  }

  /** Nothing is wished any more. */
  private done(words: string): string {
    this.acknowledged = this.seq;
    this.aim = PUT;
    this.sent = [];
    this.gone = this.brought = false;
    this.hold();
    this.compare();
    return words;
  }

  /** Show the other version, unless the reader has just chosen. */
  private compare(): void {
    const chosen = this.dirty && this.aim.do !== "put";
    this.versions.show(chosen ? [] : this.others);
  }

  private refused(message: Unsaved): void {
    this.unsaved(message.why);
    if (message.seq !== this.seq) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), AGAIN);
  }

  private clear(value: unknown = null): void {
    this.cleared.offer(value === null ? this.read() : null);
    this.write(value);
    this.changed(0);
    this.focus();
  }

  private ask(aim: Aim): void {
    this.wish(aim);
    this.post();
  }

  private forgotten(message: Forgotten): void {
    this.acknowledged = Math.max(this.acknowledged, message.seq);
    this.rev = 0;
    this.others = [];
    this.cleared.offer(null);
    if (this.dirty) return this.hold();
    this.done("");
    this.gone = true;
    this.set(null);
    this.say("empty", "Forgotten");
  }

  private unsaved(why: string): void {
    const not = this.aim.do === "forget" ? "Not forgotten yet" : "Not saved yet";
    this.say("unsaved", `${not} – ${why}`);
  }

  private say(state: State, words: string): void {
    this.note.say(state, words, state !== "empty" && this.read() !== null);
  }
}
