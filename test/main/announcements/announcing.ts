import {
  announcementTemplate,
  composeAnnouncement,
} from '../../../src/shared/announcements/compose-announcement';
import type { RequestInput } from '../../../src/shared/contract';
import type { Mention } from '../../../src/shared/nouns/announcement';
import { ask, begin, noon, startCore } from '../../support/core-under-test';
import { createSlackBehindFetch } from '../../support/slack-behind-fetch';

export const minute = 60_000;

/** An instant of Friday 20 November 2026, in London. */
export const friday = (time: string): number => Date.parse(`2026-11-20T${time}:00Z`);

const channels = ['cloud-platform', 'cloud-platform-update'] as const;

/** Ada of the Cloud Platform at noon, with Slack behind the Fetch port. */
export async function startWithSlack(data?: string, now = noon) {
  const slack = createSlackBehindFetch({ now: () => started.clock.now(), channels });
  const started = startCore({
    now,
    fetch: slack.fetch,
    environment: slack.environment,
    ...(data === undefined ? {} : { data }),
  });
  if (data === undefined) await begin(started.core, 'slack');
  await started.clock.advance(minute / 60);
  return { ...started, slack };
}

export type Started = Awaited<ReturnType<typeof startWithSlack>>;

export const gaps = {
  'what, and why':
    'upgrading Postgres from version 9.2 (out of support) to version 9.6 on CLA, Moving People Safely and Prison Visits Booking RDS instances today',
  when: 'between 10AM and 3PM',
};

/** What the window sends: with the preview that it showed. */
export async function announcement(
  { core, clock }: Started,
  given: {
    readonly id?: string;
    readonly gaps?: Readonly<Record<string, string>>;
    readonly dueAts?: readonly number[];
    readonly notify?: readonly Mention[];
    readonly confirmed?: readonly Mention[];
  } = {},
): Promise<RequestInput<'announcements.post'>> {
  const pack = await ask(core, 'packs.current', {});
  const words = {
    template: announcementTemplate(pack),
    gaps: given.gaps ?? gaps,
    dueAts: given.dueAts ?? [friday('13:00'), friday('15:00')],
    addsTimes: false,
    zone: pack.zone,
    now: clock.now(),
  };
  return {
    id: given.id ?? 'a-1',
    gaps: { ...words.gaps },
    dueAts: [...words.dueAts],
    addsTimes: false,
    text: composeAnnouncement(words).text,
    notify: [...(given.notify ?? [])],
    confirmed: [...(given.confirmed ?? [])],
  };
}

export const anUpdate = (
  words: string,
  given: Partial<RequestInput<'announcements.update'>> = {},
): RequestInput<'announcements.update'> => ({
  id: 'a-1',
  updateId: `u-${words}`,
  words,
  isLast: false,
  dueAts: [],
  text: words,
  notify: [],
  confirmed: [],
  ...given,
});
