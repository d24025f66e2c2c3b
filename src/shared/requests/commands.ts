import { z } from 'zod';
import type { CommandEvidence, CommandsView } from '../nouns/command';
import { id, nothing, request } from './shape';

export const commandRequests = {
  'commands.read': request(nothing).returns<CommandsView>(),
  /** Of one version of the pack: all of its commands, and of no other version. */
  'commands.approve': request(z.strictObject({ packHash: id })).returns<CommandsView>(),
  'commands.withdraw': request(z.strictObject({ packHash: id })).returns<CommandsView>(),
  /** Answers as soon as it runs. What is run is what the list was begun with, never what a window says. */
  'commands.run': request(z.strictObject({ runId: id, itemId: id })).returns<CommandsView>(),
  'commands.stop': request(z.strictObject({ id })).returns<CommandsView>(),
  'commands.evidence': request(z.strictObject({ id })).returns<CommandEvidence>(),
} as const;
