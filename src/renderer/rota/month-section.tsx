import { useState } from 'react';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { useValue } from '../stores/copy';
import { monthTitle } from '../time/month-names';
import { AttentionList } from './attention-list';
import { withKnownFrom } from './known-from';
import { MonthStrips } from './month-strips';
import { MonthTable } from './month-table';
import { useMonth } from './use-month';

/** Who stands when in one month. */
export function MonthSection({ month }: { readonly month: string }) {
  const { value, failure } = useMonth(month);
  const pack = useValue(useApp().stores.pack);
  const [isTable, setIsTable] = useState(false);
  if (value === undefined) {
    return (
      <div className="rota-month">
        <FailureNotice failure={failure} />
        {failure === undefined ? <p className="hint">Reading the rota of {monthTitle(month)}…</p> : null}
      </div>
    );
  }
  const needed = pack?.rota.roles ?? value.strips.map(({ role }) => role);
  const shown = withKnownFrom(value, needed);
  return (
    <div className="rota-month">
      <FailureNotice failure={failure} />
      {isTable ? null : <MonthStrips month={shown} />}
      <MonthTable month={shown} isShown={isTable} />
      <div className="rota-forms">
        <p className="hint">Times in {value.zone}.</p>
        <label className="choice">
          <input type="checkbox" checked={isTable} onChange={(event) => setIsTable(event.target.checked)} />
          <span>As a table</span>
        </label>
      </div>
      <AttentionList month={shown} needed={needed} />
    </div>
  );
}
