import type { Alarm } from './nouns/alarm';
import type { ChecklistRun } from './nouns/checklist';
import type { Incident } from './nouns/incident';
import type { WatchView } from './nouns/watch';
import { stateLine, timeFrom } from './tray-words';

/** What the tray shows, as last read. */
export type TrayView = {
  /** Undefined until a team pack has been chosen. */
  readonly watch: WatchView | undefined;
  readonly checklist: readonly ChecklistRun[] | undefined;
  readonly alarms: readonly Alarm[];
  readonly incidents: readonly Incident[];
};

export type TrayCommand =
  /** Brings the window forward as it was left. */
  | { readonly name: 'show' }
  | { readonly name: 'open'; readonly page: TrayPage }
  | { readonly name: 'acknowledge'; readonly alarmId: string }
  | { readonly name: 'quit' };

export type TrayPage = '#/watch' | '#/support' | '#/declare' | '#/handover' | `#/incident/${string}`;

export type TrayItem =
  | { readonly kind: 'line'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand }
  | { readonly kind: 'separator' };

/** A menu is read at a glance; the rest is in the window, and the last item says how much. */
const longestGroup = 5;
const longestLabel = 60;

const separator: TrayItem = { kind: 'separator' };

/** The menu in words: first the state itself, since a picture alone cannot be read aloud. */
export function trayMenu(view: TrayView): readonly TrayItem[] {
  const isSetUp = view.watch !== undefined;
  const groups: readonly (readonly TrayItem[])[] = [
    [
      { kind: 'line', label: stateLine(view.watch) },
      ...promiseItems(view.watch),
      command('Open Watchkeeper', { name: 'show' }),
    ],
    isSetUp ? [...alarmItems(view.alarms), declareItem, ...incidentItems(view.incidents)] : [],
    isSetUp ? (view.checklist ?? []).flatMap(checklistItems) : [],
    [...(isSetUp ? [handoverItem] : []), command('Quit', { name: 'quit' })],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [separator, ...group]));
}

const declareItem = command('Declare an incident…', { name: 'open', page: '#/declare' });
const handoverItem = command('Hand over…', { name: 'open', page: '#/handover' });

/** The first of the updates that readers wait for. */
function promiseItems(watch: WatchView | undefined): readonly TrayItem[] {
  if (watch?.promises === undefined) return [];
  const { dueAt, title } = watch.promises.next;
  return [
    command(`Update promised at ${timeFrom(watch, dueAt)}: ${title}`, { name: 'open', page: '#/support' }),
  ];
}

/** High ones first: with an alarm of each kind, the one that pages is nearest to the hand. */
function alarmItems(alarms: readonly Alarm[]): readonly TrayItem[] {
  const unheld = alarms
    .filter((alarm) => alarm.endedAt === undefined && alarm.hold === undefined && !alarm.suppressed)
    .toSorted((one, other) => Number(other.priority === 'high') - Number(one.priority === 'high'));
  return limited(
    unheld.map(({ id, name }) => command(`Acknowledge ${name}`, { name: 'acknowledge', alarmId: id })),
    'alarms',
  );
}

function incidentItems(incidents: readonly Incident[]): readonly TrayItem[] {
  const live = incidents.filter((incident) => incident.resolvedAt === undefined);
  return limited(
    live.map(({ id, kind, reason }) =>
      command(`${kind === 'drill' ? 'Scribe (drill)' : 'Scribe'}: ${reason}`, {
        name: 'open',
        page: `#/incident/${encodeURIComponent(id)}`,
      }),
    ),
    'incidents',
  );
}

function checklistItems(run: ChecklistRun): readonly TrayItem[] {
  const open = run.items.filter((item) => item.state === 'open');
  if (open.length === 0) return [];
  return [
    { kind: 'line', label: shorten(`${run.title}, ${open.length} open`) },
    ...limited(
      open.map(({ text }) => command(`☐ ${text}`, { name: 'open', page: '#/watch' })),
      'items',
    ),
  ];
}

function limited(items: readonly TrayItem[], noun: string): readonly TrayItem[] {
  if (items.length <= longestGroup) return items;
  const more = items.length - longestGroup;
  return [
    ...items.slice(0, longestGroup),
    command(`${more} more ${noun}…`, { name: 'open', page: '#/watch' }),
  ];
}

function command(label: string, given: TrayCommand): TrayItem {
  return { kind: 'command', label: shorten(label), command: given };
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  const letters = [...oneLine];
  return letters.length <= longestLabel
    ? oneLine
    : `${letters
        .slice(0, longestLabel - 1)
        .join('')
        .trimEnd()}…`;
}
