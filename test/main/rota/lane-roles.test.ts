import { expect, it } from 'vitest';
import { guessRole } from '../../../src/main/rota/lane-roles';

it.each([
  ['On Call Schedule for Primary', 'PX', false, 'primary'],
  ['Platform - 1st line', 'PX', false, 'primary'],
  ['Secondary', 'PX', true, 'secondary'],
  ['Cloud 2nd', 'PX', true, 'secondary'],
  ['Backup', 'PX', true, 'secondary'],
  ['Back-up to the primary', 'PX', false, 'secondary'],
  ['In-hours Support', 'PX', false, 'support'],
  ['Cloud Platform', 'policy:P1:1', false, 'primary'],
  ['Cloud Platform', 'policy:P1:2', false, 'secondary'],
  ['Cloud Platform', 'policy:P1:3', false, undefined],
  ['Cloud Platform', 'PX', true, 'primary'],
  ['Cloud Platform', 'PX', false, undefined],
  ['Primaryish', 'PX', false, undefined],
])('a schedule called %s (%s, the only one: %s) is taken for %s', (name, key, isOnly, role) => {
  expect(guessRole({ key, name }, isOnly)).toBe(role);
});
