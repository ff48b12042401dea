/** The answers' files in the browser's storage, when the browser gives a transaction up before we do. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { IDBFactory, IDBObjectStore, IDBRequest } from "fake-indexeddb";
import { Memory } from "./memory";
import { Keeping } from "../../workbook/frontend/static-site/idb-sync";

const FOLDER = "/home/answers";

/** Let whatever is put be given up at once. */
function givingUp(t: TestContext) {
  const { put } = IDBObjectStore.prototype;
  return t.mock.method(IDBObjectStore.prototype, "put", function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    const asked = put.call(this, value, key);
    this.transaction.abort();
    return asked;
  });
}

/** Hear of every fault that a handler lets escape; in a worker it would be the worker's end. */
function escaping(t: TestContext): unknown[] {
  const { dispatchEvent } = IDBRequest.prototype;
  const escaped: unknown[] = [];
  t.mock.method(IDBRequest.prototype, "dispatchEvent", function (this: IDBRequest, event: never) {
    try {
      return dispatchEvent.call(this, event);
    } catch (error) {
      escaped.push(error);
      throw error;
    }
  });
  return escaped;
}

test("what the browser gives up in the middle is not taken for kept, and nothing escapes", async (t) => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  const [memory, there] = [new Memory(), new Memory()];
  const keeping = new Keeping("dance-workbook /", FOLDER, memory);
  memory.writeFile(`${FOLDER}/answers.json`, new TextEncoder().encode("one"));
  const [escaped, giving] = [escaping(t), givingUp(t)];
  await assert.rejects(keeping.store());
  assert.deepEqual(escaped, []);
  giving.mock.restore();
  const other = new Keeping("dance-workbook /", FOLDER, there);
  assert.equal(await other.bring(), false);
  assert.equal(await keeping.store(), true);
  assert.equal(await other.bring(), true);
  assert.equal(there.files.size, 1);
});
