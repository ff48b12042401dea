/** What the pages' sources use of a browser, and since when each engine has it. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type TypeScript from "typescript";

export const ENGINES = ["safari", "firefox", "chrome"] as const;
export type Versions = Record<(typeof ENGINES)[number], number>;

interface Support {
  version_added?: string | boolean | null;
  version_removed?: string;
  flags?: unknown;
  prefix?: string;
  alternative_name?: string;
}
interface Entry {
  __compat?: { support: Record<string, Support | Support[]> };
  [name: string]: unknown;
}
type Entries = Record<string, Entry>;

export const root = path.resolve("../..");
const SHEETS = ["workbook/frontend/page", "workbook/frontend/fields"];
const data = JSON.parse(readFileSync(path.resolve("node_modules/@mdn/browser-compat-data/data.json"), "utf8")) as Entries;
// Not bundled with the test: it is larger than all else.
const ts = createRequire(path.resolve("package.json"))("typescript") as typeof TypeScript;

/** An entry by its path, such as `css.selectors.has`. */
export function entry(name: string): Entry {
  return name.split(".").reduce((found, part) => found[part] as Entry, data as unknown as Entry);
}

/** The oldest version of each engine that has an entry without a flag or another name; Infinity for none. */
export function since(whole: Entry): Versions {
  const of = (engine: string): number => {
    const all = [whole.__compat?.support[engine] ?? []].flat();
    if (all.every((each) => each.version_removed)) return Infinity;
    const plain = all.filter((each) => !each.flags && !each.prefix && !each.alternative_name);
    return Math.min(...plain.map(({ version_added: added }) => Number.parseFloat(String(added).replace("≤", "")) || Infinity));
  };
  return { safari: Math.max(of("safari"), of("safari_ios")), firefox: of("firefox"), chrome: of("chrome") };
}

/** What is used and younger than a line, under its name in the sources. */
export function younger(line: Versions): string[] {
  const used = new Map([...scripts(), ...sheets()]);
  const young = ([, versions]: [string, Versions]): boolean => ENGINES.some((engine) => versions[engine] > line[engine]);
  return [...used]
    .filter(young)
    .map(([name]) => name)
    .sort();
}

/** Every word of a script that the types of the browser declare, with the interface that has it. */
function scripts(): Map<string, Versions> {
  const file = path.resolve("tsconfig.json");
  const { options, fileNames } = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, ".");
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const found = new Map<string, Versions>();
  const look = (node: TypeScript.Node): void => {
    if (ts.isIdentifier(node)) for (const name of declared(checker.getSymbolAtLocation(node))) keep(found, name);
    ts.forEachChild(node, look);
  };
  for (const source of program.getSourceFiles()) if (!/node_modules/.test(source.fileName)) look(source);
  return found;
}

function declared(symbol: TypeScript.Symbol | undefined): string[] {
  const places = (symbol?.declarations ?? []).filter((each) => /\/lib\.[\w.]+\.d\.ts$/.test(each.getSourceFile().fileName));
  return places.map(({ parent }) =>
    ts.isInterfaceDeclaration(parent) ? `${parent.name.text}.${symbol?.name}` : `${symbol?.name}`,
  );
}

function keep(found: Map<string, Versions>, name: string): void {
  const [owner = "", member] = name.split(".");
  const everywhere = entry("api.Window")[owner] as Entry | undefined;
  if (member === undefined && everywhere?.__compat) found.set(name, since(everywhere));
  for (const kinds of [data.api, data.javascript?.builtins] as Entries[]) {
    const whole = Object.hasOwn(kinds, owner) ? kinds[owner] : undefined;
    const each = member === undefined ? whole : ((whole?.[member] ?? whole?.[`${member}_static`]) as Entry | undefined);
    if (each?.__compat) found.set(name, since(each));
  }
}

/** Every property, selector, function, rule and question of a sheet. */
function sheets(): Map<string, Versions> {
  const text = SHEETS.flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => path.join(root, folder, name)))
    .filter((file) => file.endsWith(".css"))
    .map((file) => readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, ""))
    .join("\n");
  const { properties, selectors, types, "at-rules": rules } = data.css as unknown as Record<string, Entries>;
  const inner = Object.assign({}, ...Object.values(types ?? {}), types) as Entries;
  const found = new Map<string, Versions>();
  const take = (pattern: RegExp, entries: Entries, shown: (name: string) => string): void => {
    for (const [, name = ""] of text.matchAll(pattern))
      if (Object.hasOwn(entries, name) && entries[name]?.__compat) found.set(shown(name), since(entries[name]));
  };
  take(/[{;]\s*(-?[a-z][a-z-]*)\s*:/g, properties ?? {}, (name) => name);
  take(/:(-?[a-z][a-z-]*)/g, selectors ?? {}, (name) => `:${name}`);
  take(/([a-z-]+)\(/g, inner, (name) => `${name}()`);
  take(/@([a-z-]+)/g, rules ?? {}, (name) => `@${name}`);
  take(/\(([a-z-]+):/g, (rules?.media ?? {}) as unknown as Entries, (name) => `(${name})`);
  return found;
}
