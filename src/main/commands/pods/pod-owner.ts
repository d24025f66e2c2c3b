import type { Pod } from './pod-shape';

export type Owner = { readonly kind: string; readonly name: string };

/** What keeps the pod; of a replica set the name of its deployment, so that old and new pods of a rollout stand together. */
export function ownerOf({ metadata }: Pod): Owner | undefined {
  const owners = metadata.ownerReferences ?? [];
  const owner = owners.find(({ controller }) => controller === true) ?? owners[0];
  if (owner === undefined) return undefined;
  const end = `-${metadata.labels?.['pod-template-hash'] ?? ''}`;
  const isRollout = owner.kind === 'ReplicaSet' && end !== '-' && owner.name.endsWith(end);
  return { kind: owner.kind, name: isRollout ? owner.name.slice(0, -end.length) : owner.name };
}
