import { z } from 'zod';
import { watchdogNames } from './pack-alarms-schema';
import { turn } from './pack-rota-schema';
import { packFile } from './pack-schema';

const nameOrNames: ReadonlySet<unknown> = new Set([turn, watchdogNames]);

/** The form of a pack file as JSON Schema, by which editors complete and check it. */
export function packJsonSchema(): unknown {
  const schema = z.toJSONSchema(packFile, {
    target: 'draft-7',
    io: 'input',
    // Such a list is made of what stands there, so the schema knows the list alone: the single name is put beside it.
    override({ zodSchema, jsonSchema }) {
      if (!nameOrNames.has(zodSchema)) return;
      const { items, ...list } = jsonSchema;
      if (typeof items !== 'object' || Array.isArray(items)) throw new Error('This is not a list of names');
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.anyOf = [items, { ...list, items }];
    },
  });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: 'Team pack of Watchkeeper',
    description: 'A team as configuration: hours, channels, exact words, checklists and ways of working.',
    ...rest,
  };
}
