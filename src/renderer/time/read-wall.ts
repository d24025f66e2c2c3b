/** What someone typed for a time: `YYYY-MM-DDTHH:MM`, or a sentence that says why it cannot be read. */
export type ReadWall =
  | { readonly kind: 'wall'; readonly wall: string }
  | { readonly kind: 'unreadable'; readonly sentence: string };

const form = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:\s*[T,]\s*|\s+)|([a-z]+),?\s+)?(\d{1,2})[:.](\d{2})$/i;
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const dayMs = 86_400_000;

/**
 * Reads `2026-11-20 22:00` and, for tired hands, `22:00` (the next time the clock shows it), `tomorrow 7:00` and
 * `Mon 10:00`. Never `11/20/2026`, which reads differently on both sides of the Atlantic. All are wall times of one zone,
 * so no zone plays a part here.
 */
export function readWall(typed: string, now: string, after?: string): ReadWall {
  const text = typed.trim();
  if (text === '') return unreadable('Give a day and a time, such as 2026-11-20 22:00.');
  const [, year, month, day, word, hour = '', minute = ''] = form.exec(text) ?? [];
  if (hour === '') {
    return unreadable('That cannot be read. Write it as 2026-11-20 22:00, or a time alone, such as 22:00.');
  }
  if (Number(hour) > 23 || Number(minute) > 59)
    return unreadable(`There is no such time as ${hour}:${minute}.`);
  const time = `${hour.padStart(2, '0')}:${minute}`;

  if (year !== undefined && month !== undefined && day !== undefined) {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDate(date) ? wall(date, time) : unreadable(`There is no such day as ${date}.`);
  }
  const isNext = (date: string) =>
    after === undefined ? `${date}T${time}` >= now : `${date}T${time}` > after;
  const isDay = dayTest(word?.toLowerCase(), now.slice(0, 10));
  if (isDay === undefined)
    return unreadable(`“${word}” is no day. Write today, tomorrow, Mon or 2026-11-20.`);
  const from = (after ?? now).slice(0, 10);
  const date = [0, 1, 2, 3, 4, 5, 6, 7]
    .map((by) => dateAfter(from, by))
    .find((each) => isDay(each) && isNext(each));
  return date === undefined ? unreadable(`${text} is over already.`) : wall(date, time);
}

/** The form in which a time stands in its input. */
export function wallText(wall: string): string {
  return wall.replace('T', ' ');
}

function dayTest(word: string | undefined, today: string): ((date: string) => boolean) | undefined {
  if (word === undefined) return () => true;
  if (word === 'today') return (date) => date === today;
  if (word === 'tomorrow') return (date) => date === dateAfter(today, 1);
  const day = word.length < 3 ? -1 : days.findIndex((name) => name.startsWith(word));
  return day < 0 ? undefined : (date) => new Date(`${date}T00:00Z`).getUTCDay() === day;
}

function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00Z`);
  // February the 30th is read as March the 2nd in some engines.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** Dates alone are counted in UTC, where every day has 24 hours. */
function dateAfter(date: string, by: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + by * dayMs).toISOString().slice(0, 10);
}

function wall(date: string, time: string): ReadWall {
  return { kind: 'wall', wall: `${date}T${time}` };
}

function unreadable(sentence: string): ReadWall {
  return { kind: 'unreadable', sentence };
}
