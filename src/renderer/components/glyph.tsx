import type { ReactNode } from 'react';

const cutOut = { stroke: 'var(--sheet)', strokeWidth: 2.4, strokeLinecap: 'round' } as const;
const line = (strokeWidth: number) =>
  ({
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  }) as const;

/** One family of shapes, 24 units square: a state is told by its shape first and by its colour second. */
const shapes = {
  off: <circle cx="12" cy="12" r="8" {...line(2)} />,
  quiet: (
    <>
      <circle cx="12" cy="12" r="8" {...line(2)} />
      <circle cx="12" cy="12" r="3" fill="currentColor" />
    </>
  ),
  'needs-you': (
    <>
      <circle cx="12" cy="12" r="9" fill="currentColor" />
      <path d="M12 7v6" {...cutOut} />
      <circle cx="12" cy="16.6" r="1.5" fill="var(--sheet)" />
    </>
  ),
  held: (
    <>
      <circle cx="12" cy="12" r="8" {...line(2)} />
      <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
    </>
  ),
  snoozed: (
    <>
      <circle cx="12" cy="12" r="8" {...line(2)} />
      <path d="M12 7.5V12l3.2 2" {...line(2.2)} />
    </>
  ),
  incident: (
    <>
      <path d="M12 2.5 21.5 12 12 21.5 2.5 12z" fill="currentColor" />
      <path d="M12 7.5v5.5" {...cutOut} />
      <circle cx="12" cy="16.3" r="1.5" fill="var(--sheet)" />
    </>
  ),
  resolved: <path d="M12 2.5 21.5 12 12 21.5 2.5 12zM8.5 12.2l2.6 2.6 4.6-5" {...line(2)} />,
  blind: (
    <>
      <circle cx="12" cy="12" r="8" {...line(2)} strokeDasharray="3.2 3" />
      <path d="M5 19 19 5" {...line(2.2)} />
    </>
  ),
  suppressed: (
    <>
      <circle cx="12" cy="12" r="8" {...line(2)} />
      <path d="M7.5 12h9" {...line(2.2)} />
    </>
  ),
  box: <rect x="4.5" y="4.5" width="15" height="15" rx="3" {...line(2)} />,
  ticked: (
    <>
      <rect x="4.5" y="4.5" width="15" height="15" rx="3" fill="currentColor" />
      <path d="m8 12.2 2.8 2.8L16 9.6" {...line(2.2)} stroke="var(--sheet)" />
    </>
  ),
  skipped: (
    <>
      <rect x="4.5" y="4.5" width="15" height="15" rx="3" {...line(2)} />
      <path d="M8.5 12h7" {...line(2.2)} />
    </>
  ),
  finding: (
    <>
      <rect x="4.5" y="4.5" width="15" height="15" rx="3" {...line(2)} />
      <path d="M12 8v4.6" {...line(2.2)} />
      <circle cx="12" cy="15.8" r="1.3" fill="currentColor" />
    </>
  ),
  event: <circle cx="12" cy="12" r="4" {...line(2)} />,
  topic: <path d="M5 7h14v8H11l-4 3.5V15H5z" {...line(2)} />,
  decision: <path d="M12 4.5 19.5 12 12 19.5 4.5 12z" {...line(2)} />,
  action: <path d="M5 12h12m-5-5 5 5-5 5" {...line(2)} />,
  result: <path d="m5 12.5 4.5 4.5L19 7.5" {...line(2.2)} />,
  trouble: (
    <>
      <path d="M12 3.5 21.5 20H2.5z" {...line(2)} />
      <path d="M12 10v4.5" {...line(2.2)} />
      <circle cx="12" cy="17.2" r="1.2" fill="currentColor" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof shapes;
export type Tone = 'plain' | 'calm' | 'lamp' | 'alarm';

export type GlyphProps = {
  readonly name: GlyphName;
  readonly size?: number;
  readonly tone?: Tone;
  /** Left out where the words beside it say the same. */
  readonly label?: string;
};

export function Glyph({ name, size = 18, tone = 'plain', label }: GlyphProps) {
  const shape = { className: `glyph ${tone}`, width: size, height: size, viewBox: '0 0 24 24' };
  return label === undefined ? (
    <svg {...shape} aria-hidden="true">
      {shapes[name]}
    </svg>
  ) : (
    <svg {...shape} role="img" aria-label={label}>
      {shapes[name]}
    </svg>
  );
}
