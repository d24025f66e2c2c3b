import type { PayDay } from '../../shared/nouns/pack';

/** `7.50` */
export function decimalHours(durationMs: number): string {
  return (Math.round(durationMs / 36_000) / 100).toFixed(2);
}

/** `on weekdays and bank holidays` */
export function daysWords(days: readonly PayDay[]): string {
  const words: Readonly<Record<PayDay, string>> = {
    weekdays: 'on weekdays',
    weekends: 'at weekends',
    holidays: 'on bank holidays',
  };
  const named = [...new Set(days)];
  return named.length === Object.keys(words).length
    ? 'on any day'
    : named.map((day) => words[day]).join(' and ');
}

/** `1 shift`, `3 shifts` */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
