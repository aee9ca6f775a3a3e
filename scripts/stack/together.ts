/** Like `Promise.all`, but never leaves one of them running behind a failure: what it started can then be ended. */
export async function together<T extends readonly unknown[] | []>(promises: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
