/** Text from outside may be long and hold line breaks and control characters. */
export function oneLine(text: string, longest: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…`;
}
