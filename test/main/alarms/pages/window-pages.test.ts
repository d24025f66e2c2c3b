import { expect, test } from 'vitest';
import { createWindowPages } from '../../../../src/main/alarms/pages/window-pages';
import type { FallbackPage } from '../../../../src/shared/nouns/page';
import { createManualClock } from '../../../support/manual-clock';

const page = (id: string, urgency: FallbackPage['urgency']): FallbackPage => ({
  id,
  title: id,
  body: '',
  urgency,
  alarmId: id,
  alarms: 1,
  at: 0,
  why: 'failed',
  reason: '',
});

test('high pages stand above low ones, each kind in the order in which they came', () => {
  const nothing = () => undefined;
  const pages = createWindowPages({
    clock: createManualClock(0),
    onDrawn: nothing,
    onNobody: nothing,
    onChange: nothing,
  });
  for (const [id, urgency] of [
    ['low-1', 'low'],
    ['high-1', 'high'],
    ['low-2', 'low'],
    ['high-2', 'high'],
  ] as const) {
    pages.demand(id, page(id, urgency));
  }
  expect(pages.list().map(({ id }) => id)).toEqual(['high-1', 'high-2', 'low-1', 'low-2']);
  pages.close();
});
