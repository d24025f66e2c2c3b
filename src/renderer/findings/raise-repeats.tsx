import { useEffect, useState } from 'react';
import type { RequestInput } from '../../shared/contract';
import type { FindingOrigin, FindingRepeats } from '../../shared/nouns/finding';
import { useApp } from '../app-context';
import type { Outcome } from '../client/client';
import { FailureNotice } from '../components/notice';
import { Repeats } from './repeats';

/** Beside the input in which a finding is raised: whether it was seen before. */
export function RaiseRepeats({
  of,
  from,
}: {
  readonly of: RequestInput<'findings.repeats'>['of'];
  readonly from: FindingOrigin['kind'];
}) {
  const { client } = useApp();
  const [outcome, setOutcome] = useState<Outcome<FindingRepeats>>();
  const key = JSON.stringify(of);
  useEffect(() => {
    let isShown = true;
    const asked = JSON.parse(key) as RequestInput<'findings.repeats'>['of'];
    void client.request('findings.repeats', { of: asked }).then((answer) => {
      if (isShown) setOutcome(answer);
    });
    return () => {
      isShown = false;
    };
  }, [client, key]);
  if (outcome === undefined) return null;
  return outcome.ok ? (
    <Repeats repeats={outcome.value} from={from} />
  ) : (
    <FailureNotice failure={outcome.failure} />
  );
}
