/** A dialog of some size over the window: a title, a way to close it, and whatever it is about. What has `data-first` gets the keyboard. */

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { type State, set, useStore } from '../state/store.ts';

type Name = Exclude<State['dialog'], null>;

interface SheetProps {
  readonly name: Name;
  readonly title: string;
  /** A line below the title. */
  readonly about?: string;
  /** Which of several pages it shows. */
  readonly page?: string;
  readonly children: ReactNode;
}

export function Sheet({ name, title, about, page, children }: SheetProps) {
  const open = useStore((state) => state.dialog === name);
  const popup = useRef<HTMLDivElement>(null);
  const first = () => popup.current?.querySelector<HTMLElement>('[data-first]') ?? popup.current;
  return (
    <Dialog.Root open={open} onOpenChange={(now) => !now && closeSheet(name)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup ref={popup} initialFocus={first} className={`sheet sheet-${name}`} data-testid={name} data-page={page}>
          <header>
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="icon" aria-label="Close">
              <X size={16} strokeWidth={1.5} />
            </Dialog.Close>
            {about !== undefined && <Dialog.Description>{about}</Dialog.Description>}
          </header>
          {open && children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export const closeSheet = (name: Name): void => set(({ dialog }) => (dialog === name ? { dialog: null } : {}));
