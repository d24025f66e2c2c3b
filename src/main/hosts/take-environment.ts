import type { Environment } from '../ports';

/** Takes the Slack settings out of the environment, so that no program that is started inherits the token. */
export function takeEnvironment(environment: NodeJS.ProcessEnv): Environment {
  const take = (name: string) => {
    const value = environment[name];
    delete environment[name];
    return value === undefined || value === '' ? undefined : value;
  };
  return {
    slackApiUrl: take('WATCHKEEPER_SLACK_API_URL'),
    slackToken: take('WATCHKEEPER_SLACK_TOKEN'),
  };
}
