import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../src/main/escape-markdown';
import { markdownLine } from '../../../src/main/handover/handover-markdown';
import { httpsLink, outside } from '../../../src/main/handover/line';
import { hostileTexts } from './shift-records';

const render = (markdown: string) => renderToStaticMarkup(createElement(Markdown, {}, markdown));
const asText = (text: string) => renderToStaticMarkup(createElement('p', {}, text));
const asItem = (text: string) =>
  renderToStaticMarkup(createElement('ul', {}, '\n', createElement('li', {}, text), '\n'));

describe('escaped text', () => {
  it.each([
    ['a*b_c', 'a\\*b\\_c'],
    ['[x](y)', '\\[x\\](y)'],
    ['<b>', '\\<b>'],
    ['a & b &amp; c', 'a & b \\&amp; c'],
    ['#1 and #2', '\\#1 and #2'],
    ['10. ten', '10\\. ten'],
    ['1) one', '1\\) one'],
    ['10.5 is more than 9', '10\\.5 is more than 9'],
    ['- dash - dash', '\\- dash - dash'],
    ['see https://evil.example', 'see https\\://evil.example'],
    ['see www.evil.example', 'see www\\.evil.example'],
    ['kube-pod.crash: 5 %', 'kube-pod.crash: 5 %'],
  ])('%s becomes %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it.each(hostileTexts)('reads as what it was: %j', (text) => {
    const line = outside(text);
    expect(render(escapeMarkdown(line))).toBe(asText(line));
    expect(render(`- ${escapeMarkdown(line)}`)).toBe(asItem(line));
  });

  it('reads as what it was, whatever it was', () => {
    const marks = fc.string({ unit: fc.constantFrom(...'\\`*_[]()<>#+-=.!|~$&;:/ \n1a😀"\'{}') });
    fc.assert(
      fc.property(fc.oneof(marks, fc.string({ unit: 'binary' })), (text) => {
        const line = outside(text);
        fc.pre(line !== '');
        expect(render(escapeMarkdown(line))).toBe(asText(line));
        expect(render(`- ${escapeMarkdown(line)}`)).toBe(asItem(line));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a link', () => {
  it.each([
    'https://example.org/archives/C1/p1?thread_ts=1.2&cid=C1',
    'https://example.org/a_(b)_c',
    'https://example.org/a)b\\c?q=\\*&copy;=1#<x>',
  ])('leads where it says: %s', (address) => {
    const link = httpsLink('#cloud]platform', address);
    if (link === undefined) throw new Error('not a link');
    const html = render(markdownLine(['Thread: ', link]));
    const [, href = ''] = /^<p>Thread: <a href="([^"]*)">#cloud\]platform<\/a><\/p>$/.exec(html) ?? [];
    const found = new URL(href.replaceAll('&amp;', '&'));
    expect(decodeURIComponent(found.href)).toBe(decodeURIComponent(new URL(address).href));
  });

  it.each(['javascript:alert(1)', 'http://example.org', 'file:///etc/passwd', 'in #cloud-platform', ''])(
    'is none if it is not https: %s',
    (address) => {
      expect(httpsLink('x', address)).toBeUndefined();
    },
  );
});
