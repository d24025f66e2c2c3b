import { beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  alerts,
  awaited,
  button,
  click,
  during,
  field,
  find,
  press,
  Refusal,
  renderApp,
  submit,
  text,
  type,
} from '../support/render';
import { at, now, pack } from '../support/samples';
import { due, minute, period, question, supportCore, supportPack, talk, today } from './support-samples';

const none = { questions: [], days: [] };

/** Drawn when it is first asked for; loaded here before, so that no test waits for that. */
beforeAll(() => import('../../../src/renderer/support/support-page'));

const open = (core: ReturnType<typeof supportCore>) => renderApp(core, '#/support');

const selected = () => find('.questions .sel .pick').textContent;
const rows = () => [...document.querySelectorAll('.question .pick')].map((row) => row.textContent);
const entry = () => find<HTMLInputElement>('.questions .inline-entry input');

test('q goes to the question; Enter starts its stopwatch, with the Slack link taken out of the words', async () => {
  const core = supportCore(none);
  await open(core);
  await press('q');
  const what = field<HTMLTextAreaElement>('What is asked');
  expect(document.activeElement).toBe(what);
  await type(what, `Cannot deploy ${talk}`);
  expect(text()).toContain(`The talk: ${talk}`);
  await type(field('Who asks'), ' Joan ');
  await press('Enter', {}, what);
  expect(core.askedFor('support.begin')).toEqual([
    { id: expect.any(String), asked: 'Cannot deploy', asker: 'Joan', link: talk },
  ]);
  expect(rows()).toEqual(['Cannot deploy']);
  expect(what.value).toBe('');
  // The hand is at the question, so that its keys work.
  expect(document.activeElement?.textContent).toBe('Cannot deploy');
});

test('-5m before the words began five minutes ago; letters and Shift Enter in them are text', async () => {
  const core = supportCore({ questions: [question('a')], days: [] });
  await open(core);
  await press('q');
  const what = field<HTMLTextAreaElement>('What is asked');
  await press('a', {}, what);
  await press('Enter', { shiftKey: true }, what);
  expect(core.askedFor('support.answer')).toEqual([]);
  expect(core.askedFor('support.begin')).toEqual([]);
  await type(what, '-5m Cannot deploy');
  await press('Enter', {}, what);
  expect(core.askedFor('support.begin')).toEqual([
    { id: expect.any(String), asked: 'Cannot deploy', asker: '', link: '', startedAt: now - 5 * minute },
  ]);
});

test('what could not be taken stays in the field, and is sent again as the same question', async () => {
  let isRefused = true;
  const core = supportCore(none);
  const begin = core.answers['support.begin'];
  core.answers['support.begin'] = (input) => {
    if (isRefused || begin === undefined) throw new Refusal('disk-full');
    return begin(input);
  };
  await open(core);
  const what = field<HTMLTextAreaElement>('What is asked');
  await type(what, 'Cannot deploy');
  await press('Enter', {}, what);
  expect(alerts().join()).toContain('The disk is full.');
  expect(what.value).toBe('Cannot deploy');
  isRefused = false;
  await press('Enter', {}, what);
  const ids = core.askedFor('support.begin').map((input) => (input as { id: string }).id);
  expect(new Set(ids).size).toBe(1);
  expect(what.value).toBe('');
});

test('the field is free for the next question while one is being taken', async () => {
  const core = supportCore(none);
  const begin = core.answers['support.begin'];
  const held = awaited<undefined>();
  core.answers['support.begin'] = async (input) => {
    await held.promise;
    if (begin === undefined) throw new Refusal('internal');
    return begin(input);
  };
  await open(core);
  const what = field<HTMLTextAreaElement>('What is asked');
  await type(what, 'Cannot deploy');
  await press('Enter', {}, what);
  what.focus();
  await type(what, 'And who');
  await during(() => held.resolve(undefined));
  expect(rows()).toEqual(['Cannot deploy']);
  expect(what.value).toBe('And who');
  expect(document.activeElement).toBe(what);
});

test('one or several run, and each is stopped, taken up again and answered by its keys', async () => {
  const core = supportCore({ questions: [question('a'), question('b')], days: [] });
  await open(core);
  expect([...document.querySelectorAll('[role=timer]')].map((timer) => timer.textContent)).toEqual([
    '7 min',
    '7 min',
  ]);
  expect(selected()).toBe('Question a');
  await press('j');
  expect(selected()).toBe('Question b');
  await press('s');
  expect(core.askedFor('support.stop')).toEqual([{ id: 'b' }]);
  await press('s');
  expect(core.askedFor('support.resume')).toEqual([{ id: 'b' }]);
  await press('a');
  expect(core.askedFor('support.answer')).toEqual([{ id: 'b' }]);
  expect(text()).toContain('1 question answered or passed on');
});

test('each further act asks in place, saves with Enter and leaves with Escape', async () => {
  const core = supportCore({ questions: [question('a')], days: [] });
  await open(core);
  await press('n');
  await type(entry(), 'waits for the quota');
  await submit(entry().form);
  expect(core.askedFor('support.note')).toEqual([{ id: 'a', note: 'waits for the quota' }]);
  await press('e');
  expect(entry().value).toBe('Question a');
  await press('Escape', {}, entry());
  expect(core.askedFor('support.reword')).toEqual([]);
  await press('h');
  await type(entry(), 'Grace');
  await submit(entry().form);
  expect(core.askedFor('support.handTo')).toEqual([{ id: 'a', person: 'Grace' }]);
  expect(text()).toContain('handed to Grace');
});

test('a mistaken question is set aside for a reason, and brought back', async () => {
  const core = supportCore({ questions: [question('a')], days: [] });
  await open(core);
  await press('x');
  await type(entry(), 'the wrong channel');
  await submit(entry().form);
  expect(core.askedFor('support.setAside')).toEqual([{ id: 'a', reason: 'the wrong channel' }]);
  expect(text()).toContain('set aside: the wrong channel');
  await press('x');
  expect(core.askedFor('support.bringBack')).toEqual([{ id: 'a' }]);
});

test('a wrong start is corrected: earlier than it stands, or by the clock, and what is no time is not sent', async () => {
  const core = supportCore({ questions: [question('a')], days: [] });
  await open(core);
  await press('b');
  await type(entry(), '-5m');
  expect(text()).toContain('Fri 20 Nov 09:30 GMT');
  await submit(entry().form);
  await press('t');
  await type(entry(), '09:40');
  await submit(entry().form);
  await press('t');
  await type(entry(), 'soon');
  await submit(entry().form);
  expect(text()).toContain('That is no time.');
  expect(core.askedFor('support.correct')).toEqual([
    { id: 'a', stretchId: 'a-1', startedAt: at(9, 30) },
    { id: 'a', stretchId: 'a-1', stoppedAt: at(9, 40) },
  ]);
});

test('a refused correction stays in its input, with the reason', async () => {
  const core = supportCore({ questions: [question('a')], days: [] });
  core.answers['support.correct'] = () => {
    throw new Refusal('question-time-invalid', { reason: 'it is still to come' });
  };
  await open(core);
  await press('b');
  await type(entry(), '09:41');
  await submit(entry().form);
  expect(alerts().join()).toContain('The stopwatch cannot be set so: it is still to come.');
  expect(entry().value).toBe('09:41');
});

test('a stopwatch that ran across a night is told as such', async () => {
  const stretches = [{ id: 's', startedAt: at(16, 40, 19), stoppedAt: undefined }];
  await open(supportCore({ questions: [question('a', { stretches })], days: [] }));
  expect(text()).toContain(
    'The stopwatch has run across a night, from Thu 19 Nov 16:40: say when it stopped.',
  );
});

test('at the limit the question needs somebody, and its forms are filled in and opened by number', async () => {
  const core = supportCore({ questions: [due('a', { asked: 'Cannot deploy', link: talk })], days: [] });
  await open(core);
  expect(find('.question .glyph').classList.contains('lamp')).toBe(true);
  expect(find('.ticket-offer').textContent).toContain(
    '15 min: open an issue, the talk stays in the channel.',
  );
  await press('1');
  await press('2');
  const [long, short] = core.askedFor('links.open').map((input) => (input as { url: string }).url);
  const { searchParams } = new URL(long ?? '');
  expect(long?.startsWith(`${supportPack.support.ticketForms[0]?.url}&title=Cannot%20deploy&body=`)).toBe(
    true,
  );
  expect(searchParams.get('labels')).toBe('support team');
  expect(searchParams.get('body')).toBe(
    [
      'Cannot deploy',
      'Asked by Joan on Fri 20 Nov.',
      `The talk is in Slack, and stays there: ${talk}`,
      'Time spent so far: 22 min.',
    ].join('\n\n'),
  );
  expect(short).toBe('https://goo.gl/msfGiS');
  expect(text()).toContain(
    'The short version cannot be filled in from here: copy the text and paste it there.',
  );
});

test('the issue is said to be opened, its link at once or later', async () => {
  const core = supportCore({ questions: [due('a')], days: [] });
  await open(core);
  await click(button(/^Issue opened/));
  await submit(entry().form);
  expect(text()).toContain('issue opened, link to come');
  expect(document.querySelector('.ticket-offer')).toBeNull();
  await press('l');
  await type(entry(), 'https://github.com/o/r/issues/7');
  await submit(entry().form);
  expect(core.askedFor('support.ticket')).toEqual([
    { id: 'a', link: '' },
    { id: 'a', link: 'https://github.com/o/r/issues/7' },
  ]);
  await press('i');
  expect(core.askedFor('links.open')).toEqual([{ url: 'https://github.com/o/r/issues/7' }]);
});

test('before the limit an issue is offered at a press', async () => {
  const core = supportCore({ questions: [question('a')], days: [] });
  await open(core);
  expect(document.querySelector('.ticket-offer')).toBeNull();
  await press('1');
  expect(core.askedFor('links.open')).toEqual([]);
  await press('i');
  expect(find('.ticket-offer').textContent).toContain('Open the long version');
});

test('the words of an issue are copied, or selected where there is no clipboard for the page', async () => {
  const copied: string[] = [];
  const clipboard = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  onTestFinished(() => {
    if (clipboard === undefined) Reflect.deleteProperty(navigator, 'clipboard');
    else Object.defineProperty(navigator, 'clipboard', clipboard);
  });
  const writeText = (words: string) => Promise.resolve(void copied.push(words));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  await open(supportCore({ questions: [due('a')], days: [] }));
  await click(button('Copy its text'));
  expect(copied[0]).toMatch(/^Question a\n\nQuestion a\n\nAsked by Joan/);
  expect(text()).toContain('Copied.');
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
  await click(button('Copy its text'));
  await during(() => undefined);
  expect(find('.ticket-words').textContent).toBe(copied[0]);
});

test('two windows show the same: what another one did is told', async () => {
  const core = supportCore({ questions: [question('a')], days: [] });
  await open(core);
  await click(button(/when it began/));
  await during(() => core.tell('support.changed', { questions: [question('a'), question('b')], days: [] }));
  expect(rows()).toEqual(['Question a', 'Question b']);
  // The hand that writes is not disturbed.
  expect(document.activeElement).toBe(entry());
});

test('the page says how the team answers, and teaches where nobody has asked', async () => {
  await open(supportCore(none));
  expect(text()).toContain('Users ask in #ask-us. We aim to be friendly, timely.');
  expect(text()).toContain('The talk stays in the channel.');
  expect(text()).toContain('Nobody has asked today.');
});

test('a team without support has no place for it, and the page says what would make one', async () => {
  const core = supportCore(none, { 'packs.current': () => pack });
  await open(core);
  expect([...document.querySelectorAll('.places a')].map((place) => place.textContent)).not.toContain(
    'Support',
  );
  expect(text()).toContain('This team pack names no channel where users ask');
});

test('somebody is nominated with two presses, and a period that runs without anybody needs me', async () => {
  const core = supportCore({ questions: [], days: [today] });
  await open(core);
  expect(find('.period .missing').textContent).toBe('nobody yet');
  await click(find('.period button'));
  expect(document.activeElement?.textContent).toBe('Ann (you)');
  await click(button('Grace'));
  expect(core.askedFor('support.nominate')).toEqual([
    { id: expect.any(String), date: '2026-11-20', period: 'Morning', person: 'Grace' },
  ]);
  expect(find('.period').textContent).toContain('Morning Grace09:00–12:00 GMT, now, set 09:42 by Ann');
  expect(document.querySelector('.period .missing')).toBeNull();
});

test('anybody else is a name, Escape leaves it, and nobody takes it back', async () => {
  const named = [period('Morning', 9, 12, { person: 'Grace' })];
  const core = supportCore({ questions: [], days: [{ ...today, periods: named }] });
  await open(core);
  await click(find('.period button'));
  await press('Escape', {}, field('Somebody else'));
  expect(document.querySelector('.nominate')).toBeNull();
  await click(find('.period button'));
  await type(field('Somebody else'), 'Joan');
  await submit(field('Somebody else').form);
  await click(find('.period > button'));
  await click(button('Nobody'));
  expect(core.askedFor('support.nominate').map((input) => (input as { person?: string }).person)).toEqual([
    'Joan',
    undefined,
  ]);
  expect(text()).toContain('Set 2 times');
});
