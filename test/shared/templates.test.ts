import { describe, expect, it } from 'vitest';
import { fillTemplate, fillTemplateParts, templateGaps } from '../../src/shared/templates';

const degraded = `**From**: {the time it started}

**User impact**: {explain the user impact}`;

describe('a template of the pack', () => {
  it('names its gaps in order, each once', () => {
    expect(templateGaps('{when}: {what, and why}. Again at {when}')).toEqual(['when', 'what, and why']);
  });

  it('keeps every word and line of its own and fills the gaps as they were given', () => {
    const gaps = {
      'the time it started': '09:40',
      'explain the user impact': 'nobody can sign in\n(all of them)',
    };
    expect(fillTemplate(degraded, gaps)).toBe(
      '**From**: 09:40\n\n**User impact**: nobody can sign in\n(all of them)',
    );
  });

  it('shows the gap itself where nothing was given', () => {
    expect(fillTemplate(degraded, { 'the time it started': '  ' })).toBe(degraded);
  });

  it('fills no gap with what an object inherits', () => {
    expect(fillTemplate('{toString} {constructor}', {})).toBe('{toString} {constructor}');
  });

  it('does not read what fills a gap as a gap', () => {
    expect(fillTemplateParts('a {b} c', { b: '{b}' })).toEqual([
      { text: 'a ', gap: undefined },
      { text: '{b}', gap: 'b' },
      { text: ' c', gap: undefined },
    ]);
  });
});
