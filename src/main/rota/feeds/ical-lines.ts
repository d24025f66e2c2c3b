/** One content line: name and parameter names in capitals, the value as it stands, escapes and all. */
export type IcalProperty = {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
};

/** Their values hold no colon, while Outlook's zone names may, unquoted: `TZID=tzone://Microsoft/Custom:2026…`. */
const dateProperties: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE']);
const propertyName = /^[A-Za-z0-9-]+$/;

/** The lines of a calendar, unfolded, whatever ends them. */
export function contentLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r{0,2}\n|\r/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
}

/** Undefined for a line that is none. */
export function parseProperty(line: string): IcalProperty | undefined {
  const name = (/^[^;:]*/.exec(line)?.[0] ?? '').toUpperCase();
  if (!propertyName.test(name)) return undefined;
  const colon = dateProperties.has(name) ? line.lastIndexOf(':') : findOutsideQuotes(line, ':', 0);
  if (colon < 0) return undefined;
  return { name, parameters: parseParameters(line.slice(0, colon)), value: line.slice(colon + 1).trim() };
}

/** Undoes the escapes of a text value, and keeps it on one line. */
export function plainText(value: string): string {
  return value
    .replace(/\\([\\;,nN])/g, (_all, escaped: string) => (escaped.toUpperCase() === 'N' ? ' ' : escaped))
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function parseParameters(head: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  let from = findOutsideQuotes(head, ';', 0);
  while (from >= 0) {
    const to = findOutsideQuotes(head, ';', from + 1);
    const part = head.slice(from + 1, to < 0 ? undefined : to);
    const equals = part.indexOf('=');
    if (equals > 0) {
      parameters.set(part.slice(0, equals).trim().toUpperCase(), unquoted(part.slice(equals + 1)));
    }
    from = to;
  }
  return parameters;
}

function unquoted(value: string): string {
  return value.replaceAll('"', '').trim();
}

function findOutsideQuotes(text: string, sought: string, from: number): number {
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '"') quoted = !quoted;
    else if (!quoted && text[index] === sought) return index;
  }
  return -1;
}
