import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server says of pods: a list of them, an error of Kubernetes, or nothing at all. */
export type PodsAnswer = readonly unknown[] | { readonly status: 401 | 403 | 500 } | 'hangs';

export type KubernetesServer = {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** Paths that were asked for, of pods only. */
  readonly asked: readonly string[];
  answer(namespace: string, pods: PodsAnswer): void;
  close(): Promise<void>;
};

const reasons = { 401: 'Unauthorized', 403: 'Forbidden', 500: 'InternalError' } as const;

/** As much of the Kubernetes API as kubectl needs to read pods. A namespace that nobody spoke of is empty, as in the real one. */
export async function startKubernetesServer(): Promise<KubernetesServer> {
  const answers = new Map<string, PodsAnswer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server');
    const namespace = /^\/api\/v1\/namespaces\/([^/]+)\/pods$/.exec(pathname)?.[1];
    if (namespace === undefined) {
      const body = discovery[pathname];
      if (body === undefined) send(response, 404, statusOf(404, 'NotFound'));
      else send(response, 200, body);
      return;
    }
    asked.push(pathname);
    const answer = answers.get(namespace) ?? [];
    if (answer === 'hangs') return;
    if ('status' in answer) send(response, answer.status, statusOf(answer.status, reasons[answer.status]));
    else
      send(response, 200, {
        kind: 'PodList',
        apiVersion: 'v1',
        metadata: { resourceVersion: '1' },
        items: answer.map((pod) => within(namespace, pod)),
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (namespace, pods) => void answers.set(namespace, pods),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** kubectl refuses a pod of another namespace than it asked for. What is no pod stays what it is. */
function within(namespace: string, pod: unknown): unknown {
  if (typeof pod !== 'object' || pod === null || !('metadata' in pod)) return pod;
  const { metadata } = pod;
  return typeof metadata === 'object' ? { ...pod, metadata: { ...metadata, namespace } } : pod;
}

const pods = {
  name: 'pods',
  singularName: 'pod',
  namespaced: true,
  kind: 'Pod',
  shortNames: ['po'],
  verbs: ['get', 'list', 'watch'],
};
const discovery: Readonly<Record<string, unknown>> = {
  '/version': { major: '1', minor: '30', gitVersion: 'v1.30.0', platform: 'linux/amd64' },
  '/api': { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] },
  '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [] },
  '/api/v1': { kind: 'APIResourceList', groupVersion: 'v1', resources: [pods] },
};

function statusOf(code: number, reason: string) {
  const message = `pods is ${reason.toLowerCase()}: a test says so`;
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
