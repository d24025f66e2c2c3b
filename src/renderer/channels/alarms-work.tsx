import { standingOf } from '../../shared/alarms/alarm-standing';
import type { Alarm } from '../../shared/nouns/alarm';
import type { AlarmsToTell } from '../../shared/nouns/pack';
import { useApp, useNow } from '../app-context';
import { Glyph } from '../components/glyph';
import { Time } from '../components/time';
import { useValue } from '../stores/copy';
import { type AlarmSight, useAlarmSight } from '../watch/alarm-sight';
import { counted, listed } from '../words/counted';

/** As long as ended alarms are listed. */
const endedKnownForMs = 12 * 3_600_000;

/** The alarms that an item is about, in a line; never "none" while somebody cannot see. */
export function AlarmsWork({ which }: { readonly which: AlarmsToTell }) {
  const { stores } = useApp();
  const sight = useAlarmSight();
  const now = useNow(60_000);
  const alarms = useValue(stores.alarms);
  const startsAt = useValue(stores.watch)?.shift?.startsAt;
  if (alarms === undefined || sight.kind === 'unknown') return null;
  const told = alarms.filter(({ priority }) => which === 'all' || priority === which);
  const doubt = doubtOf(sight);
  const sinceAt = Math.max(startsAt ?? 0, now - endedKnownForMs);
  const ended = told.filter(({ endedAt }) => endedAt !== undefined && endedAt >= sinceAt).length;
  const isBlind = sight.kind !== 'whole';
  // What was never seen is not "none when last seen" either.
  const isTold = !isBlind || told.some(({ endedAt }) => endedAt === undefined);
  return (
    <small className="channel-line">
      {isBlind ? <Glyph name="blind" tone="lamp" size={14} /> : null}
      <span>
        {doubt === undefined ? null : (
          <>
            <b>Nobody can say:</b> {doubt}{' '}
          </>
        )}
        {isTold ? (
          <>
            {nameOf(which)}: {firingWords(told, isBlind)}
            {ended === 0 && isBlind ? null : (
              <>
                ; {ended === 0 ? 'none' : ended} ended since <Time at={sinceAt} form="sentence" />
              </>
            )}
          </>
        ) : null}
      </span>
    </small>
  );
}

function doubtOf(sight: AlarmSight): string | undefined {
  switch (sight.kind) {
    case 'no-source':
      return 'no source of alarms is set up.';
    case 'lost':
      return 'this window has lost Watchkeeper.';
    case 'unseen':
      return `${listed(sight.sources.map(({ name }) => name))} cannot be seen.`;
    case 'unread':
      return `${listed(sight.sources.map(({ name }) => name))} was not read yet.`;
    case 'settling':
      return `${listed(sight.sources.map(({ name }) => name))} was started again a moment ago.`;
    case 'unknown':
    case 'whole':
      return undefined;
  }
}

function nameOf(which: AlarmsToTell): string {
  return which === 'all' ? 'Alarms' : `Alarms of ${which} priority`;
}

/** What fired when it was seen last is told as that. */
function firingWords(alarms: readonly Alarm[], isBlind: boolean): string {
  const standings = alarms.map(standingOf);
  const suppressed = standings.filter((each) => each === 'suppressed').length;
  const unheld = standings.filter((each) => each === 'needs-you' || each === 'unheld').length;
  const firing = unheld + standings.filter((each) => each === 'held' || each === 'snoozed').length;
  const silenced = suppressed === 0 ? '' : `, ${counted(suppressed, 'silenced', 'silenced')} at the source`;
  const seen = isBlind ? ' when last seen' : '';
  if (firing === 0) return `none firing${seen}${silenced}`;
  const held = unheld === 0 ? 'all held' : `${unheld} that nobody has`;
  return `${firing} firing${seen}, ${held}${silenced}`;
}
