import { cutText, visibleText } from '../words/outside-words';

const longest = 80;

/** A name as a source wrote it, isolated from the words around it. */
export function PersonName({ name }: { readonly name: string }) {
  return <bdi>{shownName(name)}</bdi>;
}

/** `Ann`, `Ann and Bo`, `Ann, Bo and Cy`, each isolated. */
export function PersonNames({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index === 0 ? '' : index === names.length - 1 ? ' and ' : ', '}
      <PersonName name={name} />
    </span>
  ));
}

export function shownName(name: string): string {
  return visibleText(cutText(name, longest));
}
