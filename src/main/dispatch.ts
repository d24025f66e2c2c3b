/**
 * The one gate between any window and the core, the same for every transport: name, schema, handler, Reply. It never
 * throws and never answers `undefined` for a refusal.
 */
import type { z } from 'zod';
import type { Handlers, RequestName } from '../shared/contract';
import { requests } from '../shared/contract';
import { toFailure, WatchkeeperError } from '../shared/errors';
import type { Reply } from '../shared/reply';
import type { Logger } from './ports';

export type Dispatch = (name: string, input: unknown) => Promise<Reply>;

/** Turns a fault of what lies beneath into one that a person can act on; undefined leaves it as it is. */
export type ExplainFault = (thrown: unknown) => WatchkeeperError | undefined;

export function createDispatch(
  handlers: Handlers,
  logger: Logger,
  explain: ExplainFault = () => undefined,
): Dispatch {
  return async (name, input) => {
    try {
      if (!isRequestName(name))
        throw new WatchkeeperError('unknown-request', { name: String(name).slice(0, 60) });
      const parsed = requests[name].input.safeParse(input);
      if (!parsed.success)
        throw new WatchkeeperError('invalid-request', { reason: firstIssue(parsed.error) });
      // The table proves that each handler takes its own parsed input; the compiler cannot follow it through `name`.
      const handler = handlers[name] as (given: unknown) => unknown;
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      const explained = explain(error);
      const failure = toFailure(explained ?? error);
      if (explained !== undefined || failure.code === 'internal') {
        logger.error('request.failed', { name, error });
      }
      return { ok: false, error: failure };
    }
  };
}

/** Own properties only: `__proto__` and `constructor` are not requests. */
function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'the input has the wrong shape';
  const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  return `${where}${issue.message}`;
}
