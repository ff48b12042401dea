/** What a page and Python say to each other. Made of `workbook/protocol` by `make typescript`. */

/** How the answers file is laid out, where it is read without Python. */
export const SCHEMA = 2;

export type Keep = "this" | "that" | "both";
export type Want = "patterns" | "picture" | "file" | "add" | "undo" | "drop";

/** A piece that is new on a page of Jupyter asks how it stands. */
export interface Hello {
  do: "hello";
  key?: string;
}

/** Is anybody there? `used` where somebody has touched the page since the last one. */
export interface Beat {
  do: "beat";
  used?: boolean;
}

/** Keep an answer; `rev` is the one the reader had seen, `beside` goes with it and is no part of it. */
export interface Put {
  do: "put";
  key: string;
  seq: number;
  value: unknown;
  rev?: number;
  beside?: unknown;
}

/** Keep one of two versions, or both; `of` names the other one. */
export interface Settle {
  do: "settle";
  key: string;
  seq: number;
  value: unknown;
  keep: Keep;
  of: string;
  rev?: number;
  beside?: unknown;
}

/** Forget an answer. */
export interface Forget {
  do: "forget";
  key: string;
  seq: number;
}

/** A picture came into view, or something is wanted of it; `hide` is for names.

    Of a family map, `near` asks for three generations, and `facts` for what is known without what is felt.
     */
export interface Draw {
  do: "draw";
  key: string;
  want?: Want | null;
  hide?: boolean | null;
  near?: boolean | null;
  facts?: boolean | null;
}

/** One part of a tree’s file, in base64, of so many. */
export interface Part {
  do: "draw";
  want: "part";
  key: string;
  part: number;
  of: number;
  bytes: string;
  hide?: boolean | null;
}

/** Somebody on the family map is pressed; `who` is their key. */
export interface Press {
  do: "press";
  key: string;
  who: string;
}

/** Something is done on the family map, with a person and what was typed and chosen in `cells`. */
export interface Act {
  do: "act";
  key: string;
  act: string;
  who?: string;
  cells?: unknown;
}

/** A page of Jupyter asks for what draws charts. */
export interface AskLibrary {
  do: "library";
}

/** Another version of an answer, to choose from; `joins` where both can be made into one. */
export interface Version {
  words: string;
  at: string;
  of: string;
  joins: boolean;
}

/** What is said at a row of the family’s tables: what wants mending, or how a date was understood. */
export interface Problem {
  table: string;
  row: number;
  says: string;
}

/** A row of the family’s tables that tells of somebody, in words, and the cells it can change. */
export interface Row {
  table: string;
  row: number;
  words: string;
  cells: Record<string, string>;
}

/** How a field stands in the file; without `value` as its page was made; `people` if it asks for one. */
export interface Here {
  say: "here";
  key: string;
  others: Version[];
  value?: unknown;
  rev: number;
  disabled: boolean;
  people?: string[];
}

/** An edit is on the disk. */
export interface Saved {
  value?: unknown;
  say: "saved";
  others: Version[];
  rev: number;
  at: string;
  place: string;
  empty: boolean;
  key: string;
  seq: number;
}

/** An answer is forgotten. */
export interface Forgotten {
  say: "forgotten";
  key: string;
  seq: number;
}

/** An edit is not on the disk, and why. */
export interface Unsaved {
  say: "unsaved";
  why: string;
  key: string;
  seq: number;
}

/** Every field has told how it stands; `trouble` is what is wrong with the answers. */
export interface Ready {
  say: "ready";
  trouble: string | null;
}

/** A picture in words, and one of two ways to see it where there is something to see. */
export interface Drawn {
  say: "drawn";
  key: string;
  words: string;
  answered: boolean;
  figure?: Record<string, unknown>;
  svg?: string;
}

/** An earlier answer, as it is quoted. */
export interface Quoted {
  say: "quote";
  key: string;
  html: string;
}

/** Which ways of a fork its answer opens, counted from 0. */
export interface Forked {
  say: "fork";
  key: string;
  open: number[];
}

/** Patterns may be asked for. */
export interface MayGather {
  say: "patterns";
  key: string;
}

/** The patterns, as HTML before and after the lines over time. */
export interface Gathered {
  say: "patterns";
  key: string;
  said: string;
  before: string;
  after: string;
  names: boolean;
  hidden: boolean;
}

/** A family map. */
export interface MapTold {
  people: number;
  counted: string;
  words: string[];
  questions: string[];
  problems: Problem[];
  understood: Problem[];
  legend: [string, string][];
  rows: Record<string, [string, number]>;
  me: number | null;
  svg?: string;
  key: string;
  say: "map";
  hidden: boolean;
}

/** The drawing of a family as it is about to be kept; all else follows once it is. */
export interface Redrawn {
  key: string;
  say: "redrawn";
  svg: string;
  me: number | null;
  hidden: boolean;
}

/** Somebody who was pressed: `cells` as their row has them, `parents` and `partners` by key and name. */
export interface PersonTold {
  key: string;
  say: "person";
  who: string;
  name: string;
  facts: string;
  cells: Record<string, string>;
  rows: Row[];
  parents: [string, string][];
  partners: [string, string][];
}

/** Something was done on the family map: `who` to go on with, `undo` such things can be taken back. */
export interface Acted {
  key: string;
  say: "acted";
  says: string;
  who: string | null;
  undo: number;
}

/** A file to keep. */
export interface FileMade {
  key: string;
  say: "file";
  name: string;
  kind: string;
  text: string;
  hidden: boolean;
}

/** So many parts of a tree’s file have come. */
export interface TreeGot {
  key: string;
  say: "tree";
  got: number;
}

/** What is in a tree’s file, and how many people of it are new. */
export interface TreeFound {
  key: string;
  say: "tree";
  found: string[];
  notes: string[];
  new: number;
}

/** A tree came into the tables. */
export interface TreeAdded {
  key: string;
  say: "tree";
  added: string;
}

/** And is taken out of them again. */
export interface TreeUndone {
  key: string;
  say: "tree";
  undone: string;
}

/** What a piece could not do. */
export interface Sorry {
  key: string;
  say: "sorry";
  why: string;
}

/** What draws charts, in the buffer that comes with it. */
export interface Library {
  say: "library";
}

/** The answers have no lock; a page on a static site says so to itself, before Python is there. */
export interface Open {
  say: "open";
}

/** The answers are locked, and nothing more is said. */
export interface Locked {
  say: "locked";
}

/** A lock was put on, or taken off. */
export interface Sealed {
  say: "sealed";
  on: boolean;
}

/** What a room says on every page, and whether that is its last word. */
export interface RoomSays {
  say: "room";
  words: string;
  over: boolean;
}

/** A demonstration has begun again. */
export interface Begun {
  say: "begun";
}

/** The chapter could not be opened. */
export interface Failed {
  say: "failed";
  why: string;
}

/** Somebody is there: the answer to a beat. */
export interface Alive {
  say: "beat";
}

export type Edit = Put | Settle | Forget;

export type FromPage = Hello | Beat | Put | Settle | Forget | Draw | Part | Press | Act | AskLibrary;

export type ToPage =
  | Here
  | Saved
  | Forgotten
  | Unsaved
  | Ready
  | Drawn
  | Quoted
  | Forked
  | MayGather
  | Gathered
  | MapTold
  | Redrawn
  | PersonTold
  | Acted
  | FileMade
  | TreeGot
  | TreeFound
  | TreeAdded
  | TreeUndone
  | Sorry
  | Library
  | Open
  | Locked
  | Sealed
  | RoomSays
  | Begun
  | Failed
  | Alive;
