import { expect, onTestFinished, test } from 'vitest';
import { ask, noon, startCore } from '../support/core-under-test';
import { createSlackBehindFetch } from '../support/slack-behind-fetch';

test.each(['restore', 'close'])(
  'an answer of Slack that comes after a %s does not end the process',
  async (how) => {
    const slack = createSlackBehindFetch({ now: () => noon });
    let answer: () => void = () => undefined;
    const slow: typeof fetch = (url, init) =>
      new Promise((resolve) => {
        const before = answer;
        answer = () => {
          before();
          resolve(slack.fetch(url, init));
        };
      });
    const unhandled: unknown[] = [];
    const listen = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', listen);
    onTestFinished(() => void process.off('unhandledRejection', listen));
    const first = startCore();
    await first.close();
    const { core, clock, close } = startCore({
      data: first.data,
      fetch: slow,
      environment: slack.environment,
    });
    await clock.advance(0);
    if (how === 'restore') await ask(core, 'recovery.restore', {});
    else await close();
    answer();
    await clock.advance(1_000);
    expect(unhandled).toEqual([]);
  },
);
