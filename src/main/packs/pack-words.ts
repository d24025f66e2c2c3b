/** The texts of a pack file: lines, paragraphs, exact forms of words and templates. */
import { z } from 'zod';
import { gapsOf } from '../../shared/phrases';
import { quoted, refuse } from './refuse';

/** Words on one line, as they are to be shown or posted. */
export function oneLine(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .superRefine((text, context) => {
      if (/[\r\n]/.test(text)) {
        refuse(context, 'must be one line', 'write it without | or >, in quotes if need be');
      } else if (text !== text.trim()) {
        refuse(context, 'begins or ends with a space', 'take the space away');
      }
    })
    .meta({ pattern: '^\\S(?:[^\\r\\n]*\\S)?$' });
}

/** Words that may run over several lines; the line end that a YAML block leaves behind them is no part of them. */
export function paragraph(longest: number) {
  return z
    .string()
    .max(longest)
    .meta({ pattern: '\\S' })
    .transform((text, context): string => {
      const whole = text.replace(/[\r\n]+$/, '');
      if (whole.trim() === '') refuse(context, 'is empty', 'write something');
      return whole;
    });
}

/** An exact form of words that holds each of these gaps once and no other. */
export function phrase(...gaps: readonly string[]) {
  return oneLine(500)
    .superRefine((text, context) => {
      const found = gapsOf(text);
      const hint =
        gaps.length === 0
          ? 'nothing is filled in here: write the exact words'
          : `its gaps are ${gaps.map((gap) => `[${gap}]`).join(', ')}, each once`;
      const unknown = found.find((gap) => !gaps.includes(gap));
      const missing = gaps.find((gap) => !found.includes(gap));
      const repeated = found.find((gap, index) => found.indexOf(gap) !== index);
      if (unknown !== undefined)
        refuse(context, `has a gap that nothing fills, ${quoted(`[${unknown}]`)}`, hint);
      else if (missing !== undefined) refuse(context, `lacks the gap [${missing}]`, hint);
      else if (repeated !== undefined) refuse(context, `has the gap [${repeated}] twice`, hint);
    })
    .meta({ pattern: phrasePattern(gaps) });
}

function phrasePattern(gaps: readonly string[]): string {
  const each = gaps.map((gap) => `\\[${gap}\\]`);
  const once = each.map((gap) => `(?=.*${gap})(?!.*${gap}.*${gap})`).join('');
  const noOther = `(?!.*(?!${each.join('|') || '(?!)'})\\[[^\\]]+\\])`;
  return `^${once}${noOther}\\S(?:[^\\r\\n]*\\S)?$`;
}

const wholeTemplate = /^(?:[^{}]|\{[^{}\r\n]+\})*$/;

/** Lines to be posted, with gaps in curly brackets, such as `{the time it started}`. */
export const template = paragraph(3_000)
  .superRefine((text, context) => {
    if (!wholeTemplate.test(text)) {
      refuse(
        context,
        'has a curly bracket without its other half',
        'a gap is words in curly brackets on one line, such as {the time it started}',
      );
    }
  })
  .meta({ pattern: `^(?=[\\s\\S]*\\S)${wholeTemplate.source.slice(1)}` });

const channelDay = '[yyyy-mm-dd]';

/** The name of a channel that is made for one incident. */
export const dailyChannel = z
  .string()
  .superRefine((text, context) => {
    if (!/^#[a-z0-9_-]{1,60}\[yyyy-mm-dd\]$/.test(text)) {
      refuse(
        context,
        `${quoted(text)} is not the name of a channel for one day`,
        `end it with ${channelDay} and put it in quotes, such as "#incident-${channelDay}"`,
      );
    }
  })
  .meta({ pattern: '^#[a-z0-9_-]{1,60}\\[yyyy-mm-dd\\]$' });
