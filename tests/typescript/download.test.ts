/** A file for the reader: downloaded where that is possible, and handed over on a phone's home screen. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { clock } from "./clock";
import { newPage, Part } from "./page";
import { give } from "../../workbook/frontend/fields/download";

class Document extends Part {
  readonly body = new Part("body");
  readonly main = new Part("main");
  readonly pressed: string[] = [];

  override querySelector(selector: string): Part | null {
    return selector === "main" ? this.main : super.querySelector(selector);
  }

  createElement = (name: string): Part =>
    Object.assign(new Part(name), { click: () => this.pressed.push(name), prepend: undefined, replaceChildren: undefined });
}

const FILE = new Blob(["{}"], { type: "application/json" });

/** A phone, or none: what it is like, and what it was given. */
function held(t: TestContext, like: { standalone?: boolean; can?: boolean; active?: boolean; fails?: string }) {
  clock(t);
  newPage();
  const page = new Document("document");
  Object.assign(page.main, { prepend: (part: Part) => page.main.append(part) });
  const shared: File[] = [];
  const share = ({ files }: { files: File[] }): Promise<void> => {
    if (like.fails && shared.length === 0) {
      const error = new DOMException("no", like.fails);
      like.fails = undefined;
      return Promise.reject(error);
    }
    shared.push(...files);
    return Promise.resolve();
  };
  const { standalone, can = true, active = true } = like;
  const phone = { standalone, canShare: () => can, userActivation: { isActive: active }, share };
  for (const [name, value] of Object.entries({ navigator: phone, document: page })) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name) as PropertyDescriptor;
    Object.defineProperty(globalThis, name, { value, configurable: true });
    t.after(() => Object.defineProperty(globalThis, name, before));
  }
  return { page, shared };
}

for (const [words, like] of [
  ["in a browser", {}],
  ["where nothing can be handed over", { standalone: true, can: false }],
  ["where handing over fails", { standalone: true, fails: "DataError" }],
] as const) {
  test(`${words} it is downloaded`, async (t) => {
    const { page, shared } = held(t, { ...like });
    assert.equal(await give(FILE, "copy.json"), "downloaded");
    assert.deepEqual([page.pressed, shared, page.body.children.length], [["a"], [], 0]);
  });
}

test("on a home screen it is handed over, under its name", async (t) => {
  const { page, shared } = held(t, { standalone: true });
  assert.equal(await give(FILE, "copy.json"), "handed");
  assert.deepEqual([shared.map(({ name, type }) => [name, type]), page.pressed], [[["copy.json", "application/json"]], []]);
});

test("whoever changes their mind is not told that it was kept", async (t) => {
  const { page } = held(t, { standalone: true, fails: "AbortError" });
  assert.equal(await give(FILE, "copy.json"), "refused");
  assert.deepEqual(page.pressed, []);
});

for (const like of [{ active: false }, { fails: "NotAllowedError" }]) {
  test(`long after the press it waits for another: ${Object.keys(like)}`, async (t) => {
    const { page, shared } = held(t, { standalone: true, ...like });
    assert.equal(await give(FILE, "copy.json"), "offered");
    const [notice] = page.main.children;
    assert.match(notice?.textContent ?? "", /^The file is ready: copy\.json\./);
    notice?.children.at(-1)?.dispatchEvent(new Event("click"));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([shared.length, page.main.children.length], [1, 0]);
  });
}
