import { Fragment } from 'react';
import { type Incident, incidentRoles } from '../../shared/nouns/incident';
import { useIsMe } from '../app-context';

/** `lead Ann · scribe you`; an empty role of a live incident is a gap that shows. */
export function RolesInWords({ incident }: { readonly incident: Incident }) {
  const isMe = useIsMe();
  const isLive = incident.resolvedAt === undefined;
  return incidentRoles.map((role, index) => {
    const person = incident.roles.find((held) => held.role === role)?.person;
    return (
      <Fragment key={role}>
        {index === 0 ? '' : ' · '}
        {role}{' '}
        {person === undefined ? (
          <b className={isLive ? 'gap' : ''}>{isLive ? 'nobody yet' : 'nobody'}</b>
        ) : (
          <b>{isMe(person) ? 'you' : person}</b>
        )}
      </Fragment>
    );
  });
}
