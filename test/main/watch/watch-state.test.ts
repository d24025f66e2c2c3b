import { expect, test } from 'vitest';
import { type WatchFacts, watchState } from '../../../src/main/watch/watch-state';

const quiet: WatchFacts = {
  onWatch: true,
  liveIncidents: 0,
  unheldHigh: 0,
  held: 0,
  openItems: 0,
  blind: false,
  isLeaving: false,
  notReady: false,
  isUpdateDue: false,
};

test.each<[string, Partial<WatchFacts>, string]>([
  ['nothing needs anybody', {}, 'quiet'],
  ['I am off watch', { onWatch: false }, 'off-watch'],
  ['I am off watch and an alarm fires', { onWatch: false, unheldHigh: 1 }, 'off-watch'],
  ['a high alarm is held by nobody', { unheldHigh: 1, held: 2 }, 'needs-you'],
  ['checklist items are open', { openItems: 3 }, 'needs-you'],
  ['all alarms are held', { held: 2 }, 'held'],
  ['a source cannot be seen', { blind: true, held: 1, openItems: 2 }, 'blind'],
  ['a source cannot be seen and an alarm is unheld', { blind: true, unheldHigh: 1 }, 'needs-you'],
  ['the readiness check failed', { notReady: true, held: 1 }, 'needs-you'],
  ['the readiness check failed for a shift to come', { notReady: true, onWatch: false }, 'off-watch'],
  ['my shift has ended and I still hold something', { isLeaving: true, onWatch: false }, 'needs-you'],
  ['an update was promised for about now', { isUpdateDue: true, held: 1 }, 'needs-you'],
  ['an update of mine is due after my watch', { isUpdateDue: true, onWatch: false }, 'needs-you'],
  ['an incident is live', { liveIncidents: 1, unheldHigh: 1, blind: true }, 'incident'],
  ['an incident is live after my watch', { liveIncidents: 1, onWatch: false }, 'incident'],
])('when %s', (_name, facts, state) => {
  expect(watchState({ ...quiet, ...facts })).toBe(state);
});
