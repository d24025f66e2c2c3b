import { expect, test } from 'vitest';
import { fillPhrase } from '../../src/shared/phrases';
import {
  alerts,
  button,
  click,
  field,
  find,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  settle,
  type,
} from './support/render';
import { alarm, incident, pack } from './support/samples';

const preview = () => find('[data-testid="phrase-preview"]').textContent;
const because = () => field<HTMLTextAreaElement>('Because');
const impact = () => field<HTMLTextAreaElement>('The impact is that');

test('the preview is byte for byte what fillPhrase makes, whatever is typed', async () => {
  await renderApp(ordinaryCore(), '#/declare');
  const cases = [
    { reason: '', impact: '' },
    { reason: 'ingress is down.', impact: ' spaces around ' },
    { reason: 'two\nlines', impact: 'a [gap] & <b>mark-up</b> *stars*' },
  ];
  for (const gaps of cases) {
    await type(because(), gaps.reason);
    await type(impact(), gaps.impact);
    expect(preview()).toBe(fillPhrase(pack.phrases.declare, gaps));
  }
});

test('Declare waits until both gaps are filled', async () => {
  await renderApp(ordinaryCore(), '#/declare');
  expect(button(/^Declare/).disabled).toBe(true);
  await type(because(), 'ingress is down');
  expect(button(/^Declare/).disabled).toBe(true);
  await type(impact(), '  ');
  expect(button(/^Declare/).disabled).toBe(true);
  await type(impact(), 'nobody can log in');
  expect(button(/^Declare/).disabled).toBe(false);
});

test('from an alarm the reason begins with its summary', async () => {
  await renderApp(
    ordinaryCore({ 'alarms.list': () => [alarm('x', { summary: '5xx above 2 %' })] }),
    '#/declare/x',
  );
  expect(because().value).toBe('5xx above 2 %');
});

test('it says in which channel of which workspace the declaration will stand', async () => {
  await renderApp(ordinaryCore(), '#/declare');
  expect(find('.lead').textContent).toBe(
    'This posts to #incidents in the practice workspace (nobody else sees it) as the head of the incident thread.',
  );
});

test('a declaration repeated after a failure is the same one, and then opens its log', async () => {
  let isFull = true;
  const core = ordinaryCore({
    'incidents.declare': ({ id }) => {
      if (isFull) throw new Refusal('disk-full');
      return { ...incident, id };
    },
  });
  await renderApp(core, '#/declare');
  await type(because(), 'ingress is down');
  await type(impact(), 'nobody can log in');
  await press('Enter', { ctrlKey: true }, impact());
  expect(alerts()).toEqual([
    'The disk is full. That last step was not saved; what was saved before is safe.Free some space, then try again.',
  ]);
  expect(because().value).toBe('ingress is down');

  isFull = false;
  await click(button(/^Declare/));
  await settle();
  const [first, second] = core.askedFor('incidents.declare') as { id: string }[];
  expect(second).toEqual(first);
  expect(location.hash).toBe(`#/incident/${first?.id}`);
});

test('the check of the definition is for oneself: nothing of it is sent', async () => {
  const core = ordinaryCore();
  await renderApp(core, '#/declare');
  const before = core.asked.length;
  await click(field(/It is unplanned/));
  expect(field<HTMLInputElement>(/It is unplanned/).checked).toBe(true);
  expect(core.asked.length).toBe(before);
});
