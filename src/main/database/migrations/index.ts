import type { Migration } from '../migrate';
import { initial } from './0001-initial';
import { rota } from './0002-rota';
import { runbooks } from './0003-runbooks';
import { checklistDue } from './0004-checklist-due';
import { commands } from './0005-commands';
import { channels } from './0006-channels';
import { findings } from './0007-findings';
import { support } from './0008-support';
import { announcements } from './0009-announcements';
import { packFolders } from './0010-pack-folders';
import { alarmSources } from './0011-alarm-sources';
import { sourceActs } from './0012-source-acts';
import { alarmRules } from './0013-alarm-rules';
import { holds } from './0014-holds';
import { pages } from './0015-pages';
import { noise } from './0016-noise';

/** In order. A migration that has shipped is never edited: add the next. */
export const migrations: readonly Migration[] = [
  initial,
  rota,
  runbooks,
  checklistDue,
  commands,
  channels,
  findings,
  support,
  announcements,
  packFolders,
  alarmSources,
  sourceActs,
  alarmRules,
  holds,
  pages,
  noise,
];
