import { describe, expect, it } from 'vitest';
import { checkPagerDutyUrl } from '../../../../src/main/rota/feeds/pagerduty-address';
import { toFailure } from '../../../../src/shared/errors';

describe('the address of PagerDuty', () => {
  it.each([
    [undefined, 'https://api.pagerduty.com'],
    ['', 'https://api.pagerduty.com'],
    ['  ', 'https://api.pagerduty.com'],
    ['https://api.eu.pagerduty.com/', 'https://api.eu.pagerduty.com'],
    ['  https://proxy.example.org/pagerduty/ ', 'https://proxy.example.org/pagerduty'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%j is read as %j', (given, expected) => {
    expect(checkPagerDutyUrl(given)).toBe(expected);
  });

  it.each([
    ['api.pagerduty.com', 'it is not a web address'],
    ['webcal://api.pagerduty.com', 'only https is read'],
    ['file:///etc/passwd', 'only https is read'],
    ['http://api.pagerduty.com', 'http would send the key in plain text: use https'],
    ['http://127.0.0.1.example.org', 'http would send the key in plain text: use https'],
    ['http://localhost.example.org', 'http would send the key in plain text: use https'],
    ['https://sam:secret@api.pagerduty.com', 'it holds a user name or a password'],
    ['https://api.pagerduty.com/?token=secret', 'leave out the question mark and what follows it'],
    ['https://api.pagerduty.com/#secret', 'leave out the # and what follows it'],
  ])('%j is refused without being repeated', (given, reason) => {
    expect(failureOf(() => checkPagerDutyUrl(given))).toEqual({
      code: 'rota-address-invalid',
      detail: { reason },
    });
  });
});

function failureOf(task: () => unknown) {
  try {
    task();
  } catch (error) {
    return toFailure(error);
  }
  throw new Error('It was not refused');
}
