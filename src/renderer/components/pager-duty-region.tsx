import { Field } from './field';

const regions = [
  { address: '', name: 'United States (api.pagerduty.com)' },
  { address: 'https://api.eu.pagerduty.com', name: 'Europe (api.eu.pagerduty.com)' },
  { address: 'other', name: 'Another address' },
] as const;

/** Where a PagerDuty account is: one of theirs, or an address that is typed. */
export type PagerDutyPlace = { readonly region: string; readonly other: string };

export const usualPlace: PagerDutyPlace = { region: '', other: '' };

/** Undefined while it is not chosen to the end; empty for the usual address. */
export function apiUrlOf({ region, other }: PagerDutyPlace): string | undefined {
  if (region !== 'other') return region;
  return other.trim() === '' ? undefined : other.trim();
}

export function PagerDutyRegion({
  value,
  onChange,
}: {
  readonly value: PagerDutyPlace;
  readonly onChange: (value: PagerDutyPlace) => void;
}) {
  return (
    <>
      <Field label="Region">
        {(control) => (
          <select
            {...control}
            value={value.region}
            onChange={(event) => onChange({ ...value, region: event.target.value })}
          >
            {regions.map(({ address, name }) => (
              <option key={address} value={address}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {value.region === 'other' ? (
        <Field label="API address">
          {(control) => (
            <input
              {...control}
              type="url"
              autoComplete="off"
              maxLength={400}
              placeholder="https://api.pagerduty.com"
              value={value.other}
              onChange={(event) => onChange({ ...value, other: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
