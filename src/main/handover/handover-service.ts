import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { Workspace } from '../../shared/nouns/app';
import type { HandoverDraft } from '../../shared/nouns/handover';
import type { Incident } from '../../shared/nouns/incident';
import type { Delivery } from '../../shared/nouns/post';
import type { Shift } from '../../shared/nouns/watch';
import { localDate } from '../../shared/rota/wall-time';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import { exportText } from '../export-file';
import type { NewPost } from '../new-post';
import type { Clock, Folders } from '../ports';
import { combinedDelivery } from './combined-delivery';
import { type ComposedHandover, composeHandover } from './compose';
import { handoverMarkdown, markdownLine } from './handover-markdown';
import { slackMessages } from './handover-slack';
import { createHandoverStore } from './handover-store';
import type { ShiftRecord } from './shift-record';

export type { ShiftRecord } from './shift-record';

export type HandoverService = {
  /** Of the shift that holds now, or of the last that ended a short while ago. */
  read(): HandoverDraft;
  write(input: ParsedInput<'handover.write'>): HandoverDraft;
  exportFile(input: ParsedInput<'handover.export'>): { readonly file: string };
  /** Sending again posts anew. */
  send(input: ParsedInput<'handover.send'>): HandoverDraft;
  /** Called by core when a post of ours changed state; other posts are none of its business. */
  delivered(opId: string): void;
};

/** People write the handover up after the watch as well. */
const stillReadAfterMs = 12 * 3_600_000;

export function createHandoverService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly folders: Folders;
  /** The shift that holds now, or else the last that ended. */
  readonly shiftFor: () => Shift | undefined;
  readonly shiftById: (id: string) => Shift | undefined;
  readonly record: (shift: Shift) => ShiftRecord;
  readonly channel: () => string;
  readonly threadLinkWords: (incident: Incident) => string | undefined;
  readonly workspace: () => Workspace;
  readonly enqueue: (post: NewPost) => void;
  readonly delivery: (opId: string) => Delivery;
}): HandoverService {
  const { db, clock } = options;
  const store = createHandoverStore(db);

  function compose(shift: Shift): { readonly record: ShiftRecord; readonly composed: ComposedHandover } {
    const record = options.record(shift);
    const composed = composeHandover({
      record,
      ownWords: store.ownWords(shift.id),
      threadLinkWords: options.threadLinkWords,
      now: clock.now(),
    });
    return { record, composed };
  }

  function draft(shift: Shift): HandoverDraft {
    const { composed } = compose(shift);
    const markdown = handoverMarkdown(composed);
    const sent = store.sent(shift.id);
    return {
      shiftId: shift.id,
      title: composed.title,
      sections: composed.sections.map((section) => ({ ...section, lines: section.lines.map(markdownLine) })),
      markdown,
      messages: slackMessages(composed, store.timesSent(shift.id) > 0),
      channel: options.channel(),
      sent: sent && {
        at: sent.at,
        delivery: combinedDelivery(sent.opIds.map(options.delivery)),
        changedSince: sent.markdown !== markdown,
      },
    };
  }

  function shiftNamed(id: string): Shift {
    const shift = options.shiftById(id);
    if (shift === undefined) throw new WatchkeeperError('not-found', { noun: 'shift' });
    return shift;
  }

  function changed(shift: Shift): HandoverDraft {
    const now = draft(shift);
    options.announce('handover.changed', now);
    return now;
  }

  return {
    read() {
      const shift = options.shiftFor();
      if (shift === undefined || clock.now() - shift.endsAt >= stillReadAfterMs) {
        throw new WatchkeeperError('no-watch');
      }
      return draft(shift);
    },
    write({ shiftId, section, ownWords }) {
      const shift = shiftNamed(shiftId);
      store.writeWords({ shiftId, section, ownWords, writtenAt: clock.now() });
      return changed(shift);
    },
    exportFile({ shiftId }) {
      const shift = shiftNamed(shiftId);
      const { record, composed } = compose(shift);
      const name = `handover-${localDate(record.zone, shift.startsAt)}-${shift.role}`;
      return {
        file: exportText(join(options.folders.data, 'exports'), `${name}.md`, handoverMarkdown(composed)),
      };
    },
    send({ id, shiftId }) {
      const shift = shiftNamed(shiftId);
      if (store.shiftIdOf(id) !== undefined) return draft(shift);
      const channel = options.channel();
      db.transaction(() => {
        const { composed } = compose(shift);
        const sending = store.timesSent(shiftId) + 1;
        const posts = postsOf(slackMessages(composed, sending > 1), {
          // One key a shift, so that an older text can never come after a newer one.
          orderKey: `handover:${shiftId}`,
          headOpId: id,
          workspace: options.workspace(),
          channel,
        });
        for (const post of posts) options.enqueue(post);
        store.recordSent(shiftId, sending, {
          at: clock.now(),
          markdown: handoverMarkdown(composed),
          opIds: posts.map((post) => post.opId),
        });
      }).immediate();
      return changed(shift);
    },
    delivered(opId) {
      const shiftId = store.shiftIdOf(opId);
      const shift = shiftId === undefined ? undefined : options.shiftById(shiftId);
      if (shift !== undefined) changed(shift);
    },
  };
}

/** The first text heads the thread; the others answer in it. */
function postsOf(
  texts: readonly string[],
  { headOpId, ...where }: Pick<NewPost, 'orderKey' | 'workspace' | 'channel'> & { readonly headOpId: string },
): readonly NewPost[] {
  return texts.map((text, index) => ({
    ...where,
    opId: index === 0 ? headOpId : randomUUID(),
    threadOpId: index === 0 ? undefined : headOpId,
    text,
    kind: 'handover',
    incidentId: undefined,
    entryIds: [],
  }));
}
