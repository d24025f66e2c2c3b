import { amountWords } from '../../shared/hours-words';
import type { HoursMonth } from '../../shared/nouns/hours';

/** What the team's own rules make of the hours; without rules nothing is priced. */
export function PayLines({ pay }: { readonly pay: HoursMonth['pay'] }) {
  if (pay === undefined)
    return <p className="hint">The team pack has no pay rules: hours are counted and not priced.</p>;
  return (
    <section aria-labelledby="hours-pay">
      <h2 id="hours-pay">Pay</h2>
      <table className="hours-table pay">
        <caption className="visually-hidden">Pay by the team’s rules</caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">For</th>
            <th scope="col" className="number">
              {pay.currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {pay.lines.map(({ name, basis, amountMinor }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{basis}</td>
              <td className="number">{amountWords(amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Total
            </th>
            <td className="number">{amountWords(pay.totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
