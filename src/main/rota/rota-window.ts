const dayMs = 24 * 60 * 60_000;
/** Two whole months back, for a claim of last month's hours; as far ahead as sources tell. */
export const backMs = 62 * dayMs;
const aheadMs = 120 * dayMs;

/** What of the rota is known. In whole days, so that a source is asked for the same all day. */
export function rotaWindow(now: number): { readonly fromAt: number; readonly toAt: number } {
  const today = Math.floor(now / dayMs) * dayMs;
  return { fromAt: today - backMs, toAt: today + dayMs + aheadMs };
}
