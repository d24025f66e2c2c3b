/** Waits for a real peer, for a bounded time; what never comes true is told by name. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  const endsAt = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (Date.now() > endsAt) throw new Error(`Waited ${limitMs} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
