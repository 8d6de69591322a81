/** A dialog of some size over the window: a title, a way to close it, and whatever it is about. */

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { type State, set, useStore } from '../state/store.ts';

interface SheetProps {
  readonly name: Exclude<State['dialog'], null>;
  readonly title: string;
  readonly children: ReactNode;
}

export function Sheet({ name, title, children }: SheetProps) {
  const open = useStore((state) => state.dialog === name);
  const close = () => set(({ dialog }) => (dialog === name ? { dialog: null } : {}));
  return (
    <Dialog.Root open={open} onOpenChange={(now) => !now && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={`sheet sheet-${name}`} data-testid={name}>
          <header>
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="icon" aria-label="Close">
              <X size={16} strokeWidth={1.5} />
            </Dialog.Close>
          </header>
          {open && children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
