/** What stands against sending the dream, what its author should know, and what is in order; each with the way to where it is mended. */

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { Preflight, PreflightItem } from '../../app/bridge/index.ts';
import { Words } from '../shell/words.tsx';
import { change } from '../state/devices.ts';
import { trustSigner } from '../state/sending.ts';
import { get, useStore } from '../state/store.ts';
import { goToPlace } from '../state/view.ts';

const ICONS = { stop: CircleX, care: TriangleAlert, fine: CircleCheck } as const;
const LEVEL_WORDS = { stop: 'stops it', care: 'to be known', fine: 'in order' } as const;

export function PreflightList({ preflight: { items, key } }: { readonly preflight: Preflight }) {
  const held = items.filter(({ level }) => level !== 'fine');
  const fine = items.filter(({ level }) => level === 'fine');
  return (
    <div data-testid="preflight" data-stops={items.filter(({ level }) => level === 'stop').length}>
      <Items items={held} publicKey={key?.publicKey ?? ''} />
      {fine.length > 0 && (
        <details open={held.length === 0}>
          <summary>
            {fine.length} {fine.length === 1 ? 'thing' : 'things'} in order, with what is proven
          </summary>
          <Items items={fine} publicKey="" />
        </details>
      )}
    </div>
  );
}

function Items({ items, publicKey }: { readonly items: readonly PreflightItem[]; readonly publicKey: string }) {
  return (
    <ul className="preflight">
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list is replaced as a whole
        <Item key={i} item={item} publicKey={publicKey} />
      ))}
    </ul>
  );
}

function Item({ item: { level, about, device, message, hint, place, mend }, publicKey }: { readonly item: PreflightItem; readonly publicKey: string }) {
  const Icon = ICONS[level];
  const fingerprint = useStore(({ devices }) => devices.paired?.find(({ name }) => name === device)?.fingerprint ?? null);
  return (
    <li className={`preflight-${level}`} data-about={about} data-level={level}>
      <Icon size={15} strokeWidth={1.5} aria-label={LEVEL_WORDS[level]} />
      <div>
        <p>
          {device !== null && <b>{device}</b>} <span>{message}</span>
        </p>
        {hint !== '' && (
          <p className="faint">
            <Words text={hint} />
          </p>
        )}
        {place !== null && (
          <button type="button" className="link" onClick={() => goToPlace(place, get().devices.checked?.texts ?? {})}>
            {place.file}, line {place.range.start.line + 1}
          </button>
        )}
        {level !== 'fine' && mend !== 'trust' && fingerprint !== null && (
          <button type="button" className="link" onClick={() => change({ shown: fingerprint })}>
            Show {device}
          </button>
        )}
        {mend === 'trust' && fingerprint !== null && publicKey !== '' && (
          <button type="button" className="secondary" onClick={() => void trustSigner(fingerprint, publicKey)}>
            Trust the key on {device}
          </button>
        )}
      </div>
    </li>
  );
}
