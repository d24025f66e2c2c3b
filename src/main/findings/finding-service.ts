import { randomUUID } from 'node:crypto';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import { conclusionText, lookingText, reopeningText } from '../../shared/findings/finding-words';
import { answersOf, missingAnswers } from '../../shared/findings/follow-up';
import type { Alarm } from '../../shared/nouns/alarm';
import type { Workspace } from '../../shared/nouns/app';
import type { ChecklistRun } from '../../shared/nouns/checklist';
import type { Finding, FindingRepeats, FindingView } from '../../shared/nouns/finding';
import type { Pack } from '../../shared/nouns/pack';
import type { Delivery } from '../../shared/nouns/post';
import type { Shift } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { NewPost } from '../new-post';
import type { Clock } from '../ports';
import { createFindingActivity } from './finding-activity';
import { createFindingEndStore, type KeptEnd } from './finding-end-store';
import { createFindingOrigins } from './finding-origins';
import { createFindingPosts } from './finding-posts';
import { createFindingRepeats } from './finding-repeats';
import { createFindingStore, type KeptFinding } from './finding-store';
import { createFindingViews } from './finding-view';

const listedForMs = 30 * 24 * 60 * 60_000;

export type FindingService = ReturnType<typeof createFindingService>;

/**
 * From "that is odd" to an outcome of the pack. Each act is one transaction that writes the record and, where it is told,
 * its post in the outbox: either all of it is saved or none.
 */
export function createFindingService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly enqueue: (post: NewPost) => void;
  readonly delivery: (opId: string) => Delivery;
  /** May throw `not-set-up`. */
  readonly pack: () => { readonly pack: Pack; readonly hash: string };
  readonly packByHash: (hash: string) => Pack | undefined;
  readonly me: () => string;
  readonly workspace: () => Workspace;
  readonly shift: () => Shift | undefined;
  readonly alarmById: (id: string) => Alarm | undefined;
  readonly runById: (id: string) => ChecklistRun | undefined;
  /** Called after each committed change. */
  readonly onChange: () => void;
}) {
  const { db, clock } = options;
  const store = createFindingStore(db);
  const ends = createFindingEndStore(db);
  const posts = createFindingPosts({ db, enqueue: options.enqueue, delivery: options.delivery });
  const repeatsBefore = createFindingRepeats(db);
  const origins = createFindingOrigins({ ...options, store });
  const { view, planOf } = createFindingViews({ ...options, store, ends, posts });

  function existing(id: string): KeptFinding {
    const finding = store.find(id);
    if (finding === undefined) throw new WatchkeeperError('not-found', { noun: 'finding' });
    return finding;
  }

  function endNow(findingId: string): KeptEnd | undefined {
    return ends.ofFinding(findingId).find(({ reopened }) => reopened === undefined);
  }

  function existingEnd(id: string, findingId: string): KeptEnd {
    const end = ends.find(id);
    if (end?.findingId !== findingId) throw new WatchkeeperError('not-found', { noun: 'end of the finding' });
    return end;
  }

  function refuseEnded(id: string): void {
    if (endNow(id) !== undefined) throw new WatchkeeperError('finding-ended');
  }

  /** One act on a finding, all of it or nothing; `act` answers whether it changed anything, and only then it is told. */
  function change(id: string, act: (finding: KeptFinding) => boolean): Finding {
    const isChanged = db.transaction(() => act(existing(id))).immediate();
    return isChanged ? tell(id) : view(existing(id));
  }

  function tell(id: string): Finding {
    const finding = view(existing(id));
    options.announce('finding.changed', finding);
    options.onChange();
    return finding;
  }

  /** In the thread, or as the head of one where nobody said that they look into it; nowhere without a channel. */
  function tellConclusion(finding: KeptFinding, end: KeptEnd, opId: string): boolean {
    const thread = posts.threadOf(finding.id);
    const { channel } = planOf(finding);
    const { id: findingId, workspace } = finding;
    const post = { findingId, workspace, opId, told: 'conclusion', endId: end.id } as const;
    if (thread !== undefined) posts.answer({ ...post, text: conclusionText(end, undefined) }, thread);
    else if (channel !== undefined) posts.head({ ...post, text: conclusionText(end, finding.text) }, channel);
    return thread !== undefined || channel !== undefined;
  }

  return {
    list(): readonly Finding[] {
      return store.ofShiftOpenOrEnded(options.shift()?.id, clock.now() - listedForMs).map(view);
    },

    read({ id }: ParsedInput<'findings.read'>): FindingView {
      const finding = existing(id);
      const { sameKind, workspace, raisedAt } = finding;
      const repeats = repeatsBefore({ sameKind, workspace, beforeAt: raisedAt, exceptId: id });
      return { finding: view(finding), plan: planOf(finding), repeats };
    },

    repeats({ of }: ParsedInput<'findings.repeats'>): FindingRepeats {
      const before = { workspace: options.workspace(), beforeAt: clock.now(), exceptId: '' };
      return repeatsBefore({ ...before, sameKind: origins.kindOf(of) });
    },

    raise(input: ParsedInput<'findings.raise'>): Finding {
      const known = store.find(input.id);
      if (known !== undefined) return view(known);
      origins.addFromAlarm(input);
      return tell(input.id);
    },

    look({ id, opId }: ParsedInput<'findings.look'>): Finding {
      return change(id, (finding) => {
        if (finding.look !== undefined) return false;
        refuseEnded(id);
        const { channel, looking } = planOf(finding);
        store.look(id, options.me(), clock.now());
        if (channel === undefined) return true;
        const post = { findingId: id, workspace: finding.workspace, opId, told: 'looking' } as const;
        const text = lookingText(looking, finding.text);
        const thread = posts.threadOf(id);
        if (thread === undefined) posts.head({ ...post, endId: undefined, text }, channel);
        else posts.answer({ ...post, endId: undefined, text }, thread);
        return true;
      });
    },

    why({ id, position, text }: ParsedInput<'findings.why'>): Finding {
      return change(id, () => {
        const why = text.toWellFormed().trim();
        if ((store.whys(id)[position] ?? '') === why) return false;
        refuseEnded(id);
        store.writeWhy(id, position, why, clock.now());
        return true;
      });
    },

    end(input: ParsedInput<'findings.end'>): Finding {
      return change(input.id, (finding) => {
        const known = ends.find(input.endId);
        if (known?.findingId === input.id) return false;
        if (known !== undefined) {
          throw new WatchkeeperError('invalid-request', { reason: 'this end is of another finding' });
        }
        refuseEnded(input.id);
        const outcome = planOf(finding).outcomes.find(({ id }) => id === input.outcomeId);
        if (outcome === undefined) throw new WatchkeeperError('not-found', { noun: 'outcome' });
        const [missing] = missingAnswers(outcome, input.answers);
        if (missing !== undefined) {
          const { followUp, reason } = missing;
          throw new WatchkeeperError('follow-up-missing', { question: followUp.question, reason });
        }
        const end: KeptEnd = {
          id: input.endId,
          findingId: input.id,
          outcomeId: outcome.id,
          outcomeName: outcome.name,
          action: outcome.action,
          answers: answersOf(outcome, input.answers),
          whys: store.whys(input.id).filter((why) => why !== ''),
          conclusion: input.conclusion.toWellFormed(),
          by: options.me(),
          at: clock.now(),
          reopened: undefined,
        };
        ends.add(end);
        tellConclusion(finding, end, randomUUID());
        return true;
      });
    },

    /** Once more only where the last telling was left out, or there was none. */
    tellAgain({ id, opId }: ParsedInput<'findings.tell'>): Finding {
      return change(id, (finding) => {
        const end = endNow(id);
        if (end === undefined) throw new WatchkeeperError('not-found', { noun: 'end of the finding' });
        const told = posts.find(id, 'conclusion', end.id);
        if (told !== undefined && told.delivery.state !== 'dropped') return false;
        return tellConclusion(finding, end, opId);
      });
    },

    reopen({ id, endId, reason }: ParsedInput<'findings.reopen'>): Finding {
      return change(id, (finding) => {
        const end = existingEnd(endId, id);
        if (end.reopened !== undefined) return false;
        ends.reopen(endId, { by: options.me(), at: clock.now(), reason: reason.toWellFormed() });
        const thread = posts.threadOf(id);
        if (thread === undefined) return true;
        const { workspace } = finding;
        const post = { findingId: id, workspace, opId: randomUUID(), told: 'reopening', endId } as const;
        posts.answer({ ...post, text: reopeningText(reason) }, thread);
        return true;
      });
    },

    /** Inside the transaction that links the item to it; `raised` tells of it afterwards. */
    addFromItem: origins.addFromItem,
    raised: (id: string): void => void tell(id),
    find: (id: string): Pick<KeptFinding, 'text' | 'raisedAt'> | undefined => store.find(id),

    /** For the handover of a shift: its own, and all others that were open in it. */
    ofShift: (shift: Shift): readonly Finding[] =>
      store
        .ofShiftOpenOrEnded(shift.id, shift.startsAt)
        .filter(({ raisedAt }) => raisedAt < shift.endsAt)
        .map(view),
    /** For the hours ledger. */
    actsBetween: createFindingActivity(db),

    /** A post changed state: whoever shows the finding learns of it. */
    delivered(opId: string): void {
      const id = posts.findingIdOf(opId);
      if (id !== undefined) options.announce('finding.changed', view(existing(id)));
    },
  };
}
