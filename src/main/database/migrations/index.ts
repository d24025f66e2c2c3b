import type { Migration } from '../migrate';
import { initial } from './0001-initial';
import { rota } from './0002-rota';
import { runbooks } from './0003-runbooks';
import { checklistDue } from './0004-checklist-due';

/** In order. A migration that has shipped is never edited: add the next. */
export const migrations: readonly Migration[] = [initial, rota, runbooks, checklistDue];
