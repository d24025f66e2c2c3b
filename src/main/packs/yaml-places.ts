import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
} from 'yaml';

type Place = { readonly key: Node | undefined; readonly value: Node | undefined };

/**
 * Where in the text the value at a path stands, as an offset. For a value that is missing: the map which lacks it, by its
 * key where it has one, since that is the line a person looks for.
 */
export function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let place: Place = { key: undefined, value: asNode(document.contents) };
  for (const step of path) {
    const inner = stepInto(document, place.value, step);
    if (inner === undefined) return startOf(place.key) ?? startOf(place.value) ?? 0;
    place = inner;
  }
  return startOf(place.value) ?? startOf(place.key) ?? 0;
}

/** Where a key itself stands. */
export function offsetOfKey(document: Document, path: readonly PropertyKey[], key: string): number {
  let value = asNode(document.contents);
  for (const step of path) value = stepInto(document, value, step)?.value;
  return startOf(stepInto(document, value, key)?.key) ?? offsetOf(document, path);
}

/** The second of two equal keys in one map, if there are any. */
export function offsetOfKeyGivenTwice(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Map(_key, map) {
      const names = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        if (names.has(name)) {
          found = startOf(asNode(key));
          return visit.BREAK;
        }
        names.add(name);
      }
      return undefined;
    },
  });
  return found;
}

/** The alias that cannot be unfolded: one without an anchor before it, or else the first of all. */
export function offsetOfBadAlias(document: Document): number {
  const anchors = new Set<string>();
  let first: number | undefined;
  let unknown: number | undefined;
  visit(document, (_key, node) => {
    if (isAlias(node)) {
      first ??= startOf(node);
      if (!anchors.has(node.source)) unknown ??= startOf(node);
    } else if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) {
      anchors.add(node.anchor);
    }
  });
  return unknown ?? first ?? 0;
}

function stepInto(document: Document, from: Node | undefined, step: PropertyKey): Place | undefined {
  const node = isAlias(from) ? from.resolve(document) : from;
  if (isMap(node)) {
    const pair: Pair | undefined = node.items.find(
      ({ key }) => isScalar(key) && String(key.value) === String(step),
    );
    return pair === undefined ? undefined : { key: asNode(pair.key), value: asNode(pair.value) };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = asNode(node.items[step]);
    return item === undefined ? undefined : { key: undefined, value: item };
  }
  return undefined;
}

function asNode(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}

/** A value that was left out is an empty scalar behind its key: not a place of its own. */
function startOf(node: Node | undefined): number | undefined {
  const range = node?.range;
  if (range === undefined || range === null) return undefined;
  return isScalar(node) && node.value === null && range[0] === range[1] ? undefined : range[0];
}
