/** The page shell: brings the fields alive, keeps the line to Python, says softly how things stand. */
import { bring, Field, notice, type Host, type Piece } from "../fields/index";
import { tell, type LateName, type Plotly } from "../fields/piece";
import type { RoomSays, ToPage } from "../fields/protocol";
import type { Told } from "../fields/edit-status";
import { Alarm, kept } from "./bar";
import { unlearn } from "./browser-storage";
import { OWN_CODE } from "./door-code";
import { again } from "./transport";
import { Copy } from "./copy";
import { letGo, letGoOnBeginning, projectorView } from "./demo";
import { handOver } from "../static-site/handover";
import { anyDrafts } from "./draft-names";
import { dropDrafts, hold, leftOver, mayOutlive, outlive, outliveNoMore, outlives } from "./drafts";
import { FramedFields } from "./framed";
import { tellWays } from "./folds";
import { attendHeadings } from "./headings";
import { keepInSight } from "./keyboard-inset";
import { Link, type Standing } from "./link";
import { lock } from "./locked";
import { printed } from "./print";
import { warnOfTheEnd } from "./public";
import { roomKeeps, roomSays } from "./room";
import { askOnceInASitting } from "./sitting";
import { sendBeforeLeaving } from "./unload";
import { keepSupport } from "./support";
import { attendWays, revealAll, walked } from "./ways";
import type {} from "./watch";
import { wayOfThisTab } from "./way";

const PATIENCE = 1000;
const LONG = 30_000;
const SLOW =
  "This page has been getting ready for a while. Keep typing; your words are safe on this page and are kept as soon as it is ready. " +
  "To be sure of them now, keep a copy.";
const KEPT = "this page keeps it in this browser, and the workbook takes it over as soon as it is ready.";
const SLOW_KEPT =
  "The workbook has been getting ready for a while. Keep typing; this page keeps your words in this browser, and they are taken over as " +
  "soon as it is ready.";
const WORDS: Partial<Record<Standing | "hung", string>> = {
  waiting: "the page is still getting ready. Keep typing; it is safe on this page.",
  resting: "the page was resting and is getting ready again. Keep typing; it is safe on this page.",
  locked: "the workbook has locked itself. It is safe on this page.",
  over: "the room has closed. It is on this page only: keep a copy.",
  hung: "the workbook’s engine does not answer and is being started again. Keep typing; it is safe on this page.",
};
const page = document.documentElement;

let library: Promise<Plotly> | undefined;

/** plotly stands beside this script and is fetched when the first picture is in view. */
function plotly(): Promise<Plotly> {
  const address = new URL(page.dataset.plotly ?? "", location.href).href;
  return (library ??= import(address).then((module: { default: Plotly }) => module.default));
}

/** So do the scripts of the pieces that few pages have. */
function late(name: LateName): ReturnType<Host["late"]> {
  const address = new URL(page.dataset[`${name}Script`] ?? "", location.href).href;
  return import(address).then((module: { default: Awaited<ReturnType<Host["late"]>> }) => module.default);
}

/** A chapter with fields. */
class Shell {
  private readonly pieces: Piece[];
  private readonly fields: Field[];
  private readonly framed: FramedFields;
  private readonly copy: Copy;
  private readonly alarm: Alarm;
  private readonly link: Link;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private slow: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const host: Host = { send: (message) => this.link.send(message), plotly, late, hold };
    this.pieces = bring(document, host);
    this.fields = this.pieces.filter((piece): piece is Field => piece instanceof Field);
    this.framed = new FramedFields(this.fields);
    this.copy = new Copy(this.fields, () => this.framed.held());
    this.alarm = new Alarm(this.copy);
    document.addEventListener("workbook:state", (event) => this.told(event as Told));
    sendBeforeLeaving(this.fields, () => this.framed.wait);
    letGoOnBeginning();
    keepInSight();
    this.bringBack();
    this.link = new Link({
      heard: (message) => this.hear(message),
      stands: (now, hung) => this.stand(now, hung),
      unsaved: () => this.fields.some((field) => field.dirty),
    });
    this.copy.soon();
    attendWays(() => progress(this.fields));
    warnOfTheEnd(this.copy);
    roomKeeps(this.copy);
  }

  /** What was typed before this script was there, or before the page was loaded again, is not lost. */
  private bringBack(): void {
    const wishes = leftOver(this.fields);
    notice(this.fields);
    for (const [field, wish] of wishes) field.bringBack(wish);
  }

  private hear(message: ToPage): void {
    switch (message.say) {
      case "failed":
        return this.alarm.sound(message.why);
      case "locked":
        return this.lock();
      case "open":
        return this.keepMeanwhile();
      case "begun":
        return this.again();
      case "room":
        return this.roomSays(message);
      case "sealed":
        return this.seal(message.on);
      case "here":
        this.copy.soon();
    }
    if ("key" in message) for (const piece of this.pieces) if (piece.key === message.key) piece.receive(message);
    revealAll(".versions");
  }

  private stand(now: Standing, hung: boolean): void {
    if (page.dataset.reading !== undefined) return; // nothing can be kept here, and that is said
    page.dataset.connection = now === "live" ? "live" : "lost";
    page.dataset.standing = now;
    const why = now === "waiting" && outlives() ? KEPT : WORDS[hung ? "hung" : now];
    for (const piece of this.pieces) piece.connection?.(now === "live", why);
    clearTimeout(this.patience);
    clearTimeout(this.slow);
    if (now === "waiting") this.slow = setTimeout(() => this.alarm.sound(outlives() ? SLOW_KEPT : SLOW), LONG);
    if (now === "lost") this.patience = setTimeout(() => this.alarm.sound(), PATIENCE);
    else if (now === "waiting") this.patience = setTimeout(() => kept("Getting ready · you can already write", "soon"), PATIENCE);
    else this.alarm.end();
    if (now !== "live") return;
    kept("");
    outliveNoMore();
    handOver(this.fields);
  }

  /** Python is on its way, and the answers it will find have no lock: what is typed can be kept until then. */
  private keepMeanwhile(): void {
    mayOutlive(page.dataset.sealed === undefined);
    if (page.dataset.connection === "live") return;
    outlive();
    if (!outlives()) return;
    page.dataset.meanwhile = "";
    for (const piece of this.pieces) piece.connection?.(false, KEPT);
  }

  private told({ detail: { words } }: Told): void {
    revealAll("[data-state=unsaved]");
    const unsaved = this.fields.some((field) => field.state === "unsaved");
    if (unsaved && outlives()) kept("Getting ready · what you write is kept meanwhile", "soon");
    else if (unsaved) kept("Not kept yet", "not");
    else if (words) kept(words);
    progress(this.fields);
  }

  /** Once it is over nobody will answer again: what there is to fetch is fetched now, and nothing is waited for. */
  private roomSays({ words, over }: RoomSays): void {
    roomSays(words);
    if (!over) return this.copy.soon();
    void this.copy.fetch();
    this.link.end();
    kept("Not kept any more", "not");
  }

  /** With a lock on the answers, words stay in this page's memory and nowhere else. */
  private seal(on: boolean): void {
    if (on) page.dataset.sealed = "";
    else delete page.dataset.sealed;
    mayOutlive(!on);
    if (on) dropDrafts();
  }

  /** A demonstration begins again: what was typed into it is gone. */
  private again(): void {
    letGo();
    location.reload();
  }

  private lock(): void {
    this.seal(true);
    lock(() => {
      if (this.fields.some((field) => field.dirty)) this.link.unlock();
      else again();
    });
  }
}

/** A page of pure reading needs no kernel. */
function read(): void {
  bring(document, { send: () => false, plotly, late });
  attendWays(() => undefined);
  tellWays();
  page.dataset.connection = "live";
  if (page.dataset.reading === undefined) kept("");
  const copy = new Copy();
  if (anyDrafts()) copy.soon();
  warnOfTheEnd(copy);
  roomKeeps(copy);
}

function progress(fields: Field[]): void {
  const { answered, of, more } = walked(fields);
  const told = `${answered} of ${of} answered`;
  const thread = document.querySelector<HTMLElement>(".thread");
  if (thread && thread.getAttribute("aria-label") !== told) {
    thread.setAttribute("aria-label", told);
    thread.querySelector("i")?.style.setProperty("width", `${(100 * answered) / Math.max(1, of)}%`);
  }
  const softly = document.querySelector(".softly");
  if (softly && (answered || more)) tell(softly, `${told} here${more ? `, and ${more} more` : ""}.`);
}

if (page.dataset.alive !== undefined && page.dataset.reading === undefined) new Shell();
else read();
attendHeadings();
if (!page.dataset.engine) keepSupport();
printed();
wayOfThisTab();
askOnceInASitting();
if (!document.querySelector("[data-part=open]")) unlearn(OWN_CODE); // it was not asked for here
projectorView();
addEventListener("hashchange", projectorView);
globalThis.workbookRuns?.();
