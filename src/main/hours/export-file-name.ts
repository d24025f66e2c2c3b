/** `hours-2026-11-ada-lovelace.csv`: letters of any script, and nothing that a file system minds. */
export function exportFileName(month: string, person: string, ending: 'csv' | 'md'): string {
  const name = person
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, 40)
    .toWellFormed()
    .replace(/^-+|-+$|\ufffd/g, '');
  return `${['hours', month, ...(name === '' ? [] : [name])].join('-')}.${ending}`;
}
