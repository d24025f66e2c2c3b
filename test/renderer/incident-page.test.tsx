import { expect, test } from 'vitest';
import type { Entry, Incident } from '../../src/shared/nouns/incident';
import type { Post } from '../../src/shared/nouns/post';
import {
  alerts,
  awaited,
  button,
  click,
  during,
  find,
  memoryStorage,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  submit,
  text,
  type,
} from './support/render';
import { at, entry, incident, now, settings } from './support/samples';

function scribeCore(more: Parameters<typeof ordinaryCore>[0] = {}) {
  const log: Entry[] = [entry(1, { exact: true, text: 'I am declaring an incident because x.' })];
  const core = ordinaryCore({
    'incidents.list': () => [incident],
    'entries.list': () => [...log],
    'entries.append': ({ id, text: words, kind }) => {
      const known = log.find((each) => each.id === id);
      if (known !== undefined) return known;
      const saved = entry(log.length + 1, { id, text: words, kind, happenedAt: now, enteredAt: now });
      log.push(saved);
      return saved;
    },
    ...more,
  });
  return { core, log };
}

const page = '#/incident/incident-1';
const input = () => find<HTMLInputElement>('.type input:not([type=radio])');
const lines = () =>
  [...document.querySelectorAll('.log .entry .txt')].map((each) => each.firstChild?.textContent);
const pending = () => [...document.querySelectorAll('.pending .entry .txt')].map((each) => each.textContent);

async function enter(words: string) {
  await type(input(), words);
  await submit(input().form);
}

test('the line is ready at once, and what is entered stands in the log', async () => {
  const { core } = scribeCore();
  await renderApp(core, page);
  expect(document.activeElement).toBe(input());
  await enter('rollback finished');
  expect(input().value).toBe('');
  expect(pending()).toEqual([]);
  expect(lines()).toEqual(['I am declaring an incident because x.', 'rollback finished']);
});

test('a kind is chosen with Alt and its letter, for one line', async () => {
  const { core } = scribeCore();
  await renderApp(core, page);
  await press('d', { altKey: true, code: 'KeyD' });
  await enter('roll back');
  await enter('rolled back');
  expect(core.askedFor('entries.append')).toEqual([
    { id: 'made-1', incidentId: 'incident-1', kind: 'decision', text: 'roll back' },
    { id: 'made-2', incidentId: 'incident-1', kind: 'event', text: 'rolled back' },
  ]);
});

test('-5m before a line sets when it happened and is not part of it', async () => {
  const { core } = scribeCore();
  await renderApp(core, page);
  await type(input(), '-5m logins work again');
  expect(find('.line time').textContent).toBe('09:37');
  await submit(input().form);
  const [asked] = core.askedFor('entries.append') as { text: string; happenedAt: number }[];
  expect(asked?.text).toBe('logins work again');
});

test('a dropped connection loses no line: they stay in sight and go in order after the reconnect', async () => {
  const { core, log } = scribeCore();
  await renderApp(core, page);
  await during(() => core.cut());
  expect(find('.connection-bar').textContent).toBe(
    'Not connected to Watchkeeper on this machine; trying again.',
  );
  await enter('first');
  await enter('second');
  await type(input(), 'third, not yet ent');
  expect(pending()).toEqual(['first', 'second']);
  expect(find('.pending').textContent).toContain('not saved yet: trying again');

  await during(() => core.mend());
  expect(pending()).toEqual([]);
  expect(log.map((each) => each.text).slice(1)).toEqual(['first', 'second']);
  expect(lines().slice(1)).toEqual(['first', 'second']);
  expect(input().value).toBe('third, not yet ent');
  expect(document.querySelector('.connection-bar')).toBe(null);
});

test('a reload of the window during the drop loses nothing either', async () => {
  const session = memoryStorage();
  const first = scribeCore();
  const before = await renderApp(first.core, page, session);
  await during(() => first.core.cut());
  await enter('typed before the reload');
  before.element.remove();

  const second = scribeCore();
  await renderApp(second.core, page, session);
  expect(second.log.map((each) => each.text)).toContain('typed before the reload');
});

test('a refused line stays with the words of the failure, and Enter tries again', async () => {
  let isFull = true;
  const { core } = scribeCore({
    'entries.append': ({ id, text: words }) => {
      if (isFull) throw new Refusal('disk-full');
      return entry(2, { id, text: words });
    },
  });
  await renderApp(core, page);
  await enter('5xx at zero');
  expect(pending()).toEqual(['5xx at zero']);
  expect(alerts()[0]).toBe(
    'The disk is full. That last step was not saved; what was saved before is safe.Free some space, then try again.Try again↵Back to the input',
  );
  isFull = false;
  await submit(input().form);
  expect(pending()).toEqual([]);
  expect(lines()).toEqual(['I am declaring an incident because x.', '5xx at zero']);
});

test('a refused line can be taken back into the input', async () => {
  const { core } = scribeCore({
    'entries.append': () => {
      throw new Refusal('disk-full');
    },
  });
  await renderApp(core, page);
  await enter('5xx at zero');
  await click(button('Back to the input'));
  expect(input().value).toBe('5xx at zero');
  expect(pending()).toEqual([]);
});

test('Alt+S says that I am the scribe, and the button goes', async () => {
  let kept: Incident = incident;
  const { core } = scribeCore({
    'incidents.list': () => [kept],
    'incidents.takeRole': ({ role }) => {
      kept = { ...kept, roles: [{ role, person: settings.me, fromAt: now }] };
      return kept;
    },
  });
  await renderApp(core, page);
  expect(find('.inc-sub').textContent).toBe(
    'Declared 09:11 in #incidents · lead nobody yet · scribe nobody yet',
  );
  await press('s', { altKey: true, code: 'KeyS' });
  expect(core.askedFor('incidents.takeRole')).toEqual([{ id: 'incident-1', role: 'scribe' }]);
  expect(find('.inc-sub').textContent).toBe('Declared 09:11 in #incidents · lead nobody yet · scribe you');
  expect([...document.querySelectorAll('.inc .btn')].map((each) => each.firstChild?.textContent)).toEqual([
    'I am the incident lead',
    'Resolve…',
  ]);
  expect(document.activeElement).toBe(input());
});

test('resolve shows the exact sentence before it is said', async () => {
  const { core } = scribeCore({ 'incidents.resolve': () => ({ ...incident, resolvedAt: now }) });
  await renderApp(core, page);
  await click(button(/^Resolve/));
  const field = find<HTMLTextAreaElement>('.resolve textarea');
  await type(field, 'the ruleset was rolled back');
  expect(find('[data-testid="phrase-preview"]').textContent).toBe(
    'I am declaring this incident resolved because the ruleset was rolled back',
  );
  await press('Enter', { ctrlKey: true }, field);
  expect(core.askedFor('incidents.resolve')).toEqual([
    { id: 'incident-1', resolution: 'the ruleset was rolled back' },
  ]);
});

test('nothing is said of a line that was sent; waiting, checking and refused have a sign', async () => {
  const failure = { code: 'slack-not-in-channel', detail: { channel: '#incidents' } } as const;
  const { core } = scribeCore({
    'entries.list': () => [
      entry(1),
      entry(2, { delivery: { state: 'unknown', failure: undefined } }),
      entry(3, { delivery: { state: 'refused', failure } }),
      entry(4, { delivery: { state: 'waiting', failure: undefined } }),
    ],
  });
  await renderApp(core, page);
  const signs = [...document.querySelectorAll('.log .entry')].map(
    (each) => each.querySelector('.delivery')?.textContent ?? '',
  );
  expect(signs).toEqual(['', '? checking', '! refused', '○ waiting']);
});

test('a refused line says why and offers to send it again or to leave it out', async () => {
  const failure = { code: 'slack-not-in-channel', detail: { channel: '#incidents' } } as const;
  const post: Post = {
    opId: 'op-7',
    orderKey: 'incident:incident-1',
    channel: '#incidents',
    text: '09:20 GMT event: line 1',
    state: 'refused',
    attempts: 1,
    createdAt: at(9, 20),
    notBeforeAt: undefined,
    failure,
  };
  const { core } = scribeCore({
    'entries.list': () => [entry(1, { opId: 'op-7', delivery: { state: 'refused', failure } })],
    'outbox.read': () => ({ posts: [post], stuckSinceAt: at(9, 20) }),
    'outbox.sendAgain': () => ({ ...post, state: 'waiting' }),
  });
  await renderApp(core, page);
  expect(find('.way-out p').textContent).toBe(
    'The Slack app is not a member of #incidents. In Slack, type /invite with the app’s name in that channel, then send again.',
  );
  expect(find('.status').textContent).toContain(
    'The Slack app is not a member of #incidents. 1 post needs you, safe on this machine, for 22 min',
  );
  await click(button('Send again'));
  expect(core.askedFor('outbox.sendAgain')).toEqual([{ opId: 'op-7' }]);
});

test('an incident that is not there says so and shows the way back', async () => {
  const { core } = scribeCore();
  await renderApp(core, '#/incident/other');
  expect(text()).toContain('There is no such incident here.');
});

test.each([
  [
    'slack-token-refused',
    { error: 'invalid_auth' },
    'Slack refused the token (invalid_auth). 2 posts wait here, safe on this machine, for 2 min',
  ],
  [
    'slack-unreachable',
    { reason: 'ECONNREFUSED' },
    'Slack cannot be reached (ECONNREFUSED). 2 posts wait here, safe on this machine, for 2 min',
  ],
] as const)('while posts are held back by %s the foot of the page says why', async (code, detail, words) => {
  const post = (opId: string, failure: Post['failure']): Post => ({
    opId,
    orderKey: 'incident:incident-1',
    channel: '#incidents',
    text: 'line',
    state: 'waiting',
    attempts: 1,
    createdAt: now - 120_000,
    notBeforeAt: undefined,
    failure,
  });
  const posts = [post('op-1', { code, detail }), post('op-2', undefined)];
  const { core } = scribeCore({ 'outbox.read': () => ({ posts, stuckSinceAt: now - 120_000 }) });
  await renderApp(core, page);
  expect(find('.status .text-button').textContent).toBe(words);
});

test('Alt+S right after Alt+L takes both roles, and Alt+W does not wait for either', async () => {
  let kept: Incident = incident;
  const answer = awaited<void>();
  const { core } = scribeCore({
    'incidents.list': () => [kept],
    'incidents.takeRole': async ({ role }) => {
      await answer.promise;
      kept = { ...kept, roles: [...kept.roles, { role, person: settings.me, fromAt: now }] };
      return kept;
    },
  });
  await renderApp(core, page);
  await press('l', { altKey: true, code: 'KeyL' });
  await press('s', { altKey: true, code: 'KeyS' });
  await press('l', { altKey: true, code: 'KeyL' });
  await press('w', { altKey: true, code: 'KeyW' });
  expect(core.askedFor('incidents.takeRole')).toEqual([
    { id: 'incident-1', role: 'lead' },
    { id: 'incident-1', role: 'scribe' },
  ]);
  await during(answer.resolve);
  expect(find('.inc-sub').textContent).toBe('Declared 09:11 in #incidents · lead you · scribe you');
  expect(document.activeElement).toBe(find('.resolve textarea'));
});

test('a line says when it was entered, with the day where the day differs', async () => {
  const { core } = scribeCore({
    'entries.list': () => [
      entry(1, { happenedAt: at(9, 20), enteredAt: at(9, 40) }),
      entry(2, { happenedAt: at(23, 50, 19), enteredAt: at(9, 41) }),
    ],
  });
  await renderApp(core, page);
  expect([...document.querySelectorAll('.log .entry')].map((each) => each.textContent)).toEqual([
    '09:20line 1entered 09:40',
    '23:50line 2Thu 19 Nov, entered Fri 20 Nov 09:41',
  ]);
});

test('a log over midnight keeps the time of every line and names its days', async () => {
  const { core } = scribeCore({
    'entries.list': () => [
      entry(1, { happenedAt: at(23, 58, 19), enteredAt: at(23, 58, 19) }),
      entry(2, { happenedAt: at(23, 59, 19), enteredAt: at(23, 59, 19) }),
      entry(3, { happenedAt: at(0, 1), enteredAt: at(0, 1) }),
    ],
  });
  await renderApp(core, page);
  expect([...document.querySelectorAll('.log li')].map((each) => each.textContent)).toEqual([
    'Thu 19 Nov',
    '23:58line 1',
    '23:59line 2',
    'Fri 20 Nov',
    '00:01line 3',
  ]);
});

test('with a thousand lines in the log, a key draws none of them again, nor does a new line', async () => {
  const drawn: number[] = [];
  const log = Array.from({ length: 1_000 }, (_, index) => {
    const line = entry(index + 1);
    return Object.defineProperty({ ...line }, 'text', {
      get() {
        drawn.push(line.sequence);
        return line.text;
      },
    });
  });
  const { core } = scribeCore({ 'entries.list': () => log });
  await renderApp(core, page);
  expect(document.querySelectorAll('.log .entry').length).toBe(1_000);
  drawn.splice(0);
  for (const words of ['r', 'ro', 'rol', 'roll']) await type(input(), words);
  expect(drawn).toEqual([]);
  await during(() => core.tell('entry.changed', entry(1_001)));
  expect(document.querySelectorAll('.log .entry').length).toBe(1_001);
  expect(drawn).toEqual([]);
});

test('a line that the core tells of before it answers stands in one place, not in two', async () => {
  const answer = awaited<void>();
  const saved = entry(2, { id: 'made-1', text: 'rollback finished' });
  const { core } = scribeCore({
    'entries.append': async () => {
      await answer.promise;
      return saved;
    },
  });
  await renderApp(core, page);
  await enter('rollback finished');
  expect(pending()).toEqual(['rollback finished']);
  await during(() => core.tell('entry.changed', saved));
  expect([pending(), lines().slice(1)]).toEqual([[], ['rollback finished']]);
  await during(answer.resolve);
  expect([pending(), lines().slice(1)]).toEqual([[], ['rollback finished']]);
});
