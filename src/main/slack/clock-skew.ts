/**
 * How far this machine's clock is from the server's; positive: this machine is ahead. `Date` is cut to the second, so the
 * server's time was in [date, date + 1 s) at some moment between `sentAt` and `answeredAt` (both by this machine's
 * clock). 0 where that agrees, else the least distance that explains it. Undefined where nothing can be said: no
 * readable header, or this machine's clock was set back meanwhile.
 */
export function clockSkewMs(measured: {
  readonly date: string | null;
  readonly sentAt: number;
  readonly answeredAt: number;
}): number | undefined {
  const { date, sentAt, answeredAt } = measured;
  const serverAt = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(serverAt) || answeredAt < sentAt) return undefined;
  const leastAhead = sentAt - (serverAt + 1_000);
  const mostAhead = answeredAt - serverAt;
  if (leastAhead > 0) return leastAhead;
  return mostAhead < 0 ? mostAhead : 0;
}
