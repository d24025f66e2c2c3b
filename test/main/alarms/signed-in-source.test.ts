import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../src/shared/requests/sign-in';
import { ask, begin, startCore } from '../../support/core-under-test';
import { listen, toldAlert } from './served-sources';

const password = 'open-sesame-4711';
const basic = { kind: 'basic', user: 'watch', password } as const;
const encoded = `Basic ${btoa(`watch:${password}`)}`;

/** A real server that lets in only who knows the word, and remembers who asked how. */
async function guardedServer() {
  const asked: (string | undefined)[] = [];
  const url = await listen((request, response) => {
    asked.push(request.headers.authorization);
    if (request.headers.authorization !== encoded) {
      response.writeHead(401, { 'content-type': 'text/html' }).end(`<p>not ${request.headers.authorization}`);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(request.url?.includes('/alerts') ? '[]' : '{}');
  });
  return { url, asked };
}

async function startWatch(signIn: SignIn, url: string) {
  const watch = startCore({ fetch });
  await begin(watch.core, 'slack');
  const [source] = await ask(watch.core, 'sources.add', { name: 'live', url, signIn });
  return { ...watch, id: source?.id ?? '' };
}

const healthOf = async (watch: Awaited<ReturnType<typeof startWatch>>) => {
  const [source] = await ask(watch.core, 'sources.poll', {});
  return source?.health;
};

describe('a source with a sign-in', () => {
  it('is read with it, and nothing of it is in an event, the log or a file', async () => {
    const { url } = await guardedServer();
    const watch = await startWatch(basic, url);
    expect(await healthOf(watch)).toMatchObject({ state: 'fresh' });
    await ask(watch.core, 'sources.replaceSecret', {
      id: watch.id,
      signIn: { ...basic, password: `${password}-of-yesterday` },
    });
    expect(await healthOf(watch)).toMatchObject({ failure: { code: 'source-sign-in-refused' } });
    await watch.close();
    const bytes = filesBelow(watch.data).map((file) => readFileSync(file).toString('latin1'));
    expect(bytes.length).toBeGreaterThan(0);
    const told = JSON.stringify([watch.events, watch.logger.lines, bytes]);
    for (const word of [password, encoded.slice(6), encoded.slice(6, 20)]) expect(told).not.toContain(word);
  });

  it('whose secret the keychain has lost says so, and is read again when it is given anew', async () => {
    const { url } = await guardedServer();
    const watch = await startWatch(basic, url);
    const name = `alarm-source-${watch.id}`;
    expect(JSON.parse((await watch.secrets.read(name)) ?? '')).toEqual(basic);
    await watch.close();
    const next = startCore({ data: watch.data, fetch });
    expect(await healthOf({ ...next, id: watch.id })).toMatchObject({
      state: 'failing',
      failure: { code: 'source-secret-lost', detail: { source: 'live' } },
    });
    const [source] = await ask(next.core, 'sources.replaceSecret', { id: watch.id, signIn: basic });
    expect(source).toMatchObject({ signIn: 'basic', health: { state: 'fresh' } });
  });

  it('forgets it with the source, and when it needs none any more', async () => {
    const { url } = await guardedServer();
    const watch = await startWatch(basic, url);
    const name = `alarm-source-${watch.id}`;
    await ask(watch.core, 'sources.replaceSecret', { id: watch.id, signIn: { kind: 'none' } });
    expect(await watch.secrets.read(name)).toBeUndefined();
    await ask(watch.core, 'sources.replaceSecret', { id: watch.id, signIn: basic });
    expect(await watch.secrets.read(name)).toBeDefined();
    await ask(watch.core, 'sources.remove', { id: watch.id });
    expect(await watch.secrets.read(name)).toBeUndefined();
  });

  it('never takes it to where a redirect leads', async () => {
    const elsewhere = await guardedServer();
    const here: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      here.push(request.headers.authorization);
      response.writeHead(307, { location: `${elsewhere.url}${request.url}` }).end();
    });
    const watch = await startWatch(basic, url);
    expect(await healthOf(watch)).toMatchObject({ failure: { code: 'source-sign-in-needed' } });
    expect(new Set(here)).toEqual(new Set([encoded]));
    expect(elsewhere.asked).toEqual([]);
  });

  it('may be Grafana’s own Alertmanager below a path, with a token and the number of an organisation', async () => {
    const asked: unknown[] = [];
    const url = await listen((request, response) => {
      const { authorization, 'x-grafana-org-id': org } = request.headers;
      asked.push([request.url?.split('?')[0], authorization, org]);
      response.setHeader('content-type', 'application/json');
      const noData = toldAlert('DatasourceNoData', {
        labels: {
          alertname: 'DatasourceNoData',
          rulename: 'Errors',
          grafana_folder: 'ops',
          __alert_rule_uid__: 'x',
        },
      });
      response.end(
        JSON.stringify(request.url?.includes('/alerts') ? [noData] : { cluster: { status: 'disabled' } }),
      );
    });
    const headers = [
      { name: 'Authorization', value: 'Bearer glsa_1' },
      { name: 'X-Grafana-Org-Id', value: '2' },
    ];
    const watch = await startWatch({ kind: 'headers', headers }, `${url}/grafana/api/alertmanager/grafana/`);
    expect(await healthOf(watch)).toMatchObject({ state: 'fresh' });
    const api = '/grafana/api/alertmanager/grafana/api/v2';
    expect(asked.slice(0, 2)).toEqual([
      [`${api}/alerts`, 'Bearer glsa_1', '2'],
      [`${api}/status`, 'Bearer glsa_1', '2'],
    ]);
    expect(await ask(watch.core, 'alarms.list', {})).toMatchObject([
      {
        name: 'Errors (no data)',
        labels: { alertname: 'DatasourceNoData', rulename: 'Errors', grafana_folder: 'ops' },
      },
    ]);
  });

  it('cannot be given to what is no Alertmanager', async () => {
    const watch = startCore({ fetch });
    await begin(watch.core, 'practice');
    const [practice] = await ask(watch.core, 'sources.list', {});
    const reply = await watch.core.dispatch('sources.replaceSecret', { id: practice?.id, signIn: basic });
    expect(reply).toEqual({ ok: false, error: { code: 'not-found', detail: { noun: 'Alertmanager' } } });
  });

  it.each([
    [{ kind: 'basic', user: 'watch', password: [password] }],
    [{ kind: 'bearer', token: password, [password]: 1 }],
    [{ kind: password }],
  ])('that has the wrong shape is refused without being repeated: case %#', async (signIn) => {
    const watch = startCore({ fetch });
    await begin(watch.core, 'slack');
    const reply = await watch.core.dispatch('sources.add', { name: 'live', url: 'https://a.test', signIn });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
