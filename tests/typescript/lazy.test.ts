/** A piece whose script comes late. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { part } from "./page";
import { Late } from "../../workbook/frontend/fields/lazy";
import type { Host, Piece } from "../../workbook/frontend/fields/piece";
import type { ToPage } from "../../workbook/frontend/fields/protocol";

const sorry = (why: string): ToPage => ({ say: "sorry", key: "01.map", why });

/** A piece on a page whose script comes, or does not, when the test says so. */
function coming() {
  const told: unknown[] = [];
  const asked: PromiseWithResolvers<new () => Piece>[] = [];
  const root = part("map");
  root.dataset.map = "01.map";
  const late = (): Promise<new () => Piece> => {
    asked.push(Promise.withResolvers());
    return (asked.at(-1) as PromiseWithResolvers<new () => Piece>).promise;
  };
  class FamilyMap {
    key = "01.map";
    root = root.element;
    receive = (message: ToPage): unknown => told.push("why" in message ? message.why : message.say);
    connection = (live: boolean): unknown => told.push(live);
  }
  const piece = new Late(root.element, { late } as unknown as Host, "map");
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    piece,
    root,
    told,
    asked,
    settled,
    come: () => asked.at(-1)?.resolve(FamilyMap),
    fail: () => asked.at(-1)?.reject(new Error("cut")),
  };
}

test("it has its key before its script, and is asked for once", () => {
  const { piece, asked } = coming();
  assert.deepEqual([piece.key, asked.length], ["01.map", 1]);
});

test("what it is told meanwhile is told to it in order, and once", async () => {
  const { piece, told, come, settled } = coming();
  piece.receive(sorry("first"));
  piece.receive(sorry("second"));
  come();
  await settled();
  piece.receive(sorry("third"));
  piece.connection(true);
  assert.deepEqual(told, ["first", "second", "third", true]);
});

test("a script that did not come is fetched again when there is a line", async () => {
  const { piece, told, asked, come, fail, settled } = coming();
  piece.receive(sorry("first"));
  fail();
  await settled();
  piece.connection(false);
  assert.equal(asked.length, 1);
  piece.connection(true);
  come();
  await settled();
  assert.deepEqual([asked.length, told], [2, ["first"]]);
});

test("what does not come is missed in words, once, and until it is there", async () => {
  const { piece, root, come, fail, settled } = coming();
  fail();
  await settled();
  piece.connection(true);
  fail();
  await settled();
  assert.match(root.textContent, /^What belongs here did not arrive\.[^.]+\.$/);
  piece.connection(true);
  come();
  await settled();
  assert.equal(root.textContent, "");
});

test("two that come make one piece", async () => {
  const { piece, told, asked, come, settled } = coming();
  piece.receive(sorry("first"));
  piece.connection(true);
  come();
  asked[0]?.resolve(
    class {
      receive = (): unknown => told.push("another");
    } as never,
  );
  await settled();
  piece.receive(sorry("second"));
  assert.deepEqual(told, ["first", "second"]);
});
