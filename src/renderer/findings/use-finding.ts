import { useEffect, useState } from 'react';
import type { Finding, FindingView } from '../../shared/nouns/finding';
import { useApp } from '../app-context';
import type { ClientFailure } from '../client/client';
import { useValue } from '../stores/copy';

export type ShownFinding = {
  readonly finding: Finding;
  readonly plan: FindingView['plan'];
  readonly repeats: FindingView['repeats'];
};

/** One finding, always as it is now, with what the team's pack says of how it goes on. */
export function useFinding(id: string): {
  readonly shown: ShownFinding | undefined;
  readonly failure: ClientFailure | undefined;
} {
  const { client, stores } = useApp();
  const [view, setView] = useState<FindingView>();
  const [failure, setFailure] = useState<ClientFailure>();
  const pack = useValue(stores.pack);
  const told = useValue(stores.findings)?.find((finding) => finding.id === id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with another pack the plan may be another.
  useEffect(() => {
    let isShown = true;
    void client.request('findings.read', { id }).then((outcome) => {
      if (!isShown) return;
      setFailure(outcome.ok ? undefined : outcome.failure);
      if (outcome.ok) setView(outcome.value);
    });
    return () => {
      isShown = false;
    };
  }, [client, id, pack]);

  if (view === undefined) return { shown: undefined, failure };
  const finding = told ?? view.finding;
  const channel = finding.thread?.channel ?? view.plan.channel;
  return { shown: { finding, repeats: view.repeats, plan: { ...view.plan, channel } }, failure };
}
