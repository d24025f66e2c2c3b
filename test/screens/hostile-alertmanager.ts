import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const word = 'x'.repeat(65_536);

/** What an Alertmanager may hold without breaking a rule of its own, and what no page may break under. */
const alerts: readonly { labels: Record<string, string>; annotations: Record<string, string> }[] = [
  {
    labels: { alertname: 'OneLongWord', severity: 'critical', namespace: word, [word]: word },
    annotations: { summary: word, description: `First line\n${word}` },
  },
  {
    labels: { alertname: 'مساحة القرص منخفضة', severity: 'critical', namespace: 'تجربة' },
    annotations: { summary: 'القرص ممتلئ بنسبة 98 ٪ على ip-172-20-1-7' },
  },
  {
    labels: { alertname: 'Control\u0007Characters', severity: 'warning', pod: 'a\u0000b\u001b[31mc' },
    annotations: { summary: 'Everything is \u202efine\u202c here\u2066, \u200bis it not? 👩‍🚒' },
  },
  {
    labels: { alertname: 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞', severity: 'warning' },
    annotations: { summary: '<img src=x onerror=alert(1)> [link](javascript:alert(1)) `code`' },
  },
];

export async function startHostileAlertmanager(): Promise<{ readonly url: string; close(): void }> {
  const body = JSON.stringify(
    alerts.map((alert, index) => ({
      ...alert,
      fingerprint: `hostile-${index}`,
      startsAt: new Date(Date.now() - index * 60_000).toISOString(),
      status: { state: 'active' },
    })),
  );
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
