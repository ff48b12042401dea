/** What this browser keeps of an edition, asked so that a storage which never answers holds nothing up. */

/** Milliseconds. WebKit's storage may fall silent after a worker was ended while it wrote. */
export const PATIENCE = 5_000;

/** What is kept, or nothing; nothing, too, where the storage fails or has not answered in time. */
export function inTime<T>(looking: Promise<T | undefined>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => (timer = setTimeout(() => done(undefined), PATIENCE)));
  return Promise.race([looking.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}

/**
 * What is kept, or else what the host sends; where there is no host, the storage has all the time it wants.
 *
 * @param looking the storage's answer
 * @param ask asks the host
 * @throws what asking threw, when nothing is kept
 */
export async function keptOr(looking: Promise<Response | undefined>, ask: () => Promise<Response>): Promise<Response> {
  const kept = await inTime(looking);
  if (kept) return kept;
  try {
    return await ask();
  } catch (error) {
    const late = await looking.catch(() => undefined);
    if (late) return late;
    throw error;
  }
}
