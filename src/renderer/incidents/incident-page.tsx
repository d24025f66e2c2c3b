import { useEffect, useRef, useState } from 'react';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { useCopy } from '../stores/copy';
import { IncidentHead } from './incident-head';
import { LogList } from './log-list';
import { ResolvePanel } from './resolve-panel';
import { ScribeInput } from './scribe-input';

/** The incident as its scribe sees it: the facts on top, the log, and one line to type into. */
export function IncidentPage({ id }: { readonly id: string }) {
  const { stores } = useApp();
  const { value: incidents, failure } = useCopy(stores.incidents);
  const [isResolving, setIsResolving] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const incident = incidents?.find((each) => each.id === id);

  useEffect(() => {
    void stores.entries.load(id);
  }, [stores, id]);

  if (incident === undefined) {
    return (
      <div className="page">
        <h1>Incident</h1>
        <FailureNotice failure={failure} />
        {incidents === undefined ? null : (
          <p className="teach">
            There is no such incident here. <a href="#/incidents">See all incidents</a>.
          </p>
        )}
      </div>
    );
  }
  const isLive = incident.resolvedAt === undefined;
  return (
    <div className="scribe">
      <IncidentHead
        incident={incident}
        onTakeRole={() => input.current?.focus()}
        onResolve={isLive ? () => setIsResolving(true) : undefined}
      />
      <LogList incident={incident} />
      {isResolving && isLive ? (
        <ResolvePanel
          incident={incident}
          onClose={() => {
            setIsResolving(false);
            input.current?.focus();
          }}
        />
      ) : null}
      <ScribeInput incident={incident} inputRef={input} />
    </div>
  );
}
