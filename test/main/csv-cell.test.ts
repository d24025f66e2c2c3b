import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvFile } from '../../src/main/csv-cell';

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['8.00', '8.00'],
  ['a, b', '"a, b"'],
  ['he said "no"', '"he said ""no"""'],
  ['two\r\nlines', '"two\r\nlines"'],
  [' spaced', '" spaced"'],
  ['=1+1', `"'=1+1"`],
  ['+44 20', `"'+44 20"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', `"'＝1+1"`],
])('the cell %j is written as %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test('a file begins with a byte order mark and ends each row with CR LF', () => {
  expect(
    csvFile([
      ['a', 'b'],
      ['c', ''],
    ]),
  ).toBe('\ufeffa,b\r\nc,\r\n');
});

test('whatever the words, they read back as they were, and no cell begins as a formula', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '"', ',', '\r', '\n', 'a', '-') }),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (row) => {
      const [read = [], ...others] = readRows(csvFile([row]).slice(1));
      expect(others).toEqual([]);
      expect(read.every((text) => !/^[=+\-@\t\r]/.test(text))).toBe(true);
      expect(read.map((text, index) => (text === row[index] ? text : text.slice(1)))).toEqual(row);
    }),
  );
});

/** A reader of RFC 4180, a character at a time. */
function readRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (isQuoted && character === '"' && text[index + 1] === '"') {
      field += '"';
      index += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === ',') {
      row.push(field);
      field = '';
    } else if (!isQuoted && character === '\r' && text[index + 1] === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
      index += 1;
    } else field += character;
  }
  return rows;
}
