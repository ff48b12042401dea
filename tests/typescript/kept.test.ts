/** A browser's storage that answers, fails, or falls silent: what is asked of it comes from somewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { clock } from "./clock";
import { inTime, keptOr, PATIENCE } from "../../workbook/frontend/static-site/kept";

const silent = new Promise<Response | undefined>(() => undefined);
const [kept, sent] = [new Response("kept"), new Response("sent")];
const refused = (): Promise<Response> => Promise.reject(new TypeError("no host"));

test("what is kept is taken, and the host is not asked", async () => {
  assert.equal(await keptOr(Promise.resolve(kept), () => assert.fail("asked")), kept);
});

test("what is not kept, or cannot be looked for, comes from the host", async () => {
  assert.equal(await keptOr(Promise.resolve(undefined), () => Promise.resolve(sent)), sent);
  assert.equal(await keptOr(Promise.reject(new Error("broken")), () => Promise.resolve(sent)), sent);
  await assert.rejects(keptOr(Promise.resolve(undefined), refused), /no host/);
  await assert.rejects(keptOr(Promise.reject(new Error("broken")), refused), /no host/);
});

test("a storage that falls silent costs some seconds, and then the host is asked", async (t) => {
  const time = clock(t);
  const found = keptOr(silent, () => Promise.resolve(sent));
  time.jump(PATIENCE);
  assert.equal(await found, sent);
});

test("where there is no host, a slow storage is waited for", async (t) => {
  const time = clock(t);
  const { promise, resolve } = Promise.withResolvers<Response | undefined>();
  const found = keptOr(promise, refused);
  time.jump(PATIENCE);
  resolve(kept);
  assert.equal(await found, kept);
});

test("what one can do without is not waited for", async (t) => {
  const time = clock(t);
  const found = inTime(silent);
  time.jump(PATIENCE);
  assert.equal(await found, undefined);
});
