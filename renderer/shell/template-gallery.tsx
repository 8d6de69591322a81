/** Dreams to start from, each in its own words. */

import { Dialog } from '@base-ui/react/dialog';
import { FolderOpen, X } from 'lucide-react';
import { useRef } from 'react';
import { CHANNELS } from '../../app/bridge/index.ts';
import { chooseProject, createProject } from '../state/project.ts';
import { set, useStore } from '../state/store.ts';
import { ChannelIcon } from './channel-icon.tsx';

const close = () => set(({ dialog }) => (dialog === 'templates' ? { dialog: null } : {}));

export function TemplateGallery() {
  const open = useStore((state) => state.dialog === 'templates');
  const templates = useStore((state) => state.templates);
  const first = useRef<HTMLButtonElement>(null);
  const begin = async (id: string) => {
    close();
    await createProject(id);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(now) => !now && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="gallery" data-testid="templates" initialFocus={first}>
          <header>
            <Dialog.Title>Begin a dream</Dialog.Title>
            <Dialog.Close className="icon" aria-label="Close">
              <X size={16} strokeWidth={1.5} />
            </Dialog.Close>
          </header>
          <Dialog.Description>A copy in a new folder of yours; the dream that is open is kept as it is.</Dialog.Description>
          <ul>
            {templates.map((template, i) => (
              <li key={template.id}>
                <button ref={i === 0 ? first : null} type="button" data-template={template.id} onClick={() => void begin(template.id)}>
                  <h3>{template.title}</h3>
                  <p>{template.summary}</p>
                  <span className="channels">
                    {CHANNELS.filter((channel) => template.channels.includes(channel)).map((channel) => (
                      <ChannelIcon key={channel} channel={channel} size={16} />
                    ))}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="secondary"
            onClick={() => {
              close();
              void chooseProject();
            }}
          >
            <FolderOpen size={16} strokeWidth={1.5} aria-hidden /> Open a project…
          </button>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
