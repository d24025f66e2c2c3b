import type { ReactNode } from 'react';
import { hrefOf, type Route } from '../router';
import { monthAfter, monthName, monthTitle } from '../time/month-names';

type MonthPage = Extract<Route, { month: string | undefined }>['page'];

/** Which month it is, and the ways to others; the month stands in the address. */
export function MonthHead({
  page,
  title,
  month,
  present,
  today,
  children,
}: {
  readonly page: MonthPage;
  readonly title: ReactNode;
  readonly month: string;
  readonly present: string;
  /** What the way back to the present is called. */
  readonly today: string;
  readonly children?: ReactNode;
}) {
  return (
    <header className="page-head month-head">
      <div>
        {/* The links keep the focus, so the heading says the new month by itself. */}
        <h1 aria-live="polite">{title}</h1>
        {children}
      </div>
      <nav className="acts" aria-label="Months">
        <MonthLink page={page} month={monthAfter(month, -1)} word="Previous month" sign="‹" />
        <a
          className="btn plain"
          href={hrefOf({ page, month: undefined })}
          aria-current={month === present ? 'true' : undefined}
        >
          {today}
        </a>
        <MonthLink page={page} month={monthAfter(month, 1)} word="Next month" sign="›" />
      </nav>
    </header>
  );
}

function MonthLink({
  page,
  month,
  word,
  sign,
}: {
  readonly page: MonthPage;
  readonly month: string | undefined;
  readonly word: string;
  readonly sign: '‹' | '›';
}) {
  if (month === undefined) return null;
  const name = monthName(month);
  return (
    <a className="btn plain" href={hrefOf({ page, month })} aria-label={`${word}, ${monthTitle(month)}`}>
      {sign === '‹' ? `‹ ${name}` : `${name} ›`}
    </a>
  );
}
