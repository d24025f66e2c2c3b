import { describe, expect, it, onTestFinished } from 'vitest';
import recorded from '../../../fixtures/pagerduty/oncalls.json' with { type: 'json' };
import { startPagerDutyServer } from '../../../support/pagerduty-server';
import { hours, now } from './pagerduty-under-test';

/** The reader's tests are worth what this server refuses. */
async function ask(path: string, changes: Readonly<Record<string, string>> = {}, method = 'GET') {
  const server = await startPagerDutyServer({
    now: () => now,
    oncalls: [...recorded.oncalls, ...hours(120)],
  });
  onTestFinished(() => server.close());
  const headers = {
    authorization: `Token token=${server.token}`,
    accept: 'application/vnd.pagerduty+json;version=2',
    ...changes,
  };
  const response = await fetch(`${server.apiUrl}${path}`, { method, headers });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const refusedFor = (...errors: readonly string[]) => ({
  status: 400,
  body: { error: { message: 'Invalid Input Provided', code: 2001, errors } },
});

describe('the PagerDuty of the tests', () => {
  it.each([
    'Bearer u+WatchkeeperTestKey_31',
    'token token=u+WatchkeeperTestKey_31',
    'Token token="u+WatchkeeperTestKey_31"',
    'Token u+WatchkeeperTestKey_31',
    'Token token=another',
  ])('refuses the key sent as %j', async (authorization) => {
    expect(await ask('/oncalls', { authorization })).toEqual({ status: 401, body: undefined });
  });

  it('refuses another method, another path and an answer in another version', async () => {
    expect((await ask('/oncalls', {}, 'POST')).status).toBe(405);
    expect((await ask('/oncalls/')).status).toBe(404);
    expect((await ask('/v2/oncalls')).status).toBe(404);
    expect((await ask('/oncalls', { accept: 'application/json' })).status).toBe(406);
  });

  it.each([
    ['page=2', 'page is unknown.'],
    ['include=users', 'include is unknown.'],
    ['include[]=user', 'Include user is not allowed.'],
    ['since=yesterday', 'Since is not a valid ISO 8601 date.'],
    ['since=1795161600', 'Since is not a valid ISO 8601 date.'],
    ['until=2026-13-20T08:00:00Z', 'Until is not a valid ISO 8601 date.'],
    ['since=2026-11-21T00:00:00Z&until=2026-11-20T00:00:00Z', 'Until must be after since.'],
    ['until=2027-02-18T08:00:01Z', 'Until must be at most 90 days in the future.'],
    ['time_zone=Europe/Harbour', 'Time zone is unknown.'],
    ['limit=101', 'Limit must be from 1 to 100.'],
    ['limit=0', 'Limit must be from 1 to 100.'],
    ['offset=-1', 'Offset must be 0 or more.'],
    ['offset=9901&limit=100', 'Offset and limit together must be at most 10000.'],
    ['limit=10&limit=20', 'limit comes twice.'],
  ])('refuses ?%s', async (query, error) => {
    expect(await ask(`/oncalls?${query}`)).toEqual(refusedFor(error));
  });

  it('gives a reference of a user in place of the user who was not asked for', async () => {
    const { body } = await ask('/oncalls?limit=1');
    expect(body).toEqual({
      oncalls: [
        {
          ...recorded.oncalls[0],
          user: {
            id: 'PADA001',
            type: 'user_reference',
            summary: 'Ada Marsh',
            self: 'https://api.pagerduty.com/users/PADA001',
            html_url: 'https://coastline-works.pagerduty.com/users/PADA001',
          },
        },
      ],
      limit: 1,
      offset: 0,
      more: true,
      total: null,
    });
  });

  it('gives 25 entries unless told otherwise, clips them to the span and says whether there are more', async () => {
    const span = 'since=2026-11-20T09:00:00Z&until=2026-11-20T18:00:00Z';
    const first = await ask(`/oncalls?${span}&include[]=users`);
    expect(first.body.oncalls.slice(0, 5)).toEqual([
      { ...recorded.oncalls[0], start: '2026-11-20T09:00:00Z' },
      { ...recorded.oncalls[1], start: '2026-11-20T09:00:00Z' },
      recorded.oncalls[2],
      { ...recorded.oncalls[3], start: '2026-11-20T09:00:00Z' },
      { ...recorded.oncalls[4], end: '2026-11-20T18:00:00Z' },
    ]);
    const whole = 'since=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z';
    expect((await ask(`/oncalls?${whole}`)).body).toMatchObject({ limit: 25, offset: 0, more: true });
    expect((await ask(`/oncalls?${whole}&limit=100&offset=100`)).body).toMatchObject({
      more: false,
      total: null,
    });
  });
});
