/**
 * The one table of what crosses between a window and the core: every request with the schema its input must pass and
 * the type of its answer, and every event. The allow-list, the handlers' types, the client's types and the validation
 * are all derived from here. JSON only: no Date, Map, class or function.
 */
import { z } from 'zod';
import type { Alarm, AlarmSource } from './nouns/alarm';
import type { AlarmHelp } from './nouns/alarm-help';
import type { Announcement } from './nouns/announcement';
import type { AppInfo, PracticeMessage, SettingsView } from './nouns/app';
import { workspaces } from './nouns/app';
import type { ChannelView } from './nouns/channel';
import type { ChecklistRun } from './nouns/checklist';
import type { CommandsView } from './nouns/command';
import type { Finding } from './nouns/finding';
import type { HandoverDraft } from './nouns/handover';
import { handoverSections } from './nouns/handover';
import type { HoursMonth } from './nouns/hours';
import type { Entry, Incident } from './nouns/incident';
import { entryKinds, incidentRoles } from './nouns/incident';
import type { Pack, PackChoice } from './nouns/pack';
import type { PacksView } from './nouns/pack-folder';
import type { PagesView } from './nouns/page';
import type { OutboxView, Post } from './nouns/post';
import type { ReadinessView } from './nouns/readiness';
import { markKinds, type RotaMonth, type RotaStanding } from './nouns/rota';
import type { ReviewList, RunbookPage, RunbookSearch, RunbooksView } from './nouns/runbook';
import type { Silence } from './nouns/silence';
import type { SupportView } from './nouns/support';
import type { Shift, WatchView } from './nouns/watch';
import { shiftRoles } from './nouns/watch';
import { announcementRequests } from './requests/announcements';
import { channelRequests } from './requests/channels';
import { commandRequests } from './requests/commands';
import { findingRequests } from './requests/findings';
import { holdRequests } from './requests/holds';
import { noiseRequests } from './requests/noise';
import { packFolderRequests } from './requests/pack-folders';
import { pageRequests } from './requests/pages';
import { id, instant, month, nothing, type RequestShape, request, someWords, words } from './requests/shape';
import { sourceRequests } from './requests/sources';
import { supportRequests } from './requests/support';

export const requests = {
  'app.info': request(nothing).returns<AppInfo>(),
  'recovery.restore': request(nothing).returns<AppInfo>(),

  'settings.read': request(nothing).returns<SettingsView>(),
  /** First run: who I am, which team, and where posts go. Can be called again to change them. */
  'settings.setUp': request(
    z.strictObject({ me: someWords(80), packId: id, workspace: z.enum(workspaces) }),
  ).returns<SettingsView>(),
  /** The token is checked with Slack before it is kept. */
  'slack.connect': request(
    z.strictObject({ token: someWords(400), apiUrl: words(400).optional() }),
  ).returns<SettingsView>(),

  'packs.list': request(nothing).returns<readonly PackChoice[]>(),
  'packs.current': request(nothing).returns<Pack>(),
  'packs.reload': request(nothing).returns<readonly PackChoice[]>(),

  'watch.read': request(nothing).returns<WatchView>(),
  'shifts.list': request(nothing).returns<readonly Shift[]>(),
  /**
   * Start and end are wall times `YYYY-MM-DDTHH:MM` in the pack's zone; a missing or doubled one is refused. The shift is
   * mine unless `person` names somebody else. It stands before what any source says of its role and time.
   */
  'shifts.add': request(
    z.strictObject({
      role: z.enum(shiftRoles),
      startsAtWall: words(16),
      endsAtWall: words(16),
      person: someWords(80).optional(),
    }),
  ).returns<Shift>(),
  'shifts.remove': request(z.strictObject({ id })).returns<readonly Shift[]>(),

  'rota.standing': request(nothing).returns<RotaStanding>(),
  'rota.month': request(z.strictObject({ month })).returns<RotaMonth>(),
  /** `https:` or `webcal:` address, or the path of an .ics file. It is read once before it is kept. */
  'rota.addCalendar': request(
    z.strictObject({ name: someWords(60), address: someWords(2_000) }),
  ).returns<RotaStanding>(),
  /** `apiUrl` only for accounts that are not at api.pagerduty.com. It is read once before it is kept. */
  'rota.addPagerDuty': request(
    z.strictObject({ name: someWords(60), token: someWords(400), apiUrl: words(400).optional() }),
  ).returns<RotaStanding>(),
  /** Where the keychain lost a source's address or token, or it was changed there. */
  'rota.replaceSecret': request(z.strictObject({ id, secret: someWords(2_000) })).returns<RotaStanding>(),
  'rota.removeSource': request(z.strictObject({ id })).returns<RotaStanding>(),
  'rota.readSources': request(nothing).returns<RotaStanding>(),
  /** Without a role the lane's shifts are left out of the rota. */
  'rota.assignLane': request(
    z.strictObject({ id, lane: someWords(400), role: z.enum(shiftRoles).optional() }),
  ).returns<RotaStanding>(),
  /** The copy that was held back is right: read the source again and take what it says. */
  'rota.acceptCopy': request(z.strictObject({ id })).returns<RotaStanding>(),
  /** What I am known by in the sources; replaces what was chosen before. */
  'rota.chooseMe': request(
    z.strictObject({
      marks: z.array(z.strictObject({ kind: z.enum(markKinds), value: someWords(200) })).max(50),
    }),
  ).returns<RotaStanding>(),

  'readiness.read': request(nothing).returns<ReadinessView>(),
  'readiness.begin': request(nothing).returns<ReadinessView>(),
  /** What only the person knows: whether the test notification was seen, and heard. */
  'readiness.answer': request(
    z.strictObject({ runId: id, check: z.enum(['notification', 'sound']), isGood: z.boolean() }),
  ).returns<ReadinessView>(),

  'hours.month': request(z.strictObject({ month })).returns<HoursMonth>(),
  /** Without `stretchId` a stretch is added. The month answered is that of the stretch. */
  'hours.correct': request(
    z.strictObject({
      stretchId: id.optional(),
      startsAtWall: words(16),
      endsAtWall: words(16),
      reason: someWords(500),
    }),
  ).returns<HoursMonth>(),
  'hours.leaveOut': request(
    z.strictObject({ stretchId: id, month, reason: someWords(500) }),
  ).returns<HoursMonth>(),
  /** Takes the last correction of a stretch back; the correction itself stays on record. */
  'hours.undo': request(
    z.strictObject({ stretchId: id, month, reason: someWords(500) }),
  ).returns<HoursMonth>(),
  /** Writes the file and answers with its path. */
  'hours.export': request(z.strictObject({ month, form: z.enum(['csv', 'markdown']) })).returns<{
    readonly file: string;
  }>(),

  /** Today's start-of-day run of the shift that holds now; it is begun by the first call. */
  'checklist.read': request(nothing).returns<readonly ChecklistRun[]>(),
  'checklist.mark': request(
    z.strictObject({
      runId: id,
      itemId: id,
      state: z.enum(['open', 'done', 'skipped']),
      reason: words(500).default(''),
    }),
  ).returns<ChecklistRun>(),
  'checklist.note': request(
    z.strictObject({ runId: id, itemId: id, note: words(2_000) }),
  ).returns<ChecklistRun>(),
  'checklist.raiseFinding': request(
    z.strictObject({ runId: id, itemId: id, text: someWords(2_000) }),
  ).returns<ChecklistRun>(),
  ...findingRequests,
  ...commandRequests,
  ...channelRequests,
  ...supportRequests,
  ...announcementRequests,
  ...packFolderRequests,

  'alarms.list': request(nothing).returns<readonly Alarm[]>(),
  'alarms.acknowledge': request(
    z.strictObject({ id, via: z.enum(['window', 'tray']).default('window') }),
  ).returns<Alarm>(),
  'alarms.release': request(z.strictObject({ id })).returns<Alarm>(),
  /** Ends it at its source, where that can be done from here; it ends here when the source no longer tells of it. */
  'alarms.resolveAtSource': request(z.strictObject({ id })).returns<Alarm>(),
  /** What is known that may help with each of these alarms. */
  'alarms.help': request(z.strictObject({ alarmIds: z.array(id).max(100) })).returns<readonly AlarmHelp[]>(),
  ...holdRequests,
  ...sourceRequests,
  ...pageRequests,
  ...noiseRequests,

  'incidents.list': request(nothing).returns<readonly Incident[]>(),
  /** `id` is made by the caller, so that a request repeated after a lost answer declares once. */
  'incidents.declare': request(
    z.strictObject({ id, reason: someWords(1_000), impact: someWords(1_000), alarmId: id.optional() }),
  ).returns<Incident>(),
  'incidents.takeRole': request(z.strictObject({ id, role: z.enum(incidentRoles) })).returns<Incident>(),
  'incidents.resolve': request(z.strictObject({ id, resolution: someWords(1_000) })).returns<Incident>(),
  'entries.list': request(z.strictObject({ incidentId: id })).returns<readonly Entry[]>(),
  /** `id` is made by the caller, so that a request repeated after a lost answer saves one line. */
  'entries.append': request(
    z.strictObject({
      id,
      incidentId: id,
      kind: z.enum(entryKinds),
      text: someWords(4_000),
      happenedAt: instant.optional(),
    }),
  ).returns<Entry>(),

  'outbox.read': request(nothing).returns<OutboxView>(),
  /** After a refusal was mended, or a person looked in the channel and the post is not there. */
  'outbox.sendAgain': request(z.strictObject({ opId: id })).returns<Post>(),
  /** A person looked: it is there already, or it shall not be sent. The log keeps it. */
  'outbox.leaveOut': request(z.strictObject({ opId: id })).returns<Post>(),

  'handover.read': request(nothing).returns<HandoverDraft>(),
  'handover.write': request(
    z.strictObject({ shiftId: id, section: z.enum(handoverSections), ownWords: words(8_000) }),
  ).returns<HandoverDraft>(),
  /** Writes the Markdown file and answers with its path. */
  'handover.export': request(z.strictObject({ shiftId: id })).returns<{ readonly file: string }>(),
  /** `id` is made by the caller, so that a request repeated after a lost answer posts once. */
  'handover.send': request(z.strictObject({ id, shiftId: id })).returns<HandoverDraft>(),

  'runbooks.read': request(nothing).returns<RunbooksView>(),
  /** The full path of a folder of Markdown. It is read behind the answer. */
  'runbooks.addFolder': request(z.strictObject({ path: someWords(4_000) })).returns<RunbooksView>(),
  'runbooks.removeFolder': request(z.strictObject({ id })).returns<RunbooksView>(),
  /** Answers when every folder was read again. */
  'runbooks.readFolders': request(nothing).returns<RunbooksView>(),
  /** All pages when there is no word. */
  'runbooks.search': request(z.strictObject({ words: words(200) })).returns<RunbookSearch>(),
  'runbooks.page': request(z.strictObject({ id })).returns<RunbookPage>(),
  /** The page that a link of a page leads to. */
  'runbooks.follow': request(z.strictObject({ id, href: words(2_000) })).returns<{ readonly id: string }>(),
  'runbooks.reviews': request(nothing).returns<ReviewList>(),
  /** Writes the list of what is due for review and answers with its path. */
  'runbooks.export': request(z.strictObject({ form: z.enum(['csv', 'markdown']) })).returns<{
    readonly file: string;
  }>(),

  /** Forms of GitHub take what they are filled in with in their address, up to 8,000 characters. */
  'links.open': request(z.strictObject({ url: words(8_192) })).returns<{ readonly host: string }>(),

  'practice.messages': request(nothing).returns<readonly PracticeMessage[]>(),
  'practice.ringAlarm': request(nothing).returns<readonly Alarm[]>(),
  'practice.clearAlarms': request(nothing).returns<readonly Alarm[]>(),
} as const;

export type RequestName = keyof typeof requests;
/** What a caller gives: before defaults are filled in. */
export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>;
/** What a handler gets: after the schema has passed it. */
export type ParsedInput<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type RequestAnswer<N extends RequestName> =
  (typeof requests)[N] extends RequestShape<z.ZodType, infer O> ? O : never;

/** One handler for each request; a missing one does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (input: ParsedInput<N>) => RequestAnswer<N> | Promise<RequestAnswer<N>>;
};

/** What the core announces after it has committed. Each carries the new whole value, so a late copy is never half right. */
export type Events = {
  'settings.changed': SettingsView;
  'pack.changed': Pack;
  'packs.changed': PacksView;
  'watch.changed': WatchView;
  'rota.changed': RotaStanding;
  'readiness.changed': ReadinessView;
  'checklist.changed': ChecklistRun;
  'channel.changed': ChannelView;
  'command.changed': CommandsView;
  'finding.changed': Finding;
  'alarms.changed': readonly Alarm[];
  'sources.changed': readonly AlarmSource[];
  'pages.changed': PagesView;
  'silences.changed': readonly Silence[];
  'incidents.changed': readonly Incident[];
  'entry.changed': Entry;
  'outbox.changed': OutboxView;
  'announcements.changed': readonly Announcement[];
  'handover.changed': HandoverDraft;
  'runbooks.changed': RunbooksView;
  'support.changed': SupportView;
  'practice.changed': readonly PracticeMessage[];
  /** Someone pressed Open on a notification or a tray item: show this alarm. */
  'alarm.opened': { readonly alarmId: string };
  /** Someone pressed Open on a notice that is not about an alarm: bring the window forward with this page. */
  'page.wanted':
    | { readonly page: 'watch' | 'handover' | 'rota' | 'readiness' | 'support' }
    /** Someone pressed Declare on a notification about this alarm. */
    | { readonly page: 'declare'; readonly alarmId: string };
  /** The core was rebuilt on another database: every copy is void. */
  'app.restarted': AppInfo;
};

export type EventName = keyof Events;
export type EventMessage = { [N in EventName]: { readonly name: N; readonly value: Events[N] } }[EventName];
