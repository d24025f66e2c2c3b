import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packJsonSchema } from '../../../src/main/packs/pack-json-schema';
import { readPack } from '../../../src/main/packs/read-pack';
import { changed, shipped } from './pack-text';

const schema = JSON.parse(readFileSync('resources/schema/pack.schema.json', 'utf8')) as object;
const check = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** As an editor does it: the text as YAML, and each complaint with the place of the value it is about. */
function complaints(text: string): readonly string[] {
  check(parse(text));
  return (check.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

type Property = {
  readonly description?: string;
  readonly properties?: Properties;
  readonly items?: Property;
};
type Properties = Readonly<Record<string, Property>>;

function properties(schema: Property, path: string): readonly (readonly [string, string | undefined])[] {
  if (schema.items !== undefined) return properties(schema.items, path);
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => [
    [`${path}/${key}`, value.description] as const,
    ...properties(value, `${path}/${key}`),
  ]);
}

describe('the published JSON Schema', () => {
  it('is what the schema that reads packs makes: if not, run npm run schema', () => {
    expect(schema).toEqual(packJsonSchema());
  });

  it('says of every key in one line what it is', () => {
    const all = properties(schema, '');
    expect(all.length).toBeGreaterThan(120);
    const undescribed = all.filter(([, line]) => line === undefined || !/^[A-Z][^\n]{5,110}\.$/.test(line));
    expect(undescribed).toEqual([]);
  });

  it.each(['cloud-platform', 'interventions', 'tis'])(
    'is named in the first line of %s, which fits it',
    (id) => {
      const text = readFileSync(`resources/packs/${id}.yaml`, 'utf8');
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schema/pack.schema.json');
      expect(complaints(text)).toEqual([]);
    },
  );

  it('lets a rotation have one name or several in a turn', () => {
    const rotation = (turns: string) =>
      shipped.replace(
        /^rota:\n(?: .*\n)+/m,
        `rota:\n  rotation:\n    - { role: primary, startsOn: "2026-02-02", turnDays: 7, turns: ${turns} }\n`,
      );
    expect(complaints(rotation('[Ada, [Grace, Joan]]'))).toEqual([]);
    expect(complaints(rotation('[7]'))).toContain('/rota/rotation/0/turns/0 anyOf');
  });

  it.each([
    ['zone: Europe/London', 'zone: "+01:00"', '/zone pattern'],
    ['division: england-and-wales', 'division: wales', '/division enum'],
    ['name: Cloud Platform', 'nmae: Cloud Platform', ' additionalProperties'],
    ['name: Cloud Platform', 'name: 42', '/name type'],
    ['name: Cloud Platform', 'name: "Cloud Platform "', '/name pattern'],
    ['id: cloud-platform', 'id: Cloud_Platform', '/id pattern'],
    ['reviewIn: 6 months', 'reviewIn: soon', '/reviewIn pattern'],
    ['"10:00-17:00"', '"10-17"', '/hours/support/weekdays/0 pattern'],
    ['repeatEvery: 2m', 'repeatEvery: two minutes', '/alarms/repeatEvery pattern'],
    ['repeatEvery: 2m', 'repeatEvery: 120', '/alarms/repeatEvery type'],
    ['due: "10:00"', 'due: "25:00"', '/checklists/0/due pattern'],
    ['phase: end-of-day', 'phase: night', '/checklists/2/phase enum'],
    ['incidents: "#cloud-platform"', 'incidents: cloud-platform', '/channels/incidents pattern'],
    ['[reason]', '[cause]', '/phrases/declare pattern'],
    ['The impact is that [impact]', 'The impact: [impact] [impact]', '/phrases/declare pattern'],
    ['"I am the scribe"', '"I am the scribe of [reason]"', '/phrases/scribe pattern'],
    ['{when}', '{when', '/templates/announcement pattern'],
    ['answer: person', 'answer: somebody', '/outcomes/1/followUp/0/answer enum'],
    ['onCallWork: 1h', 'onCallWork: an hour', '/limits/onCallWork pattern'],
    ['postedBy: [Steve, Tony]', 'postedBy: Steve', '/updateGroups/3/postedBy type'],
    [
      'url: https://github.com/ministryofjustice/cloud-platform\n',
      'url: http://github.com\n',
      '/links/0/url pattern',
    ],
  ])('complains of %j as %j, and so does Watchkeeper', (from, to, complaint) => {
    const text = changed(from, to);
    expect(complaints(text)).toContain(complaint);
    expect(readPack('own.yaml', text).kind).toBe('malformed');
  });
});
