/** The answers' files in the browser's storage: between windows, and when the storage fails. */
import assert from "node:assert/strict";
import { beforeEach, test, type TestContext } from "node:test";
import { IDBDatabase, IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { Memory } from "./memory";
import { Keeping } from "../../workbook/frontend/static-site/idb-sync";
import { done, FILES, openShelf, STATE } from "../../workbook/frontend/static-site/idb";

const NAME = "dance-workbook /";
const FOLDER = "/home/answers";

/** A window: what its Python has in memory, and its way to the storage all windows share. */
class Window {
  readonly memory = new Memory();
  readonly keeping: Keeping;

  constructor(patience?: number) {
    this.keeping = new Keeping(NAME, FOLDER, this.memory, patience);
  }

  write(path: string, words: string): this {
    this.memory.mkdirTree(`${FOLDER}/${path}`.replace(/\/[^/]*$/, ""));
    this.memory.writeFile(`${FOLDER}/${path}`, new TextEncoder().encode(words));
    return this;
  }

  remove(path: string): this {
    this.memory.unlink(`${FOLDER}/${path}`);
    return this;
  }

  number(path: string): number | undefined {
    return this.memory.files.get(`${FOLDER}/${path}`)?.ino;
  }

  /** What this window holds, by name. */
  get files(): Record<string, string> {
    const text = new TextDecoder();
    const held = [...this.memory.files].map(([path, { body }]) => [path.slice(FOLDER.length + 1), text.decode(body)] as const);
    return Object.fromEntries(held.sort());
  }
}

/** What any other window would find. */
async function stored(): Promise<Record<string, string>> {
  const other = new Window();
  await other.keeping.bring();
  return other.files;
}

/** Let the storage refuse one kind of file, as a disk that is full does. */
function refusing(t: TestContext, refused: string) {
  const put = IDBObjectStore.prototype.put;
  return t.mock.method(IDBObjectStore.prototype, "put", function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (key === refused) throw new DOMException("no room", "QuotaExceededError");
    return put.call(this, value, key);
  });
}

beforeEach(() => Object.assign(globalThis, { indexedDB: new IDBFactory() }));

test("what one window stores, another brings, folders included", async () => {
  const one = new Window().write("answers.json", "{}").write("history/2026/one.json", "1");
  assert.equal(await one.keeping.store(), true);
  const other = new Window();
  assert.equal(await other.keeping.bring(), true);
  assert.deepEqual(other.files, { "answers.json": "{}", "history/2026/one.json": "1" });
});

test("where nothing was ever stored nothing is brought, and what is there stays", async () => {
  const one = new Window().write("answers.json", "{}");
  assert.equal(await one.keeping.bring(), false);
  assert.deepEqual(one.files, { "answers.json": "{}" });
});

test("nothing changed is nothing stored, and nothing for others to bring", async () => {
  const [one, other] = [new Window().write("answers.json", "{}"), new Window()];
  await one.keeping.store();
  await other.keeping.bring();
  assert.equal(await one.keeping.store(), false);
  assert.equal(await other.keeping.store(), false);
  assert.equal(await other.keeping.bring(), false);
});

test("two windows by turns have each other's words", async () => {
  const [one, other] = [new Window(), new Window()];
  await one.write("answers.json", "a").keeping.store();
  await other.keeping.bring();
  await other.write("answers.json", "ab").keeping.store();
  assert.equal(await one.keeping.bring(), true);
  assert.deepEqual(one.files, { "answers.json": "ab" });
  await one.write("answers.json", "abc").keeping.store();
  assert.deepEqual(await stored(), { "answers.json": "abc" });
});

test("a file written anew with as many letters is stored", async () => {
  const one = new Window().write("answers.json", "one");
  await one.keeping.store();
  assert.equal(await one.write("answers.json", "two").keeping.store(), true);
  assert.deepEqual(await stored(), { "answers.json": "two" });
});

test("a file that is removed goes from the storage and from other windows", async () => {
  const [one, other] = [new Window().write("a", "1").write("b", "2"), new Window()];
  await one.keeping.store();
  await other.keeping.bring();
  assert.equal(await one.remove("a").keeping.store(), true);
  await other.keeping.bring();
  assert.deepEqual(other.files, { b: "2" });
});

test("forgetting everything, the folder included, leaves nothing in the storage", async () => {
  const one = new Window().write("answers.json", "{}").write("history/one.json", "1");
  await one.keeping.store();
  one.memory.forget(FOLDER);
  assert.equal(await one.keeping.store(), true);
  assert.deepEqual(await stored(), {});
});

test("a lock is nobody else's", async () => {
  await new Window().write("answers.json", "{}").write("answers.json.lock", "me").keeping.store();
  assert.deepEqual(await stored(), { "answers.json": "{}" });
});

test("a file that changed elsewhere is another file to Python, and one that did not is the same", async () => {
  const [one, other] = [new Window().write("a", "1").write("b", "2"), new Window()];
  await one.keeping.store();
  await other.keeping.bring();
  const before = [other.number("a"), other.number("b")];
  await one.write("b", "3").keeping.store();
  await other.keeping.bring();
  assert.deepEqual([other.number("a") === before[0], other.number("b") === before[1]], [true, false]);
  assert.deepEqual(other.files, { a: "1", b: "3" });
});

test("what is no text is kept byte for byte", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const [one, other] = [new Window(), new Window()];
  one.memory.writeFile(`${FOLDER}/sealed`, bytes);
  await one.keeping.store();
  await other.keeping.bring();
  assert.deepEqual(other.memory.readFile(`${FOLDER}/sealed`), bytes);
});

test("without room nothing is said to be kept, nothing is half kept, and later all of it is", async (t) => {
  const one = new Window().write("a", "old").write("b", "old");
  await one.keeping.store();
  const full = refusing(t, "b");
  one.write("a", "new").write("b", "new");
  await assert.rejects(one.keeping.store(), { name: "QuotaExceededError" });
  full.mock.restore();
  assert.deepEqual(await stored(), { a: "old", b: "old" });
  assert.equal(await one.keeping.store(), true);
  assert.deepEqual(await stored(), { a: "new", b: "new" });
});

test("without room a window keeps the words in its memory, and others are told of no change", async (t) => {
  const [one, other] = [new Window().write("a", "old"), new Window()];
  await one.keeping.store();
  await other.keeping.bring();
  refusing(t, "a");
  await assert.rejects(one.write("a", "new").keeping.store());
  assert.equal(await one.keeping.bring(), false);
  assert.deepEqual(one.files, { a: "new" });
  assert.equal(await other.keeping.bring(), false);
});

test("what the browser gives up at the very end is not taken for kept", async (t) => {
  const one = new Window().write("a", "1");
  await one.keeping.bring();
  const put = IDBObjectStore.prototype.put;
  const ending = t.mock.method(
    IDBObjectStore.prototype,
    "put",
    function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      const asked = put.call(this, value, key);
      if (this.name === STATE) asked.onsuccess = () => asked.transaction?.abort(); // all went well, and then the disk is full
      return asked;
    },
  );
  await assert.rejects(one.keeping.store(), { message: "not kept" });
  ending.mock.restore();
  assert.deepEqual(await stored(), {});
  assert.equal(await one.keeping.store(), true);
  assert.deepEqual(await stored(), { a: "1" });
});

test("words are asked to be on the disk before they are said to be kept", async (t) => {
  const begun = t.mock.method(IDBDatabase.prototype, "transaction");
  await new Window().write("a", "1").keeping.store();
  assert.deepEqual(begun.mock.calls.at(-1)?.arguments.slice(1), ["readwrite", { durability: "strict" }]);
});

test("a browser that refuses its storage is said to, and is asked again the next time", async (t) => {
  const one = new Window().write("a", "1");
  const refused = t.mock.method(indexedDB, "open", () => {
    throw new DOMException("no storage", "SecurityError");
  });
  await assert.rejects(one.keeping.bring(), { name: "SecurityError" });
  await assert.rejects(one.keeping.store(), { name: "SecurityError" });
  refused.mock.restore();
  assert.equal(await one.keeping.store(), true);
});

test("a storage of a later edition is not opened, and not harmed", async () => {
  const later = indexedDB.open(NAME, 2);
  later.onupgradeneeded = () => later.result.createObjectStore(FILES).put("theirs", "a");
  (await done(later)).close();
  await assert.rejects(new Window().keeping.bring(), { name: "VersionError" });
  const found = await done(indexedDB.open(NAME));
  assert.equal(await done(found.transaction(FILES).objectStore(FILES).get("a")), "theirs");
});

test("whoever deletes the storage is not blocked by an open window", async () => {
  const one = new Window().write("a", "1");
  await one.keeping.store();
  const deleting = indexedDB.deleteDatabase(NAME);
  let blocked = false;
  deleting.onblocked = () => (blocked = true);
  await done(deleting as IDBRequest);
  assert.equal(blocked, false);
});

test("a storage deleted under a window holds all of it again after its next words", async () => {
  const one = new Window().write("a", "1").write("b", "2");
  await one.keeping.store();
  await done(indexedDB.deleteDatabase(NAME) as IDBRequest);
  assert.equal(await one.keeping.bring(), false);
  await one.write("b", "3").keeping.store();
  assert.deepEqual(await stored(), { a: "1", b: "3" });
});

test("a storage that the browser closes is opened anew", async (t) => {
  const begun = t.mock.method(IDBDatabase.prototype, "transaction");
  const one = new Window().write("a", "1");
  await one.keeping.store();
  const database = begun.mock.calls.at(-1)?.this as globalThis.IDBDatabase;
  database.close();
  database.onclose?.(new Event("close"));
  await one.write("a", "2").keeping.store();
  assert.deepEqual(await stored(), { a: "2" });
});

test("one window works at a time, and a fault of one does not keep the others out", async () => {
  const [one, other] = [new Window(), new Window()];
  const seen: string[] = [];
  const work = async (name: string): Promise<string> => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${name} ends`);
    if (name === "first") throw new Error("a fault");
    return name;
  };
  const both = await Promise.allSettled([one.keeping.alone(() => work("first")), other.keeping.alone(() => work("second"))]);
  assert.deepEqual(seen, ["first begins", "first ends", "second begins", "second ends"]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ["rejected", "fulfilled"],
  );
});

test("two editions keep their answers apart", async () => {
  await new Window().write("a", "1").keeping.store();
  const shelf = await openShelf("dance-workbook /other/");
  assert.deepEqual(await done(shelf.transaction(FILES).objectStore(FILES).getAllKeys()), []);
});

test("a window frozen with the lock keeps nobody waiting for long, and overwrites nothing when it goes on", async () => {
  const [frozen, other] = [new Window().write("a", "1"), new Window(30)];
  await frozen.keeping.store();
  let thaw = (): void => undefined;
  const stuck = frozen.keeping.alone(async () => {
    await frozen.keeping.bring();
    frozen.write("a", "frozen");
    await new Promise<void>((resolve) => (thaw = resolve));
    return frozen.keeping.store();
  });
  await other.keeping.alone(async () => {
    await other.keeping.bring();
    await other.write("a", "other").keeping.store();
  });
  thaw();
  await assert.rejects(stuck, { message: "another window was first" });
  assert.deepEqual(await stored(), { a: "other" });
  await frozen.keeping.alone(() => frozen.keeping.bring());
  assert.deepEqual(frozen.files, { a: "other" });
});

test("whoever only works slowly, and was first, has it kept", async () => {
  const [slow, other] = [new Window().write("a", "1"), new Window(30)];
  let go = (): void => undefined;
  const working = slow.keeping.alone(async () => {
    await new Promise<void>((resolve) => (go = resolve));
    return slow.keeping.store();
  });
  await other.keeping.alone(() => other.keeping.bring());
  go();
  assert.equal(await working, true);
  assert.deepEqual(await stored(), { a: "1" });
});

test("a write that the browser gives up half-way is refused, and ends nothing else", async (t) => {
  const one = new Window().write("a", "1").write("b", "2");
  const put = IDBObjectStore.prototype.put;
  const giving = t.mock.method(
    IDBObjectStore.prototype,
    "put",
    function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      const asked = put.apply(this, given);
      this.transaction.abort();
      return asked;
    },
  );
  await assert.rejects(one.keeping.store());
  giving.mock.restore();
  assert.equal(await one.keeping.store(), true);
  assert.deepEqual(await stored(), { a: "1", b: "2" });
});
