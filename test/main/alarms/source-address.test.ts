import { describe, expect, it } from 'vitest';
import { checkSourceAddress } from '../../../src/main/alarms/source-address';
import { toFailure } from '../../../src/shared/errors';

describe('the address of a source', () => {
  it.each([
    ['https://alertmanager.example.org', 'https://alertmanager.example.org'],
    ['  https://alertmanager.example.org/  ', 'https://alertmanager.example.org'],
    ['http://127.0.0.1:9093', 'http://127.0.0.1:9093'],
    ['http://localhost:9093/prefix/', 'http://localhost:9093/prefix'],
    [
      'https://grafana.example.org/api/alertmanager/grafana',
      'https://grafana.example.org/api/alertmanager/grafana',
    ],
  ])('%j is read as %j', (given, expected) => {
    expect(checkSourceAddress(given)).toBe(expected);
  });

  it.each([
    ['', '', 'it is not a web address'],
    ['alertmanager', 'alertmanager', 'it is not a web address'],
    ['file:///etc/passwd', 'file:', 'only http and https are read'],
    ['javascript:alert(1)', 'javascript:', 'only http and https are read'],
    ['https://am.example.org/#/alerts', 'https://am.example.org/', 'leave out the # and what follows it'],
    [
      'https://am.example.org/?token=secret',
      'https://am.example.org/',
      'leave out the question mark and what follows it',
    ],
    [
      'https://sam:secret@am.example.org/',
      'https://am.example.org/',
      'it holds a user name or a password, and those would be kept in plain text',
    ],
  ])('%j is refused without repeating a secret', (given, address, reason) => {
    expect(failureOf(() => checkSourceAddress(given))).toEqual({
      code: 'source-address-invalid',
      detail: { address, reason },
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
