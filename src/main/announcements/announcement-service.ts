import { randomUUID } from 'node:crypto';
import {
  announcementTemplate,
  composeAnnouncement,
  composeUpdate,
} from '../../shared/announcements/compose-announcement';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { Announcement } from '../../shared/nouns/announcement';
import type { Workspace } from '../../shared/nouns/app';
import type { Pack } from '../../shared/nouns/pack';
import type { Delivery } from '../../shared/nouns/post';
import type { PromisedUpdate, PromiseSubject } from '../../shared/nouns/promise';
import { coalesce } from '../coalesce';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { NewPost } from '../new-post';
import type { Clock, Logger } from '../ports';
import { createAnnouncementStore, type KeptAnnouncement, type KeptUpdate } from './announcement-store';
import { refuseTimes, refuseUnseen } from './refuse-unseen';

/** What the timer of promises does for an announcement. The first three belong into the transaction of the act. */
export type AnnouncementPromises = {
  make(subject: PromiseSubject, title: string, dueAts: readonly number[], promisedAt: number): void;
  /** `notBy`: what was promised at these instants is not kept by it. */
  updated(subject: PromiseSubject, arrivedAt: number, notBy: readonly number[]): void;
  withdrawAll(subject: PromiseSubject, reason: string): void;
  told(subject: PromiseSubject): void;
  of(subject: PromiseSubject): readonly PromisedUpdate[];
};

export type AnnouncementService = ReturnType<typeof createAnnouncementService>;

const finished = 'this work is finished';

/** What is told to users: the announcement heads a thread, its updates answer in it and keep what was promised. */
export function createAnnouncementService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announce: Announce;
  readonly pack: () => Pack;
  readonly me: () => string;
  readonly workspace: () => Workspace;
  readonly outbox: {
    enqueue(post: NewPost): void;
    delivery(opId: string): Delivery;
    sent(opId: string): { readonly ts: string } | undefined;
  };
  readonly promises: AnnouncementPromises;
  /** Called after each committed change. */
  readonly onChange: () => void;
}) {
  const { db, clock, logger, outbox, promises } = options;
  const store = createAnnouncementStore(db);

  function view(announcement: KeptAnnouncement): Announcement {
    return {
      ...announcement,
      delivery: outbox.delivery(announcement.opId),
      promises: promises.of(subjectOf(announcement.id)),
      updates: store.updatesOf(announcement.id).map(({ announcementId: _of, arrivedAt: _at, ...update }) => ({
        ...update,
        delivery: outbox.delivery(update.opId),
      })),
    };
  }

  function existing(id: string): KeptAnnouncement {
    const announcement = store.find(id);
    if (announcement === undefined) throw new WatchkeeperError('not-found', { noun: 'announcement' });
    return announcement;
  }

  const list = (): readonly Announcement[] => store.list().map(view);
  const announcementsChanged = coalesce(
    clock,
    () => options.announce('announcements.changed', list()),
    (error) => logger.error('announcements.tell-failed', { error }),
  );

  function changed(id: string): Announcement {
    promises.told(subjectOf(id));
    announcementsChanged.soon();
    options.onChange();
    return view(existing(id));
  }

  function enqueue(
    { id, opId, channel, workspace }: Omit<KeptAnnouncement, 'closed'>,
    post: Pick<NewPost, 'text' | 'mentions' | 'kind' | 'opId'>,
  ): void {
    outbox.enqueue({
      ...post,
      orderKey: `announcement:${id}`,
      channel,
      workspace,
      threadOpId: post.opId === opId ? undefined : opId,
      incidentId: undefined,
      entryIds: [],
    });
  }

  /** When it was written, and those after it. */
  function writtenFrom({ announcementId, id }: KeptUpdate): readonly number[] {
    const updates = store.updatesOf(announcementId);
    return updates.slice(updates.findIndex((one) => one.id === id)).map(({ postedAt }) => postedAt);
  }

  /** An update counts when its readers have it: the promises that it keeps are settled with the channel's own time. */
  function arrived(update: KeptUpdate, ts: string): void {
    const now = clock.now();
    const at = Math.min(now, Math.max(update.postedAt, Math.floor(Number(ts) * 1_000) || now));
    const subject = subjectOf(update.announcementId);
    db.transaction(() => {
      store.setArrived(update.id, at);
      promises.updated(subject, at, writtenFrom(update));
      if (!update.isLast) return;
      store.close({ id: update.announcementId, at, by: update.postedBy, reason: finished });
      promises.withdrawAll(subject, finished);
    }).immediate();
    changed(update.announcementId);
  }

  /** A fault of the disk must not stop the outbox: what could not be recorded is found again at the next look. */
  function recordArrivals(): void {
    try {
      for (const update of store.updatesOnTheWay()) {
        const sent = outbox.sent(update.opId);
        if (sent !== undefined && outbox.delivery(update.opId).state === 'sent') arrived(update, sent.ts);
      }
    } catch (error) {
      logger.error('announcement.arrival-not-recorded', { error });
    }
  }

  return {
    list,
    /** Those that went on at any moment between two instants. */
    during: (fromAt: number, toAt: number): readonly Announcement[] => store.during(fromAt, toAt).map(view),

    post(input: ParsedInput<'announcements.post'>): Announcement {
      const known = store.find(input.id);
      if (known !== undefined) return view(known);
      const pack = options.pack();
      const channel = pack.channels.announcements;
      if (channel === undefined) throw new WatchkeeperError('announcements-without-channel');
      const now = clock.now();
      refuseTimes(input.dueAts, now);
      const composed = composeAnnouncement({
        template: announcementTemplate(pack),
        gaps: input.gaps,
        dueAts: input.dueAts,
        addsTimes: input.addsTimes,
        zone: pack.zone,
        now,
      });
      const [gap] = composed.emptyGaps;
      if (gap !== undefined) throw new WatchkeeperError('gap-empty', { gap });
      refuseUnseen(composed.text, input);
      const announcement = {
        id: input.id,
        opId: randomUUID(),
        title: composed.title,
        text: composed.text,
        channel,
        workspace: options.workspace(),
        postedBy: options.me(),
        postedAt: now,
      };
      db.transaction(() => {
        store.add(announcement);
        promises.make(subjectOf(input.id), announcement.title, input.dueAts, now);
        enqueue(announcement, {
          opId: announcement.opId,
          text: composed.text,
          mentions: input.notify,
          kind: 'announcement',
        });
      }).immediate();
      return changed(input.id);
    },

    update(input: ParsedInput<'announcements.update'>): Announcement {
      const announcement = existing(input.id);
      if (store.findUpdate(input.updateId) !== undefined) return view(announcement);
      if (announcement.closed !== undefined) throw new WatchkeeperError('announcement-closed');
      const now = clock.now();
      refuseTimes(input.dueAts, now);
      if (input.isLast && input.dueAts.length > 0) {
        const reason = 'the work is finished, so there is nothing more to tell';
        throw new WatchkeeperError('promise-invalid', { reason });
      }
      const { zone } = options.pack();
      const text = composeUpdate({ words: input.words, dueAts: input.dueAts, zone, now });
      refuseUnseen(text, input);
      const opId = randomUUID();
      db.transaction(() => {
        store.addUpdate({
          id: input.updateId,
          announcementId: input.id,
          opId,
          text,
          postedBy: options.me(),
          postedAt: now,
          isLast: input.isLast,
        });
        promises.make(subjectOf(input.id), announcement.title, input.dueAts, now);
        enqueue(announcement, { opId, text, mentions: input.notify, kind: 'announcement' });
      }).immediate();
      return changed(input.id);
    },

    close({ id, reason }: ParsedInput<'announcements.close'>): Announcement {
      const announcement = existing(id);
      const why = reason.trim();
      if (announcement.closed?.reason === why) return view(announcement);
      if (announcement.closed !== undefined) throw new WatchkeeperError('announcement-closed');
      if (why === '') throw new WatchkeeperError('reason-needed');
      db.transaction(() => {
        store.close({ id, at: clock.now(), by: options.me(), reason: why });
        promises.withdrawAll(subjectOf(id), why);
      }).immediate();
      return changed(id);
    },

    /** An update is written, and its readers do not have it yet. */
    isUnderWay: (id: string): boolean =>
      store.updatesOf(id).some(({ arrivedAt, opId }) => {
        return arrivedAt === undefined && outbox.delivery(opId).state !== 'dropped';
      }),

    /** A promise changed by itself or by its keeper. */
    promisesChanged: announcementsChanged.soon,

    /** A post changed state; most are none of an announcement's business. */
    delivered(opId: string): void {
      const id = store.idOfPost(opId);
      if (id === undefined) return;
      recordArrivals();
      announcementsChanged.soon();
    },

    start: recordArrivals,
    stop: announcementsChanged.cancel,
  };
}

function subjectOf(id: string): PromiseSubject {
  return { kind: 'announcement', id };
}
