/** Addresses, below a page’s base. Made of `workbook/urls.py` by `make typescript`. */

export type Document = "promises" | "privacy";
export type Act =
  | "look"
  | "take"
  | "restore"
  | "undo"
  | "choose"
  | "lock"
  | "part"
  | "open"
  | "close"
  | "unlock"
  | "forget"
  | "plan";

export const CONTENTS = "";
export const document = (document: Document): string => `${document}`;
export const ANSWERS = "answers";
export const COPY = "answers/copy";
export const act = (act: Act): string => `answers/${act}`;
export const PLAYBOOK = "playbook";
export const playbookFile = (file: string): string => `playbook/${file}`;
export const PERSON = "person";
export const SEARCH = "search";
export const SHARE = "share";
export const SHARED_FILE = "share/workbook-answer.json";
export const READ = "share/read";
export const SHEETS = "sheets";
export const TONIGHT = "tonight";
export const ROOM = "room";
export const GIVE = "room/give";
export const CODE_FILE = "room/give/room-code.txt";
export const GIVEN = "room/given";
export const ASKING = "room/asking";
export const HANDLES = "room/handles";
export const CLOCK = "room/clock";
export const FACILITATE = "facilitate";
export const GUIDE = "facilitate/guide";
export const agenda = (agenda: string): string => `facilitate/${agenda}`;
export const JOIN = "join";
export const DEMO = "demo/";
export const PEOPLE = "people";
export const BEGIN = "begin";
export const live = (chapter: string): string => `live/${chapter}`;
export const cells = (chapter: string): string => `cells/${chapter}`;
export const FRAME = "cells/";
export const chapter = (chapter: string): string => `voila/render/${chapter}.ipynb`;
export const built = (built: string): string => `static/${built}`;
export const OAUTH = "oauth_callback";
export const hubFile = (file: string): string => `look/${file}`;
export const hubFacilitator = (secret: string): string => `facilitator/${secret}`;
export const HUB_STATE = "state";
export const HUB_GIFTS = "gifts";
export const HUB_SUMS = "sums";
export const HUB_HANDLES = "handles";
export const HUB_CLOCK = "clock";
export const BESIDE_JUPYTER = "workbook/";

export const PAGE = ".html";
export const NOTEBOOK = ".ipynb";
export const STATIC = "static/";
export const PYTHON = "python/";
export const INDEX = "index.html";
export const SERVICE = "service.js";
export const PAGES = "pages.json.gz";
export const MANIFEST = "app.webmanifest";
export const KEEP = "answers/computed";
export const SHOWS = "frame.html";
export const RUNS = "program.html";
