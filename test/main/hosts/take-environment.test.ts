import { expect, test } from 'vitest';
import { takeEnvironment } from '../../../src/main/hosts/take-environment';

test('the Slack settings are taken out of the environment, so that no program started later inherits the token', () => {
  const environment = {
    WATCHKEEPER_SLACK_API_URL: 'https://slack.example',
    WATCHKEEPER_SLACK_TOKEN: 'xoxb-1',
    PATH: '/bin',
  };
  expect(takeEnvironment(environment)).toEqual({
    slackApiUrl: 'https://slack.example',
    slackToken: 'xoxb-1',
  });
  expect(environment).toEqual({ PATH: '/bin' });
});

test('an empty setting is none, and is taken out all the same', () => {
  const environment = { WATCHKEEPER_SLACK_TOKEN: '' };
  expect(takeEnvironment(environment)).toEqual({ slackApiUrl: undefined, slackToken: undefined });
  expect(environment).toEqual({});
});
