import { describe, expect, it } from 'vitest';
import { longestAddress, ticketAddress } from '../../../src/shared/support/ticket-address';
import { ticketBody, ticketText } from '../../../src/shared/support/ticket-text';

const long =
  'https://github.com/ministryofjustice/cloud-platform/issues/new?template=cloud-platform-support-request.md&labels=support%20team';
const short = 'https://goo.gl/msfGiS';
const talk = 'https://mojdt.slack.com/archives/C57UPMZLY/p1700000000000100?thread_ts=1.2&cid=C57';
const startedAt = Date.parse('2026-11-20T11:00:00Z');
const now = startedAt + 16 * 60_000;

const textOf = (asked: string, more: { asker?: string; link?: string | undefined } = {}) =>
  ticketText(
    { asked, asker: 'Joan', link: talk, stretches: [{ id: 's', startedAt, stoppedAt: undefined }], ...more },
    'Europe/London',
    now,
  );

function given(form: string, asked: string, longest?: number) {
  const address = ticketAddress(form, textOf(asked), longest);
  const { searchParams } = new URL(address.url);
  return { ...address, title: searchParams.get('title'), body: searchParams.get('body'), searchParams };
}

describe('the text of an issue', () => {
  it('says what was asked, by whom, where the talk is, and how long it took', () => {
    const text = textOf('Cannot deploy\nto prod');
    expect(text.title).toBe('Cannot deploy');
    expect(ticketBody(text)).toBe(
      [
        'Cannot deploy\nto prod',
        'Asked by Joan on Fri 20 Nov.',
        `The talk is in Slack, and stays there: ${talk}`,
        'Time spent so far: 16 min.',
      ].join('\n\n'),
    );
  });

  it('leaves out what nobody wrote down', () => {
    expect(ticketBody(textOf('Why?', { asker: '', link: undefined }))).toBe(
      'Why?\n\nTime spent so far: 16 min.',
    );
  });

  it('calls nobody on GitHub who is somebody else in Slack', () => {
    const text = textOf('@joan asks ops@example.org about (@here) #12', { asker: '@joan' });
    expect(text.asked).toBe('@\u200bjoan asks ops@example.org about (@\u200bhere) #12');
    expect(text.facts.split('\n')[0]).toBe('Asked by @\u200bjoan on Fri 20 Nov.');
  });

  it('has a title of one line that is not too long', () => {
    const { title } = textOf(`${'😀'.repeat(200)}\nmore`);
    expect(Array.from(title)).toHaveLength(120);
    expect(title.isWellFormed()).toBe(true);
  });
});

describe('the address of an issue', () => {
  it('keeps what the form says already, as it is written', () => {
    const { url, kind, body, title, searchParams } = given(long, 'Cannot deploy');
    expect(url.startsWith(`${long}&title=Cannot%20deploy&body=`)).toBe(true);
    expect(kind).toBe('prefilled');
    expect(searchParams.get('labels')).toBe('support team');
    expect(searchParams.get('template')).toBe('cloud-platform-support-request.md');
    expect(title).toBe('Cannot deploy');
    expect(body).toBe(ticketBody(textOf('Cannot deploy')));
  });

  it.each([
    'a & b = c # d ? e % f + g / h',
    'naïve 日本語 🇬🇧 👩‍💻 שלום',
    'line one\nline two\r\n\tindented',
    '</textarea><script>alert(1)</script>',
    'lone \ud800 surrogate',
    '%20 already %E0%A4%A written',
  ])('brings %j there as it is', (asked) => {
    expect(given(long, asked).body).toBe(ticketBody(textOf(asked)));
  });

  it('is never too long, and shows where it was cut', () => {
    for (const asked of [
      'x'.repeat(20_000),
      '日本語'.repeat(7_000),
      '👩‍💻'.repeat(4_000),
      '& '.repeat(10_000),
    ]) {
      const { url, kind, body, searchParams } = given(long, asked);
      expect(url.length).toBeLessThan(longestAddress);
      expect(url.length).toBeGreaterThan(longestAddress - 100);
      expect(kind === 'prefilled' && url.isWellFormed()).toBe(true);
      expect(body).toContain('… (cut here: the rest did not fit)\n\nAsked by Joan');
      expect(body).toContain(talk);
      expect(searchParams.get('labels')).toBe('support team');
    }
    const cut = given(long, '👩‍💻'.repeat(4_000)).body ?? '';
    expect(cut.slice(0, cut.indexOf('… (cut'))).toMatch(/^(👩‍💻)+$/u);
  });

  it('is shorter where the system opens only shorter ones', () => {
    expect(given(long, 'x'.repeat(20_000), 2_000).url.length).toBeLessThan(2_000);
  });

  it('is the form itself where not even the facts have room', () => {
    const form = `${long}&milestone=${'m'.repeat(8_000)}`;
    expect(ticketAddress(form, textOf('Why?'))).toEqual({ kind: 'as-it-is', url: form });
  });

  it('puts a title or body of the form’s own first', () => {
    const own = 'https://github.com/o/r/issues/new?title=%5BSupport%5D&body=Team%3A&labels=a';
    const { title, body, url } = given(own, 'Why?');
    expect(title).toBe('[Support] Why?');
    expect(body).toBe(`Team:\n\n${ticketBody(textOf('Why?'))}`);
    expect(url.match(/title=/g)).toHaveLength(1);
  });

  it.each([
    [
      'a form without anything in its address',
      'https://github.com/o/r/issues/new',
      'https://github.com/o/r/issues/new?title=',
    ],
    [
      'a place on the page',
      'https://github.com/o/r/issues/new?labels=a#form',
      'https://github.com/o/r/issues/new?labels=a&title=',
    ],
  ])('can be made of %s', (_name, form, start) => {
    const { url } = given(form, 'Why?');
    expect(url.startsWith(start)).toBe(true);
    expect(new URL(url).hash).toBe(new URL(form).hash);
  });

  it.each([
    short,
    'https://github.com/ministryofjustice/cloud-platform/issues',
    'https://github.com/ministryofjustice/cloud-platform/issues/new/choose',
    'https://github.com.evil.example/o/r/issues/new',
    'https://gitlab.example.org/o/r/issues/new?x=1',
  ])('%s is opened as it is', (form) => {
    expect(ticketAddress(form, textOf('Why?'))).toEqual({ kind: 'as-it-is', url: form });
  });
});
