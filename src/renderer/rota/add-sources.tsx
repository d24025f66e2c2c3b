import { AddCalendar } from './add-calendar';
import { AddPagerDuty } from './add-pager-duty';

/** The two kinds of source that a person can add; they stand open while there is none. */
export function AddSources({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <div className="rota-add">
      <details className="rota-more" open={isOpen}>
        <summary>Add a calendar</summary>
        <AddCalendar isTeaching={isOpen} />
      </details>
      <details className="rota-more" open={isOpen}>
        <summary>Add PagerDuty</summary>
        <AddPagerDuty />
      </details>
    </div>
  );
}
