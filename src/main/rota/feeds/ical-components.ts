import { contentLines, type IcalProperty, parseProperty } from './ical-lines';

export type IcalComponent = {
  readonly name: string;
  readonly properties: readonly IcalProperty[];
  readonly children: readonly IcalComponent[];
  /** It, or something within it, was not ended by its own END: what belongs to it is not certain. */
  readonly isDamaged: boolean;
};

export type IcalDocument = {
  readonly calendars: readonly IcalComponent[];
  /** A calendar begins and does not end: the rest of it did not come. */
  readonly isCutOff: boolean;
};

type OpenComponent = {
  name: string;
  properties: IcalProperty[];
  children: OpenComponent[];
  isDamaged: boolean;
};

/** A calendar, an event, an alarm: nothing real goes deeper, and without a bound nonsense could make it slow. */
const deepest = 8;

/**
 * Splits a feed into its components. One damaged event costs that event: the next BEGIN:VEVENT starts afresh.
 * node-ical's own reading is not used for this, since there one wrong line (a second DTSTART) ends the whole calendar.
 */
export function parseComponents(text: string): IcalDocument {
  const calendars: OpenComponent[] = [];
  let open: OpenComponent[] = [];
  for (const line of contentLines(text)) {
    const mark = /^(BEGIN|END):([A-Za-z0-9-]+)\s*$/i.exec(line);
    if (mark === null) {
      const property = open.length === 0 ? undefined : parseProperty(line);
      if (property !== undefined) open.at(-1)?.properties.push(property);
      continue;
    }
    const name = (mark[2] ?? '').toUpperCase();
    open = mark[1]?.toUpperCase() === 'BEGIN' ? begin(name, open, calendars) : end(name, open);
  }
  return { calendars, isCutOff: open.length > 0 };
}

function begin(name: string, open: OpenComponent[], calendars: OpenComponent[]): OpenComponent[] {
  const component: OpenComponent = { name, properties: [], children: [], isDamaged: false };
  if (name === 'VCALENDAR') {
    damage(open);
    calendars.push(component);
    return [component];
  }
  const [calendar, ...inner] = open;
  if (calendar === undefined) return open;
  // No event is within another, so the one before was not ended; and nothing is within it that holds events.
  const outer = name === 'VEVENT' ? [calendar] : open;
  if (name === 'VEVENT') damage(inner);
  if (outer.length >= deepest) {
    damage(inner);
    return outer;
  }
  outer.at(-1)?.children.push(component);
  return [...outer, component];
}

function end(name: string, open: OpenComponent[]): OpenComponent[] {
  const at = open.findLastIndex((component) => component.name === name);
  if (at < 0) return open;
  if (at < open.length - 1) damage(open.slice(name === 'VCALENDAR' ? at + 1 : at));
  return open.slice(0, at);
}

function damage(components: readonly OpenComponent[]): void {
  for (const component of components) component.isDamaged = true;
}

export function propertiesOf(component: IcalComponent, name: string): readonly IcalProperty[] {
  return component.properties.filter((property) => property.name === name);
}

export function firstValue(component: IcalComponent, name: string): string | undefined {
  return component.properties.find((property) => property.name === name)?.value;
}
