type Arrival = { readonly title: string; readonly body: string; readonly label: string };

const everywhere = (text: string): Arrival => ({ title: text, body: text, label: text });

const dashes = '--expire-time=1 -u low';
const shell = '"; touch /tmp/owned; echo "$(id) `id` $HOME \\ \\\\n %s !! \'quoted\' | & > < *';
const markUp = '<b>bold</b> <img src="x"> &lt; &amp;amp; <a href="https://example.org">link</a>';
const scripts = 'ярус 夜間 שלום 🧯👩‍🚒 é e\u0301';

/** What it is, the text, and how it must arrive. */
export const hostileTexts: readonly (readonly [what: string, given: string, expected: Arrival])[] = [
  ['begins with dashes', dashes, everywhere(dashes)],
  ['would end a shell’s quotes', shell, { ...everywhere(shell), label: `${shell.slice(0, 59)}…` }],
  ['looks like mark-up', markUp, { ...everywhere(markUp), label: `${markUp.slice(0, 59)}…` }],
  ['looks like a property list', '[{("x" = 1; y)}]', everywhere('[{("x" = 1; y)}]')],
  ['is in many scripts', scripts, everywhere(scripts)],
  [
    'has line breaks and tabs',
    'one\ntwo\r\nthree\rfour\tfive',
    {
      title: 'one two three four five',
      body: 'one\ntwo\nthree\nfour five',
      label: 'one two three four five',
    },
  ],
  ['has control characters', '\u0000bell\u0007 \u001b[31mred\u007f', everywhere('bell [31mred')],
  ['has half a character', 'a\ud83db', everywhere('a\ufffdb')],
  ['is empty', '', { title: 'Watchkeeper', body: '', label: '' }],
  [
    'is 100 kB long',
    'é'.repeat(50_000),
    {
      title: `${'é'.repeat(199)}…`,
      body: `${'é'.repeat(1_999)}…`,
      label: `${'é'.repeat(59)}…`,
    },
  ],
  [
    'is long and all mark-up',
    '&'.repeat(10_000),
    { title: `${'&'.repeat(199)}…`, body: `${'&'.repeat(1_999)}…`, label: `${'&'.repeat(59)}…` },
  ],
];
