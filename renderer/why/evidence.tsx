/** A condition taken apart, line by line, with what was read; and an instant of the night to go to. */

import { Check, X } from 'lucide-react';
import { spell, type Why } from '../../app/bridge/index.ts';
import { clockOf } from '../state/clock.ts';
import { moveCursor } from '../state/night-cursor.ts';
import { useStore } from '../state/store.ts';

export function EvidenceLines({ lines, title }: { readonly lines: Why['cause']; readonly title: string }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="why-evidence">
        {lines.map(({ depth, words, holds, reads }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an answer never change
          <li key={i} style={{ paddingLeft: depth * 14 }} data-holds={holds}>
            {holds ? <Check size={14} strokeWidth={2} aria-label="holds" /> : <X size={14} strokeWidth={2} aria-label="does not hold" />}
            <span>{words}</span>
            <span className="num">{reads.map((one) => `${one.words} ${spell(one.value, one.measure)}`).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Goes there. */
export function At({ ms }: { readonly ms: number }) {
  const start = useStore((state) => state.preview?.night.startMinutes ?? 0);
  return (
    <button type="button" className="link why-at" onClick={() => moveCursor(ms)}>
      {clockOf(start, ms, true)}
    </button>
  );
}
