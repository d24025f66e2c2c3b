import type { Alarm } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { WhereItGoes } from '../components/where-it-goes';
import { useCopy } from '../stores/copy';
import { cutText, visibleText } from '../words/outside-words';
import { DeclareForm } from './declare-form';
import { IsItOne } from './is-it-one';

export function DeclarePage({ alarmId }: { readonly alarmId: string | undefined }) {
  const { stores } = useApp();
  const { value: pack, failure } = useCopy(stores.pack);
  const alarms = useCopy(stores.alarms);
  const alarm = alarms.value?.find((each) => each.id === alarmId);
  const isAlarmAwaited = alarmId !== undefined && alarms.value === undefined && alarms.failure === undefined;
  return (
    <div className="page narrow declare">
      <header>
        <h1>Declare an incident</h1>
        {pack === undefined ? null : (
          <p className="lead">
            This posts to <WhereItGoes channel={pack.channels.incidents} /> as the head of the incident
            thread.
          </p>
        )}
      </header>
      <FailureNotice failure={failure} />
      {pack === undefined || isAlarmAwaited ? null : (
        <>
          <IsItOne definition={pack.definition} />
          <DeclareForm
            pack={pack}
            alarmId={alarmId}
            firstReason={alarm === undefined ? '' : reasonOf(alarm)}
          />
        </>
      )}
    </div>
  );
}

/** A first draft of the reason in the source's own words; the person writes the rest. */
function reasonOf(alarm: Alarm): string {
  const words = alarm.summary === '' ? alarm.name : alarm.summary;
  return cutText(visibleText(words).replaceAll(/\s+/g, ' ').trim(), 300);
}
