/** A question to Python in this window: given up when it is silent, and not while it is on its way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage } from "./page";
import { get } from "../../workbook/frontend/page/transport";
import type { Worked } from "../../workbook/frontend/static-site/worker-client";

const REPLY = { kind: "application/json", name: "", body: new TextEncoder().encode('{"why":"wrong"}').buffer };

/** A question whose patience is over; the one who is asked answers when the test says so. */
function asked(awake: boolean) {
  newPage();
  Object.assign(globalThis, { location: new URL("http://127.0.0.1/answers.html") });
  const reply = Promise.withResolvers<typeof REPLY | undefined>();
  globalThis.workbookAlone = { awake, ask: () => reply.promise } as unknown as Worked;
  const patience = new AbortController();
  const answer = get("http://127.0.0.1/answers/open", { method: "POST", body: "{}", signal: patience.signal });
  answer.catch(() => undefined);
  return { answer, reply, over: () => setImmediate(() => patience.abort()) };
}

test("whoever is awake and silent is given up", async () => {
  const { answer, over } = asked(true);
  over();
  await assert.rejects(answer, /nobody answers/);
});

test("whoever is still on its way is waited for", async () => {
  const { answer, reply, over } = asked(false);
  over();
  setTimeout(() => reply.resolve(REPLY), 20);
  assert.deepEqual(await (await answer).json(), { why: "wrong" });
});

test("whoever dies on its way has not answered", async () => {
  const { answer, reply, over } = asked(false);
  over();
  reply.resolve(undefined);
  await assert.rejects(answer, /nobody answers/);
});
